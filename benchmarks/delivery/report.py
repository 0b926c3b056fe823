"""Measures the way of a message and writes `docs/benchmarks.md`: our bot, the peer, and what the machine can do."""

from __future__ import annotations

import os
import platform
import subprocess
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from benchmarks import turn_cost
from benchmarks.delivery.figures import level_table, medians, photo_table, ratio_table, ratios, run_table
from benchmarks.delivery.rounds import FULL, QUICK, Extent, Measured, measure

PAGE = Path(__file__).parents[2] / "docs" / "benchmarks.md"

ABOUT = Path(__file__).with_name("about.md")
"""What stands above the figures."""


PHOTOS = """\
The same conversation with a photo in each, on SQLite: the time from sending it until it was fetched, checked and
cleaned in a process of its own, sealed and kept, and the next question shown. That it has come is said at once.
The CPU is that of the whole conversation with the check.
"""


def run(*, quick: bool) -> None:
    """Measure, print, and where it was the full form write the page."""
    extent = QUICK if quick else FULL
    load = os.getloadavg()[0]
    print("the way of a message, by webhook:", flush=True)
    text = "\n".join([*_page(measure(extent), extent, load), ""])
    print(text)
    if not quick:
        PAGE.write_text(text, "utf-8")


def _page(measured: Measured, extent: Extent, load: float) -> Iterator[str]:
    yield ABOUT.read_text("utf-8")
    rounds = f"rounds: {extent.rounds}, of the peer and SQLite {extent.rounds + extent.more_of_two}"
    yield f"{_when()}, {_machine()}, {rounds}, load average of the machine before: {load:.1f}.\n"
    yield from ratio_table(ratios(measured))
    yield ""
    yield from level_table(measured.runs)
    yield ""
    yield f"A burst is {extent.burst:,} newcomers who send /log_day at the same moment.\n"
    yield from run_table(measured.runs)
    yield ""
    yield from _limits(measured)
    yield "\n## Photos\n"
    yield PHOTOS
    yield from photo_table(measured.photos)
    if measured.memory:
        yield "\n## Memory over conversations\n"
        yield "| conversations | memory |\n| ---: | ---: |"
        yield from (f"| {count:,} | {megabytes:.0f} MB |" for count, megabytes in measured.memory)
    yield "\n## Where our time goes\n"
    yield from _parts(measured)


def _limits(measured: Measured) -> Iterator[str]:
    yield f"Commits a second of the machine, one row each: SQLite {measured.sqlite_commits:,.0f}"
    yield f"PostgreSQL {measured.postgresql_commits:,.0f}." if measured.postgresql_commits else "(no PostgreSQL)."


def _parts(measured: Measured) -> Iterator[str]:
    """CPU of an update by thread, and by floor as far as that can be measured apart."""
    ours = next(level for level in medians(measured.runs["SQLite"]) if level.people == 500)
    echo = medians(measured.runs["echo"])[0]
    cost = turn_cost.measure()
    loop = ours.cpu_per_update * ours.loop_part
    yield "| part | CPU an update |\n| --- | ---: |"
    yield f"| event loop: receive, wait for the commit, send, acknowledge presses | {loop:.2f} ms |"
    yield f"| writer: store, load, open, fold, answer, seal, save, commit | {ours.cpu_per_update - loop:.2f} ms |"
    yield f"| a bare echo webhook, which stores nothing, for comparison | {echo.cpu_per_update:.2f} ms |"
    yield f"| a turn of the self-check without storage and channel, for comparison | {cost.dialogue:.2f} ms |"
    yield f"| the same with storage, 64 people sharing commits | {cost.together:.2f} ms |"
    yield f"\nThe load took {ours.load_cpu:.2f} of a core meanwhile."


def _when() -> str:
    git = ["git", "describe", "--always", "--dirty", "--abbrev=10"]
    commit = subprocess.run(git, cwd=PAGE.parent, capture_output=True, text=True, check=True).stdout.strip()
    return f"{datetime.now(UTC):%Y-%m-%d}, commit {commit}"


def _machine() -> str:
    return f"Python {platform.python_version()}, {os.cpu_count()} cores"
