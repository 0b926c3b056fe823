"""Who is signed in where: one row a browser, found by the hash of a token that the browser alone has."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from kjfz_bot.domain.sign_in import Method, SignIn
from kjfz_bot.storage.people import AddressKey, key_of
from kjfz_bot.storage.schema import ADDRESS
from kjfz_bot.storage.schema_trust import SESSION
from kjfz_bot.storage.store import UnitOfWork

_ADD = sa.insert(SESSION)
_FIND = (
    sa.select(
        SESSION.c.id,
        SESSION.c.person_id,
        SESSION.c.address_id,
        SESSION.c.method,
        SESSION.c.signed_in_at,
        SESSION.c.used_at,
        ADDRESS.c.channel,
        ADDRESS.c.external_id,
    )
    .join(ADDRESS, ADDRESS.c.id == SESSION.c.address_id)
    .where(SESSION.c.token_hash == sa.bindparam("hash_"))
)
_OF_PERSON = sa.select(SESSION.c.method, SESSION.c.signed_in_at, SESSION.c.used_at).where(
    SESSION.c.person_id == sa.bindparam("person")
)
_USE = (
    sa.update(SESSION)
    .where(SESSION.c.id == sa.bindparam("session"), SESSION.c.used_at < sa.bindparam("now"))
    .values(used_at=sa.bindparam("now"))
)
_END = sa.delete(SESSION).where(SESSION.c.id == sa.bindparam("session"))
_END_ALL = sa.delete(SESSION).where(SESSION.c.person_id == sa.bindparam("person"))
_REMOVE = sa.delete(SESSION).where(SESSION.c.signed_in_at < sa.bindparam("before"))


@dataclass(frozen=True, slots=True)
class Session:
    """A browser somebody signed in from: who, how and when, and the address their messages come from."""

    id: int
    person: int
    key: AddressKey
    sign_in: SignIn


def add(uow: UnitOfWork, token_hash: bytes, person: int, address: int, method: Method, now: datetime) -> None:
    """Begin a session."""
    (number,) = uow.take_ids(1)
    row = {
        "id": number,
        "token_hash": token_hash,
        "person_id": person,
        "address_id": address,
        "method": method.value,
        "signed_in_at": now,
        "used_at": now,
    }
    uow.connection.execute(_ADD, row)


def find(uow: UnitOfWork, token_hash: bytes) -> Session | None:
    """The session of a token, whether or not it still holds."""
    row = uow.connection.execute(_FIND, {"hash_": token_hash}).one_or_none()
    if row is None:
        return None
    key = key_of(uow, row.person_id, row.address_id, row.channel, row.external_id)
    return Session(row.id, row.person_id, key, SignIn(Method(row.method), row.signed_in_at, row.used_at))


def sign_ins(uow: UnitOfWork, person: int) -> Collection[SignIn]:
    """Every sign-in of a person that was not ended, whether or not it still holds."""
    rows = uow.connection.execute(_OF_PERSON, {"person": person})
    return [SignIn(Method(row.method), row.signed_in_at, row.used_at) for row in rows]


def use(uow: UnitOfWork, session: Session, now: datetime) -> None:
    """Note that the person was heard in it."""
    uow.connection.execute(_USE, {"session": session.id, "now": now})


def end(uow: UnitOfWork, session: Session) -> None:
    """End one session."""
    uow.connection.execute(_END, {"session": session.id})


def end_all(uow: UnitOfWork, person: int) -> None:
    """End every session of a person."""
    uow.connection.execute(_END_ALL, {"person": person})


def remove_older(uow: UnitOfWork, before: datetime) -> None:
    """Remove what began before then."""
    uow.connection.execute(_REMOVE, {"before": before})
