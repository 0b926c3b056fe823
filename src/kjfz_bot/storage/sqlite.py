"""What is particular to SQLite: connections, write locks, copies, and what its errors mean to us."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from kjfz_bot.errors import StoreBroken, StoreBusy, StoreError, StoreFull

BUSY_TIMEOUT = 5000
"""Milliseconds a writer waits for another program's short transaction before it gives up."""

_PRAGMAS = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA foreign_keys=ON",
    "PRAGMA secure_delete=ON",
    f"PRAGMA busy_timeout={BUSY_TIMEOUT}",
)

# A disk without room for the shared-memory index says so with an I/O error of its own.
_FULL = frozenset({"SQLITE_FULL", "SQLITE_IOERR_SHMSIZE"})


def make_engine(path: Path) -> sa.Engine:
    """Open the file's engine; a transaction takes the write lock at once unless it runs with `reading=True`."""
    engine = sa.create_engine(f"sqlite:///{path}", hide_parameters=True)
    sa.event.listen(engine, "connect", _prepare)
    sa.event.listen(engine, "begin", _begin)
    return engine


def make_reading_engine(path: Path) -> sa.Engine:
    """Open a file to look at only; nothing can be written through it."""
    engine = sa.create_engine(
        "sqlite://",
        creator=lambda: sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, check_same_thread=False),
        poolclass=sa.QueuePool,
        hide_parameters=True,
    )
    sa.event.listen(engine, "connect", _prepare_to_read)
    sa.event.listen(engine, "begin", _begin)
    return engine


def _prepare_to_read(connection: sqlite3.Connection, _record: Any) -> None:
    connection.isolation_level = None
    connection.execute(f"PRAGMA busy_timeout={BUSY_TIMEOUT}")


def _prepare(connection: sqlite3.Connection, _record: Any) -> None:
    # The driver would begin transactions by itself, and never around DDL; `_begin` does it instead.
    connection.isolation_level = None
    for pragma in _PRAGMAS:
        connection.execute(pragma)


def _begin(connection: sa.Connection) -> None:
    reading = connection.get_execution_options().get("reading", False)
    connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")


def copy(source: Path, target: Path) -> None:
    """Copy a database with everything committed in it, also while others read it."""
    with closing(sqlite3.connect(source)) as old, closing(sqlite3.connect(target)) as new:
        old.backup(new)


@contextmanager
def rebuilding(engine: sa.Engine) -> Iterator[sa.Connection]:
    """One transaction in which tables may be made anew; references are checked at its end, not at each statement.

    SQLite changes a column by making the table anew, which would else count as deleting what others refer to.
    """
    with engine.connect() as connection:
        connection.connection.cursor().execute("PRAGMA foreign_keys=OFF")
        try:
            with connection.begin():
                yield connection
                if broken := connection.exec_driver_sql("PRAGMA foreign_key_check").all():
                    raise StoreError(f"The migration would leave {len(broken)} rows that refer to nothing.")
        finally:
            connection.connection.cursor().execute("PRAGMA foreign_keys=ON")


def rewrite(engine: sa.Engine) -> None:
    """Write the file anew, so that nothing of what was deleted or replaced is left in it or in its journal."""
    connection = engine.raw_connection()
    try:
        connection.cursor().execute("VACUUM")
    finally:
        connection.close()
    empty_journal(engine)


def empty_journal(engine: sa.Engine) -> None:
    """Move everything from the journal into the file and cut the journal to nothing, unless somebody is reading."""
    connection = engine.raw_connection()
    try:
        connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        connection.close()


@contextmanager
def clear_errors(path: Path) -> Iterator[None]:
    """Say what the database's own errors mean; those of a wrong statement pass unchanged."""
    try:
        yield
    except sa.exc.DBAPIError as error:
        meaning = _meaning(error, path)
        if meaning is None:
            raise
        raise meaning from error


def _meaning(error: sa.exc.DBAPIError, path: Path) -> StoreError | None:
    name: str = getattr(error.orig, "sqlite_errorname", "")
    if name in _FULL:
        return StoreFull(
            f"The disk that holds {path} is full; nothing was saved. Make room, then it goes on by itself."
        )
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return StoreBusy(
            f"Another program is writing to {path} for more than {BUSY_TIMEOUT // 1000} seconds, so nothing was saved. "
            "Wait for it or end it, then try again."
        )
    if name == "SQLITE_CANTOPEN":
        return StoreError(f"The database {path} cannot be opened. Check that the directory exists and may be written.")
    if name == "SQLITE_READONLY":
        return StoreError(f"The database {path} may not be written. Give this user the right to write it.")
    if name == "SQLITE_NOTADB":
        return StoreError(f"{path} is not a database. Move it away, or set KJFZ_DATA_DIR to another directory.")
    if name.startswith(("SQLITE_IOERR", "SQLITE_CORRUPT")):
        return StoreBroken(f"The disk failed while {path} was written ({name}). Check the disk, then start again.")
    return None
