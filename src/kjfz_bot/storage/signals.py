"""Short signals between the processes of one database, given with a commit. They only wake: rows are the truth."""

from __future__ import annotations

import sqlalchemy as sa

from kjfz_bot.storage.database import CHANNEL
from kjfz_bot.storage.store import UnitOfWork

MAX_WORDS = 200
"""Words of one signal; PostgreSQL takes 8000 bytes."""

_GIVE = sa.text(f"SELECT pg_notify('{CHANNEL}', :text)")


def give(uow: UnitOfWork, kind: str, words: list[str]) -> None:
    """Tell every process of the database, once the transaction is committed; nobody is there to be told on SQLite."""
    if uow.database.shared:
        for start in range(0, len(words), MAX_WORDS):
            uow.connection.execute(_GIVE, {"text": " ".join([kind, *words[start : start + MAX_WORDS]])})
