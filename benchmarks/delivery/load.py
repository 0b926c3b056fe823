"""The load, in a process of its own beside the bot's: `python -m benchmarks.delivery.load PLAN`, figures on its output.

It is the simulated Telegram with its people in one event loop. A plan says which bot, and what is asked of it.
"""

from __future__ import annotations

import asyncio
import signal
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import uvloop
from pydantic import TypeAdapter

from benchmarks.delivery import day_table
from benchmarks.delivery.bots import Bot, Kind, Place, free_port
from benchmarks.delivery.people import ECHO, SERVICE_LOG, WITH_PHOTO, Crowd
from tests.botsim.fakeapi import FakeTelegram

TOKEN = "123456:TEST-TOKEN"
PATIENCE = 240.0
"""Seconds after which an answer that did not come is counted as missing."""


TALKING = 500
"""People who talk while the memory is watched."""


@dataclass(frozen=True, slots=True)
class Level:
    """So many people who talk at the same time without a pause, for so many seconds after a time to get going."""

    people: int
    warm_seconds: float
    seconds: float


@dataclass(frozen=True, slots=True)
class Plan:
    """One run: a bot, the levels of load it is put under, and how many conversations its memory is watched over.

    With `photos`, so many people attach one in every conversation, and nothing else is measured.
    """

    kind: Kind
    levels: Sequence[Level]
    burst: int = 0
    conversations: int = 0
    photos: int = 0
    workers: int = 1
    database: str = ""
    database_process: int | None = None


@dataclass(frozen=True, slots=True)
class LevelFigures:
    """What one level of load came to; times and CPU an update in milliseconds, memory in megabytes.

    `loop_part` is the share of the bot's CPU that its event loop used, `load_cpu` how much of one core the load took.
    """

    people: int
    updates_per_second: float
    cpu_per_update: float
    p50: float
    p95: float
    p99: float
    memory: float
    loop_part: float
    load_cpu: float


@dataclass(frozen=True, slots=True)
class PhotoFigures:
    """What photos came to that so many people sent without a pause: how long until each was checked and kept.

    Times and CPU in milliseconds; the CPU is that of everything that was done meanwhile, by photo.
    """

    people: int
    photos: int
    p50: float
    p95: float
    per_second: float
    cpu: float


@dataclass(frozen=True, slots=True)
class Figures:
    """What one run came to; `memory` is (conversations so far, megabytes)."""

    kind: Kind
    start_seconds: float
    levels: Sequence[LevelFigures]
    burst_seconds: float = 0.0
    photos: PhotoFigures | None = None
    memory: Sequence[tuple[int, float]] = ()
    unanswered: int = 0
    conversations: int = 0
    rows: int = 0
    refused: dict[str, int] = field(default_factory=dict)


PLAN: TypeAdapter[Plan] = TypeAdapter(Plan)
FIGURES: TypeAdapter[Figures] = TypeAdapter(Figures)


