"""Person by person: everything of theirs opens, their conversation folds, and what was done is in the audit."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Generator, Iterator, Sequence
from typing import Any

import sqlalchemy as sa

from kjfz_bot.dialog.conversation import fold
from kjfz_bot.dialog.events import Event
from kjfz_bot.errors import SealBroken
from kjfz_bot.storage import awaited, conversations, firms, inbox, invitations, notices, outbox, people, profiles
from kjfz_bot.storage.audit import BEGAN
from kjfz_bot.storage.conversations import Loaded, open_event
from kjfz_bot.storage.keys import UnknownPersonError
from kjfz_bot.storage.schema import ADDRESS, AUDIT, EVENT, INBOX, NOTICE, OUTBOX, PERSON
from kjfz_bot.storage.schema_lists import AWAITED
from kjfz_bot.storage.schema_trust import FIRM, INVITATION, PROFILE, SESSION
from kjfz_bot.storage.store import UnitOfWork
from kjfz_bot.storage.verify.finding import Finding, Scene

AT_ONCE = 100

_PEOPLE = (
    sa.select(PERSON.c.id)
    .where(PERSON.c.id > sa.bindparam("after"))
    .order_by(PERSON.c.id)
    .limit(sa.bindparam("limit_"))
)
_COUNT = sa.select(sa.func.count()).select_from(PERSON)
_THESE: sa.BindParameter[Sequence[int]] = sa.bindparam("people", expanding=True)
_ADDRESSES = sa.select(ADDRESS).where(ADDRESS.c.person_id.in_(_THESE))
_SESSIONS = (
    sa.select(SESSION.c.id, SESSION.c.person_id, ADDRESS.c.person_id.label("owner"))
    .join(ADDRESS, ADDRESS.c.id == SESSION.c.address_id)
    .where(SESSION.c.person_id.in_(_THESE))
)
_LETTERS = sa.select(INBOX.c.seq, INBOX.c.person_id, INBOX.c.body).where(INBOX.c.person_id.in_(_THESE))
_ANSWERS = (
    sa.select(OUTBOX.c.id, ADDRESS.c.person_id, OUTBOX.c.body)
    .join(ADDRESS, ADDRESS.c.id == OUTBOX.c.address_id)
    .where(ADDRESS.c.person_id.in_(_THESE))
)
_NOTICES = sa.select(NOTICE.c.id, NOTICE.c.person_id, NOTICE.c.content).where(NOTICE.c.person_id.in_(_THESE))
_INVITATIONS = sa.select(INVITATION.c.id, INVITATION.c.made_by, INVITATION.c.expected).where(
    INVITATION.c.made_by.in_(_THESE), INVITATION.c.expected.is_not(None)
)
_CONTACTS = sa.select(FIRM.c.organisation_id, FIRM.c.contact_of, FIRM.c.contact_name, FIRM.c.contact_phone).where(
    FIRM.c.contact_of.in_(_THESE)
)
_PROFILES = sa.select(PROFILE).where(PROFILE.c.person_id.in_(_THESE))
_AWAITED = sa.select(AWAITED).where(AWAITED.c.person_id.in_(_THESE))
_EVENTS = sa.select(EVENT).where(EVENT.c.person_id.in_(_THESE)).order_by(EVENT.c.person_id, EVENT.c.seq)
_ENTRIES = sa.select(AUDIT.c.chain, AUDIT.c.entry).where(AUDIT.c.chain.in_(_THESE)).order_by(AUDIT.c.chain, AUDIT.c.seq)

_WRONG = (SealBroken, UnknownPersonError, ValueError, KeyError, TypeError, AttributeError)
"""What reading rows raises that are not as they were written."""


def check_people(uow: UnitOfWork, scene: Scene) -> Iterator[Finding]:
    """Report what does not open, fold or agree, a few people at a time."""
    total: int = uow.connection.execute(_COUNT).scalar_one()
    done, last = 0, 0
    while found := list(uow.connection.execute(_PEOPLE, {"after": last, "limit_": AT_ONCE}).scalars()):
        scene.tick(done, total)
        uow.keys.load(found)
        unknown = [person for person in found if not _has_key(uow, person)]
        yield from (Finding("sealed", f"person {person}", "their key does not open") for person in unknown)
        yield from _check(uow, [person for person in found if person not in unknown])
        uow.keys.restore({})
        done, last = done + len(found), found[-1]


def _has_key(uow: UnitOfWork, person: int) -> bool:
    try:
        uow.keys.of(person)
    except UnknownPersonError:
        return False
    return True


def _check(uow: UnitOfWork, found: Sequence[int]) -> Iterator[Finding]:
    these = {"people": list(found)}
    yield from _addresses(uow, these)
    yield from _sessions(uow, these)
    for row in uow.connection.execute(_LETTERS, these):
        yield from _opens(uow, row.person_id, inbox.BODY, row.seq, row.body)
    for row in uow.connection.execute(_ANSWERS, these):
        yield from _opens(uow, row.person_id, outbox.BODY, row.id, row.body)
    for row in uow.connection.execute(_NOTICES, these):
        yield from _opens(uow, row.person_id, notices.CONTENT, row.id, row.content)
    for row in uow.connection.execute(_INVITATIONS, these):
        yield from _opens(uow, row.made_by, invitations.EXPECTED, row.id, row.expected)
    yield from _records(uow, these)
    yield from _conversations(uow, found)


def _conversations(uow: UnitOfWork, found: Sequence[int]) -> Iterator[Finding]:
    these = {"people": list(found)}
    events: dict[int, list[Event]] = {person: [] for person in found}
    for row in uow.connection.execute(_EVENTS, these):
        try:
            event = open_event(uow, row.person_id, row.run, row.seq, row.kind, row.body)
        except _WRONG:
            yield Finding("sealed", f"event {row.seq} of person {row.person_id}", "it does not open")
        else:
            events[row.person_id].append(event)
    yield from _deeds(uow, events)
    silent = yield from _awaited(uow, these)
    for person in found:
        if person not in silent:
            yield from _folds(uow, person, events[person])


def _awaited(uow: UnitOfWork, these: dict[str, list[int]]) -> Generator[Finding, None, set[int]]:
    """Whoever is awaited has not written, and has no conversation; returns who that is."""
    silent = set()
    for row in uow.connection.execute(_AWAITED, these):
        silent.add(row.person_id)
        yield from _opens(uow, row.person_id, awaited.NAME, row.person_id, row.name)
        yield from _opens(uow, row.person_id, awaited.PHONE, row.person_id, row.phone)
    return silent


def _records(uow: UnitOfWork, these: dict[str, list[int]]) -> Iterator[Finding]:
    """What is sealed in firms' contacts and in profiles opens, and is found under its blind index."""
    for row in uow.connection.execute(_CONTACTS, these):
        for column, sealed in ((firms.CONTACT_NAME, row.contact_name), (firms.CONTACT_PHONE, row.contact_phone)):
            if sealed is not None:
                yield from _opens(uow, row.contact_of, column, row.organisation_id, sealed)
    for row in uow.connection.execute(_PROFILES, these):
        broken = [
            each for column, sealed in _sealed(row) for each in _opens(uow, row.person_id, column, row.id, sealed)
        ]
        yield from broken or _found_by_index(uow, row)


