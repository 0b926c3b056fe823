"""A PostgreSQL database that is wiped for each test: as empty as a new copy, at a small part of what that costs."""

from collections.abc import Iterator
from typing import Any

import psycopg
from psycopg import sql

from tests.postgres import Cluster

_OTHERS = """
SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity
WHERE datname = current_database() AND pid <> pg_backend_pid()
"""
_TABLES = "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
_SEQUENCES = "SELECT sequencename, coalesce(last_value, start_value), last_value IS NOT NULL FROM pg_sequences"
_SCHEMA = """
SELECT relname || relkind::text FROM pg_class WHERE relnamespace = 'public'::regnamespace
UNION ALL SELECT tgname || tgenabled::text FROM pg_trigger WHERE NOT tgisinternal
UNION ALL SELECT conname FROM pg_constraint WHERE connamespace = 'public'::regnamespace
UNION ALL SELECT proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace
ORDER BY 1
"""

Connection = psycopg.Connection[tuple[Any, ...]]


class Slate:
    """Begins as a copy of a database, and comes back to what that was; a new copy where a test changed its schema."""

    def __init__(self, cluster: Cluster, template: str) -> None:
        self._cluster = cluster
        self._template = template
        self._copy()

    def wiped(self) -> str:
        """The address of the database, with nobody connected and nothing in it but what the template has."""
        with psycopg.connect(self._url, autocommit=True) as connection:
            connection.execute(_OTHERS)
            as_it_was = _schema(connection) == self._schema
            if as_it_was:
                with connection.transaction():
                    connection.execute(self._wiping)
        if not as_it_was:
            self._copy()
        return self._url

    def _copy(self) -> None:
        self._url = self._cluster.new_database(self._template)
        with psycopg.connect(self._url) as connection:
            self._schema = _schema(connection)
            self._wiping = sql.SQL("; ").join(_wiping(connection)).as_string(connection)


def _wiping(connection: Connection) -> Iterator[sql.Composable]:
    """What brings everything back to what is there now; said in one go, since each word costs a way to the server."""
    yield sql.SQL("SET LOCAL session_replication_role = replica")  # no foreign keys, no guards
    for (name,) in connection.execute(_TABLES).fetchall():
        table = sql.Identifier(name)
        yield sql.SQL("DELETE FROM {}").format(table)
        for row in connection.execute(sql.SQL("SELECT * FROM {}").format(table)).fetchall():
            yield sql.SQL("INSERT INTO {} VALUES ({})").format(table, sql.SQL(", ").join(map(sql.Literal, row)))
    for sequence in connection.execute(_SEQUENCES).fetchall():
        yield sql.SQL("SELECT setval({}::regclass, {}, {})").format(*map(sql.Literal, sequence))


def _schema(connection: Connection) -> list[str]:
    return [name for (name,) in connection.execute(_SCHEMA)]
