"""The terminal channel: `kjfz-bot chat`, typed or piped. Buttons are numbers; every answer goes in as text.

One person sits at one terminal, so there is one address and the conversation goes on where it stopped.
"""

import asyncio
import codecs
import os
import sys
import threading
from collections.abc import AsyncIterator, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO
from uuid import uuid4

from rich.console import Console
from rich.text import Text

from kjfz_bot.channels.capabilities import CAPABILITIES
from kjfz_bot.channels.ports import Arrival, Backend, Files, Line, Upload
from kjfz_bot.channels.render import RichLine, fit, language_of, parse, to_plain
from kjfz_bot.dialog.message import Message
from kjfz_bot.errors import StoreError
from kjfz_bot.texts.catalogue import Catalogue, escape

CHANNEL = "terminal"
ADDRESS = "local"
MAX_TEXT = 4000
"""The most characters of one typed line."""

_CAPABILITY = CAPABILITIES[CHANNEL]
_STYLES = {"b": "bold", "i": "italic", "code": "cyan"}
_HELLO = "/start"
_FILE = "file "
_PART = 64 * 1024
_PAGE = 100
_NEWS_SECONDS = 30.0


async def run_terminal(backend: Backend, texts: Catalogue, language: str, files: Files | None = None) -> int:
    """Talk over this process's own input and output until they end; returns the exit status.

    `language` is used for a person not seen before and for words before the first message.
    """
    interactive = sys.stdin.isatty()
    console = Console(highlight=False, soft_wrap=not interactive)
    typed = typed_lines(sys.stdin.fileno())
    chat = TerminalChat(backend, texts, language, console, typed, interactive=interactive, files=files)
    try:
        await chat.run()
    except asyncio.CancelledError:
        # Ctrl-C arrives as a cancellation of this task; leaving politely is its normal end.
        if task := asyncio.current_task():
            task.uncancel()
    chat.say("terminal-bye" if chat.all_saved else "terminal-bye-unsaved")
    return 0


async def typed_lines(descriptor: int) -> AsyncIterator[str]:
    """The lines of a file descriptor without their ends, whatever it is: a terminal, a pipe or a file.

    A daemon thread reads the bare descriptor: an event loop cannot watch plain files, and a thread that waits inside
    `sys.stdin` would keep the process from ending.
    """
    loop = asyncio.get_running_loop()
    lines: asyncio.Queue[str | None] = asyncio.Queue()

    def pump() -> None:
        """Hand each line to the loop, and None at the end."""
        try:
            for line in _read_lines(descriptor):
                loop.call_soon_threadsafe(lines.put_nowait, line)
            loop.call_soon_threadsafe(lines.put_nowait, None)
        except RuntimeError:
            # The loop has ended while this thread waited for input that nobody needs any more.
            return

    threading.Thread(target=pump, daemon=True).start()
    while (line := await lines.get()) is not None:
        yield line


