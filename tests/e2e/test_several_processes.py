"""Several `kjfz-bot serve` on one PostgreSQL: they share the work, take over from each other, outlive the database."""

import asyncio
import signal
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from tests.botsim.driver import User
from tests.botsim.fakeapi import FakeTelegram
from tests.e2e.bot import TOKEN, until
from tests.e2e.running import Server, environment
from tests.forks import run
from tests.postgres import Cluster


class Visitor:
    """Somebody with a web page, who may come to any of the processes."""

    def __init__(self, session: aiohttp.ClientSession) -> None:
        self._session = session
        self._sent = 0
        self._last = 0
        self.lines: list[str] = []

    async def say(self, server: Server, text: str) -> int:
        """Hand a message to one process; the status of its answer."""
        self._sent += 1
        if self._sent == 1:
            async with self._session.get(server.url) as page:
                assert page.status == 200
        body = {"key": f"message-{self._sent}", "body": text, "lang": "en"}
        async with self._session.post(f"{server.url}api/messages", json=body) as answer:
            return answer.status

    async def read(self, server: Server, seconds: int = 10) -> list[dict[str, Any]]:
        """What is new, from one process, as soon as there is something."""
        asked = {"after": str(self._last), "wait": str(seconds)}
        async with self._session.get(f"{server.url}api/lines", params=asked) as answer:
            lines: list[dict[str, Any]] = (await answer.json())["lines"]
        self._last = max([self._last, *(line["id"] for line in lines)])
        return lines


@asynccontextmanager
async def visiting() -> AsyncIterator[Visitor]:
    async with aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True)) as session:
        yield Visitor(session)


class Houses:
    """Starts servers on one database, and ends them all."""

    def __init__(self, directory: Path, url: str) -> None:
        self._directory = directory
        self.url = url
        self._all: list[Server] = []

    async def open(self, **settings: str) -> Server:
        """One more process."""
        server = Server(self._directory, {"KJFZ_DATABASE_URL": self.url, **settings})
        self._all.append(server)
        await asyncio.to_thread(server.start)
        return server

    def end(self) -> None:
        for server in self._all:
            server.end()


@pytest.fixture
def houses(tmp_path: Path, postgres_database: str) -> Iterator[Houses]:
    """Servers that share a database."""
    opened = Houses(tmp_path, postgres_database)
    yield opened
    opened.end()


@asynccontextmanager
async def a_bot(houses: Houses, count: int) -> AsyncIterator[tuple[FakeTelegram, list[Server]]]:
    """So many processes of one Telegram bot."""
    telegram = await FakeTelegram(TOKEN, retry_scale=0.05).start()
    settings = {"KJFZ_TELEGRAM_TOKEN": TOKEN, "KJFZ_TELEGRAM_API_BASE": telegram.base_url, "KJFZ_PACE_LIMITS": "off"}
    async with AsyncExitStack() as stack:
        stack.push_async_callback(telegram.stop)
        servers = [await houses.open(**settings) for _ in range(count)]
        yield telegram, servers


async def test_what_one_process_is_told_another_answers(houses: Houses) -> None:
    """Somebody writes to one and reads from the other, at once."""
    first, second = await houses.open(), await houses.open()

    async with visiting() as visitor:
        assert await visitor.say(first, "hello") == 200
        began = time.monotonic()
        lines: list[dict[str, Any]] = []
        while not any(not line["mine"] for line in lines):
            lines += await visitor.read(second)

    assert time.monotonic() - began < 5
    assert [line["mine"] for line in lines] == sorted((line["mine"] for line in lines), reverse=True)


async def test_a_port_is_shared_only_by_those_that_say_so(houses: Houses, tmp_path: Path) -> None:
    """Otherwise the second is refused with what to do."""
    first = await houses.open(KJFZ_REUSE_PORT="true")
    await houses.open(KJFZ_REUSE_PORT="true", KJFZ_PORT=str(first.port))

    settings = {**environment(tmp_path), "KJFZ_DATABASE_URL": houses.url, "KJFZ_PORT": str(first.port)}
    refused = await asyncio.to_thread(run, ["serve"], settings)

    assert refused.returncode == 1
    assert "Another program listens" in refused.stderr


async def test_one_fetches_and_sends_and_another_takes_over_when_it_dies(houses: Houses) -> None:
    """Nobody has to be told: the lock of the dead one is free, and what it had not sent is sent."""
    async with a_bot(houses, 2) as (telegram, servers):
        person = User(telegram, 1001, "en")
        person.say("/start")
        await person.expect(button="Check eligibility", timeout=20)
        assert telegram.counts.get("conflict", 0) == 0
        holder = await _holder(servers)

        holder.kill()
        person.say("/check")

        await person.expect(button="Changping", timeout=20)


async def test_the_database_may_be_stopped_and_started(houses: Houses, postgres: Cluster) -> None:
    """While it is away messages are refused at once; afterwards everything goes on without anybody's help."""
    first, second = await houses.open(), await houses.open()
    async with visiting() as visitor:
        assert await visitor.say(first, "hello") == 200
        await visitor.read(first)

        postgres.stop()
        began = time.monotonic()
        statuses = [await visitor.say(server, "are you there") for server in (first, second, first)]
        took = time.monotonic() - began
        postgres.start()
        await until(lambda: _accepted(visitor, first), 20)
        await until(lambda: _accepted(visitor, second), 20)

    assert statuses == [503, 503, 503]
    assert took < 6


@pytest.mark.prove
async def test_a_process_that_stands_still_holds_nobody_up_for_long(houses: Houses) -> None:
    """Its session is ended by the server, its lanes and duties go to the other; once it goes on, it works again."""
    async with a_bot(houses, 2) as (telegram, servers):
        person = User(telegram, 1001, "en")
        person.say("/start")
        await person.expect(button="Check eligibility", timeout=20)
        holder = await _holder(servers)
        (other,) = (server for server in servers if server is not holder)

        holder.send(signal.SIGSTOP)
        person.say("/check")
        await person.expect(button="Changping", timeout=40)
        holder.send(signal.SIGCONT)

        async with visiting() as visitor:
            await until(lambda: _accepted(visitor, holder), 20)
            await until(lambda: _accepted(visitor, other), 20)
        person.say("/start")
        await person.expect(button="Check eligibility", timeout=20)


async def _accepted(visitor: Visitor, server: Server) -> bool:
    return await visitor.say(server, "hello again") == 200


async def _holder(servers: list[Server]) -> Server:
    """The process that has the bot's duty, by what it has logged."""
    await until(lambda: any(map(_has_the_bot, servers)))
    return next(filter(_has_the_bot, servers))


def _has_the_bot(server: Server) -> bool:
    return f'"kind": "telegram {TOKEN.partition(":")[0]}"' in server.log.read_text()
