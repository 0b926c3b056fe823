"""However much was entered, what it comes to is there at once: five million entries in full, some of them always."""

import os
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from kjfz_bot.app.content import load_content
from kjfz_bot.domain.access import Scope
from kjfz_bot.domain.appointment import Appointment
from kjfz_bot.services import hours, service_figures
from kjfz_bot.services.registry import Actor
from kjfz_bot.services.service_figures import grouped
from kjfz_bot.storage import entries, service_totals
from kjfz_bot.storage.store import Store, UnitOfWork, open_store
from kjfz_bot.storage.verify.finding import Scene
from kjfz_bot.storage.verify.ledger import check_ledger
from tests.ledger import many

PROGRAMMES = load_content().programmes
OWN, TABLE = 0.030, 0.300
"""Seconds of one VP's figures, and of an officer's table, at the 95th percentile."""

TIMES = 40
VPS, ENTRIES = 3_000, 5_000_000
MEDIUM = (300, 20_000)
SMALL = (60, 6_000)

Look = Callable[[UnitOfWork, int], object]


@pytest.fixture
def store(tmp_path: Path, database_url: str) -> Iterator[Store]:
    """An open, empty database."""
    with closing(open_store(tmp_path, serving=False, url=database_url)) as opened:
        yield opened


def p95(store: Store, look: Look, times: int = TIMES) -> float:
    """What nineteen of twenty looks do not take longer than, each of another VP, in seconds."""
    took = []
    for turn in range(times):
        with store.transaction() as uow:
            begun = time.perf_counter()
            look(uow, turn)
            took.append(time.perf_counter() - begun)
    return sorted(took)[times * 95 // 100]


def own_figures(vps: list[list[Appointment]]) -> Look:
    """What `/hours` asks for: the terms of a VP, and how far each of them is."""

    def look(uow: UnitOfWork, turn: int) -> object:
        person = vps[turn * 7 % len(vps)][0].person
        return service_figures.all_of_person(uow, PROGRAMMES, person, many.NOW)

    return look


def own_page(vps: list[list[Appointment]]) -> Look:
    """What a message such as `/hours` comes to: which terms there are, and the page of one."""

    def look(uow: UnitOfWork, turn: int) -> object:
        term = vps[turn * 5 % len(vps)][-1]
        actor, option = Actor(term.person, many.NOW), {"term": hours.called(term)}
        terms = hours.own_terms(PROGRAMMES, uow, actor, {})
        return terms, hours.hours_card(PROGRAMMES, uow, actor, option)

    return look


def own_week(vps: list[list[Appointment]]) -> Look:
    """What a claim looks at: what stands on the days it is of."""

    def look(uow: UnitOfWork, turn: int) -> object:
        person = vps[turn * 11 % len(vps)][0].person
        return entries.live_on(uow, person, [many.TODAY - timedelta(days=step) for step in range(7)])

    return look


def waiting(_vps: list[list[Appointment]]) -> Look:
    """What a firm has still to confirm, by way of its district."""
    return lambda uow, turn: entries.pending(
        uow, Scope("ningbo", many.DISTRICTS[turn % 10]), ("waiting",), 200, many.NOW
    )


def district(_vps: list[list[Appointment]]) -> Look:
    """An officer's table of a district: every running term, by firm and by unit."""

    def look(uow: UnitOfWork, turn: int) -> object:
        found = service_figures.lines(uow, PROGRAMMES, Scope("ningbo", many.DISTRICTS[turn % 10]), many.NOW)
        return grouped(found, "firm"), grouped(found, "unit")

    return look


LOOKS: dict[str, tuple[Callable[[list[list[Appointment]]], Look], float]] = {
    "figures of one VP": (own_figures, OWN),
    "page of one VP": (own_page, OWN),
    "a week of one VP": (own_week, OWN),
    "what waits in a district": (waiting, TABLE),
    "table of a district": (district, TABLE),
}


def measured(store: Store, vps: int, count: int) -> dict[str, float]:
    """What each look takes, once so much was entered."""
    made = many.fill(store, vps, count)
    return {name: p95(store, look(made)) for name, (look, _) in LOOKS.items()}


def slow(figures: dict[str, float]) -> dict[str, float]:
    """Those that take too long on a quiet machine."""
    return {name: seconds for name, seconds in figures.items() if seconds > LOOKS[name][1]}


def test_entries_put_in_many_at_a_time_are_what_the_ledger_would_have_made(store: Store) -> None:
    """And each is counted once, however they are grouped: what is measured below is the real thing."""
    many.fill(store, *SMALL)

    with store.reading() as uow:
        wrong = [str(each) for each in check_ledger(uow, Scene(many.NOW)) if not each.rule.startswith("A2")]
        every = service_totals.everything(uow)
        tables = [
            sum(group.terms for group in grouped(service_figures.lines(uow, PROGRAMMES, Scope("ningbo"), many.NOW), by))
            for by in ("firm", "unit", "district")
        ]
    assert wrong == []
    assert sum(sums.entries for slots in every.values() for sums in slots.values()) == SMALL[1]
    assert len(set(tables)) == 1
    assert 0 < tables[0] <= SMALL[0]


@pytest.mark.prove
def test_five_million_entries_are_told_at_once(
    store: Store, prove_full: bool, database_url: str, tell: Callable[[str], None]
) -> None:
    """Of 3 000 VPs over ten years: a VP's figures in 30 ms at most, a district's table in 300."""
    vps, count = (VPS, ENTRIES) if prove_full else MEDIUM
    begun = time.perf_counter()
    figures = measured(store, vps, count)

    name = "PostgreSQL" if database_url else "SQLite"
    tell(f"{name}, {count} entries of {vps} VPs, filled and looked at in {time.perf_counter() - begun:.0f} s")
    for look, seconds in figures.items():
        tell(f"{name}, {count} entries of {vps} VPs, {look}: {1000 * seconds:.1f} ms")
    assert set(figures) == set(LOOKS)
    assert not prove_full or slow(figures) == {}  # a sample runs on machines that do other things besides


@pytest.fixture
def tell(capsys: pytest.CaptureFixture[str]) -> Callable[[str], None]:
    """Says a figure also while output is caught."""

    def say(text: str) -> None:
        with capsys.disabled():
            os.write(1, f"{text}\n".encode())

    return say
