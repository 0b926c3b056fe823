"""What has arrived: one row a message, press or file, in the order of arrival, until its turn is done.

A row waits, is done, or is dead (given up after too many attempts); an operator has a dead one retried, as a new row,
or dropped. Who decides which is the app.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from functools import partial
from typing import Any, Literal, NamedTuple

import sqlalchemy as sa

from kjfz_bot.errors import SealBroken
from kjfz_bot.storage.bulk import Bulk
from kjfz_bot.storage.database import insert_once
from kjfz_bot.storage.keys import UnknownPersonError
from kjfz_bot.storage.padding import padded
from kjfz_bot.storage.people import Address, AddressKey, key_of
from kjfz_bot.storage.schema import ADDRESS, INBOX
from kjfz_bot.storage.store import UnitOfWork

BODY = "inbox.body"

BROKEN = "broken"
"""The kind of a letter whose stored text does not open; no turn can be taken for it."""

_ADD = Bulk(partial(insert_once, INBOX, ["address_id", "update_id"]))
_PRESENT = sa.select(INBOX.c.seq).where(INBOX.c.seq.in_(sa.bindparam("seqs", expanding=True)))
# Written out, since a database finds its partial index only by a condition it can read.
_IS_WAITING = INBOX.c.state == sa.literal_column("'waiting'")
_THIS = INBOX.c.seq == sa.bindparam("letter")
_STILL_WAITING = sa.and_(_THIS, _IS_WAITING)
_COUNT_ATTEMPT = Bulk(sa.update(INBOX).where(_STILL_WAITING).values(attempts=sa.bindparam("count")))
_POSTPONE = sa.update(INBOX).where(_STILL_WAITING).values(next_at=sa.bindparam("until"))
_FINISH = Bulk(sa.update(INBOX).where(_STILL_WAITING).values(state=sa.bindparam("end"), next_at=None))
_SETTLE_DEAD = sa.update(INBOX).where(_THIS, INBOX.c.state == "dead").values(state=sa.bindparam("end"))
_SAID = (
    sa.select(INBOX.c.seq, INBOX.c.person_id, INBOX.c.kind, INBOX.c.body)
    .join(ADDRESS, ADDRESS.c.id == INBOX.c.address_id)
    .where(
        ADDRESS.c.channel == sa.bindparam("channel_"),
        ADDRESS.c.blind_index == sa.bindparam("blind_index_"),
        INBOX.c.update_id == sa.bindparam("update_id_"),
    )
)
_STORED = (
    sa.select(
        INBOX.c.seq,
        INBOX.c.address_id,
        INBOX.c.person_id,
        ADDRESS.c.channel,
        ADDRESS.c.external_id,
        INBOX.c.update_id,
        INBOX.c.kind,
        INBOX.c.body,
        INBOX.c.sent_at,
        INBOX.c.arrived_at,
        INBOX.c.attempts,
        INBOX.c.next_at,
    )
    .join(ADDRESS, ADDRESS.c.id == INBOX.c.address_id)
    .order_by(INBOX.c.seq)
)
_WAITING = _STORED.where(_IS_WAITING)
_WAITING_OF = _WAITING.where(INBOX.c.person_id.in_(sa.bindparam("people", expanding=True)))
_DEAD = _STORED.where(INBOX.c.state == "dead")


class AlreadyFinishedError(Exception):
    """A row was finished by somebody else meanwhile; what was done for it now must be taken back."""


class Letter(NamedTuple):
    """One inbox row that waits for its turn; `attempts` counts the tries begun, with the one it is claimed for."""

    seq: int
    address: Address
    update_id: str
    kind: str
    body: str
    sent_at: datetime
    arrived_at: datetime
    attempts: int = 0
    next_at: datetime | None = None


def add(uow: UnitOfWork, letters: Sequence[Letter]) -> set[int]:
    """Store new letters; returns the `seq` of those left out because the same update is stored already."""
    if not letters:
        return set()
    uow.keys.load(letter.address.person for letter in letters)
    if _ADD.run(uow, [_row(uow, letter) for letter in letters]) == len(letters):
        return set()
    seqs = [letter.seq for letter in letters]
    return set(seqs) - set(uow.connection.execute(_PRESENT, {"seqs": padded(seqs)}).scalars())


def said(uow: UnitOfWork, key: AddressKey, update_id: str) -> tuple[str, str] | None:
    """The kind and body of what is stored as this update of an address; None where it was erased meanwhile."""
    index = uow.keys.blind_index(key.channel, key.external_id)
    names = {"channel_": key.channel, "blind_index_": index, "update_id_": update_id}
    row = uow.connection.execute(_SAID, names).one_or_none()
    return None if row is None else (row.kind, uow.keys.open(row.person_id, BODY, row.seq, row.body))


def waiting(uow: UnitOfWork) -> list[Letter]:
    """Every letter not finished yet, in the order of arrival; one that does not open is of the kind BROKEN."""
    return _letters(uow, uow.connection.execute(_WAITING).all())


def waiting_of(uow: UnitOfWork, people: Collection[int]) -> list[Letter]:
    """The letters of these people that are not finished yet, in the order of arrival."""
    return _letters(uow, uow.connection.execute(_WAITING_OF, {"people": padded(people)}).all()) if people else []


def count_attempts(uow: UnitOfWork, letters: Iterable[Letter]) -> None:
    """Store the letters' numbers of attempts, so that a turn that kills the process is counted too."""
    _COUNT_ATTEMPT.run(uow, [{"letter": letter.seq, "count": letter.attempts} for letter in letters])


