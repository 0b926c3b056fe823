"""What the bot says: values that go to the outbox and are shown by every channel. No words and no wire formats here."""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from kjfz_bot.texts.catalogue import Rich


class Button(NamedTuple):
    """One thing a person may press; `data` says no more than they could type (`r12:3`, `r12:back`, `c:check`)."""

    data: str
    label: str


@dataclass(frozen=True, slots=True)
class Document:
    """A file the person may keep: shown as one where the channel has files, as text in full where it has none.

    With `base64` the text stands for bytes; where there are no files, `drawn` is shown instead, if there is such a
    likeness in characters. `alt` says what a picture shows, for who cannot see it. What is `private` tells of other
    people in a form nothing can be hidden in. It can be fetched `until` a moment in ISO form; empty, always. Where
    `file` is the public id of a file that is kept for the person, that is its content.
    """

    name: str
    media_type: str
    text: str
    base64: bool = False
    alt: str = ""
    drawn: str = ""
    private: bool = False
    until: str = ""
    file: str = ""

    @property
    def content(self) -> bytes:
        """What is in the file."""
        return b64decode(self.text) if self.base64 else self.text.encode()

    def is_over(self, now: datetime) -> bool:
        """Whether it cannot be fetched any more."""
        return bool(self.until) and datetime.fromisoformat(self.until) <= now

    def to_json(self) -> dict[str, Any]:
        """The file as JSON values; a text as it always was, so that saved conversations stay the same."""
        plain = {"name": self.name, "media_type": self.media_type, "text": self.text}
        more = {
            "base64": self.base64,
            "alt": self.alt,
            "drawn": self.drawn,
            "private": self.private,
            "until": self.until,
            "file": self.file,
        }
        return {**plain, **{name: value for name, value in more.items() if value}}


@dataclass(frozen=True, slots=True)
class Message:
    """One message to one person, in their language, before any channel has shaped it.

    `text` is safe HTML of <b>, <i> and <code> with line breaks, in which names and numbers of people may be marked
    (`domain/personal.py`), as in labels; `options` answer the open question and are numbered
    from 1 where there are no buttons; `controls` are ways around it (back, skip, not sure …); `expects` hints what an
    input field should take; `replaces` marks a new face of the prompt shown just before. `topic` is that of a notice.
    """

    text: Rich
    options: tuple[Button, ...] = ()
    controls: tuple[Button, ...] = ()
    expects: str = "nothing"
    example: str | None = None
    replaces: bool = False
    document: Document | None = None
    topic: str | None = None

    def to_json(self) -> dict[str, Any]:
        """The message as JSON values, for the outbox."""
        return {
            "text": self.text,
            "options": [{"data": button.data, "label": button.label} for button in self.options],
            "controls": [{"data": button.data, "label": button.label} for button in self.controls],
            "expects": self.expects,
            "example": self.example,
            "replaces": self.replaces,
            "document": self.document.to_json() if self.document else None,
        }

    @classmethod
    def from_json(cls, body: Mapping[str, Any]) -> Message:
        """The message that `to_json` wrote."""
        document = body["document"]
        return cls(
            text=Rich(body["text"]),
            options=tuple(Button(**button) for button in body["options"]),
            controls=tuple(Button(**button) for button in body["controls"]),
            expects=body["expects"],
            example=body["example"],
            replaces=body["replaces"],
            document=Document(**document) if document else None,
        )
