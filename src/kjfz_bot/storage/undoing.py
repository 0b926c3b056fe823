"""Taking a list back: everything its rows made, unless something else rests on it. Needs that firms have worked on
are theirs by then: they stay, and the others go.

Statements work on whole batches, so that taking back thousands of rows is one short transaction.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from kjfz_bot.storage.need_lists import UNTOUCHED
from kjfz_bot.storage.schema import ADDRESS, JOB, NOTICE, PERSON
from kjfz_bot.storage.schema_lists import APPOINTMENT, AWAITED, IMPORT_ROW, OPENING_BALANCE
from kjfz_bot.storage.schema_needs import NEED, NEED_DECISION
from kjfz_bot.storage.schema_service import ENTRY, SERVICE_RESULT
from kjfz_bot.storage.schema_trust import FIRM, FIRM_DECISION, INVITATION, ORGANISATION, PROFILE, ROLE_GRANT
from kjfz_bot.storage.store import UnitOfWork

_BATCH: sa.BindParameter[int] = sa.bindparam("batch")


def _of(thing: str) -> sa.Select[tuple[int | None]]:
    return sa.select(IMPORT_ROW.c.number).where(IMPORT_ROW.c.batch_id == _BATCH, IMPORT_ROW.c.thing == thing)


_ORGANISATIONS, _PEOPLE, _APPOINTMENTS = (_of(thing) for thing in ("organisation", "person", "appointment"))
_OTHERS = sa.not_(INVITATION.c.person_id.in_(_PEOPLE))


def _referring(name: str, thing: str, column: sa.ColumnElement[int], *where: sa.ColumnElement[bool]) -> Reference:
    statement = (
        sa.select(sa.func.count().label("count"), sa.func.min(IMPORT_ROW.c.row).label("row"))
        .select_from(sa.join(IMPORT_ROW, column.table, column == IMPORT_ROW.c.number))
        .where(IMPORT_ROW.c.batch_id == _BATCH, IMPORT_ROW.c.thing == thing, *where)
    )
    return Reference(name, statement)


@dataclass(frozen=True, slots=True)
class Reference:
    """Something that may rest on what a batch made, and the statement that counts it."""

    name: str
    statement: sa.Select[*tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class Rests:
    """How much of what rests on a batch, and the first row of the sheet it rests on."""

    name: str
    count: int
    row: int


_CHANGED = sa.or_(PROFILE.c.version > 1, PROFILE.c.state != "pending")
_USED = INVITATION.c.used_at.is_not(None)

REFERENCES = (
    _referring("appointment", "person", APPOINTMENT.c.person_id),
    _referring("appointment", "organisation", APPOINTMENT.c.firm_id),
    _referring("appointment", "organisation", APPOINTMENT.c.unit_id),
    _referring("profile", "organisation", PROFILE.c.unit_id, sa.not_(PROFILE.c.person_id.in_(_PEOPLE))),
    _referring("profile_changed", "person", PROFILE.c.person_id, _CHANGED),
    _referring("joined", "person", INVITATION.c.person_id, _USED),
    _referring("joined", "person", ADDRESS.c.person_id),
    _referring("role", "person", ROLE_GRANT.c.person_id),
    _referring("role", "organisation", ROLE_GRANT.c.organisation_id),
    _referring(
        "invitation",
        "organisation",
        INVITATION.c.organisation_id,
        sa.or_(INVITATION.c.person_id.is_(None), _OTHERS),
    ),
    _referring("decision", "organisation", FIRM_DECISION.c.organisation_id),
    _referring("decision", "organisation", FIRM_DECISION.c.office_id),
    _referring("decision", "organisation", NEED_DECISION.c.office_id),
    _referring("need", "organisation", NEED.c.firm_id),
    _referring("hours", "appointment", ENTRY.c.appointment_id),
    _referring("hours", "appointment", SERVICE_RESULT.c.appointment_id),
    _referring("changed", "organisation", ORGANISATION.c.id, ORGANISATION.c.version > 1),
)
"""Everything that keeps a batch from being taken back."""

_REMOVE = (
    sa.delete(NEED).where(NEED.c.batch_id == _BATCH, UNTOUCHED),
    sa.delete(OPENING_BALANCE).where(OPENING_BALANCE.c.appointment_id.in_(_APPOINTMENTS)),
    sa.delete(APPOINTMENT).where(APPOINTMENT.c.id.in_(_APPOINTMENTS)),
    sa.delete(INVITATION).where(INVITATION.c.person_id.in_(_PEOPLE)),
    sa.delete(PROFILE).where(PROFILE.c.person_id.in_(_PEOPLE)),
    sa.delete(NOTICE).where(NOTICE.c.person_id.in_(_PEOPLE)),
    sa.delete(JOB).where(JOB.c.actor_id.in_(_PEOPLE)),
    sa.delete(AWAITED).where(AWAITED.c.person_id.in_(_PEOPLE)),
    sa.delete(PERSON).where(PERSON.c.id.in_(_PEOPLE)),
    sa.delete(FIRM).where(FIRM.c.organisation_id.in_(_ORGANISATIONS)),
    sa.delete(ORGANISATION).where(ORGANISATION.c.id.in_(_ORGANISATIONS)),
)
_FORGET_ROWS = sa.delete(IMPORT_ROW).where(IMPORT_ROW.c.batch_id == _BATCH)


def resting(uow: UnitOfWork, batch: int) -> list[Rests]:
    """What rests on a batch, and so keeps it from being taken back."""
    found = []
    for reference in REFERENCES:
        row = uow.connection.execute(reference.statement, {"batch": batch}).one()
        if row[0]:
            found.append(Rests(reference.name, row[0], row[1]))
    return found


def remove(uow: UnitOfWork, batch: int, people: list[int]) -> None:
    """Remove all that a batch made, which nothing may rest on, but needs that were worked on; `people` are its own."""
    for statement in _REMOVE:
        uow.connection.execute(statement, {"batch": batch})
    uow.connection.execute(_FORGET_ROWS, {"batch": batch})
    uow.keys.forget(people)
