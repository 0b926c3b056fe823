"""Telegram at its worst: repeated, reordered, refused and cut-off; the person sees one conversation."""

import asyncio
import io
import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import aiohttp
import pytest
import pytest_asyncio

from tests.botsim.driver import User
from tests.botsim.fakeapi import Faults, Flood
from tests.e2e.bot import SECRET, Bot, running_bot, until
from tests.e2e.test_telegram import CHINESE_VERDICT, answer

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def hook(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Bot]:
    """One bot that updates are posted to."""
    async with running_bot(tmp_path_factory.mktemp("hook"), webhook=True, KJFZ_PACE_LIMITS="off") as running:
        yield running


@pytest_asyncio.fixture(loop_scope="module", autouse=True)
async def fair_weather(hook: Bot) -> AsyncIterator[None]:  # noqa: RUF029
    """Each test makes its own weather."""
    yield
    hook.telegram.faults, hook.telegram.flood = Faults(), None


QUESTIONS = {
    "要办什么": "资格自查",
    "要对照哪个方案": "昌平",
    "为谁自查": "一家企业",
    "科技型企业吗": "是",
    "设在昌平区吗": "是",
    "这些回答对不对": "没有问题，看结果",
}


async def check(person: User) -> None:
    """A whole self-check by typing, each answer once its question is there."""
    person.say("/start")
    for question, typed in QUESTIONS.items():
        await person.expect(question, timeout=60)
        person.say(typed)
    await person.expect(CHINESE_VERDICT, timeout=60)


async def post(bot: Bot, body: bytes | io.BytesIO, secret: str | None = SECRET) -> int:
    """Post to the webhook as Telegram or somebody else would; the status."""
    headers = {} if secret is None else {"X-Telegram-Bot-Api-Secret-Token": secret}
    url = bot.server.url + "hook"
    async with aiohttp.ClientSession() as session, session.post(url, data=body, headers=headers) as response:
        return response.status


def update(number: int, person: User, text: str) -> bytes:
    """An update as Telegram posts it."""
    return json.dumps({"update_id": number, "message": {**person._base(), "text": text}}).encode()


async def test_updates_delivered_again_have_no_second_effect(hook: Bot) -> None:
    """Every fifth comes twice; everybody gets through, and nothing is heard twice."""
    hook.telegram.faults = Faults(duplicate=0.2, duplicate_delay=0.05)
    people = [hook.person() for _ in range(8)]
    await asyncio.gather(*(check(person) for person in people))
    await asyncio.sleep(0.3)

    for person in people:
        assert len(await hook.heard(person)) == len(QUESTIONS) + 1


async def test_the_same_body_twenty_times_at_once_is_one_message(hook: Bot) -> None:
    """Each post is acknowledged."""
    person = hook.person()
    body = update(900_001, person, "/check")
    statuses = await asyncio.gather(*(post(hook, body) for _ in range(20)))

    await person.expect(button="昌平")
    assert set(statuses) == {200}
    assert await hook.heard(person) == [("text", "/check")]


async def test_a_button_pressed_twice_counts_once(hook: Bot) -> None:
    """A double tap comes as two presses with ids of their own; the second changes nothing."""
    person = hook.person()
    person.say("/check")
    await answer(person, "昌平", "一家企业")
    await person.expect(button="^是$")
    person.press("^是$", times=2)
    await until(lambda: hook.at_rest(person))

    person.say("返回")
    again = await person.expect(button="^是$")
    assert "科技型企业" in again["text"]


async def test_text_and_press_may_overtake_each_other(hook: Bot) -> None:
    """Whichever comes first answers the question; the other finds a question that stands, never a stuck chat."""
    people = [hook.person() for _ in range(6)]

    async def both(person: User) -> None:
        person.say("/check")
        await answer(person, "昌平", "一家企业")
        await person.expect(button="^是$")
        hook.telegram.faults = Faults(reorder=0.5, reorder_delay=0.1)
        person.press("^是$")
        person._message({"text": "是"})
        await until(lambda: hook.at_rest(person))
        hook.telegram.faults = Faults()
        person.say("/check")
        await person.expect(button=".")

    await asyncio.gather(*(both(person) for person in people))


