"""Hours that wait for somebody to act, counted: what people are told of, without opening anything that is sealed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from kjfz_bot.domain.access import Scope
from kjfz_bot.domain.service_entry import State
from kjfz_bot.storage import organisations
from kjfz_bot.storage.grants import HOLDS
from kjfz_bot.storage.padding import padded
from kjfz_bot.storage.queues import HAS_OFFICER, LAST_TOLD, Queue, Search, may_be_told
from kjfz_bot.storage.schema import NOTICE
from kjfz_bot.storage.schema_lists import APPOINTMENT
from kjfz_bot.storage.schema_service import ENTRY, ENTRY_PENDING
from kjfz_bot.storage.schema_trust import ORGANISATION, ROLE_GRANT
from kjfz_bot.storage.store import UnitOfWork

_BEFORE = sa.bindparam("before", type_=ENTRY_PENDING.c.since.type)
_STATES = ENTRY_PENDING.c.state.in_(sa.bindparam("states", expanding=True))
_SEAT = ORGANISATION.alias()
_AT_FIRMS = ENTRY_PENDING.join(APPOINTMENT, APPOINTMENT.c.id == ENTRY_PENDING.c.appointment_id)
_WAIT = sa.and_(ENTRY_PENDING.c.state == "waiting", ENTRY_PENDING.c.since <= _BEFORE)
_AN_OFFICERS = sa.or_(
    sa.and_(ROLE_GRANT.c.role == "district", ORGANISATION.c.district == _SEAT.c.district),
    sa.and_(ROLE_GRANT.c.role == "city", ~HAS_OFFICER),
)
_OFFICERS = ROLE_GRANT.join(_SEAT, _SEAT.c.id == ROLE_GRANT.c.organisation_id).join(
    ORGANISATION, ORGANISATION.c.programme == ROLE_GRANT.c.programme
)
_NOT_OWN = APPOINTMENT.c.person_id != ROLE_GRANT.c.person_id

# Firms' people, longest waiting first; whoever served waits for somebody else.
_FIRMS_PEOPLE = (
    sa.select(ROLE_GRANT.c.person_id)
    .select_from(_AT_FIRMS.join(ROLE_GRANT, ROLE_GRANT.c.organisation_id == APPOINTMENT.c.firm_id))
    .where(HOLDS, ROLE_GRANT.c.role == "firm", _NOT_OWN, _WAIT, may_be_told(ROLE_GRANT.c.person_id))
    .group_by(ROLE_GRANT.c.person_id)
    .order_by(sa.func.min(ENTRY_PENDING.c.since), ROLE_GRANT.c.person_id)
)
_RESPONSIBLE = (
    sa.select(ROLE_GRANT.c.person_id)
    .select_from(
        _OFFICERS.join(APPOINTMENT, APPOINTMENT.c.firm_id == ORGANISATION.c.id).join(
            ENTRY_PENDING, ENTRY_PENDING.c.appointment_id == APPOINTMENT.c.id
        )
    )
    .where(HOLDS, _AN_OFFICERS, _NOT_OWN, _WAIT, may_be_told(ROLE_GRANT.c.person_id))
    .group_by(ROLE_GRANT.c.person_id)
    .order_by(sa.func.min(ENTRY_PENDING.c.since), ROLE_GRANT.c.person_id)
)
_INSISTED = (
    sa.select(ROLE_GRANT.c.person_id, sa.func.max(ENTRY_PENDING.c.since), LAST_TOLD)
    .select_from(
        _OFFICERS.join(APPOINTMENT, APPOINTMENT.c.firm_id == ORGANISATION.c.id).join(
            ENTRY_PENDING, ENTRY_PENDING.c.appointment_id == APPOINTMENT.c.id
        )
    )
    .where(HOLDS, _AN_OFFICERS, _NOT_OWN, ENTRY_PENDING.c.state == "insisted", may_be_told(ROLE_GRANT.c.person_id))
    .group_by(ROLE_GRANT.c.person_id)
    .order_by(sa.func.max(ENTRY_PENDING.c.since), ROLE_GRANT.c.person_id)
)
_OF_TERMS = (
    sa.select(
        ENTRY_PENDING.c.appointment_id,
        APPOINTMENT.c.person_id,
        ORGANISATION.c.id.label("firm_id"),
        ORGANISATION.c.name.label("firm"),
        ORGANISATION.c.programme,
        sa.func.count().label("entries"),
        sa.cast(sa.func.sum(ENTRY.c.minutes), sa.BigInteger).label("minutes"),
        sa.func.min(ENTRY_PENDING.c.since).label("oldest"),
    )
    .select_from(
        _AT_FIRMS.join(ENTRY, ENTRY.c.id == ENTRY_PENDING.c.entry_id).join(
            ORGANISATION, ORGANISATION.c.id == APPOINTMENT.c.firm_id
        )
    )
    .where(organisations.WITHIN, _STATES, ENTRY_PENDING.c.since <= _BEFORE)
    .group_by(ENTRY_PENDING.c.appointment_id, APPOINTMENT.c.person_id, ORGANISATION.c.id)
    .order_by(ENTRY_PENDING.c.appointment_id)
)
# Who was told of a firm that does not answer: after which moment the VP can be told that they were.
_TOLD_OF = (
    sa.select(sa.func.max(NOTICE.c.due_at))
    .where(
        NOTICE.c.topic == sa.bindparam("topic_of_officers"),
        NOTICE.c.state.in_(("waiting", "handed_in", "delivered")),
        NOTICE.c.person_id.in_(
            sa.select(ROLE_GRANT.c.person_id)
            .select_from(_OFFICERS)
            .where(HOLDS, _AN_OFFICERS, ORGANISATION.c.id == APPOINTMENT.c.firm_id)
            .correlate(APPOINTMENT)
        ),
    )
    .scalar_subquery()
)
_UNANSWERED = (
    sa.select(
        APPOINTMENT.c.person_id,
        APPOINTMENT.c.id,
        sa.func.min(ENTRY_PENDING.c.since).label("oldest"),
        _TOLD_OF.label("told_at"),
    )
    .select_from(_AT_FIRMS)
    .where(_WAIT, may_be_told(APPOINTMENT.c.person_id))
    .group_by(APPOINTMENT.c.person_id, APPOINTMENT.c.id, APPOINTMENT.c.firm_id)
    .order_by(sa.func.min(ENTRY_PENDING.c.since), APPOINTMENT.c.id)
)


@dataclass(frozen=True, slots=True)
class Pending:
    """What of a term waits: whose it is, at which firm, how many entries and minutes, and since when the oldest."""

    appointment: int
    person: int
    firm: int
    firm_name: str
    programme: str
    entries: int
    minutes: int
    oldest: datetime


@dataclass(frozen=True, slots=True)
class Unanswered:
    """A term whose firm does not answer, whose VP a search finds; when its officers were last told, None if never."""

    person: int
    appointment: int
    oldest: datetime
    told_at: datetime | None


def firms_people(uow: UnitOfWork, search: Search, before: datetime) -> list[int]:
    """People of firms at which hours of others have waited since then or longer."""
    return list(uow.connection.execute(_FIRMS_PEOPLE, {**search.names, "before": before}).scalars())


def responsible(uow: UnitOfWork, search: Search, before: datetime) -> list[int]:
    """Officers of districts, of the city where one has none, at whose firms hours have waited since then or longer."""
    return list(uow.connection.execute(_RESPONSIBLE, {**search.names, "before": before}).scalars())


def of_insisted(uow: UnitOfWork, search: Search) -> list[Queue]:
    """The same officers, for whom hours wait on which a VP insists."""
    return [Queue(row[0], row[1], row[2]) for row in uow.connection.execute(_INSISTED, search.names)]


def of_terms(uow: UnitOfWork, scope: Scope, states: Sequence[State], before: datetime) -> list[Pending]:
    """What of each term at firms of a scope has waited in one of these states since then or longer."""
    names = {**organisations.within(scope), "states": padded(states), "before": before}
    return [_pending(row) for row in uow.connection.execute(_OF_TERMS, names)]


def unanswered(uow: UnitOfWork, search: Search, topic_of_officers: str, before: datetime) -> list[Unanswered]:
    """Terms whose hours have waited since then or longer, and when the officers were last told of such."""
    names = {**search.names, "before": before, "topic_of_officers": topic_of_officers}
    return [Unanswered(*row) for row in uow.connection.execute(_UNANSWERED, names)]


def _pending(row: Any) -> Pending:
    return Pending(
        row.appointment_id,
        row.person_id,
        row.firm_id,
        row.firm,
        row.programme,
        row.entries,
        row.minutes,
        row.oldest,
    )
