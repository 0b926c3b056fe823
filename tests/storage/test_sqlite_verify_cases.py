"""Cases changed by other hands: each way is found, and named by its rule."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from kjfz_bot.domain.organisation import Organisation
from kjfz_bot.storage import audit, cases, organisations, people
from kjfz_bot.storage.audit import Deed
from kjfz_bot.storage.people import AddressBook, AddressKey
from kjfz_bot.storage.store import FILE_NAME, inspect_store, open_store
from kjfz_bot.storage.verify.finding import Finding, Scene
from kjfz_bot.storage.verify.run import verify
from tests.storage.applying import NOON, act, open_case

SAID = "event 1 does not say"
UNGUARDED = "DROP TRIGGER application_event_no_update; DROP TRIGGER application_event_no_delete;"
OPINION = "application_id = (SELECT id FROM application WHERE public_id = 'AAAAAA') AND seq = 4"


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with a case at its decision, one that waits for one reviewer of two, and one of somebody erased."""
    directory = tmp_path_factory.mktemp("lived")
    store = open_store(directory, serving=False)
    keys = [AddressKey("web", name) for name in ("ada", "ben", "dean", "dora", "carl", "rita", "ron")]
    with store.transaction() as uow:
        found = AddressBook().resolve(uow, dict.fromkeys(keys, "en"), NOON)
        ada, ben, dean, dora, carl, rita, ron = (found[key].person for key in keys)
        unit, firm, bureau, city = (
            organisations.add(uow, Organisation(0, kind, kind, kind, "ningbo", state="verified"), NOON)
            for kind in ("unit", "firm", "district", "city")
        )
        case = open_case(uow, "AAAAAA", ada, (unit, firm))
        case = act(uow, case, "unit", dean, office=unit.id)
        case = act(uow, case, "firm", None, office=firm.id)
        case = act(uow, case, "district", dora, values={"opinion": "Good"}, office=bureau.id)
        seats = cases.assign(uow, case.case.id, [rita, ron], NOON)
        case = act(uow, case, "city", carl, values={"reviewers": seats}, office=city.id)
        act(uow, case, "reviewer", rita, values={"score": 80}, seat=seats[0], office=city.id)
        open_case(uow, "BBBBBB", ada, (unit, firm), at=NOON)
        gone = open_case(uow, "CCCCCC", ben, (unit, firm))
        act(uow, gone, "expert", None, "withdraw")
        people.erase(uow, [ben])
        audit.record(uow, Deed(ben, audit.ERASED, NOON, {"by": "person"}))
    store.close()
    return directory


@pytest.fixture
def lived_in(lived: Path, tmp_path: Path) -> Path:
    """A copy of it for one test to change."""
    return Path(shutil.copytree(lived, tmp_path, dirs_exist_ok=True))


def _findings(directory: Path) -> list[Finding]:
    with closing(inspect_store(directory)) as store, store.reading() as uow:
        return list(verify(uow, Scene(NOON)))


def test_nothing_is_wrong_with_cases_as_they_were_kept(lived_in: Path) -> None:
    """Nor with that of somebody who was erased, whose words the hash still covers."""
    assert _findings(lived_in) == []


@pytest.mark.parametrize(
    ("rule", "what", "statement"),
    [
        (
            "D1",
            "2 decisions count",
            "DROP INDEX ux_application_event_counts; INSERT INTO application_event SELECT application_id, 99, act, "
            "step, side, round, seat, by_id, office_id, names, becomes, words, digest, superseded, at "
            f"FROM application_event WHERE {OPINION}",
        ),
        ("D2", "its step is kept as decide", "UPDATE application SET step = 'decide' WHERE public_id = 'AAAAAA'"),
        ("D2", "its end_state is kept as done", "UPDATE application SET end_state = 'done' WHERE public_id = 'BBBBBB'"),
        ("D2", "its version is kept as 9", "UPDATE application SET version = 9 WHERE public_id = 'AAAAAA'"),
        ("D2", "its holds is kept as", "UPDATE application SET holds = NOT holds WHERE public_id = 'AAAAAA'"),
        ("D2", "whose turn it is", "DELETE FROM application_turn WHERE side = 'reviewer'"),
        ("D2", "whose turn it is", "UPDATE application_turn SET side = 'city' WHERE side = 'firm'"),
        ("D2", "whose turn it is", "UPDATE application_turn SET since = since + 1"),
        ("D3", "decided by a party", f"UPDATE application_event SET by_id = 2 WHERE {OPINION}"),
        ("D3", "none of these", f"{UNGUARDED} UPDATE application_event SET office_id = NULL WHERE {OPINION}"),
        ("D4", "event 4 does not say", f"{UNGUARDED} UPDATE application_event SET words = NULL WHERE {OPINION}"),
        ("D4", "event 4 does not say", f"{UNGUARDED} UPDATE application_event SET at = at + 1 WHERE {OPINION}"),
        ("D4", "event 5 does not say", f"{UNGUARDED} UPDATE application_event SET digest = 'x' WHERE {OPINION}"),
        ("D4", SAID, "DELETE FROM application_words"),
        ("D5", "cannot have been done", f"{UNGUARDED} UPDATE application_event SET act = 'uphold' WHERE {OPINION}"),
        ("D5", "cannot have been done", f"{UNGUARDED} UPDATE application_event SET side = 'unit' WHERE {OPINION}"),
        ("D5", "cannot have been done", f"{UNGUARDED} DELETE FROM application_event WHERE {OPINION}"),
        (
            "D5",
            "not those it began with",
            """UPDATE case_workflow SET body = replace(body, '"days": 5', '"days": 6')""",
        ),
        ("sealed", "does not open", f"{UNGUARDED} UPDATE application_event SET words = x'01' WHERE {OPINION}"),
        ("S1", "of another programme", "UPDATE organisation SET programme = 'changping' WHERE kind = 'firm'"),
    ],
)
def test_what_was_tampered_with_is_found(lived_in: Path, rule: str, what: str, statement: str) -> None:
    """By the rule it breaks, and what is wrong with it."""
    with closing(sqlite3.connect(lived_in / FILE_NAME)) as connection:
        (ada,) = connection.execute("SELECT expert_id FROM application WHERE public_id = 'AAAAAA'").fetchone()
        connection.executescript(statement.replace("by_id = 2", f"by_id = {ada}"))
        connection.commit()

    assert [finding for finding in _findings(lived_in) if finding.rule == rule and what in finding.what]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE application_event SET words = x'01'",
        "UPDATE application_event SET act = 'refuse'",
        "DELETE FROM application_event",
        "UPDATE application_event SET superseded = 1; UPDATE application_event SET superseded = 0",
    ],
)
def test_what_was_done_stays(lived_in: Path, statement: str) -> None:
    """The database itself refuses to have it otherwise."""
    with (
        closing(sqlite3.connect(lived_in / FILE_NAME)) as connection,
        pytest.raises(sqlite3.IntegrityError, match="events of a case stay"),
    ):
        connection.executescript(statement)
