"""Opening a SQLite database: one server at a time, migrated under a lock, refused in clear words."""

import os
import sqlite3
import threading
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from kjfz_bot.errors import StoreBusy, StoreError, StoreInUse
from kjfz_bot.storage import key_file
from kjfz_bot.storage.columns import METADATA
from kjfz_bot.storage.migrate import SCRIPTS, migrate, revision_of
from kjfz_bot.storage.schema import REVISION
from kjfz_bot.storage.schema_needs import NEED_TERM
from kjfz_bot.storage.sqlite import SqliteDatabase
from kjfz_bot.storage.store import FILE_NAME, open_store

SECOND_MIGRATION = """
import sqlalchemy as sa
from alembic import op

revision = "9999"
down_revision = "{newest}"

def upgrade():
    op.add_column("person", sa.Column("shoe_size", sa.Integer))
    {then}
"""


def _later_version(folder: Path, then: str = "pass") -> Path:
    """The migrations of an invented later version of this program."""
    versions = folder / "versions"
    versions.mkdir(parents=True)
    (folder / "env.py").write_text((SCRIPTS / "env.py").read_text())
    for script in (SCRIPTS / "versions").glob("v*.py"):
        (versions / script.name).write_text(script.read_text())
    (versions / "v9999_shoes.py").write_text(SECOND_MIGRATION.format(newest=REVISION, then=then))
    return folder


def _migrate_later(database: SqliteDatabase, then: str = "pass") -> None:
    directory = database.path.parent
    masters = key_file.read(directory / key_file.FILE_NAME)
    migrate(database, masters, _later_version(directory / "later", then), "9999")


def test_the_migrations_make_the_tables_that_the_statements_use(tmp_path: Path) -> None:
    """The schema in the code and the one the migrations build are the same, but for what belongs to an index."""
    store = open_store(tmp_path, serving=False)

    def is_ours(name: str | None, _kind: str, _parents: object) -> bool:
        return not f"{name}".startswith(NEED_TERM)  # a full-text index has tables of its own

    with store.reading() as uow:
        context = MigrationContext.configure(uow.connection, opts={"include_name": is_ours})
        assert compare_metadata(context, METADATA) == []
    store.close()


def test_the_newest_migration_is_the_one_the_code_knows() -> None:
    """Whoever adds a migration has to say so in the schema."""
    assert ScriptDirectory(str(SCRIPTS)).get_current_head() == REVISION


def test_connections_are_durable_and_strict(tmp_path: Path) -> None:
    """Connections are in WAL, wait for the disk at each commit, check references, overwrite what is deleted."""
    store = open_store(tmp_path, serving=False)

    with store.reading() as uow:
        names = ("journal_mode", "synchronous", "foreign_keys", "secure_delete", "busy_timeout")
        values = [uow.connection.exec_driver_sql(f"PRAGMA {name}").scalar_one() for name in names]

    assert values == ["wal", 2, 1, 1, 5000]
    store.close()


def test_a_second_server_is_refused(tmp_path: Path) -> None:
    """It is told who has the database and what to do; operator commands still get in."""
    first = open_store(tmp_path, serving=True)

    with pytest.raises(StoreInUse, match=rf"process {os.getpid()}.*Ctrl-C.*KJFZ_DATA_DIR"):
        open_store(tmp_path, serving=True)
    with (beside := open_store(tmp_path, serving=False)).transaction() as uow:
        uow.take_ids(1)

    beside.close()
    first.close()


def test_the_next_server_gets_in_once_the_first_has_ended(tmp_path: Path) -> None:
    """The lock ends with the server that held it."""
    open_store(tmp_path, serving=True).close()

    open_store(tmp_path, serving=True).close()


def test_a_start_that_fails_gives_the_lock_back(tmp_path: Path) -> None:
    """A refused file can be mended and opened by the same process."""
    (tmp_path / FILE_NAME).write_text("this is a letter, not a database" * 100)
    with pytest.raises(StoreError, match="not a database"):
        open_store(tmp_path, serving=True)

    (tmp_path / FILE_NAME).unlink()
    open_store(tmp_path, serving=True).close()


def test_a_directory_that_cannot_be_used_is_named(tmp_path: Path) -> None:
    """The message says which one, why, and which setting to change."""
    (tmp_path / "file").touch()

    with pytest.raises(StoreError, match=r"file/data cannot be used: Not a directory\. Set KJFZ_DATA_DIR"):
        open_store(tmp_path / "file" / "data", serving=True)


def test_a_newer_database_is_refused(tmp_path: Path) -> None:
    """A version that does not know the schema leaves it alone and says so."""
    open_store(tmp_path, serving=False).close()
    database = SqliteDatabase(tmp_path / FILE_NAME)
    _migrate_later(database)
    database.close()

    with pytest.raises(StoreError, match=r"newer version of kjfz-bot \(schema 9999\)"):
        open_store(tmp_path, serving=True)


def test_an_earlier_database_is_copied_before_it_is_migrated(tmp_path: Path) -> None:
    """The copy holds everything there was, in the schema there was."""
    path = tmp_path / FILE_NAME
    store = open_store(tmp_path, serving=False)
    with store.transaction() as uow:
        uow.take_ids(41)
    database = SqliteDatabase(path)

    _migrate_later(database)

    assert revision_of(database) == "9999"
    copied = SqliteDatabase(tmp_path / f"{FILE_NAME}.before-9999")
    assert revision_of(copied) == REVISION
    with copied.reading() as connection:
        assert connection.execute(sa.text("SELECT last FROM id_counter")).scalar_one() == 41
    for opened in (database, copied, store):
        opened.close()


def test_a_migration_that_fails_leaves_the_database_as_it_was(tmp_path: Path) -> None:
    """Half a migration is taken back, and the next start tries again."""
    path = tmp_path / FILE_NAME
    open_store(tmp_path, serving=False).close()
    database = SqliteDatabase(path)

    with pytest.raises(ZeroDivisionError):
        _migrate_later(database, then="1 / 0")

    assert revision_of(database) == REVISION
    assert "shoe_size" not in {column["name"] for column in sa.inspect(database.engine).get_columns("person")}
    database.close()


def test_two_starts_at_once_migrate_once(tmp_path: Path) -> None:
    """The second waits for the first and finds everything done."""
    opened = []
    threads = [threading.Thread(target=lambda: opened.append(open_store(tmp_path, serving=False))) for _ in range(3)]

    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(opened) == 3
    for store in opened:
        store.close()


def test_a_writer_that_waits_too_long_says_so(tmp_path: Path) -> None:
    """Another program that keeps the write lock is named as the reason."""
    store = open_store(tmp_path, serving=False)
    other = sqlite3.connect(tmp_path / FILE_NAME, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with store.reading() as uow:
        uow.connection.exec_driver_sql("PRAGMA busy_timeout=1")

    with pytest.raises(StoreBusy, match="Another program is writing"), store.transaction():
        pass

    other.close()
    store.close()
