"""Nothing lost, nothing twice, nothing out of order, whatever happens in whatever order: random games on each database.

The model they are compared with is `delivery_model.py`; a game that is lost is printed as the steps that lead to it.
"""

import logging
from collections.abc import Callable, Iterator

import pytest
import structlog
from hypothesis import HealthCheck, Phase, settings
from hypothesis import seed as seeded
from hypothesis.stateful import run_state_machine_as_test

from tests.properties.delivery_homes import Home
from tests.properties.delivery_machine import DeliveryMachine

PARTS = 4
"""In how many the long form is divided, so that several processes can play at once."""

GAMES, GAMES_SAMPLED = 5, 2
"""In the suite, and in a part of the sample."""

MANY = {"sqlite": 250, "postgresql": 100}
"""In a part of the long form; with a server to ask a game takes five times as long."""

STEPS = 40


@pytest.fixture(autouse=True)
def _quiet() -> Iterator[None]:
    """What goes wrong here goes wrong on purpose."""
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.CRITICAL))
    yield
    structlog.reset_defaults()


def play(home: Callable[[], Home], games: int, chance: int | None = None) -> None:
    """Play so many games, the same ones for the same number."""

    class Machine(DeliveryMachine):
        new_home = staticmethod(home)

    rules = settings(
        max_examples=games,
        stateful_step_count=STEPS,
        deadline=None,
        derandomize=chance is None,
        database=None,
        suppress_health_check=list(HealthCheck),
        phases=[Phase.generate, Phase.shrink],
    )
    run_state_machine_as_test(Machine if chance is None else seeded(chance)(Machine), settings=rules)


def test_every_game_ends_well(new_home: Callable[[], Home]) -> None:
    """A few, the same every time."""
    play(new_home, GAMES)


@pytest.mark.prove
@pytest.mark.parametrize("part", range(PARTS))
def test_a_great_many_games_end_well(
    request: pytest.FixtureRequest, new_home: Callable[[], Home], part: int, prove_seed: int, prove_full: bool
) -> None:
    """Others with each seed."""
    many = MANY[request.node.callspec.params["new_home"]]
    play(new_home, many if prove_full else GAMES_SAMPLED, PARTS * prove_seed + part)
