"""Hears what other processes on one PostgreSQL tell with their commits (`signals.py`)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import psycopg

from kjfz_bot.errors import StoreAway
from kjfz_bot.storage.database import CHANNEL


class Listener:
    """Hears what is given, on a session of its own."""

    def __init__(self, conninfo: str, session: dict[str, Any]) -> None:
        self._conninfo = conninfo
        self._session = session
        self._connection: psycopg.Connection[Any] | None = None

    def hear(self, seconds: float) -> Iterator[list[str]]:
        """What is given within so many seconds: each its kind, then its words. Raises StoreAway where it cannot."""
        try:
            if self._connection is None:
                self._connection = psycopg.connect(self._conninfo, autocommit=True, **self._session)
                self._connection.execute(f"LISTEN {CHANNEL}")
            for notice in self._connection.notifies(timeout=seconds):
                yield notice.payload.split()
        except psycopg.Error as error:
            self.close()
            raise StoreAway("The database cannot be reached, so nothing is heard of other processes.") from error

    def close(self) -> None:
        """Hear nothing more."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None
