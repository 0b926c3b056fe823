"""The databases a crash run is made on: what servers are told of them, how many share one, and how it is looked at."""

from contextlib import closing
from pathlib import Path
from typing import Protocol

import sqlalchemy as sa

from kjfz_bot.storage.store import Store, open_store
from tests.crash.words import WORD


class Database(Protocol):
    """A database for servers to be killed on."""

    processes: int
    """How many servers work on it at the same time."""

    settings: dict[str, str]
    """What servers are told of it."""

    stoppable: bool
    """Whether it has a process of its own that can be stopped."""

    def open(self) -> Store:
        """Open it beside the servers."""
        ...

    def stop(self) -> None:
        """Stop it at once."""
        ...

    def start(self) -> None:
        """Start it again."""
        ...


class SqliteFile:
    """A file, worked on by one server; with the server dies the database."""

    processes = 1
    stoppable = False

    def __init__(self, directory: Path) -> None:
        self._directory = directory
        self.settings = {"KJFZ_DATA_DIR": str(directory)}

    def open(self) -> Store:
        """Open it beside the servers."""
        return open_store(self._directory, serving=False)

    def stop(self) -> None:
        """Nothing: killing the only server that works on it is how it stops."""

    def start(self) -> None:
        """Nothing: it is there once a server opens it."""


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
