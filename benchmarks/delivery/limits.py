"""How many commits a second the machine takes: one row each, synced to the disk, on SQLite and PostgreSQL."""

from __future__ import annotations

import sqlite3
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import psycopg

SECONDS = 3.0

_CREATE = "CREATE TABLE written (number BIGINT PRIMARY KEY)"


def sqlite_commits(seconds: float = SECONDS) -> float:
    """Commits a second of one connection, journal and syncs as the bot has them."""
    with tempfile.TemporaryDirectory(prefix="kjfz-bench-") as directory:
        path = Path(directory) / "commits.db"
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            connection.execute("PRAGMA journal_mode=WAL")
            connection.execute("PRAGMA synchronous=FULL")
            connection.execute(_CREATE)
            return _rate(lambda number: connection.execute("INSERT INTO written VALUES (?)", (number,)), seconds)


def postgresql_commits(url: str, seconds: float = SECONDS) -> float:
    """Commits a second of one connection."""
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(_CREATE)
        return _rate(lambda number: connection.execute("INSERT INTO written VALUES (%s)", (number,)), seconds)


def _rate(commit: Callable[[int], object], seconds: float) -> float:
    begun, count = time.perf_counter(), 0
    while time.perf_counter() - begun < seconds:
        commit(count)
        count += 1
    return count / (time.perf_counter() - begun)
