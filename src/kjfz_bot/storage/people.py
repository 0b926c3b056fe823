"""People and the addresses they write from. A visitor is a person too, made with the first thing they send."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import astuple, dataclass
from datetime import datetime

import sqlalchemy as sa

from kjfz_bot.storage import conversations
from kjfz_bot.storage.padding import padded
from kjfz_bot.storage.schema import ADDRESS, CONVERSATION, EVENT, INBOX, JOB, LIVE_RUN, MUTED, NOTICE, OUTBOX, PERSON
from kjfz_bot.storage.store import UnitOfWork

CACHED_ADDRESSES = 20_000

EXTERNAL_ID = "address.external_id"

_FIND = sa.select(
    ADDRESS.c.id, ADDRESS.c.person_id, ADDRESS.c.channel, ADDRESS.c.blind_index, ADDRESS.c.unreachable_at
).where(
    ADDRESS.c.channel.in_(sa.bindparam("channels", expanding=True)),
    ADDRESS.c.blind_index.in_(sa.bindparam("indices", expanding=True)),
)
_OF_PERSON = sa.select(
    ADDRESS.c.id,
    ADDRESS.c.channel,
    ADDRESS.c.external_id,
    sa.select(sa.func.max(INBOX.c.seq))
    .where(INBOX.c.address_id == ADDRESS.c.id, INBOX.c.kind != "notice")
    .scalar_subquery()
    .label("heard"),
).where(ADDRESS.c.person_id == sa.bindparam("person"), ADDRESS.c.unreachable_at.is_(None))
_ADD_PERSON = sa.insert(PERSON)
_ADD_ADDRESS = sa.insert(ADDRESS)
_SET_REACHABLE = (
    sa.update(ADDRESS).where(ADDRESS.c.id == sa.bindparam("address")).values(unreachable_at=sa.bindparam("since"))
)

_WAITING = sa.exists().where(INBOX.c.person_id == CONVERSATION.c.person_id, INBOX.c.state == "waiting")
_WRITTEN = sa.select(sa.exists().where(INBOX.c.person_id == sa.bindparam("person")))
_UNHEARD = (
    sa.select(CONVERSATION.c.person_id)
    .where(CONVERSATION.c.heard_at < sa.bindparam("since"), ~_WAITING)
    .order_by(CONVERSATION.c.heard_at)
    .limit(sa.bindparam("limit_"))
)

_PERSON: sa.BindParameter[int] = sa.bindparam("person")
_OWN_ADDRESSES = sa.select(ADDRESS.c.id).where(ADDRESS.c.person_id == _PERSON)
_ERASE = (
    sa.delete(OUTBOX).where(OUTBOX.c.address_id.in_(_OWN_ADDRESSES)),
    sa.delete(INBOX).where(INBOX.c.person_id == _PERSON),
    sa.delete(EVENT).where(EVENT.c.person_id == _PERSON),
    sa.delete(LIVE_RUN).where(LIVE_RUN.c.person_id == _PERSON),
    sa.delete(CONVERSATION).where(CONVERSATION.c.person_id == _PERSON),
    sa.delete(JOB).where(JOB.c.actor_id == _PERSON),
    sa.delete(NOTICE).where(NOTICE.c.person_id == _PERSON),
    sa.update(NOTICE).where(NOTICE.c.waits_for == _PERSON).values(waits_for=None),
    sa.delete(MUTED).where(MUTED.c.person_id == _PERSON),
    sa.delete(ADDRESS).where(ADDRESS.c.person_id == _PERSON),
    sa.delete(PERSON).where(PERSON.c.id == _PERSON),
)


@dataclass(frozen=True, slots=True)
class AddressKey:
    """Where somebody writes from: a channel, and what the channel calls them."""

    channel: str
    external_id: str


@dataclass(frozen=True, slots=True)
class Address:
    """A known address and the person behind it; `reachable` is False where the platform would deliver nothing there."""

    id: int
    person: int
    key: AddressKey
    reachable: bool = True


class AddressBook:
    """Finds the person behind an address, making one where there is none; remembers those used lately.

    What it remembers may come from a transaction that was rolled back or be erased since: then call `forget`.
    """

    def __init__(self, size: int = CACHED_ADDRESSES) -> None:
        self._size = size
        self._known: OrderedDict[AddressKey, Address] = OrderedDict()

    def resolve(self, uow: UnitOfWork, languages: Mapping[AddressKey, str], now: datetime) -> dict[AddressKey, Address]:
        """The address of each key; a new person's conversation begins in the language given for the key."""
        found = {key: self._known[key] for key in languages if key in self._known}
        found |= find_all(uow, [key for key in languages if key not in found])
        # In an order of their own, so that two processes that meet the same newcomers do not wait for each other.
        missing = sorted((key for key in languages if key not in found), key=astuple)
        resolved = found | (_add(uow, missing, languages, now) if missing else {})
        self._remember(resolved)
        return resolved

    def forget(self) -> None:
        """Look everything up afresh from now on."""
        self._known.clear()

    def _remember(self, addresses: Mapping[AddressKey, Address]) -> None:
        for key, address in addresses.items():
            self._known[key] = address
            self._known.move_to_end(key)
        while len(self._known) > self._size:
            self._known.popitem(last=False)