def _sealed(row: sa.Row[*tuple[Any, ...]]) -> list[tuple[str, bytes]]:
    columns = (profiles.NAME, profiles.PHONE, profiles.BIRTH_DATE, profiles.REASON)
    found = ((column, getattr(row, column.partition(".")[2])) for column in columns)
    return [(column, sealed) for column, sealed in found if sealed is not None]


def _found_by_index(uow: UnitOfWork, row: sa.Row[*tuple[Any, ...]]) -> Iterator[Finding]:
    name = uow.keys.open(row.person_id, profiles.NAME, row.id, row.name)
    phone = uow.keys.open(row.person_id, profiles.PHONE, row.id, row.phone)
    stored = (row.name_index, row.phone_index)
    if stored != (profiles.name_index(uow, name), profiles.phone_index(uow, phone)):
        yield Finding("sealed", f"profile {row.id}", "it is not found under its blind indexes")


def _addresses(uow: UnitOfWork, these: dict[str, list[int]]) -> Iterator[Finding]:
    for row in uow.connection.execute(_ADDRESSES, these):
        try:
            key = people.key_of(uow, row.person_id, row.id, row.channel, row.external_id)
        except SealBroken:
            yield Finding("sealed", f"address {row.id}", "it does not open")
        else:
            if uow.keys.blind_index(key.channel, key.external_id) != row.blind_index:
                yield Finding("sealed", f"address {row.id}", "it is not found under its blind index")


