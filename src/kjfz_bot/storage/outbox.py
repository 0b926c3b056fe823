"""What is to be said: one row a message, written in the commit of the turn that causes it, once for each cause."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from kjfz_bot.dialog.message import Message
from kjfz_bot.storage.schema import OUTBOX
from kjfz_bot.storage.store import UnitOfWork

BODY = "outbox.body"

_ADD = sa.insert(OUTBOX)


@dataclass(frozen=True, slots=True)
class Reply:
    """A message to an address; `cause` is the letter it answers, `seq` its place among that letter's answers."""

    address_id: int
    person: int
    cause: int
    seq: int
    message: Message


def add(uow: UnitOfWork, replies: Sequence[Reply], now: datetime) -> None:
    """Store replies in the order in which they are to be shown."""
    if not replies:
        return
    ids = uow.take_ids(len(replies))
    uow.connection.execute(_ADD, [_row(uow, number, reply, now) for number, reply in zip(ids, replies, strict=True)])


def open_message(uow: UnitOfWork, person: int, number: int, sealed: bytes) -> Message:
    """The message of a stored row."""
    return Message.from_json(json.loads(uow.keys.open(person, BODY, number, sealed)))


def _row(uow: UnitOfWork, number: int, reply: Reply, now: datetime) -> dict[str, object]:
    text = json.dumps(reply.message.to_json(), ensure_ascii=False, separators=(",", ":"))
    return {
        "id": number,
        "address_id": reply.address_id,
        "cause": reply.cause,
        "seq": reply.seq,
        "body": uow.keys.seal(reply.person, BODY, number, text),
        "created_at": now,
    }
