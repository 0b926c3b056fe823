"""Opening a database and working in it by transactions. What is stored where belongs to the modules beside this one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

import sqlalchemy as sa

from kjfz_bot.errors import StoreError
from kjfz_bot.storage import duty_locks, key_file, sqlite, stamp
from kjfz_bot.storage.database import Database
from kjfz_bot.storage.exclusive import ServerLock, is_held
from kjfz_bot.storage.key_file import MasterKeys
from kjfz_bot.storage.keys import KeyRing, Keys, open_ring
from kjfz_bot.storage.migrate import migrate, revision_of, unlock
from kjfz_bot.storage.schema import REVISION
from kjfz_bot.storage.vault import Vault

FILE_NAME = "kjfz.db"

DatabaseError = sa.exc.DBAPIError
"""What any statement may raise; the transaction it was in can no longer be used."""


class UnitOfWork:
    """One transaction: what is done through it is kept together or not at all."""

    __slots__ = ("connection", "database", "keys")

    def __init__(self, connection: sa.Connection, keys: Keys, database: Database) -> None:
        self.connection = connection
        self.keys = keys
        self.database = database

    def take_ids(self, count: int) -> Sequence[int]:
        """Give `count` ids that were never given before, in the order of everything that happens."""
        return self.database.take_ids(self.connection, count) if count else ()

    @contextmanager
    def savepoint(self) -> Iterator[None]:
        """A part of the transaction that is taken back alone when it raises; such parts may lie in one another.

        The three statements are said as they are: SQLAlchemy would compile each of them anew.
        """
        keys = self.keys.kept()
        say = self.connection.exec_driver_sql
        say("SAVEPOINT part")
        try:
            yield
        except BaseException:
            self.keys.restore(keys)
            with suppress(DatabaseError):  # where the database is away, everything is taken back anyway
                say("ROLLBACK TO SAVEPOINT part")
                say("RELEASE SAVEPOINT part")
            raise
        say("RELEASE SAVEPOINT part")


class Store:
    """An open database."""

    def __init__(self, database: Database, ring: KeyRing, directory: Path, lock: ServerLock | None) -> None:
        """`directory` is where what belongs to the database but must not be in it is kept."""
        self.database = database
        self.directory = directory
        self._ring = ring
        self._lock = lock

    def address_name(self, channel: str, external_id: str) -> str:
        """What processes call an address among themselves; it says nothing of whose it is."""
        return self._ring.address_name(channel, external_id)

    def secret(self, purpose: str) -> str:
        """A secret that every process of this database has and nobody else: letters, digits, - and _."""
        return self._ring.secret(purpose)

    @property
    def vault(self) -> Vault:
        """Where the content of files lies; several servers of one database need the same folder."""
        return Vault(self.directory / "files")

    @property
    def masters(self) -> MasterKeys:
        """The keys that wrap the keys of people."""
        return self._ring.masters

    @property
    def engine(self) -> sa.Engine:
        """Where everything is written."""
        return self.database.engine

    @contextmanager
    def transaction(self) -> Iterator[UnitOfWork]:
        """Write: one commit at the end, nothing at all if it raises.

        Raises StoreFull, StoreBusy, StoreAway or StoreBroken where the database could not take it.
        """
        with self.database.clear_errors(), self.database.writing() as connection:
            uow = UnitOfWork(connection, Keys(self._ring, connection), self.database)
            yield uow
        uow.keys.committed()

    @contextmanager
    def reading(self) -> Iterator[UnitOfWork]:
        """Read one consistent state, beside whoever writes."""
        with self.database.clear_errors(), self.database.reading() as connection:
            yield UnitOfWork(connection, Keys(self._ring, connection), self.database)

    def scrub(self) -> None:
        """Leave nothing of what was erased in the database's files."""
        with self.database.clear_errors():
            self.database.scrub()

    @property
    def served(self) -> bool:
        """Whether a server or chat works on this database just now."""
        if not self.database.shared:
            return is_held(self.directory / FILE_NAME)
        with self.reading() as uow:
            return duty_locks.any_taken(uow.connection)

    def close(self) -> None:
        """Close every connection and let the next server in."""
        self.database.close()
        if self._lock is not None:
            self._lock.release()


