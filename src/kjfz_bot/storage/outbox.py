"""What is to be said: one row a message, written in the commit of the turn that causes it, once for each cause.

A message for a channel that people read from is `kept` there. One for a channel that sends is `waiting` until a sender
takes it; `sending` from then on, which after a crash means that nobody knows whether it went out; then `sent`, `dead`
where the platform will never take it, or `expired` where it came too late to be worth sending. Who sends and when is
the app's.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Literal, NamedTuple

import sqlalchemy as sa
from pydantic_core import from_json, to_json

from kjfz_bot.errors import SealBroken
from kjfz_bot.storage.bulk import Bulk
from kjfz_bot.storage.keys import UnknownPersonError
from kjfz_bot.storage.padding import padded
from kjfz_bot.storage.people import AddressKey, key_of
from kjfz_bot.storage.schema import ADDRESS, OUTBOX
from kjfz_bot.storage.store import UnitOfWork

BODY = "outbox.body"

State = Literal["kept", "waiting", "sending", "sent", "dead", "expired"]

# Written out, since a database finds its partial indexes only by a condition it can read.
_IS_WAITING = OUTBOX.c.state == sa.literal_column("'waiting'")
_IS_SENDING = OUTBOX.c.state == sa.literal_column("'sending'")

_ADD = Bulk(sa.insert(OUTBOX))
_LINED_UP = sa.select(OUTBOX.c.address_id).where(_IS_WAITING).order_by(OUTBOX.c.id).limit(sa.bindparam("limit_"))
# Found before their addresses are, and the channel compared as no index has it, or a database that knows little of its
# tables looks at every address of the channel for them.
_THOSE_WAITING = (
    sa.select(OUTBOX.c.id, OUTBOX.c.address_id, OUTBOX.c.body, OUTBOX.c.attempts, OUTBOX.c.next_at, OUTBOX.c.expires_at)
    .where(_IS_WAITING)
    .cte("those_waiting")
    .prefix_with("MATERIALIZED")
)
_WAITING = (
    sa.select(_THOSE_WAITING, ADDRESS.c.person_id, ADDRESS.c.channel, ADDRESS.c.external_id)
    .join(ADDRESS, ADDRESS.c.id == _THOSE_WAITING.c.address_id)
    .where(ADDRESS.c.channel + "" == sa.bindparam("channel_"))
    .order_by(_THOSE_WAITING.c.id)
    .limit(sa.bindparam("limit_"))
)
_THIS = OUTBOX.c.id == sa.bindparam("parcel")
_TAKE = (
    sa.update(OUTBOX)
    .where(OUTBOX.c.id.in_(sa.bindparam("parcels", expanding=True)), _IS_WAITING)
    .values(state="sending")
)
_GIVE_UP = sa.update(OUTBOX).where(_THIS, _IS_WAITING).values(state="dead")
_OF_CHANNEL = OUTBOX.c.address_id.in_(sa.select(ADDRESS.c.id).where(ADDRESS.c.channel == sa.bindparam("channel_")))
_ANY_IN_HAND = sa.select(sa.exists().where(_IS_SENDING, _OF_CHANNEL))
_GIVE_BACK = sa.update(OUTBOX).where(_IS_SENDING, _OF_CHANNEL).values(state="waiting")
_MARK = Bulk(
    sa.update(OUTBOX)
    .where(_THIS, _IS_SENDING)
    .values(
        state=sa.bindparam("now_"),
        attempts=sa.bindparam("tries"),
        next_at=sa.bindparam("until"),
        message_id=sa.bindparam("shown_as"),
    )
)
_SHOWN = (
    sa.select(OUTBOX.c.id, ADDRESS.c.person_id, OUTBOX.c.message_id, OUTBOX.c.body)
    .join(ADDRESS, ADDRESS.c.id == OUTBOX.c.address_id)
    .where(
        OUTBOX.c.address_id == sa.bindparam("address"),
        OUTBOX.c.id < sa.bindparam("before"),
        OUTBOX.c.message_id.is_not(None),
    )
    .order_by(OUTBOX.c.id.desc())
    .limit(sa.bindparam("limit_"))
)


class Reply(NamedTuple):
    """A message to an address; `cause` is the letter it answers, `seq` its place among that letter's answers.

    `body` is a message for a channel that is read, a call for one that sends.
    """

    address_id: int
    person: int
    cause: int
    seq: int
    body: Mapping[str, Any]
    state: State = "kept"
    expires_at: datetime | None = None


class Parcel(NamedTuple):
    """One row in a sender's hands; `attempts` counts the tries that failed, and it is not tried before `next_at`.

    Expired, it is not sent any more.
    """

    id: int
    address_id: int
    key: AddressKey
    body: Mapping[str, Any]
    attempts: int = 0
    expires_at: datetime | None = None
    next_at: datetime | None = None


class Mark(NamedTuple):
    """How far a parcel has come; `message_id` is what the platform calls the message it became.

    `unreachable` says that nothing can be sent to its address until the person writes again.
    """

    parcel: Parcel
    state: State
    message_id: str | None = None
    unreachable: bool = False


def add(uow: UnitOfWork, replies: Sequence[Reply], now: datetime) -> Sequence[int]:
    """Store replies in the order in which they are to be shown; returns their ids."""
    ids = uow.take_ids(len(replies))
    _ADD.run(uow, [_row(uow, number, reply, now) for number, reply in zip(ids, replies, strict=True)])
    return ids


def lined_up(uow: UnitOfWork, limit: int) -> set[int] | None:
    """Addresses for which rows wait for a sender, so that newer ones line up; None where more than `limit` rows do."""
    found = uow.connection.execute(_LINED_UP, {"limit_": limit + 1}).scalars().all()
    return set(found) if len(found) <= limit else None


def claim(uow: UnitOfWork, channel: str, limit: int) -> list[Parcel]:
    """Put up to `limit` waiting rows into a sender's hands, oldest first; one that does not open is given up."""
    rows = uow.connection.execute(_WAITING, {"channel_": channel, "limit_": limit}).all()
    uow.keys.load(row.person_id for row in rows)
    parcels = []
    for row in rows:
        try:
            parcels.append(_parcel(uow, row))
        except (SealBroken, UnknownPersonError):  # nobody else's message may wait behind it
            uow.connection.execute(_GIVE_UP, {"parcel": row.id})
    if parcels:
        uow.connection.execute(_TAKE, {"parcels": padded(parcel.id for parcel in parcels)})
    return parcels


