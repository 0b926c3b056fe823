"""A database that was changed by other hands: each way is found, and named by its rule and place."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from kjfz_bot.app.lanes import MAX_ATTEMPTS
from kjfz_bot.errors import KeyFileError, StoreError
from kjfz_bot.storage import audit, key_file, people
from kjfz_bot.storage.audit import ERASED, Deed
from kjfz_bot.storage.audit_roots import NOTHING, Root, RootFile, fold
from kjfz_bot.storage.people import AddressKey
from kjfz_bot.storage.store import FILE_NAME, inspect_store
from kjfz_bot.storage.verify.finding import Finding, Scene
from kjfz_bot.storage.verify.run import CHECKS, verify
from tests.unit.app.house import NOON, House

UNGUARDED = "DROP TRIGGER audit_no_update; DROP TRIGGER audit_no_delete;"


def _without_keys(table: str) -> str:
    """A copy of a table that lets everything in."""
    return f"CREATE TABLE copied AS SELECT * FROM {table}; DROP TABLE {table}; ALTER TABLE copied RENAME TO {table};"


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with two people who talked, two who were erased, a dead letter, and a published root."""
    directory = tmp_path_factory.mktemp("lived")
    live_in(House(directory))
    return directory


@pytest.fixture
def lived_in(lived: Path, tmp_path: Path) -> Path:
    """A copy of it for one test to change."""
    return Path(shutil.copytree(lived, tmp_path, dirs_exist_ok=True))


def live_in(house: House) -> None:
    """Let everything happen to a database that can happen to it."""
    house.talk("ada", "hello", "buy milk", "sell bread")
    house.talk("ben", "hello", "boom")
    for _ in range(MAX_ATTEMPTS):
        house.wait(60)
    house.talk("cy", "hello")
    house.talk("dora", "hello", "buy time", "/gone")
    with house.store.transaction() as uow:
        uow.connection.exec_driver_sql("UPDATE job SET state = 'done'")
        gone = people.find(uow, AddressKey("web", "cy"))
        assert gone is not None
        people.erase(uow, [gone.person])
        audit.record(uow, Deed(gone.person, ERASED, house.now, {"by": "retention"}))
        up_to = audit.newest(uow)
        heads = list(audit.heads(uow, up_to, 0, 100))
        RootFile(house.directory).add(Root("2026-03-01", up_to, len(heads), fold(NOTHING, heads)))
    house.close()


def _findings(directory: Path) -> list[Finding]:
    with closing(inspect_store(directory)) as store, store.reading() as uow:
        return list(verify(uow, Scene(NOON, RootFile(directory).read())))


def _tamper(directory: Path, script: str) -> None:
    with closing(sqlite3.connect(directory / FILE_NAME)) as connection:
        connection.executescript(f"PRAGMA foreign_keys=OFF; {script}")


def test_a_sound_database_has_no_findings(lived_in: Path) -> None:
    """Talk, failure, erasure and the daily root leave everything as it must be."""
    assert _findings(lived_in) == []


def test_looking_changes_nothing(lived_in: Path) -> None:
    """The file is the same afterwards, byte by byte."""
    before = (lived_in / FILE_NAME).read_bytes()

    _findings(lived_in)

    assert (lived_in / FILE_NAME).read_bytes() == before


def test_a_live_database_can_be_looked_at(tmp_path: Path) -> None:
    """The server works on beside it."""
    house = House(tmp_path)
    house.talk("ada", "hello", "buy milk")
    with house.store.transaction() as uow:
        uow.connection.exec_driver_sql("UPDATE job SET state = 'done'")

    assert _findings(tmp_path) == []

    assert house.talk("ada", "sell bread")[-2] == "Kept."
    house.close()


ADA = "(SELECT min(id) FROM person)"
FIRST_OF_ADA = f"(SELECT min(seq) FROM inbox WHERE person_id = {ADA})"
LAST_OF_ADA = f"(SELECT max(seq) FROM inbox WHERE person_id = {ADA})"


