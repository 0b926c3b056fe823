"""Codes that join another channel to the person who asked for them: only their keyed hashes are kept.

A code is open until somebody types it, then asked until its person says whether that was them; then agreed, and done
once both are one person, or refused.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

import sqlalchemy as sa

from kjfz_bot.storage.schema_trust import LINK_CODE, LINK_TRY
from kjfz_bot.storage.store import UnitOfWork

State = Literal["open", "asked", "agreed", "done", "refused"]

_HASHED_AS = "link code"

_ADD = sa.insert(LINK_CODE)
_WITHDRAW = sa.delete(LINK_CODE).where(
    LINK_CODE.c.person_id == sa.bindparam("person"), LINK_CODE.c.state.in_(("open", "asked"))
)
_STANDS = LINK_CODE.c.expires_at > sa.bindparam("now")
_OPEN = sa.select(LINK_CODE).where(LINK_CODE.c.code_hash == sa.bindparam("hash_"), LINK_CODE.c.state == "open", _STANDS)
_ASKED = sa.select(LINK_CODE).where(
    LINK_CODE.c.person_id == sa.bindparam("person"), LINK_CODE.c.state == "asked", _STANDS
)
_BY_NUMBER = sa.select(LINK_CODE).where(LINK_CODE.c.id == sa.bindparam("number"))
_MOVE = (
    sa.update(LINK_CODE)
    .where(LINK_CODE.c.id == sa.bindparam("number"), LINK_CODE.c.state == sa.bindparam("before"))
    .values(state=sa.bindparam("after"))
    .execution_options(preserve_rowcount=True)
)
_TYPED = (
    sa.update(LINK_CODE)
    .where(LINK_CODE.c.id == sa.bindparam("number"), LINK_CODE.c.state == "open")
    .values(
        state="asked",
        joiner_id=sa.bindparam("joiner"),
        joiner_channel=sa.bindparam("channel_"),
        expires_at=sa.bindparam("until"),
    )
    .execution_options(preserve_rowcount=True)
)
_REMOVE = sa.delete(LINK_CODE).where(LINK_CODE.c.made_at < sa.bindparam("before"))
_ADD_TRY = sa.insert(LINK_TRY)
_OLD_TRIES = sa.delete(LINK_TRY).where(LINK_TRY.c.at < sa.bindparam("before"))
_TRIES = sa.select(sa.func.count()).select_from(LINK_TRY).where(LINK_TRY.c.at > sa.bindparam("since"))
_TRIES_OF = _TRIES.where(LINK_TRY.c.person_id == sa.bindparam("person"))


@dataclass(frozen=True, slots=True)
class LinkCode:
    """A code as stored: whose, on which channel it was asked for; who typed it on which, once somebody has."""

    id: int
    person: int
    channel: str
    joiner: int | None
    joiner_channel: str | None
    state: State


def add(uow: UnitOfWork, code: str, person: int, channel: str, now: datetime, until: datetime) -> None:
    """Keep a new code; the person's earlier ones are good for nothing any more."""
    uow.connection.execute(_WITHDRAW, {"person": person})
    (number,) = uow.take_ids(1)
    row = {
        "id": number,
        "code_hash": uow.keys.blind_index(_HASHED_AS, code),
        "person_id": person,
        "channel": channel,
        "made_at": now,
        "expires_at": until,
        "state": "open",
    }
    uow.connection.execute(_ADD, row)


def find_open(uow: UnitOfWork, code: str, now: datetime) -> LinkCode | None:
    """The code that nobody has typed yet."""
    names = {"hash_": uow.keys.blind_index(_HASHED_AS, code), "now": now}
    return _code(uow.connection.execute(_OPEN, names).one_or_none())


def find_asked(uow: UnitOfWork, person: int, now: datetime) -> LinkCode | None:
    """The code of a person that somebody has typed, and that waits for their word."""
    return _code(uow.connection.execute(_ASKED, {"person": person, "now": now}).one_or_none())


def read(uow: UnitOfWork, number: int) -> LinkCode | None:
    """The code of that number."""
    return _code(uow.connection.execute(_BY_NUMBER, {"number": number}).one_or_none())


def typed(uow: UnitOfWork, code: LinkCode, joiner: int, channel: str, until: datetime) -> bool:
    """Note who typed a code, once; False where somebody else did."""
    names = {"number": code.id, "joiner": joiner, "channel_": channel, "until": until}
    return uow.connection.execute(_TYPED, names).rowcount == 1


def move(uow: UnitOfWork, code: LinkCode, before: State, after: State) -> bool:
    """Bring a code from one state to the next; False where somebody else did."""
    return uow.connection.execute(_MOVE, {"number": code.id, "before": before, "after": after}).rowcount == 1


def add_try(uow: UnitOfWork, person: int, now: datetime) -> None:
    """Count a code that somebody typed."""
    (number,) = uow.take_ids(1)
    uow.connection.execute(_ADD_TRY, {"id": number, "person_id": person, "at": now})


def tries(uow: UnitOfWork, since: datetime, person: int | None = None) -> int:
    """How many codes were typed since then, by one person or by all."""
    if person is None:
        return int(uow.connection.execute(_TRIES, {"since": since}).scalar_one())
    return int(uow.connection.execute(_TRIES_OF, {"since": since, "person": person}).scalar_one())


def remove_older(uow: UnitOfWork, before: datetime) -> None:
    """Remove codes and tries from before then."""
    uow.connection.execute(_REMOVE, {"before": before})
    uow.connection.execute(_OLD_TRIES, {"before": before})


def _code(row: sa.Row[*tuple[Any, ...]] | None) -> LinkCode | None:
    if row is None:
        return None
    return LinkCode(row.id, row.person_id, row.channel, row.joiner_id, row.joiner_channel, row.state)
