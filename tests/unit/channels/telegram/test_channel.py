"""One call to Telegram and what becomes of it: every refusal is told apart."""

import gc
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from kjfz_bot.channels.ports import (
    Call,
    Outcome,
    Rejected,
    RetryLater,
    Sent,
    Unauthorized,
    Unknown,
    Unreachable,
)
from kjfz_bot.channels.telegram.channel import TelegramChannel
from kjfz_bot.channels.telegram.client import Client
from kjfz_bot.channels.telegram.pace import Pace
from tests.botsim.driver import User
from tests.botsim.fakeapi import FakeTelegram, Faults

BUTTON = {"text": "a", "callback_data": "r1:1"}
HELLO = Call("sendmessage", {"text": "<b>hello</b>", "parse_mode": "HTML"})


class Wired:
    """A channel, the Telegram it calls, and one person there."""

    def __init__(self, telegram: FakeTelegram) -> None:
        self.telegram = telegram
        self.client = Client(telegram.token, telegram.base_url)
        self.channel = TelegramChannel(self.client, Pace(lambda: 0.0))
        self.person = User(telegram, 7)

    async def send(self, call: Call = HELLO, edit: str | None = None, chat: str = "7") -> Outcome:
        return await self.channel.send(chat, call, edit)


@pytest_asyncio.fixture
async def wired() -> AsyncIterator[Wired]:
    telegram = await FakeTelegram().start()
    wired = Wired(telegram)
    await wired.client.open()
    yield wired
    await wired.channel.close()
    await wired.client.close()
    await telegram.stop()


async def test_a_message_is_sent_with_its_markup(wired: Wired) -> None:
    """The outcome names the message."""
    outcome = await wired.send()

    (shown,) = wired.person.messages()
    assert outcome == Sent(str(shown["message_id"]))
    assert shown["text"] == "hello"
    assert shown["entities"][0]["type"] == "bold"


async def test_a_prompt_is_changed_in_place(wired: Wired) -> None:
    """The same again is as good as changed."""
    first = await wired.send()
    assert isinstance(first, Sent)
    changed = Call("sendmessage", {"text": "changed"})

    assert await wired.send(changed, first.message_id) == first
    assert await wired.send(changed, first.message_id) == first
    assert wired.person.texts() == ["changed"]


async def test_a_prompt_that_is_gone_is_sent_anew(wired: Wired) -> None:
    """Too old, deleted, or no text message at all."""
    outcome = await wired.send(edit="999")
    assert isinstance(outcome, Sent)
    document = await wired.send(Call("senddocument", {"document": {"name": "a.txt", "media_type": "", "text": "x"}}))
    assert isinstance(document, Sent)

    assert await wired.send(edit=document.message_id) != document


async def test_a_document_arrives_whole(wired: Wired) -> None:
    """Name and content."""
    await wired.send(
        Call("senddocument", {"document": {"name": "报告.txt", "media_type": "text/plain", "text": "内容"}})
    )

    (shown,) = wired.person.messages()
    assert shown["document"]["file_name"] == "报告.txt"
    assert wired.telegram.files[shown["document"]["file_id"]]["data"] == "内容".encode()


async def test_markup_that_is_refused_is_sent_without(wired: Wired) -> None:
    """Better plain than not at all."""
    outcome = await wired.send(Call("sendmessage", {"text": "a <b>b</i> &amp; c", "parse_mode": "HTML"}))

    assert isinstance(outcome, Sent)
    assert wired.person.texts() == ["a b & c"]


async def test_what_telegram_will_never_take_is_rejected(wired: Wired) -> None:
    """The reason has no word of the message in it."""
    assert await wired.send(Call("sendmessage", {"text": " "})) == Rejected("Text must be non-empty")


@pytest.mark.parametrize("chat", ["7", "404"])
async def test_who_blocked_the_bot_or_is_gone_cannot_be_reached(wired: Wired, chat: str) -> None:
    """403, and 400 for a chat nobody knows."""
    wired.person.block()

    assert await wired.send(chat=chat) == Unreachable()


@pytest.mark.parametrize(
    ("faults", "outcome"),
    [
        (Faults(too_many=1, retry_after=3), RetryLater(3.1, whole_bot=True)),
        (Faults(error500=1), Unknown()),
        (Faults(drop_before=1), Unknown()),
        (Faults(drop_after=1), Unknown()),
    ],
)
async def test_what_may_pass_is_told_from_what_will_not(wired: Wired, faults: Faults, outcome: Outcome) -> None:
    """Too many calls, a broken server, an answer that never came."""
    wired.telegram.faults = faults

    assert await wired.send() == outcome


async def test_another_token_is_unauthorized(wired: Wired) -> None:
    """401."""
    wired.telegram.token = "1:other"

    assert await wired.send() == Unauthorized()


async def test_where_nobody_listens_nothing_was_sent(wired: Wired) -> None:
    """The whole bot waits a little."""
    await wired.telegram.stop()

    outcome = await wired.send()

    assert isinstance(outcome, RetryLater)
    assert outcome.whole_bot


async def test_a_press_is_acknowledged_beside_what_is_sent(wired: Wired, caplog: pytest.LogCaptureFixture) -> None:
    """Once, and a press too old for it does no harm."""
    await wired.send(Call("sendmessage", {"text": "?", "reply_markup": {"inline_keyboard": [[BUTTON]]}}))
    wired.person.press("a")
    (query,) = wired.telegram.callbacks
    wired.channel.pressed("7", query)
    wired.channel.pressed("7", "too old")

    await wired.send()
    await wired.channel.close()

    gc.collect()
    assert wired.telegram.callbacks[query]["answers"] == 1
    assert "query is too old" in str(wired.telegram.errors)
    assert [record for record in caplog.records if record.name == "asyncio"] == []