class Load:
    """One bot with people before it."""

    def __init__(self, plan: Plan, telegram: FakeTelegram, bot: Bot) -> None:
        self._plan = plan
        self._bot = bot
        self._crowd = Crowd(telegram, ECHO if plan.kind == "echo" else WITH_PHOTO if plan.photos else SERVICE_LOG)
        self._telegram = telegram

    async def run(self) -> Figures:
        """Start the bot, and ask of it what the plan says."""
        start_seconds = await self._bot.start(self._telegram)
        burst_seconds = await self._burst(self._plan.burst) if self._plan.burst else 0.0
        levels = [await self._level(level) for level in self._plan.levels]
        memory = await self._watch_memory(self._plan.conversations) if self._plan.conversations else []
        photos = await self._photos(self._plan.photos) if self._plan.photos else None
        unanswered = await self._crowd.fall_silent(PATIENCE)
        self._bot.stop()
        return Figures(
            kind=self._plan.kind,
            start_seconds=start_seconds,
            levels=levels,
            burst_seconds=burst_seconds,
            photos=photos,
            memory=memory,
            unanswered=unanswered,
            conversations=self._crowd.conversations,
            rows=day_table.count_rows(self._bot.database) if self._plan.kind == "ours" else 0,
            refused=self._telegram.errors,
        )

    async def _level(self, level: Level) -> LevelFigures:
        self._crowd.go(level.people, asyncio.get_running_loop().call_soon)
        await asyncio.sleep(level.warm_seconds)
        tally, begun = self._crowd.count_anew(), time.perf_counter()
        cpu, loop_cpu, own_cpu = self._bot.cpu_seconds(), self._bot.loop_cpu_seconds(), time.process_time()
        await asyncio.sleep(level.seconds)
        seconds, count = time.perf_counter() - begun, len(tally.seconds)
        cpu, loop_cpu = self._bot.cpu_seconds() - cpu, self._bot.loop_cpu_seconds() - loop_cpu
        own_cpu = time.process_time() - own_cpu
        memory = self._bot.memory()
        self._crowd.count_anew()
        await self._crowd.fall_silent(PATIENCE)
        waits = sorted(tally.seconds) or [float("inf")]
        return LevelFigures(
            people=level.people,
            updates_per_second=count / seconds,
            cpu_per_update=cpu / max(count, 1) * 1000,
            p50=_part(waits, 0.50),
            p95=_part(waits, 0.95),
            p99=_part(waits, 0.99),
            memory=memory,
            loop_part=loop_cpu / cpu if cpu else 0.0,
            load_cpu=own_cpu / seconds,
        )

    async def _burst(self, people: int) -> float:
        """Everybody does one thing at the same moment; how long until the last of them is answered."""
        crowd = self._crowd.gather(people)
        begun = time.perf_counter()
        for person in crowd:
            person.act()
        await self._crowd.fall_silent(PATIENCE)
        return time.perf_counter() - begun

    async def _photos(self, people: int) -> PhotoFigures:
        """Everybody goes through the conversation three times, and attaches a photo each time."""
        tally, begun, cpu = self._crowd.count_anew(), time.perf_counter(), self._bot.cpu_seconds()
        self._crowd.go(people, asyncio.get_running_loop().call_soon)
        await self._crowd.have_ended(3 * people)
        waits, seconds = sorted(tally.photos), time.perf_counter() - begun
        cpu = self._bot.cpu_seconds() - cpu
        per_photo = cpu / len(waits) * 1000
        return PhotoFigures(people, len(waits), _part(waits, 0.50), _part(waits, 0.95), len(waits) / seconds, per_photo)

    async def _watch_memory(self, conversations: int) -> list[tuple[int, float]]:
        """Memory after each tenth of so many conversations."""
        begun = self._crowd.conversations
        self._crowd.go(TALKING, asyncio.get_running_loop().call_soon)
        seen = []
        for tenth in range(1, 11):
            await self._crowd.have_ended(begun + conversations * tenth // 10)
            seen.append((self._crowd.conversations - begun, self._bot.memory()))
        return seen


def _part(waits: Sequence[float], part: float) -> float:
    """The time in milliseconds within which so large a part was answered."""
    return waits[min(len(waits) - 1, int(part * len(waits)))] * 1000


async def run(plan: Plan) -> Figures:
    """Carry a plan out in a directory that is removed afterwards, also when it is told to end before that."""
    whole = asyncio.current_task()
    assert whole is not None
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, whole.cancel)
    telegram = await FakeTelegram(TOKEN).start()
    with tempfile.TemporaryDirectory(prefix="kjfz-bench-") as directory:
        place = Place(Path(directory), free_port(), telegram.base_url, TOKEN, plan.database)
        bot = Bot(plan.kind, place, plan.workers, plan.database_process)
        try:
            return await Load(plan, telegram, bot).run()
        finally:
            bot.stop()
            await telegram.stop()


def main() -> None:
    """Carry out the plan that is the argument, and print the figures."""
    try:
        figures = uvloop.run(run(PLAN.validate_json(sys.argv[1])))
    except asyncio.CancelledError:
        sys.exit("ended before everything was measured")
    print(FIGURES.dump_json(figures).decode())


if __name__ == "__main__":
    main()
