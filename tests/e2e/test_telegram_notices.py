"""A great many notices through a Telegram that limits the flood: all arrive, none is forced."""

import json
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
from tests.botsim.fakeapi import Faults, Flood
from tests.e2e.bot import running_bot, until

FIRST = 5000


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


def forced(sent: list[dict[str, Any]], under_way: float) -> list[dict[str, Any]]:
    """Calls made while Telegram had asked for silence, but for those already under way."""
    silent_from, silent_until = 0.0, 0.0
    broken = []
    for call in sent:
        if silent_from + under_way < call["t"] < silent_until:
            broken.append(call)
        if call["status"] == 429:
            silent_from, silent_until = call["t"], call["t"] + 1
    return broken


async def deliver(data_dir: Path, people: int, each: int, faults: Faults) -> list[dict[str, Any]]:
    """Send them all; what Telegram was asked."""
    put_out(data_dir, people, each)
    async with running_bot(data_dir) as bot:
        for number in range(people):
            bot.telegram.add_user(FIRST + number)
        bot.telegram.flood, bot.telegram.faults = Flood(), faults
        chats = bot.telegram.chats.values()
        await until(lambda: sum(len(chat.messages) for chat in chats) >= people * each, 300 + people * each / 15)
        texts = {tuple(message["text"] for message in chat.messages.values()) for chat in chats}
        assert texts == {tuple(f"notice {turn}" for turn in range(each))}
    return list(calls(data_dir))


async def test_notices_arrive_once_and_in_order_without_a_refusal(tmp_path: Path) -> None:
    """Everybody gets each of theirs; the limits of Telegram are never hit."""
    sent = await deliver(tmp_path, people=50, each=3, faults=Faults())

    assert [call["status"] for call in sent] == [200] * 150


async def test_nobody_is_called_while_telegram_asks_for_silence(tmp_path: Path) -> None:
    """Refusals out of the blue are obeyed by the whole bot."""
    sent = await deliver(tmp_path, people=60, each=1, faults=Faults(too_many=0.05, retry_after=1))

    assert forced(sent, under_way=0.2) == []
    assert 429 in {call["status"] for call in sent}


@pytest.mark.prove
async def test_ten_thousand_notices(tmp_path: Path, prove_full: bool) -> None:
    """The same for a whole programme; the refusals that slip through are obeyed."""
    people = 2000 if prove_full else 100
    sent = await deliver(tmp_path, people=people, each=5, faults=Faults(too_many=0.002, retry_after=1))

    assert forced(sent, under_way=0.2) == []
    assert sum(call["status"] == 200 for call in sent) == people * 5
