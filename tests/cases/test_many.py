"""However many cases there are, a status is there at once: 100 000 with 2 million events in full, hundreds always."""

import os
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from kjfz_bot.dialog.inbound import Ok
from kjfz_bot.domain.organisation import Organisation
from kjfz_bot.domain.workflow import Side
from kjfz_bot.storage import organisations, profiles
from kjfz_bot.storage.store import Store, UnitOfWork, open_store
from kjfz_bot.storage.verify.cases import check_cases
from kjfz_bot.storage.verify.finding import Scene
from tests.cases import many
from tests.cases.world import NOON, World, build

AT_MOST = 0.030
"""Seconds of a service call, at the 95th percentile."""

TIMES = 60
FULL, SAMPLE = 100_000, 300
FIRMS, EXPERTS = 400, 2_000

Who = list[tuple[int, Organisation, Organisation]]


@pytest.fixture
def store(tmp_path: Path, database_url: str) -> Iterator[Store]:
    """An open, empty database."""
    with closing(open_store(tmp_path, serving=False, url=database_url)) as opened:
        yield opened


def crowd(world: World, firms: int, experts: int) -> Who:
    """So many experts of twenty units, and the firm that each applies at, with somebody of the first unit and firm."""
    with world.store.transaction() as uow:
        units = [_place(uow, world, "unit", f"Unit {turn}", None) for turn in range(20)]
        districts = ("haishu", "cixi", "yuyao", "beilun", "ninghai")
        places = [_place(uow, world, "firm", f"Firm {turn}", districts[turn % 5]) for turn in range(firms)]
        world.places |= {place.name: place for place in (*units, *places)}
        people = []
        for turn in range(experts):
            name = f"expert {turn}"
            world.person(uow, name, "researcher", units[turn % 20].name)
            world.profile(uow, name, units[turn % 20].name)
            people.append((world.people[name], units[turn % 20], places[turn * 7 % firms]))
        world.person(uow, "director", "unit", units[0].name)
        world.person(uow, "owner", "firm", places[0].name)
        assert profiles.of_person(uow, people[0][0])
    return people


def _place(uow: UnitOfWork, world: World, kind: str, name: str, district: str | None) -> Organisation:
    new = Organisation(0, name, kind, name, world.programme, None, district, "verified")  # type: ignore[arg-type]  # two kinds
    return organisations.add(uow, new, NOON)


def filled(store: Store, count: int, firms: int, experts: int) -> World:
    """A world with so many cases; about twenty events are in each."""
    world = build(store)
    who = crowd(world, firms, experts)
    officers: dict[Side, tuple[int, int]] = {
        "unit": (world.people["dean"], 0),
        "firm": (world.people["hua"], 0),
        "district": (world.people["dora"], world.places["Haishu bureau"].id),
        "city": (world.people["carl"], world.places["City bureau"].id),
    }
    many.fill(store, count, who, officers)
    return world


def measured(world: World, count: int, times: int = TIMES) -> dict[str, float]:
    """What each call takes at the 95th percentile, in seconds: a case by its number, and lists by who asks."""
    numbers = [many.number(1 + turn * 7919 % count) for turn in range(times)]
    found = {"look_at_case": _p95(world, "carl", "look_at_case", [{"case": number} for number in numbers])}
    for who in ("carl", "dora", "director", "owner", "expert 0"):
        found[f"my_cases of {who}"] = _p95(world, who, "my_cases", [{}] * times)
        found[f"my_cases of {who}, page 5"] = _p95(world, who, "my_cases", [{"cursor": 32}] * times)
    found["cases_waiting"] = _p95(world, "carl", "cases_waiting", [{}] * times)
    return found


def _p95(world: World, who: str, service: str, asked: list[dict[str, object]]) -> float:
    took = []
    for inputs in asked:
        with world.store.reading() as uow:
            begun = time.perf_counter()
            answer = world.within(uow, who, service, **inputs)
            took.append(time.perf_counter() - begun)
        assert isinstance(answer, Ok)
    return sorted(took)[len(took) * 95 // 100]


def test_what_is_put_in_is_as_services_would_have_it(store: Store) -> None:
    """Some hundreds of cases are sound to the last event, and every list has its page."""
    world = filled(store, SAMPLE, 10, 20)

    with store.reading() as uow:
        assert list(check_cases(uow, Scene(NOON))) == []
    for who in ("carl", "dora", "director", "owner", "expert 0"):
        page = world.ask(who, "my_cases")
        assert isinstance(page, Ok)
        assert len(page.value["items"]) >= 8


@pytest.mark.prove
def test_a_status_is_there_at_once_among_a_hundred_thousand_cases(
    store: Store, prove_full: bool, database_url: str, tell: Callable[[str], None]
) -> None:
    """On both databases, in at most 30 ms."""
    count = FULL if prove_full else 10 * SAMPLE
    world = filled(store, count, FIRMS, EXPERTS)
    figures = measured(world, count)

    name = "PostgreSQL" if database_url else "SQLite"
    for said, seconds in figures.items():
        tell(f"{name}, {count} cases, {said}: {1000 * seconds:.1f} ms")
    slow = {said: seconds for said, seconds in figures.items() if seconds > AT_MOST}
    assert not prove_full or slow == {}  # a sample runs on machines that do other things besides


@pytest.fixture
def tell(capsys: pytest.CaptureFixture[str]) -> Callable[[str], None]:
    """Says a figure also while output is caught."""

    def say(text: str) -> None:
        with capsys.disabled():
            os.write(1, f"{text}\n".encode())

    return say
