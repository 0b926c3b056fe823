"""Games that were lost once, told by hand: each is a way in which things went wrong."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from tests.postgres import Cluster
from tests.properties.delivery_game import Game
from tests.properties.delivery_homes import Home, PostgresHome

FIRST, SECOND = 0, 1
"""Two processes on one database; the first has the duty of sending in the beginning."""


@pytest.fixture
def game(new_home: Callable[[], Home]) -> Iterator[Game]:
    """A game on each database."""
    begun = Game(new_home())
    yield begun
    begun.end()


@pytest.fixture
def shared(postgres: Cluster, migrated: tuple[str, Path]) -> Iterator[Game]:
    """A game of two processes, the first of which sends; five seconds' patience was asked for in Dan's chat."""
    begun = Game(PostgresHome(postgres, *migrated))
    work(begun, FIRST)
    begun.platform.orders.append("wait")
    begun.deliver(begun.send("dan", "text", "hello"))
    work(begun, FIRST)
    yield begun
    begun.end()


def work(game: Game, *places: int) -> None:
    """Let processes do, one after the other, all that they can do at this moment."""
    for place in places:
        for _ in range(10):
            game.send_out(place)
            game.work(place)


def passes(game: Game, seconds: float) -> None:
    """Time passes, and nobody does anything."""
    game.clock.move(timedelta(seconds=seconds))


def test_nothing_overtakes_what_the_sender_is_just_fetching(game: Game) -> None:
    """Answers that lined up before it was there are shown before those of the next commit."""
    for text in ("hello", *("a note", "North", "Keep") * 8):
        game.deliver(game.send("dan", "text", text))

    game.come_to_rest()

    game.check()
    assert [letter.number for letter in game.platform.shown] == sorted(letter.number for letter in game.platform.shown)
    assert len(game.platform.shown) > 5


def test_what_is_refused_for_good_is_not_sent_again(game: Game) -> None:
    """Neither a message nor a chat that is gone; the next thing the person sends is answered."""
    game.come_to_rest()
    for order in ("chat is gone", "refuse"):
        game.platform.orders.append(order)
        game.deliver(game.send("dan", "text", "back"))
        game.come_to_rest(friendly=False)
    game.deliver(game.send("dan", "text", "back"))

    game.come_to_rest()

    game.check()
    assert game.platform.shown


def test_a_sender_that_was_cut_off_sends_nothing_once_another_does(shared: Game) -> None:
    """It has not heard yet that its session has ended, and holds what is to be sent now."""
    shared.cut_off(FIRST)
    work(shared, SECOND)

    passes(shared, 5)
    work(shared, SECOND)
    assert len(shared.platform.shown) == 1
    work(shared, FIRST)

    shared.check()
    assert len(shared.platform.shown) == 1


def test_whoever_takes_over_waits_for_what_the_other_may_still_send(shared: Game) -> None:
    """Its last commit was a moment ago, so it may send, though its session has ended meanwhile."""
    passes(shared, 4.9)
    work(shared, FIRST)
    shared.cut_off(FIRST)
    work(shared, SECOND)

    passes(shared, 0.2)
    work(shared, SECOND)
    assert shared.platform.shown == []
    for _ in range(5):
        shared.send_out(FIRST)

    shared.check()
    assert len(shared.platform.shown) == 1


def test_who_was_relieved_puts_nothing_back_when_it_ends(shared: Game) -> None:
    """It has a new session already; what it held is in the other's hands, who would send it once more."""
    shared.cut_off(FIRST)
    work(shared, SECOND)
    for _ in range(5):
        shared.work(FIRST)
        passes(shared, 0.5)
    work(shared, SECOND)

    shared.end_day(FIRST)

    passes(shared, 4)
    work(shared, SECOND)
    shared.check()
    assert len(shared.platform.shown) == 1


@pytest.mark.parametrize("ends", ["is killed", "is stopped"])
def test_the_patience_asked_for_in_a_chat_is_kept_by_who_comes_next(game: Game, ends: str) -> None:
    """It is in the row of the message."""
    work(game, FIRST)
    game.platform.orders.append("wait")
    game.deliver(game.send("dan", "text", "hello"))
    work(game, FIRST)
    passes(game, 2)

    if ends == "is killed":
        game.crash(shown=False)
    else:
        game.end_day()
    work(game, FIRST)
    passes(game, 1.5)
    work(game, FIRST)
    game.check()
    assert game.platform.shown == []

    game.come_to_rest()
    assert len(game.platform.shown) == 1
