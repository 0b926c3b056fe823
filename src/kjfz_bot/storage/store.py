"""Opening a database and working in it by transactions. What is stored where belongs to the modules beside this one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlalchemy as sa

from kjfz_bot.errors import StoreError
from kjfz_bot.storage import key_file, sqlite
from kjfz_bot.storage.exclusive import ServerLock, is_held
from kjfz_bot.storage.keys import KeyRing, Keys, open_ring
from kjfz_bot.storage.migrate import migrate, revision_of, unlock
from kjfz_bot.storage.schema import ID_COUNTER, REVISION

FILE_NAME = "kjfz.db"

DatabaseError = sa.exc.DBAPIError
"""What any statement may raise; the transaction it was in can no longer be used."""

_TAKE_IDS = sa.update(ID_COUNTER).values(last=ID_COUNTER.c.last + sa.bindparam("count")).returning(ID_COUNTER.c.last)


class UnitOfWork:
    """One transaction: what is done through it is kept together or not at all."""

    __slots__ = ("connection", "keys")

    def __init__(self, connection: sa.Connection, keys: Keys) -> None:
        self.connection = connection
        self.keys = keys

    def take_ids(self, count: int) -> range:
        """Give `count` ids that were never given before, in the order of everything that happens."""
        if count == 0:
            return range(0)
        last: int = self.connection.execute(_TAKE_IDS, {"count": count}).scalar_one()
        return range(last - count + 1, last + 1)

    @contextmanager
    def savepoint(self) -> Iterator[None]:
        """A part of the transaction that is taken back alone when it raises."""
        keys = self.keys.kept()
        try:
            with self.connection.begin_nested():
                yield
        except BaseException:
            self.keys.restore(keys)
            raise


class Store:
    """An open database."""

    def __init__(self, engine: sa.Engine, ring: KeyRing, path: Path, lock: ServerLock | None) -> None:
        self.path = path
        self.engine = engine
        self._ring = ring
        self._reading = engine.execution_options(reading=True)
        self._lock = lock

    @contextmanager
    def transaction(self) -> Iterator[UnitOfWork]:
        """Write: one commit at the end, nothing at all if it raises.

        Raises StoreFull, StoreBusy or StoreBroken where the database could not take it.
        """
        with sqlite.clear_errors(self.path), self.engine.begin() as connection:
            uow = UnitOfWork(connection, Keys(self._ring, connection))
            yield uow
        uow.keys.committed()

    @contextmanager
    def reading(self) -> Iterator[UnitOfWork]:
        """Read one consistent state, beside whoever writes."""
        with sqlite.clear_errors(self.path), self._reading.begin() as connection:
            yield UnitOfWork(connection, Keys(self._ring, connection))

    def scrub(self) -> None:
        """Empty the journal, so that what was erased is in no file any more."""
        with sqlite.clear_errors(self.path):
            sqlite.empty_journal(self.engine)

    @property
    def served(self) -> bool:
        """Whether a server or chat works on this database just now."""
        return is_held(self.path)

    def close(self) -> None:
        """Close every connection and let the next server in."""
        self.engine.dispose()
        if self._lock is not None:
            self._lock.release()


def open_store(
    directory: Path,
    *,
    serving: bool,
    keys: Path | None = None,
    key_made: Callable[[Path], None] = lambda _path: None,
) -> Store:
    """Open the database of a data directory, made and migrated as needed.

    `serving` keeps other servers out (StoreInUse); operator commands do without and keep their transactions short.
    `keys` is the key file, beside the database unless given; `key_made` is told when it had to be made.
    Raises KeyFileError where the database is sealed and the key file is missing or another's.
    """
    path = directory / FILE_NAME
    keys = keys or directory / key_file.FILE_NAME
    try:
        directory.mkdir(mode=0o700, parents=True, exist_ok=True)
        lock = ServerLock(path) if serving else None
    except OSError as error:
        raise StoreError(
            f"The data directory {directory} cannot be used: {error.strerror}. Set KJFZ_DATA_DIR to another directory."
        ) from error
    try:
        return _opened(path, keys, key_made, lock)
    except BaseException:
        if lock is not None:
            lock.release()
        raise


def inspect_store(directory: Path, *, keys: Path | None = None) -> Store:
    """Open a database to look at, live or restored: nothing in it is made, migrated or changed.

    Raises StoreError where there is none, or it was written by another version of this program.
    """
    path = directory / FILE_NAME
    if not path.exists():
        raise StoreError(f"There is no database in {directory}. Set KJFZ_DATA_DIR to the directory it is in.")
    engine = sqlite.make_reading_engine(path)
    try:
        with sqlite.clear_errors(path):
            if (revision := revision_of(engine)) != REVISION:
                raise StoreError(
                    f"The database {path} has schema {revision}, this version of kjfz-bot looks at {REVISION}. "
                    "Use the version that wrote it, or start this one once: it brings the schema up to date."
                )
            return _with_ring(engine, path, keys or directory / key_file.FILE_NAME, None)
    except BaseException:
        engine.dispose()
        raise


def _opened(path: Path, keys: Path, key_made: Callable[[Path], None], lock: ServerLock | None) -> Store:
    engine = sqlite.make_engine(path)
    try:
        with sqlite.clear_errors(path):
            masters, made = unlock(engine, path, keys)
            if made:
                key_made(keys)
            migrate(engine, path, masters)
            return _with_ring(engine, path, keys, lock)
    except BaseException:
        engine.dispose()
        raise


def _with_ring(engine: sa.Engine, path: Path, keys: Path, lock: ServerLock | None) -> Store:
    masters, _ = unlock(engine, path, keys)
    with engine.execution_options(reading=True).connect() as connection:
        return Store(engine, open_ring(connection, masters, keys), path, lock)
