"""The audit: what was done for whom, one chain a person. A row holds ids and fingerprints only, and stays as it is.

Each row's hash covers the one before, so that none can be changed, left out or added without every later one showing
it; a daily root over all chains is kept outside the database (`audit_roots.py`).
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

import sqlalchemy as sa

from kjfz_bot.storage.bulk import Bulk
from kjfz_bot.storage.padding import padded
from kjfz_bot.storage.schema import AUDIT
from kjfz_bot.storage.store import UnitOfWork

FIRST = hashlib.sha256(b"").hexdigest()
"""What the first row of a chain follows."""

ERASED = "erased"
"""The deed after which nothing else of the person is left."""

OPERATOR = "operator"
"""By whom a deed was done that somebody did on the command line."""

BEGAN = "began"
"""The first deed of a chain whose person had something done before there was an audit; `until` is their last event."""

FIELDS = frozenset({"why", "run", "step", "key", "inputs", "by", "of", "letter", "until", "file", "person"}) | {
    *(
        "role",
        "grant",
        "invitation",
        "organisation",
        "cause",
        "profile",
        "version",
        "verdict",
        "reason",
        "appointment",
        "batch",
        "row",
        "rows",
        "entry",
        "year",
    )
}
"""What may be said of a deed besides who it concerns, what it was and when."""

_PLAIN = re.compile(r"[A-Za-z0-9_.:#-]{0,200}")
_ADD = Bulk(sa.insert(AUDIT))

_SEALING = 61_042
# Whoever records holds the first lock together with others, so that a seal waits for the rows under way; and the
# person's door (`lane_locks.py`), so that two rows of a chain follow one another. Chains come sorted, so that two
# processes come to the same doors in the same order.
_BEGIN = sa.text(
    "SELECT pg_advisory_xact_lock_shared(:sealing, 0), pg_advisory_xact_lock(-chain) "
    "FROM unnest(CAST(:chains AS bigint[])) AS begun (chain)"
).bindparams(sealing=_SEALING)
_WAIT = sa.text(f"SELECT pg_advisory_xact_lock({_SEALING}, 0)")
_LAST_OF = (
    sa.select(AUDIT.c.chain, sa.func.max(AUDIT.c.seq).label("seq"))
    .where(AUDIT.c.chain.in_(sa.bindparam("chains", expanding=True)))
    .group_by(AUDIT.c.chain)
    .subquery()
)
_LAST = sa.select(AUDIT.c.chain, AUDIT.c.seq, AUDIT.c.hash).join(
    _LAST_OF, sa.and_(_LAST_OF.c.chain == AUDIT.c.chain, _LAST_OF.c.seq == AUDIT.c.seq)
)
_NEWEST = sa.select(sa.func.max(AUDIT.c.id))
_HEADS = (
    sa.select(AUDIT.c.chain, sa.func.max(AUDIT.c.seq).label("seq"))
    .where(AUDIT.c.id <= sa.bindparam("up_to"), AUDIT.c.chain > sa.bindparam("after"))
    .group_by(AUDIT.c.chain)
    .order_by(AUDIT.c.chain)
    .limit(sa.bindparam("limit_"))
    .subquery()
)
_HEAD_HASHES = (
    sa.select(AUDIT.c.chain, AUDIT.c.seq, AUDIT.c.hash)
    .join(_HEADS, sa.and_(_HEADS.c.chain == AUDIT.c.chain, _HEADS.c.seq == AUDIT.c.seq))
    .order_by(AUDIT.c.chain)
)


@dataclass(frozen=True, slots=True)
class Deed:
    """Something that was done: to whom it happened (`chain`, a person), what, when, and which ids name it."""

    chain: int
    action: str
    at: datetime
    details: Mapping[str, str | int]


@dataclass(frozen=True, slots=True)
class Head:
    """The last row of a chain."""

    chain: int
    seq: int
    hash: str


def record(uow: UnitOfWork, *deeds: Deed) -> None:
    """Add deeds to their chains, in the transaction that does them; ValueError where one would say more than ids."""
    if not deeds:
        return
    chains = sorted({deed.chain for deed in deeds})
    if uow.database.shared:
        uow.connection.execute(_BEGIN, {"chains": chains})
    last = {row.chain: (row.seq, row.hash) for row in uow.connection.execute(_LAST, {"chains": padded(chains)})}
    rows = []
    for number, deed in zip(uow.take_ids(len(deeds)), deeds, strict=True):
        seq, previous = last.get(deed.chain, (0, FIRST))
        entry = _canonical(deed, seq + 1)
        last[deed.chain] = (seq + 1, chained(previous, entry))
        rows.append({"id": number, "chain": deed.chain, "seq": seq + 1, "entry": entry, "hash": last[deed.chain][1]})
    _ADD.run(uow, rows)


def chained(previous: str, entry: str) -> str:
    """The hash of a row: over that of the row before and its own canonical text."""
    return hashlib.sha256((previous + entry).encode()).hexdigest()


def is_plain(deed: Mapping[str, object]) -> bool:
    """Whether a deed's details are names, ids and hashes, so that nothing a person wrote can be among them."""
    return deed.keys() <= FIELDS and all(
        isinstance(value, int) or (isinstance(value, str) and _PLAIN.fullmatch(value)) for value in deed.values()
    )


def newest(uow: UnitOfWork) -> int:
    """The id of the last row of all chains, with none below it still to come; 0 where there is none."""
    if uow.database.shared:
        uow.connection.execute(_WAIT)
    return uow.connection.execute(_NEWEST).scalar_one() or 0


def heads(uow: UnitOfWork, up_to: int, after: int, limit: int) -> Iterator[Head]:
    """The last row not newer than `up_to` of each chain above `after`, in order, at most `limit` of them."""
    rows = uow.connection.execute(_HEAD_HASHES, {"up_to": up_to, "after": after, "limit_": limit})
    return (Head(row.chain, row.seq, row.hash) for row in rows)


def _canonical(deed: Deed, seq: int) -> str:
    if not is_plain(deed.details):
        raise ValueError(f"'{deed.action}' says more than ids: {sorted(deed.details)}")
    at = deed.at.astimezone(UTC).isoformat(timespec="microseconds")
    fields = {**deed.details, "action": deed.action, "at": at, "chain": deed.chain, "seq": seq}
    return json.dumps(fields, sort_keys=True, separators=(",", ":"))
