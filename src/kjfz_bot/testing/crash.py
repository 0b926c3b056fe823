"""Moments at which a process is killed, for tests: installed from outside, by watching what goes to the database."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from typing import Any

import sqlalchemy as sa

POINTS = ("after_store", "mid_turn", "before_commit", "after_commit")
"""A message is stored, not yet worked on; its answers are being written; are about to be kept; are kept, not told."""

OTHER_POINTS = ("before_store", "after_send", "after_mark", "at_start")
"""A message is written, not kept; an answer is sent, not marked as sent; is marked; a sender takes over at its start.

All but the first only where a channel sends.
"""

_STORING, _ANSWERING, _MARKING, _TAKING_OVER = "storing", "answering", "marking", "taking over"
_IMPORTING, _DECIDING = "importing", "deciding"

_SIGNS = {
    _STORING: ("INSERT INTO inbox", ""),
    _ANSWERING: ("INSERT INTO outbox", ""),
    _MARKING: ("UPDATE outbox", "message_id"),
    _TAKING_OVER: ("UPDATE outbox", "address"),
    _IMPORTING: ("INSERT INTO import_batch", ""),
    _DECIDING: ("UPDATE application SET", ""),
}
"""How the statements of interest begin, and what else is in them."""

_WATCH = {
    "before_store": (_STORING, "commit"),
    "after_store": (_STORING, "released"),
    "mid_turn": (_ANSWERING, "statement"),
    "before_commit": (_ANSWERING, "commit"),
    "after_commit": (_ANSWERING, "released"),
    "after_send": (_MARKING, "statement"),
    "after_mark": (_MARKING, "released"),
    "at_start": (_TAKING_OVER, "commit"),
}


def kill() -> None:
    """End this process as a power cut would: nothing is tidied up."""
    os.kill(os.getpid(), signal.SIGKILL)


def die_at(point: str, ending: Callable[[], None] = kill, time: int = 1) -> None:
    """End this process when it comes to one of the points for the first time, or the n-th."""
    awaited, passed = _WATCH[point], 0

    def count(seen: frozenset[str], sign: str, moment: str) -> None:
        nonlocal passed
        statement, when = awaited
        passed += moment == when and (sign == statement if when == "statement" else statement in seen)
        if passed == time:
            ending()

    _watch(count)


def die_at_moment(number: int, ending: Callable[[], None] = kill) -> None:
    """End this process at the n-th moment of a message, list or round: any statement, and both sides of a commit."""
    passed = 0

    def count(seen: frozenset[str], _sign: str, _moment: str) -> None:
        nonlocal passed
        passed += bool(seen) or passed > 0
        if passed == number:
            ending()

    _watch(count)


def _watch(tell: Callable[[frozenset[str], str, str], None]) -> None:
    """Call back at every statement and commit.

    With the kinds of statements of interest seen in this transaction, the kind of this one, and the moment.
    """

    def statement(connection: sa.Connection, _cursor: Any, text: str, *_: Any) -> None:
        sign = _sign(text)
        seen = connection.info.get("seen", frozenset()) | ({sign} if sign else frozenset())
        connection.info["seen"] = seen
        tell(seen, sign, "statement")

    def commit(connection: sa.Connection) -> None:
        tell(connection.info.get("seen", frozenset()), "", "commit")

    def released(_connection: Any, record: sa.pool.ConnectionPoolEntry) -> None:
        tell(record.info.pop("seen", frozenset()), "", "released")

    sa.event.listen(sa.Engine, "before_cursor_execute", statement)
    sa.event.listen(sa.Engine, "commit", commit)
    sa.event.listen(sa.pool.Pool, "checkin", released)


def _sign(text: str) -> str:
    """The kind of a statement, empty for those of no interest."""
    for name, (begins, holds) in _SIGNS.items():
        if text.startswith(begins) and holds in text:
            return name
    return ""
