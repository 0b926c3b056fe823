"""What a store needs of a database, and in what SQLite and PostgreSQL differ. Each is a module beside this one."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from typing import Any, Protocol

import sqlalchemy as sa

from kjfz_bot.errors import StoreError

CHANNEL = "kjfz"
"""On which the processes of one PostgreSQL signal each other."""


class Hearing(Protocol):
    """Hears the other processes of a database."""

    def hear(self, seconds: float) -> Iterator[list[str]]:
        """What is given within so many seconds: each its kind, then its words. Raises StoreAway where it cannot."""
        ...

    def close(self) -> None:
        """Hear nothing more."""
        ...


class Database(ABC):
    """One database, open: how to write, read and migrate it, and what its errors mean."""

    engine: sa.Engine
    """Where everything is written; operators' looks at a database that is served go through it too."""

    name: str
    """What the operator calls it: a file, or an address without its password."""

    address: str
    """Where another process of ours finds it; with its password, so it is told to nobody else."""

    remedy: str
    """Which setting names another one."""

    shared: bool
    """Whether several processes may serve it at once, so that locks and ids must be everybody's."""

    session: int
    """Grows when the session that writes was lost, and with it every lock it held."""

    @abstractmethod
    def writing(self) -> AbstractContextManager[sa.Connection]:
        """A transaction that writes, with the database's own errors unchanged."""

    @abstractmethod
    def reading(self) -> AbstractContextManager[sa.Connection]:
        """A transaction that reads one consistent state."""

    @abstractmethod
    def heard(self, connection: sa.Connection) -> bool:
        """Whether the session has said anything in this transaction that writes: only then its commit is one."""

    @abstractmethod
    def take_ids(self, connection: sa.Connection, count: int) -> Sequence[int]:
        """Ids that were never given before, in growing order."""

    @abstractmethod
    def meaning(self, error: sa.exc.DBAPIError) -> StoreError | None:
        """What an error says about the database as such; None where the statement was wrong."""

    @abstractmethod
    def scrub(self) -> None:
        """Leave nothing of erased rows in the files, as far as that can be done while others work."""

    @abstractmethod
    def migrating(self) -> AbstractContextManager[None]:
        """Keep every other program of ours from migrating at the same time."""

    @abstractmethod
    def rebuilding(self) -> AbstractContextManager[sa.Connection]:
        """The one transaction of a migration, in which tables may be made anew."""

    @abstractmethod
    def before_upgrade(self, newest: str) -> None:
        """Keep what is needed to go back from a migration; nothing where the transaction does that."""

    @abstractmethod
    def after_upgrade(self) -> None:
        """Finish what a migration cannot do in its transaction, also when a start was cut off right here."""

    @abstractmethod
    def hearing(self) -> Hearing | None:
        """Hears other processes of the database; None where there are none."""

    @contextmanager
    def clear_errors(self) -> Iterator[None]:
        """Say what the database's own errors mean; those of a wrong statement pass unchanged."""
        try:
            yield
        except sa.exc.DBAPIError as error:
            meaning = self.meaning(error)
            if meaning is None:
                raise
            raise meaning from error

    def close(self) -> None:
        """Close every connection."""
        self.engine.dispose()


def insert_once(table: sa.Table, key: Sequence[str] | None, dialect: str) -> Any:
    """An insert that leaves rows out whose key is there already, None for any; each database has its own."""
    if dialect == "postgresql":
        from sqlalchemy.dialects import postgresql

        insert: Any = postgresql.insert(table)
    else:
        from sqlalchemy.dialects import sqlite

        insert = sqlite.insert(table)
    return insert.on_conflict_do_nothing(index_elements=key)
