"""Live entries as hints look at them: read for many terms at once, without opening anything that is sealed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa

from kjfz_bot.domain.access import Scope
from kjfz_bot.domain.service_entry import State
from kjfz_bot.domain.service_hints import Trace
from kjfz_bot.storage import organisations
from kjfz_bot.storage.entries import AT_ONCE, FURTHEST, LIVE, REACHED
from kjfz_bot.storage.padding import padded
from kjfz_bot.storage.schema_lists import APPOINTMENT
from kjfz_bot.storage.schema_service import ENTRY, ENTRY_FILE
from kjfz_bot.storage.schema_trust import FILE, ORGANISATION
from kjfz_bot.storage.store import UnitOfWork

_TRACED = (
    ENTRY.c.id,
    ENTRY.c.appointment_id,
    ENTRY.c.person_id,
    APPOINTMENT.c.firm_id,
    ENTRY.c.day,
    ENTRY.c.minutes,
    ENTRY.c.made_at,
    ENTRY.c.starts_at,
    ENTRY.c.ends_at,
    ENTRY.c.fingerprint,
    ENTRY.c.by_officer,
)
_AT_FIRMS = ENTRY.join(APPOINTMENT, APPOINTMENT.c.id == ENTRY.c.appointment_id)
_OF_TERMS = (
    sa.select(*_TRACED, REACHED)
    .select_from(_AT_FIRMS)
    .where(
        ENTRY.c.appointment_id.in_(sa.bindparam("terms", expanding=True)),
        ENTRY.c.day >= sa.bindparam("since"),
        ENTRY.c.day <= sa.bindparam("until"),
        LIVE,
    )
    .order_by(ENTRY.c.id)
)
_NUMBERED = (
    sa.select(*_TRACED, REACHED)
    .select_from(_AT_FIRMS)
    .where(ENTRY.c.id.in_(sa.bindparam("numbers", expanding=True)), LIVE)
    .order_by(ENTRY.c.id)
)
_PHOTOS = (
    sa.select(ENTRY_FILE.c.entry_id, FILE.c.content_index)
    .select_from(ENTRY_FILE.join(FILE, FILE.c.public_id == ENTRY_FILE.c.public_id))
    .where(ENTRY_FILE.c.entry_id.in_(sa.bindparam("numbers", expanding=True)), FILE.c.content_index.is_not(None))
)
_WITH_PHOTOS = (
    sa.select(ENTRY_FILE.c.entry_id)
    .distinct()
    .select_from(FILE.join(ENTRY_FILE, ENTRY_FILE.c.public_id == FILE.c.public_id))
    .where(FILE.c.content_index.in_(sa.bindparam("alike", expanding=True)))
    .order_by(ENTRY_FILE.c.entry_id)
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


@dataclass(frozen=True, slots=True)
class Traced:
    """The trace of an entry with the term it is of and what became of it."""

    trace: Trace
    term: int
    state: State
    by_officer: bool


def terms(uow: UnitOfWork, scope: Scope, since: date, until: date) -> list[int]:
    """The terms at firms of a scope that run on one of these days."""
    names = {**organisations.within(scope), "since": since.isoformat(), "until": until.isoformat()}
    return list(uow.connection.execute(_TERMS, names).scalars())


def of_terms(uow: UnitOfWork, numbers: Sequence[int], since: date, until: date) -> dict[int, list[Traced]]:
    """The live entries of these terms on these days, by term."""
    if not numbers:
        return {}
    names = {"terms": padded(numbers), "since": since.isoformat(), "until": until.isoformat()}
    found: dict[int, list[Traced]] = defaultdict(list)
    for traced in _read(uow, uow.connection.execute(_OF_TERMS, names).all()):
        found[traced.term].append(traced)
    return dict(found)


def with_photos(uow: UnitOfWork, photos: Iterable[str]) -> list[Traced]:
    """The live entries, whosever and of whatever day, that have one of these pictures."""
    wanted = sorted(set(photos))
    numbers: set[int] = set()
    for start in range(0, len(wanted), AT_ONCE):
        names = {"alike": padded([bytes.fromhex(each) for each in wanted[start : start + AT_ONCE]])}
        numbers |= set(uow.connection.execute(_WITH_PHOTOS, names).scalars())
    ordered, rows = sorted(numbers), []
    for start in range(0, len(ordered), AT_ONCE):
        names_ = {"numbers": padded(ordered[start : start + AT_ONCE])}
        rows += uow.connection.execute(_NUMBERED, names_).all()
    return _read(uow, rows)


def _read(uow: UnitOfWork, rows: Sequence[Any]) -> list[Traced]:
    photos: dict[int, list[str]] = defaultdict(list)
    numbers = [row.id for row in rows]
    for start in range(0, len(numbers), AT_ONCE):
        names = {"numbers": padded(numbers[start : start + AT_ONCE])}
        for entry, index in uow.connection.execute(_PHOTOS, names):
            photos[entry].append(bytes(index).hex())
    return [_traced(row, tuple(photos.get(row.id, ()))) for row in rows]


def _traced(row: Any, photos: tuple[str, ...]) -> Traced:
    trace = Trace(
        entry=row.id,
        person=row.person_id,
        firm=row.firm_id,
        day=date.fromisoformat(row.day),
        minutes=row.minutes,
        made_at=row.made_at,
        start=row.starts_at,
        end=row.ends_at,
        text=None if row.fingerprint is None else bytes(row.fingerprint).hex(),
        photos=photos,
    )
    return Traced(trace, row.appointment_id, FURTHEST[row.reached], bool(row.by_officer))
