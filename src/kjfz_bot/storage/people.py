"""People and the addresses they write from. A visitor is a person too, made with the first thing they send."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

import sqlalchemy as sa

from kjfz_bot.storage import conversations
from kjfz_bot.storage.lately import LATELY, remember
from kjfz_bot.storage.padding import padded
from kjfz_bot.storage.schema import (
    ADDRESS,
    CONVERSATION,
    EVENT,
    FROM_THE_HOUSE,
    INBOX,
    JOB,
    LIVE_RUN,
    MUTED,
    NOTICE,
    OUTBOX,
    PERSON,
)
from kjfz_bot.storage.schema_cases import (
    APPLICATION,
    APPLICATION_EVENT,
    APPLICATION_REVIEWER,
    APPLICATION_WORDS,
    POOL_MEMBER,
)
from kjfz_bot.storage.schema_lists import APPOINTMENT, AWAITED, OPENING_BALANCE
from kjfz_bot.storage.schema_needs import NEED, NEED_DECISION, NEED_SUBSCRIPTION
from kjfz_bot.storage.schema_rounds import CASE_ROUND
from kjfz_bot.storage.schema_service import (
    ENTRY,
    ENTRY_FILE,
    ENTRY_MARK,
    ENTRY_PENDING,
    LEDGER,
    LOG_TIME,
    SERVICE_RESULT,
    SERVICE_TOTAL,
)
from kjfz_bot.storage.schema_trust import (
    CONSENT,
    FILE,
    FILE_REMOVAL,
    FILE_USE,
    FIRM,
    FIRM_DECISION,
    INVITATION,
    INVITATION_TRY,
    LINK_CODE,
    LINK_TRY,
    LOOK,
    MERGE_REQUEST,
    ORGANISATION,
    PROFILE,
    ROLE_GRANT,
    SESSION,
    SIGN_IN_LINK,
)
from kjfz_bot.storage.store import UnitOfWork

EXTERNAL_ID = "address.external_id"

EMAIL = "email"
WEB = "web"

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
    .where(INBOX.c.address_id == ADDRESS.c.id, INBOX.c.kind.not_in(FROM_THE_HOUSE))
    .scalar_subquery()
    .label("heard"),
).where(ADDRESS.c.person_id == sa.bindparam("person"), ADDRESS.c.unreachable_at.is_(None))
_ADD_PERSON = sa.insert(PERSON)
_ADD_ADDRESS = sa.insert(ADDRESS)
_SET_REACHABLE = (
    sa.update(ADDRESS).where(ADDRESS.c.id == sa.bindparam("address")).values(unreachable_at=sa.bindparam("since"))
)

_WAITING = sa.exists().where(INBOX.c.person_id == CONVERSATION.c.person_id, INBOX.c.state == "waiting")
# Whoever holds a role, can sign in or keeps a record is no visitor, and is kept however long they are silent.
_HOLDS_ROLE = sa.exists().where(ROLE_GRANT.c.person_id == CONVERSATION.c.person_id, ROLE_GRANT.c.revoked_at.is_(None))
_SIGNS_IN = sa.exists().where(ADDRESS.c.person_id == CONVERSATION.c.person_id, ADDRESS.c.verified_at.is_not(None))
# Others wait for what becomes of a firm that was submitted or of a profile, or rely on it; whoever subscribed waits.
_KEEPS_RECORD = sa.or_(
    sa.exists().where(FIRM.c.submitted_by == CONVERSATION.c.person_id),
    sa.exists().where(PROFILE.c.person_id == CONVERSATION.c.person_id),
    sa.exists().where(APPOINTMENT.c.person_id == CONVERSATION.c.person_id),
    sa.exists().where(APPLICATION.c.expert_id == CONVERSATION.c.person_id),
    sa.exists().where(NEED_SUBSCRIPTION.c.person_id == CONVERSATION.c.person_id),
)
STAYS = sa.or_(_HOLDS_ROLE, _SIGNS_IN, _KEEPS_RECORD)
"""Of whom a conversation is: whether it is kept without end."""

_WRITTEN = sa.select(sa.exists().where(INBOX.c.person_id == sa.bindparam("person")))
_UNHEARD = (
    sa.select(CONVERSATION.c.person_id)
    .where(CONVERSATION.c.heard_at < sa.bindparam("since"), ~_WAITING, ~STAYS)
    .order_by(CONVERSATION.c.heard_at)
    .limit(sa.bindparam("limit_"))
)

_PERSON: sa.BindParameter[int] = sa.bindparam("person")
_OWN_ADDRESSES = sa.select(ADDRESS.c.id).where(ADDRESS.c.person_id == _PERSON)
_OWN_INVITATIONS = sa.select(INVITATION.c.id).where(INVITATION.c.made_by == _PERSON)
_OWN_FILES = sa.select(FILE.c.id).where(FILE.c.person_id == _PERSON)
_OWN_INDEXES = sa.select(ADDRESS.c.blind_index).where(ADDRESS.c.person_id == _PERSON)
_OWN_APPOINTMENTS = sa.select(APPOINTMENT.c.id).where(APPOINTMENT.c.person_id == _PERSON)
_OWN_ENTRIES = sa.select(ENTRY.c.id).where(ENTRY.c.person_id == _PERSON)
_MEANT_FOR = sa.select(INVITATION.c.id).where(INVITATION.c.person_id == _PERSON)
_ERASE = (
    sa.delete(APPLICATION_WORDS).where(APPLICATION_WORDS.c.person_id == _PERSON),
    sa.delete(POOL_MEMBER).where(POOL_MEMBER.c.person_id == _PERSON),
    sa.update(APPLICATION).where(APPLICATION.c.expert_id == _PERSON).values(expert_id=None),
    sa.update(APPLICATION).where(APPLICATION.c.opened_by == _PERSON).values(opened_by=None),
    sa.update(APPLICATION_EVENT).where(APPLICATION_EVENT.c.by_id == _PERSON).values(by_id=None),
    sa.update(CASE_ROUND).where(CASE_ROUND.c.made_by == _PERSON).values(made_by=None),
    sa.update(CASE_ROUND).where(CASE_ROUND.c.decided_by == _PERSON).values(decided_by=None),
    sa.update(APPLICATION_REVIEWER).where(APPLICATION_REVIEWER.c.person_id == _PERSON).values(person_id=None),
    sa.delete(LOG_TIME).where(LOG_TIME.c.person_id == _PERSON),
    sa.update(LEDGER).where(LEDGER.c.person_id == _PERSON).values(opened=True),
    sa.delete(SERVICE_RESULT).where(SERVICE_RESULT.c.person_id == _PERSON),
    sa.delete(SERVICE_TOTAL).where(SERVICE_TOTAL.c.appointment_id.in_(_OWN_APPOINTMENTS)),
    sa.delete(ENTRY_PENDING).where(ENTRY_PENDING.c.appointment_id.in_(_OWN_APPOINTMENTS)),
    sa.delete(ENTRY_FILE).where(ENTRY_FILE.c.entry_id.in_(_OWN_ENTRIES)),
    sa.delete(ENTRY_MARK).where(ENTRY_MARK.c.person_id == _PERSON),
    sa.delete(ENTRY).where(ENTRY.c.person_id == _PERSON),
    sa.delete(LEDGER).where(LEDGER.c.person_id == _PERSON),
    sa.update(ENTRY).where(ENTRY.c.made_by == _PERSON).values(made_by=None),
    sa.update(ENTRY_MARK).where(ENTRY_MARK.c.marked_by == _PERSON).values(marked_by=None),
    sa.update(OPENING_BALANCE).where(OPENING_BALANCE.c.reversed_by == _PERSON).values(reversed_by=None),
    sa.delete(OPENING_BALANCE).where(OPENING_BALANCE.c.appointment_id.in_(_OWN_APPOINTMENTS)),
    sa.delete(APPOINTMENT).where(APPOINTMENT.c.person_id == _PERSON),
    sa.delete(AWAITED).where(AWAITED.c.person_id == _PERSON),
    sa.update(ROLE_GRANT).where(ROLE_GRANT.c.invitation_id.in_(_MEANT_FOR)).values(invitation_id=None),
    sa.delete(INVITATION).where(INVITATION.c.person_id == _PERSON),
    sa.delete(ROLE_GRANT).where(ROLE_GRANT.c.person_id == _PERSON),
    sa.update(ROLE_GRANT).where(ROLE_GRANT.c.invitation_id.in_(_OWN_INVITATIONS)).values(invitation_id=None),
    sa.update(ROLE_GRANT).where(ROLE_GRANT.c.granted_by == _PERSON).values(granted_by=None),
    sa.update(ROLE_GRANT).where(ROLE_GRANT.c.revoked_by == _PERSON).values(revoked_by=None),
    sa.delete(INVITATION).where(INVITATION.c.made_by == _PERSON),
    sa.update(INVITATION).where(INVITATION.c.used_by == _PERSON).values(used_by=None),
    sa.delete(INVITATION_TRY).where(INVITATION_TRY.c.person_id == _PERSON),
    sa.update(FIRM).where(FIRM.c.submitted_by == _PERSON).values(submitted_by=None),
    sa.update(FIRM).where(FIRM.c.contact_of == _PERSON).values(contact_of=None, contact_name=None, contact_phone=None),
    sa.update(FIRM_DECISION).where(FIRM_DECISION.c.decided_by == _PERSON).values(decided_by=None),
    sa.update(NEED).where(NEED.c.made_by == _PERSON).values(made_by=None),
    sa.update(NEED).where(NEED.c.submitted_by == _PERSON).values(submitted_by=None),
    sa.update(NEED_DECISION).where(NEED_DECISION.c.decided_by == _PERSON).values(decided_by=None),
    sa.delete(NEED_SUBSCRIPTION).where(NEED_SUBSCRIPTION.c.person_id == _PERSON),
    sa.delete(PROFILE).where(PROFILE.c.person_id == _PERSON),
    sa.update(PROFILE).where(PROFILE.c.decided_by == _PERSON).values(decided_by=None),
    sa.update(ORGANISATION).where(ORGANISATION.c.verified_by == _PERSON).values(verified_by=None),
    sa.insert(FILE_REMOVAL).from_select(
        ["stored"], sa.select(FILE.c.stored).where(FILE.c.person_id == _PERSON, FILE.c.stored.is_not(None))
    ),
    sa.delete(FILE_USE).where(FILE_USE.c.file_id.in_(_OWN_FILES)),
    sa.delete(FILE).where(FILE.c.person_id == _PERSON),
    sa.delete(SESSION).where(SESSION.c.person_id == _PERSON),
    sa.delete(SIGN_IN_LINK).where(
        sa.or_(SIGN_IN_LINK.c.person_id == _PERSON, SIGN_IN_LINK.c.email_index.in_(_OWN_INDEXES))
    ),
    sa.delete(LINK_CODE).where(sa.or_(LINK_CODE.c.person_id == _PERSON, LINK_CODE.c.joiner_id == _PERSON)),
    sa.delete(MERGE_REQUEST).where(
        sa.or_(MERGE_REQUEST.c.staying_id == _PERSON, MERGE_REQUEST.c.joining_id == _PERSON)
    ),
    sa.update(MERGE_REQUEST).where(MERGE_REQUEST.c.decided_by == _PERSON).values(decided_by=None),
    sa.delete(LINK_TRY).where(LINK_TRY.c.person_id == _PERSON),
    sa.delete(CONSENT).where(CONSENT.c.person_id == _PERSON),
    sa.delete(LOOK).where(LOOK.c.person_id == _PERSON),
    sa.update(LOOK).where(LOOK.c.by_person == _PERSON).values(by_person=None),
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


class AddressKey(NamedTuple):
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

    def __init__(self, size: int = LATELY) -> None:
        self._size = size
        self._known: dict[AddressKey, Address] = {}

    def resolve(self, uow: UnitOfWork, languages: Mapping[AddressKey, str], now: datetime) -> dict[AddressKey, Address]:
        """The address of each key; a new person's conversation begins in the language given for the key."""
        found = {key: self._known[key] for key in languages if key in self._known}
        found |= find_all(uow, [key for key in languages if key not in found])
        # In an order of their own, so that two processes that meet the same newcomers do not wait for each other.
        missing = sorted(key for key in languages if key not in found)
        resolved = found | (_add(uow, missing, languages, now) if missing else {})
        self._remember(resolved)
        return resolved

    def forget(self) -> None:
        """Look everything up afresh from now on."""
        self._known.clear()

    def _remember(self, addresses: Mapping[AddressKey, Address]) -> None:
        for key, address in addresses.items():
            remember(self._known, key, address, self._size)


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
    """Where a person can be written to, last used first, each with the last letter they sent from there, 0 for none.

    Nobody writes to us by mail: it reaches whoever uses the web chat while they are not looking, and comes before it.
    """
    rows = uow.connection.execute(_OF_PERSON, {"person": person}).all()
    found = [
        (Address(row.id, person, key_of(uow, person, row.id, row.channel, row.external_id)), row.heard or 0)
        for row in rows
    ]
    on_web = max((heard for address, heard in found if address.key.channel == WEB), default=0)
    found = [(address, on_web if address.key.channel == EMAIL else heard) for address, heard in found]
    return sorted(found, key=lambda pair: (-pair[1], pair[0].key.channel != EMAIL, pair[0].id))


def set_reachable(uow: UnitOfWork, addresses: Iterable[int], unreachable_since: datetime | None) -> None:
    """Note that nothing can be sent to these addresses since then, or with None that it can again."""
    rows = [{"address": address, "since": unreachable_since} for address in sorted(addresses)]
    if rows:
        uow.connection.execute(_SET_REACHABLE, rows)


def unheard(uow: UnitOfWork, since: datetime, limit: int) -> list[int]:
    """Visitors who have sent nothing since then, longest silent first; not those with something still waiting."""
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
