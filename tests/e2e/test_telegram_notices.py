"""A great many notices through a Telegram that limits the flood: all arrive, none is forced."""

import asyncio
import json
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from kjfz_bot.app.wiring import composers, wired_content
from kjfz_bot.dialog.message import Message
from kjfz_bot.storage import outbox
from kjfz_bot.storage.outbox import Reply
from kjfz_bot.storage.people import AddressBook, AddressKey
from kjfz_bot.storage.store import open_store
from kjfz_bot.texts.catalogue import Rich
from tests.botsim.fakeapi import FakeTelegram, Faults, Flood
from tests.e2e.bot import running_bot, until

FIRST = 5000
UNDER_WAY = 0.2
"""Seconds in which calls that were made before a refusal may still arrive behind it."""


def put_out(data_dir: Path, people: int, each: int) -> None:
    """Notices for everybody, waiting to be sent, as announcements will leave them."""
    (call,) = composers(wired_content())["telegram"](Message(Rich("notice")))
    now = datetime.now(UTC)
    keys = {AddressKey("telegram", str(FIRST + number)): "zh-CN" for number in range(people)}
    store = open_store(data_dir, serving=True)
    with store.transaction() as uow:
        addresses = AddressBook().resolve(uow, keys, now)
        for turn in range(each):
            rows = []
            for cause, address in zip(uow.take_ids(people), addresses.values(), strict=True):
                body = {**call.to_json(), "parameters": {**call.parameters, "text": f"notice {turn}"}}
                rows.append(Reply(address.id, address.person, cause, 0, body, "waiting"))
            outbox.add(uow, rows, now)
    store.close()


def calls(data_dir: Path) -> Iterator[dict[str, Any]]:
    """Every message Telegram was asked to send."""
    with (data_dir / "calls.jsonl").open(encoding="utf-8") as log:
        for line in log:
            call: dict[str, Any] = json.loads(line)
            if call.get("method") == "sendmessage":
                yield call


def forced(sent: list[dict[str, Any]], *, by_chat: bool = False) -> list[dict[str, Any]]:
    """Calls made while Telegram had asked for silence, by the bot or by that chat, but for those already under way."""
    windows: list[tuple[float, float, str]] = []
    broken = []
    for call in sent:
        chat = str(call["params"]["chat_id"])
        if any(
            since + UNDER_WAY < call["t"] < until and (chat == asked or not by_chat) for since, until, asked in windows
        ):
            broken.append(call)
        if call["status"] == 429:
            windows = [window for window in windows if window[1] > call["t"]]
            windows.append((call["t"], call["t"] + int(call["error"].rpartition(" ")[2]), chat))
    return broken


async def deliver(
    data_dir: Path, people: int, each: int, faults: Faults | None = None, flood: Flood | None = None
) -> list[dict[str, Any]]:
    """Send them all; what Telegram was asked, once everybody has each of theirs, once and in order."""

    def before(telegram: FakeTelegram) -> None:
        for number in range(people):
            telegram.add_user(FIRST + number)
        telegram.flood, telegram.faults = flood or Flood(), faults or Faults()

    put_out(data_dir, people, each)
    async with running_bot(data_dir, before=before) as bot:
        chats = bot.telegram.chats.values()
        await until(lambda: sum(len(chat.messages) for chat in chats) >= people * each, 60 + people * each / 5)
        await asyncio.sleep(0.5)
        texts = Counter(tuple(message["text"] for message in chat.messages.values()) for chat in chats)
        assert texts == {tuple(f"notice {turn}" for turn in range(each)): people}
    return list(calls(data_dir))


async def test_notices_arrive_once_and_in_order_without_a_refusal(tmp_path: Path) -> None:
    """Everybody gets each of theirs; the limits of Telegram are never hit."""
    sent = await deliver(tmp_path, people=30, each=3)

    assert [call["status"] for call in sent] == [200] * 90


async def test_nobody_is_called_while_telegram_asks_for_silence(tmp_path: Path) -> None:
    """Refusals out of the blue are obeyed by the whole bot."""
    sent = await deliver(tmp_path, people=40, each=1, faults=Faults(too_many=0.05, retry_after=1))

    assert forced(sent) == []
    assert 429 in {call["status"] for call in sent}


async def test_a_telegram_that_allows_less_is_obeyed(tmp_path: Path) -> None:
    """Half of what it allows otherwise: refusals come, and each is waited out."""
    sent = await deliver(tmp_path, people=30, each=2, flood=Flood(global_rate=15, global_burst=15))

    assert forced(sent) == []
    assert 429 in {call["status"] for call in sent}


async def test_a_chat_that_allows_less_is_obeyed(tmp_path: Path) -> None:
    """It hears nothing for as long as it asks for."""
    sent = await deliver(tmp_path, people=4, each=3, flood=Flood(chat_rate=0.8, chat_burst=1))

    assert forced(sent, by_chat=True) == []
    assert 429 in {call["status"] for call in sent}


@pytest.mark.prove
async def test_ten_thousand_notices(tmp_path: Path, prove_full: bool) -> None:
    """The same for a whole programme; the refusals that slip through are obeyed."""
    people = 2000 if prove_full else 100
    sent = await deliver(tmp_path, people=people, each=5, faults=Faults(too_many=0.002, retry_after=1))

    assert forced(sent) == []
    assert sum(call["status"] == 200 for call in sent) == people * 5
