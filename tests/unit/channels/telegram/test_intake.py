"""The way in: nothing is acknowledged to Telegram before it is stored, whichever way it came."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import suppress

import pytest
import pytest_asyncio
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer
from telegram.error import Conflict

from kjfz_bot.channels.ports import Arrival
from kjfz_bot.channels.telegram.channel import TelegramChannel
from kjfz_bot.channels.telegram.client import Client
from kjfz_bot.channels.telegram.intake import Updates
from kjfz_bot.channels.telegram.pace import Pace
from kjfz_bot.channels.telegram.polling import poll
from kjfz_bot.channels.telegram.webhook import CONNECTIONS, register, webhook_handler
from kjfz_bot.errors import KeyReused, StoreError
from tests.botsim.driver import User
from tests.botsim.fakeapi import FakeTelegram
from tests.unit.channels.telegram.test_compose import texts

SECRET = "word"
HEADERS = {"X-Telegram-Bot-Api-Secret-Token": SECRET}


class Shelf:
    """A house that stores in memory, and fails as often as it is told."""

    def __init__(self) -> None:
        self.stored: list[Arrival] = []
        self.strays: list[str] = []
        self.gone: list[str] = []
        self.failures = 0

    async def accept(self, arrival: Arrival) -> bool:
        await self._store()
        known = [old for old in self.stored if old.update_id == arrival.update_id]
        if known and known[0].body != arrival.body:
            raise KeyReused("another body")
        if not known:
            self.stored.append(arrival)
        return not known

    async def keep_stray(self, channel: str, body: str) -> None:
        await self._store()
        self.strays.append(body)

    async def lost(self, channel: str, external_id: str) -> None:
        await self._store()
        self.gone.append(external_id)

    async def _store(self) -> None:
        await asyncio.sleep(0)
        if self.failures:
            self.failures -= 1
            raise StoreError("full")

    def heard(self, person: User) -> list[str]:
        return [arrival.body for arrival in self.stored if arrival.external_id == str(person.id)]


class Office:
    """A house, Telegram, and the way between them."""

    def __init__(self, telegram: FakeTelegram) -> None:
        self.telegram = telegram
        self.client = Client(telegram.token, telegram.base_url)
        self.shelf = Shelf()
        self.pace = Pace(lambda: 0.0)
        channel = TelegramChannel(self.client, self.pace)
        self.updates = Updates(self.shelf, channel, texts(), "zh-CN")


@pytest_asyncio.fixture
async def office() -> AsyncIterator[Office]:
    telegram = await FakeTelegram(retry_scale=0.02).start()
    office = Office(telegram)
    await office.client.open()
    yield office
    await office.client.close()
    await telegram.stop()


@pytest_asyncio.fixture
async def polling(office: Office) -> AsyncIterator[Office]:
    task = asyncio.create_task(poll(office.client, office.updates))
    yield office
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task


async def until(condition: object, seconds: float = 5.0) -> None:
    assert callable(condition)
    deadline = asyncio.get_running_loop().time() + seconds
    while not condition():
        assert asyncio.get_running_loop().time() < deadline, "it never came to hold"
        await asyncio.sleep(0.01)


async def test_what_could_not_be_stored_is_fetched_again(polling: Office) -> None:
    """And stands in its place: a person's later messages wait for it."""
    polling.shelf.failures = 1
    ada, ben = User(polling.telegram, 1), User(polling.telegram, 2)
    for text in ("one", "two", "three"):
        ada.say(text)
        ben.say(text)

    await until(lambda: len(polling.shelf.stored) == 6)
    assert polling.shelf.heard(ada) == ["one", "two", "three"]
    assert polling.shelf.heard(ben) == ["one", "two", "three"]
    await until(lambda: not polling.telegram._queue)


async def test_nothing_is_confirmed_before_it_is_stored(polling: Office) -> None:
    """Telegram keeps it as long as we cannot."""
    polling.shelf.failures = 10_000
    User(polling.telegram, 1).say("hello")
    await asyncio.sleep(0.2)

    assert len(polling.telegram._queue) == 1


async def test_polling_ends_a_webhook_that_is_in_the_way(office: Office) -> None:
    """An office may change from one to the other; what waits is not dropped."""
    person = User(office.telegram, 1)
    await office.client.call("setwebhook", {"url": "http://127.0.0.1:9/nobody"})
    person.say("kept")
    task = asyncio.create_task(poll(office.client, office.updates))

    await until(lambda: office.shelf.heard(person) == ["kept"])
    task.cancel()


async def test_a_second_poller_is_survived(polling: Office) -> None:
    """Telegram ends the older request with 409; it comes back by itself."""
    await polling.telegram.first_poll.wait()
    with suppress(Conflict):
        await polling.client.call("getupdates", {"timeout": 0})
    person = User(polling.telegram, 1)
    person.say("hello")

    await until(lambda: polling.shelf.heard(person) == ["hello"])


async def test_an_unknown_bot_stops_asking(office: Office) -> None:
    """A token that was refused is not tried again."""
    office.telegram.token = "1:other"

    await asyncio.wait_for(poll(office.client, office.updates), 5)


async def test_strange_updates_do_not_stop_the_others(polling: Office) -> None:
    """They are kept as they came."""
    person = User(polling.telegram, 1)
    polling.telegram.push("message", {"chat": "nonsense"}, 1)
    person.say("hello")

    await until(lambda: polling.shelf.heard(person) == ["hello"])
    assert "nonsense" in polling.shelf.strays[0]


