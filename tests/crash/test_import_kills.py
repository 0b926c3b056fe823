"""A process that imports a list is killed at any statement or commit: the next one comes to the same end."""

import shutil
from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest

from kjfz_bot.domain.sheet import Kind
from kjfz_bot.storage import key_file
from kjfz_bot.testing.crash import die_at_moment
from tests.crash.forked import in_child
from tests.imports import lists
from tests.imports.house import Programme
from tests.postgres import Cluster
from tests.slate import Slate

STEP = {"sqlite": 17, "postgresql": 29}
"""Every which moment is tried by the suite; `make prove` tries every other."""

BEFORE = {"organisation": 2, "firm": 1, "import_row": 2}
"""The rows of a database with the unit and the firm that lists name."""

LISTS: dict[Kind, tuple[list[tuple[object, ...]], dict[str, int]]] = {
    "experts": (
        [lists.expert(0), lists.expert(1, unit=7), lists.expert(2), lists.expert(3)],
        dict.fromkeys(("person", "awaited", "profile", "invitation"), 3),
    ),
    "needs": (
        [lists.need(0), lists.need(1, firm=7), lists.need(2), lists.need(3)],
        {"need": 3},
    ),
}
"""Rows of which the second has a problem, and the rows of tables that come of them beside those before."""


@pytest.fixture(params=["sqlite", "postgresql"])
def build(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[int, Callable[[int], Programme]]:
    """Makes a database with a unit and a firm for each moment."""
    first = tmp_path / "first"
    if request.param == "sqlite":
        shutil.copytree(request.getfixturevalue("migrated_file"), first)
        _begun(Programme(first))
        return STEP["sqlite"], lambda moment: Programme(shutil.copytree(first, tmp_path / str(moment)))
    template, keys = request.getfixturevalue("migrated")
    cluster: Cluster = request.getfixturevalue("postgres")
    first.mkdir()
    shutil.copy(keys, first / key_file.FILE_NAME)
    url = cluster.new_database(template)
    _begun(Programme(first, url))
    slate = Slate(cluster, url.rpartition("/")[2])
    return STEP["postgresql"], lambda moment: Programme(shutil.copytree(first, tmp_path / str(moment)), slate.wiped())


def _begun(programme: Programme) -> None:
    programme.imported("units", lists.unit(0))
    programme.imported("firms", lists.firm(0))


@pytest.mark.parametrize("kind", LISTS)
def test_an_import_killed_at_some_moment_is_gone_on_with(
    kind: Kind, build: tuple[int, Callable[[int], Programme]]
) -> None:
    """Every row is taken once, problem rows are told as without the kill, and the whole can be taken back."""
    _kill_at_every(*build, kind)


@pytest.mark.prove
@pytest.mark.parametrize("kind", LISTS)
def test_an_import_killed_at_any_moment_is_gone_on_with(
    kind: Kind, build: tuple[int, Callable[[int], Programme]], prove_full: bool
) -> None:
    """The same at every other statement and commit."""
    step, new_programme = build
    _kill_at_every(2 if prove_full else step, new_programme, kind)


def _kill_at_every(step: int, new_programme: Callable[[int], Programme], kind: Kind) -> None:
    rows, made = LISTS[kind]
    for moment in count(1, step):
        programme = new_programme(moment)
        asked = programme.asked(kind, rows, at_once=2)

        def life(programme: Programme = programme, moment: int = moment) -> None:
            die_at_moment(moment)
            programme.take_over(programme.asked(kind, rows, at_once=2))

        survived = in_child(life)
        done = programme.take_over(asked)

        where = f"killed at moment {moment}"
        assert (done.taken, list(done.problems)) == (3, [3]), where
        assert programme.counts() == BEFORE | made | {"import_row": 6}, where
        assert programme.findings() == [], where
        programme.take_back(done)
        assert programme.counts() == BEFORE, where
        if survived:
            break
    assert moment > 30
