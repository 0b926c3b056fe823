"""What two people with records ask of an officer: to be made one. Asked by one, open once both have said yes.

An officer agrees or refuses; where both are one person by then, the row goes with the one who came.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

import sqlalchemy as sa

from kjfz_bot.storage.schema_trust import MERGE_REQUEST
from kjfz_bot.storage.store import UnitOfWork

State = Literal["asked", "open", "agreed", "refused"]

_NUMBER: sa.BindParameter[int] = sa.bindparam("number")
_PAIR = sa.and_(
    MERGE_REQUEST.c.staying_id == sa.bindparam("staying"), MERGE_REQUEST.c.joining_id == sa.bindparam("joining")
)
_ADD = sa.insert(MERGE_REQUEST)
_DROP = sa.delete(MERGE_REQUEST).where(_PAIR)
_OF_PAIR = sa.select(MERGE_REQUEST).where(_PAIR)
_FIND = sa.select(MERGE_REQUEST).where(MERGE_REQUEST.c.id == _NUMBER)
_OPEN = (
    sa.select(MERGE_REQUEST)
    .where(MERGE_REQUEST.c.state == "open")
    .order_by(MERGE_REQUEST.c.asked_at, MERGE_REQUEST.c.id)
    .limit(sa.bindparam("limit_"))
)
_MOVE = (
    sa.update(MERGE_REQUEST)
    .where(MERGE_REQUEST.c.id == _NUMBER, MERGE_REQUEST.c.state == sa.bindparam("before"))
    .values(state=sa.bindparam("after"), decided_by=sa.bindparam("by"), decided_at=sa.bindparam("at"))
    .execution_options(preserve_rowcount=True)
)
_PUT_UP = (
    sa.update(MERGE_REQUEST)
    .where(MERGE_REQUEST.c.id == _NUMBER, MERGE_REQUEST.c.state == "asked")
    .values(state="open", asked_at=sa.bindparam("at"))
)
_REMOVE = sa.delete(MERGE_REQUEST).where(
    MERGE_REQUEST.c.state != "agreed",
    sa.func.coalesce(MERGE_REQUEST.c.decided_at, MERGE_REQUEST.c.asked_at) < sa.bindparam("before"),
)
_REMOVE_UNANSWERED = sa.delete(MERGE_REQUEST).where(
    MERGE_REQUEST.c.state == "asked", MERGE_REQUEST.c.asked_at < sa.bindparam("before")
)


@dataclass(frozen=True, slots=True)
class Side:
    """One of two people who say that they are one, and the channel on which they said so."""

    person: int
    channel: str


@dataclass(frozen=True, slots=True)
class Request:
    """Who is to stay and who to come, since when it waits; who decided on it."""

    id: int
    staying: Side
    joining: Side
    asked_at: datetime
    state: State
    decided_by: int | None

    @property
    def pair(self) -> tuple[int, int]:
        """Both: who stays, who comes."""
        return (self.staying.person, self.joining.person)


def ask(uow: UnitOfWork, staying: Side, joining: Side, now: datetime) -> None:
    """Keep what one of them asks; what the same two asked before counts no more."""
    uow.connection.execute(_DROP, {"staying": staying.person, "joining": joining.person})
    (number,) = uow.take_ids(1)
    row = {
        "id": number,
        "staying_id": staying.person,
        "staying_channel": staying.channel,
        "joining_id": joining.person,
        "joining_channel": joining.channel,
        "asked_at": now,
        "state": "asked",
    }
    uow.connection.execute(_ADD, row)


def of_pair(uow: UnitOfWork, staying: int, joining: int) -> Request | None:
    """What these two have asked for."""
    return _read(uow.connection.execute(_OF_PAIR, {"staying": staying, "joining": joining}).one_or_none())


def find(uow: UnitOfWork, number: int) -> Request | None:
    """The request of that number."""
    return _read(uow.connection.execute(_FIND, {"number": number}).one_or_none())


def waiting(uow: UnitOfWork, limit: int) -> list[Request]:
    """Up to `limit` requests to which both have said yes, longest waiting first, whoever may decide on them."""
    found = (_read(row) for row in uow.connection.execute(_OPEN, {"limit_": limit}).all())
    return [request for request in found if request is not None]


def move(
    uow: UnitOfWork, request: Request, before: State, after: State, by: int | None = None, at: datetime | None = None
) -> bool:
    """Bring a request from one state to the next; False where somebody else did."""
    names = {"number": request.id, "before": before, "after": after, "by": by, "at": at}
    return uow.connection.execute(_MOVE, names).rowcount == 1


def put_up(uow: UnitOfWork, request: Request, now: datetime) -> None:
    """Put before officers what both have said yes to by now; from this moment on it waits for them."""
    uow.connection.execute(_PUT_UP, {"number": request.id, "at": now})


def remove_older(uow: UnitOfWork, before: datetime, unanswered: datetime) -> None:
    """Remove what was asked or decided before then, and what nobody said yes to since `unanswered`."""
    uow.connection.execute(_REMOVE, {"before": before})
    uow.connection.execute(_REMOVE_UNANSWERED, {"before": unanswered})


def _read(row: sa.Row[*tuple[Any, ...]] | None) -> Request | None:
    if row is None:
        return None
    staying, joining = Side(row.staying_id, row.staying_channel), Side(row.joining_id, row.joining_channel)
    return Request(row.id, staying, joining, row.asked_at, row.state, row.decided_by)
