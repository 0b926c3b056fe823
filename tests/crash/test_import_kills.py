"""A process that imports a list is killed at any statement or commit: the next one comes to the same end."""

import shutil
from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest

from kjfz_bot.storage import key_file
from kjfz_bot.testing.crash import die_at_moment
from tests.crash.forked import in_child
from tests.imports import lists
from tests.imports.house import Programme
from tests.postgres import Cluster
from tests.slate import Slate

STEP = {"sqlite": 17, "postgresql": 29}
"""Every which moment is tried by the suite; `make prove` tries every other."""


@pytest.fixture(params=["sqlite", "postgresql"])
def build(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[int, Callable[[int], Programme]]:
    """Makes a database with a unit for each moment."""
    first = tmp_path / "first"
    if request.param == "sqlite":
        shutil.copytree(request.getfixturevalue("migrated_file"), first)
        Programme(first).imported("units", lists.unit(0))
        return STEP["sqlite"], lambda moment: Programme(shutil.copytree(first, tmp_path / str(moment)))
    template, keys = request.getfixturevalue("migrated")
    cluster: Cluster = request.getfixturevalue("postgres")
    first.mkdir()
    shutil.copy(keys, first / key_file.FILE_NAME)
    url = cluster.new_database(template)
    Programme(first, url).imported("units", lists.unit(0))
    slate = Slate(cluster, url.rpartition("/")[2])
    return STEP["postgresql"], lambda moment: Programme(shutil.copytree(first, tmp_path / str(moment)), slate.wiped())


def test_an_import_killed_at_some_moment_is_gone_on_with(build: tuple[int, Callable[[int], Programme]]) -> None:
    """Every row is taken once, problem rows are told as without the kill, and the whole can be taken back."""
    _kill_at_every(*build)


@pytest.mark.prove
def test_an_import_killed_at_any_moment_is_gone_on_with(
    build: tuple[int, Callable[[int], Programme]], prove_full: bool
) -> None:
    """The same at every other statement and commit."""
    step, new_programme = build
    _kill_at_every(2 if prove_full else step, new_programme)


def _kill_at_every(step: int, new_programme: Callable[[int], Programme]) -> None:
    rows = [lists.expert(0), lists.expert(1, unit=7), lists.expert(2), lists.expert(3)]
    for moment in count(1, step):
        programme = new_programme(moment)
        asked = programme.asked("experts", rows, at_once=2)

        def life(programme: Programme = programme, moment: int = moment) -> None:
            die_at_moment(moment)
            programme.take_over(programme.asked("experts", rows, at_once=2))

        survived = in_child(life)
        done = programme.take_over(asked)

        where = f"killed at moment {moment}"
        assert (done.taken, list(done.problems)) == (3, [3]), where
        assert programme.counts() == {
            "organisation": 1,
            "person": 3,
            "awaited": 3,
            "profile": 3,
            "invitation": 3,
            "import_row": 5,
        }, where
        assert programme.findings() == [], where
        programme.take_back(done)
        assert programme.counts() == {"organisation": 1, "import_row": 1}, where
        if survived:
            break
    assert moment > 30
