"""Terms that are served just now, and whose VPs may be reminded of them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa

from kjfz_bot.domain.appointment import Opening
from kjfz_bot.domain.service_progress import Slot, Sums
from kjfz_bot.storage.grants import HOLDS
from kjfz_bot.storage.log_times import USUAL
from kjfz_bot.storage.padding import padded
from kjfz_bot.storage.queues import Search, may_be_told
from kjfz_bot.storage.schema_lists import APPOINTMENT, OPENING_BALANCE
from kjfz_bot.storage.schema_service import ENTRY, LOG_TIME, SERVICE_TOTAL
from kjfz_bot.storage.schema_trust import ORGANISATION, ROLE_GRANT
from kjfz_bot.storage.service_figures import TERM, UNIT, Term, read_term
from kjfz_bot.storage.store import UnitOfWork

_SERVED = ROLE_GRANT.join(
    APPOINTMENT,
    sa.and_(APPOINTMENT.c.person_id == ROLE_GRANT.c.person_id, APPOINTMENT.c.unit_id == ROLE_GRANT.c.organisation_id),
)
_RUNS = sa.and_(
    HOLDS,
    ROLE_GRANT.c.role == "vp",
    APPOINTMENT.c.state == "serving",
    APPOINTMENT.c.starts_on <= sa.bindparam("today"),
    APPOINTMENT.c.ends_on >= sa.bindparam("today"),
)
_SLOT = sa.func.coalesce(LOG_TIME.c.weekday * 24 + LOG_TIME.c.hour, USUAL.slot)
_ENDING = ENTRY.alias("ending")


def _entered(person: sa.ColumnElement[int]) -> sa.ColumnElement[bool]:
    live = sa.and_(ENTRY.c.reverses.is_(None), ~sa.exists().where(_ENDING.c.reverses == ENTRY.c.id))
    return sa.exists().where(ENTRY.c.person_id == person, ENTRY.c.day >= sa.bindparam("since_day"), live)


_TO_LOG = (
    sa.select(ROLE_GRANT.c.person_id)
    .select_from(_SERVED.outerjoin(LOG_TIME, LOG_TIME.c.person_id == ROLE_GRANT.c.person_id))
    .where(
        _RUNS,
        _SLOT.in_(sa.bindparam("slots", expanding=True)),
        ~_entered(ROLE_GRANT.c.person_id),
        may_be_told(ROLE_GRANT.c.person_id),
    )
    .distinct()
    .order_by(ROLE_GRANT.c.person_id)
    .limit(sa.bindparam("limit_"))
)
_SERVES = sa.select(sa.exists().select_from(_SERVED).where(_RUNS, ROLE_GRANT.c.person_id == sa.bindparam("person")))
_HAS_ENTERED = sa.select(_entered(sa.bindparam("person", type_=ROLE_GRANT.c.person_id.type)))
_READ = (
    sa.select(*TERM, ORGANISATION.c.programme)
    .select_from(
        _SERVED.join(ORGANISATION, ORGANISATION.c.id == APPOINTMENT.c.firm_id).join(
            UNIT, UNIT.c.id == APPOINTMENT.c.unit_id
        )
    )
    .order_by(APPOINTMENT.c.id)
)
_BEGAN_ON = _READ.where(
    _RUNS,
    APPOINTMENT.c.starts_on <= sa.bindparam("begun_by"),
    sa.func.substr(APPOINTMENT.c.starts_on, 9, 2).in_(sa.bindparam("days", expanding=True)),
    may_be_told(ROLE_GRANT.c.person_id),
)
_RUNNING = _READ.where(_RUNS, APPOINTMENT.c.id == sa.bindparam("appointment"))
_THESE: sa.BindParameter[int] = sa.bindparam("terms", expanding=True)
_TOTALS = sa.select(
    SERVICE_TOTAL.c.appointment_id,
    SERVICE_TOTAL.c.service_year,
    SERVICE_TOTAL.c.month,
    SERVICE_TOTAL.c.waiting,
    SERVICE_TOTAL.c.confirmed,
    SERVICE_TOTAL.c.disputed,
    SERVICE_TOTAL.c.checked,
    SERVICE_TOTAL.c.entries,
).where(SERVICE_TOTAL.c.appointment_id.in_(_THESE))
_OPENINGS = sa.select(
    OPENING_BALANCE.c.appointment_id, OPENING_BALANCE.c.service_year, OPENING_BALANCE.c.minutes
).where(OPENING_BALANCE.c.appointment_id.in_(_THESE), OPENING_BALANCE.c.reversed_at.is_(None))

AT_ONCE = 500
"""Terms whose hours are read together."""


@dataclass(frozen=True, slots=True)
class Running:
    """A term that is served just now, and the programme it is served in."""

    programme: str
    term: Term


def to_log(uow: UnitOfWork, search: Search, slots: Collection[int], days: tuple[date, date], limit: int) -> list[int]:
    """VPs for whom one of these hours of the week is that to log hours, and who entered nothing between two days.

    The second of the days is today, on which they serve.
    """
    names = {**search.names, "slots": padded(slots), "since_day": days[0].isoformat(), "today": days[1].isoformat()}
    return list(uow.connection.execute(_TO_LOG, {**names, "limit_": limit}).scalars())


def serves(uow: UnitOfWork, person: int, today: date) -> bool:
    """Whether somebody serves at a firm just now."""
    return bool(uow.connection.execute(_SERVES, {"person": person, "today": today.isoformat()}).scalar_one())


def has_entered(uow: UnitOfWork, person: int, since: date) -> bool:
    """Whether somebody entered hours of that day or a later one."""
    return bool(uow.connection.execute(_HAS_ENTERED, {"person": person, "since_day": since.isoformat()}).scalar_one())


def began_on(uow: UnitOfWork, search: Search, days: Collection[int], begun_by: date, today: date) -> list[Running]:
    """Terms that run, began by then on one of these days of a month, and whose VP a search finds."""
    names = {
        **search.names,
        "days": padded([f"{day:02}" for day in days]),
        "begun_by": begun_by.isoformat(),
        "today": today.isoformat(),
    }
    return _read(uow, uow.connection.execute(_BEGAN_ON, names).all())


def running(uow: UnitOfWork, appointment: int, today: date) -> Running | None:
    """A term, if it is served today."""
    names = {"appointment": appointment, "today": today.isoformat()}
    return next(iter(_read(uow, uow.connection.execute(_RUNNING, names).all())), None)


def _read(uow: UnitOfWork, rows: Collection[Any]) -> list[Running]:
    found = {row.id: Running(row.programme, read_term(row)) for row in rows}
    numbers = list(found)
    for start in range(0, len(numbers), AT_ONCE):
        names = {"terms": padded(numbers[start : start + AT_ONCE])}
        for appointment, year, month, *minutes in uow.connection.execute(_TOTALS, names):
            found[appointment].term.sums[Slot(year, month)] = Sums(*minutes)
        for appointment, year, opened in uow.connection.execute(_OPENINGS, names):
            found[appointment].term.openings.append(Opening(year, opened, ""))
    return list(found.values())
