"""The addresses of one person: added, verified, and made anew. Finding people by address is `people.py`."""

from __future__ import annotations

import secrets
from datetime import datetime

import sqlalchemy as sa

from kjfz_bot.storage import lane_locks
from kjfz_bot.storage.people import EMAIL, EXTERNAL_ID, WEB, Address, AddressKey, find, key_of
from kjfz_bot.storage.schema import ADDRESS, INBOX, OUTBOX
from kjfz_bot.storage.schema_trust import SESSION
from kjfz_bot.storage.store import UnitOfWork

_ACCOUNT = "account:"
"""How the web addresses begin that are used by whoever signed in; a browser's own are hashes of its cookie."""

_OF_PERSON = (
    sa.select(ADDRESS.c.id, ADDRESS.c.channel, ADDRESS.c.external_id)
    .where(ADDRESS.c.person_id == sa.bindparam("person"))
    .order_by(ADDRESS.c.id)
)
_ADD = sa.insert(ADDRESS)
_VERIFY = (
    sa.update(ADDRESS)
    .where(ADDRESS.c.id == sa.bindparam("address"))
    .values(verified_at=sa.bindparam("now"), unreachable_at=None)
)
_MOVE = tuple(
    sa.update(table).where(table.c.address_id == sa.bindparam("old")).values(address_id=sa.bindparam("new"))
    for table in (INBOX, OUTBOX, SESSION)
)
_REMOVE = sa.delete(ADDRESS).where(ADDRESS.c.id == sa.bindparam("old"))


def of_person(uow: UnitOfWork, person: int) -> list[Address]:
    """Every address of a person, oldest first."""
    rows = uow.connection.execute(_OF_PERSON, {"person": person}).all()
    return [Address(row.id, person, key_of(uow, person, row.id, row.channel, row.external_id)) for row in rows]


def email_of(uow: UnitOfWork, person: int) -> str | None:
    """The e-mail address somebody signs in with."""
    return next((own.key.external_id for own in of_person(uow, person) if own.key.channel == EMAIL), None)


def account_of(uow: UnitOfWork, person: int) -> Address | None:
    """The address from which a person writes in the web chat while they are signed in."""
    return next((own for own in of_person(uow, person) if is_account(own.key)), None)


def is_account(key: AddressKey) -> bool:
    """Whether an address can only be written from by somebody signed in."""
    return key.channel == WEB and key.external_id.startswith(_ACCOUNT)


def new_account() -> AddressKey:
    """A web address of somebody who signs in; who reads it in the database cannot speak as them."""
    return AddressKey(WEB, _ACCOUNT + secrets.token_urlsafe(16))


def add(uow: UnitOfWork, person: int, key: AddressKey, verified_at: datetime | None = None) -> Address:
    """Give a person one more address."""
    (number,) = uow.take_ids(1)
    row = {
        "id": number,
        "person_id": person,
        "channel": key.channel,
        "external_id": uow.keys.seal(person, EXTERNAL_ID, number, key.external_id),
        "blind_index": uow.keys.blind_index(key.channel, key.external_id),
        "verified_at": verified_at,
    }
    uow.connection.execute(_ADD, row)
    return Address(number, person, key)


def verify(uow: UnitOfWork, address: Address, now: datetime) -> None:
    """Note that somebody showed just now that an address is theirs; it can be written to."""
    uow.connection.execute(_VERIFY, {"address": address.id, "now": now})


def rename(uow: UnitOfWork, address: Address, key: AddressKey) -> Address:
    """Give an address another name, with all that was said there; who writes under the old one is somebody new.

    It gets another number too: what a process remembers under the old one is then refused by the database.
    """
    if uow.database.shared:
        lane_locks.enter(uow, [address.person], ())
    new = add(uow, address.person, key)
    for statement in (*_MOVE, _REMOVE):
        uow.connection.execute(statement, {"old": address.id, "new": new.id})
    return new


def take_over(uow: UnitOfWork, key: AddressKey) -> Address | None:
    """Make the address of a browser one that only somebody signed in can write from; None where nobody ever did."""
    address = find(uow, key)
    return None if address is None else rename(uow, address, new_account())
