"""Everything stored about one person, read by the map of the data, which leaves out nothing that the schema has."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from kjfz_bot.errors import SealBroken
from kjfz_bot.storage import data_kinds, data_map
from kjfz_bot.storage.columns import METADATA
from kjfz_bot.storage.data_kinds import Table
from kjfz_bot.storage.schema import ADDRESS
from kjfz_bot.storage.store import UnitOfWork

UNREADABLE = "…"
"""Stands for what does not open any more."""

_LEFT_OUT = data_kinds.UNREADABLE - {"sealed"}
"""Kinds that say nothing to anybody: keys, indices, hashes."""

_OWN_ADDRESSES = sa.select(ADDRESS.c.id).where(ADDRESS.c.person_id == sa.bindparam("person"))


def _rows_of(name: str, table: Table) -> sa.Select[Any]:
    stored = METADATA.tables[name]
    owner = stored.c[table.owner or ""]
    ours = owner.in_(_OWN_ADDRESSES) if table.owner == "address_id" else owner == sa.bindparam("person")
    return sa.select(stored).where(ours).order_by(*stored.primary_key.columns)


_ROWS = {name: (table, _rows_of(name, table)) for name, table in data_map.of_people().items()}
_COUNTS = {
    name: sa.select(sa.func.count()).select_from(query.order_by(None).subquery()) for name, (_, query) in _ROWS.items()
}


def everything(uow: UnitOfWork, person: int) -> dict[str, list[dict[str, Any]]]:
    """All rows of a person by table, opened; without keys, and without the numbers of other people."""
    return {
        name: [
            _opened(uow, person, name, table, dict(row))
            for row in uow.connection.execute(query, {"person": person}).mappings()
        ]
        for name, (table, query) in _ROWS.items()
    }


def counts(uow: UnitOfWork, person: int) -> dict[str, int]:
    """How many rows of a person there are, by table."""
    return {name: uow.connection.execute(query, {"person": person}).scalar_one() for name, query in _COUNTS.items()}


def _opened(uow: UnitOfWork, person: int, name: str, table: Table, row: Mapping[str, Any]) -> dict[str, Any]:
    place = ":".join(f"{row[column]}" for column in table.row if column in row)
    shown = {}
    for column, entry in table.columns.items():
        if entry.kind in _LEFT_OUT or column in table.others:
            continue
        value = row[column]
        if entry.kind == "sealed" and value is not None:
            value = _read(uow, person, f"{name}.{column}", place, value)
        shown[column] = value.isoformat() if isinstance(value, datetime) else value
    return shown


def _read(uow: UnitOfWork, person: int, column: str, row: str, sealed: bytes) -> Any:
    """What is sealed, as values where it is JSON."""
    try:
        text = uow.keys.open(person, column, row, sealed)
    except SealBroken:
        return UNREADABLE
    try:
        value = json.loads(text)
    except ValueError:
        return text
    return value if isinstance(value, dict) else text
