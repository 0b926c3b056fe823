"""Eight who write into one VP's ledger at the same moment: each sees what the others have entered, or waits for it."""

from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import ExitStack, closing
from datetime import timedelta
from multiprocessing import get_context
from pathlib import Path
from random import Random
from threading import Barrier

import pytest

from kjfz_bot.domain.appointment import Appointment
from kjfz_bot.domain.organisation import Organisation
from kjfz_bot.domain.service_entry import Claim, Entry
from kjfz_bot.domain.service_limits import Hindrance
from kjfz_bot.services import ledger
from kjfz_bot.services.ledger import Marked, Overtaken
from kjfz_bot.services.registry import NotThere
from kjfz_bot.storage import entries
from kjfz_bot.storage.store import Store, UnitOfWork, open_store
from kjfz_bot.storage.verify.finding import Scene
from kjfz_bot.storage.verify.run import verify
from tests.ledger.world import NOON, PROGRAMMES, World, ago, build, hours, span

WRITERS = 8
ROUNDS = 6
TERMS = ("wang", "wang at Kexin")

Outcome = list[Entry] | Hindrance | Entry | Overtaken | Marked
Deed = Callable[[UnitOfWork], Outcome]


@pytest.fixture
def worlds(tmp_path: Path, database_url: str) -> Iterator[list[World]]:
    """The same people as eight processes see them: each has a session of its own on the database."""
    with ExitStack() as opened:

        def another() -> Store:
            return opened.enter_context(closing(open_store(tmp_path, serving=False, url=database_url)))

        first = build(another())
        yield [first, *(World(another(), "", NOON, first.people, first.places, first.terms) for _ in range(7))]


def at_once(worlds: list[World], deed: Callable[[int, World], Deed]) -> list[Outcome]:
    """What each of them gets who all begin at the same moment."""
    ready = Barrier(len(worlds))

    def one(number: int) -> Outcome:
        ready.wait(10)
        with worlds[number].store.transaction() as uow:
            return deed(number, worlds[number])(uow)

    with ThreadPoolExecutor(len(worlds)) as pool:
        return list(pool.map(one, range(len(worlds))))


def claiming(world: World, term: str, claim: Claim) -> Deed:
    """Enters hours, whatever stands there already."""
    return lambda uow: ledger.claim(uow, world.actor("wang"), PROGRAMMES, world.terms[term].id, [claim], twice=True)


def taken(outcomes: list[Outcome]) -> int:
    """How many were entered."""
    return sum(isinstance(outcome, list) for outcome in outcomes)


def findings(world: World) -> list[str]:
    """What `verify` says."""
    with world.store.reading() as uow:
        return [str(finding) for finding in verify(uow, Scene(NOON + timedelta(days=1)))]


def test_of_eight_who_claim_the_same_hour_one_has_it(worlds: list[World]) -> None:
    """At two firms, and day after day; the others are told of the one entry."""
    for day in range(ROUNDS):
        outcomes = at_once(
            worlds,
            lambda number, world, day=day: claiming(world, TERMS[number % 2], span(9, 12, ago(day))),  # type: ignore[misc]
        )

        assert taken(outcomes) == 1
        stopped = [each for each in outcomes if isinstance(each, Hindrance)]
        assert {each.reason for each in stopped} == {"overlaps"}
        assert len({each.entry.id for each in stopped if each.entry is not None}) == 1
    assert findings(worlds[0]) == []


def test_eight_fill_a_day_no_further_than_it_goes(worlds: list[World]) -> None:
    """Of three hours each, four have room."""
    for day in range(ROUNDS):
        outcomes = at_once(
            worlds,
            lambda number, world, day=day: claiming(world, TERMS[number % 2], hours(3, ago(day))),  # type: ignore[misc]
        )

        assert taken(outcomes) == 4
    assert findings(worlds[0]) == []


def test_an_entry_that_eight_take_back_is_taken_back_once(worlds: list[World]) -> None:
    """Withdrawn, corrected or struck: whoever comes later is told that it is gone."""
    for day in range(ROUNDS):
        with worlds[0].store.transaction() as uow:
            (entry,) = claiming(worlds[0], "wang", span(9, 12, ago(day)))(uow)  # type: ignore[misc]

        def deed(number: int, world: World, entry: Entry = entry, day: int = day) -> Deed:
            vp, officer = world.actor("wang"), world.actor("officer")
            return (
                lambda uow: ledger.reverse(uow, vp, entry.id, "withdrawn"),
                lambda uow: ledger.correct(uow, vp, PROGRAMMES, entry.id, [span(9, 10, ago(day))]),
                lambda uow: ledger.strike(uow, officer, entry.id, "a reason"),
            )[number % 3]

        outcomes = at_once(worlds, deed)
        gone = [each for each in outcomes if isinstance(each, Overtaken)]
        assert [each.why for each in gone] == ["reversed"] * (WRITERS - 1)
    assert findings(worlds[0]) == []


