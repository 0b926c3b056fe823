"""Rows of appointments and their opening balances: one that counts a service year, with who says so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa

from kjfz_bot.domain.appointment import Appointment, Opening
from kjfz_bot.storage import organisations
from kjfz_bot.storage.padding import padded
from kjfz_bot.storage.schema_lists import APPOINTMENT, OPENING_BALANCE
from kjfz_bot.storage.store import UnitOfWork

SOURCE = "opening_balance.source"
OPENING_REASON = "opening_balance.reason"

_ADD = sa.insert(APPOINTMENT)
_OPEN = sa.insert(OPENING_BALANCE)
_OF_PERSON = sa.select(APPOINTMENT).where(APPOINTMENT.c.person_id == sa.bindparam("person")).order_by(APPOINTMENT.c.id)
_NUMBERED = sa.select(APPOINTMENT).where(APPOINTMENT.c.id == sa.bindparam("appointment"))
_OPENINGS = (
    sa.select(OPENING_BALANCE)
    .where(
        OPENING_BALANCE.c.appointment_id.in_(sa.bindparam("appointments", expanding=True)),
        OPENING_BALANCE.c.reversed_at.is_(None),
    )
    .order_by(OPENING_BALANCE.c.service_year)
)
_LAST_REVISION = sa.select(sa.func.max(OPENING_BALANCE.c.revision)).where(
    OPENING_BALANCE.c.appointment_id == sa.bindparam("appointment"),
    OPENING_BALANCE.c.service_year == sa.bindparam("year"),
)
_REVERSE = (
    sa.update(OPENING_BALANCE)
    .where(
        OPENING_BALANCE.c.appointment_id == sa.bindparam("appointment"),
        OPENING_BALANCE.c.service_year == sa.bindparam("year"),
        OPENING_BALANCE.c.revision == sa.bindparam("of_revision"),
        OPENING_BALANCE.c.reversed_at.is_(None),
    )
    .values(reversed_at=sa.bindparam("at"), reversed_by=sa.bindparam("by"), reason=sa.bindparam("why"))
    .execution_options(preserve_rowcount=True)
)
_OVERLAPPING = sa.select(
    sa.exists().where(
        APPOINTMENT.c.person_id == sa.bindparam("person"),
        APPOINTMENT.c.firm_id == sa.bindparam("firm"),
        APPOINTMENT.c.starts_on <= sa.bindparam("ends"),
        APPOINTMENT.c.ends_on >= sa.bindparam("starts"),
    )
)
_HAND_OVER = (
    sa.update(APPOINTMENT)
    .where(APPOINTMENT.c.person_id == sa.bindparam("before"))
    .values(person_id=sa.bindparam("after"))
)


def add(uow: UnitOfWork, appointment: Appointment, now: datetime, batch: int | None = None) -> Appointment:
    """Keep an appointment under a number of its own, with what it begins with; `batch` is the list it is from."""
    (number,) = uow.take_ids(1)
    row = {
        "id": number,
        "programme": appointment.firm.programme,
        "person_id": appointment.person,
        "firm_id": appointment.firm.id,
        "unit_id": appointment.unit.id,
        "starts_on": appointment.starts_on.isoformat(),
        "ends_on": appointment.ends_on.isoformat(),
        "state": appointment.state,
        "batch_id": batch,
        "created_at": now,
    }
    uow.connection.execute(_ADD, row)
    if appointment.openings:
        uow.connection.execute(_OPEN, [_opening_row(uow, number, 1, opening) for opening in appointment.openings])
    return replace(appointment, id=number)


def overlaps(uow: UnitOfWork, appointment: Appointment) -> bool:
    """Whether somebody already serves at the firm on one of these days."""
    names = {
        "person": appointment.person,
        "firm": appointment.firm.id,
        "starts": appointment.starts_on.isoformat(),
        "ends": appointment.ends_on.isoformat(),
    }
    return bool(uow.connection.execute(_OVERLAPPING, names).scalar_one())


def of_person(uow: UnitOfWork, person: int) -> Iterator[Appointment]:
    """Somebody's appointments, oldest first."""
    yield from _read_all(uow, uow.connection.execute(_OF_PERSON, {"person": person}).all())


def numbered(uow: UnitOfWork, number: int) -> Appointment | None:
    """The appointment in the row of that number."""
    return next(iter(_read_all(uow, uow.connection.execute(_NUMBERED, {"appointment": number}).all())), None)


def hand_over(uow: UnitOfWork, before: int, after: int) -> None:
    """Make somebody's appointments those of the person they turned out to be."""
    uow.connection.execute(_HAND_OVER, {"before": before, "after": after})


def reverse_opening(uow: UnitOfWork, appointment: int, year: int, at: datetime, by: int | None, reason: str) -> bool:
    """End the opening balance of a service year; False where there is none that counts."""
    revision = _last_revision(uow, appointment, year)
    sealed = uow.keys.house.seal(place(appointment, year, revision, OPENING_REASON), reason.encode())
    names = {"appointment": appointment, "year": year, "of_revision": revision, "at": at, "by": by, "why": sealed}
    return uow.connection.execute(_REVERSE, names).rowcount > 0


def add_opening(uow: UnitOfWork, appointment: int, opening: Opening) -> None:
    """Put an opening balance where none counts any more; where one does, it is the database's own error."""
    revision = _last_revision(uow, appointment, opening.year) + 1
    uow.connection.execute(_OPEN, [_opening_row(uow, appointment, revision, opening)])


def _last_revision(uow: UnitOfWork, appointment: int, year: int) -> int:
    return uow.connection.execute(_LAST_REVISION, {"appointment": appointment, "year": year}).scalar_one() or 0


def _read_all(uow: UnitOfWork, rows: Sequence[Any]) -> list[Appointment]:
    """Appointments of rows, with what belongs to all of them fetched at once."""
    if not rows:
        return []
    places = organisations.find_all(uow, [number for row in rows for number in (row.firm_id, row.unit_id)])
    openings: dict[int, list[Opening]] = {}
    for row in uow.connection.execute(_OPENINGS, {"appointments": padded([row.id for row in rows])}).all():
        opening = Opening(row.service_year, row.minutes, opened(uow, row, "source"))
        openings.setdefault(row.appointment_id, []).append(opening)
    return [
        Appointment(
            row.id,
            row.person_id,
            places[row.firm_id],
            places[row.unit_id],
            date.fromisoformat(row.starts_on),
            date.fromisoformat(row.ends_on),
            row.state,
            tuple(openings.get(row.id, ())),
        )
        for row in rows
    ]


def _opening_row(uow: UnitOfWork, appointment: int, revision: int, opening: Opening) -> dict[str, object]:
    sealed = uow.keys.house.seal(place(appointment, opening.year, revision), opening.source.encode())
    return {
        "appointment_id": appointment,
        "service_year": opening.year,
        "revision": revision,
        "minutes": opening.minutes,
        "source": sealed,
    }


def opened(uow: UnitOfWork, row: Any, column: str) -> str:
    """The source or the reason of a stored row of an opening balance."""
    where = place(row.appointment_id, row.service_year, row.revision, f"opening_balance.{column}")
    return uow.keys.house.open(where, getattr(row, column)).decode()


def place(appointment: int, year: int, revision: int = 1, column: str = SOURCE) -> str:
    """What a text of an opening balance is sealed for; the first of a year was there before there were others."""
    return f"{column}:{appointment}:{year}" + (f":{revision}" if revision > 1 else "")
