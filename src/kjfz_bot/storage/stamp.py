"""The stamp of a demonstration's database, so that it is never taken for a real one, nor a real one for it.

It is set in the transaction that makes the tables, and never taken off. What a demonstration holds is not known here.
"""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa

from kjfz_bot.errors import WrongDatabase
from kjfz_bot.storage.database import Database
from kjfz_bot.storage.schema import STAMP

DEMO = "demo"

_THIS = STAMP.c.purpose == DEMO
_ADD = sa.insert(STAMP)
_IS_THERE = sa.select(sa.exists().where(_THIS))
_IS_FILLED = sa.select(sa.exists().where(_THIS, STAMP.c.filled_at.is_not(None)))
_FILL = sa.update(STAMP).where(_THIS).values(filled_at=sa.bindparam("at"))


def is_demo(database: Database) -> bool:
    """Whether a database, of whichever version of this program, is a demonstration's."""
    with database.reading() as connection:
        has_stamps = sa.inspect(connection).has_table(STAMP.name)
        return has_stamps and bool(connection.execute(_IS_THERE).scalar_one())


def check(database: Database, *, demo: bool) -> None:
    """Refuse a demonstration's database where a real one is wanted, and the other way round, before it is touched."""
    if is_demo(database) == demo:
        return
    if demo:
        raise WrongDatabase(
            f"The database {database.name} is not a demonstration's: it may hold what real people wrote. Nothing in it "
            f"was changed. Start `kjfz-bot serve` for it; for the demonstration, {database.remedy}."
        )
    raise WrongDatabase(
        f"The database {database.name} is the demonstration's: everybody in it is invented. Nothing in it was changed. "
        f"Start `kjfz-bot demo` to see it; for people of your own, {database.remedy}."
    )


def mark(connection: sa.Connection) -> None:
    """Make a database a demonstration's, in the transaction that makes its tables."""
    connection.execute(_ADD, {"purpose": DEMO})


def is_filled(connection: sa.Connection) -> bool:
    """Whether the invented people are in a demonstration's database."""
    return bool(connection.execute(_IS_FILLED).scalar_one())


def note_filled(connection: sa.Connection, now: datetime) -> None:
    """Keep that they are, in the transaction that puts them there."""
    connection.execute(_FILL, {"at": now})
