"""What every column of the database holds: how it is kept, of whom, what for, how long, and what erasing does to it.

One entry a table, compared with the schema by tests, so that nothing is stored that is not accounted for here. What a
person is shown and given of their data is read by the same table.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from kjfz_bot.storage.data_kinds import DATABASE, VISITOR, Column, Erasing, Kind, Table, Whose
from kjfz_bot.storage.data_map_cases import CASES
from kjfz_bot.storage.data_map_documents import DOCUMENTS
from kjfz_bot.storage.data_map_lists import LISTS
from kjfz_bot.storage.data_map_needs import NEEDS
from kjfz_bot.storage.data_map_service import SERVICE
from kjfz_bot.storage.data_map_trust import TRUST


@dataclass(frozen=True, slots=True)
class Place:
    """One line of the map."""

    table: str
    column: str
    kind: Kind
    whose: Whose
    purpose: str
    kept: str
    erasing: Erasing


def places() -> Iterator[Place]:
    """The whole map, a column at a time."""
    for name, table in TABLES.items():
        for column, entry in table.columns.items():
            erasing = "emptied" if column in table.others else table.erasing
            yield Place(name, column, entry.kind, table.whose, entry.purpose, table.kept, erasing)


def of_people() -> dict[str, Table]:
    """The tables whose rows belong to a person."""
    return {name: table for name, table in TABLES.items() if table.owner is not None}


_SECRET = Table(
    "database",
    DATABASE,
    "not concerned",
    {
        "name": Column("clear", "which key it is"),
        "wrapped": Column("wrapped", "finds addresses, and seals what belongs to nobody"),
    },
)
_ID_COUNTER = Table("database", DATABASE, "not concerned", {"last": Column("clear", "the last number given")})
_STAMP = Table(
    "database",
    DATABASE,
    "not concerned",
    {
        "purpose": Column("clear", "that it is a demonstration's, if it is"),
        "filled_at": Column("clear", "when its invented people were put in"),
    },
)
_PERSON = Table(
    "person",
    VISITOR,
    "removed",
    {
        "id": Column("id", "what everything of a person hangs on"),
        "created_at": Column("clear", "when they first wrote"),
        "data_key": Column("wrapped", "opens what is sealed of them; without it every copy is unreadable"),
    },
    owner="id",
)
_ADDRESS = Table(
    "person",
    VISITOR,
    "removed",
    {
        "id": Column("id", "names the address"),
        "person_id": Column("id", "whose it is"),
        "channel": Column("clear", "web, terminal or telegram"),
        "external_id": Column("sealed", "what the channel calls them, to answer there"),
        "blind_index": Column("index", "finds who is writing"),
        "unreachable_at": Column("clear", "since when nothing can be sent there"),
        "verified_at": Column("clear", "when they showed that it is theirs, to sign in with"),
    },
    owner="person_id",
)
_CONVERSATION = Table(
    "person",
    VISITOR,
    "removed",
    {
        "person_id": Column("id", "whose it is"),
        "language": Column("clear", "the language they are spoken to in"),
        "seq": Column("clear", "how many events there are"),
        "revision": Column("clear", "notices when two write at once"),
        "heard_at": Column("clear", "when they last wrote, from which what is kept is counted"),
    },
    owner="person_id",
)
_LIVE_RUN = Table(
    "person",
    VISITOR,
    "removed",
    {
        "person_id": Column("id", "whose it is"),
        "run": Column("clear", "a dialogue that can still be gone on with"),
    },
    owner="person_id",
)
_EVENT = Table(
    "person",
    VISITOR,
    "removed",
    {
        "person_id": Column("id", "whose it is"),
        "run": Column("clear", "which dialogue it belongs to"),
        "seq": Column("clear", "its place"),
        "kind": Column("clear", "offered, answered, done and the like"),
        "body": Column("sealed", "the questions put and the answers given: the conversation goes on from them"),
    },
    owner="person_id",
    row=("person_id", "run", "seq"),
)
_INBOX = Table(
    "person",
    VISITOR,
    "removed",
    {
        "seq": Column("id", "the order of arrival"),
        "address_id": Column("id", "where it came from"),
        "person_id": Column("id", "whose it is"),
        "update_id": Column("id", "what the channel calls the message, so that it is taken once"),
        "kind": Column("clear", "text, button, file or notice"),
        "body": Column("sealed", "what was written or pressed, to be answered and shown again"),
        "sent_at": Column("clear", "when it was sent"),
        "arrived_at": Column("clear", "when it arrived"),
        "state": Column("clear", "waiting, done, dead, retried or dropped"),
        "attempts": Column("clear", "how often it was tried"),
        "next_at": Column("clear", "when it is tried again"),
    },
    owner="person_id",
    row=("seq",),
)
_OUTBOX = Table(
    "person",
    VISITOR,
    "removed",
    {
        "id": Column("id", "the order of what was said"),
        "address_id": Column("id", "where it goes"),
        "cause": Column("id", "which message it answers"),
        "seq": Column("clear", "its place among the answers"),
        "body": Column("sealed", "what is said, to be sent and shown again"),
        "created_at": Column("clear", "when it was said"),
        "state": Column("clear", "kept, waiting, sending, sent, dead or expired"),
        "attempts": Column("clear", "how often it was sent in vain"),
        "next_at": Column("clear", "when it is sent again"),
        "message_id": Column("id", "what the platform calls it, to change it in place"),
        "expires_at": Column("clear", "when it need not be sent any more"),
    },
    owner="address_id",
)
_STRAY = Table(
    "nobody",
    "14 days",
    "not concerned",
    {
        "id": Column("id", "names it"),
        "channel": Column("clear", "where it came from"),
        "body": Column("house", "what nobody could read, for whoever mends the reader"),
        "arrived_at": Column("clear", "when it arrived"),
    },
)
_JOB = Table(
    "person",
    "as long as the person, also once it is done",
    "removed",
    {
        "id": Column("id", "names it"),
        "kind": Column("clear", "what is to be done"),
        "key": Column("id", "for what, so that it is done once"),
        "arguments": Column("clear", "how; numbers, dates and ids"),
        "actor_id": Column("id", "for whom"),
        "due_at": Column("clear", "when"),
        "progress": Column("clear", "how far it has come; numbers and hashes"),
        "state": Column("clear", "waiting, done or dead"),
        "attempts": Column("clear", "how often it was tried"),
    },
    owner="actor_id",
)
_NOTICE = Table(
    "person",
    VISITOR,
    "removed",
    {
        "id": Column("id", "names it"),
        "person_id": Column("id", "who is told"),
        "topic": Column("clear", "what it is about"),
        "cause": Column("id", "what it is told once for"),
        "kind": Column("clear", "reminder, task, digest, notice or decision"),
        "due_at": Column("clear", "from when it is told"),
        "expires_at": Column("clear", "until when"),
        "waits_for": Column("id", "who has to know if it does not arrive"),
        "content": Column("sealed", "what fills its words"),
        "state": Column("clear", "how far it has come"),
        "letter": Column("id", "the message it became"),
    },
    owner="person_id",
    others=("waits_for",),
)
_MUTED = Table(
    "person",
    VISITOR,
    "removed",
    {
        "person_id": Column("id", "whose wish it is"),
        "topic": Column("clear", "what they do not want to be reminded of"),
    },
    owner="person_id",
)
_CONSENT = Table(
    "person",
    VISITOR,
    "removed",
    {
        "id": Column("id", "names it"),
        "person_id": Column("id", "who agreed"),
        "purpose": Column("clear", "to what"),
        "version": Column("clear", "in which wording"),
        "given_at": Column("clear", "when"),
        "withdrawn_at": Column("clear", "until when"),
        "channel": Column("clear", "where they said so"),
    },
    owner="person_id",
)
_LOOK = Table(
    "person",
    VISITOR,
    "removed",
    {
        "id": Column("id", "names it"),
        "person_id": Column("id", "whose data was opened"),
        "by_person": Column("id", "who opened it; not shown"),
        "role": Column("clear", "in which role"),
        "organisation": Column("clear", "of which organisation"),
        "at": Column("clear", "when"),
        "what": Column("clear", "which kind of data"),
        "why": Column("sealed", "for what reason"),
    },
    owner="person_id",
    others=("by_person",),
)
_AUDIT = Table(
    "nobody",
    "for good: it proves what was done, and names nobody once the person is erased",
    "kept",
    {
        "id": Column("id", "the order of all rows"),
        "chain": Column("id", "the number of a person, given to nobody else"),
        "seq": Column("clear", "its place in the chain"),
        "entry": Column("clear", "what was done and when: names of deeds, numbers, and fingerprints of what was said"),
        "hash": Column("hash", "covers the rows before, so that none can be changed"),
    },
    owner="chain",
)

TABLES: Mapping[str, Table] = MappingProxyType(
    {
        "person": _PERSON,
        "address": _ADDRESS,
        "conversation": _CONVERSATION,
        "live_run": _LIVE_RUN,
        "event": _EVENT,
        "inbox": _INBOX,
        "outbox": _OUTBOX,
        "notice": _NOTICE,
        "muted": _MUTED,
        "consent": _CONSENT,
        "look": _LOOK,
        **TRUST,
        **LISTS,
        **NEEDS,
        **SERVICE,
        **CASES,
        **DOCUMENTS,
        "job": _JOB,
        "stray": _STRAY,
        "audit": _AUDIT,
        "secret": _SECRET,
        "id_counter": _ID_COUNTER,
        "stamp": _STAMP,
    }
)
"""The map: every table of the schema and every column in it."""
