"""Eight officers decide on the same cases at the same moment: each is decided once, and the others learn by whom."""

import random
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import closing, nullcontext
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path
from threading import Barrier, Lock
from typing import Any

import pytest

from kjfz_bot.dialog.inbound import No, Ok
from kjfz_bot.domain.organisation import Organisation
from kjfz_bot.domain.workflow import Side
from kjfz_bot.services.places import moment
from kjfz_bot.storage.store import Store, open_store
from kjfz_bot.storage.verify.cases import check_cases
from kjfz_bot.storage.verify.finding import Scene
from tests.cases import many
from tests.cases.world import NOON, World, build

OFFICERS = tuple(f"officer {number}" for number in range(8))
PROCESSES = 4
SOME, MORE, ALL = 12, 40, 200
BEGINNINGS = 5

Answers = list[tuple[str, str, dict[str, Any]]]
"""By case: what an officer wanted, and what they were told."""

Known = tuple[dict[str, int], dict[str, Organisation]]
"""Who and what there is, as another process is told of it."""


@pytest.fixture
def directory(tmp_path: Path, database_url: str) -> Iterator[Path]:
    """Where a database of some officers lies."""
    assert database_url is not None
    yield tmp_path


def ready(store: Store, count: int) -> tuple[World, list[str]]:
    """A world of eight more officers of the city, and cases that wait for their decision."""
    world = build(store)
    with store.transaction() as uow:
        for name in OFFICERS:
            world.person(uow, name, "city", "City bureau")
    who = [(world.people["wang"], world.places["Institute"], world.places["Huarui"])]
    place = world.places["Haishu bureau"].id
    people: dict[Side, tuple[int, int]] = {"unit": (world.people["dean"], 0), "firm": (world.people["hua"], 0)}
    people["district"] = (world.people["dora"], place)
    many.fill(store, count, who, people, [many.TO_DECIDE])
    return world, [many.number(turn + 1) for turn in range(count)]


def decides(world: World, name: str, numbers: Sequence[str], all_looked: Any) -> Answers:
    """An officer looks at every case, waits until all have, and decides on each."""
    chance = random.Random(name)
    seen = {number: world.look(name, number) for number in numbers}
    all_looked.wait(60)
    answers: Answers = []
    for number in numbers:
        act = chance.choice(("pass", "return", "refuse"))
        answer = world.ask(name, "act_on_case", seen=seen[number], act=act, reason="A reason", opinion="So it is")
        assert isinstance(answer, Ok), answer
        answers.append((name, act, dict(answer.text_args)))
    return answers


def in_a_process(
    where: tuple[Path, str], known: Known, names: Sequence[str], numbers: Sequence[str], all_looked: Any
) -> list[Answers]:
    """Some officers in a process of their own, each in a lane; on SQLite the lanes have one writer, as in a server."""
    directory, url = where
    lock = nullcontext() if url else Lock()
    with closing(open_store(directory, serving=False, url=url)) as store, ThreadPoolExecutor(len(names)) as lanes:
        worlds = [World(store, people=known[0], places=known[1], writer=lock) for _ in names]
        found = [
            lanes.submit(decides, world, name, numbers, all_looked) for world, name in zip(worlds, names, strict=True)
        ]
        return [each.result() for each in found]


def raced(directory: Path, url: str, count: int) -> None:
    """On SQLite eight lanes of one process; on PostgreSQL four processes of two each."""
    with closing(open_store(directory, serving=False, url=url)) as store:
        world, numbers = ready(store, count)
        known = (world.people, world.places)
        if not url:
            answers = in_a_process((directory, url), known, OFFICERS, numbers, Barrier(len(OFFICERS)))
        else:
            context = get_context("spawn")
            with context.Manager() as manager, ProcessPoolExecutor(PROCESSES, context) as processes:
                barrier = manager.Barrier(len(OFFICERS))
                parts = [OFFICERS[part::PROCESSES] for part in range(PROCESSES)]
                lives = [
                    processes.submit(in_a_process, (directory, url), known, part, numbers, barrier) for part in parts
                ]
                answers = [each for life in lives for each in life.result()]
        for place, number in enumerate(numbers):
            _once(world, number, [each[place] for each in answers])
        with store.reading() as uow:
            assert list(check_cases(uow, Scene(NOON))) == []


def _once(world: World, number: str, answers: Answers) -> None:
    """One decision stands, its officer was told so, and all others who decided what when."""
    kept = world.case(number)
    (won,) = [(name, act) for name, act, said in answers if said["state"] == act]
    lost = [said for _, _, said in answers if said["state"] == "overtaken"]

    assert (world.people[won[0]], won[1]) == (kept.last.by, kept.last.act)
    assert kept.case.state.version == len(many.TO_DECIDE) + 1
    assert len(lost) == len(OFFICERS) - 1
    assert {(said["office"], said["act"], said["at"]) for said in lost} == {
        ("City bureau", won[1], moment(kept.last.at))
    }


def test_a_case_that_eight_officers_decide_on_is_decided_once(directory: Path, database_url: str) -> None:
    """Few cases, with real processes."""
    raced(directory, database_url, SOME)


@pytest.mark.prove
def test_two_hundred_cases_that_eight_officers_decide_on(directory: Path, database_url: str, prove_full: bool) -> None:
    """Exactly one decision each, the others told who and when."""
    raced(directory, database_url, ALL if prove_full else MORE)


def test_two_of_a_firm_begin_the_same_at_once(tmp_path: Path, database_url: str) -> None:
    """One case is opened, and the other is told that it is running."""
    first, second = (open_store(tmp_path, serving=False, url=database_url) for _ in range(2))
    with closing(first), closing(second):
        world = build(first, "changping")
        with first.transaction() as uow:
            world.person(uow, "hua the younger", "firm", "Huarui")
        at = {"hua": world, "hua the younger": replace(world, store=second)}
        world.agree("wang", "hua")
        of_unit = f"p{world.people['wang']}:{world.places['Institute'].id}"
        world.does("carl", world.begins("dean", "changping:pool", f"{of_unit}:0", note="Knows seals"))
        about = f"{of_unit}:{world.places['Huarui'].id}"
        for _ in range(BEGINNINGS):
            start = Barrier(2)

            def begin(who: str, start: Barrier = start) -> Ok | No:
                seen = at[who].ask(who, "look_at_beginning", way="changping:project", about=about)
                assert isinstance(seen, Ok), seen
                start.wait()
                return at[who].ask(who, "act_on_case", seen=seen.value, act="pass", title="Seals", budget=100_000_000)

            with ThreadPoolExecutor(2) as pool:
                answers = list(pool.map(begin, ("hua", "hua the younger")))

            (number,) = [f"{answer.value}" for answer in answers if isinstance(answer, Ok)]
            assert [answer.reason for answer in answers if isinstance(answer, No)] == ["case-running"]
            world.does("hua", number, "withdraw", "Once more")
