"""Two processes on one database: each lane is worked on by one of them at a time, in order, whoever was told what."""

import threading
from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa

from kjfz_bot.app.duties import Duties
from kjfz_bot.app.wakes import Wakes
from kjfz_bot.storage import audit, duty_locks, lane_locks, signals
from kjfz_bot.storage.audit import Deed
from kjfz_bot.storage.schema import PERSON
from kjfz_bot.storage.store import Store
from tests.unit.app.house import ASKED, KEPT, NOON, House

OpenHouse = Callable[[], House]


@pytest.fixture
def two(tmp_path: Path, postgres_database: str) -> Iterator[tuple[House, House]]:
    """Two processes, driven by hand."""
    houses = House(tmp_path, postgres_database), House(tmp_path, postgres_database)
    yield houses
    for house in houses:
        house.close()


@pytest.fixture
def running(two: tuple[House, House]) -> Iterator[tuple[House, House]]:
    """Two processes at work."""
    for house in two:
        house.writer.start()
    yield two
    for house in two:
        house.writer.stop(10)


def _cut_off(house: House) -> None:
    """End the session a process writes with, as the server does when it stands still for too long."""
    with house.store.reading() as uow:
        uow.connection.execute(
            sa.text(
                "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND pid <> pg_backend_pid()"
            )
        ).all()


def test_a_claimed_letter_is_left_to_who_claimed_it(two: tuple[House, House]) -> None:
    """Between the claim and the turn lies a commit, and still nobody else takes the letter."""
    first, second = two
    first.talk("ada", "hello")
    first.send("ada", "buy milk")
    first.writer.cycle()

    second.wait(60)
    assert first.notes() == []

    first.settle()
    assert first.notes() == ["buy milk"]
    assert first.letters()[-1][1:] == ("done", 1)


def test_what_the_other_was_told_meanwhile_comes_after(two: tuple[House, House]) -> None:
    """Whoever has the lane reads what was stored for it elsewhere, before anything that came later."""
    first, second = two
    first.talk("ada", "hello")
    first.send("ada", "one")
    first.writer.cycle()
    second.send("ada", "/notes")
    second.settle()
    first.send("ada", "two")

    first.settle()

    said = [line for line in first.lines("ada") if line in {ASKED, KEPT}]
    assert said == [ASKED, KEPT, ASKED, ASKED, KEPT, ASKED]
    assert first.notes() == ["one", "two"]
    assert [state for _, state, _ in first.letters()] == ["done"] * 4


def test_who_stores_a_letter_takes_no_lane_that_is_taken(two: tuple[House, House]) -> None:
    """The letter waits for who is at work for that person, and nothing is tried twice."""
    first, second = two
    first.talk("ada", "hello")
    first.send("ada", "one")
    first.writer.cycle()

    second.send("ada", "two")
    for _ in range(3):
        second.writer.cycle()
    kept_by_the_second = second.notes()
    first.settle()

    assert kept_by_the_second == []
    assert first.notes() == ["one", "two"]
    assert [attempts for _, _, attempts in first.letters()] == [1, 1, 1]


def test_one_transaction_at_a_time_has_a_persons_door(two: tuple[House, House]) -> None:
    """So their letters become visible in the order of their numbers, wherever they are stored."""
    first, second = two
    entered = threading.Event()

    def enter(store: Store) -> None:
        with store.transaction() as uow:
            lane_locks.enter(uow, {7}, ())
            entered.set()

    with first.store.transaction() as uow:
        lane_locks.enter(uow, {7}, ())
        waiting = threading.Thread(target=enter, args=(second.store,))
        waiting.start()
        too_early = entered.wait(0.3)

    waiting.join()
    assert not too_early
    assert entered.is_set()


def test_a_process_that_died_has_left_its_lanes_to_the_other(two: tuple[House, House]) -> None:
    """Its locks are gone with it; the attempt it had begun is counted."""
    first, second = two
    first.talk("ada", "hello")
    first.send("ada", "buy milk")
    first.writer.cycle()
    first.store.close()

    second.wait(2)

    assert second.notes() == ["buy milk"]
    assert second.letters()[-1][1:] == ("done", 2)


def test_a_process_whose_session_was_ended_does_nothing_twice(two: tuple[House, House]) -> None:
    """What it had claimed is the other's; it notices, and works on with a new session."""
    first, second = two
    first.talk("ada", "hello")
    first.send("ada", "buy milk")
    first.writer.cycle()
    _cut_off(first)
    second.wait(2)
    second.wait(2)

    first.settle()
    first.wait(2)
    first.wait(2)

    assert first.notes() == ["buy milk"]
    assert first.talk("ben", "hello")[-1] == ASKED


