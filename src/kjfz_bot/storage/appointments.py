"""Rows of appointments and their opening balances: one a service year, with who says so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime

import sqlalchemy as sa

from kjfz_bot.domain.appointment import Appointment, Opening
from kjfz_bot.storage import organisations
from kjfz_bot.storage.schema_lists import APPOINTMENT, OPENING_BALANCE
from kjfz_bot.storage.store import UnitOfWork

SOURCE = "opening_balance.source"

_ADD = sa.insert(APPOINTMENT)
_OPEN = sa.insert(OPENING_BALANCE)
_OF_PERSON = sa.select(APPOINTMENT).where(APPOINTMENT.c.person_id == sa.bindparam("person")).order_by(APPOINTMENT.c.id)
_OPENINGS = (
    sa.select(OPENING_BALANCE)
    .where(OPENING_BALANCE.c.appointment_id == sa.bindparam("appointment"))
    .order_by(OPENING_BALANCE.c.service_year)
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
        uow.connection.execute(_OPEN, [_opening_row(uow, number, opening) for opening in appointment.openings])
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
    for row in uow.connection.execute(_OF_PERSON, {"person": person}).all():
        firm, unit = (organisations.find(uow, number) for number in (row.firm_id, row.unit_id))
        assert firm is not None
        assert unit is not None
        days = (date.fromisoformat(row.starts_on), date.fromisoformat(row.ends_on))
        yield Appointment(row.id, row.person_id, firm, unit, *days, row.state, _openings(uow, row.id))


def hand_over(uow: UnitOfWork, before: int, after: int) -> None:
    """Make somebody's appointments those of the person they turned out to be."""
    uow.connection.execute(_HAND_OVER, {"before": before, "after": after})


def _opening_row(uow: UnitOfWork, appointment: int, opening: Opening) -> dict[str, object]:
    sealed = uow.keys.house.seal(place(appointment, opening.year), opening.source.encode())
    return {
        "appointment_id": appointment,
        "service_year": opening.year,
        "minutes": opening.minutes,
        "source": sealed,
    }


def _openings(uow: UnitOfWork, appointment: int) -> tuple[Opening, ...]:
    rows = uow.connection.execute(_OPENINGS, {"appointment": appointment}).all()
    return tuple(
        Opening(
            row.service_year,
            row.minutes,
            uow.keys.house.open(place(appointment, row.service_year), row.source).decode(),
        )
        for row in rows
    )


def place(appointment: int, year: int) -> str:
    """What the source of an opening balance is sealed for."""
    return f"{SOURCE}:{appointment}:{year}"
