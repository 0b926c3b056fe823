"""Live entries as an officer's hints and samples look at them: of many terms at once, nothing sealed opened."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

import sqlalchemy as sa

from kjfz_bot.domain.access import Scope
from kjfz_bot.domain.service_entry import Entry
from kjfz_bot.storage import organisations
from kjfz_bot.storage.entries import AT_ONCE, READ, read
from kjfz_bot.storage.padding import padded
from kjfz_bot.storage.schema_lists import APPOINTMENT
from kjfz_bot.storage.schema_service import ENTRY, ENTRY_FILE
from kjfz_bot.storage.schema_trust import FILE, ORGANISATION
from kjfz_bot.storage.store import UnitOfWork

_OF_TERMS = READ.where(
    ENTRY.c.appointment_id.in_(sa.bindparam("terms", expanding=True)),
    ENTRY.c.day >= sa.bindparam("since"),
    ENTRY.c.day <= sa.bindparam("until"),
).order_by(ENTRY.c.id)
_NUMBERED = READ.where(ENTRY.c.id.in_(sa.bindparam("numbers", expanding=True))).order_by(ENTRY.c.id)
_PHOTOS = (
    sa.select(ENTRY_FILE.c.entry_id, FILE.c.content_index)
    .select_from(ENTRY_FILE.join(FILE, FILE.c.public_id == ENTRY_FILE.c.public_id))
    .where(ENTRY_FILE.c.entry_id.in_(sa.bindparam("numbers", expanding=True)), FILE.c.content_index.is_not(None))
    .order_by(ENTRY_FILE.c.entry_id, FILE.c.content_index)
)
_WITH_PHOTOS = (
    sa.select(ENTRY_FILE.c.entry_id)
    .distinct()
    .select_from(FILE.join(ENTRY_FILE, ENTRY_FILE.c.public_id == FILE.c.public_id))
    .where(FILE.c.content_index.in_(sa.bindparam("alike", expanding=True)))
)
_TERMS = (
    sa.select(APPOINTMENT.c.id)
    .select_from(APPOINTMENT.join(ORGANISATION, ORGANISATION.c.id == APPOINTMENT.c.firm_id))
    .where(
        organisations.WITHIN,
        APPOINTMENT.c.starts_on <= sa.bindparam("until"),
        APPOINTMENT.c.ends_on >= sa.bindparam("since"),
    )
    .order_by(APPOINTMENT.c.id)
)


def terms(uow: UnitOfWork, scope: Scope, since: date, until: date) -> list[int]:
    """The terms at firms of a scope that run on one of these days."""
    names = {**organisations.within(scope), "since": since.isoformat(), "until": until.isoformat()}
    return list(uow.connection.execute(_TERMS, names).scalars())


def of_terms(uow: UnitOfWork, numbers: Sequence[int], since: date, until: date) -> list[Entry]:
    """The live entries of these terms on these days, without what was done."""
    if not numbers:
        return []
    names = {"terms": padded(numbers), "since": since.isoformat(), "until": until.isoformat()}
    return [read(uow, row, sealed=True) for row in uow.connection.execute(_OF_TERMS, names)]


def photos(uow: UnitOfWork, numbers: Iterable[int]) -> dict[int, tuple[str, ...]]:
    """By what the files of entries are told again, whoever sent them; for entries that have any."""
    found: dict[int, list[str]] = defaultdict(list)
    for part in _parts(numbers):
        for entry, index in uow.connection.execute(_PHOTOS, {"numbers": padded(part)}):
            found[entry].append(bytes(index).hex())
    return {entry: tuple(indices) for entry, indices in found.items()}


def with_photos(uow: UnitOfWork, indices: Iterable[str]) -> list[Entry]:
    """The live entries that have one of these files, whosever and of whatever day, without what was done."""
    numbers: set[int] = set()
    for part in _parts(indices):
        names = {"alike": padded([bytes.fromhex(index) for index in part])}
        numbers |= set(uow.connection.execute(_WITH_PHOTOS, names).scalars())
    rows = (uow.connection.execute(_NUMBERED, {"numbers": padded(part)}).all() for part in _parts(numbers))
    return [read(uow, row, sealed=True) for portion in rows for row in portion]


def _parts(values: Iterable[Any]) -> Iterator[list[Any]]:
    """The same in order, each once, in lists that a statement can name."""
    ordered = sorted(set(values))
    for start in range(0, len(ordered), AT_ONCE):
        yield ordered[start : start + AT_ONCE]
