"""A database from before sealing: every row is sealed, and nothing of the clear text stays in any file."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
import sqlalchemy as sa

from kjfz_bot.dialog.events import Event
from kjfz_bot.storage import conversations, history, key_file, migrate, people, sqlite
from kjfz_bot.storage.people import AddressKey
from kjfz_bot.storage.schema import REVISION
from kjfz_bot.storage.store import FILE_NAME, open_store

ADA = AddressKey("web", "canary-address")
BEFORE = "0002"

EARLIER_ROWS = """
UPDATE id_counter SET last = 100;
INSERT INTO person VALUES (1, 0);
INSERT INTO stray VALUES (5, 'telegram', 'canary stray', 0);
INSERT INTO address (id, person_id, channel, external_id) VALUES (2, 1, 'web', 'canary-address');
INSERT INTO conversation VALUES (1, 'en', 1, 1, 0);
INSERT INTO live_run VALUES (1, 1);
INSERT INTO event VALUES (1, 1, 1, 'opened', '{"said": "canary event"}');
INSERT INTO inbox (seq, address_id, person_id, update_id, kind, body, sent_at, arrived_at, state, attempts)
    VALUES (3, 2, 1, 'u1', 'text', 'canary inbox', 0, 0, 'done', 1);
INSERT INTO outbox (id, address_id, cause, seq, body, created_at)
    VALUES (4, 2, 3, 0, '{"text": "canary outbox", "options": [], "controls": [], "expects": "nothing",
    "example": null, "replaces": false, "document": null}', 0);
"""


def _earlier(directory: Path) -> Path:
    """A database as the first version wrote it, with something in every table that is sealed now."""
    path = directory / FILE_NAME
    engine = sqlite.make_engine(path)
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(migrate.SCRIPTS))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, BEFORE)
    engine.dispose()
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(EARLIER_ROWS)
    return path


def _files_with(directory: Path, canary: bytes) -> list[str]:
    return [path.name for path in directory.iterdir() if canary in path.read_bytes()]


def test_earlier_rows_are_sealed_and_read_as_before(tmp_path: Path) -> None:
    """Who wrote from that address finds everything as it was."""
    _earlier(tmp_path)

    store = open_store(tmp_path, serving=True)
    with store.reading() as uow:
        assert people.find(uow, ADA) is not None
        lines = history.read(uow, ADA, 0, 10)
        loaded = conversations.load(uow, [1])[1]
    store.close()

    assert [line.body or (line.message and str(line.message.text)) for line in lines] == [
        "canary inbox",
        "canary outbox",
    ]
    assert loaded.events == (Event(1, 1, "opened", {"said": "canary event"}),)


def test_no_file_holds_the_earlier_clear_text(tmp_path: Path) -> None:
    """Not the database, not its journal, not the copy that was made before it was changed."""
    _earlier(tmp_path)
    assert _files_with(tmp_path, b"canary") == [FILE_NAME]

    store = open_store(tmp_path, serving=True)

    assert _files_with(tmp_path, b"canary") == []
    assert not list(tmp_path.glob("*.before-*"))
    store.close()


def test_a_start_that_was_cut_off_while_it_cleaned_up_is_finished_by_the_next(tmp_path: Path) -> None:
    """As long as a copy in clear is there, the file is written anew, then the copy removed."""
    path = _earlier(tmp_path)
    clear = path.read_bytes()
    open_store(tmp_path, serving=True).close()
    (tmp_path / f"{FILE_NAME}.before-{REVISION}").write_bytes(clear)

    open_store(tmp_path, serving=True).close()

    assert _files_with(tmp_path, b"canary") == []


def test_a_migration_that_fails_leaves_the_earlier_rows_readable(tmp_path: Path) -> None:
    """A start with a key file that cannot be used changes nothing."""
    path = _earlier(tmp_path)
    (tmp_path / key_file.FILE_NAME).write_text("broken")

    with pytest.raises(Exception, match="not a key file"):
        open_store(tmp_path, serving=True)

    database = sqlite.SqliteDatabase(path)
    assert migrate.revision_of(database) == BEFORE
    with database.reading() as connection:
        assert connection.execute(sa.text("SELECT body FROM inbox")).scalar_one() == "canary inbox"
    database.close()