def any_in_hand(uow: UnitOfWork, channel: str) -> bool:
    """Whether a sender has something in hand, be it this one, or one that may have died."""
    return bool(uow.connection.execute(_ANY_IN_HAND, {"channel_": channel}).scalar_one())


def give_back(uow: UnitOfWork, channel: str) -> None:
    """Let everything a sender that has died was sending be sent again, each not before it was to be tried again."""
    uow.connection.execute(_GIVE_BACK, {"channel_": channel})


def mark(uow: UnitOfWork, marks: Sequence[Mark]) -> None:
    """Write how far parcels have come; those erased meanwhile are left out, and those in nobody's hands any more."""
    _MARK.run(uow, [_mark_row(mark) for mark in marks])


def shown_before(uow: UnitOfWork, parcel: Parcel, limit: int) -> list[tuple[str, Mapping[str, Any]]]:
    """The last messages sent to a parcel's address before it, newest first: what they are called, and their bodies."""
    names = {"address": parcel.address_id, "before": parcel.id, "limit_": limit}
    rows = uow.connection.execute(_SHOWN, names)
    return [(row.message_id, open_body(uow, row.person_id, row.id, row.body)) for row in rows]


def open_body(uow: UnitOfWork, person: int, number: int, sealed: bytes) -> dict[str, Any]:
    """The body of a stored row."""
    body: dict[str, Any] = from_json(uow.keys.open(person, BODY, number, sealed))
    return body


def _row(uow: UnitOfWork, number: int, reply: Reply, now: datetime) -> dict[str, object]:
    text = to_json(reply.body).decode()
    return {
        "id": number,
        "address_id": reply.address_id,
        "cause": reply.cause,
        "seq": reply.seq,
        "body": uow.keys.seal(reply.person, BODY, number, text),
        "created_at": now,
        "state": reply.state,
        "expires_at": reply.expires_at,
    }


def _mark_row(mark: Mark) -> dict[str, object]:
    return {
        "parcel": mark.parcel.id,
        "now_": mark.state,
        "tries": mark.parcel.attempts,
        "until": mark.parcel.next_at if mark.state in ("waiting", "sending") else None,
        "shown_as": mark.message_id,
    }


def _parcel(uow: UnitOfWork, row: sa.Row[*tuple[Any, ...]]) -> Parcel:
    key = key_of(uow, row.person_id, row.address_id, row.channel, row.external_id)
    body = open_body(uow, row.person_id, row.id, row.body)
    return Parcel(row.id, row.address_id, key, body, row.attempts, row.expires_at, row.next_at)
