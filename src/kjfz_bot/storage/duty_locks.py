"""Duties: what only one of several processes may do at a time, such as sending for a bot.

A duty is a lock of the session that writes. So whatever a process writes while its session is the one that took the
duty was written by the one who had it: a process that stood still until its session was ended writes nothing more.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection

import sqlalchemy as sa

_SPACE = 61_040
"""The first of the two numbers of each duty's lock; lanes and doors have locks of one number."""

_TRY = sa.text(
    "SELECT name FROM unnest(CAST(:names AS text[]), CAST(:numbers AS int[])) AS wanted (name, number) "
    "WHERE pg_try_advisory_lock(:space, number)"
).bindparams(space=_SPACE)
_ANY = sa.text(
    "SELECT EXISTS (SELECT FROM pg_locks JOIN pg_database ON pg_database.oid = pg_locks.database "
    "WHERE locktype = 'advisory' AND classid = :space AND objsubid = 2 AND datname = current_database())"
).bindparams(space=_SPACE)


def take(connection: sa.Connection, names: Collection[str]) -> set[str]:
    """Try for these; returns those that are this session's from now on. Who is alone with a file has every duty."""
    if connection.dialect.name == "sqlite" or not names:
        return set(names)
    asked = list(names)
    numbers = [_number(name) for name in asked]
    return set(connection.execute(_TRY, {"names": asked, "numbers": numbers}).scalars())


def answer(connection: sa.Connection) -> None:
    """Have the server answer, which it does as long as the session is there."""
    connection.exec_driver_sql("SELECT 1")


def any_taken(connection: sa.Connection) -> bool:
    """Whether some process has some duty of the database: every server has, or waits for one that has."""
    return bool(connection.execute(_ANY).scalar_one())


def _number(name: str) -> int:
    return int.from_bytes(hashlib.sha256(name.encode()).digest()[:4], "big", signed=True)
