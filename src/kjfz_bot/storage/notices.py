"""What people are told without having asked: reminders, notices and decisions, each once for its cause.

A row waits until it is handed in as a letter in the person's own inbox, so that it is answered like everything else.
What became of the messages ends it: delivered, expired, dropped since it no longer applied, or undelivered; a decision
that could not be delivered is owed. Who is told what, and when, is not known here.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial
from typing import Any, Literal

import sqlalchemy as sa

from kjfz_bot.errors import SealBroken
from kjfz_bot.storage.bulk import Bulk
from kjfz_bot.storage.columns import Moment
from kjfz_bot.storage.database import insert_once
from kjfz_bot.storage.keys import UnknownPersonError
from kjfz_bot.storage.schema import FROM_THE_HOUSE, INBOX, NOTICE, OUTBOX
from kjfz_bot.storage.store import UnitOfWork

CONTENT = "notice.content"

Kind = Literal["reminder", "task", "digest", "notice", "decision"]
"""A task is something that waits for the person to act; like a reminder it comes by day and can be done without.

A digest is a mail that says how much there is to read; it alone waits until it is due.
"""
State = Literal["waiting", "handed_in", "owed", "delivered", "expired", "dropped", "undelivered"]

_ADD = Bulk(partial(insert_once, NOTICE, ["person_id", "topic", "cause"]))
_WAITING = (
    sa.select(NOTICE)
    .where(
        NOTICE.c.state == "waiting",
        NOTICE.c.kind.in_(sa.bindparam("kinds", expanding=True)),
        sa.or_(NOTICE.c.kind != "digest", NOTICE.c.due_at <= sa.bindparam("now_", type_=Moment)),
    )
    .order_by(NOTICE.c.id)
    .limit(sa.bindparam("limit_"))
)
_HEARD_SINCE = sa.exists().where(
    INBOX.c.person_id == NOTICE.c.person_id,
    INBOX.c.kind.not_in(FROM_THE_HOUSE),
    INBOX.c.seq > sa.func.coalesce(NOTICE.c.letter, NOTICE.c.id),
)
_OWED = sa.select(NOTICE).where(NOTICE.c.state == "owed", _HEARD_SINCE).limit(sa.bindparam("limit_"))


def _count(*states: str) -> sa.ColumnElement[int]:
    return sa.func.sum(sa.case((OUTBOX.c.state.in_(states), 1), else_=0))


_ENDED = (
    sa.select(
        *NOTICE.c,
        INBOX.c.state.label("letter_state"),
        sa.func.count(OUTBOX.c.id).label("messages"),
        _count("dead").label("dead"),
        _count("expired").label("late"),
    )
    .join(INBOX, INBOX.c.seq == NOTICE.c.letter)
    .outerjoin(OUTBOX, OUTBOX.c.cause == NOTICE.c.letter)
    .where(NOTICE.c.state == "handed_in", INBOX.c.state != "waiting")
    .group_by(*NOTICE.c, INBOX.c.state)
    .having(_count("waiting", "sending") == 0)
    .order_by(NOTICE.c.id)
    .limit(sa.bindparam("limit_"))
)
_TRIED = (
    sa.select(INBOX.c.address_id, sa.func.max(INBOX.c.seq))
    .where(INBOX.c.person_id == sa.bindparam("person"), INBOX.c.update_id.startswith(sa.bindparam("prefix")))
    .group_by(INBOX.c.address_id)
)
_MOVE = (
    sa.update(NOTICE)
    .where(NOTICE.c.id == sa.bindparam("notice"), NOTICE.c.state == sa.bindparam("before"))
    .values(
        state=sa.bindparam("after"),
        due_at=sa.func.coalesce(sa.bindparam("due", type_=Moment), NOTICE.c.due_at),
        letter=sa.func.coalesce(sa.bindparam("handed_in_as"), NOTICE.c.letter),
    )
    .execution_options(preserve_rowcount=True)
)


@dataclass(frozen=True, slots=True)
class Notice:
    """Something to tell a person; `args` fill its words, `about` is what it is called before others.

    It is told once for (`person`, `topic`, `cause`). `waits_for` is who has to know if it does not arrive. `seq` is the
    last event of the conversation it was thought of for, where it only applies while nothing else has happened.
    """

    person: int
    topic: str
    cause: str
    kind: Kind
    due_at: datetime
    expires_at: datetime | None = None
    waits_for: int | None = None
    args: Mapping[str, Any] = field(default_factory=dict)
    about: str = ""
    seq: int | None = None
    id: int = 0


@dataclass(frozen=True, slots=True)
class Ended:
    """A notice whose letter is dealt with and whose messages have all come to an end."""

    notice: Notice
    letter_done: bool
    messages: int
    dead: int
    late: int


def add(uow: UnitOfWork, notice: Notice) -> Notice | None:
    """Keep a notice that waits, with its number; None where the person was told of the same cause before."""
    (number,) = uow.take_ids(1)
    content = json.dumps({"args": dict(notice.args), "about": notice.about, "seq": notice.seq}, ensure_ascii=False)
    row = {
        "id": number,
        "person_id": notice.person,
        "topic": notice.topic,
        "cause": notice.cause,
        "kind": notice.kind,
        "due_at": notice.due_at,
        "expires_at": notice.expires_at,
        "waits_for": notice.waits_for,
        "content": uow.keys.seal(notice.person, CONTENT, number, content),
        "state": "waiting",
    }
    added = _ADD.run(uow, [row]) == 1
    return replace(notice, id=number) if added else None


def waiting(uow: UnitOfWork, kinds: Collection[Kind], limit: int, now: datetime | None = None) -> list[Notice]:
    """Up to `limit` notices of these kinds that wait to be handed in, oldest first; digests that are due `now`."""
    rows = uow.connection.execute(_WAITING, {"kinds": sorted(kinds), "limit_": limit, "now_": now}).all()
    return [_notice(uow, row) for row in rows]


def ended(uow: UnitOfWork, limit: int) -> list[Ended]:
    """Up to `limit` notices that were handed in and need nobody's attention any more but ours, oldest first."""
    rows = uow.connection.execute(_ENDED, {"limit_": limit}).all()
    return [
        Ended(_notice(uow, row), row.letter_state == "done", row.messages, int(row.dead), int(row.late)) for row in rows
    ]


