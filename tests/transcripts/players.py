"""Those who play a transcript: one for the engine alone, one for each channel of the shipped program."""

import io
import json
import re
import time
import urllib.request
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from http.cookiejar import CookieJar
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import urlencode
from zipfile import ZipFile

from docx import Document as open_docx
from openpyxl import load_workbook

from kjfz_bot.app.wiring import wired_content
from kjfz_bot.dialog.inbound import Notice, Ok, ServiceCall
from kjfz_bot.dialog.message import Message
from kjfz_bot.testing.conversation import Conversation
from kjfz_bot.texts.catalogue import plain
from tests.e2e.running import Server, Typist

PROMPT = "› "
PATIENCE = 30.0
_FORM = re.compile(r'<form method="post" action="/sign-in[^>]*>\s*<input type="hidden" name="form" value="([^"]+)"')
_NUMBERED = re.compile(r"^\s*\d+[.、] ?", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Heard:
    """What the bot answered to one line: all its text, and what may be pressed below the last message."""

    text: str
    buttons: Sequence[str]


class Player(Protocol):
    """Says and presses what a transcript tells it to."""

    def say(self, text: str) -> Heard:
        """Type a line."""
        ...

    def press(self, label: str) -> Heard:
        """Press a button, or type its label where there are none."""
        ...

    def close(self) -> None:
        """Leave."""
        ...


class EnginePlayer:
    """Plays on the engine, every turn folded from its saved events."""

    def __init__(self, language: str) -> None:
        self._conversation = Conversation(
            wired_content(),
            {
                "set_language": _set_language,
                "reminder_topics": _reminder_topics,
                "set_reminders": _set_reminders,
                "forget_me": _forget_me,
            },
            language,
        )

    def say(self, text: str) -> Heard:
        return _heard(self._conversation.say(text))

    def press(self, label: str) -> Heard:
        return _heard(self._conversation.press(label))

    def tell(self, topic: str, args: Mapping[str, str | int]) -> Heard:
        """Have the bot remind the person of something."""
        return _heard(self._conversation.hear(Notice(topic, args, reminder=True)))

    def close(self) -> None:
        """Nothing is open."""


def _document(content: io.BytesIO) -> str:
    """The paragraphs of a document, and its tables, a line a row."""
    opened = open_docx(content)
    rows = (row for table in opened.tables for row in table.rows)
    lines = [*(each.text for each in opened.paragraphs), *("\t".join(cell.text for cell in row.cells) for row in rows)]
    return "\n".join(lines)


def _heard(replies: Sequence[Message]) -> Heard:
    last = replies[-1]
    text = "\n".join(plain(message.text) for message in replies)
    return Heard(text, [button.label for button in (*last.options, *last.controls)])


def _set_language(call: ServiceCall) -> Ok:
    return Ok(call.inputs["language"], language=call.inputs["language"])


def _reminder_topics(_call: ServiceCall) -> Ok:
    topics = [[topic, {"text": f"notice-{topic}.name"}] for topic in ("unfinished", "removal")]
    return Ok([*topics, ["nothing", {"text": "settings-reminders.none"}]])


def _set_reminders(_call: ServiceCall) -> Ok:
    return Ok()


def _forget_me(_call: ServiceCall) -> Ok:
    return Ok(ends=True)


class WebPlayer:
    """Plays over the HTTP interface of a running server, as a browser without sockets would; each is somebody new."""

    def __init__(self, server: Server, language: str) -> None:
        self._url = server.url
        self._language = language
        self._opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
        self._opener.open(self._url).close()
        self._seen = 0
        self._buttons: dict[str, str] = {}
        self._documents: list[str] = []

    def say(self, text: str) -> Heard:
        return self._send("text", text)

    def press(self, label: str) -> Heard:
        return self._send("button", self._buttons[label])

    def _send(self, kind: str, body: str) -> Heard:
        self._ask("api/messages", {"key": uuid.uuid4().hex, "kind": kind, "body": body, "lang": self._language})
        return self._heard("")

    def send(self, name: str, content: bytes) -> Heard:
        """Send a file."""
        self._post(
            f"api/files?{urlencode({'name': name, 'key': uuid.uuid4().hex})}", content, "application/octet-stream"
        )
        return self._heard("")

    def read(self) -> Heard:
        """What stands in the newest sheet that was handed out, a line a row; or in the document."""
        content = self.fetch()
        if "word/document.xml" in ZipFile(io.BytesIO(content)).namelist():
            return Heard(_document(io.BytesIO(content)), [])
        return Heard(read_rows(content), [])

    @property
    def newest(self) -> str:
        """Where the newest file is that was handed out."""
        return self._documents[-1]

    def fetch(self, where: str = "") -> bytes:
        """What is in the newest file that was handed out, or in the one at an address."""
        with self._opener.open(self._url.rstrip("/") + (where or self.newest)) as response:
            content: bytes = response.read()
        return content

    def wait(self, words: str) -> Heard:
        """Until something with these words is said that was not asked for."""
        return self._heard(squeezed(words))

    def ask_for_link(self, email: str) -> None:
        """Have a link sent by which one signs in."""
        self._fill_in(f"{self._url}sign-in?lang={self._language}", {"email": email})

    def open_link(self, url: str) -> None:
        """Open a link that signs in, and press the button of its page."""
        self._fill_in(url, {})

    def _fill_in(self, url: str, fields: dict[str, str]) -> None:
        """Send the form of a page to where the page is."""
        with self._opener.open(url) as page:
            found = _FORM.search(page.read().decode())
        assert found is not None, url
        self._opener.open(url, urlencode({"form": found[1], **fields}).encode()).close()

    def _heard(self, words: str) -> Heard:
        lines: list[dict[str, Any]] = []
        given_up = time.monotonic() + PATIENCE
        while not any(not line["mine"] and words in squeezed(_words(line)) for line in lines):
            assert time.monotonic() < given_up, f"waited for {words!r}, heard {[_words(line) for line in lines]}"
            lines = self._ask(f"api/lines?after={self._seen}&wait=10")["lines"]
        self._seen = lines[-1]["id"]
        answers = [line for line in lines if not line["mine"]]
        self._documents += [line["document"]["href"] for line in answers if line["document"]]
        last = answers[-1]
        shown = {button["label"]: button["data"] for button in (*last["options"], *last["controls"])}
        self._buttons |= shown
        return Heard("\n".join(_words(line) for line in answers), list(shown))

    def _ask(self, path: str, body: dict[str, str] | None = None) -> Any:
        return self._post(path, json.dumps(body).encode() if body else None, "application/json")

    def _post(self, path: str, body: bytes | None, kind: str) -> Any:
        headers = {"Content-Type": kind, "Origin": self._url.rstrip("/")}
        with self._opener.open(urllib.request.Request(self._url + path, data=body, headers=headers)) as response:
            return json.load(response)

    def close(self) -> None:
        """The server goes on; others talk to it too."""


def read_rows(sheet: bytes) -> str:
    """What stands in a sheet, a line a row."""
    rows = load_workbook(io.BytesIO(sheet)).worksheets[0].iter_rows(values_only=True)
    return "\n".join("\t".join("" if cell is None else f"{cell}" for cell in row) for row in rows)


def _words(line: dict[str, Any]) -> str:
    return "\n".join("".join(span[0] for span in part["spans"]) for part in line["lines"])


class TerminalPlayer:
    """Plays on `kjfz-bot chat` at a real pseudo-terminal, where buttons are words to type."""

    def __init__(self, directory: Path, language: str) -> None:
        self._typist = Typist(directory, language)
        self._typist.until(PROMPT)

    def say(self, text: str) -> Heard:
        self._typist.type(f"{text}\n")
        shown = self._typist.until(PROMPT).replace("\r\n", "\n")
        return Heard(shown, [shown])

    def press(self, label: str) -> Heard:
        return self.say(label)

    def close(self) -> None:
        self._typist.type("\x04")
        assert self._typist.leave() == 0
        self._typist.__exit__()


def squeezed(text: str) -> str:
    """Text without the line breaks and spaces that a narrow terminal puts into it."""
    return re.sub(r"\s+", "", _NUMBERED.sub("", text))