def open_store(
    directory: Path,
    *,
    serving: bool,
    keys: Path | None = None,
    key_made: Callable[[Path], None] = lambda _path: None,
    url: str = "",
    demo: bool | None = None,
) -> Store:
    """Open the database of a data directory, or the PostgreSQL database at `url`, made and migrated as needed.

    `serving` keeps other servers out of a directory's (StoreInUse); operator commands do without and keep their
    transactions short. `keys` is the key file, in the directory unless given; `key_made` is told when it had to be
    made. `demo` says whether it must be a demonstration's, which a new one then becomes, or must not (WrongDatabase);
    either will do where it is not given. Raises KeyFileError where the database is sealed and the key file is missing
    or another's.
    """
    keys = keys or directory / key_file.FILE_NAME
    try:
        directory.mkdir(mode=0o700, parents=True, exist_ok=True)
        lock = ServerLock(directory / FILE_NAME) if serving and not url else None
    except OSError as error:
        raise StoreError(
            f"The data directory {directory} cannot be used: {error.strerror}. Set KJFZ_DATA_DIR to another directory."
        ) from error
    try:
        return _opened(_database(directory, url), directory, keys, key_made, lock, demo)
    except BaseException:
        if lock is not None:
            lock.release()
        raise


def inspect_store(directory: Path, *, keys: Path | None = None, url: str = "") -> Store:
    """Open a database to look at, live or restored: nothing in it is made, migrated or changed.

    Raises StoreError where there is none, or it was written by another version of this program.
    """
    path = directory / FILE_NAME
    if not url and not path.exists():
        raise StoreError(f"There is no database in {directory}. Set KJFZ_DATA_DIR to the directory it is in.")
    database = _database(directory, url, looking=True)
    try:
        with database.clear_errors():
            if (revision := revision_of(database)) != REVISION:
                raise StoreError(
                    f"The database {database.name} has schema {revision}; this version of kjfz-bot looks at "
                    f"{REVISION}. Use the version that wrote it, or start this one once: it brings the schema up to "
                    "date."
                )
            return _with_ring(database, directory, keys or directory / key_file.FILE_NAME, None)
    except BaseException:
        database.close()
        raise


def look_at(address: str) -> Database:
    """Open the database at a `Database.address` to look at, without keys: what is sealed in it stays so."""
    path = Path(address)
    return _database(path.parent, "" if path.is_absolute() else address, looking=True)


def _database(directory: Path, url: str, *, looking: bool = False) -> Database:
    if url:  # its driver takes a tenth of a second to import, which a start on a file need not pay
        from kjfz_bot.storage.postgresql import PostgresDatabase

        return PostgresDatabase(url, looking=looking)
    return sqlite.SqliteDatabase(directory / FILE_NAME, looking=looking)


def _opened(
    database: Database,
    directory: Path,
    keys: Path,
    key_made: Callable[[Path], None],
    lock: ServerLock | None,
    demo: bool | None,
) -> Store:
    try:
        with database.clear_errors():
            with database.migrating():
                if demo is not None and revision_of(database) is not None:
                    stamp.check(database, demo=demo)
                masters, made = unlock(database, keys)
                if made:
                    key_made(keys)
                migrate(database, masters, demo=bool(demo))
            return _with_ring(database, directory, keys, lock)
    except BaseException:
        database.close()
        raise


def _with_ring(database: Database, directory: Path, keys: Path, lock: ServerLock | None) -> Store:
    masters, _ = unlock(database, keys)
    with database.reading() as connection:
        return Store(database, open_ring(connection, masters, keys), directory, lock)
