"""What needs are found by: exactly what is published, as it reads now, and the full-text index has all of it."""

from __future__ import annotations

from collections.abc import Iterator

import sqlalchemy as sa

from kjfz_bot.domain.need import Need
from kjfz_bot.errors import SealBroken
from kjfz_bot.language import search_terms
from kjfz_bot.storage import need_search, need_subscriptions, needs
from kjfz_bot.storage.keys import UnknownPersonError
from kjfz_bot.storage.need_search import Query
from kjfz_bot.storage.schema_needs import NEED, NEED_SEARCH, NEED_SUBSCRIPTION
from kjfz_bot.storage.store import UnitOfWork
from kjfz_bot.storage.verify.delivery import Rule, check_rules
from kjfz_bot.storage.verify.finding import Finding, Scene

AT_ONCE = 200

RULES = (
    Rule(
        "N1",
        "need {id}",
        "it is published, and cannot be found",
        "SELECT n.id FROM need n LEFT JOIN need_search s ON s.need_id = n.id "
        "WHERE n.state = 'published' AND s.need_id IS NULL",
    ),
    Rule(
        "N1",
        "need {id}",
        "it is {state}, and can still be found",
        "SELECT n.id, n.state FROM need_search s JOIN need n ON n.id = s.need_id WHERE n.state <> 'published'",
    ),
    Rule(
        "N1",
        "need {id}",
        "it is found as number {found} of what was published, and is number {published_order}",
        "SELECT n.id, n.published_order, s.published_order AS found FROM need_search s "
        "JOIN need n ON n.id = s.need_id WHERE s.published_order <> n.published_order",
    ),
)
"""The invariants of finding needs."""

_COUNT = sa.select(sa.func.count()).select_from(NEED_SEARCH)
_SOME = (
    sa.select(*needs.COLUMNS, NEED_SEARCH.c.terms, NEED_SEARCH.c.content)
    .select_from(needs.JOINED.join(NEED_SEARCH, NEED_SEARCH.c.need_id == NEED.c.id))
    .where(NEED_SEARCH.c.published_order > sa.bindparam("after"))
    .order_by(NEED_SEARCH.c.published_order)
    .limit(AT_ONCE)
)
_IN_FULL_TEXT = sa.text("SELECT rowid FROM need_term WHERE need_term MATCH :number")
_SUBSCRIBERS = sa.select(NEED_SUBSCRIPTION.c.person_id).distinct().order_by(NEED_SUBSCRIPTION.c.person_id)


def check_needs_found(uow: UnitOfWork, scene: Scene) -> Iterator[Finding]:
    """Report what is published and not found, found and not published, or found by what it does not say."""
    yield from check_rules(uow, scene, RULES)
    total: int = uow.connection.execute(_COUNT).scalar_one()
    done, after = 0, 0
    while rows := uow.connection.execute(_SOME, {"after": after}).all():
        scene.tick(done, total)
        for row in rows:
            yield from _agrees(uow, needs.read(row), frozenset(row.terms), row.content)
        done, after = done + len(rows), rows[-1].published_order
    for person in uow.connection.execute(_SUBSCRIBERS).scalars().all():
        try:
            need_subscriptions.of_person(uow, person)
        except (SealBroken, UnknownPersonError):
            yield Finding("sealed", f"person {person}", "the words they subscribed to do not open")


def _agrees(uow: UnitOfWork, need: Need, terms: frozenset[str], content: str) -> Iterator[Finding]:
    """Initials are left out: a newer table of syllables may read a word in another way."""
    where = f"need {need.id}"
    places = Query((), need.programme, need.district, need.statement.field).facets
    if content != need_search.said(need):
        yield Finding("N1", where, "it is found by what it does not say any more")
    elif not terms.issuperset((*places, *search_terms.terms(content))):
        yield Finding("N1", where, "not everything it says or belongs to finds it")
    number = need_search.number_term(need)
    if uow.connection.dialect.name == "sqlite":
        found = uow.connection.execute(_IN_FULL_TEXT, {"number": f'"{number}"'}).scalars().all()
        if found != [need.order]:
            yield Finding("N1", where, "the full-text index does not have it, or has it in another place")
