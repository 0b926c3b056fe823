"""The one row a person by which their ledger is held: by whoever writes into it, until the transaction ends.

On PostgreSQL it is a row lock; on SQLite whoever writes is alone anyway. Rows of a ledger stay as they are, unless it
was opened in the same transaction: to erase it, or to make it another's.
"""

from __future__ import annotations

from collections.abc import Iterable

import sqlalchemy as sa

from kjfz_bot.storage.padding import padded
from kjfz_bot.storage.schema_service import LEDGER
from kjfz_bot.storage.store import UnitOfWork

_BEGIN = sa.text("INSERT INTO ledger (person_id, opened) VALUES (:person, false) ON CONFLICT (person_id) DO NOTHING")
_HOLD = (
    sa.select(LEDGER.c.person_id)
    .where(LEDGER.c.person_id.in_(sa.bindparam("people", expanding=True)))
    .order_by(LEDGER.c.person_id)
    .with_for_update()
)
_SET_OPENED = (
    sa.update(LEDGER).where(LEDGER.c.person_id == sa.bindparam("person")).values(opened=sa.bindparam("is_opened"))
)


def hold(uow: UnitOfWork, people: Iterable[int]) -> None:
    """Be the only one to write into the ledgers of these people until the transaction ends; each begins with this.

    Sorted, so that two who hold several never wait for each other. What is read after this is what stands.
    """
    wanted = sorted(set(people))
    if not wanted:
        return
    held = _held(uow, wanted)
    missing = [{"person": person} for person in wanted if person not in held]
    if missing:
        uow.connection.execute(_BEGIN, missing)
        _held(uow, wanted)


def _held(uow: UnitOfWork, people: list[int]) -> set[int]:
    return set(uow.connection.execute(_HOLD, {"people": padded(people)}).scalars())


def set_opened(uow: UnitOfWork, person: int, *, opened: bool) -> None:
    """Let entries of a ledger be changed and removed until it is closed again."""
    uow.connection.execute(_SET_OPENED, {"person": person, "is_opened": opened})