def test_a_letter_that_rests_keeps_its_lane(two: tuple[House, House]) -> None:
    """While the first tries a letter again, the other does not take the next one."""
    first, second = two
    first.talk("ada", "hello", "boom")
    second.send("ada", "buy milk")

    second.wait(5)

    assert second.notes() == []
    assert [letter.body for letter in second.waiting()] == ["boom", "buy milk"]


def test_the_same_update_told_to_both_at_once_is_one(running: tuple[House, House]) -> None:
    """Also when it is the first that anybody hears of that person."""
    for number in range(20):
        futures = [house.send(f"p{number}", "hello", update_id="same") for house in running for _ in range(3)]

        assert sorted(future.result(20) for future in futures) == [False] * 5 + [True]

    with running[0].store.reading() as uow:
        assert len(uow.connection.execute(sa.select(PERSON)).all()) == 20


def test_each_persons_words_have_their_effects_in_order(running: tuple[House, House]) -> None:
    """They come now to one process, now to the other, each as soon as the one before is acknowledged."""
    people = [f"p{number}" for number in range(8)]
    told: dict[str, list[str]] = {name: [f"{name} says {place}" for place in range(12)] for name in people}

    def speak(name: str, place: int) -> None:
        for number, text in enumerate(["hello", *told[name]]):
            running[(number + place) % 2].send(name, text).result(30)

    threads = [threading.Thread(target=speak, args=(name, place)) for place, name in enumerate(people)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    deadline = threading.Event()
    while running[0].waiting() and not deadline.wait(0.05):
        pass

    letters = [text for text, state, _ in running[0].letters() if state == "done"]
    kept = running[0].notes()
    for name in people:
        assert [text for text in letters if text.startswith(f"{name} ")] == told[name]
        own = [note for note in kept if note.startswith(f"{name} ")]
        assert own == sorted(own, key=told[name].index)
        assert len(own) == len(set(own)) > 0


def test_one_of_two_has_a_duty_until_its_session_ends(running: tuple[House, House]) -> None:
    """Then the other has it, and the one that lost it is told."""
    first, second = (Duties(house.writer, shared=True) for house in running)
    heard: list[str] = []
    first.want("send", lambda _session: heard.append("first has it"), lambda: heard.append("first lost it"))
    second.want("send", lambda _session: heard.append("second has it"))
    first.look()
    second.look()
    assert heard == ["first has it"]

    _cut_off(running[0])
    while not second.has("send"):
        second.look()
    for _ in range(2):  # the first try tells that the session is gone
        first.look()
        running[0].now += timedelta(seconds=2)

    assert heard == ["first has it", "second has it", "first lost it"]
    assert (first.has("send"), second.has("send")) == (False, True)


def test_a_transaction_in_which_nothing_is_said_is_no_sign(two: tuple[House, House]) -> None:
    """It would end as well where the session has long been gone."""
    with two[0].store.transaction() as uow:
        silent = uow.database.heard(uow.connection)
        duty_locks.answer(uow.connection)
        answered = uow.database.heard(uow.connection)

    assert (silent, answered) == (False, True)


def test_a_database_is_served_while_somebody_has_a_duty(running: tuple[House, House]) -> None:
    """Whoever looks at it then judges waiting by the clock, and of a backup by the moment it was last used."""
    assert not running[0].store.served
    duties = Duties(running[0].writer, shared=True)
    duties.want("jobs", lambda _session: None)
    duties.look()

    assert running[1].store.served


def test_a_seal_waits_for_the_deeds_under_way(two: tuple[House, House]) -> None:
    """No row of the audit appears later below the last one that was sealed."""
    first, second = two
    recorded, go_on = threading.Event(), threading.Event()

    def record(store: Store) -> None:
        with store.transaction() as uow:
            audit.record(uow, Deed(7, "language_set", NOON, {}))
            recorded.set()
            go_on.wait(10)

    slow = threading.Thread(target=record, args=(first.store,))
    slow.start()
    recorded.wait(10)
    threading.Timer(0.3, go_on.set).start()

    with second.store.transaction() as uow:
        newest = audit.newest(uow)

    slow.join()
    assert newest > 0


def test_signals_are_heard_with_the_commit(two: tuple[House, House]) -> None:
    """Not before it, and not of what was taken back."""
    heard: list[str] = []
    arrived = threading.Event()
    hearing = two[1].store.database.hearing()
    assert hearing is not None

    def hear(words: Sequence[str]) -> None:
        heard.extend(words)
        arrived.set()

    wakes = Wakes(hearing, {"lines": hear})
    wakes.start()
    with pytest.raises(ZeroDivisionError), two[0].store.transaction() as uow:
        signals.give(uow, "lines", ["taken-back"])
        raise ZeroDivisionError

    while not arrived.wait(0.2):
        with two[0].store.transaction() as uow:
            signals.give(uow, "lines", ["kept"])

    wakes.stop()
    assert set(heard) == {"kept"}
