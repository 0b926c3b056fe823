"""Rows of roles that people hold or held. Read anew for each service call: what was revoked counts no more."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

import sqlalchemy as sa

from kjfz_bot.domain.access import Grant, Object, Scope
from kjfz_bot.domain.access_table import Role
from kjfz_bot.domain.appointment import UNDER_WAY
from kjfz_bot.domain.organisation import Organisation
from kjfz_bot.storage import organisations
from kjfz_bot.storage.padding import padded
from kjfz_bot.storage.schema_lists import APPOINTMENT
from kjfz_bot.storage.schema_trust import ORGANISATION, ROLE_GRANT
from kjfz_bot.storage.store import UnitOfWork

Cause = Literal["revoked", "given_back", "refused", "merged"]
"""Why a role ended: somebody entitled took it, its holder gave it back, or it was never confirmed."""

MOST_OF_PROGRAMME = 200
"""Holders of a role in a programme at most, where all are wanted."""

STANDS = ROLE_GRANT.c.revoked_at.is_(None)
HOLDS = sa.and_(STANDS, ROLE_GRANT.c.confirmed_at.is_not(None))
"""What makes a row count for the gate."""

_WITH_ORGANISATION = ROLE_GRANT.join(ORGANISATION, ORGANISATION.c.id == ROLE_GRANT.c.organisation_id)
_OF_PERSON = (
    sa.select(
        ROLE_GRANT.c.id,
        ROLE_GRANT.c.role,
        ROLE_GRANT.c.organisation_id,
        ROLE_GRANT.c.programme,
        ORGANISATION.c.district,
    )
    .select_from(_WITH_ORGANISATION)
    .where(ROLE_GRANT.c.person_id == sa.bindparam("person"), HOLDS)
    .order_by(ROLE_GRANT.c.id)
)
_GIVEN = sa.select(
    ROLE_GRANT.c.id,
    ROLE_GRANT.c.person_id,
    ROLE_GRANT.c.role,
    ROLE_GRANT.c.granted_by,
    ROLE_GRANT.c.granted_at,
    ROLE_GRANT.c.confirmed_at,
    ROLE_GRANT.c.invitation_id,
    *organisations.COLUMNS,
).select_from(_WITH_ORGANISATION)
_FIND = _GIVEN.where(ROLE_GRANT.c.id == sa.bindparam("grant"), STANDS)
_OWN = _GIVEN.where(ROLE_GRANT.c.person_id == sa.bindparam("person"), STANDS).order_by(ROLE_GRANT.c.id)
_OF_EACH = _GIVEN.where(ROLE_GRANT.c.person_id.in_(sa.bindparam("people", expanding=True)), STANDS).order_by(
    ROLE_GRANT.c.id
)
_ALL = _GIVEN.where(STANDS).order_by(ROLE_GRANT.c.id)
_UNDER = (
    _GIVEN.where(organisations.WITHIN, STANDS, ROLE_GRANT.c.role == sa.bindparam("role_"))
    .order_by(ROLE_GRANT.c.id)
    .limit(sa.bindparam("limit_"))
)
_AT = (
    _GIVEN.where(
        ROLE_GRANT.c.organisation_id == sa.bindparam("organisation"), ROLE_GRANT.c.role == sa.bindparam("role_"), HOLDS
    )
    .order_by(ROLE_GRANT.c.id)
    .limit(sa.bindparam("limit_"))
)
_OF_BATCH = sa.select(APPOINTMENT.c.person_id, APPOINTMENT.c.unit_id).where(
    APPOINTMENT.c.batch_id == sa.bindparam("batch")
)
_OF_PROGRAMME = (
    _GIVEN.where(ROLE_GRANT.c.programme == sa.bindparam("of"), ROLE_GRANT.c.role == sa.bindparam("role_"), HOLDS)
    .order_by(ROLE_GRANT.c.id)
    .limit(MOST_OF_PROGRAMME)
)
# By its person alone, of whom there are few: a unit may have thousands.
_SENT_BY_OTHERS = sa.select(APPOINTMENT.c.unit_id).where(
    APPOINTMENT.c.person_id == ROLE_GRANT.c.person_id,
    APPOINTMENT.c.batch_id.is_distinct_from(sa.bindparam("batch")),
    APPOINTMENT.c.state.in_(UNDER_WAY),
)
_RESTING_ON = _GIVEN.where(
    STANDS,
    ROLE_GRANT.c.role == sa.bindparam("role_"),
    # Whoever was invited as well keeps the role.
    ROLE_GRANT.c.invitation_id.is_(None),
    sa.tuple_(ROLE_GRANT.c.person_id, ROLE_GRANT.c.organisation_id).in_(_OF_BATCH),
    ROLE_GRANT.c.organisation_id.not_in(_SENT_BY_OTHERS),
).order_by(ROLE_GRANT.c.person_id, ROLE_GRANT.c.id)
_ADD = sa.insert(ROLE_GRANT)
_CONFIRM = (
    sa.update(ROLE_GRANT)
    .where(ROLE_GRANT.c.id == sa.bindparam("grant"), STANDS, ROLE_GRANT.c.confirmed_at.is_(None))
    .values(confirmed_at=sa.bindparam("at"))
    .execution_options(preserve_rowcount=True)
)
_END = (
    sa.update(ROLE_GRANT)
    .where(ROLE_GRANT.c.id == sa.bindparam("grant"), STANDS)
    .values(revoked_at=sa.bindparam("at"), revoked_by=sa.bindparam("by"), cause=sa.bindparam("why"))
    .execution_options(preserve_rowcount=True)
)


@dataclass(frozen=True, slots=True)
class Given:
    """A role that stands: whose, where, by whom and when; not `confirmed` while an officer has to look at it."""

    id: int
    person: int
    role: Role
    organisation: Organisation
    granted_by: int | None
    granted_at: datetime
    confirmed: bool
    invitation: int | None

    @property
    def thing(self) -> Object:
        """What the gate has to know of it."""
        return self.organisation.seat(self.person)


@dataclass(frozen=True, slots=True)
class New:
    """A role to be given; `by` is None for the operator."""

    person: int
    role: Role
    organisation: Organisation
    by: int | None
    invitation: int | None = None
    confirmed: bool = True


def of_person(uow: UnitOfWork, person: int) -> tuple[Grant, ...]:
    """What a person holds at this moment, for the gate: one statement, and nothing remembered."""
    rows = uow.connection.execute(_OF_PERSON, {"person": person})
    return tuple(Grant(row.id, row.role, row.organisation_id, row.programme, row.district) for row in rows)


def add(uow: UnitOfWork, new: New, now: datetime) -> int:
    """Keep a role that was given; its number."""
    (number,) = uow.take_ids(1)
    row = {
        "id": number,
        "person_id": new.person,
        "role": new.role,
        "organisation_id": new.organisation.id,
        "programme": new.organisation.programme,
        "invitation_id": new.invitation,
        "granted_by": new.by,
        "granted_at": now,
        "confirmed_at": now if new.confirmed else None,
    }
    uow.connection.execute(_ADD, row)
    return number


def find(uow: UnitOfWork, number: int) -> Given | None:
    """The role of that number, while it stands."""
    row = uow.connection.execute(_FIND, {"grant": number}).one_or_none()
    return None if row is None else _read(row)


def own(uow: UnitOfWork, person: int) -> list[Given]:
    """Every role of a person that stands, oldest first."""
    return [_read(row) for row in uow.connection.execute(_OWN, {"person": person})]


def of_each(uow: UnitOfWork, people: Collection[int]) -> dict[int, list[Given]]:
    """Every role that stands of each of these people who holds one, oldest first."""
    found: dict[int, list[Given]] = {}
    if people:
        for row in uow.connection.execute(_OF_EACH, {"people": padded(sorted(people))}):
            found.setdefault(row.person_id, []).append(_read(row))
    return found


def everybodys(uow: UnitOfWork) -> list[Given]:
    """Every role that stands, for the operator."""
    return [_read(row) for row in uow.connection.execute(_ALL)]


def under(uow: UnitOfWork, scopes: Iterable[Scope], role: Role, limit: int) -> list[Given]:
    """Up to `limit` holders of a role in each of these scopes, oldest first."""
    found: dict[int, Given] = {}
    for scope in scopes:
        names = organisations.within(scope) | {"role_": role, "limit_": limit}
        for row in uow.connection.execute(_UNDER, names):
            found[row.id] = _read(row)
    return list(found.values())


def at(uow: UnitOfWork, organisation: int, role: Role, limit: int) -> list[Given]:
    """Up to `limit` people who hold a role at an organisation, oldest first."""
    rows = uow.connection.execute(_AT, {"organisation": organisation, "role_": role, "limit_": limit})
    return [_read(row) for row in rows]


def of_programme(uow: UnitOfWork, programme: str, role: Role) -> list[Given]:
    """Those who hold a role anywhere in a programme, oldest first."""
    return [_read(row) for row in uow.connection.execute(_OF_PROGRAMME, {"of": programme, "role_": role})]


def resting_on(uow: UnitOfWork, role: Role, batch: int) -> list[Given]:
    """Those who hold a role that terms give, were not invited to it, and serve by terms of a batch alone."""
    return [_read(row) for row in uow.connection.execute(_RESTING_ON, {"role_": role, "batch": batch}).all()]


def confirm(uow: UnitOfWork, given: Given, now: datetime) -> bool:
    """Let a role count that an officer had to look at; False where it does or has ended."""
    return uow.connection.execute(_CONFIRM, {"grant": given.id, "at": now}).rowcount == 1


def end(uow: UnitOfWork, given: Given, by: int | None, cause: Cause, now: datetime) -> bool:
    """End a role; False where it had ended before."""
    names = {"grant": given.id, "at": now, "by": by, "why": cause}
    return uow.connection.execute(_END, names).rowcount == 1


def held(given: Collection[Given], role: Role, organisation: int) -> bool:
    """Whether one of these is that role at that organisation."""
    return any(each.role == role and each.organisation.id == organisation for each in given)


def _read(row: Any) -> Given:
    return Given(
        id=row.id,
        person=row.person_id,
        role=row.role,
        organisation=organisations.read(row),
        granted_by=row.granted_by,
        granted_at=row.granted_at,
        confirmed=row.confirmed_at is not None,
        invitation=row.invitation_id,
    )