async def test_what_waited_for_days_is_still_heard_where_it_is_fetched(polling: Office) -> None:
    """Nobody can play old updates again there, and after an outage all of them are old."""
    person = User(polling.telegram, 1)
    polling.telegram.push("message", {**person._base(), "date": int(time.time()) - 30 * 3600, "text": "waited"}, 1)

    await until(lambda: polling.shelf.heard(person) == ["waited"])


async def test_who_blocks_the_bot_is_noted(polling: Office) -> None:
    """So that nothing is sent there."""
    User(polling.telegram, 1).block()

    await until(lambda: polling.shelf.gone == ["1"])


@pytest_asyncio.fixture
async def hook(office: Office) -> AsyncIterator[TestClient[web.Request, web.Application]]:
    app = web.Application(client_max_size=1024**2)
    app.router.add_post("/hook", webhook_handler(office.updates, SECRET, body_seconds=0.3))
    async with TestClient(TestServer(app)) as client:
        yield client


Hook = TestClient[web.Request, web.Application]


async def test_what_cannot_be_stored_is_not_acknowledged(office: Office, hook: Hook) -> None:
    """Telegram is told when to try again."""
    office.shelf.failures = 1
    body = '{"update_id": 1, "poll": {}}'

    refused = await hook.post("/hook", data=body, headers=HEADERS)
    taken = await hook.post("/hook", data=body, headers=HEADERS)

    assert (refused.status, refused.headers["Retry-After"]) == (503, "5")
    assert taken.status == 200
    assert office.shelf.strays == [body]


async def test_an_update_that_is_read_differently_now_is_still_the_same(office: Office, hook: Hook) -> None:
    """After a change of this program Telegram must not be asked to repeat it for ever."""
    person = User(office.telegram, 1)
    for text in ("one", "two"):
        update = {"update_id": 5, "message": {**person._base(), "text": text}}
        assert (await hook.post("/hook", json=update, headers=HEADERS)).status == 200

    assert office.shelf.heard(person) == ["one"]


@pytest.mark.parametrize("headers", [{}, {"X-Telegram-Bot-Api-Secret-Token": "other"}])
async def test_strangers_are_refused(office: Office, hook: Hook, headers: dict[str, str]) -> None:
    """Nothing of theirs is read or kept."""
    refused = await hook.post("/hook", data=b"{", headers=headers)

    assert refused.status == 403
    assert office.shelf.strays == []


def press(person: User, number: int) -> dict[str, object]:
    """The update of a press."""
    message = {**person._base(), "text": "?"}
    query = {"id": f"q{number}", "from": person.chat.user, "message": message, "data": "r1:1"}
    return {"update_id": number, "callback_query": query}


async def test_a_posted_press_is_acknowledged_in_the_answer(office: Office, hook: Hook) -> None:
    """Once it is stored; the same one delivered again is not."""
    person = User(office.telegram, 1)
    posted = press(person, 5)

    first = await hook.post("/hook", json=posted, headers=HEADERS)
    again = await hook.post("/hook", json=posted, headers=HEADERS)

    assert office.shelf.heard(person) == ["r1:1"]
    assert await first.json() == {"method": "answercallbackquery", "callback_query_id": "q5"}
    assert (again.status, await again.read()) == (200, b"")


async def test_nothing_is_acknowledged_while_telegram_wants_silence(office: Office, hook: Hook) -> None:
    """It counts calls in answers too."""
    person = User(office.telegram, 1)
    office.pace.silence(3)

    answer = await hook.post("/hook", json=press(person, 5), headers=HEADERS)

    assert office.shelf.heard(person) == ["r1:1"]
    assert (answer.status, await answer.read()) == (200, b"")


async def endless(forever: asyncio.Event) -> AsyncIterator[bytes]:
    """A body of which the first part comes."""
    yield b"{"
    await forever.wait()


async def test_a_body_that_does_not_come_is_given_up(office: Office, hook: Hook) -> None:
    """So that nobody can hold our connections for nothing."""
    refused = await hook.post("/hook", data=endless(asyncio.Event()), headers=HEADERS)

    assert refused.status == 408
    assert refused.headers["Connection"] == "close"
    assert office.shelf.strays == []


async def test_strangers_are_refused_before_their_body_comes(office: Office, hook: Hook) -> None:
    """It is not even waited for."""
    refused = await asyncio.wait_for(hook.post("/hook", data=endless(asyncio.Event())), 0.25)

    assert refused.status == 403


@pytest.mark.parametrize(("hours", "heard"), [(24.5, ["old"]), (25.5, [])])
async def test_old_messages_are_refused_where_they_are_posted(
    office: Office, hook: Hook, hours: float, heard: list[str]
) -> None:
    """Telegram gives up after a day; what comes later is played again by somebody."""
    person = User(office.telegram, 1)
    message = {**person._base(), "date": int(time.time() - hours * 3600), "text": "old"}
    answered = await hook.post("/hook", json={"update_id": 5, "message": message}, headers=HEADERS)

    assert answered.status == 200
    assert office.shelf.heard(person) == heard


async def test_the_webhook_is_registered_until_it_is(office: Office) -> None:
    """With the secret, the kinds we read, and nothing dropped."""
    office.telegram.faults.error500 = 1
    office.telegram.faults.methods = "^setwebhook$"
    registering = asyncio.create_task(register(office.client, "http://127.0.0.1:9/hook", SECRET))
    await until(lambda: office.telegram.errors)
    office.telegram.faults.error500 = 0
    User(office.telegram, 1).say("waiting")

    await registering
    assert office.telegram.webhook == {"url": "http://127.0.0.1:9/hook", "secret": SECRET, "max": CONNECTIONS}
    assert office.telegram.allowed == ["message", "edited_message", "callback_query", "my_chat_member"]
    assert len(office.telegram._queue) == 1
