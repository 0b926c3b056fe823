"""A conversation as its owner sees it where they read it from us: what they sent and what they got, in one order."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from kjfz_bot.dialog.message import Message
from kjfz_bot.storage.people import AddressKey
from kjfz_bot.storage.schema import ADDRESS, INBOX, OUTBOX
from kjfz_bot.storage.store import UnitOfWork

_ADDRESS = (
    sa.select(ADDRESS.c.id)
    .where(ADDRESS.c.channel == sa.bindparam("channel_"), ADDRESS.c.external_id == sa.bindparam("external_id_"))
    .scalar_subquery()
)
_SENT = sa.select(
    INBOX.c.seq.label("id"), INBOX.c.kind.label("kind"), INBOX.c.arrived_at.label("at"), INBOX.c.body.label("body")
).where(INBOX.c.address_id == _ADDRESS, INBOX.c.seq > sa.bindparam("after"))
_GOT = sa.select(OUTBOX.c.id, sa.literal("message"), OUTBOX.c.created_at, OUTBOX.c.body).where(
    OUTBOX.c.address_id == _ADDRESS, OUTBOX.c.id > sa.bindparam("after"), OUTBOX.c.state == "kept"
)
_READ = _SENT.union_all(_GOT).order_by("id").limit(sa.bindparam("limit_"))
_EARLIER = (
    sa.select(OUTBOX.c.body)
    .where(OUTBOX.c.address_id == _ADDRESS, OUTBOX.c.id < sa.bindparam("before"), OUTBOX.c.state == "kept")
    .order_by(OUTBOX.c.id.desc())
    .limit(sa.bindparam("limit_"))
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of history: a message the person got, or something they sent (`kind`: text, button or file)."""

    id: int
    at: datetime
    kind: str
    body: str
    message: Message | None


def read(uow: UnitOfWork, key: AddressKey, after: int, limit: int) -> list[Entry]:
    """Up to `limit` lines with an id above `after`, oldest first; none where nobody has written from this address."""
    rows = uow.connection.execute(_READ, {**_names(key), "after": after, "limit_": limit})
    return [Entry(row.id, row.at, row.kind, row.body, _message(row.kind, row.body)) for row in rows]


def earlier_messages(uow: UnitOfWork, key: AddressKey, before: int, limit: int) -> list[Message]:
    """The last messages the person got before that id, newest first."""
    rows = uow.connection.execute(_EARLIER, {**_names(key), "before": before, "limit_": limit})
    return [Message.from_json(json.loads(body)) for body in rows.scalars()]


def _names(key: AddressKey) -> dict[str, str]:
    return {"channel_": key.channel, "external_id_": key.external_id}


def _message(kind: str, body: str) -> Message | None:
    return Message.from_json(json.loads(body)) if kind == "message" else None