def owed(uow: UnitOfWork, limit: int) -> list[Notice]:
    """Up to `limit` decisions that could not be delivered to somebody who has written since."""
    return [_notice(uow, row) for row in uow.connection.execute(_OWED, {"limit_": limit}).all()]


def tried(uow: UnitOfWork, notice: Notice) -> dict[int, int]:
    """The addresses a notice was handed in for before, each with the letter it was."""
    names = {"person": notice.person, "prefix": update_id(notice, "")}
    return {row[0]: row[1] for row in uow.connection.execute(_TRIED, names)}


def update_id(notice: Notice, letter: int | str) -> str:
    """What a notice's letter is called in the inbox."""
    return f"notice:{notice.id}:{letter}"


def move(
    uow: UnitOfWork, notice: Notice, before: State, after: State, now: datetime, letter: int | None = None
) -> bool:
    """Bring a notice from one state to the next; False where somebody else did.

    Its `due_at` says when it began to wait, or was handed in; where it ends, that stays.
    """
    due = now if after in ("waiting", "handed_in") else None
    names = {"notice": notice.id, "before": before, "after": after, "due": due, "handed_in_as": letter}
    return uow.connection.execute(_MOVE, names).rowcount == 1


def open_content(uow: UnitOfWork, person: int, number: int, sealed: bytes) -> dict[str, Any]:
    """What a stored row says."""
    content: dict[str, Any] = json.loads(uow.keys.open(person, CONTENT, number, sealed))
    return content


def _notice(uow: UnitOfWork, row: sa.Row[*tuple[Any, ...]]) -> Notice:
    try:
        content = open_content(uow, row.person_id, row.id, row.content)
    except (SealBroken, UnknownPersonError):  # it cannot be put into words, and ends as any other that fails
        content = {"args": {}, "about": "", "seq": None}
    return Notice(
        person=row.person_id,
        topic=row.topic,
        cause=row.cause,
        kind=row.kind,
        due_at=row.due_at,
        expires_at=row.expires_at,
        waits_for=row.waits_for,
        args=content["args"],
        about=content["about"],
        seq=content["seq"],
        id=row.id,
    )