def find(uow: UnitOfWork, key: AddressKey) -> Address | None:
    """The stored address, or None where nobody has written from it."""
    return find_all(uow, [key]).get(key)


def find_all(uow: UnitOfWork, keys: Collection[AddressKey]) -> dict[AddressKey, Address]:
    """The stored addresses among these, by one query; those nobody has written from are left out."""
    if not keys:
        return {}
    indexed = {(key.channel, uow.keys.blind_index(key.channel, key.external_id)): key for key in keys}
    names = {"channels": sorted({key.channel for key in keys}), "indices": padded(index for _, index in indexed)}
    found = {}
    for number, person, channel, index, lost in uow.connection.execute(_FIND, names):
        if (key := indexed.get((channel, bytes(index)))) is not None:
            found[key] = Address(number, person, key, reachable=lost is None)
    return found


def reachable(uow: UnitOfWork, person: int) -> list[tuple[Address, int]]:
    """Where a person can be written to, last used first, each with the last letter they sent from there, 0 for none."""
    rows = uow.connection.execute(_OF_PERSON, {"person": person}).all()
    found = [
        (Address(row.id, person, key_of(uow, person, row.id, row.channel, row.external_id)), row.heard or 0)
        for row in rows
    ]
    return sorted(found, key=lambda pair: (-pair[1], pair[0].id))


def set_reachable(uow: UnitOfWork, addresses: Iterable[int], unreachable_since: datetime | None) -> None:
    """Note that nothing can be sent to these addresses since then, or with None that it can again."""
    rows = [{"address": address, "since": unreachable_since} for address in sorted(addresses)]
    if rows:
        uow.connection.execute(_SET_REACHABLE, rows)


def unheard(uow: UnitOfWork, since: datetime, limit: int) -> list[int]:
    """People who have sent nothing since then, longest silent first; not those with something still waiting."""
    return list(uow.connection.execute(_UNHEARD, {"since": since, "limit_": limit}).scalars())


def have_written(uow: UnitOfWork, person: int) -> bool:
    """Whether anything stored was sent by the person."""
    return bool(uow.connection.execute(_WRITTEN, {"person": person}).scalar_one())


def erase(uow: UnitOfWork, people: Sequence[int]) -> None:
    """Remove people with everything stored about them and the key to it; for those who hold no records of others."""
    if not people:
        return
    parameters = [{"person": person} for person in people]
    for statement in _ERASE:
        uow.connection.execute(statement, parameters)
    uow.keys.forget(people)


def _add(
    uow: UnitOfWork, keys: Sequence[AddressKey], languages: Mapping[AddressKey, str], now: datetime
) -> dict[AddressKey, Address]:
    ids = iter(uow.take_ids(2 * len(keys)))
    added = {key: Address(next(ids), next(ids), key) for key in keys}
    uow.connection.execute(
        _ADD_PERSON,
        [{"id": new.person, "created_at": now, "data_key": uow.keys.make(new.person)} for new in added.values()],
    )
    uow.connection.execute(_ADD_ADDRESS, [_address_row(uow, new) for new in added.values()])
    conversations.begin(uow, {new.person: languages[key] for key, new in added.items()}, now)
    return added


def _address_row(uow: UnitOfWork, address: Address) -> dict[str, object]:
    channel, external_id = address.key.channel, address.key.external_id
    return {
        "id": address.id,
        "person_id": address.person,
        "channel": channel,
        "external_id": uow.keys.seal(address.person, EXTERNAL_ID, address.id, external_id),
        "blind_index": uow.keys.blind_index(channel, external_id),
    }


def key_of(uow: UnitOfWork, person: int, address: int, channel: str, sealed: bytes) -> AddressKey:
    """The address that a stored row names."""
    return AddressKey(channel, uow.keys.open(person, EXTERNAL_ID, address, sealed))
