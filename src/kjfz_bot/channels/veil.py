"""Hides other people's names and numbers in messages to a channel that keeps them abroad. What is hidden is marked.

The marks are `domain/personal.py`; whether a person lets anything of others come to that channel is known by the app.
"""

from __future__ import annotations

import html
from dataclasses import dataclass, replace
from typing import Literal

from kjfz_bot.channels.render import language_of, parse, to_plain
from kjfz_bot.dialog.message import Button, Document, Message
from kjfz_bot.domain import personal
from kjfz_bot.language.masks import masked
from kjfz_bot.texts.catalogue import Catalogue, Rich, italic

Level = Literal["masked", "none", "full"]
"""How much of other people is shown: a beginning and an end, nothing at all, or everything."""


@dataclass(frozen=True, slots=True)
class Veil:
    """What a channel shows of messages that tell of other people; `link` leads to where all of it is shown."""

    texts: Catalogue
    level: Level = "masked"
    link: str = ""

    def over(self, message: Message, *, agreed: bool) -> Message:
        """The message as it may go out; nothing of others goes to somebody who has not `agreed` to this channel."""
        if not tells_of_people(message) or (agreed and self.level == "full"):
            return message
        return self._masked(message) if agreed and self.level == "masked" else self._hidden(message)

    def _masked(self, message: Message) -> Message:
        text = Rich(masked(message.text, html.unescape, html.escape))
        document = message.document
        if document is not None and document.private:  # nothing in it can be hidden, so all of it is
            key = "telegram-withheld" if self.link else "telegram-withheld.unlinked"
            beside = [italic(self._say(message, key, text))]
            document = None
        else:
            beside = [italic(self._say(message, "telegram-masked", text))] if self.link else []
        return replace(
            message,
            text=Rich("\n".join([text, *beside])),
            options=tuple(_masked(button) for button in message.options),
            controls=tuple(_masked(button) for button in message.controls),
            example=masked(message.example) if message.example is not None else None,
            document=document and _masked_document(document),
        )

    def _hidden(self, message: Message) -> Message:
        """Only that there is something; what can be chosen is still there, by number where a label would tell."""
        key = "telegram-hidden" if self.link else "telegram-hidden.unlinked"
        document = message.document
        return replace(
            message,
            text=self._say(message, key, message.text),
            options=_numbered(message.options),
            controls=_numbered(message.controls),
            example=None if message.example is None or personal.is_marked(message.example) else message.example,
            document=None if document is None or _tells(document) else document,
        )

    def _say(self, message: Message, key: str, shown: str) -> Rich:
        language = language_of(to_plain(parse(Rich(shown or message.text))), self.texts.languages)
        return self.texts.rich(language, key, link=self.link)


def tells_of_people(message: Message) -> bool:
    """Whether something in a message is marked."""
    buttons = (button.label for button in (*message.options, *message.controls))
    document = message.document
    return (
        personal.is_marked(message.text)
        or any(personal.is_marked(label) for label in buttons)
        or (message.example is not None and personal.is_marked(message.example))
        or (document is not None and _tells(document))
    )


def _tells(document: Document) -> bool:
    return document.private or personal.is_marked(document.text) or personal.is_marked(document.name)


def _masked(button: Button) -> Button:
    return button._replace(label=masked(button.label))


def _masked_document(document: Document) -> Document:
    return replace(document, text=masked(document.text), name=masked(document.name))


def _numbered(buttons: tuple[Button, ...]) -> tuple[Button, ...]:
    return tuple(
        button._replace(label=f"{number}.") if personal.is_marked(button.label) else button
        for number, button in enumerate(buttons, 1)
    )
