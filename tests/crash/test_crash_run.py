"""Many people, servers that are killed again and again: nothing is lost, nothing is done twice, every order is kept."""

import asyncio
from pathlib import Path

import pytest

from tests.crash.databases import Database, SqliteFile
from tests.crash.ordeal import Ordeal, Scale
from tests.crash.reckoning import Figures, reckon

SHORT = Scale(kills=40, updates=800, stops=2, chatters=16, visitors=4, seconds=120)
SAMPLE = Scale(kills=60, updates=1_200, stops=3, chatters=24, visitors=6, seconds=300)
FULL = Scale(kills=500, updates=10_000, stops=20, chatters=60, visitors=12, seconds=1_500)


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
    return figures


def test_servers_that_are_killed_lose_nothing_and_double_nothing(tmp_path: Path) -> None:
    """The short form of the proof, with the same draws every time."""
    print(crash_run(SqliteFile(tmp_path / "data"), tmp_path, 20261122, SHORT))
