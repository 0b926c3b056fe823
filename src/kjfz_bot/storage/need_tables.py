"""Needs as officers' tables have them: which rows there are in one scope, in order, and the rows themselves.

Long tables are read some rows at a time, in one transaction, so that all of them are of the same moment.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

import sqlalchemy as sa

from kjfz_bot.domain.access import Scope
from kjfz_bot.domain.need import Need, State
from kjfz_bot.storage import organisations
from kjfz_bot.storage.needs import JOINED, READ, read
from kjfz_bot.storage.schema_needs import NEED
from kjfz_bot.storage.schema_trust import ORGANISATION
from kjfz_bot.storage.store import UnitOfWork

_NUMBERS = (
    sa.select(NEED.c.id)
    .select_from(JOINED)
    .where(organisations.WITHIN, NEED.c.programme == sa.bindparam("in_programme"))
    .where(NEED.c.state.in_(sa.bindparam("states", expanding=True)))
    .order_by(ORGANISATION.c.district, NEED.c.id)
)
_HIDDEN = sa.select(
    sa.exists().where(
        NEED.c.firm_id == ORGANISATION.c.id,
        organisations.WITHIN,
        NEED.c.programme == sa.bindparam("in_programme"),
        NEED.c.state.in_(sa.bindparam("states", expanding=True)),
        NEED.c.named.is_(False),
    )
)
_THESE = READ.where(NEED.c.id.in_(sa.bindparam("numbers", expanding=True)))


def numbers(uow: UnitOfWork, scope: Scope, states: Collection[State]) -> list[int]:
    """The needs of a scope that are in one of the states, by district, then as they came in."""
    names = {**organisations.within(scope), "states": list(states)}
    return list(uow.connection.execute(_NUMBERS, names).scalars())


def any_hidden(uow: UnitOfWork, scope: Scope, states: Collection[State]) -> bool:
    """Whether one of these is of a firm that wants its name hidden."""
    names = {**organisations.within(scope), "states": list(states)}
    return bool(uow.connection.execute(_HIDDEN, names).scalar_one())


def rows(uow: UnitOfWork, these: Sequence[int]) -> list[Need]:
    """These needs, in this order."""
    found = {row.id: read(row) for row in uow.connection.execute(_THESE, {"numbers": list(these)})}
    return [found[number] for number in these]
