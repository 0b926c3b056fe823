"""The databases a crash run is made on: what servers are told of them, how many share one, and how it is looked at."""

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from contextlib import closing
from pathlib import Path

import sqlalchemy as sa

from kjfz_bot.storage.store import Store, open_store
from tests.crash.words import WORD
from tests.e2e.running import free_port
from tests.postgres import Cluster


class Database(ABC):
    """A database for servers to be killed on."""

    ports: Sequence[int]
    """Where the servers listen that work on it at the same time."""

    settings: Mapping[str, str]
    """What servers are told of it."""

    stoppable: bool
    """Whether it has a process of its own that can be stopped."""

    @abstractmethod
    def open(self) -> Store:
        """Open it beside the servers."""

    @abstractmethod
    def stop(self) -> None:
        """Stop it at once."""

    @abstractmethod
    def start(self) -> None:
        """Start it again."""


class SqliteFile(Database):
    """A file, worked on by one server; with the server dies the database."""

    stoppable = False

    def __init__(self, directory: Path) -> None:
        self._directory = directory
        self.ports = [free_port()]
        self.settings = {"KJFZ_DATA_DIR": str(directory)}

    def open(self) -> Store:
        """Open it beside the servers."""
        return open_store(self._directory, serving=False)

    def stop(self) -> None:
        """Nothing: killing the only server that works on it is how it stops."""

    def start(self) -> None:
        """Nothing: it is there once a server opens it."""


class PostgresServer(Database):
    """A database of a PostgreSQL server, worked on by three servers of ours, two of which share a port."""

    stoppable = True

    def __init__(self, cluster: Cluster, directory: Path) -> None:
        """`directory` is where the key file is."""
        self._cluster = cluster
        self._directory = directory
        self._url = cluster.new_database()
        shared = free_port()
        self.ports = [shared, shared, free_port()]
        self.settings = {
            "KJFZ_DATA_DIR": str(directory),
            "KJFZ_DATABASE_URL": self._url,
            "KJFZ_REUSE_PORT": "true",
        }

    def open(self) -> Store:
        """Open it beside the servers."""
        return open_store(self._directory, serving=False, url=self._url)

    def stop(self) -> None:
        """Stop the server at once: nothing is finished, connections are cut."""
        self._cluster.stop("immediate")

    def start(self) -> None:
        """Start it again."""
        self._cluster.start()


def prepare(database: Database) -> None:
    """Make the table of words beside the product's own."""
    with closing(database.open()) as store, store.transaction() as uow:
        WORD.create(uow.connection)


def most_attempts(store: Store) -> int:
    """The attempts of the letter that was tried most often of those that wait."""
    with store.reading() as uow:
        found = uow.connection.execute(sa.text("SELECT max(attempts) FROM inbox WHERE state = 'waiting'"))
        return found.scalar_one() or 0


def unfinished(store: Store) -> int:
    """How many letters wait, and answers to be sent."""
    with store.reading() as uow:
        return int(
            uow.connection.execute(
                sa.text(
                    "SELECT (SELECT count(*) FROM inbox WHERE state = 'waiting')"
                    " + (SELECT count(*) FROM outbox WHERE state IN ('waiting', 'sending'))"
                )
            ).scalar_one()
        )
