"""Whose turn it is with cases: rows beside their events, so that queues and lists are found at once, oldest first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa

from kjfz_bot.domain.access import Scope
from kjfz_bot.domain.calendar import shanghai_date
from kjfz_bot.domain.case import Case
from kjfz_bot.domain.workdays import workdays_after
from kjfz_bot.domain.workflow import Side
from kjfz_bot.storage.schema_cases import APPLICATION, APPLICATION_REVIEWER, APPLICATION_TURN
from kjfz_bot.storage.schema_trust import ORGANISATION
from kjfz_bot.storage.store import UnitOfWork

TURN = APPLICATION_TURN.c

_CLEAR = sa.delete(APPLICATION_TURN).where(TURN.application_id == sa.bindparam("case"))
_ADD = sa.insert(APPLICATION_TURN)
_OLDEST = (TURN.since, TURN.application_id)
_SOME = sa.select(TURN.since, TURN.application_id).order_by(*_OLDEST).limit(sa.bindparam("limit_"))
_OF_PROGRAMME = _SOME.where(TURN.programme == sa.bindparam("in_programme"), TURN.side == sa.bindparam("whose"))
_OF_ORGANISATION = _SOME.where(TURN.organisation_id == sa.bindparam("at"), TURN.side == sa.bindparam("whose"))
_OF_DISTRICT = (
    _SOME.join(ORGANISATION, ORGANISATION.c.id == TURN.organisation_id)
    .where(ORGANISATION.c.programme == sa.bindparam("in_programme"))
    .where(ORGANISATION.c.district == sa.bindparam("in_district"), TURN.side == sa.bindparam("whose"))
)
_OF_EXPERT = _SOME.join(APPLICATION, APPLICATION.c.id == TURN.application_id).where(
    APPLICATION.c.expert_id == sa.bindparam("person"), TURN.side == "expert"
)
_OF_REVIEWER = _SOME.join(
    APPLICATION_REVIEWER,
    sa.and_(APPLICATION_REVIEWER.c.id == TURN.seat, APPLICATION_REVIEWER.c.application_id == TURN.application_id),
).where(APPLICATION_REVIEWER.c.person_id == sa.bindparam("person"), TURN.side == "reviewer")
_LISTED = (
    sa.select(APPLICATION.c.since, APPLICATION.c.id)
    .order_by(APPLICATION.c.since.desc(), APPLICATION.c.id.desc())
    .limit(sa.bindparam("limit_"))
)
_OPEN, _OVER = APPLICATION.c.end_state.is_(None), APPLICATION.c.end_state.is_not(None)
_IN_PROGRAMME = APPLICATION.c.programme == sa.bindparam("in_programme")
_LISTS = {
    is_open: {
        "programme": _LISTED.where(_IN_PROGRAMME, state),
        "unit": _LISTED.where(APPLICATION.c.unit_id == sa.bindparam("at"), state),
        "firm": _LISTED.where(APPLICATION.c.firm_id == sa.bindparam("at"), state),
        "district": _LISTED.join(ORGANISATION, ORGANISATION.c.id == APPLICATION.c.firm_id).where(
            _IN_PROGRAMME, ORGANISATION.c.district == sa.bindparam("in_district"), state
        ),
        "expert": _LISTED.where(APPLICATION.c.expert_id == sa.bindparam("person"), state),
        "reviewer": _LISTED.where(
            APPLICATION.c.id.in_(
                sa.select(APPLICATION_REVIEWER.c.application_id).where(
                    APPLICATION_REVIEWER.c.person_id == sa.bindparam("person")
                )
            ),
            state,
        ),
    }
    for is_open, state in ((True, _OPEN), (False, _OVER))
}
_LATE = (
    sa.select(TURN.application_id, TURN.side, TURN.seat, TURN.late_on, TURN.reminded)
    .where(TURN.late_on < sa.bindparam("today"))
    .order_by(TURN.late_on, TURN.application_id)
    .limit(sa.bindparam("limit_"))
)
_REMIND = (
    sa.update(APPLICATION_TURN)
    .where(
        TURN.application_id == sa.bindparam("case"),
        TURN.side == sa.bindparam("whose"),
        TURN.seat == sa.bindparam("of_seat"),
    )
    .values(late_on=sa.bindparam("again"), reminded=True)
)


@dataclass(frozen=True, slots=True)
class Turn:
    """That somebody still has to act in a case: a side, and of reviewers the seat; until when that may take."""

    case: int
    side: Side
    seat: int
    late_on: date
    reminded: bool


def put(uow: UnitOfWork, case: Case) -> None:
    """Say whose turn it is with a case, in place of what was said before."""
    uow.connection.execute(_CLEAR, {"case": case.id})
    if found := rows(case):
        uow.connection.execute(_ADD, found)


def rows(case: Case) -> list[dict[str, Any]]:
    """The rows that follow from where a case stands. A correction waits for a second officer of the city."""
    state, due = case.state, case.due
    sides: Iterable[Side] = ("city",) if state.correction is not None else sorted(state.waiting)
    began = None if state.since is None else shanghai_date(state.since)
    days = None if due is None or state.correction is not None else due.days
    late = None if days is None or began is None else workdays_after(began, days)
    return [
        {
            "application_id": case.id,
            "side": side,
            "seat": seat,
            "programme": case.programme,
            "organisation_id": _place(case, side),
            "since": state.since,
            "late_on": None if late is None else late.isoformat(),
            "reminded": False,
        }
        for side in sides
        for seat in (sorted(state.seats) if side == "reviewer" and state.seats else (0,))
    ]


def _place(case: Case, side: Side) -> int | None:
    parties = case.parties
    place = parties.unit if side == "unit" else parties.firm
    return None if place is None else place.id


def waiting_at(uow: UnitOfWork, scope: Scope, side: Side, limit: int) -> list[tuple[datetime, int]]:
    """Cases in a scope in which it is that side's turn, longest waiting first: since when, and their numbers."""
    names: dict[str, Any] = {"in_programme": scope.programme, "whose": side, "limit_": limit}
    query = _OF_PROGRAMME
    if scope.organisation is not None:
        query, names = _OF_ORGANISATION, {"at": scope.organisation, "whose": side, "limit_": limit}
    elif scope.district is not None:
        query, names = _OF_DISTRICT, {**names, "in_district": scope.district}
    return [(row[0], row[1]) for row in uow.connection.execute(query, names)]


