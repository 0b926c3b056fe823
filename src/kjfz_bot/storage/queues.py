"""For whom something waits to be acted on, found by one statement each; which of it they may see is the gate's."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from kjfz_bot.storage.grants import HOLDS, STANDS
from kjfz_bot.storage.schema import ADDRESS, MUTED, NOTICE
from kjfz_bot.storage.schema_lists import APPOINTMENT
from kjfz_bot.storage.schema_needs import NEED
from kjfz_bot.storage.schema_trust import FIRM, MERGE_REQUEST, ORGANISATION, PROFILE, ROLE_GRANT
from kjfz_bot.storage.store import UnitOfWork

TOLD = ("waiting", "handed_in", "delivered")
"""States of a notice that has been told, or is going to be."""


@dataclass(frozen=True, slots=True)
class Search:
    """Whom to look for: who wants to hear of the topic, can be reached, and was not told between two moments."""

    topic: str
    since: datetime
    until: datetime

    @property
    def names(self) -> dict[str, Any]:
        """What fills `may_be_told`."""
        return {"topic_": self.topic, "lately_from": self.since, "lately_to": self.until}


@dataclass(frozen=True, slots=True)
class Queue:
    """Somebody for whom something waits: the moment from which the newest does, and the last cause they were told."""

    person: int
    newest: datetime
    told: str | None


def may_be_told(person: sa.ColumnElement[int]) -> sa.ColumnElement[bool]:
    """The condition of a `Search` on a column of people."""
    reachable = sa.exists().where(ADDRESS.c.person_id == person, ADDRESS.c.unreachable_at.is_(None))
    muted = sa.exists().where(MUTED.c.person_id == person, MUTED.c.topic == sa.bindparam("topic_"))
    lately = sa.exists().where(
        NOTICE.c.person_id == person,
        NOTICE.c.topic == sa.bindparam("topic_"),
        NOTICE.c.state != "dropped",
        NOTICE.c.due_at > sa.bindparam("lately_from"),
        NOTICE.c.due_at < sa.bindparam("lately_to"),
    )
    return sa.and_(reachable, ~muted, ~lately)


LAST_TOLD = (
    sa.select(sa.func.max(NOTICE.c.cause))
    .where(
        NOTICE.c.person_id == ROLE_GRANT.c.person_id,
        NOTICE.c.topic == sa.bindparam("topic_"),
        NOTICE.c.state.in_(TOLD),
    )
    .scalar_subquery()
)
"""The last cause that whoever holds the role of a query was told of a topic for."""

_SEAT = ORGANISATION.alias()
_OTHER_GRANT = ROLE_GRANT.alias()
_OTHER_SEAT = ORGANISATION.alias()
HAS_OFFICER = sa.exists().where(
    _OTHER_GRANT.c.role == "district",
    _OTHER_GRANT.c.programme == ORGANISATION.c.programme,
    _OTHER_GRANT.c.revoked_at.is_(None),
    _OTHER_GRANT.c.confirmed_at.is_not(None),
    _OTHER_SEAT.c.id == _OTHER_GRANT.c.organisation_id,
    _OTHER_SEAT.c.district == ORGANISATION.c.district,
)
"""Of an organisation that a query has joined: whether its district has an officer."""

_FIRMS = (
    sa.select(ROLE_GRANT.c.person_id, sa.func.max(FIRM.c.submitted_at), LAST_TOLD)
    .select_from(
        ROLE_GRANT.join(_SEAT, _SEAT.c.id == ROLE_GRANT.c.organisation_id)
        .join(ORGANISATION, ORGANISATION.c.programme == ROLE_GRANT.c.programme)
        .join(FIRM, FIRM.c.organisation_id == ORGANISATION.c.id)
    )
    .where(
        HOLDS,
        ORGANISATION.c.kind == "firm",
        ORGANISATION.c.state == "pending",
        sa.or_(
            sa.and_(ROLE_GRANT.c.role == "district", ORGANISATION.c.district == _SEAT.c.district),
            sa.and_(ROLE_GRANT.c.role == "city", ~HAS_OFFICER),
        ),
        FIRM.c.submitted_by.is_distinct_from(ROLE_GRANT.c.person_id),
        may_be_told(ROLE_GRANT.c.person_id),
    )
    .group_by(ROLE_GRANT.c.person_id)
    .order_by(sa.func.max(FIRM.c.submitted_at), ROLE_GRANT.c.person_id)
)
_NEEDS = (
    sa.select(ROLE_GRANT.c.person_id, sa.func.max(NEED.c.state_at), LAST_TOLD)
    .select_from(
        ROLE_GRANT.join(_SEAT, _SEAT.c.id == ROLE_GRANT.c.organisation_id)
        .join(NEED, NEED.c.programme == ROLE_GRANT.c.programme)
        .join(ORGANISATION, ORGANISATION.c.id == NEED.c.firm_id)
    )
    .where(
        HOLDS,
        NEED.c.turn.is_not(None),
        sa.or_(
            sa.and_(
                ROLE_GRANT.c.role == "district",
                NEED.c.turn == "district",
                ORGANISATION.c.district == _SEAT.c.district,
            ),
            sa.and_(ROLE_GRANT.c.role == "city", sa.or_(NEED.c.turn == "city", ~HAS_OFFICER)),
        ),
        NEED.c.made_by.is_distinct_from(ROLE_GRANT.c.person_id),
        NEED.c.submitted_by.is_distinct_from(ROLE_GRANT.c.person_id),
        may_be_told(ROLE_GRANT.c.person_id),
    )
    .group_by(ROLE_GRANT.c.person_id)
    .order_by(sa.func.max(NEED.c.state_at), ROLE_GRANT.c.person_id)
)
_PROFILES = (
    sa.select(ROLE_GRANT.c.person_id, sa.func.max(PROFILE.c.changed_at), LAST_TOLD)
    .select_from(ROLE_GRANT.join(PROFILE, PROFILE.c.unit_id == ROLE_GRANT.c.organisation_id))
    .where(
        HOLDS,
        ROLE_GRANT.c.role == "unit",
        PROFILE.c.state == "pending",
        PROFILE.c.person_id != ROLE_GRANT.c.person_id,
        may_be_told(ROLE_GRANT.c.person_id),
    )
    .group_by(ROLE_GRANT.c.person_id)
    .order_by(sa.func.max(PROFILE.c.changed_at), ROLE_GRANT.c.person_id)
)


def _records(
    of: sa.ColumnElement[int], table: sa.Table, place: sa.ColumnElement[int], *only: sa.ColumnElement[bool]
) -> sa.Select[Any]:
    """Whose records of a kind there are, and the programme and district by which an officer is responsible for them."""
    joined = table.join(ORGANISATION, ORGANISATION.c.id == place)
    return (
        sa.select(of.label("person_id"), ORGANISATION.c.programme, ORGANISATION.c.district)
        .select_from(joined)
        .where(*only)
    )


_RECORD = sa.union_all(
    _records(ROLE_GRANT.c.person_id, ROLE_GRANT, ROLE_GRANT.c.organisation_id, STANDS),
    _records(PROFILE.c.person_id, PROFILE, PROFILE.c.unit_id),
    _records(FIRM.c.submitted_by, FIRM, FIRM.c.organisation_id),
    _records(FIRM.c.contact_of, FIRM, FIRM.c.organisation_id),
    _records(APPOINTMENT.c.person_id, APPOINTMENT, APPOINTMENT.c.firm_id),
).subquery()
_OFFICER = ROLE_GRANT.alias()
_RESPONSIBLE = (
    sa.exists()
    .where(
        _OFFICER.c.person_id == ROLE_GRANT.c.person_id,
        _OFFICER.c.revoked_at.is_(None),
        _OFFICER.c.confirmed_at.is_not(None),
        _OFFICER.c.programme == _RECORD.c.programme,
        _SEAT.c.id == _OFFICER.c.organisation_id,
        sa.or_(
            _OFFICER.c.role == "city",
            sa.and_(_OFFICER.c.role == "district", _SEAT.c.district == _RECORD.c.district),
        ),
    )
    .correlate(ROLE_GRANT, _RECORD)
)
_PAIR = (MERGE_REQUEST.c.staying_id, MERGE_REQUEST.c.joining_id)
_NOT_THEIRS = sa.exists().where(_RECORD.c.person_id.in_(_PAIR), ~_RESPONSIBLE).correlate(ROLE_GRANT, MERGE_REQUEST)
_MERGES = (
    sa.select(ROLE_GRANT.c.person_id, sa.func.max(MERGE_REQUEST.c.asked_at), LAST_TOLD)
    .select_from(ROLE_GRANT.join(MERGE_REQUEST, MERGE_REQUEST.c.state == "open"))
    .where(
        HOLDS,
        ROLE_GRANT.c.role.in_(("district", "city")),
        ROLE_GRANT.c.person_id.not_in(_PAIR),
        ~_NOT_THEIRS,
        may_be_told(ROLE_GRANT.c.person_id),
    )
    .group_by(ROLE_GRANT.c.person_id)
    .order_by(sa.func.max(MERGE_REQUEST.c.asked_at), ROLE_GRANT.c.person_id)
)


def of_firms(uow: UnitOfWork, search: Search) -> list[Queue]:
    """Officers for whom firms wait, longest waiting first: the district's, the city's where that has none."""
    return _read(uow, _FIRMS, search)


def of_needs(uow: UnitOfWork, search: Search) -> list[Queue]:
    """Officers whose turn it is with needs, longest waiting first: the city's where a district has none too."""
    return _read(uow, _NEEDS, search)


def of_profiles(uow: UnitOfWork, search: Search) -> list[Queue]:
    """Liaisons for whom those wait who say that they work at the unit, longest waiting first."""
    return _read(uow, _PROFILES, search)


def of_merges(uow: UnitOfWork, search: Search) -> list[Queue]:
    """Officers for whom people wait who say that they are one, longest waiting first.

    They are responsible for every record of both, and neither of the two.
    """
    return _read(uow, _MERGES, search)


def _read(uow: UnitOfWork, query: sa.Select[Any], search: Search) -> list[Queue]:
    return [Queue(row[0], row[1], row[2]) for row in uow.connection.execute(query, search.names)]
