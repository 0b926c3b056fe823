"""How a notice becomes a mail: what kind of thing has happened and where to read it, never what it says. Pure."""

from __future__ import annotations

from kjfz_bot.channels.ports import Call
from kjfz_bot.channels.render import language_of, parse, to_plain
from kjfz_bot.dialog.message import Message
from kjfz_bot.dialog.notices import DIGEST
from kjfz_bot.texts.catalogue import Catalogue

CHANNEL = "email"
SEND = "mail"


def compose(message: Message, texts: Catalogue) -> tuple[Call, ...]:
    """The mail that tells of a message; whose it is and where it leads is added when it is sent."""
    said = to_plain(parse(message.text))
    language = language_of(said, texts.languages)
    kind = said if message.topic == DIGEST else _kind(message, texts, language)
    return (Call(SEND, {"language": language, "kind": kind}),)


def _kind(message: Message, texts: Catalogue, language: str) -> str:
    kind = texts.first(language, f"notice-{message.topic}.name") if message.topic else None
    return kind or texts.text(language, "mail-news")