CHANGES = [
    (f"UPDATE inbox SET state = 'waiting' WHERE seq = {LAST_OF_ADA}", "I2", "letter", "was answered"),
    (f"UPDATE inbox SET state = 'lost' WHERE seq = {LAST_OF_ADA}", "I2", "letter", "'lost' is no state"),
    (f"UPDATE inbox SET attempts = 0 WHERE seq = {LAST_OF_ADA}", "I2", "letter", "no attempt was counted"),
    (
        f"UPDATE conversation SET revision = 7 WHERE person_id = {ADA}",
        "I2",
        "person",
        "3 letters are done, 7 turns",
    ),
    (f"DELETE FROM inbox WHERE seq = {LAST_OF_ADA}", "O1", "answer", "which is not there"),
    (f"UPDATE inbox SET state = 'waiting' WHERE seq = {FIRST_OF_ADA}", "I3", "letter", "which came later"),
    (
        f"UPDATE outbox SET id = id + 1000 WHERE cause = {FIRST_OF_ADA}",
        "I3",
        "answer",
        "behind the answers to a later letter",
    ),
    (
        f"UPDATE inbox SET state = 'waiting', arrived_at = 0 WHERE seq = {LAST_OF_ADA}",
        "I4",
        "letter",
        "more than ten minutes",
    ),
    ("UPDATE job SET state = 'waiting', due_at = 0", "I4", "job", "kind note"),
    (
        "DELETE FROM outbox WHERE cause = (SELECT seq FROM inbox WHERE state = 'dead')",
        "I5",
        "letter",
        "was not told",
    ),
    (f"DELETE FROM outbox WHERE cause = {LAST_OF_ADA} AND seq = 0", "O1", "answers to", "numbered from 1"),
    (
        f"UPDATE outbox SET address_id = (SELECT max(id) FROM address) WHERE cause = {LAST_OF_ADA}",
        "O1",
        "answer",
        "another address",
    ),
    ("UPDATE outbox SET state = 'lost'", "O2", "answer", "'lost' is no state"),
    ("UPDATE outbox SET state = 'sent'", "O2", "answer", "what the platform calls it"),
    ("UPDATE inbox SET body = x'01'", "sealed", "inbox", "does not open"),
    ("UPDATE outbox SET body = (SELECT body FROM outbox LIMIT 1)", "sealed", "outbox", "does not open"),
    ("UPDATE event SET body = (SELECT body FROM event LIMIT 1)", "sealed", "event", "does not open"),
    ("UPDATE address SET external_id = x'01'", "sealed", "address", "does not open"),
    ("UPDATE address SET blind_index = randomblob(32)", "sealed", "address", "blind index"),
    (f"UPDATE person SET data_key = x'01' WHERE id = {ADA}", "sealed", "person", "their key does not open"),
    (
        f"DELETE FROM event WHERE person_id = {ADA} AND kind = 'opened' "
        f"AND run = (SELECT run FROM live_run WHERE person_id = {ADA})",
        "fold",
        "conversation",
        "are kept at hand",
    ),
    ("UPDATE event SET kind = 'unheard of'", "fold", "conversation", "cannot be folded"),
    (f"DELETE FROM live_run WHERE person_id = {ADA}", "fold", "conversation", "are kept at hand"),
    (f"DELETE FROM conversation WHERE person_id = {ADA}", "fold", "conversation", "it is missing"),
    (f"UPDATE conversation SET seq = 99 WHERE person_id = {ADA}", "I3", "conversation", "its row says 99"),
    (
        f"DELETE FROM event WHERE person_id = {ADA} AND seq = (SELECT max(seq) FROM event WHERE person_id = {ADA} "
        "AND kind = 'done')",
        "I3",
        "conversation",
        "without a gap",
    ),
    (UNGUARDED, "A1", "table audit", "trigger audit_no_update is missing"),
    (
        f"{UNGUARDED} UPDATE audit SET entry = replace(entry, 'keep', 'lost') WHERE seq = 1",
        "A1",
        "row 1",
        "was changed",
    ),
    (f"{UNGUARDED} UPDATE audit SET hash = 'aa' WHERE seq = 1", "A1", "row 1", "was changed"),
    (f"{UNGUARDED} DELETE FROM audit WHERE chain = {ADA} AND seq = 1", "A1", "row 2", "row 1 is missing"),
    (f"{UNGUARDED} DELETE FROM audit WHERE chain = {ADA} AND seq = 2", "A2", "person", "is in no audit row"),
    (f"DELETE FROM event WHERE person_id = {ADA} AND kind = 'done'", "A2", "person", "which had no effect"),
    (
        f"{UNGUARDED} UPDATE audit SET entry = replace(entry, '\"by\"', '\"name\"')",
        "A3",
        "audit of person",
        "more than ids",
    ),
    (f"{UNGUARDED} DELETE FROM audit WHERE chain = {ADA}", "A4", "root of 2026-03-01", "not what it was"),
    (
        "INSERT INTO job SELECT 9999, 'x', 'x', '{}', max(chain), 0, '{}', 'done', 1 FROM audit",
        "L1",
        "table job",
        "who was erased",
    ),
    (f"DELETE FROM person WHERE id = {ADA}", "keys", "table address", "is in no row of person"),
    (
        f"{_without_keys('inbox')} INSERT INTO inbox SELECT * FROM inbox WHERE seq = {LAST_OF_ADA}",
        "keys",
        "table inbox",
        "2 rows have the same (address_id, update_id)",
    ),
    (_without_keys("outbox"), "keys", "table outbox", "uq_outbox_cause_seq is missing"),
]
"""What is done to a database by other hands, and the finding it must lead to: rule, place, words."""


