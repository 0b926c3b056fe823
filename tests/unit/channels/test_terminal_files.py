"""Files at the terminal: sent by their path where one is asked for, and otherwise words like any others."""

import io
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from rich.console import Console

from kjfz_bot.channels.ports import Download, Refusal, Upload
from kjfz_bot.channels.terminal import TerminalChat
from kjfz_bot.dialog.message import Message
from kjfz_bot.errors import StoreFull
from kjfz_bot.texts.catalogue import Rich
from tests.unit.channels.memory import MemoryBackend, catalogue
from tests.unit.channels.test_terminal import typing

FOUND = Message(Rich("Thanks."))


class MemoryFiles:
    """Takes files, and lets the bot answer."""

    def __init__(self, backend: MemoryBackend, full: bool = False) -> None:
        self.taken: dict[str, bytes] = {}
        self._backend = backend
        self._full = full

    async def upload(self, upload: Upload, parts: AsyncIterator[bytes]) -> Refusal | None:
        if self._full:
            raise StoreFull("The disk is full.")
        content = b"".join([part async for part in parts])
        if not content:
            return Refusal("terminal-bye", {})
        self.taken[upload.name] = content
        await self._backend.notice(upload.channel, upload.external_id, FOUND)
        return None

    async def download(self, channel: str, external_id: str, file_id: str) -> Download | None:
        return None


async def sitting(*lines: str, expects: str = "file", full: bool = False) -> tuple[str, MemoryFiles, MemoryBackend]:
    """What one sitting shows, in which such an answer is asked for."""
    backend = MemoryBackend(lambda _arrival: [Message(Rich("A photo?"), expects=expects)])
    files = MemoryFiles(backend, full)
    console = Console(file=io.StringIO(), soft_wrap=True, color_system=None)
    await TerminalChat(backend, catalogue(), "en", console, typing(*lines), interactive=False, files=files).run()
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue(), files, backend


async def test_a_file_is_sent_by_its_path(tmp_path: Path) -> None:
    """Its name goes along, its folder does not."""
    (tmp_path / "a photo.jpg").write_bytes(b"photo" * 50_000)

    shown, files, _ = await sitting(f"file {tmp_path / 'a photo.jpg'}")

    assert files.taken == {"a photo.jpg": b"photo" * 50_000}
    assert "> file a photo.jpg" in shown
    assert str(tmp_path) not in shown
    assert "Thanks." in shown


async def test_how_to_send_one_is_said_where_it_is_asked_for() -> None:
    """And nowhere else."""
    assert "Type: file and the path" in (await sitting())[0]
    assert "Type: file and the path" not in (await sitting(expects="text"))[0]


async def test_the_same_words_are_an_answer_where_none_is_asked_for(tmp_path: Path) -> None:
    """Somebody may write of files."""
    _, files, backend = await sitting("file cabinets", expects="text")

    assert files.taken == {}
    assert [arrival.body for arrival in backend.arrivals][-1] == "file cabinets"


@pytest.mark.parametrize(("path", "words"), [("nowhere.jpg", "No such file"), (".", "Is a directory")])
async def test_what_cannot_be_read_is_told(tmp_path: Path, path: str, words: str) -> None:
    """With the path and the reason."""
    shown, files, _ = await sitting(f"file {tmp_path / path}")

    assert words in shown
    assert files.taken == {}


async def test_a_file_that_is_not_taken_or_not_stored_is_told(tmp_path: Path) -> None:
    """The sitting goes on."""
    (tmp_path / "empty.jpg").touch()
    refused, _, _ = await sitting(f"file {tmp_path / 'empty.jpg'}")
    full, _, _ = await sitting(f"file {tmp_path / 'empty.jpg'}", full=True)

    assert "Saved; continue" in refused
    assert "was not saved: The disk is full." in full