@pytest.mark.parametrize(
    "faults",
    [
        Faults(too_many=0.2),
        Faults(error500=0.2),
        Faults(drop_before=0.2),
        Faults(drop_after=0.2),
    ],
    ids=["429", "500", "cut off before", "cut off after"],
)
async def test_calls_that_fail_are_made_again_in_order(hook: Bot, faults: Faults) -> None:
    """Everything is shown, and first showings are in the order of the conversation."""
    person = hook.person()
    hook.telegram.faults = faults
    await check(person)
    await until(lambda: all_sent(hook, person), 30)

    shown = [event["message"]["text"] for event in person.chat.events if event["kind"] == "sent"]
    first = [next(place for place, text in enumerate(shown) if question in text) for question in QUESTIONS]
    assert first == sorted(first)


async def all_sent(bot: Bot, person: User) -> bool:
    """Whether nothing for a person is left to be sent."""
    return set(await bot.outbox_states(person)) == {"sent"}


async def test_while_the_server_is_away_telegram_keeps_and_repeats(hook: Bot) -> None:
    """What was posted into the void is answered once the server is back."""
    person = hook.person()
    person.say("/check")
    await person.expect(button="昌平")
    await asyncio.to_thread(hook.server.kill)
    person.press("昌平")
    person._message({"text": "一家企业"})
    await asyncio.sleep(0.3)
    await hook.start()

    await until(lambda: len(person.texts(20)) >= 3)
    await until(lambda: not hook.telegram._queue)
    assert {kind for kind, _ in await hook.heard(person)} == {"text", "button"}


@pytest.mark.parametrize("secret", [None, "", "wrong", SECRET + "x", "é"])
async def test_a_forged_post_is_refused_unread(hook: Bot, secret: str | None) -> None:
    """Whoever does not know the secret gets nothing stored."""
    person = hook.person()

    assert await post(hook, update(900_100, person, "hello"), secret) == 403
    assert await hook.heard(person) == []


async def test_a_huge_body_is_refused(hook: Bot) -> None:
    """More than a megabyte is no update."""
    assert await post(hook, io.BytesIO(b"x" * (1024**2 + 1))) == 413


@pytest.mark.parametrize(
    "body",
    [
        b"{",
        b"[]",
        b"\xff\xfe",
        b'{"update_id": 1, "message": 5}',
        b'{"update_id": 9, "business_message": {"text": "x"}}',
    ],
)
async def test_what_nobody_can_read_is_acknowledged_and_kept(hook: Bot, body: bytes) -> None:
    """Repeating it would not help Telegram, and dropping it would not help us."""
    assert await post(hook, body) == 200
    assert (await hook.strays())[-1] == body.decode("utf-8", "replace")


async def test_an_old_message_played_again_is_passed_over(hook: Bot) -> None:
    """Telegram itself gives up after a day."""
    person = hook.person()
    old: dict[str, Any] = {**person._base(), "date": 1_600_000_000, "text": "/check"}

    assert await post(hook, json.dumps({"update_id": 900_200, "message": old}).encode()) == 200
    assert await hook.heard(person) == []


async def test_the_paces_of_telegram_are_kept(tmp_path: Path) -> None:
    """With the limits on, a crowd in a hurry is answered without one refusal."""
    async with running_bot(tmp_path, webhook=True) as bot:
        bot.telegram.flood = Flood()
        people = [bot.person() for _ in range(20)]
        for person in people:
            person.say("/start")
        await asyncio.gather(*(person.expect(button="资格自查", timeout=20) for person in people))

        assert bot.telegram.errors == {}
