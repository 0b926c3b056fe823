"""Published needs by what they say and where they belong, newest first: one inverted index for all of it.

A query is terms (`language/search_terms.py`): pairs of characters, words, initials, and one each for programme,
district and field. Where pairs do not decide, the statement itself looks into the text, so a page is full as long as
there is more. What is in the index is what is published; who may read it is asked elsewhere.

On SQLite a full-text index gives rows newest first and stops when it has enough. PostgreSQL's gives all rows of a term
at once, so the newest are looked through first: whatever is common is found among them, and what is not is few.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

import sqlalchemy as sa

from kjfz_bot.domain.need import Need
from kjfz_bot.language import search_terms
from kjfz_bot.language.normalise import fold
from kjfz_bot.language.search_terms import Word
from kjfz_bot.storage import needs
from kjfz_bot.storage.bulk import Bulk
from kjfz_bot.storage.schema_needs import NEED, NEED_SEARCH
from kjfz_bot.storage.store import UnitOfWork

LOOKED_THROUGH = 400
"""How many of the nearest needs are looked through on PostgreSQL before its index is asked."""

_ADD = Bulk(sa.insert(NEED_SEARCH))
_REMOVE = sa.delete(NEED_SEARCH).where(NEED_SEARCH.c.need_id == sa.bindparam("need"))
_READ = needs.READ.where(NEED.c.published_order.in_(sa.bindparam("orders", expanding=True)))
_NEWEST = sa.select(sa.func.coalesce(sa.func.max(NEED_SEARCH.c.published_order), 0))
_SETTLED = (
    sa.select(NEED_SEARCH.c.published_order)
    .join(NEED, NEED.c.id == NEED_SEARCH.c.need_id)
    .where(NEED.c.published_at <= sa.bindparam("until"))
    .order_by(NEED_SEARCH.c.published_order.desc())
    .limit(1)
)

_BEYOND = 2**62
"""An order that no need comes to."""


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for: all of the words, in the places that are given."""

    words: tuple[Word, ...] = ()
    programme: str | None = None
    district: str | None = None
    field: str | None = None

    @property
    def facets(self) -> list[str]:
        """The terms of the places."""
        said = {"p": self.programme, "d": self.district, "f": self.field}
        return [search_terms.facet(kind, value) for kind, value in said.items() if value is not None]


def index(uow: UnitOfWork, need: Need) -> None:
    """Let a need that was published be found, by what it says now; what is not published is found no more."""
    index_all(uow, [need])


def index_all(uow: UnitOfWork, these: Iterable[Need]) -> None:
    """The same of many at once."""
    rows = []
    for need in these:
        forget(uow, need)
        if need.state == "published" and need.order is not None:
            rows.append(_row(need))
    _ADD.run(uow, rows)


def forget(uow: UnitOfWork, need: Need) -> None:
    """Let a need be found no more, since it was withdrawn, has expired, or was matched."""
    uow.connection.execute(_REMOVE, {"need": need.id})


def newest(uow: UnitOfWork) -> int:
    """The order of the need that was published last; 0 where there is none."""
    order: int = uow.connection.execute(_NEWEST).scalar_one()
    return order


def settled(uow: UnitOfWork, until: datetime) -> int:
    """The order of the last need that was published until a moment, some minutes ago; 0 where there is none.

    Whatever comes before it in the order is there by then, whichever process published it.
    """
    order: int | None = uow.connection.execute(_SETTLED, {"until": until}).scalar_one_or_none()
    return order or 0


def older(uow: UnitOfWork, query: Query, before: int | None, limit: int) -> list[Need]:
    """Up to `limit` needs that fit and were published before that order, newest first; None is before nothing."""
    return _read(uow, _orders(uow, query, _DOWN, _BEYOND if before is None else before, limit))


def newer(uow: UnitOfWork, query: Query, after: int, limit: int) -> list[Need]:
    """Up to `limit` needs that fit, the first that were published after that order, newest first."""
    return _read(uow, _orders(uow, query, _UP, after, limit))


def said(need: Need) -> str:
    """What a need says, in one script and case: all of it that is looked for, part below part."""
    it = need.statement
    parts = (it.title, *it.keywords, it.scene, it.problem, it.present, it.target, it.limits, it.expert)
    return "\n".join(fold(part) for part in parts if part)


def terms_of(need: Need, content: str) -> Iterator[str]:
    """The terms by which a need with this content is found."""
    yield number_term(need)
    yield from Query((), need.programme, need.district, need.statement.field).facets
    yield from search_terms.terms(content)
    yield from search_terms.initials((need.statement.title, *need.statement.keywords))


def number_term(need: Need) -> str:
    """The term that one need alone has."""
    return search_terms.facet("n", need.public_id.casefold())


def _row(need: Need) -> Mapping[str, Any]:
    content = said(need)
    terms = tuple(dict.fromkeys(terms_of(need, content)))
    return {"published_order": need.order, "need_id": need.id, "terms": terms, "content": content}


def _read(uow: UnitOfWork, orders: Sequence[int]) -> list[Need]:
    if not orders:
        return []
    rows = uow.connection.execute(_READ, {"orders": list(orders)})
    return sorted((needs.read(row) for row in rows), key=lambda need: -(need.order or 0))


@dataclass(frozen=True, slots=True)
class _Way:
    """In which direction needs are looked through."""

    beyond: str
    sorted: str


