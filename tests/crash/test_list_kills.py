"""A server that imports an officer's list is killed at any statement or commit: the next one goes on with the job."""

import shutil
from datetime import timedelta
from itertools import count
from pathlib import Path

import pytest

from kjfz_bot.testing.crash import die_at_moment
from tests.crash.forked import in_child
from tests.imports import lists
from tests.unit.app.bringing import asks_to_import, counts, imports, makers, officer, run_jobs, work_off
from tests.unit.app.office import NOON, Office
from tests.unit.app.people import CITY, Somebody

LATER = NOON + timedelta(minutes=1)
STEP = 29
"""Every which moment is tried by the suite; `make prove` tries every third."""


@pytest.fixture
def waiting(sqlite_database: Path) -> Path:
    """The folder of a database in which the import of three experts waits, one of whom names no known unit."""
    office = Office(sqlite_database)
    cora = officer(office, "cora", CITY)
    imports(cora, "units", lists.unit(0))
    asks_to_import(cora, "experts", lists.expert(0), lists.expert(1, unit=7), lists.expert(2), lists.expert(3))
    office.close()
    return sqlite_database


def test_an_import_killed_at_some_moment_goes_on(waiting: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Every row is taken once, and whoever brought the list is told once, with its sheets."""
    _kill_at_every(STEP, waiting, tmp_path_factory.mktemp("lives"))


@pytest.mark.prove
def test_an_import_killed_at_any_moment_goes_on(
    waiting: Path, tmp_path_factory: pytest.TempPathFactory, prove_full: bool
) -> None:
    """The same at every third statement and commit."""
    _kill_at_every(3 if prove_full else STEP, waiting, tmp_path_factory.mktemp("lives"))


def _kill_at_every(step: int, waiting: Path, lives: Path) -> None:
    for moment in count(1, step):
        folder = Path(shutil.copytree(waiting, lives / str(moment)))

        def life(folder: Path = folder, moment: int = moment) -> None:
            office = Office(folder, now=LATER)
            die_at_moment(moment)
            work_off(office, makers(office, at_once=1))

        survived = in_child(life)
        office = Office(folder, now=LATER)
        cora = Somebody(office, "cora")
        run_jobs(cora)

        where = f"killed at moment {moment}"
        made = {"import_batch": 2, "import_row": 5, "awaited": 3, "profile": 3, "appointment": 0}
        assert counts(office) == made, where
        told = [topic for topic, _ in office.states() if topic.startswith("list_")]
        assert told == ["list_looked", "list_imported"] * 2 + ["list_sheet"] * 2, where
        assert office.findings() == [], where
        office.close()
        if survived:
            break
    assert moment > 30
