"""Rows of needs that came in a list: which are still as it brought them, and what firms have already."""

from __future__ import annotations

import sqlalchemy as sa

from kjfz_bot.storage.schema_needs import NEED
from kjfz_bot.storage.store import UnitOfWork

UNTOUCHED = sa.and_(NEED.c.state == "draft", NEED.c.state_at == NEED.c.made_at)
"""A draft with which nobody has done anything: whatever is done with a need brings it into a state anew."""

_OF_BATCH = NEED.c.batch_id == sa.bindparam("batch")
_TITLES = sa.select(NEED.c.title).where(NEED.c.firm_id == sa.bindparam("firm"), NEED.c.state != "withdrawn")
_FIRMS = (
    sa.select(NEED.c.firm_id)
    .where(_OF_BATCH, UNTOUCHED, NEED.c.firm_id > sa.bindparam("after"))
    .distinct()
    .order_by(NEED.c.firm_id)
    .limit(sa.bindparam("limit_"))
)
_DRAFTS = sa.select(sa.func.count()).where(_OF_BATCH, UNTOUCHED, NEED.c.firm_id == sa.bindparam("firm"))
_WORKED_ON = sa.select(sa.func.count()).where(_OF_BATCH, ~UNTOUCHED)


def titles(uow: UnitOfWork, firm: int) -> list[str]:
    """The titles of all needs of a firm that are not withdrawn."""
    return list(uow.connection.execute(_TITLES, {"firm": firm}).scalars())


def firms(uow: UnitOfWork, batch: int, after: int, limit: int) -> list[int]:
    """The first firms above a number of which a batch has drafts that nobody has touched."""
    return list(uow.connection.execute(_FIRMS, {"batch": batch, "after": after, "limit_": limit}).scalars())


def drafts(uow: UnitOfWork, batch: int, firm: int) -> int:
    """How many drafts of a firm are as a batch brought them."""
    count: int = uow.connection.execute(_DRAFTS, {"batch": batch, "firm": firm}).scalar_one()
    return count


def worked_on(uow: UnitOfWork, batch: int) -> int:
    """How many needs of a batch firms have done something with, so that they stay when it is taken back."""
    count: int = uow.connection.execute(_WORKED_ON, {"batch": batch}).scalar_one()
    return count
