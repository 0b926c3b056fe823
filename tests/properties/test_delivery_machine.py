"""Nothing lost, nothing twice, nothing out of order, whatever happens in whatever order: random games on each database.

The model they are compared with is `delivery_model.py`; a game that is lost is printed as the steps that lead to it.
"""

import logging
from collections.abc import Iterator

import pytest
import structlog
from hypothesis import HealthCheck, Phase, settings
from hypothesis import seed as seeded
from hypothesis.stateful import run_state_machine_as_test

from tests.properties.delivery_homes import HOMES
from tests.properties.delivery_machine import DeliveryMachine

GAMES, GAMES_SAMPLED, GAMES_PROVED = 40, 300, 5_000
STEPS = 40


@pytest.fixture(autouse=True)
def _quiet() -> Iterator[None]:
    """What goes wrong here goes wrong on purpose."""
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.CRITICAL))
    yield
    structlog.reset_defaults()


def play(database: str, games: int, chance: int | None = None) -> None:
    """Play so many games, the same ones for the same number."""

    class Machine(DeliveryMachine):
        new_home = staticmethod(HOMES[database])

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


@pytest.mark.parametrize("database", HOMES)
def test_every_game_ends_well(database: str) -> None:
    """A few, the same every time."""
    play(database, GAMES)


@pytest.mark.prove
@pytest.mark.parametrize("database", HOMES)
def test_a_great_many_games_end_well(database: str, prove_seed: int, prove_full: bool) -> None:
    """Others with each seed."""
    play(database, GAMES_PROVED if prove_full else GAMES_SAMPLED, prove_seed)
