"""Many people, servers that are killed again and again: nothing is lost, nothing is done twice, every order is kept."""

import asyncio
from pathlib import Path

import pytest

from tests.crash.databases import Database, PostgresServer, SqliteFile
from tests.crash.ordeal import Ordeal, Scale
from tests.crash.reckoning import Figures, reckon
from tests.postgres import Cluster

SHORT = Scale(kills=16, updates=240, stops=1, chatters=12, visitors=3, seconds=120)
SAMPLE = Scale(kills=40, updates=800, stops=2, chatters=24, visitors=6, seconds=300)
FULL = Scale(kills=510, updates=10_200, stops=22, chatters=60, visitors=12, seconds=2_400)


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Database:
    """An empty database."""
    if request.param == "sqlite":
        return SqliteFile(tmp_path / "data")
    cluster: Cluster = request.getfixturevalue("postgres")
    return PostgresServer(cluster, tmp_path / "data")


def crash_run(database: Database, directory: Path, seed: int, scale: Scale) -> Figures:
    """Make a crash run and reckon what came of it."""

    async def run() -> Ordeal:
        ordeal = Ordeal(database, directory, seed, scale)
        await ordeal.run()
        return ordeal

    figures = reckon(asyncio.run(run()), database)
    assert figures.updates >= scale.updates
    assert figures.redelivered >= 0.3 * figures.updates
    assert sum(figures.kills.values()) >= scale.kills
    assert figures.stops == scale.stops * database.stoppable
    return figures


def test_servers_that_are_killed_lose_nothing_and_double_nothing(database: Database, tmp_path: Path) -> None:
    """The short form of the proof, with the same draws every time."""
    crash_run(database, tmp_path, 20261122, SHORT)


@pytest.mark.prove
def test_hundreds_of_kills_lose_nothing_and_double_nothing(
    database: Database, tmp_path: Path, prove_seed: int, prove_full: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    """The long form, with the figures it came to."""
    figures = crash_run(database, tmp_path, prove_seed, FULL if prove_full else SAMPLE)

    with capsys.disabled():
        print(f"\nSeed {prove_seed}, {type(database).__name__}: {figures}.")  # noqa: T201 - the proof's result
