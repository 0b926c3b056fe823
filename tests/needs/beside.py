"""Somebody takes a long table along while others talk to the same server: how long the one takes, and the others wait.

The server is a process of its own, and everything goes over HTTP.
"""

from __future__ import annotations

import asyncio
import re
import statistics
import threading
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import cycle
from pathlib import Path
from typing import Self

import aiohttp

from kjfz_bot.storage.store import open_store
from tests.e2e.running import Server, environment
from tests.forks import run
from tests.needs import world
from tests.transcripts.players import WebPlayer

PAUSE = 0.2
"""Seconds between an answer and the next thing somebody says."""

TALKERS = 6
SAID = ("/help", "/settings", "/roles", "/mydata", "你好")


def fill(directory: Path, url: str, rows: int) -> None:
    """Publish so many needs, of firms in every district."""
    store = open_store(directory, serving=False, url=url)
    world.fill(store, rows)
    store.close()


def p95(seconds: list[float]) -> float:
    """What nineteen of twenty answers do not take longer than."""
    return statistics.quantiles(seconds, n=20)[-1]


@dataclass
class Talk:
    """People who talk all the while, and how long each of their answers took, with when it was asked for."""

    url: str
    taken: list[tuple[float, float]] = field(default_factory=list)
    _ending: threading.Event = field(default_factory=threading.Event)

    def __enter__(self) -> Self:
        self._thread = threading.Thread(target=lambda: asyncio.run(self._talk()))
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ending.set()
        self._thread.join()

    def between(self, begun: float, ended: float) -> list[float]:
        """How long the answers took that were asked for then."""
        return [seconds for at, seconds in self.taken if begun <= at < ended]

    async def _talk(self) -> None:
        async with asyncio.TaskGroup() as group:
            for number in range(TALKERS):
                group.create_task(self._one(number))

    async def _one(self, number: int) -> None:
        """One person: says something, waits for the answer, rests."""
        await asyncio.sleep(PAUSE * number / TALKERS)
        async with aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True)) as session:
            async with session.get(self.url):
                pass
            last = 0
            for place, words in enumerate(cycle(SAID)):
                if self._ending.is_set():
                    return
                begun = time.perf_counter()
                async with session.post(
                    f"{self.url}api/messages", json={"key": f"talk-{number}-{place}", "body": words, "lang": "en"}
                ) as taken:
                    assert taken.status == 200
                last = await self._answered(session, last)
                self.taken.append((begun, time.perf_counter() - begun))
                await asyncio.sleep(PAUSE)

    async def _answered(self, session: aiohttp.ClientSession, last: int) -> int:
        """Wait for a line that is not one's own; the newest line."""
        while True:
            async with session.get(f"{self.url}api/lines", params={"after": f"{last}", "wait": "10"}) as answer:
                lines = (await answer.json())["lines"]
            if lines:
                last = lines[-1]["id"]
            if any(not line["mine"] for line in lines):
                return last


@dataclass(frozen=True)
class Officer:
    """An officer of the city in a browser, who has shown just before that it is them."""

    player: WebPlayer

    @classmethod
    def come(cls, server: Server, directory: Path, settings: Mapping[str, str]) -> Self:
        """Take the invitation of an operator."""
        where = {**environment(directory), **settings}
        office = ("--programme", "ningbo", "--organisation", "City Bureau")
        link = re.search(r"start=(join-\S+)", _command(["invite", "--role", "city", *office], where))
        assert link is not None
        player = WebPlayer(server, "en")
        player.say(f"/start {link[1]}")
        assert "you are now" in player.press("Accept").text
        number = re.search(r"(\d+)\s+city", _command(["holders"], where))
        assert number is not None
        _command(["vouch", number[1], "--yes"], where)
        return cls(player)

    def counts(self) -> None:
        """Have the figures of all needs."""
        self.player.say("/stats")
        self.player.press("the Ningbo programme, all districts")
        self.player.wait("needs without drafts")

    def asks(self) -> None:
        """Ask for the table of all needs."""
        self.player.say("/export")
        self.player.press("the Ningbo programme, all districts")
        assert "is being made" in self.player.press("All but drafts").text

    def gets(self) -> str:
        """Wait until it is there."""
        return self.player.wait("The table of needs is there").text

    def rows(self) -> Iterator[str]:
        """The lines of the table, without what stands above the rows."""
        yield from self.player.read().text.splitlines()[3:]


def _command(arguments: list[str], where: Mapping[str, str]) -> str:
    done = run(arguments, where)
    assert done.returncode == 0, done.stderr
    return done.stdout
