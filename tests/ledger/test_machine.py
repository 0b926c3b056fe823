"""Random games with the ledger on each database, against a model in plain dicts; what is left at the end is sound."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import seed as seeded
from hypothesis.stateful import run_state_machine_as_test

from kjfz_bot.storage.store import Store, open_store
from kjfz_bot.storage.verify.finding import Scene
from kjfz_bot.storage.verify.run import verify
from tests.ledger.machine import LedgerMachine
from tests.ledger.world import NOON, World, build

GAMES, GAMES_SAMPLED, GAMES_PROVED = 14, 24, 1_500
STEPS = 40


@pytest.fixture
def store(tmp_path: Path, database_url: str) -> Iterator[Store]:
    """One database for all games; each has people of its own."""
    opened = open_store(tmp_path, serving=False, url=database_url)
    yield opened
    opened.close()


def play(new_world: Callable[[], World], games: int, chance: int | None = None) -> None:
    """Play so many games, the same ones for the same number."""

    class Machine(LedgerMachine):
        pass

    Machine.new_world = staticmethod(new_world)
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


def played(store: Store, games: int, chance: int | None = None) -> list[str]:
    """What `verify` says of all that was entered in so many games."""
    prefixes = count(1)
    play(lambda: build(store, f"game {next(prefixes)} "), games, chance)
    with store.reading() as uow:
        return [str(finding) for finding in verify(uow, Scene(NOON + timedelta(days=1000)))]


def test_whatever_is_done_the_ledger_is_the_models(store: Store) -> None:
    """A few games, the same every time."""
    assert played(store, GAMES) == []


@pytest.mark.prove
def test_whatever_is_done_in_a_great_many_games(store: Store, prove_seed: int, prove_full: bool) -> None:
    """Others with each seed."""
    assert played(store, GAMES_PROVED if prove_full else GAMES_SAMPLED, prove_seed) == []
