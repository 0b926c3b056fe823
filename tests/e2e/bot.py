"""A served bot with a simulated Telegram before it, and people who talk to it."""

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, TypeVar

import aiohttp
import sqlalchemy as sa

from kjfz_bot.storage import history, people, strays
from kjfz_bot.storage.people import AddressKey
from kjfz_bot.storage.schema import OUTBOX
from kjfz_bot.storage.store import UnitOfWork, open_store
from tests.botsim.driver import User
from tests.botsim.fakeapi import FakeTelegram
from tests.e2e.running import Server

TOKEN = "123456:TEST-TOKEN"
SECRET = "a-long-random-word"
PATH = "hook"

_LEFT = sa.text(
    "SELECT (SELECT count(*) FROM inbox WHERE state = 'waiting' AND person_id = :person)"
    " + (SELECT count(*) FROM outbox WHERE state IN ('waiting', 'sending') AND address_id = :address)"
)

T = TypeVar("T")
NewServer = Callable[[Path, Mapping[str, str]], Server]
"""Makes the server of a data directory with these settings; not started yet."""


class Bot:
    """`kjfz-bot serve` and the Telegram it talks to."""

    def __init__(
        self,
        telegram: FakeTelegram,
        data_dir: Path,
        *,
        webhook: bool = False,
        new_server: NewServer = Server,
        **settings: str,
    ) -> None:
        self.telegram = telegram
        self._data_dir = data_dir
        self._people = 1000
        ours = {"KJFZ_TELEGRAM_TOKEN": TOKEN, "KJFZ_TELEGRAM_API_BASE": telegram.base_url, **settings}
        self.server = new_server(data_dir, ours)
        if webhook:
            ours |= {"KJFZ_TELEGRAM_WEBHOOK_URL": self.server.url + PATH, "KJFZ_TELEGRAM_WEBHOOK_SECRET": SECRET}
        self._listening = telegram.webhook_set if webhook else telegram.first_poll

    async def start(self) -> None:
        """Start, until it hears."""
        self._listening.clear()
        await asyncio.to_thread(self.server.start)
        await asyncio.wait_for(self._listening.wait(), 20)

    async def stop(self) -> int:
        """End politely; the exit status."""
        return await asyncio.to_thread(self.server.stop)

    async def restart_after_kill(self) -> None:
        """SIGKILL, and a new process on the same data."""
        await asyncio.to_thread(self.server.kill)
        await self.start()

    def person(self, language: str = "zh-hans") -> User:
        """Somebody new."""
        self._people += 1
        return User(self.telegram, self._people, language)

    def group(self) -> int:
        """A group somebody put the bot into."""
        self._people += 1
        chat = -self._people
        self.telegram.add_user(chat)
        return chat

    async def read(self, look: Callable[[UnitOfWork], list[T]]) -> list[T]:
        """What the database says."""
        return await asyncio.to_thread(self._read, look)

    def _read(self, look: Callable[[UnitOfWork], list[T]]) -> list[T]:
        store = open_store(self._data_dir, serving=False)
        try:
            with store.reading() as uow:
                return look(uow)
        finally:
            store.close()

    async def outbox_states(self, person: User) -> list[str]:
        """The states of everything put out for a person, in order."""

        def states(uow: UnitOfWork) -> list[str]:
            address = people.find(uow, AddressKey("telegram", str(person.id)))
            query = sa.select(OUTBOX.c.state).where(OUTBOX.c.address_id == (address and address.id))
            return list(uow.connection.execute(query.order_by(OUTBOX.c.id)).scalars())

        return await self.read(states)

    async def at_rest(self, *crowd: User) -> bool:
        """Whether everything these people sent has arrived, was dealt with, and its answers were sent."""
        numbers = {person.id for person in crowd}
        if any(self.telegram._info[update]["chat"] in numbers for update in self.telegram._queue):
            return False

        def left(uow: UnitOfWork) -> list[int]:
            found = [people.find(uow, AddressKey("telegram", str(number))) for number in numbers]
            known = [{"person": address.person, "address": address.id} for address in found if address]
            return [uow.connection.execute(_LEFT, one).scalar_one() for one in known]

        remaining: list[int] = await self.read(left)
        return not self.telegram._again and not any(remaining)

    async def heard(self, person: User) -> list[tuple[str, str]]:
        """Kind and body of everything kept of what a person sent, in order."""

        def heard(uow: UnitOfWork) -> list[tuple[str, str]]:
            found = history.exchanges(uow, AddressKey("telegram", str(person.id)))
            return [(exchange.kind, exchange.body) for exchange in found]

        return await self.read(heard)

    async def strays(self) -> list[str]:
        """What was kept because nobody could read it."""
        return await self.read(strays.read)


async def web_answers(bot: Bot) -> str:
    """What a new visitor of the same server's web chat is answered, sooner than a Telegram that hangs would let go."""
    url = bot.server.url + "api/"
    message = {"key": "only-message", "body": "/start", "lang": "en"}
    async with asyncio.timeout(3.5), aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True)) as session:
        await (await session.get(bot.server.url)).read()
        async with session.post(url + "messages", json=message) as accepted:
            assert accepted.status == 200
        while True:
            async with session.get(url + "lines?after=0&wait=1") as read:
                lines = (await read.json())["lines"]
            if not lines[-1]["mine"]:
                return str(lines[-1])


def as_it_is(_telegram: FakeTelegram) -> None:
    """A Telegram that nobody prepared."""


@asynccontextmanager
async def running_bot(
    data_dir: Path,
    *,
    webhook: bool = False,
    new_server: NewServer = Server,
    before: Callable[[FakeTelegram], None] = as_it_is,
    **settings: str,
) -> AsyncIterator[Bot]:
    """A bot that hears, ended politely afterwards; `before` makes the Telegram that it finds when it starts."""
    telegram = await FakeTelegram(TOKEN, retry_scale=0.05, log_path=str(data_dir / "calls.jsonl")).start()
    before(telegram)
    bot = Bot(telegram, data_dir, webhook=webhook, new_server=new_server, **settings)
    try:
        await bot.start()
        yield bot
        assert await bot.stop() == 0
    finally:
        bot.server.end()
        await telegram.stop()


async def until(condition: Any, seconds: float = 30.0) -> None:
    """Wait until a condition holds; it may be a coroutine function."""
    deadline = asyncio.get_running_loop().time() + seconds
    while True:
        holds = condition()
        if await holds if asyncio.iscoroutine(holds) else holds:
            return
        assert asyncio.get_running_loop().time() < deadline, "it never came to hold"
        await asyncio.sleep(0.03)