@pytest.mark.parametrize(("script", "rule", "where", "what"), CHANGES)
def test_each_way_of_changing_a_database_is_named(
    lived_in: Path, script: str, rule: str, where: str, what: str
) -> None:
    """The finding says which rule is broken, in which row, and how."""
    _tamper(lived_in, script)

    found = _findings(lived_in)

    assert any(each.rule == rule and where in each.where and what in each.what for each in found), found


def test_findings_say_nothing_of_what_people_wrote(lived_in: Path) -> None:
    """An operator may send them on."""
    _tamper(lived_in, "UPDATE inbox SET body = CAST('my canary' AS BLOB); UPDATE event SET kind = 'canary'")

    assert "canary" not in "\n".join(map(str, _findings(lived_in)))


def test_a_damaged_file_is_named(lived_in: Path) -> None:
    """Pages that hold something else are reported, not a traceback."""
    path = lived_in / FILE_NAME
    content = bytearray(path.read_bytes())
    content[4096 * 3 : 4096 * 9] = b"\xff" * (4096 * 6)
    path.write_bytes(content)

    with pytest.raises(StoreError, match="SQLITE_CORRUPT"):
        for finding in _findings(lived_in):
            if finding.rule == "file":
                raise StoreError("SQLITE_CORRUPT")


def test_the_checks_say_how_far_they_are(lived_in: Path) -> None:
    """Each by its name, and each comes to its end."""
    heard: list[tuple[str, int, int]] = []

    with closing(inspect_store(lived_in)) as store, store.reading() as uow:
        list(verify(uow, Scene(NOON), lambda *step: heard.append(step)))

    assert [name for name, done, total in heard if done == total] == [check.name for check in CHECKS]


def test_where_there_is_no_database_nothing_is_made(tmp_path: Path) -> None:
    """A misspelt directory is named, and no key file or database appears in it."""
    with pytest.raises(StoreError, match="There is no database in"):
        inspect_store(tmp_path)

    assert list(tmp_path.iterdir()) == []


def test_a_database_without_its_key_file_is_refused(lived_in: Path) -> None:
    """A restored database needs the key file it was written with."""
    (lived_in / key_file.FILE_NAME).unlink()

    with pytest.raises(KeyFileError, match="is missing"):
        inspect_store(lived_in)


def test_a_database_of_another_version_is_refused(lived_in: Path) -> None:
    """Checks of one schema say nothing of another."""
    _tamper(lived_in, "UPDATE alembic_version SET version_num = '0003'")

    with pytest.raises(StoreError, match="has schema 0003"):
        inspect_store(lived_in)
