"""What stands between the world and the servers: it spreads what comes in over them, delivers again, and keeps count.

Telegram and browsers know one address. A delivery may be made twice at once, once more later, or its acknowledgement
may be lost. What servers call at the Bot API goes through here as well, each server on a path of its own.
"""

import asyncio
import json
from collections import Counter
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any

import aiohttp
from aiohttp import web

from tests.botsim.fakeapi import FakeTelegram

HOOK = "/hook"
TOGETHER, LATER, UNHEARD = 0.25, 0.15, 0.08
"""Which part of all updates is delivered twice at once, once more later, or acknowledged to nobody at first."""

LATEST = 3.0
"""Seconds until the later delivery, at most."""

PATIENCE = 90.0
"""Seconds until an answer that does not come is given up; a server that hangs is found by that."""

NOBODY = 0
"""The status where no server answered, or its answer was lost."""

_HOP = frozenset({"host", "connection", "content-length", "transfer-encoding"})


@dataclass(frozen=True, slots=True)
class Sending:
    """A message that reached Telegram: which server sent it, after how many stops of the database, and what it said."""

    server: int
    stops: int
    chat: int
    text: str


class Front:
    """Between the simulated Telegram, the browsers and the servers."""

    def __init__(self, telegram: FakeTelegram, chance: Random) -> None:
        self._telegram = telegram
        self._chance = chance
        self.ports: list[int] = []
        """Where servers listen; the first of them takes the next delivery."""
        self.stops = 0
        self.deliveries: Counter[str] = Counter()
        """How often each update was put before a server."""
        self.apart = 0
        """How many updates were put before two servers at once."""
        self.sendings: list[Sending] = []
        self.called: Callable[[int, str], Awaitable[None]] = _nothing
        """Told of each call a server made, before it hears the answer."""
        self._later: set[asyncio.Task[int]] = set()

    async def open(self) -> None:
        """Listen."""
        self._session = aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(limit=0, force_close=True),
            timeout=aiohttp.ClientTimeout(total=PATIENCE),
            cookie_jar=aiohttp.DummyCookieJar(),
        )
        self._runner = web.ServerRunner(web.Server(self._handle, access_log=None))
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        host, port = self._runner.addresses[0][:2]
        self.url = f"http://{host}:{port}"

    async def close(self) -> None:
        """End."""
        await self._runner.cleanup()
        await self._session.close()

    async def settled(self) -> None:
        """Wait for the last of the later deliveries."""
        while self._later:
            await asyncio.wait(self._later)

    async def deliver(self, update: str, path: str, body: bytes, headers: Mapping[str, str]) -> int:
        """Put an update before a server, by chance also before another, or again later; the status heard of it."""
        ports = self._next_ports()
        if not ports:
            return NOBODY
        fate = 1.0 if update in self.deliveries else self._chance.random()
        self.deliveries.setdefault(update, 0)
        if fate < TOGETHER:
            self.apart += len({*ports}) > 1
            twice = [self._put(update, port, path, body, headers) for port in (*ports, *ports)[:2]]
            return (await asyncio.gather(*twice))[0]
        if fate < TOGETHER + LATER:
            self._deliver_later(update, path, body, headers)
        status = await self._put(update, ports[0], path, body, headers)
        unheard = TOGETHER + LATER <= fate < TOGETHER + LATER + UNHEARD
        return NOBODY if unheard else status

    async def get(self, path: str, headers: Mapping[str, str]) -> tuple[int, Mapping[str, str], bytes]:
        """Fetch a page from some server: status, headers and body."""
        for port in self._next_ports():
            try:
                async with self._session.get(f"http://127.0.0.1:{port}{path}", headers=headers) as response:
                    return response.status, response.headers, await response.read()
            except (aiohttp.ClientError, OSError):
                continue
        return NOBODY, {}, b""

    def _next_ports(self) -> Sequence[int]:
        """All that listen, each time another first."""
        self.ports = [*self.ports[1:], *self.ports[:1]]
        return self.ports

    def _deliver_later(self, update: str, path: str, body: bytes, headers: Mapping[str, str]) -> None:
        async def go() -> int:
            await asyncio.sleep(self._chance.uniform(0.0, LATEST))
            ports = self._next_ports()
            return await self._put(update, ports[0], path, body, headers) if ports else NOBODY

        task = asyncio.create_task(go())
        self._later.add(task)
        task.add_done_callback(self._later.discard)

    async def _put(self, update: str, port: int, path: str, body: bytes, headers: Mapping[str, str]) -> int:
        try:
            async with self._session.post(f"http://127.0.0.1:{port}{path}", data=body, headers=headers) as response:
                await response.read()
                self.deliveries[update] += 1
                return response.status
        except aiohttp.ClientConnectorError:
            return NOBODY
        except (aiohttp.ClientError, OSError):  # it died with the update in its hands
            self.deliveries[update] += 1
            return NOBODY

    async def _handle(self, request: web.BaseRequest) -> web.StreamResponse:
        headers = {name: value for name, value in request.headers.items() if name.lower() not in _HOP}
        body = await request.read()
        path = request.rel_url.raw_path
        if path != HOOK:
            return await self._call(path, body, headers)
        update = f"telegram {json.loads(body)['update_id']}"
        status = await self.deliver(update, path, body, headers)
        if status == NOBODY:
            return web.Response(status=502)
        return web.Response(status=status, headers={"Retry-After": "1"} if status == 503 else None)

    async def _call(self, path: str, body: bytes, headers: Mapping[str, str]) -> web.StreamResponse:
        """Pass on what a server calls at the Bot API: `/<server>/bot<token>/<method>`."""
        server, rest = path[1:].split("/", 1)
        async with self._session.post(f"{self._telegram.base_url}/{rest}", data=body, headers=headers) as response:
            answer = await response.read()
        method = rest.rpartition("/")[2].lower()
        if method == "sendmessage" and response.status == 200:
            parameters: dict[str, Any] = json.loads(body)
            chat = int(parameters["chat_id"])
            self.sendings.append(Sending(int(server), self.stops, chat, parameters["text"]))
        await self.called(int(server), method)
        return web.Response(status=response.status, body=answer, content_type="application/json")


async def _nothing(_server: int, _method: str) -> None:
    """Nobody wants to know."""
