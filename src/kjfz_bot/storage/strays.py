"""What arrived and no reader understood, kept for a short while as it came; nobody's turn ever takes it."""

from __future__ import annotations

from datetime import datetime, timedelta

import sqlalchemy as sa

from kjfz_bot.storage.schema import STRAY
from kjfz_bot.storage.store import UnitOfWork

KEPT = timedelta(hours=48)
"""How long it is kept; nobody knows whose it is, so it could not be erased on request."""

MAX_BODY = 65_536
"""The most characters kept of one."""

BODY = "stray.body"

_ADD = sa.insert(STRAY)
_READ = sa.select(STRAY.c.id, STRAY.c.body).order_by(STRAY.c.id)
_REMOVE = sa.delete(STRAY).where(STRAY.c.arrived_at < sa.bindparam("before"))


def add(uow: UnitOfWork, channel: str, body: str, now: datetime) -> None:
    """Keep something unreadable."""
    (number,) = uow.take_ids(1)
    sealed = uow.keys.house.seal(f"{BODY}:{number}", body[:MAX_BODY].encode())
    uow.connection.execute(_ADD, {"id": number, "channel": channel, "body": sealed, "arrived_at": now})


def read(uow: UnitOfWork) -> list[str]:
    """Everything kept just now, oldest first."""
    rows = uow.connection.execute(_READ)
    return [uow.keys.house.open(f"{BODY}:{row.id}", row.body).decode() for row in rows]


def remove_expired(uow: UnitOfWork, now: datetime) -> None:
    """Remove what was kept long enough."""
    uow.connection.execute(_REMOVE, {"before": now - KEPT})
