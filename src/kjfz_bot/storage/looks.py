"""Who has opened whose data: rows for the person it is about. When to write one is the services'."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from kjfz_bot.storage.schema_trust import LOOK
from kjfz_bot.storage.store import UnitOfWork

WHY = "look.why"

_ADD = sa.insert(LOOK)
_OF = (
    sa.select(LOOK)
    .where(LOOK.c.person_id == sa.bindparam("person"))
    .order_by(LOOK.c.id.desc())
    .limit(sa.bindparam("limit_"))
)
_COUNT = sa.select(sa.func.count()).select_from(LOOK).where(LOOK.c.person_id == sa.bindparam("person"))


@dataclass(frozen=True, slots=True)
class Look:
    """Somebody in a role, of an organisation, has opened a kind of a person's data, for a reason."""

    by: int | None
    role: str
    organisation: str
    at: datetime
    what: str
    why: str


def add(uow: UnitOfWork, person: int, look: Look) -> None:
    """Keep that somebody has looked."""
    (number,) = uow.take_ids(1)
    row = {
        "id": number,
        "person_id": person,
        "by_person": look.by,
        "role": look.role,
        "organisation": look.organisation,
        "at": look.at,
        "what": look.what,
        "why": uow.keys.seal(person, WHY, number, look.why),
    }
    uow.connection.execute(_ADD, row)


def count(uow: UnitOfWork, person: int) -> int:
    """How often a person's data was opened."""
    number: int = uow.connection.execute(_COUNT, {"person": person}).scalar_one()
    return number


def of(uow: UnitOfWork, person: int, limit: int) -> list[Look]:
    """The latest looks at a person's data, newest first."""
    return [
        Look(row.by_person, row.role, row.organisation, row.at, row.what, uow.keys.open(person, WHY, row.id, row.why))
        for row in uow.connection.execute(_OF, {"person": person, "limit_": limit})
    ]
