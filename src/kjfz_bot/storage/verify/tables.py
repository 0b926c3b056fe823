"""The tables as such: keys unique, references kept, guards in place, the file itself whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import sqlalchemy as sa

from kjfz_bot.storage.schema import METADATA
from kjfz_bot.storage.store import UnitOfWork
from kjfz_bot.storage.verify.finding import Finding, Scene

GUARDS = ("audit_no_update", "audit_no_delete")
_TRIGGERS = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'D'",
}


def check_tables(uow: UnitOfWork, scene: Scene) -> Iterator[Finding]:
    """Report doubled keys, references to nothing, missing guards, and pages that cannot be read."""
    tables = _tables(uow)
    yield from _damage(uow)
    yield from _missing_guards(uow)
    for place, table in enumerate(tables):
        scene.tick(place, len(tables))
        for columns in _unique_keys(table):
            yield from _doubled(uow, table, columns)
        for key in table.foreign_keys:
            yield from _dangling(uow, table, key)


def _tables(uow: UnitOfWork) -> list[sa.Table]:
    dialect = uow.connection.dialect.name
    return [table for table in METADATA.sorted_tables if table.info.get("only", dialect) == dialect]


def _damage(uow: UnitOfWork) -> Iterator[Finding]:
    if uow.connection.dialect.name == "sqlite":
        for problem in uow.connection.exec_driver_sql("PRAGMA integrity_check").scalars():
            if problem != "ok":
                yield Finding("file", "database", str(problem))


def _missing_guards(uow: UnitOfWork) -> Iterator[Finding]:
    present = set(uow.connection.exec_driver_sql(_TRIGGERS[uow.connection.dialect.name]).scalars())
    for name in GUARDS:
        if name not in present:
            yield Finding("A1", "table audit", f"the trigger {name} is missing, so that rows can be changed")
    inspector = sa.inspect(uow.connection)
    for table in _tables(uow):
        found = {frozenset(unique["column_names"]) for unique in inspector.get_unique_constraints(table.name)}
        for constraint in _constraints(table):
            if frozenset(column.name for column in constraint.columns) not in found:
                yield Finding("keys", f"table {table.name}", f"the unique key {constraint.name} is missing")


def _constraints(table: sa.Table) -> list[sa.UniqueConstraint]:
    return [constraint for constraint in table.constraints if isinstance(constraint, sa.UniqueConstraint)]


def _unique_keys(table: sa.Table) -> Iterator[list[sa.Column[object]]]:
    if table.primary_key.columns:
        yield list(table.primary_key.columns)
    yield from (list(constraint.columns) for constraint in _constraints(table))


def _doubled(uow: UnitOfWork, table: sa.Table, columns: Iterable[sa.Column[object]]) -> Iterator[Finding]:
    keys = list(columns)
    whole = (key.is_not(None) for key in keys)  # a key with a gap in it is no key
    doubled = sa.select(sa.func.count().label("count")).where(*whole).group_by(*keys).having(sa.func.count() > 1)
    for count in uow.connection.execute(doubled.select_from(table)).scalars():
        names = ", ".join(column.name for column in keys)
        yield Finding("keys", f"table {table.name}", f"{count} rows have the same ({names})")


def _dangling(uow: UnitOfWork, table: sa.Table, key: sa.ForeignKey) -> Iterator[Finding]:
    target = key.column.table.alias()
    own, other = key.parent, target.c[key.column.name]
    statement = (
        sa.select(own).select_from(table.outerjoin(target, own == other)).where(own.is_not(None), other.is_(None))
    )
    for value in uow.connection.execute(statement.distinct()).scalars():
        yield Finding("keys", f"table {table.name}", f"{own.name} {value} is in no row of {key.column.table.name}")