_DOWN = _Way("<", "DESC")
_UP = _Way(">", "ASC")


def _orders(uow: UnitOfWork, query: Query, way: _Way, bound: int, limit: int) -> Sequence[int]:
    """The orders of needs that fit, the nearest to the bound first."""
    names: dict[str, Any] = {"bound": bound, "most": limit}
    if not (query.words or query.facets):
        return _run(uow, _all(way), names)
    inside = [word.text for word in query.words if not word.alone]
    names |= {f"word{place}": text for place, text in enumerate(inside)}
    if uow.connection.dialect.name == "sqlite":
        return _run(uow, _in_full_text(way, len(inside)), names | {"wanted": _FULL_TEXT.say(query)})
    return _in_lexemes(uow, way, len(inside), names | {"wanted": _LEXEMES.say(query)})


def _in_lexemes(uow: UnitOfWork, way: _Way, inside: int, names: dict[str, Any]) -> Sequence[int]:
    """What fits among the nearest, and where that is not enough, by the index, what is beyond these."""
    nearest = {"bound": names["bound"], "near": LOOKED_THROUGH}
    found = _run(uow, _among_nearest(way, inside), names | nearest)
    beyond = _run(uow, _horizon(way), nearest) if len(found) < names["most"] else ()
    if not beyond:
        return found
    with _by_bitmaps(uow):
        rest = _run(uow, _among_all(way, inside), names | {"bound": beyond[0], "most": names["most"] - len(found)})
    return [*found, *rest]


def _run(uow: UnitOfWork, statement: sa.TextClause, names: Mapping[str, Any]) -> Sequence[int]:
    return uow.connection.execute(statement, names).scalars().all()


@contextmanager
def _by_bitmaps(uow: UnitOfWork) -> Iterator[None]:
    """PostgreSQL's inverted index gives bitmaps only, which the session that writes does without otherwise."""
    say = uow.connection.exec_driver_sql
    say("SET LOCAL enable_bitmapscan TO on")
    say("SET LOCAL enable_seqscan TO off")
    yield
    say("SET LOCAL enable_bitmapscan TO DEFAULT")
    say("SET LOCAL enable_seqscan TO DEFAULT")


@dataclass(frozen=True, slots=True)
class _Grammar:
    """How a database's index wants to be asked."""

    quote: str
    both: str
    either: str

    def say(self, query: Query) -> str:
        """Everything that is wanted, of each word also what it may be the initials of."""
        parts = [[[facet]] for facet in query.facets]
        parts += [[list(word.terms), *([[word.initials]] if word.initials else [])] for word in query.words]
        return self.both.join(f"({self.either.join(map(self._all, part))})" for part in parts)

    def _all(self, terms: Sequence[str]) -> str:
        return self.both.join(f"{self.quote}{term}{self.quote}" for term in terms)


_FULL_TEXT = _Grammar('"', " AND ", " OR ")
_LEXEMES = _Grammar("'", " & ", " | ")


# Statements are made once for each direction and number of words that the text is looked at for. They are written out,
# since each database has words of its own for what its index does; only names are put into them, never what was typed.
@cache
def _all(way: _Way) -> sa.TextClause:
    return sa.text(
        f"SELECT published_order FROM need_search WHERE published_order {way.beyond} :bound "  # noqa: S608
        f"ORDER BY published_order {way.sorted} LIMIT :most"
    )


@cache
def _in_full_text(way: _Way, inside: int) -> sa.TextClause:
    held = "".join(f" AND instr(content, :word{place}) > 0" for place in range(inside))
    read = " JOIN need_search ON published_order = need_term.rowid" if inside else ""
    return sa.text(
        f"SELECT need_term.rowid FROM need_term{read} WHERE need_term MATCH :wanted "  # noqa: S608
        f"AND need_term.rowid {way.beyond} :bound{held} ORDER BY need_term.rowid {way.sorted} LIMIT :most"
    )


@cache
def _among_nearest(way: _Way, inside: int) -> sa.TextClause:
    return sa.text(
        "SELECT published_order FROM (SELECT published_order, terms, content FROM need_search "  # noqa: S608
        f"WHERE published_order {way.beyond} :bound ORDER BY published_order {way.sorted} LIMIT :near) AS near "
        f"WHERE terms @@ CAST(:wanted AS tsquery){_held(inside)} ORDER BY published_order {way.sorted} LIMIT :most"
    )


@cache
def _horizon(way: _Way) -> sa.TextClause:
    """The last of the nearest, where there are that many."""
    return sa.text(
        f"SELECT published_order FROM need_search WHERE published_order {way.beyond} :bound "  # noqa: S608
        f"ORDER BY published_order {way.sorted} OFFSET :near - 1 LIMIT 1"
    )


@cache
def _among_all(way: _Way, inside: int) -> sa.TextClause:
    """Materialized, so that the index of terms is the only one there is for it."""
    return sa.text(
        "WITH hit AS MATERIALIZED (SELECT published_order FROM need_search "  # noqa: S608
        f"WHERE terms @@ CAST(:wanted AS tsquery){_held(inside)}) "
        f"SELECT published_order FROM hit WHERE published_order {way.beyond} :bound "
        f"ORDER BY published_order {way.sorted} LIMIT :most"
    )


def _held(inside: int) -> str:
    return "".join(f" AND position(:word{place} IN content) > 0" for place in range(inside))
