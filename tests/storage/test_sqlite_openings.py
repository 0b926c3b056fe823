"""Opening balances that were there before they could be put right: each is the first of its year, and counts."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from kjfz_bot.domain.appointment import Opening
from kjfz_bot.storage import appointments, key_file
from kjfz_bot.storage.migrate import SCRIPTS, migrate
from kjfz_bot.storage.sqlite import SqliteDatabase
from kjfz_bot.storage.store import FILE_NAME, open_store
from tests.ledger.world import BEGINS, ENDS, NOON, World

BEFORE = "0017"
# What the tables of then had; the source is sealed where it always was.
_AS_IT_WAS = (
    "PRAGMA foreign_keys=OFF",
    "CREATE TABLE kept AS SELECT appointment_id, service_year, minutes, source FROM now.opening_balance",
    "INSERT INTO opening_balance SELECT appointment_id, service_year, minutes, source FROM kept",
    "DROP TABLE kept",
    "INSERT INTO person SELECT * FROM now.person",
    "INSERT INTO organisation SELECT * FROM now.organisation",
    "INSERT INTO appointment SELECT * FROM now.appointment",
    "DELETE FROM secret",
    "INSERT INTO secret SELECT * FROM now.secret",
)


def _until(newest: str, folder: Path) -> Path:
    """The migrations up to one of them."""
    shutil.copytree(SCRIPTS, folder)
    for script in (folder / "versions").glob("v*.py"):
        if script.name[1:5] > newest:
            script.unlink()
    return folder


def test_opening_balances_of_before_stand_as_they_were(tmp_path: Path) -> None:
    """With their source; and an officer can put them right from then on."""
    opening = Opening(1, 7710, "the office's table")
    store = open_store(tmp_path, serving=False)
    world = World(store)
    with store.transaction() as uow:
        world.place(uow, "Huarui", "firm")
        world.place(uow, "unit", "unit")
        term = world.term(uow, "wang", "wang", "Huarui", (BEGINS, ENDS), "serving", (opening,))
    store.close()
    now = tmp_path / "now.db"
    (tmp_path / FILE_NAME).rename(now)
    database = SqliteDatabase(tmp_path / FILE_NAME)
    masters = key_file.read(tmp_path / key_file.FILE_NAME)
    migrate(database, masters, _until(BEFORE, tmp_path / "before"), BEFORE)
    database.close()
    with closing(sqlite3.connect(tmp_path / FILE_NAME)) as connection:
        connection.execute("ATTACH ? AS now", (f"{now}",))
        for statement in _AS_IT_WAS:
            connection.execute(statement)
        connection.commit()

    store = open_store(tmp_path, serving=False)
    with store.transaction() as uow:
        found = appointments.numbered(uow, term.id)
        reversed_it = appointments.reverse_opening(uow, term.id, 1, NOON, None, "a slip")
        appointments.add_opening(uow, term.id, Opening(1, 60, "a letter"))
        after = appointments.numbered(uow, term.id)
    store.close()

    assert found is not None
    assert after is not None
    assert (found.openings, reversed_it, after.openings) == ((opening,), True, (Opening(1, 60, "a letter"),))
