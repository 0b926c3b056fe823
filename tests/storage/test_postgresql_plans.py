"""How PostgreSQL goes about what a server writes, from the first row on."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import psycopg
import pytest

from kjfz_bot.storage.inbox import Letter
from kjfz_bot.storage.store import Store, open_store

PERSON_OF_A_LETTER = "EXPLAIN SELECT 1 FROM ONLY person x WHERE id = 1 FOR KEY SHARE OF x"
"""What a foreign key asks for each row stored; its plan is kept as long as the session."""


@pytest.fixture
def database_url(request: pytest.FixtureRequest) -> str:
    """This is about PostgreSQL alone."""
    url: str = request.getfixturevalue("postgres_database")
    return url


def test_a_writer_of_a_new_database_plans_with_indexes(
    store: Store, post: Callable[..., Letter], database_url: str
) -> None:
    """With two people in the table it is as quick to read it whole; with thousands the same plan is still used."""
    post("1", "ada")
    post("2", "ben")
    with psycopg.connect(database_url, autocommit=True) as server:
        server.execute("VACUUM ANALYZE person")  # which it does by itself a minute later

    with store.transaction() as uow:
        plan = uow.connection.exec_driver_sql(PERSON_OF_A_LETTER).scalars().all()

    assert any("Index Scan using pk_person" in line for line in plan), plan


def test_a_reader_may_read_tables_whole(store: Store, tmp_path: Path, database_url: str) -> None:
    """Only the session that writes is told to go by indexes."""
    with closing(open_store(tmp_path, serving=False, url=database_url)) as other, other.reading() as uow:
        assert uow.connection.exec_driver_sql("SHOW enable_seqscan").scalar_one() == "on"
