"""What Telegram and thumbs do to a conversation: repeated, crossed and overtaking updates, fetched and posted.

Each has one effect and sane answers, and whoever was in it can go on.
"""

import asyncio
import json
import re
from collections.abc import AsyncIterator
from functools import partial
from itertools import count
from typing import Any

import pytest
import pytest_asyncio

from tests.botsim.driver import User, text_of
from tests.botsim.fakeapi import Faults
from tests.e2e.bot import Bot, until
from tests.e2e.claims import CHECK, GIVEN_UP, KEPT, NO_FILE, NOTE, PART, PHOTO, STALE, TOO_LATE, claims, claims_bot
from tests.e2e.test_telegram_faults import post
from tests.unit.files.honest import picture

pytestmark = pytest.mark.asyncio(loop_scope="module")

WAYS = {NOTE: "Helped with the lathe", PART: "Evening", PHOTO: "skip", CHECK: "1"}
"""What to type at each question to come to the end."""

COMES_AGAIN = 0.1
"""Seconds in which Telegram repeats what it repeats."""

NUMBERS = count(900_000)
"""Numbers of updates that Telegram itself does not come to."""


@pytest_asyncio.fixture(loop_scope="module", scope="module", params=["posted", "fetched"])
async def bot(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Bot]:
    """One bot that takes claims; its updates are posted to it, two queues a person, or fetched by it."""
    directory = tmp_path_factory.mktemp("claims")
    async with claims_bot(directory, webhook=request.param == "posted", KJFZ_PACE_LIMITS="off") as running:
        yield running


@pytest_asyncio.fixture(loop_scope="module", autouse=True)
async def fair_weather(bot: Bot) -> AsyncIterator[None]:  # noqa: RUF029
    """Each test makes its own weather."""
    yield
    bot.telegram.faults = Faults()


def shown(person: User) -> list[str]:
    """Everything a person saw come or change, in order."""
    return [text_of(event["message"]) for event in person.chat.events if event["kind"] in ("sent", "edited")]


def times(person: User, words: str) -> int:
    """How many messages said this."""
    return sum(words in text for text in shown(person))


def part(person: User) -> str:
    """The part of the day on the page that was checked last."""
    found = [match[1] for text in shown(person) if (match := re.search(r"Part: (\w+)", text))]
    return found[-1] if found else ""


async def come_to(person: User, question: str) -> None:
    """Type from the beginning up to a question."""
    person.say("/claim")
    for asked, typed in WAYS.items():
        await person.expect(asked, timeout=20)
        if asked == question:
            return
        person.say(typed)


async def go_on(bot: Bot, *people: User) -> None:
    """Everybody answers whatever they are asked now, until their claim is kept; whoever cannot is stuck."""
    for _ in range(2 * len(WAYS)):
        await until(lambda: bot.at_rest(*people))
        going = [person for person in people if not times(person, KEPT)]
        if not going:
            return
        for person in going:
            person.say(next(typed for asked, typed in WAYS.items() if asked in shown(person)[-1]))
    raise AssertionError(f"stuck at {[shown(person)[-3:] for person in going]}")


async def one_claim(bot: Bot, *people: User) -> None:
    """Everybody comes to the end, with one effect and no apology."""
    await go_on(bot, *people)
    await asyncio.sleep(COMES_AGAIN)
    await until(lambda: bot.at_rest(*people))
    for person in people:
        assert await claims(bot, person) == 1
        assert times(person, GIVEN_UP) == 0


def pressing(person: User, pattern: str) -> dict[str, Any]:
    """A press of the button as Telegram says it, to be sent as often as wanted."""
    message, button = person.find_button(pattern)
    assert message is not None
    assert isinstance(button, dict)
    return {"from": person.chat.user, "message": message, "chat_instance": "1", "data": button["callback_data"]}


def press(bot: Bot, person: User, body: dict[str, Any]) -> None:
    """The press, under the next number."""
    person.inbox = []
    bot.telegram.push("callback_query", {"id": bot.telegram.new_id("CB"), **body}, person.id)


async def test_a_press_that_comes_again_changes_nothing(bot: Bot) -> None:
    """Under a number of its own; the present question is shown."""
    person = bot.person("en")
    await come_to(person, PART)
    evening = pressing(person, "Evening")
    press(bot, person, evening)
    await person.expect(PHOTO)

    press(bot, person, evening)

    again = await person.expect(STALE)
    assert PHOTO in again["text"]
    await one_claim(bot, person)
    assert part(person) == "Evening"


async def test_a_confirmation_that_comes_again_has_no_second_effect(bot: Bot) -> None:
    """Neither at once nor once everything is kept."""
    people = [bot.person("en") for _ in range(5)]
    await asyncio.gather(*(come_to(person, CHECK) for person in people))
    for person in people:
        right = pressing(person, "All correct")
        press(bot, person, right)
        press(bot, person, right)
    await one_claim(bot, *people)
    press(bot, people[0], {**right, "from": people[0].chat.user})

    await people[0].expect(STALE)
    for person in people:
        assert await claims(bot, person) == 1
    assert [times(person, STALE) for person in people] == [2, 1, 1, 1, 1]


