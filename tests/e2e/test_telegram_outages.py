"""What goes wrong around conversations in Telegram: poisonous messages, silence, backlogs, deployments under load."""

import asyncio
import json
import random
import time
from collections.abc import AsyncIterator
from contextlib import suppress
from pathlib import Path

import pytest
import pytest_asyncio
import sqlalchemy as sa

from kjfz_bot.storage import history, people
from kjfz_bot.storage.people import AddressKey
from kjfz_bot.storage.schema import AUDIT
from kjfz_bot.storage.store import UnitOfWork
from tests.botsim.driver import User
from tests.botsim.fakeapi import Faults
from tests.e2e.bot import Bot, until, web_answers
from tests.e2e.claims import CHECK, GIVEN_UP, KEPT, NOTE, claims, claims_bot
from tests.e2e.test_telegram_scenarios import WAYS, come_to, one_claim, shown, times

pytestmark = pytest.mark.asyncio(loop_scope="module")

STORY = ("/claim", "Helped with the lathe", "Evening", "skip", "1")
"""A whole claim, typed without waiting for any answer."""


@pytest_asyncio.fixture(loop_scope="module", scope="module", params=["posted", "fetched"])
async def bot(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Bot]:
    """A bot that takes claims, whose updates are posted to it or fetched by it."""
    directory = tmp_path_factory.mktemp("claims")
    async with claims_bot(directory, webhook=request.param == "posted", KJFZ_PACE_LIMITS="off") as running:
        yield running


@pytest_asyncio.fixture(loop_scope="module")
async def fetching(tmp_path: Path) -> AsyncIterator[Bot]:
    """One of this test's own that fetches its updates."""
    async with claims_bot(tmp_path, KJFZ_PACE_LIMITS="off") as running:
        yield running


async def tell(person: User, note: str) -> None:
    """Make a claim up to the page to be checked."""
    await come_to(person, NOTE)
    for typed, asked in ((note, "Which"), ("Evening", "photo"), ("skip", CHECK)):
        person.say(typed)
        await person.expect(asked, timeout=20)


@pytest.mark.prove
async def test_a_message_that_always_fails_stops_neither_its_sender_nor_others(fetching: Bot) -> None:
    """Its sender is told once, and what they send after it is answered; others never notice."""
    poisoned, other = fetching.person("en"), fetching.person("en")
    await tell(poisoned, "boom")
    poisoned._message({"text": "1"})
    poisoned._message({"text": "/claim"})
    await come_to(other, CHECK)
    await one_claim(fetching, other)
    assert times(poisoned, GIVEN_UP) == 0

    await until(lambda: times(poisoned, GIVEN_UP) and CHECK in shown(poisoned)[-1], 40)
    assert times(poisoned, GIVEN_UP) == 1
    assert await claims(fetching, poisoned) == 0


@pytest.mark.prove
async def test_a_message_that_kills_the_process_is_given_up(fetching: Bot) -> None:
    """After five processes died of it; then everything goes on."""
    deadly, other = fetching.person("en"), fetching.person("en")
    await tell(deadly, "die")
    await come_to(other, CHECK)
    deadly.say("1")
    await until(lambda: not fetching.server.alive)
    lives = 1
    while True:
        fetching.server.end()
        with suppress(AssertionError):  # it died of it before it could say that it was ready
            await asyncio.to_thread(fetching.server.start)
        with suppress(AssertionError):
            await until(lambda: not fetching.server.alive, 2)
        if fetching.server.alive:
            break
        lives += 1

    assert lives == 5
    await until(lambda: times(deadly, GIVEN_UP) == 1)
    await one_claim(fetching, other)


async def test_a_deployment_under_load_loses_and_doubles_nothing(bot: Bot) -> None:
    """The process ends by itself with status 0 in far less than twenty seconds, and the next one goes on."""
    crowd = [bot.person("en") for _ in range(40)]
    talks = [asyncio.create_task(chat(person)) for person in crowd]
    await until(lambda: sum(len(shown(person)) for person in crowd) > len(crowd))
    assert not all(times(person, KEPT) for person in crowd)
    began = time.monotonic()
    assert await bot.stop() == 0
    assert time.monotonic() - began < 20
    await bot.start()
    await asyncio.gather(*talks)

    assert [await claims(bot, person) for person in crowd] == [1] * len(crowd)
    assert sum(times(person, KEPT) for person in crowd) == len(crowd)


async def chat(person: User) -> None:
    """A claim, each answer once its question is there."""
    await asyncio.sleep(random.Random(person.id).random())
    await come_to(person, CHECK)
    person.say(WAYS[CHECK])
    await person.expect(KEPT, timeout=30)


@pytest.mark.parametrize(
    "silence", [Faults(drop_before=1.0), Faults(slow=1.0, slow_s=4.0), Faults(error500=1.0)], ids=["cut", "hung", "500"]
)
async def test_while_telegram_takes_nothing_everything_else_goes_on(bot: Bot, silence: Faults) -> None:
    """What people send is stored, the web chat answers at once, and in the end all answers are there in order."""
    crowd = [bot.person("en") for _ in range(5)]
    bot.telegram.faults = silence
    for person in crowd:
        for text in STORY:
            person._message({"text": text})
    await until(lambda: heard_everything(bot, crowd))
    assert await web_answers(bot)
    assert not any(times(person, KEPT) for person in crowd)
    bot.telegram.faults = Faults()

    await until(lambda: all(times(person, KEPT) == 1 for person in crowd), 40)
    for person in crowd:
        places = [next(place for place, text in enumerate(shown(person)) if asked in text) for asked in WAYS]
        assert places == sorted(places)
        assert await claims(bot, person) == 1


async def heard_everything(bot: Bot, crowd: list[User]) -> bool:
    """Whether everything everybody sent is stored."""
    return [len(await bot.heard(person)) for person in crowd] == [len(STORY)] * len(crowd)


async def drain(bot: Bot, count: int) -> None:
    """Let people talk while the bot is away, then start it: everything is handled, each in order, with one effect."""
    assert await bot.stop() == 0
    crowd = [bot.person("en") for _ in range(count)]
    for text in STORY:
        for person in crowd:
            person._message({"text": text})
    await bot.start()
    await until(lambda: not bot.telegram._queue, 30 + count / 5)
    await until(lambda: all(times(person, KEPT) == 1 for person in crowd), 30 + count / 5)

    def handled(uow: UnitOfWork) -> list[tuple[list[str], int]]:
        return [_handled(uow, person) for person in crowd]

    assert await bot.read(handled) == [(list(STORY), 1)] * count


def _handled(uow: UnitOfWork, person: User) -> tuple[list[str], int]:
    """What was heard of a person, in order, and how many claims of theirs were kept."""
    key = AddressKey("telegram", str(person.id))
    address = people.find(uow, key)
    entries = uow.connection.execute(sa.select(AUDIT.c.entry).where(AUDIT.c.chain == (address and address.person)))
    kept = [entry for entry in entries.scalars() if json.loads(entry)["action"] == "keep_claim"]
    return [exchange.body for exchange in history.exchanges(uow, key)], len(kept)


async def test_a_backlog_is_drained_in_order(bot: Bot) -> None:
    """An hour of a small programme, posted or fetched."""
    await drain(bot, 40)


@pytest.mark.prove
async def test_a_backlog_of_ten_thousand_is_drained_in_order(fetching: Bot, prove_full: bool) -> None:
    """Six hours of a large one."""
    await drain(fetching, 2000 if prove_full else 200)
