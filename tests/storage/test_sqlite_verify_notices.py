"""Notices that were changed by other hands: each way is found, and named by its rule and place."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from kjfz_bot.storage.notices import Notice
from kjfz_bot.storage.store import FILE_NAME, inspect_store
from kjfz_bot.storage.verify.finding import Finding, Scene
from kjfz_bot.storage.verify.run import verify
from tests.unit.app.office import NOON, Office


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with a notice that arrived, and a decision that is owed, of which an officer was told."""
    directory = tmp_path_factory.mktemp("lived")
    office = Office(directory)
    for name in ("ada", "ben", "officer"):
        office.say(name, "hello")
    office.deliver()
    officer = office.person("officer")
    for name in ("ada", "ben"):
        office.notify(
            Notice(office.person(name), "decided", "K7M2", "decision", NOON, waits_for=officer, args={"case": "K7M2"})
        )
    for _ in range(3):
        office.look()
        office.deliver("ben")
    office.look()
    assert office.states() == [("decided", "delivered"), ("decided", "owed"), ("unreachable", "delivered")]
    office.close()
    return directory


@pytest.fixture
def lived_in(lived: Path, tmp_path: Path) -> Path:
    """A copy of it for one test to change."""
    return Path(shutil.copytree(lived, tmp_path, dirs_exist_ok=True))


def _findings(directory: Path) -> list[Finding]:
    with closing(inspect_store(directory)) as store, store.reading() as uow:
        return list(verify(uow, Scene(NOON)))


def test_a_sound_database_has_no_findings(lived_in: Path) -> None:
    """What arrived and what is owed are as they must be."""
    assert _findings(lived_in) == []


ARRIVED = "id = (SELECT min(id) FROM notice)"
LETTER = f"(SELECT letter FROM notice WHERE {ARRIVED})"


@pytest.mark.parametrize(
    ("script", "rule", "where", "what"),
    [
        (f"UPDATE notice SET state = 'waiting', due_at = 0 WHERE {ARRIVED}", "O1", "notice", "more than ten minutes"),
        (f"UPDATE notice SET letter = 999999 WHERE {ARRIVED}", "O1", "notice", "letter 999999, which is not there"),
        (f"DELETE FROM notice WHERE {ARRIVED}", "O1", "letter", "a notice that is not there"),
        (f"DELETE FROM outbox WHERE cause = {LETTER}", "O1", "notice", "nothing was put out"),
        ("DELETE FROM notice WHERE topic = 'unreachable'", "O1", "notice", "who waits for it, was not told"),
        (f"UPDATE notice SET state = 'lost' WHERE {ARRIVED}", "O2", "notice", "'lost' is no state"),
        (f"UPDATE notice SET state = 'expired' WHERE {ARRIVED}", "O4", "notice", "was let go as expired"),
        (f"UPDATE outbox SET state = 'expired' WHERE cause = {LETTER}", "O4", "answer", "never could"),
        (f"UPDATE notice SET content = x'01' WHERE {ARRIVED}", "sealed", "notice", "does not open"),
        ("DELETE FROM person WHERE id = (SELECT min(id) FROM person)", "keys", "table notice", "in no row of person"),
    ],
)
def test_each_way_of_changing_a_notice_is_named(lived_in: Path, script: str, rule: str, where: str, what: str) -> None:
    """The finding says which rule is broken, in which row, and how."""
    with closing(sqlite3.connect(lived_in / FILE_NAME)) as connection:
        connection.executescript(f"PRAGMA foreign_keys=OFF; {script}")

    found = _findings(lived_in)

    assert any(each.rule == rule and where in each.where and what in each.what for each in found), found
