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

_ADD = sa.insert(STRAY)
_REMOVE = sa.delete(STRAY).where(STRAY.c.arrived_at < sa.bindparam("before"))


def add(uow: UnitOfWork, channel: str, body: str, now: datetime) -> None:
    """Keep something unreadable."""
    (number,) = uow.take_ids(1)
    uow.connection.execute(_ADD, {"id": number, "channel": channel, "body": body[:MAX_BODY], "arrived_at": now})


def remove_expired(uow: UnitOfWork, now: datetime) -> None:
    """Remove what was kept long enough."""
    uow.connection.execute(_REMOVE, {"before": now - KEPT})