def _sessions(uow: UnitOfWork, these: dict[str, list[int]]) -> Iterator[Finding]:
    """S3: whoever signed in speaks from an address of their own, which nobody else's browser leads to."""
    for row in uow.connection.execute(_SESSIONS, these):
        if row.owner != row.person_id:
            yield Finding("S3", f"session {row.id}", f"it speaks from an address of person {row.owner}")


def _opens(uow: UnitOfWork, person: int, column: str, row: int, sealed: bytes) -> Iterator[Finding]:
    try:
        uow.keys.open(person, column, row, sealed)
    except SealBroken:
        table = column.partition(".")[0]
        yield Finding("sealed", f"{table} {row} of person {person}", "it does not open")


def _folds(uow: UnitOfWork, person: int, events: Sequence[Event]) -> Iterator[Finding]:
    """The conversation can be loaded and folded, and its row says what its events say."""
    where = f"conversation of person {person}"
    try:
        loaded = conversations.load(uow, [person]).get(person)
        if loaded is None:
            yield Finding("fold", where, "it is missing")
            return
        folded = fold(loaded.events, seq=loaded.seq, language=loaded.language)
        live = frozenset(folded.live_runs) | set(fold(events, seq=loaded.seq, language=loaded.language).stack)
    except _WRONG as error:
        yield Finding("fold", where, f"its events cannot be folded ({type(error).__name__})")
        return
    if live != loaded.live_runs:
        yield Finding("fold", where, f"runs {sorted(live)} are needed, {sorted(loaded.live_runs)} are kept at hand")
    yield from _numbers(where, loaded, events)


def _numbers(where: str, loaded: Loaded, events: Sequence[Event]) -> Iterator[Finding]:
    seqs = [event.seq for event in events]
    if seqs != list(range(1, len(seqs) + 1)):
        yield Finding("I3", where, "its events are not numbered from 1 without a gap")
    elif loaded.seq != len(seqs):
        yield Finding("I3", where, f"its last event is {len(seqs)}, its row says {loaded.seq}")


def _deeds(uow: UnitOfWork, events: dict[int, list[Event]]) -> Iterator[Finding]:
    """A2: every effect has its audit row, and every audit row of a service its effect."""
    said: dict[int, Counter[str]] = {person: Counter() for person in events}
    since = dict.fromkeys(events, 0)
    for row in uow.connection.execute(_ENTRIES, {"people": list(events)}):
        try:
            entry = json.loads(row.entry)
            if entry["action"] == BEGAN:
                since[row.chain] = entry["until"]
            elif "why" in entry:
                said[row.chain][_name(entry["why"], entry["run"], entry["step"])] += 1
        except _WRONG:
            continue  # the check of the audit says what is wrong with it
    for person, log in events.items():
        effects = Counter(_effect(event) for event in log if event.kind in _EFFECTS and event.seq > since[person])
        for name in effects - said[person]:
            yield Finding("A2", f"person {person}", f"the effect {name} is in no audit row")
        for name in said[person] - effects:
            yield Finding("A2", f"person {person}", f"an audit row tells of {name}, which had no effect")


_EFFECTS = {"done": "do", "undone": "undo"}


def _effect(event: Event) -> str:
    return _name(_EFFECTS[event.kind], event.run, event.body["key"])


def _name(why: str, run: int, step: str) -> str:
    return f"{why} {step} in run {run}"
