"""The same changes by other hands on PostgreSQL: found by the same rules."""

import shutil
from contextlib import closing
from pathlib import Path

import psycopg
import pytest

from kjfz_bot.storage.audit_roots import RootFile
from kjfz_bot.storage.store import inspect_store
from kjfz_bot.storage.verify.finding import Finding, Scene
from kjfz_bot.storage.verify.run import verify
from tests.postgres import Cluster
from tests.slate import Slate
from tests.storage.test_sqlite_verify import CHANGES, live_in
from tests.unit.app.house import NOON, House

WORDS = {
    "x'01'": r"'\x01'::bytea",
    "randomblob(32)": "sha256(id::text::bytea)",
    "DROP TRIGGER audit_no_update;": "DROP TRIGGER audit_no_update ON audit;",
    "DROP TRIGGER audit_no_delete;": "DROP TRIGGER audit_no_delete ON audit;",
}
"""What PostgreSQL calls otherwise."""

OF_EVERY_DATABASE = [change for change in CHANGES if "CREATE TABLE" not in change[0]]


@pytest.fixture(scope="module")
def lived(postgres: Cluster, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Path]:
    """A database to which everything has happened, and its folder."""
    directory = tmp_path_factory.mktemp("lived")
    url = postgres.new_database()
    live_in(House(directory, url))
    return url.rpartition("/")[2], directory


@pytest.fixture(scope="module")
def lived_slate(postgres: Cluster, lived: tuple[str, Path]) -> Slate:
    """A copy of it that comes back to what it was."""
    return Slate(postgres, lived[0])


@pytest.fixture
def database_url(lived_slate: Slate) -> str:
    """The address of the copy, for one test to change."""
    return lived_slate.wiped()


@pytest.fixture
def lived_in(lived: tuple[str, Path], tmp_path: Path) -> Path:
    """The folder of the copy."""
    return Path(shutil.copytree(lived[1], tmp_path, dirs_exist_ok=True))


def _findings(directory: Path, url: str) -> list[Finding]:
    with closing(inspect_store(directory, url=url)) as store, store.reading() as uow:
        return list(verify(uow, Scene(NOON, RootFile(directory).read())))


def test_a_sound_database_has_no_findings(lived_in: Path, database_url: str) -> None:
    """Talk, failure, erasure and the daily root leave everything as it must be."""
    assert _findings(lived_in, database_url) == []


@pytest.mark.parametrize(("script", "rule", "where", "what"), OF_EVERY_DATABASE)
def test_each_way_of_changing_a_database_is_named(
    lived_in: Path, database_url: str, script: str, rule: str, where: str, what: str
) -> None:
    """The finding says which rule is broken, in which row, and how."""
    for ours, theirs in WORDS.items():
        script = script.replace(ours, theirs)
    with psycopg.connect(database_url, autocommit=True) as connection:
        connection.execute("SET session_replication_role = replica")  # no foreign keys, no guards
        connection.execute(script.encode())

    found = _findings(lived_in, database_url)

    assert any(each.rule == rule and where in each.where and what in each.what for each in found), found


def test_a_lost_key_of_a_table_is_named(lived_in: Path, database_url: str) -> None:
    """Whatever keeps rows from being doubled must be there."""
    with psycopg.connect(database_url, autocommit=True) as connection:
        connection.execute("ALTER TABLE outbox DROP CONSTRAINT uq_outbox_cause_seq")

    found = _findings(lived_in, database_url)

    assert [each.what for each in found] == ["the unique key uq_outbox_cause_seq is missing"]
