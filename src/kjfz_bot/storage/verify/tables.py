"""The tables as such: keys unique, references kept, guards in place, the file itself whole."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

import sqlalchemy as sa

from kjfz_bot.storage.schema import METADATA
from kjfz_bot.storage.store import UnitOfWork
from kjfz_bot.storage.verify.finding import Finding, Scene

GUARDS = ("audit_no_update", "audit_no_delete")
_TRIGGERS = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'D'",
}
_UNIQUE_KEYS = {
    "sqlite": """
        SELECT held.name, list.name, info.name
        FROM sqlite_master AS held, pragma_index_list(held.name) AS list, pragma_index_info(list.name) AS info
        WHERE held.type = 'table' AND list.origin = 'u'
        """,
    "postgresql": """
        SELECT relname, conname, attname
        FROM pg_constraint JOIN pg_class ON pg_class.oid = conrelid
        JOIN pg_attribute ON attrelid = conrelid AND attnum = ANY (conkey)
        WHERE contype = 'u' AND relnamespace = current_schema()::regnamespace
        """,
}
"""Table, key and column, asked at once: SQLAlchemy would ask for each table alone and read how it was made."""


def check_tables(uow: UnitOfWork, scene: Scene) -> Iterator[Finding]:
    """Report doubled keys, references to nothing, missing guards, and pages that cannot be read."""
    looks = _looks(uow.connection.dialect.name)
    yield from _damage(uow)
    yield from _missing_guards(uow)
    for place, (table, look) in enumerate(looks.items()):
        scene.tick(place, len(looks))
        for problem in uow.connection.execute(look).scalars():
            yield Finding("keys", f"table {table}", problem)


def _tables(dialect: str) -> list[sa.Table]:
    return [table for table in METADATA.sorted_tables if table.info.get("only", dialect) == dialect]


def _damage(uow: UnitOfWork) -> Iterator[Finding]:
    if uow.connection.dialect.name == "sqlite":
        for problem in uow.connection.exec_driver_sql("PRAGMA integrity_check").scalars():
            if problem != "ok":
                yield Finding("file", "database", str(problem))


def _missing_guards(uow: UnitOfWork) -> Iterator[Finding]:
    dialect = uow.connection.dialect.name
    present = set(uow.connection.exec_driver_sql(_TRIGGERS[dialect]).scalars())
    for name in GUARDS:
        if name not in present:
            yield Finding("A1", "table audit", f"the trigger {name} is missing, so that rows can be changed")
    found = _unique_keys_there(uow)
    for table in _tables(dialect):
        for constraint in _constraints(table):
            if (table.name, frozenset(column.name for column in constraint.columns)) not in found:
                yield Finding("keys", f"table {table.name}", f"the unique key {constraint.name} is missing")


def _unique_keys_there(uow: UnitOfWork) -> set[tuple[str, frozenset[str]]]:
    """The columns of each unique key that the database holds, with its table."""
    columns = defaultdict[tuple[str, str], set[str]](set)
    for table, key, column in uow.connection.exec_driver_sql(_UNIQUE_KEYS[uow.connection.dialect.name]):
        columns[table, key].add(column)
    return {(table, frozenset(names)) for (table, _), names in columns.items()}


def _constraints(table: sa.Table) -> list[sa.UniqueConstraint]:
    return [constraint for constraint in table.constraints if isinstance(constraint, sa.UniqueConstraint)]


def _unique_keys(table: sa.Table) -> Iterator[list[sa.Column[object]]]:
    if table.primary_key.columns:
        yield list(table.primary_key.columns)
    yield from (list(constraint.columns) for constraint in _constraints(table))


@cache
def _looks(dialect: str) -> Mapping[str, sa.Executable]:
    """What is wrong with the keys of each table, in words: one statement a table."""
    looks = {
        table.name: [
            *(_doubled(table, columns) for columns in _unique_keys(table)),
            *(_dangling(table, key) for key in table.foreign_keys),
        ]
        for table in _tables(dialect)
    }
    return {name: sa.union_all(*parts) for name, parts in looks.items() if parts}


def _doubled(table: sa.Table, keys: Sequence[sa.Column[object]]) -> sa.Select[str]:
    whole = (key.is_not(None) for key in keys)  # a key with a gap in it is no key
    names = ", ".join(key.name for key in keys)
    words = sa.cast(sa.func.count(), sa.Text) + sa.literal(f" rows have the same ({names})", sa.Text)
    return sa.select(words).select_from(table).where(*whole).group_by(*keys).having(sa.func.count() > 1)


def _dangling(table: sa.Table, key: sa.ForeignKey) -> sa.Select[str]:
    target = key.column.table.alias()
    own, other = key.parent, target.c[key.column.name]
    words = f"{own.name} " + sa.cast(own, sa.Text) + f" is in no row of {key.column.table.name}"
    joined = table.outerjoin(target, own == other)
    return sa.select(words).select_from(joined).where(own.is_not(None), other.is_(None)).distinct()
