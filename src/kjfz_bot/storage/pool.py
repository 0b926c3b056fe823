"""Rows of the pool: experts whom firms of a programme may begin a project with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from kjfz_bot.storage.schema_cases import POOL_MEMBER
from kjfz_bot.storage.store import UnitOfWork

_ADD = sa.insert(POOL_MEMBER)
_OF = sa.select(POOL_MEMBER).where(POOL_MEMBER.c.programme == sa.bindparam("of"))
_FIND = _OF.where(POOL_MEMBER.c.person_id == sa.bindparam("person")).order_by(POOL_MEMBER.c.id.desc()).limit(1)
_NEWEST = _OF.order_by(POOL_MEMBER.c.id.desc()).limit(sa.bindparam("limit_")).offset(sa.bindparam("offset_"))


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody in the pool of a programme, recommended by their unit, by the case that says so."""

    programme: str
    person: int
    unit: int
    case: int


def join(uow: UnitOfWork, member: Member, now: datetime) -> None:
    """Put somebody into the pool."""
    (number,) = uow.take_ids(1)
    row = {"id": number, "programme": member.programme, "person_id": member.person, "unit_id": member.unit}
    uow.connection.execute(_ADD, {**row, "application_id": member.case, "joined_at": now})


def find(uow: UnitOfWork, programme: str, person: int) -> Member | None:
    """Somebody in the pool of a programme, as they joined it last."""
    row = uow.connection.execute(_FIND, {"of": programme, "person": person}).one_or_none()
    return None if row is None else Member(row.programme, row.person_id, row.unit_id, row.application_id)


def newest(uow: UnitOfWork, programme: str, offset: int, limit: int) -> list[Member]:
    """The pool of a programme, who joined last first."""
    rows = uow.connection.execute(_NEWEST, {"of": programme, "offset_": offset, "limit_": limit})
    return [Member(row.programme, row.person_id, row.unit_id, row.application_id) for row in rows]
