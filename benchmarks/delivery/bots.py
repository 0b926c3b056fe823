"""The bots that are measured, as processes: how each is started, and what it uses of the machine."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

import psutil

from benchmarks.delivery import day_table
from benchmarks.delivery.served import ROOT, lay_out
from tests.botsim.fakeapi import FakeTelegram

Kind = Literal["ours", "peer", "echo"]

READY_SECONDS = 30.0
END_SECONDS = 30.0
SECRET = "a-long-random-word"
MEGABYTE = 1_000_000


def free_port() -> int:
    """A port nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port: int = probe.getsockname()[1]
        return port


@dataclass(frozen=True, slots=True)
class Place:
    """Where a bot runs: a directory of its own, its port, the API it calls, and its database where it is no file."""

    directory: Path
    port: int
    api: str
    token: str
    database: str = ""

    @property
    def hook(self) -> str:
        """Where updates are posted to."""
        return f"http://127.0.0.1:{self.port}/hook"


@dataclass(slots=True)
class Bot:
    """A bot of one or several processes; `beside` is the process of a database that works for it alone."""

    kind: Kind
    place: Place
    workers: int = 1
    beside: int | None = None
    _processes: list[subprocess.Popen[bytes]] = field(default_factory=list)

    async def start(self, telegram: FakeTelegram) -> float:
        """Start on tables that are there, until it can be posted to; how many seconds the first process took."""
        if self.kind == "ours" and not self.place.database:  # tables are made once, and what makes them stays in memory
            await self._start_one(telegram)
            await asyncio.to_thread(self.stop)
            self._processes.clear()
        telegram.webhook_set.clear()
        begun = time.perf_counter()
        await self._start_one(telegram)
        seconds = time.perf_counter() - begun
        for _ in range(self.workers - 1):
            await self._start_one(telegram)
        if self.kind == "ours":
            await asyncio.to_thread(day_table.make_table, self.database)
        return seconds

    async def _start_one(self, telegram: FakeTelegram) -> None:
        log = self.place.directory / f"bot-{len(self._processes)}.log"
        process = self._launch(log)
        async with asyncio.timeout(READY_SECONDS):
            while not (telegram.webhook_set.is_set() and self._ready(log)):
                assert process.poll() is None, f"the bot ended: {log.read_text('utf-8')}"
                await asyncio.sleep(0.005)

    def _launch(self, log: Path) -> subprocess.Popen[bytes]:
        command, settings = _program(self.kind, self.place, self.workers)
        with log.open("wb") as out:
            environment = {**os.environ, **settings}
            process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=out, stderr=subprocess.STDOUT)
        self._processes.append(process)
        return process

    def _ready(self, log: Path) -> bool:
        """Our program says so; the others are ready once their port is open."""
        if self.kind == "ours":
            return b"is ready" in log.read_bytes()
        with socket.socket() as probe:
            return probe.connect_ex(("127.0.0.1", self.place.port)) == 0

    @property
    def database(self) -> str:
        """Where our bot's rows are, as SQLAlchemy names it."""
        if self.place.database:
            return self.place.database.replace("postgresql://", "postgresql+psycopg://")
        return f"sqlite:///{self.place.directory / 'kjfz.db'}"

    def cpu_seconds(self) -> float:
        """CPU time used by all its processes so far."""
        return sum(_cpu(process) for process in self._everybody())

    def loop_cpu_seconds(self) -> float:
        """CPU time of the event loops, which run in the first thread of each of its own processes."""
        return sum(
            float(thread.user_time + thread.system_time)
            for process in self._own()
            for thread in process.threads()
            if thread.id == process.pid
        )

    def memory(self) -> float:
        """Megabytes its own processes hold in memory; what a database beside it holds is not among them."""
        return sum(int(process.memory_info().rss) for process in self._own()) / MEGABYTE

    def stop(self) -> None:
        """End it politely."""
        for process in self._processes:
            process.send_signal(signal.SIGTERM)
        for process in self._processes:
            try:
                process.wait(END_SECONDS)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()

    def _own(self) -> list[psutil.Process]:
        roots = [psutil.Process(process.pid) for process in self._processes]
        return [each for root in roots for each in (root, *root.children(recursive=True))]

    def _everybody(self) -> list[psutil.Process]:
        if self.beside is None:
            return self._own()
        root = psutil.Process(self.beside)
        return [*self._own(), root, *root.children(recursive=True)]


def _cpu(process: psutil.Process) -> float:
    """Its own and that of the processes it has started and outlived, such as those that check files."""
    try:
        times = process.cpu_times()
    except psutil.NoSuchProcess:  # it has ended since it was listed, and counts with who started it
        return 0.0
    return float(times.user + times.system + times.children_user + times.children_system)


def _program(kind: Kind, place: Place, workers: int) -> tuple[Sequence[str], Mapping[str, str]]:
    match kind:
        case "ours":
            return [sys.executable, "-m", "benchmarks.delivery.served"], _our_settings(place, workers)
        case "peer":
            return [sys.executable, str(Path(__file__).parent / "peer" / "ptb_bot.py")], _peer_settings(place)
        case "echo":
            return [sys.executable, "-m", "benchmarks.delivery.echo"], _peer_settings(place)


def _our_settings(place: Place, workers: int) -> Mapping[str, str]:
    tree = place.directory / "tree"
    source = tree / "src" if tree.exists() else lay_out(tree)
    settings = {
        "PYTHONPATH": str(source),
        "KJFZ_DATA_DIR": str(place.directory),
        "KJFZ_PORT": str(place.port),
        "KJFZ_TELEGRAM_TOKEN": place.token,
        "KJFZ_TELEGRAM_API_BASE": place.api,
        "KJFZ_TELEGRAM_WEBHOOK_URL": place.hook,
        "KJFZ_TELEGRAM_WEBHOOK_SECRET": SECRET,
        "KJFZ_PACE_LIMITS": "off",
        "KJFZ_LOG_LEVEL": "warning",
    }
    if place.database:
        settings |= {"KJFZ_DATABASE_URL": place.database}
    if workers > 1:
        settings |= {"KJFZ_REUSE_PORT": "true"}
    return settings


def _peer_settings(place: Place) -> Mapping[str, str]:
    return {
        "BOT_TOKEN": place.token,
        "TELEGRAM_API_BASE": place.api,
        "BOT_MODE": "webhook",
        "WEBHOOK_URL": place.hook,
        "WEBHOOK_PORT": str(place.port),
        "WEBHOOK_SECRET": SECRET,
        "DATABASE_URL": f"sqlite+aiosqlite:///{place.directory / 'peer.db'}",
        "STATE_PATH": str(place.directory / "peer.state"),
    }
