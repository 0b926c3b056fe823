"""What terms in a scope come to, a row each: for tables of offices, without opening anything that is sealed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa

from kjfz_bot.domain.access import Scope
from kjfz_bot.domain.appointment import Opening, State
from kjfz_bot.domain.service_entry import Counted
from kjfz_bot.domain.service_progress import Slot, Sums
from kjfz_bot.storage import organisations
from kjfz_bot.storage.schema_lists import APPOINTMENT, OPENING_BALANCE
from kjfz_bot.storage.schema_service import SERVICE_TOTAL
from kjfz_bot.storage.schema_trust import ORGANISATION
from kjfz_bot.storage.store import UnitOfWork

UNIT = ORGANISATION.alias("unit")
TERM = (
    APPOINTMENT.c.id,
    APPOINTMENT.c.person_id,
    APPOINTMENT.c.starts_on,
    APPOINTMENT.c.ends_on,
    APPOINTMENT.c.state,
    ORGANISATION.c.id.label("firm_id"),
    ORGANISATION.c.name.label("firm"),
    ORGANISATION.c.district,
    UNIT.c.id.label("unit_id"),
    UNIT.c.name.label("unit"),
)
"""What is read of a term where its firm and its unit are joined."""

_SUMS = ("waiting", "confirmed", "disputed", "checked", "entries", "projects", "patents", "trained")
# By service year and by calendar year at once, so that either way of counting years finds its own.
_CALENDAR_YEAR = sa.func.substr(SERVICE_TOTAL.c.month, 1, 4).label("calendar_year")
_OF_A_SCOPE = sa.and_(
    organisations.WITHIN,
    APPOINTMENT.c.starts_on <= sa.bindparam("today"),
    APPOINTMENT.c.ends_on >= sa.bindparam("since"),
)
_AT_FIRMS = APPOINTMENT.join(ORGANISATION, ORGANISATION.c.id == APPOINTMENT.c.firm_id)
_TERMS = (
    sa.select(*TERM)
    .select_from(_AT_FIRMS.join(UNIT, UNIT.c.id == APPOINTMENT.c.unit_id))
    .where(_OF_A_SCOPE)
    .order_by(APPOINTMENT.c.id)
)
_TOTALS = (
    sa.select(
        SERVICE_TOTAL.c.appointment_id,
        SERVICE_TOTAL.c.service_year,
        _CALENDAR_YEAR,
        *(sa.cast(sa.func.sum(SERVICE_TOTAL.c[name]), sa.BigInteger) for name in _SUMS),
    )
    .select_from(_AT_FIRMS.join(SERVICE_TOTAL, SERVICE_TOTAL.c.appointment_id == APPOINTMENT.c.id))
    .where(_OF_A_SCOPE)
    .group_by(SERVICE_TOTAL.c.appointment_id, SERVICE_TOTAL.c.service_year, _CALENDAR_YEAR)
)
_OPENINGS = (
    sa.select(OPENING_BALANCE.c.appointment_id, OPENING_BALANCE.c.service_year, OPENING_BALANCE.c.minutes)
    .select_from(_AT_FIRMS.join(OPENING_BALANCE, OPENING_BALANCE.c.appointment_id == APPOINTMENT.c.id))
    .where(_OF_A_SCOPE, OPENING_BALANCE.c.reversed_at.is_(None))
)


@dataclass(frozen=True, slots=True)
class Term:
    """A term at a firm of a scope: whose, sent by whom, and what it comes to.

    The slots of `sums` are of whole years, each named by the first month of its calendar year. Who says what was served
    before the ledger is left out.
    """

    id: int
    person: int
    starts_on: date
    ends_on: date
    state: State
    firm: int
    firm_name: str
    district: str | None
    unit: int
    unit_name: str
    sums: dict[Slot, Sums]
    openings: list[Opening]


def terms(uow: UnitOfWork, scope: Scope, since: date, today: date) -> list[Term]:
    """The terms of a scope that had begun by today and had not ended before `since`."""
    names = {**organisations.within(scope), "since": since.isoformat(), "today": today.isoformat()}
    found = {row.id: read_term(row) for row in uow.connection.execute(_TERMS, names)}
    for appointment, year, calendar, waiting, confirmed, disputed, checked, entries, *counted in uow.connection.execute(
        _TOTALS, names
    ):
        sums = Sums(waiting, confirmed, disputed, checked, entries, Counted(*counted))
        found[appointment].sums[Slot(year, f"{calendar}-01")] = sums
    for appointment, year, minutes in uow.connection.execute(_OPENINGS, names):
        found[appointment].openings.append(Opening(year, minutes, ""))
    return list(found.values())


def read_term(row: Any) -> Term:
    """A term with nothing added up yet."""
    days = (date.fromisoformat(row.starts_on), date.fromisoformat(row.ends_on))
    return Term(
        row.id,
        row.person_id,
        *days,
        row.state,
        row.firm_id,
        row.firm,
        row.district,
        row.unit_id,
        row.unit,
        {},
        [],
    )