class TerminalChat:
    """One sitting at the terminal: shows what is new, asks for a line, sends it, waits for the reply."""

    def __init__(
        self,
        backend: Backend,
        texts: Catalogue,
        language: str,
        console: Console,
        source: AsyncIterator[str],
        *,
        interactive: bool,
        patience: float = 30.0,
        files: Files | None = None,
    ) -> None:
        """`patience` is how many seconds a reply is waited for before the next line may be typed.

        `files` takes what is sent with `file PATH`, where a file is asked for.
        """
        self._files = files
        self._asked = ""
        self._backend = backend
        self._texts = texts
        self._language = language
        self._console = console
        self._source = source
        self._interactive = interactive
        self._patience = patience
        self._last = 0
        self.all_saved = True

    async def run(self) -> None:
        """Talk until the input ends."""
        await self._open()
        while (typed := await self._ask()) is not None:
            text = typed.strip()
            if len(text) > MAX_TEXT:
                self.say("terminal-too-long", limit=MAX_TEXT)
            elif self._files is not None and self._asked == "file" and text.startswith(_FILE):
                await self._send_file(self._files, _path(text.removeprefix(_FILE)))
            elif text:
                await self._send(text)

    def say(self, key: str, **args: str | int) -> None:
        """Print one of the channel's own words, in the language the conversation is in."""
        self._console.print(Text(self._texts.text(self._language, key, **args), style="dim"))

    async def _open(self) -> None:
        history = await self._new_lines()
        self._language = _latest_language(history, self._texts) or self._language
        question = _open_question(history)
        if history and history[-1].mine:
            self.say("terminal-resumed")
            await self._await_reply(history[-1:])
        elif question is not None:
            self.say("terminal-resumed")
            self._show(question)
        else:
            await self._send(_HELLO)
        if self._interactive:
            self.say("terminal-hello")

    async def _ask(self) -> str | None:
        """The next typed line, showing meanwhile what arrives unasked; None at the end of the input."""
        self._prompt()
        typing = asyncio.ensure_future(anext(self._source, None))
        while self._interactive and not typing.done():
            news = asyncio.ensure_future(self._backend.wait(CHANNEL, ADDRESS, self._last, _NEWS_SECONDS))
            await asyncio.wait({typing, news}, return_when=asyncio.FIRST_COMPLETED)
            if news.done() and news.result():
                self._console.print()
                self._show_all(await self._new_lines())
                self._prompt()
            news.cancel()
        return await typing

    def _prompt(self) -> None:
        if self._interactive:
            self._console.print("[bold]›[/bold] ", end="")
            self._console.file.flush()

    async def _send(self, text: str) -> None:
        if self._interactive:
            self._console.print()
        elif text != _HELLO:
            self._echo(text)
        arrival = Arrival(CHANNEL, ADDRESS, uuid4().hex, "text", text, datetime.now(UTC), self._language)
        try:
            await self._backend.accept(arrival)
        except StoreError as error:
            self.all_saved = False
            self.say("terminal-not-stored", problem=str(error))
            return
        await self._await_reply()

    async def _send_file(self, files: Files, path: Path) -> None:
        if not self._interactive:
            self._echo(f"{_FILE}{path.name}")
        try:
            with path.open("rb") as content:
                refusal = await files.upload(Upload(CHANNEL, ADDRESS, uuid4().hex, path.name), _parts_of(content))
        except StoreError as error:
            self.all_saved = False
            self.say("terminal-not-stored", problem=str(error))
        except OSError as error:
            self.say("terminal-no-file", path=str(path), problem=error.strerror or "")
        else:
            if refusal is not None:
                self.say(refusal.text, **refusal.args)
                return
            await self._await_reply()

    async def _await_reply(self, seen: Sequence[Line] = ()) -> None:
        """Show lines until the last is the bot's, counting those seen; the person's own may be erased by then."""
        try:
            async with asyncio.timeout(self._patience):
                while True:
                    new = await self._new_lines()
                    self._show_all(new)
                    seen = new or seen
                    if seen and not seen[-1].mine:
                        return
                    await self._backend.wait(CHANNEL, ADDRESS, self._last, _NEWS_SECONDS)
        except TimeoutError:
            self.say("terminal-waiting")

    async def _new_lines(self) -> list[Line]:
        found: list[Line] = []
        while page := await self._backend.lines(CHANNEL, ADDRESS, self._last, _PAGE):
            found.extend(page)
            self._last = page[-1].id
        return found

    def _show_all(self, lines: Sequence[Line]) -> None:
        """Show new lines in the language of the latest."""
        self._language = _latest_language(lines, self._texts) or self._language
        for line in lines:
            self._show(line)

    def _show(self, line: Line) -> None:
        """Show what the bot said; the person's own lines stand above already, typed or echoed."""
        if line.message is None:
            return
        if line.message.expects != "nothing":
            self._asked = line.message.expects
        for piece in fit(line.message, _CAPABILITY):
            self._console.print(_styled(piece.lines))
        if line.message.example and self._interactive:
            self.say("terminal-example", example=line.message.example)
        if line.message.expects == "file" and self._files is not None:
            self.say("terminal-file")
        self._console.print()

    def _echo(self, text: str) -> None:
        """Show what the person typed, without what could drive a terminal."""
        self._console.print(_styled(parse(escape(f"> {text}\n"))))


def _path(typed: str) -> Path:
    return Path(typed.strip()).expanduser()


async def _parts_of(content: BinaryIO) -> AsyncIterator[bytes]:
    while part := await asyncio.to_thread(content.read, _PART):
        yield part


def _styled(lines: Sequence[RichLine]) -> Text:
    text = Text()
    for number, line in enumerate(lines):
        text.append("\n" if number else "")
        for span in line:
            text.append(span.text, style=" ".join(_STYLES[tag] for tag in span.tags))
    return text


def _open_question(history: Sequence[Line]) -> Line | None:
    """The line that asks what is to be answered next; None where the conversation is to begin anew."""
    asked = (line for line in reversed(history) if line.message is not None and line.message.expects != "nothing")
    return next(asked, None)


def _latest_language(lines: Sequence[Line], texts: Catalogue) -> str | None:
    for line in reversed(lines):
        if line.message is not None:
            return language_of(_words(line.message), texts.languages)
    return None


def _words(message: Message) -> str:
    return to_plain(fit(message, _CAPABILITY)[-1].lines)


def _read_lines(descriptor: int) -> Iterator[str]:
    """Lines as they come in; the end of a terminal's last line may be missing."""
    decoder = codecs.getincrementaldecoder("utf-8")(errors="replace")
    rest = ""
    while chunk := os.read(descriptor, 65536):
        *whole, rest = (rest + decoder.decode(chunk)).split("\n")
        yield from whole
    if rest:
        yield rest
