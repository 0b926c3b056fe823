"""Lanes on a database that several processes share: who works for a person holds a lock that ends with the session.

Two locks a person. The *lane* is held by whoever takes the person's turns, from the claim of a letter until its turn is
done, across the commits between. The *door* is held by every transaction that stores letters of the person or answers
them, until its end: so letters become visible in the order of their numbers, and who holds lane and door sees all that
came before. Both are PostgreSQL's advisory locks: a process that dies or is cut off loses them.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

import sqlalchemy as sa

from kjfz_bot.storage.columns import Moment
from kjfz_bot.storage.store import UnitOfWork

# Sorted numbers, so that two processes come to the same doors in the same order.
_ENTER = sa.text(
    "SELECT person, pg_advisory_xact_lock(-person), CASE WHEN wanted THEN pg_try_advisory_lock(person) END AS got "
    "FROM unnest(CAST(:people AS bigint[]), CAST(:wanted AS boolean[])) AS asked (person, wanted)"
)
# Materialised, so that a lane is locked only when its row is handed out.
_FIND = sa.text(
    "WITH firsts AS MATERIALIZED (SELECT person_id, seq FROM (SELECT DISTINCT ON (person_id) person_id, seq, next_at "
    "FROM inbox WHERE state = 'waiting' AND NOT (person_id = ANY(CAST(:held AS bigint[]))) ORDER BY person_id, seq) "
    "AS heads WHERE next_at IS NULL OR next_at <= :now ORDER BY seq) "
    "SELECT person_id FROM firsts WHERE pg_try_advisory_lock(person_id) LIMIT :limit"
).bindparams(sa.bindparam("now", type_=Moment))
_LEAVE = sa.text(
    "SELECT person, pg_advisory_unlock(person) FROM unnest(CAST(:people AS bigint[])) AS done (person) "
    "WHERE NOT EXISTS (SELECT FROM inbox WHERE person_id = person AND state = 'waiting')"
)
_LEAVE_ALL = sa.text("SELECT pg_advisory_unlock(person) FROM unnest(CAST(:people AS bigint[])) AS held (person)")


def enter(uow: UnitOfWork, people: Collection[int], wanted: Collection[int]) -> set[int]:
    """Take the doors of these people until the transaction ends; returns who of the `wanted` has a lane now ours."""
    asked = sorted(people)
    if not asked:
        return set()
    rows = uow.connection.execute(_ENTER, {"people": asked, "wanted": [person in wanted for person in asked]})
    return {row.person for row in rows if row.got}


def find(uow: UnitOfWork, held: Collection[int], now: datetime, limit: int) -> list[int]:
    """Take the lanes of up to `limit` people whose first letter may be taken now, longest waiting first."""
    return list(uow.connection.execute(_FIND, {"held": list(held), "now": now, "limit": limit}).scalars())


def leave(uow: UnitOfWork, people: Collection[int]) -> set[int]:
    """Give up lanes in which nothing waits, with their doors still held; returns those given up."""
    if not people:
        return set()
    return set(uow.connection.execute(_LEAVE, {"people": list(people)}).scalars())


def drop(uow: UnitOfWork, people: Collection[int]) -> None:
    """Give up lanes whatever waits in them, so that others take them."""
    if people:
        uow.connection.execute(_LEAVE_ALL, {"people": list(people)}).all()
