"""Disks that misbehave, for tests: one that has no room left, one that fails."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

import sqlalchemy as sa

from kjfz_bot.storage.store import Store

UNLIMITED = 2**31 - 2
"""As many pages as SQLite can count."""


class LimitedDisk:
    """Room for a database that can be taken away and given back; for the rest of the store's life."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._pages = UNLIMITED
        sa.event.listen(store.engine, "begin", self._limit)

    def fill(self, room: int = 4) -> None:
        """Leave room for a few more pages only."""
        with self._store.reading() as uow:
            used: int = uow.connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        self._pages = used + room

    def free(self) -> None:
        """Make room again."""
        self._pages = UNLIMITED

    def _limit(self, connection: sa.Connection) -> None:
        connection.exec_driver_sql(f"PRAGMA max_page_count={self._pages}")


@contextmanager
def failing_disk(store: Store) -> Iterator[None]:
    """Let every commit fail as it does when the disk answers a write with an error."""
    sa.event.listen(store.engine, "commit", _fail)
    try:
        yield
    finally:
        sa.event.remove(store.engine, "commit", _fail)


def _fail(_connection: sa.Connection) -> None:
    error = sqlite3.OperationalError("disk I/O error")
    error.sqlite_errorname = "SQLITE_IOERR_FSYNC"
    raise sa.exc.OperationalError("COMMIT", None, error)
