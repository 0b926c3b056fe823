"""The terminal: what is typed goes in as text, what is said comes out as lines."""

import asyncio
import io
import os
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import TextIO

import pytest
from rich.console import Console

from kjfz_bot.channels.terminal import ADDRESS, CHANNEL, MAX_TEXT, TerminalChat, run_terminal, typed_lines
from kjfz_bot.dialog.message import Message
from kjfz_bot.texts.catalogue import Rich
from tests.unit.channels.memory import MemoryBackend, catalogue


@pytest.fixture
def nothing() -> Iterator[TextIO]:
    """An input that has ended."""
    with Path("/dev/null").open() as empty:
        yield empty


async def typing(*lines: str) -> AsyncIterator[str]:
    for line in lines:
        await asyncio.sleep(0)
        yield line


async def sitting(backend: MemoryBackend, *lines: str, interactive: bool = False) -> str:
    """What one sitting prints."""
    console = Console(file=io.StringIO(), soft_wrap=True, color_system=None)
    await TerminalChat(backend, catalogue(), "zh-CN", console, typing(*lines), interactive=interactive).run()
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


async def test_the_first_sitting_starts_by_itself() -> None:
    """Nobody has to know a command to begin."""
    shown = await sitting(MemoryBackend())

    assert "您好！这里是资格自查。" in shown
    assert "1. 高校\n2. 科研院所\n3. 医院\n4. 其他\n返回 · 不清楚 · 为什么问" in shown


async def test_a_number_is_an_answer_and_is_echoed_when_piped() -> None:
    """A piped sitting reads as a transcript."""
    backend = MemoryBackend()

    shown = await sitting(backend, "1")

    assert [arrival.body for arrival in backend.arrivals] == ["/start", "1"]
    assert "> 1\n" in shown
    assert shown.index("> 1") < shown.index("您的最高学位是什么？")


async def test_a_second_sitting_shows_where_the_first_one_stopped() -> None:
    """The open question, neither the person's own answer nor the whole history."""
    backend = MemoryBackend()
    await sitting(backend, "1")

    shown = await sitting(backend)

    assert len(backend.arrivals) == 2
    assert "接着上次的对话" in shown
    assert shown.count("您的最高学位是什么？") == 1
    assert "您好" not in shown
    assert "> 1" not in shown


async def test_a_reply_that_was_still_open_is_awaited_on_resuming() -> None:
    """Leaving in the middle of a turn loses nothing of it."""
    backend = MemoryBackend(delay=0.2)
    await sitting(backend)
    await backend.accept(backend.arrivals[0]._replace(update_id="later", body="1"))

    shown = await sitting(backend)

    assert "您的最高学位是什么？" in shown


async def test_a_too_long_line_is_not_sent() -> None:
    """The limit is told, the conversation goes on."""
    backend = MemoryBackend()

    shown = await sitting(backend, "长" * (MAX_TEXT + 1), "1")

    assert [arrival.body for arrival in backend.arrivals] == ["/start", "1"]
    assert "最多 4,000 个字" in shown


async def test_empty_lines_are_not_messages() -> None:
    """Pressing Enter alone says nothing."""
    backend = MemoryBackend()

    await sitting(backend, "", "   ")

    assert len(backend.arrivals) == 1


async def test_a_full_disk_is_told_and_the_sitting_goes_on() -> None:
    """Nothing is pretended to be saved."""
    backend = MemoryBackend()
    backend.full = True

    shown = await sitting(backend, "1")

    assert shown.count("没有保存这一行：the disk is full") == 2


async def test_only_what_is_saved_is_called_saved(nothing: TextIO, monkeypatch: pytest.MonkeyPatch) -> None:
    """After a line that was not stored the goodbye does not claim that it was."""
    full = MemoryBackend()
    full.full = True

    assert "已保存" in (await _goodbye(MemoryBackend(), nothing, monkeypatch)).splitlines()[-1]
    assert "没有保存的内容不会保留" in await _goodbye(full, nothing, monkeypatch)


async def _goodbye(backend: MemoryBackend, nothing: TextIO, monkeypatch: pytest.MonkeyPatch) -> str:
    """What a whole run on an empty standard input prints."""
    out = io.StringIO()
    monkeypatch.setattr("sys.stdin", nothing)
    monkeypatch.setattr("sys.stdout", out)
    assert await run_terminal(backend, catalogue(), "zh-CN") == 0
    return out.getvalue()


async def test_after_everything_was_forgotten_the_next_sitting_begins_anew() -> None:
    """A goodbye that asks nothing is no conversation to go on with."""
    backend = MemoryBackend()
    await backend.notice(CHANNEL, ADDRESS, Message(Rich("再见。")))

    shown = await sitting(backend)

    assert "接着上次的对话" not in shown
    assert [arrival.body for arrival in backend.arrivals] == ["/start"]


async def test_the_channels_own_words_follow_the_conversations_language() -> None:
    """Who writes in English is told in English."""
    shown = await sitting(MemoryBackend(), "hello", "x" * (MAX_TEXT + 1))

    assert "this line was not sent" in shown


async def test_a_notice_appears_while_nothing_is_typed() -> None:
    """What is said unasked does not wait for the next line."""
    backend = MemoryBackend()
    notice = Message(Rich("明天系统维护。"))

    async def slow() -> AsyncIterator[str]:
        await backend.notice(CHANNEL, ADDRESS, notice)
        await backend.wait(CHANNEL, ADDRESS, 99, 0.1)
        yield "1"

    console = Console(file=io.StringIO(), soft_wrap=True, color_system=None)
    await TerminalChat(backend, catalogue(), "zh-CN", console, slow(), interactive=True).run()

    assert isinstance(console.file, io.StringIO)
    shown = console.file.getvalue()
    assert shown.index("明天系统维护。") < shown.index("您的最高学位")


async def test_without_a_reply_the_next_line_can_be_typed() -> None:
    """A stuck answer does not hold the terminal, and it is said that nothing is lost."""
    console = Console(file=io.StringIO(), soft_wrap=True, color_system=None)
    backend = MemoryBackend(delay=60)

    await TerminalChat(backend, catalogue(), "en", console, typing("1"), interactive=False, patience=0.05).run()

    assert isinstance(console.file, io.StringIO)
    assert console.file.getvalue().count("No reply yet; your message is saved.") == 2
    assert [arrival.body for arrival in backend.arrivals] == ["/start", "1"]


async def test_lines_of_a_pipe_are_read_to_the_last() -> None:
    """Broken UTF-8 and a missing last line end lose nothing."""
    reading, writing = os.pipe()
    os.write(writing, "第一行\n\n".encode() + b"b\xff\n" + "末行".encode())
    os.close(writing)

    lines = [line async for line in typed_lines(reading)]

    os.close(reading)
    assert lines == ["第一行", "", "b\ufffd", "末行"]
