"""A conversation as its owner sees it where they read it from us: what they sent and what they got, in one order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from kjfz_bot.dialog.message import Message
from kjfz_bot.errors import SealBroken
from kjfz_bot.storage import inbox, outbox, people
from kjfz_bot.storage.people import AddressKey
from kjfz_bot.storage.schema import FROM_THE_HOUSE, INBOX, OUTBOX
from kjfz_bot.storage.store import UnitOfWork
from kjfz_bot.texts.catalogue import Rich

_SENT = sa.select(
    INBOX.c.seq.label("id"),
    INBOX.c.kind.label("kind"),
    INBOX.c.arrived_at.label("at"),
    INBOX.c.body.label("body"),
    INBOX.c.update_id.label("key"),
).where(
    INBOX.c.address_id == sa.bindparam("address"),
    INBOX.c.seq > sa.bindparam("after"),
    INBOX.c.state != "retried",
    INBOX.c.kind.not_in(FROM_THE_HOUSE),  # the house wrote it to itself; what came of it stands among the answers
)
_GOT = sa.select(OUTBOX.c.id, sa.literal("message"), OUTBOX.c.created_at, OUTBOX.c.body, sa.literal("")).where(
    OUTBOX.c.address_id == sa.bindparam("address"), OUTBOX.c.id > sa.bindparam("after"), OUTBOX.c.state == "kept"
)
_READ = _SENT.union_all(_GOT).order_by("id").limit(sa.bindparam("limit_"))
_EARLIER = (
    sa.select(OUTBOX.c.id, OUTBOX.c.body)
    .where(
        OUTBOX.c.address_id == sa.bindparam("address"),
        OUTBOX.c.id < sa.bindparam("before"),
        OUTBOX.c.state == "kept",
    )
    .order_by(OUTBOX.c.id.desc())
    .limit(sa.bindparam("limit_"))
)


_LETTERS = (
    sa.select(INBOX.c.seq, INBOX.c.kind, INBOX.c.sent_at, INBOX.c.arrived_at, INBOX.c.body)
    .where(INBOX.c.address_id == sa.bindparam("address"), INBOX.c.state != "retried")
    .order_by(INBOX.c.seq)
)
_ANSWERS = (
    sa.select(OUTBOX.c.id, OUTBOX.c.cause, OUTBOX.c.body)
    .where(OUTBOX.c.address_id == sa.bindparam("address"))
    .order_by(OUTBOX.c.id)
)


UNREADABLE = "…"
"""Stands for what does not open any more."""


@dataclass(frozen=True, slots=True)
class Exchange:
    """What somebody sent, when, and what was put out for it: messages, or calls where the channel sends.

    `at` is when it came in.
    """

    sent_at: datetime
    at: datetime
    kind: str
    body: str
    replies: tuple[Mapping[str, Any], ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of history: a message the person got, or something they sent (`kind`: text, button or file).

    `key` is what the channel called an arrival by; "" for a message.
    """

    id: int
    at: datetime
    kind: str
    body: str
    message: Message | None
    key: str = ""


def read(uow: UnitOfWork, key: AddressKey, after: int, limit: int) -> list[Entry]:
    """Up to `limit` lines with an id above `after`, oldest first; none where nobody has written from this address."""
    address = people.find(uow, key)
    if address is None:
        return []
    rows = uow.connection.execute(_READ, {"address": address.id, "after": after, "limit_": limit})
    return [_readable(uow, address.person, row) for row in rows]


def earlier_messages(uow: UnitOfWork, key: AddressKey, before: int, limit: int) -> list[Message]:
    """The last messages the person got before that id, newest first."""
    address = people.find(uow, key)
    if address is None:
        return []
    rows = uow.connection.execute(_EARLIER, {"address": address.id, "before": before, "limit_": limit})
    return [_message(uow, address.person, row) for row in rows]


def exchanges(uow: UnitOfWork, key: AddressKey) -> list[Exchange]:
    """Everything sent from an address, each with its answers, in the order of arrival."""
    address = people.find(uow, key)
    if address is None:
        return []
    answers: dict[int, list[Mapping[str, Any]]] = defaultdict(list)
    for row in uow.connection.execute(_ANSWERS, {"address": address.id}):
        answers[row.cause].append(outbox.open_body(uow, address.person, row.id, row.body))
    return [
        Exchange(
            row.sent_at,
            row.arrived_at,
            row.kind,
            uow.keys.open(address.person, inbox.BODY, row.seq, row.body),
            tuple(answers[row.seq]),
        )
        for row in uow.connection.execute(_LETTERS, {"address": address.id})
    ]


def _message(uow: UnitOfWork, person: int, row: sa.Row[*tuple[Any, ...]]) -> Message:
    return Message.from_json(outbox.open_body(uow, person, row.id, row.body))


def _readable(uow: UnitOfWork, person: int, row: sa.Row[*tuple[Any, ...]]) -> Entry:
    """A line; one that does not open any more must not keep the person from the others."""
    try:
        return _entry(uow, person, row)
    except SealBroken:
        message = Message(Rich(UNREADABLE)) if row.kind == "message" else None
        kind, body = ("message", "") if message else ("text", UNREADABLE)
        return Entry(row.id, row.at, kind, body, message, row.key)


def _entry(uow: UnitOfWork, person: int, row: sa.Row[*tuple[Any, ...]]) -> Entry:
    if row.kind == "message":
        return Entry(row.id, row.at, row.kind, "", _message(uow, person, row))
    return Entry(row.id, row.at, row.kind, uow.keys.open(person, inbox.BODY, row.id, row.body), None, row.key)
