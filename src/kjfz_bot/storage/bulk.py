"""Statements for many rows at once. SQLAlchemy builds parameters anew for each row, which was a tenth of a turn's time;
here a statement is compiled once for each database, and rows are put into its order by what is known from then on.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from kjfz_bot.storage.store import UnitOfWork

_COUNTED = {"preserve_rowcount": True}

Row = Mapping[str, Any]
Arrange = Callable[[Row], Any]


class Bulk:
    """A statement with bind parameters, to be run for many rows; each row has the same names as the first ever had."""

    def __init__(self, statement: sa.Executable | Callable[[str], sa.Executable]) -> None:
        """`statement` is one for every database, or makes the one of a dialect."""
        self._statement = statement
        self._prepared: dict[str, tuple[str, Arrange]] = {}

    def run(self, uow: UnitOfWork, rows: Sequence[Row]) -> int:
        """Run it for these rows; returns how many rows of the database were added or changed."""
        if not rows:
            return 0
        dialect = uow.connection.dialect
        prepared = self._prepared.get(dialect.name)
        if prepared is None:
            prepared = self._prepared[dialect.name] = _prepare(self._of(dialect.name), dialect, list(rows[0]))
        text, arrange = prepared
        arranged = [arrange(row) for row in rows]
        return uow.connection.exec_driver_sql(text, arranged, execution_options=_COUNTED).rowcount

    def _of(self, dialect: str) -> sa.Executable:
        return self._statement(dialect) if callable(self._statement) else self._statement


def _prepare(statement: Any, dialect: sa.Dialect, names: list[str]) -> tuple[str, Arrange]:
    compiled = statement.compile(dialect=dialect, column_keys=names if statement.is_insert else None)
    fixed = {name: bind.value for name, bind in compiled.binds.items() if name not in names}
    changed = {
        name: process
        for name, bind in compiled.binds.items()
        if (process := bind.type.dialect_impl(dialect).bind_processor(dialect)) is not None
    }

    def fill(row: Row) -> dict[str, Any]:
        filled = {**fixed, **row}
        for name, process in changed.items():
            filled[name] = process(filled[name])
        return filled

    if not compiled.positional:
        return str(compiled), fill
    order = [(name, changed.get(name)) for name in compiled.positiontup]

    def arrange(row: Row) -> tuple[Any, ...]:
        filled = {**fixed, **row} if fixed else row
        return tuple([filled[name] if process is None else process(filled[name]) for name, process in order])

    return str(compiled), arrange
