"""Games that were lost once, told by hand: each is a way in which things went wrong."""

from collections.abc import Callable, Iterator

import pytest

from tests.properties.delivery_game import Game
from tests.properties.delivery_homes import Home


@pytest.fixture
def game(new_home: Callable[[], Home]) -> Iterator[Game]:
    """A game on each database."""
    begun = Game(new_home())
    yield begun
    begun.end()


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