def test_a_confirmation_and_a_withdrawal_do_not_both_happen_to_what_was_seen(worlds: list[World]) -> None:
    """Whichever comes first, the other is told: nothing is confirmed that was taken back before."""
    for day in range(ROUNDS):
        with worlds[0].store.transaction() as uow:
            (entry,) = claiming(worlds[0], "wang", span(9, 12, ago(day)))(uow)  # type: ignore[misc]

        def deed(number: int, world: World, entry: Entry = entry) -> Deed:
            if number % 2:
                return lambda uow: ledger.confirm(uow, world.actor("hua"), [entry.id])
            return lambda uow: ledger.reverse(uow, world.actor("wang"), entry.id, "withdrawn")

        outcomes = at_once(worlds, deed)
        assert sum(isinstance(each, Entry) for each in outcomes) == 1
        assert sum(bool(each.done) for each in outcomes if isinstance(each, Marked)) <= 1
    assert findings(worlds[0]) == []


def random_deed(world: World, chance: Random) -> Deed:
    """Something that somebody might do to the ledger of one VP on few days."""
    wang, day = world.actor("wang"), ago(chance.randrange(3))
    start = chance.randrange(0, 22)
    claim = span(start, start + 2, day) if chance.random() < 0.5 else hours(chance.choice((1, 3, 5)), day)
    with world.store.reading() as uow:
        known = [entry.id for entry in entries.newest(uow, world.people["wang"], 0, 40)]
    if not known or chance.random() < 0.4:
        return claiming(world, chance.choice(TERMS), claim)
    entry, officer = chance.choice(known), world.actor("officer")
    firm = world.actor("hua" if chance.random() < 0.5 else "ke")
    deeds: tuple[Deed, ...] = (
        lambda uow: ledger.reverse(uow, wang, entry, "withdrawn"),
        lambda uow: ledger.correct(uow, wang, PROGRAMMES, entry, [claim]),
        lambda uow: ledger.correct(uow, officer, PROGRAMMES, entry, [claim], "a reason"),
        lambda uow: ledger.strike(uow, officer, entry, "a reason"),
        lambda uow: ledger.confirm(uow, firm, [entry]),
        lambda uow: ledger.dispute(uow, firm, [entry], "a reason"),
        lambda uow: ledger.insist(uow, wang, [entry], "a reason"),
        lambda uow: ledger.uphold(uow, officer, [entry], "a reason"),
        lambda uow: ledger.check(uow, officer, [entry]),
    )
    return chance.choice(deeds)


def scribble(world: World, seed: int, times: int) -> Counter[str]:
    """Do so many things one after the other; what came of them, by kind."""
    chance, found = Random(seed), Counter[str]()
    for _ in range(times):
        deed = random_deed(world, chance)
        try:
            with world.store.transaction() as uow:
                found[type(deed(uow)).__name__] += 1
        except NotThere:
            found["NotThere"] += 1
    return found


Known = tuple[dict[str, int], dict[str, Organisation], dict[str, Appointment]]
"""Who and what there is, as another process is told of it."""


def live(directory: Path, url: str, known: Known, seed: int) -> Counter[str]:
    """The life of a process of its own."""
    with closing(open_store(directory, serving=False, url=url)) as store:
        return scribble(World(store, "", NOON, *known), seed, TIMES)


TIMES = 150
ENTERED, CHANGED = "list", {"Entry", "Marked"}


@pytest.mark.prove
def test_eight_processes_that_do_whatever_they_like_break_nothing(
    worlds: list[World], tmp_path: Path, database_url: str, prove_seed: int, prove_full: bool
) -> None:
    """Claims, corrections, disputes and decisions on three days of one VP, with nothing to keep them apart."""
    first = worlds[0]
    known = (first.people, first.places, first.terms)
    done: Counter[str] = Counter()
    with ProcessPoolExecutor(WRITERS, get_context("spawn")) as processes:
        for turn in range(6 if prove_full else 1):
            seeds = [prove_seed + 100 * turn + number for number in range(WRITERS)]
            lives = [processes.submit(live, tmp_path, database_url, known, seed) for seed in seeds]
            done += sum((each.result() for each in lives), Counter[str]())

            assert findings(first) == []
    assert done[ENTERED] > WRITERS
    assert all(done[each] > WRITERS for each in CHANGED)
