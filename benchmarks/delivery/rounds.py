"""Runs everything in turns, so that whatever else the machine does meets all alike, and keeps what each came to."""

from __future__ import annotations

import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

import psycopg

from benchmarks.delivery.limits import postgresql_commits, sqlite_commits
from benchmarks.delivery.load import FIGURES, PLAN, Figures, Level, PhotoFigures, Plan
from kjfz_bot.app.settings import Settings
from tests.postgres import Cluster

WORKERS = (1, 2, 4)

DURABLE: Mapping[str, str] = {"max_connections": "100"}
"""PostgreSQL as it comes: every commit is on the disk before it is one."""


@dataclass(frozen=True, slots=True)
class Extent:
    """How much is measured: rounds of everything and more of the two that are compared, levels of load, people in a
    burst, conversations for the memory, people who attach photos.

    A machine that is shared is now quick and now slow, by a third within minutes: more turns of the two make a median
    that can be had again. The levels of `once` and the burst are for ours on SQLite and with two workers, in the first
    round; so is the largest number of workers. The peer is far from done with either when everybody has given up
    waiting.
    """

    rounds: int
    more_of_two: int
    levels: Sequence[Level]
    once: Sequence[Level]
    burst: int
    conversations: int
    workers: Sequence[int]
    photos: Sequence[int]


FULL = Extent(3, 4, (Level(50, 1, 4), Level(500, 2, 9)), (Level(5000, 4, 12),), 5000, 10_000, WORKERS, (1, 50))
QUICK = Extent(1, 0, (Level(50, 2, 5), Level(500, 3, 8)), (), 1000, 0, (1, 2), (10,))


@dataclass(frozen=True, slots=True)
class Measured:
    """All runs by what was run, and the machine's limits."""

    runs: Mapping[str, Sequence[Figures]]
    memory: Sequence[tuple[int, float]]
    photos: Sequence[PhotoFigures]
    sqlite_commits: float
    postgresql_commits: float


def measure(extent: Extent) -> Measured:
    """Run everything, round by round."""
    runs: defaultdict[str, list[Figures]] = defaultdict(list)
    memory: Sequence[tuple[int, float]] = ()

    def run(name: str, plan: Plan) -> None:
        print(f"  {name} …", flush=True)
        runs[name].append(carry_out(plan))

    with _cluster() as cluster:
        for number in range(extent.rounds):
            for name, plan in _plans(extent, cluster, first=number == 0):
                run(name, plan)
        for _ in range(extent.more_of_two):
            for name, plan in islice(_plans(extent, cluster, first=False), 2):
                run(name, plan)
        if extent.conversations:
            print("  memory …", flush=True)
            watched = Plan("ours", (), burst=extent.burst, conversations=extent.conversations)
            memory = carry_out(watched).memory
        print("  photos …", flush=True)
        photos = [carry_out(Plan("ours", (), photos=people)).photos for people in extent.photos]
        return Measured(
            runs=runs,
            memory=memory,
            photos=[each for each in photos if each is not None],
            sqlite_commits=sqlite_commits(),
            postgresql_commits=postgresql_commits(cluster.new_database()) if cluster else 0.0,
        )


def carry_out(plan: Plan) -> Figures:
    """One run, in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.delivery.load", PLAN.dump_json(plan).decode()]
    with subprocess.Popen(command, cwd=Path(__file__).parents[2], stdout=subprocess.PIPE) as load:
        try:
            said, _ = load.communicate()
        except BaseException:
            load.terminate()  # it ends its bot and removes its directory
            raise
    if load.returncode:
        raise subprocess.CalledProcessError(load.returncode, command)
    return FIGURES.validate_json(said)


def _plans(extent: Extent, cluster: Cluster | None, *, first: bool) -> Iterator[tuple[str, Plan]]:
    plain = Plan("ours", extent.levels)
    ours = replace(plain, levels=[*extent.levels, *extent.once], burst=extent.burst) if first else plain
    yield "peer", Plan("peer", extent.levels)
    yield "SQLite", ours
    if cluster is not None:
        for workers in extent.workers if first else extent.workers[:2]:
            database = cluster.new_database()
            own = ours if workers == 2 else plain
            plan = replace(own, workers=workers, database=database, database_process=_server_process(database))
            yield f"PostgreSQL, {workers} {'worker' if workers == 1 else 'workers'}", plan
    yield "echo", Plan("echo", [level for level in extent.levels if level.people == 500])


@contextmanager
def _cluster() -> Iterator[Cluster | None]:
    """A server, where the program knows how to use one."""
    if "database_url" not in Settings.model_fields:
        yield None
        return
    with Cluster(DURABLE) as cluster:
        yield cluster


def _server_process(url: str) -> int:
    """The server's first process, whose children work for it."""
    with psycopg.connect(url) as connection:
        directory = connection.execute("SHOW data_directory").fetchone()
    assert directory is not None
    return int((Path(directory[0]) / "postmaster.pid").read_text().split()[0])
