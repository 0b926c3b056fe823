"""Rows of the results register: what came of a term's work, where it is filed and listed."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa

from kjfz_bot.storage.schema_service import SERVICE_RESULT
from kjfz_bot.storage.store import UnitOfWork

NAME = "service_result.name"
MARKET_NUMBER = "service_result.market_number"

_ADD = sa.insert(SERVICE_RESULT)
_OF = (
    sa.select(SERVICE_RESULT)
    .where(SERVICE_RESULT.c.appointment_id == sa.bindparam("appointment"), SERVICE_RESULT.c.removed_at.is_(None))
    .order_by(SERVICE_RESULT.c.day, SERVICE_RESULT.c.id)
)
_NUMBERED = sa.select(SERVICE_RESULT).where(SERVICE_RESULT.c.id == sa.bindparam("result"))
_RESTORE = (
    sa.update(SERVICE_RESULT)
    .where(
        SERVICE_RESULT.c.id == sa.bindparam("result"),
        SERVICE_RESULT.c.appointment_id == sa.bindparam("appointment"),
        SERVICE_RESULT.c.removed_at.is_not(None),
    )
    .values(removed_at=None)
    .execution_options(preserve_rowcount=True)
)
_REMOVE = (
    sa.update(SERVICE_RESULT)
    .where(
        SERVICE_RESULT.c.id == sa.bindparam("result"),
        SERVICE_RESULT.c.appointment_id == sa.bindparam("appointment"),
        SERVICE_RESULT.c.removed_at.is_(None),
    )
    .values(removed_at=sa.bindparam("at"))
    .execution_options(preserve_rowcount=True)
)


@dataclass(frozen=True, slots=True)
class Result:
    """Something that came of the work: a patent, a standard, a product, whatever its `kind` is called.

    `market_number` is its number in the city's technology market, None where it is not filed; `platforms` are those of
    the programme on which it is listed; `used_first` whether it is used first and paid for later, None where not said.
    `number` is how many there are of it, such as people trained.
    """

    id: int
    appointment: int
    person: int
    day: date
    kind: str
    title: str
    market_number: str | None = None
    platforms: tuple[str, ...] = ()
    used_first: bool | None = None
    number: int = 1


@dataclass(frozen=True, slots=True)
class Brief:
    """A result without what is sealed of it."""

    kind: str
    day: date
    number: int


def add(uow: UnitOfWork, result: Result, now: datetime) -> Result:
    """Keep a result under a number of its own."""
    (number,) = uow.take_ids(1)
    market = result.market_number
    row = {
        "id": number,
        "appointment_id": result.appointment,
        "person_id": result.person,
        "day": result.day.isoformat(),
        "kind": result.kind,
        "name": uow.keys.seal(result.person, NAME, number, result.title),
        "market_number": None if market is None else uow.keys.seal(result.person, MARKET_NUMBER, number, market),
        "platforms": json.dumps(result.platforms),
        "used_first": result.used_first,
        "number": result.number,
        "made_at": now,
    }
    uow.connection.execute(_ADD, row)
    return replace(result, id=number)


def of_appointment(uow: UnitOfWork, appointment: int) -> list[Result]:
    """What came of a term's work, in order."""
    return [_read(uow, row) for row in uow.connection.execute(_OF, {"appointment": appointment}).all()]


def in_brief(uow: UnitOfWork, appointment: int) -> list[Brief]:
    """The same without opening anything."""
    rows = uow.connection.execute(_OF, {"appointment": appointment}).all()
    return [Brief(row.kind, date.fromisoformat(row.day), row.number) for row in rows]


def numbered(uow: UnitOfWork, number: int) -> tuple[Result, bool] | None:
    """The result in the row of that number, and whether it is in the register still."""
    row = uow.connection.execute(_NUMBERED, {"result": number}).one_or_none()
    return None if row is None else (_read(uow, row), row.removed_at is None)


def restore(uow: UnitOfWork, appointment: int, number: int) -> bool:
    """Put back a result that was taken out; False where it was not."""
    return uow.connection.execute(_RESTORE, {"result": number, "appointment": appointment}).rowcount > 0


def remove(uow: UnitOfWork, appointment: int, number: int, now: datetime) -> bool:
    """Take a result of a term out of the register; False where it is not in it."""
    names = {"result": number, "appointment": appointment, "at": now}
    return uow.connection.execute(_REMOVE, names).rowcount > 0


def _read(uow: UnitOfWork, row: Any) -> Result:
    market = row.market_number
    return Result(
        id=row.id,
        appointment=row.appointment_id,
        person=row.person_id,
        day=date.fromisoformat(row.day),
        kind=row.kind,
        title=uow.keys.open(row.person_id, NAME, row.id, row.name),
        market_number=None if market is None else uow.keys.open(row.person_id, MARKET_NUMBER, row.id, market),
        platforms=tuple(json.loads(row.platforms)),
        used_first=None if row.used_first is None else bool(row.used_first),
        number=row.number,
    )