def postpone(uow: UnitOfWork, letter: Letter) -> None:
    """Let the letter wait for its next attempt until its `next_at`."""
    uow.connection.execute(_POSTPONE, {"letter": letter.seq, "until": letter.next_at})


def finish(uow: UnitOfWork, letters: Sequence[Letter]) -> None:
    """Mark letters as done; raises AlreadyFinishedError unless every one of them was waiting."""
    _end(uow, letters, "done")


def bury(uow: UnitOfWork, letter: Letter) -> None:
    """Give a letter up: it is kept as dead, and its lane goes on."""
    _end(uow, [letter], "dead")


def dead(uow: UnitOfWork) -> list[Letter]:
    """The letters that were given up, in the order of arrival; one that does not open is of the kind BROKEN."""
    return _letters(uow, uow.connection.execute(_DEAD).all())


def settle_dead(uow: UnitOfWork, letter: Letter, end: Literal["retried", "dropped"]) -> bool:
    """Say what became of a letter that was given up; False where somebody else did."""
    return uow.connection.execute(_SETTLE_DEAD, {"letter": letter.seq, "end": end}).rowcount == 1


def _end(uow: UnitOfWork, letters: Sequence[Letter], end: str) -> None:
    ended = _FINISH.run(uow, [{"letter": letter.seq, "end": end} for letter in letters])
    if ended != len(letters):
        raise AlreadyFinishedError(f"{len(letters) - ended} of {len(letters)} letters were finished before")


def _row(uow: UnitOfWork, letter: Letter) -> dict[str, object]:
    return {
        "seq": letter.seq,
        "address_id": letter.address.id,
        "person_id": letter.address.person,
        "update_id": letter.update_id,
        "kind": letter.kind,
        "body": uow.keys.seal(letter.address.person, BODY, letter.seq, letter.body),
        "sent_at": letter.sent_at,
        "arrived_at": letter.arrived_at,
        "state": "waiting",
        "attempts": letter.attempts,
        "next_at": letter.next_at,
    }


def _letters(uow: UnitOfWork, rows: Sequence[sa.Row[*tuple[Any, ...]]]) -> list[Letter]:
    uow.keys.load(row.person_id for row in rows)
    return [_letter(uow, row) for row in rows]


def _letter(uow: UnitOfWork, row: sa.Row[*tuple[Any, ...]]) -> Letter:
    try:
        kind, body = row.kind, uow.keys.open(row.person_id, BODY, row.seq, row.body)
        key = key_of(uow, row.person_id, row.address_id, row.channel, row.external_id)
    except (SealBroken, UnknownPersonError):  # it must not keep all the others from being answered
        kind, body, key = BROKEN, "", AddressKey(row.channel, "")
    return Letter(
        seq=row.seq,
        address=Address(row.address_id, row.person_id, key),
        update_id=row.update_id,
        kind=kind,
        body=body,
        sent_at=row.sent_at,
        arrived_at=row.arrived_at,
        attempts=row.attempts,
        next_at=row.next_at,
    )
