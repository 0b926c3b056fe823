"""How a message becomes Bot API calls: pure, with final parameters but for the chat. Sending them is `channel.py`."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from kjfz_bot.channels.capabilities import CAPABILITIES
from kjfz_bot.channels.ports import Call
from kjfz_bot.channels.render import Piece, fit, language_of, parse, to_html, to_plain
from kjfz_bot.dialog.message import Button, Document, Message
from kjfz_bot.texts.catalogue import Catalogue

SEND_TEXT = "sendmessage"
SEND_DOCUMENT = "senddocument"

SHORT = 14
"""The widest label, counted in Latin letters, of which two stand side by side on a phone."""

CONTROLS_IN_A_ROW = 3

# Telegram refuses a message without a visible character; one that only carries buttons shows this.
_NO_WORDS = "…"

_CAPABILITY = CAPABILITIES["telegram"]


def compose(message: Message, texts: Catalogue) -> tuple[Call, ...]:
    """The calls that show a message, in order; only the last carries its buttons.

    Texts are HTML, at most 4096 UTF-16 units each, cut at line borders.
    """
    return tuple(call for piece in fit(message, _CAPABILITY) for call in _calls(piece, texts))


def _calls(piece: Piece, texts: Catalogue) -> Iterator[Call]:
    plain = to_plain(piece.lines)
    if plain.strip() or piece.options or piece.controls:
        yield _text(piece, plain, texts)
    if piece.document is not None:
        yield _document(piece.document)


def _text(piece: Piece, plain: str, texts: Catalogue) -> Call:
    lines = [to_html(piece.lines)] if plain.strip() else [_NO_WORDS]
    if piece.example is not None:
        words = texts.rich(language_of(plain, texts.languages), "for-example", example=piece.example)
        if _CAPABILITY.measure(plain + "\n" + to_plain(parse(words))) <= _CAPABILITY.max_text:
            lines.append(to_html(parse(words)))
    parameters: dict[str, Any] = {
        "text": "\n".join(lines),
        "parse_mode": "HTML",
        "link_preview_options": {"is_disabled": True},
    }
    rows = [*_options(piece.options), *_rows(piece.controls, CONTROLS_IN_A_ROW)]
    if rows:
        parameters["reply_markup"] = {"inline_keyboard": rows}
    return Call(SEND_TEXT, parameters, replaces=piece.replaces, prompt=bool(rows))


def _document(document: Document) -> Call:
    caption = {"caption": document.alt} if document.alt else {}
    return Call(SEND_DOCUMENT, {"document": replace(document, alt="", drawn="").to_json(), **caption})


def _options(options: Sequence[Button]) -> list[list[dict[str, str]]]:
    short = all(_is_short(button.label) for button in options)
    return _rows(options, 2 if short else 1)


def _rows(buttons: Sequence[Button], width: int) -> list[list[dict[str, str]]]:
    return [
        [{"text": button.label, "callback_data": button.data} for button in buttons[start : start + width]]
        for start in range(0, len(buttons), width)
    ]


def _is_short(label: str) -> bool:
    """Whether a label is drawn narrowly; in Latin letters, of which Chinese characters and pictures count two."""
    if len(label) * 2 <= SHORT:
        return True
    if len(label) > SHORT:
        return False
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in label) <= SHORT