def waiting_for(uow: UnitOfWork, person: int, side: Side, limit: int) -> list[tuple[datetime, int]]:
    """Cases in which it is somebody's own turn, as the expert or as a reviewer, longest waiting first."""
    query = _OF_EXPERT if side == "expert" else _OF_REVIEWER
    return [(row[0], row[1]) for row in uow.connection.execute(query, {"person": person, "limit_": limit})]


def listed(uow: UnitOfWork, kind: str, of: Scope | int, limit: int, *, is_open: bool) -> list[tuple[datetime, int]]:
    """Cases of a firm, a unit, a district, a programme, an expert or a reviewer, what changed last first."""
    names: dict[str, Any] = {"limit_": limit}
    if isinstance(of, int):
        names["person"] = of
    elif of.organisation is not None:
        names["at"] = of.organisation
    else:
        names |= {"in_programme": of.programme} | ({} if of.district is None else {"in_district": of.district})
    return [(row[0], row[1]) for row in uow.connection.execute(_LISTS[is_open][kind], names)]


def late(uow: UnitOfWork, today: date, limit: int) -> list[Turn]:
    """Turns that take longer than the step is expected to, longest over first."""
    found = uow.connection.execute(_LATE, {"today": today.isoformat(), "limit_": limit})
    return [
        Turn(row.application_id, row.side, row.seat, date.fromisoformat(row.late_on), bool(row.reminded))
        for row in found
    ]


def remind(uow: UnitOfWork, turn: Turn, again_on: date | None) -> None:
    """Keep that whoever has a turn was reminded, and when somebody else is told, if it takes longer still."""
    names = {"case": turn.case, "whose": turn.side, "of_seat": turn.seat}
    again = None if again_on is None else again_on.isoformat()
    uow.connection.execute(_REMIND, {**names, "again": again})
