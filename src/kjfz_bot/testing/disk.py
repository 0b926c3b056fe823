"""Disks that misbehave, for tests: one that has no room left, one that fails."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

import sqlalchemy as sa

from kjfz_bot.storage.store import Store

UNLIMITED = 2**31 - 2
"""As many pages as SQLite can count."""

_TABLES = ("inbox", "outbox", "event", "conversation")
_REFUSE = (
    "CREATE OR REPLACE FUNCTION no_room() RETURNS trigger LANGUAGE plpgsql AS "
    "$$ BEGIN RAISE EXCEPTION 'No space left on device' USING ERRCODE = 'disk_full'; END $$"
)


class LimitedDisk:
    """Room for a database that can be taken away and given back; for the rest of the store's life.

    On PostgreSQL the server itself refuses to write, with the error it has for that.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._pages = UNLIMITED
        if not store.database.shared:
            sa.event.listen(store.engine, "begin", self._limit)

    def fill(self, room: int = 4) -> None:
        """Leave room for a few more pages only; none at all on PostgreSQL."""
        if self._store.database.shared:
            self._run(
                _REFUSE,
                *(
                    f"CREATE TRIGGER full_disk BEFORE INSERT OR UPDATE ON {name} EXECUTE FUNCTION no_room()"
                    for name in _TABLES
                ),
            )
            return
        with self._store.reading() as uow:
            used: int = uow.connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        self._pages = used + room

    def free(self) -> None:
        """Make room again."""
        if self._store.database.shared:
            self._run(*(f"DROP TRIGGER full_disk ON {name}" for name in _TABLES))
        self._pages = UNLIMITED

    def _run(self, *statements: str) -> None:
        with self._store.transaction() as uow:
            for statement in statements:
                uow.connection.exec_driver_sql(statement)

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


def _fail(connection: sa.Connection) -> None:
    raise sa.exc.OperationalError("COMMIT", None, _error(connection.dialect.name))


def _error(dialect: str) -> Exception:
    if dialect == "postgresql":
        import psycopg

        return psycopg.errors.DataCorrupted("invalid page in block 0")
    error = sqlite3.OperationalError("disk I/O error")
    error.sqlite_errorname = "SQLITE_IOERR_FSYNC"
    return error
