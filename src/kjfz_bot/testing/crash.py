"""Moments at which a process is killed, for tests: installed from outside, by watching what goes to the database."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from typing import Any

import sqlalchemy as sa

POINTS = ("after_store", "mid_turn", "before_commit", "after_commit")
"""A message is stored, not yet worked on; its answers are being written; are about to be kept; are kept, not told."""

_STORING = "INSERT INTO inbox"
_ANSWERING = "INSERT INTO outbox"


def kill() -> None:
    """End this process as a power cut would: nothing is tidied up."""
    os.kill(os.getpid(), signal.SIGKILL)


def die_at(point: str, ending: Callable[[], None] = kill) -> None:
    """End this process the first time it comes to one of `POINTS`."""
    watch = {
        "after_store": (_STORING, "released"),
        "mid_turn": (_ANSWERING, "statement"),
        "before_commit": (_ANSWERING, "commit"),
        "after_commit": (_ANSWERING, "released"),
    }
    statement, moment = watch[point]
    _watch(lambda seen, now: ending() if seen == statement and now == moment else None)


def die_at_moment(number: int, ending: Callable[[], None] = kill) -> None:
    """End this process at the n-th moment of a message's way: any statement, and both sides of a commit."""
    passed = 0

    def count(seen: str, _moment: str) -> None:
        nonlocal passed
        passed += bool(seen) or passed > 0
        if passed == number:
            ending()

    _watch(count)


def _watch(moment: Callable[[str, str], None]) -> None:
    """Call back at every statement and commit with the last statement of interest in this transaction."""

    def statement(connection: sa.Connection, _cursor: Any, text: str, *_: Any) -> None:
        last = connection.info.get("last", "")
        connection.info["last"] = next((name for name in (_STORING, _ANSWERING) if text.startswith(name)), last)
        moment(connection.info["last"], "statement")

    def commit(connection: sa.Connection) -> None:
        moment(connection.info.get("last", ""), "commit")

    def released(_connection: Any, record: sa.pool.ConnectionPoolEntry) -> None:
        moment(record.info.pop("last", ""), "released")

    sa.event.listen(sa.Engine, "before_cursor_execute", statement)
    sa.event.listen(sa.Engine, "commit", commit)
    sa.event.listen(sa.pool.Pool, "checkin", released)