@pytest.mark.parametrize("typed_first", [True, False])
async def test_text_and_press_of_one_question_overtake_each_other(bot: Bot, typed_first: bool) -> None:
    """Whichever came first is the answer; the other is told what is asked now."""
    people = [bot.person("en") for _ in range(5)]
    await asyncio.gather(*(come_to(person, PART) for person in people))
    for person in people:
        morning = pressing(person, "Morning")
        for act in (1, 2) if typed_first else (2, 1):
            person._message({"text": "Night"}) if act == 1 else press(bot, person, morning)
    await one_claim(bot, *people)

    for person in people:
        came = [kind for kind, body in await bot.heard(person) if body in ("Night", morning["data"])]
        assert part(person) == {"text": "Night", "button": "Morning"}[came[0]]


async def repeat(bot: Bot, person: User, kind: str, body: dict[str, Any]) -> set[int]:
    """One update twenty times at once where updates are posted, twice in a batch where they are fetched."""
    if bot.telegram.webhook is None:
        number = bot.telegram.push(kind, body, person.id)
        assert number is not None
        bot.telegram._again[number] = bot.telegram._queue[number]
        return {200}
    update = json.dumps({"update_id": next(NUMBERS), kind: body}).encode()
    return set(await asyncio.gather(*(post(bot, update) for _ in range(20))))


async def test_the_same_update_many_times_at_once_has_one_effect(bot: Bot) -> None:
    """As Telegram repeats it when our answers are lost; each copy is acknowledged, and answered once."""
    person = bot.person("en")
    await come_to(person, CHECK)
    person.inbox = []
    statuses = await repeat(bot, person, "callback_query", {"id": "CB", **pressing(person, "All correct")})
    await one_claim(bot, person)
    said = await repeat(bot, person, "message", {**person._base(), "text": "/claim"})
    await until(lambda: times(person, NOTE) == 2)

    assert statuses | said == {200}
    assert (times(person, KEPT), times(person, STALE)) == (1, 0)
    assert [body for _, body in await bot.heard(person)].count("/claim") == 2


async def test_every_update_comes_twice(bot: Bot) -> None:
    """A whole claim of which each update is repeated after it was acknowledged."""
    bot.telegram.faults = Faults(duplicate=1.0, duplicate_delay=0.02)
    people = [bot.person("en") for _ in range(5)]
    await asyncio.gather(*(come_to(person, CHECK) for person in people))
    for person in people:
        person.press("All correct")
    await one_claim(bot, *people)

    for person in people:
        assert len(await bot.heard(person)) == len(WAYS) + 1
        assert times(person, STALE) == 0


async def test_updates_in_any_order_leave_nobody_stuck(bot: Bot) -> None:
    """A hasty person's messages and presses arrive as they please: all are kept, and the claim comes to its end."""
    bot.telegram.faults = Faults(reorder=0.5, reorder_delay=0.1)
    people = [bot.person("en") for _ in range(5)]
    await asyncio.gather(*(come_to(person, PART) for person in people))
    for person in people:
        evening = pressing(person, "Evening")
        for text in ("Night", "skip", "back"):
            person._message({"text": text})
            press(bot, person, evening)
    await one_claim(bot, *people)

    for person in people:
        assert sum(kind == "button" for kind, _ in await bot.heard(person)) == 3


@pytest.mark.parametrize("photo_first", [True, False])
@pytest.mark.parametrize("pressed", [True, False], ids=["skip pressed", "skip typed"])
async def test_a_photo_and_skip_at_once_are_one_answer(bot: Bot, photo_first: bool, pressed: bool) -> None:
    """The first that is here; the other is told that it came too late, or that no file is needed now."""
    people = [bot.person("en") for _ in range(4)]
    await asyncio.gather(*(come_to(person, PHOTO) for person in people))
    for person in people:
        skip = pressing(person, "Skip")
        for act in ("photo", "skip") if photo_first else ("skip", "photo"):
            if act == "photo":
                person.upload(picture("JPEG"))
            elif pressed:
                press(bot, person, skip)
            else:
                person._message({"text": "skip"})
    await one_claim(bot, *people)

    for person in people:
        kinds = [kind for kind, body in await bot.heard(person) if kind == "file" or body in ("skip", skip["data"])]
        page = next(text for text in shown(person) if CHECK in text)
        await until(partial(_told_once, person, page))
        assert times(person, NO_FILE) == (kinds[0] != "file")


def _told_once(person: User, page: str) -> bool:
    """Whether the photo is the answer, or its sender was told why not."""
    return ("photo.jpg" in page) + times(person, NO_FILE) + times(person, TOO_LATE) == 1
