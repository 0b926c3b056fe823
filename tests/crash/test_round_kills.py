"""A server that decides a round is killed at any statement or commit: the next one goes on with what is left."""

import shutil
from itertools import count
from pathlib import Path

import pytest

from kjfz_bot.storage import cases, round_cases
from kjfz_bot.storage.store import UnitOfWork
from kjfz_bot.testing.crash import die_at_moment
from tests.cases.spoken import Officer, opened, run_jobs, seeded
from tests.crash.forked import in_child
from tests.unit.app.office import Office

STEP = 37
"""Every which moment is tried by the suite; `make prove` tries every third."""


@pytest.fixture
def waiting(sqlite_database: Path) -> tuple[Path, list[str], str]:
    """The folder of a database in which a round of four cases waits to be decided, one of them to be refused."""
    numbers, names = seeded(sqlite_database, "", 4)
    office = opened(sqlite_database, "")
    carl = Officer(office, names["carl"])
    carl.say("/rounds", "Make a round", "Second round", "2026-09-01", "2026-10-30", "4", "ok", "1")
    carl.say("Go through the cases", numbers[1], "Refuse", "The plan is thin", "That is all")
    carl.say("Decide the round", "Agreed")
    assert "Pass: 3; returned: 0; refused: 1." in carl.send()
    assert "4 cases are being decided" in carl.say("Yes, decide it")
    office.close()
    return sqlite_database, numbers, names["carl"]


def test_a_round_killed_at_some_moment_goes_on(
    waiting: tuple[Path, list[str], str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Every case is decided once, and the officer is told once."""
    _kill_at_every(STEP, waiting, tmp_path_factory.mktemp("lives"))


@pytest.mark.prove
def test_a_round_killed_at_any_moment_goes_on(
    waiting: tuple[Path, list[str], str], tmp_path_factory: pytest.TempPathFactory, prove_full: bool
) -> None:
    """The same at every third statement and commit."""
    _kill_at_every(3 if prove_full else STEP, waiting, tmp_path_factory.mktemp("lives"))


def _kill_at_every(step: int, waiting: tuple[Path, list[str], str], lives: Path) -> None:
    folder, numbers, _ = waiting
    for moment in count(1, step):
        copy = Path(shutil.copytree(folder, lives / str(moment)))

        def life(copy: Path = copy, moment: int = moment) -> None:
            office = opened(copy, "")
            die_at_moment(moment)
            run_jobs(office, at_once=1)

        survived = in_child(life)
        office = opened(copy, "")
        run_jobs(office, at_once=1)
        office.look(2)

        where = f"killed at moment {moment}"
        assert _acts(office, numbers) == ["pass", "refuse", "pass", "pass"], where
        assert _results(office) == {"done"}, where
        told = [topic for topic, _ in office.states() if topic == "round_decided"]
        assert told == ["round_decided"], where
        office.close()
        if survived:
            break
    assert moment > 100


def _acts(office: Office, numbers: list[str]) -> list[str]:
    """What was decided on each case, where it was decided once."""

    def look(uow: UnitOfWork) -> list[str]:
        acts = []
        for number in numbers:
            kept = cases.find(uow, number)
            assert kept is not None
            decided = [each.act for each in kept.events if each.step == "decide"]
            acts.append("+".join(decided))
        return acts

    return office.read(look)


def _results(office: Office) -> set[str]:
    def look(uow: UnitOfWork) -> set[str]:
        (number,) = uow.connection.exec_driver_sql("SELECT id FROM case_round").scalars()
        return {each.result for each in round_cases.of(uow, number)}

    return office.read(look)
