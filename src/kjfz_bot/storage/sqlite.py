"""What is particular to SQLite: connections, write locks, copies, and what its errors mean to us."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from kjfz_bot.errors import StoreBroken, StoreBusy, StoreError, StoreFull
from kjfz_bot.storage.database import Database
from kjfz_bot.storage.exclusive import migration_lock
from kjfz_bot.storage.schema import ID_COUNTER, SECRET

BUSY_TIMEOUT = 5000
"""Milliseconds a writer waits for another program's short transaction before it gives up."""

_PRAGMAS = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA foreign_keys=ON",
    "PRAGMA secure_delete=ON",
    "PRAGMA cache_size=-500",  # KB: each session keeps its own, and the system's lies behind all of them
    f"PRAGMA busy_timeout={BUSY_TIMEOUT}",
)

# In the driver's own words, since every service that writes waits for it.
_TAKE_IDS = f"UPDATE {ID_COUNTER.name} SET last = last + ? RETURNING last"  # noqa: S608 - our own table

# A disk without room for the shared-memory index says so with an I/O error of its own.
_FULL = frozenset({"SQLITE_FULL", "SQLITE_IOERR_SHMSIZE"})


class SqliteDatabase(Database):
    """A file; one process serves it, operators' programs write beside it in short transactions."""

    shared = False
    session = 1
    remedy = "set KJFZ_DATA_DIR to another directory"

    def __init__(self, path: Path, *, looking: bool = False) -> None:
        """`looking` opens the file so that nothing can be written to it."""
        self.path = path
        self.name = str(path)
        self.address = str(path.absolute())
        self.engine = make_reading_engine(path) if looking else make_engine(path)
        self._reading = self.engine.execution_options(reading=True)

    @contextmanager
    def writing(self) -> Iterator[sa.Connection]:
        """A transaction that holds the write lock from its beginning."""
        with self.engine.begin() as connection:
            yield connection

    @contextmanager
    def reading(self) -> Iterator[sa.Connection]:
        """A transaction that reads one consistent state, beside whoever writes."""
        with self._reading.begin() as connection:
            yield connection

    def heard(self, connection: sa.Connection) -> bool:
        """Whoever has opened the file has it until it is closed."""
        return connection.in_transaction()

    def take_ids(self, connection: sa.Connection, count: int) -> Sequence[int]:
        """The next `count` ids, one after the other without a gap."""
        last: int = connection.exec_driver_sql(_TAKE_IDS, (count,)).scalar_one()
        return range(last - count + 1, last + 1)

    def meaning(self, error: sa.exc.DBAPIError) -> StoreError | None:
        """What an error says about the file or its disk."""
        return _meaning(error, self.path)

    def scrub(self) -> None:
        """Empty the journal, so that what was erased is in no file any more."""
        empty_journal(self.engine)

    def hearing(self) -> None:
        """Nobody else is there to be heard."""

    @contextmanager
    def migrating(self) -> Iterator[None]:
        """Wait until no other program of ours migrates the file."""
        with migration_lock(self.path):
            yield

    @contextmanager
    def rebuilding(self) -> Iterator[sa.Connection]:
        """One transaction in which tables may be made anew; references are checked at its end.

        SQLite changes a column by making the table anew, which would else count as deleting what others refer to.
        """
        with self.engine.connect() as connection:
            connection.connection.cursor().execute("PRAGMA foreign_keys=OFF")
            try:
                with connection.begin():
                    yield connection
                    if broken := connection.exec_driver_sql("PRAGMA foreign_key_check").all():
                        raise StoreError(f"The migration would leave {len(broken)} rows that refer to nothing.")
            finally:
                connection.connection.cursor().execute("PRAGMA foreign_keys=ON")

    def before_upgrade(self, newest: str) -> None:
        """Copy the file beside itself, to go back to."""
        copy(self.path, self.path.with_name(f"{self.path.name}.before-{newest}"))

    def after_upgrade(self) -> None:
        """Leave nothing of what was in clear before: neither in the file and its journal nor in copies of it.

        The copies go last, so that a start which was cut off here is finished by the next.
        """
        clear = [path for path in self.path.parent.glob(f"{self.path.name}.before-*") if not _is_sealed(path)]
        with self.reading() as connection:
            sealed = sa.inspect(connection).has_table(SECRET.name)
        if clear and sealed:
            rewrite(self.engine)
            for path in clear:
                path.unlink()


def _is_sealed(path: Path) -> bool:
    engine = make_engine(path)
    try:
        with engine.execution_options(reading=True).connect() as connection:
            return sa.inspect(connection).has_table(SECRET.name)
    finally:
        engine.dispose()


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
