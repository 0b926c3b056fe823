"""Needs as officers' tables have them: which there are in one scope, in order, and the needs themselves.

A long table is read in short looks, each for itself: whoever reads gives way to everybody, so nobody may have to wait
for its end, neither the journal to be emptied nor rows to be cleared away.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

import sqlalchemy as sa

from kjfz_bot.domain.access import Scope
from kjfz_bot.domain.need import Need, State
from kjfz_bot.domain.organisation import Organisation
from kjfz_bot.storage import organisations
from kjfz_bot.storage.database import Database
from kjfz_bot.storage.needs import COLUMNS, JOINED, read
from kjfz_bot.storage.schema_needs import NEED
from kjfz_bot.storage.schema_trust import ORGANISATION

AT_ONCE = 200
"""Needs of one look."""

_NUMBERS = (
    sa.select(NEED.c.id)
    .select_from(JOINED)
    .where(organisations.WITHIN, NEED.c.programme == sa.bindparam("in_programme"))
    .where(NEED.c.state.in_(sa.bindparam("states", expanding=True)))
    .order_by(ORGANISATION.c.district, NEED.c.id)
)
# The firm's number compared as no index has it, or a database that counted its needs when there were few goes from each
# firm to all of its needs for these.
_THESE = (
    sa.select(*COLUMNS)
    .select_from(NEED.join(ORGANISATION, ORGANISATION.c.id == NEED.c.firm_id + 0))
    .where(NEED.c.id.in_(sa.bindparam("numbers", expanding=True)))
)


def each(database: Database, scope: Scope, states: Collection[State], at_once: int = AT_ONCE) -> Iterator[Need]:
    """The needs of a scope that are in one of the states, by district, then as they came in.

    Which these are is decided first; each then comes as it stands when it is its turn, and not at all where it has left
    the scope or the states meanwhile.
    """
    with database.reading() as connection:
        these = numbers(connection, scope, states)
    for start in range(0, len(these), at_once):
        with database.reading() as connection:
            found = rows(connection, scope, states, these[start : start + at_once])
        yield from found


def numbers(connection: sa.Connection, scope: Scope, states: Collection[State]) -> list[int]:
    """The numbers of these needs."""
    names = {**organisations.within(scope), "states": list(states)}
    return list(connection.execute(_NUMBERS, names).scalars())


def rows(connection: sa.Connection, scope: Scope, states: Collection[State], these: Sequence[int]) -> list[Need]:
    """Those of `these` that are still there, in this order.

    They are looked up by their numbers alone: asked for the scope too, PostgreSQL goes through all of it for each few
    rows as long as it has not counted them, as after an import.
    """
    found = {row.id: read(row) for row in connection.execute(_THESE, {"numbers": list(these)})}
    needs = (found[number] for number in these if number in found)
    return [need for need in needs if need.state in states and _is_within(need.firm, scope)]


def _is_within(firm: Organisation, scope: Scope) -> bool:
    """What `organisations.WITHIN` says, of a row that was read."""
    return (
        firm.programme == scope.programme
        and scope.district in (None, firm.district)
        and scope.organisation in (None, firm.id)
    )
