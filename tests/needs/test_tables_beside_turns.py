"""A long table is made while people talk: whole, and how long it takes and they wait is told (docs/scale.md)."""

import logging
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.running import Server
from tests.needs.beside import Officer, Talk, fill, p95
from tests.needs.world import numbered

FULL, SAMPLE = 20_000, 2_000
QUIET = {FULL: 8.0, SAMPLE: 2.0}
"""Seconds of talk without a table, before and after."""


@pytest.fixture
def rows(request: pytest.FixtureRequest, prove_full: bool) -> int:
    """How many rows the table has."""
    return int(getattr(request, "param", FULL if prove_full else SAMPLE))


@pytest.fixture
def settings(database_url: str) -> dict[str, str]:
    """What the server is started with."""
    return {"KJFZ_PACE_LIMITS": "off"} | ({"KJFZ_DATABASE_URL": database_url} if database_url else {})


@pytest.fixture
def server(tmp_path: Path, database_url: str, settings: dict[str, str], rows: int) -> Iterator[Server]:
    """The shipped program on a database with so many needs."""
    fill(tmp_path, database_url, rows)
    running = Server(tmp_path, settings)
    running.start()
    yield running
    running.end()


@pytest.mark.parametrize("rows", [400], indirect=True)
def test_a_table_comes_whole_while_people_talk(
    server: Server, tmp_path: Path, settings: dict[str, str], rows: int
) -> None:
    """Each of them is answered, and each need is in it once."""
    officer = Officer.come(server, tmp_path, settings)
    with Talk(server.url) as talk:
        officer.asks()
        told = officer.gets()

    numbers = [line.split("\t")[0] for line in officer.rows()]

    assert "400 rows" in told
    assert sorted(numbers) == sorted(numbered(number) for number in range(1, rows + 1))
    assert talk.taken
    assert server.stop() == 0


@pytest.mark.prove
def test_a_long_table_comes_whole_while_people_talk(
    server: Server, tmp_path: Path, settings: dict[str, str], rows: int
) -> None:
    """How long from being asked for to being told of, and turns' p95 meanwhile and just before and after, is told."""
    officer = Officer.come(server, tmp_path, settings)
    with Talk(server.url) as talk:
        officer.counts()  # what a first answer loads, and the first words of a table
        time.sleep(3)
        begun = time.perf_counter()
        time.sleep(QUIET[rows])
        asked = time.perf_counter()
        officer.asks()
        officer.gets()
        there = time.perf_counter()
        time.sleep(QUIET[rows])
        ended = time.perf_counter()

    quiet = p95([*talk.between(begun, asked), *talk.between(there, ended)])
    busy = p95(talk.between(asked, there))
    said = f"table {there - asked:.1f} s; p95 of turns {quiet * 1000:.1f} ms without, {busy * 1000:.1f} ms meanwhile"
    logging.getLogger(__name__).warning(said)
    assert len(list(officer.rows())) == rows
