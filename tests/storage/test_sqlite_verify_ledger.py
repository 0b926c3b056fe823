"""A ledger that other hands have changed: each way is found, and named by its rule and place."""

import shutil
import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from kjfz_bot.services import ledger
from kjfz_bot.storage.store import FILE_NAME, Store, open_store
from kjfz_bot.storage.verify.finding import Scene
from kjfz_bot.storage.verify.run import verify
from tests.ledger.test_core import entered, say
from tests.ledger.world import NOON, PROGRAMMES, ago, build, hours, span

GUARDS = "".join(
    f"DROP TRIGGER {table}_no_{event};" for table in ("entry", "entry_mark") for event in ("update", "delete")
)


def findings(store: Store) -> list[str]:
    """What `verify` says."""
    with store.reading() as uow:
        return [str(finding) for finding in verify(uow, Scene(NOON + timedelta(1)))]


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with entries in every state, one corrected, one struck and one that an officer put right."""
    directory = tmp_path_factory.mktemp("served")
    store = open_store(directory, serving=False)
    world = build(store)
    one, two, three, four = entered(
        world, "wang", span(9, 11, activity="a"), span(13, 15, ago(1)), span(9, 11, ago(2)), hours(2, ago(3))
    )
    entered(world, "wang at Kexin", span(15, 17))
    say(world, "hua", "confirm", one)
    say(world, "officer", "check", one, "looked into")
    say(world, "hua", "dispute", two, "why")
    say(world, "wang", "insist", two, "because")
    say(world, "hua", "dispute", three, "no")
    (other,) = entered(world, "li", hours(5, ago(4)), who="li")
    with store.transaction() as uow:
        ledger.correct(uow, world.actor("wang"), PROGRAMMES, four.id, [hours(1, ago(3))])
        ledger.strike(uow, world.actor("officer"), other.id, "never was")
    assert findings(store) == []
    store.close()
    return directory


FIRST = "(SELECT min(id) FROM entry)"
LATER = "(SELECT id FROM entry WHERE starts_at = 900)"


@pytest.mark.parametrize(
    ("script", "finding"),
    [
        ("UPDATE entry SET minutes = 60 WHERE reverses IS NOT NULL", "H1: entry"),
        (f"UPDATE entry SET person_id = (SELECT max(person_id) FROM entry) WHERE id = {FIRST}", "H1: entry"),
        (f"UPDATE entry SET day = '2028-01-01' WHERE id = {FIRST}", "H1: entry"),
        ("UPDATE service_total SET waiting = waiting + 1", "H1: appointment"),
        ("UPDATE service_total SET confirmed = 0, checked = 0, waiting = waiting + confirmed", "H6: sums of"),
        ("UPDATE service_total SET service_year = service_year + 1", "H6: sums of"),
        ("UPDATE service_total SET patents = 1", "H6: sums of"),
        ("UPDATE entry_pending SET state = 'waiting' WHERE state = 'insisted'", "H1: entry"),
        ("UPDATE entry_pending SET day = '2026-09-01'", "H1: entry"),
        ("DELETE FROM entry_pending", "H1: entry"),
        (
            f"INSERT INTO entry_pending SELECT {FIRST}, appointment_id, day, state, since FROM entry_pending LIMIT 1",
            "H1: e",
        ),
        ("UPDATE ledger SET opened = 1", "H1: ledger of person"),
        (f"UPDATE entry SET starts_at = 600, ends_at = 720 WHERE id = {LATER}", "H2: entry"),
        (f"UPDATE entry SET day_cap = 130 WHERE id = {FIRST}", "H3: person"),
        (f"UPDATE entry SET made_at = made_at - 86400000000 WHERE id = {FIRST}", "H4: entry"),
        ("UPDATE entry SET back_days = 1", "H4: entry"),
        ("UPDATE entry_mark SET marked_by = person_id WHERE kind = 'confirmed'", "H5: entry"),
        ("UPDATE entry_mark SET marked_by = marked_by + 1 WHERE kind = 'insisted'", "H5: entry"),
        (
            "UPDATE entry_mark SET organisation_id = (SELECT min(id) FROM organisation WHERE public_id = 'Kexin') "
            "WHERE kind = 'confirmed'",
            "H5: entry",
        ),
        ("UPDATE role_grant SET revoked_at = 1 WHERE role = 'firm'", "H5: entry"),
        ("DELETE FROM entry_mark WHERE kind = 'confirmed'", "H5: entry"),
        ("DELETE FROM entry_mark WHERE kind = 'disputed'", "H5: entry"),
        (
            "UPDATE entry SET reverses = (SELECT min(id) FROM entry WHERE reverses IS NOT NULL) "
            "WHERE id = (SELECT max(id) FROM entry WHERE reverses IS NOT NULL)",
            "H7: entry",
        ),
        (
            "UPDATE entry_mark SET marked_at = marked_at + 1, id = id + 1000, "
            "entry_id = (SELECT reverses FROM entry WHERE why = 'struck') WHERE kind = 'checked'",
            "H7: entry",
        ),
        ("DELETE FROM audit WHERE chain IN (SELECT appointment_id FROM entry)", "A2: entry"),
        (f"UPDATE entry SET activity = x'01' WHERE id = {FIRST}", "sealed: entry"),
        ("UPDATE entry SET explanation = x'01' WHERE why = 'struck'", "sealed: entry"),
        ("UPDATE entry_mark SET explanation = x'01' WHERE kind = 'insisted'", "sealed: entry"),
    ],
)
def test_each_way_of_changing_a_ledger_is_named(served: Path, tmp_path: Path, script: str, finding: str) -> None:
    """The finding says which rule is broken, and in which row."""
    shutil.copytree(served, tmp_path / "copy")
    with closing(sqlite3.connect(tmp_path / "copy" / FILE_NAME)) as connection:
        guards = f"{GUARDS} DROP TRIGGER audit_no_delete;"
        connection.executescript(f"PRAGMA foreign_keys=OFF; PRAGMA ignore_check_constraints=ON; {guards} {script}")

    store = open_store(tmp_path / "copy", serving=False)
    found = findings(store)
    store.close()

    assert any(each.startswith(finding) for each in found), found
