"""Where a game's database lies: one fresh one a game, opened again by each process. One class a kind of database."""

import atexit
import shutil
import tempfile
from functools import cache
from pathlib import Path
from typing import Protocol

import psycopg

from kjfz_bot.storage import key_file
from kjfz_bot.storage.store import Store, open_store
from kjfz_bot.testing.disk import LimitedDisk
from tests.postgres import Cluster


class Home(Protocol):
    """One game's database."""

    processes: int
    """How many work on it at once."""

    def open(self) -> Store:
        """What a process that starts opens."""
        ...

    def fill(self, room: int) -> None:
        """Leave room for a few more pages at most, until `free`."""
        ...

    def free(self) -> None:
        """Make room again."""
        ...

    def end_session(self, number: int) -> None:
        """End a session, where there are some, whatever whoever has it is doing."""
        ...

    def drop(self) -> None:
        """Leave nothing behind."""
        ...


class SqliteHome:
    """A data directory, copied from one that was made and migrated once; of one process."""

    processes = 1

    def __init__(self) -> None:
        self._directory = Path(tempfile.mkdtemp(prefix="delivery-"))
        shutil.copytree(_template(), self._directory, dirs_exist_ok=True)
        self._room: int | None = None
        self._disk: LimitedDisk | None = None

    def open(self) -> Store:
        """The disk is as full as it was for the process before."""
        store = open_store(self._directory, serving=True)
        self._disk = LimitedDisk(store)
        if self._room is not None:
            self._disk.fill(self._room)
        return store

    def fill(self, room: int) -> None:
        """Count from what is used now."""
        assert self._disk is not None
        self._room = room
        self._disk.fill(room)

    def free(self) -> None:
        """For this process and the next ones."""
        assert self._disk is not None
        self._room = None
        self._disk.free()

    def end_session(self, number: int) -> None:
        """A file has none."""
        raise NotImplementedError

    def drop(self) -> None:
        """Remove the directory."""
        shutil.rmtree(self._directory)


@cache
def _template() -> Path:
    directory = Path(tempfile.mkdtemp(prefix="delivery-template-"))
    atexit.register(shutil.rmtree, directory)
    open_store(directory, serving=False).close()
    return directory


class PostgresHome:
    """A database of a real server, copied from one with our tables in it; two processes share it."""

    processes = 2

    def __init__(self, cluster: Cluster, template: str, keys: Path) -> None:
        self._cluster = cluster
        self._url = cluster.new_database(template)
        self._directory = Path(tempfile.mkdtemp(prefix="delivery-"))
        shutil.copy(keys, self._directory / key_file.FILE_NAME)
        self._full = False

    def open(self) -> Store:
        """As every process of this database does."""
        return open_store(self._directory, serving=True, url=self._url)

    def fill(self, room: int) -> None:
        """No room at all: the server says so."""
        if not self._full:
            self._turn(full=True)

    def free(self) -> None:
        """For everybody."""
        if self._full:
            self._turn(full=False)

    def end_session(self, number: int) -> None:
        """As an administrator would; it has ended when this returns."""
        with psycopg.connect(self._cluster.url(), autocommit=True) as connection:
            connection.execute("SELECT pg_terminate_backend(%s, 5000)", (number,))

    def drop(self) -> None:
        """Remove the database, and the directory of its key."""
        with psycopg.connect(self._cluster.url(), autocommit=True) as connection:
            connection.execute(f"DROP DATABASE {self._url.rpartition('/')[2]} WITH (FORCE)")
        shutil.rmtree(self._directory)

    def _turn(self, *, full: bool) -> None:
        self._full = full
        store = self.open()
        disk = LimitedDisk(store)
        if full:
            disk.fill()
        else:
            disk.free()
        store.close()
