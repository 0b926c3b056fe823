"""People who are known from a list and have not written yet: sealed, found by exact name and telephone number."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from kjfz_bot.storage import profiles
from kjfz_bot.storage.schema import PERSON
from kjfz_bot.storage.schema_lists import AWAITED
from kjfz_bot.storage.schema_trust import PROFILE
from kjfz_bot.storage.store import UnitOfWork

NAME = "awaited.name"
PHONE = "awaited.phone"

_ADD_PERSON = sa.insert(PERSON)
_ADD = sa.insert(AWAITED)
_KNOWN = sa.union_all(
    *(
        sa.select(table.c.person_id).where(
            table.c.programme == sa.bindparam("programme_"),
            table.c.phone_index == sa.bindparam("phone_"),
            table.c.name_index == sa.bindparam("name_"),
        )
        for table in (AWAITED, PROFILE)
    )
)
_ONE = sa.select(AWAITED).where(AWAITED.c.person_id == sa.bindparam("person"))
_REMOVE = sa.delete(AWAITED).where(AWAITED.c.person_id == sa.bindparam("person"))


@dataclass(frozen=True, slots=True)
class Awaited:
    """Somebody a list names."""

    person: int
    programme: str
    name: str
    phone: str


def add(uow: UnitOfWork, programme: str, name: str, phone: str, now: datetime) -> Awaited:
    """Make a person without an address, for whom a conversation begins when they first write."""
    (person,) = uow.take_ids(1)
    uow.connection.execute(_ADD_PERSON, {"id": person, "created_at": now, "data_key": uow.keys.make(person)})
    row = {
        "person_id": person,
        "programme": programme,
        "name": uow.keys.seal(person, NAME, person, name),
        "name_index": profiles.name_index(uow, name),
        "phone": uow.keys.seal(person, PHONE, person, phone),
        "phone_index": profiles.phone_index(uow, phone),
    }
    uow.connection.execute(_ADD, row)
    return Awaited(person, programme, name, phone)


def known(uow: UnitOfWork, programme: str, name: str, phone: str) -> list[int]:
    """Everybody of that name and number in a programme, awaited or with a profile; more than one is nobody."""
    names = {
        "programme_": programme,
        "phone_": profiles.phone_index(uow, phone),
        "name_": profiles.name_index(uow, name),
    }
    return sorted(set(uow.connection.execute(_KNOWN, names).scalars()))


def find(uow: UnitOfWork, person: int) -> Awaited | None:
    """Who is awaited under that number; None where they have joined, or never were."""
    row = uow.connection.execute(_ONE, {"person": person}).one_or_none()
    if row is None:
        return None
    name, phone = uow.keys.open(person, NAME, person, row.name), uow.keys.open(person, PHONE, person, row.phone)
    return Awaited(person, row.programme, name, phone)


def remove(uow: UnitOfWork, person: int) -> None:
    """Await somebody no more."""
    uow.connection.execute(_REMOVE, {"person": person})
