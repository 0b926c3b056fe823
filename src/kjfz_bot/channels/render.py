"""The one renderer: shapes a message to what a channel can show. Sending and wire formats are the channels' own."""

import html
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import NamedTuple

from kjfz_bot.channels.capabilities import Capability
from kjfz_bot.dialog.message import Button, Document, Message
from kjfz_bot.domain.personal import is_marked, unmarked
from kjfz_bot.texts.catalogue import Rich, escape

BULLET = "• "

_TOKEN = re.compile(r"<(/?)(b|i|code)>|\n")
# Control, surrogate and bidirectional override characters could drive a terminal or turn a line around; characters
# for a program's own use mark names and numbers of people, which are nobody's to see.
_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef]")
_SENTENCE_END = re.compile(r"[\u3002\uff01\uff1f\uff1b!?;]|\.(?=\s|$)")
_WORD_END = re.compile(r"[\s\uff0c\u3001,]")
_HAN = re.compile("[\u3400-\u9fff]")
_LETTER = re.compile(r"[^\W\d_]")
# What may not be parted from the character before it: combining marks, variation selectors, joiners, skin tones.
_CLINGS = re.compile("[\u0300-\u036f\u200d\ufe00-\ufe0f\U0001f3fb-\U0001f3ff]")


class Span(NamedTuple):
    """A run of plain characters and the tags around it, outermost first."""

    text: str
    tags: tuple[str, ...] = ()


RichLine = tuple[Span, ...]


class Piece(NamedTuple):
    """One message as a channel can send it; what is not among its buttons is written in its lines.

    Of several pieces only the last has buttons and a document.
    """

    lines: tuple[RichLine, ...]
    options: tuple[Button, ...] = ()
    controls: tuple[Button, ...] = ()
    expects: str = "nothing"
    example: str | None = None
    replaces: bool = False
    document: Document | None = None


def fit(message: Message, capability: Capability) -> list[Piece]:
    """Shape a message for a channel: at least one piece, none longer than the channel takes."""
    message = _without_marks(message)
    options, controls = _buttons(message, capability)
    body = parse(message.text)
    if not options:
        body += _numbered(message.options)
    if not controls and message.controls:
        body += parse(escape(" · ".join(button.label for button in message.controls)))
    document = message.document
    if document and not capability.files:
        body += _written(document)
        document = None
    *before, last = _split(body, capability)
    replaces = message.replaces and capability.edits and not before
    return [
        *map(Piece, before),
        Piece(last, options, controls, message.expects, message.example, replaces, document),
    ]


def _written(document: Document) -> list[RichLine]:
    """A document where there are no files."""
    text = document.drawn if document.base64 else document.text
    return [(), *parse(escape(text))] if text else []


def parse(text: Rich) -> list[RichLine]:
    """Rich text as lines of spans: only its three tags are tags, escapes are undone once, unsafe characters dropped."""
    lines: list[list[Span]] = [[]]
    tags: list[str] = []
    start = 0
    for token in _TOKEN.finditer(text):
        _append(lines[-1], text[start : token.start()], tags)
        start = token.end()
        closing, tag = token.group(1, 2)
        if tag is None:
            lines.append([])
        elif not closing:
            tags.append(tag)
        elif tag in tags:
            tags.remove(tag)
    _append(lines[-1], text[start:], tags)
    return [tuple(line) for line in lines]


def to_plain(lines: Iterable[RichLine]) -> str:
    """Lines as plain text."""
    return "\n".join([_plain_line(line) for line in lines])


def to_html(lines: Iterable[RichLine]) -> str:
    """Lines as HTML of <b>, <i> and <code>, every character of content escaped."""
    return "\n".join(["".join([_html_span(span) for span in line]) for line in lines])


WRITERS: Mapping[str, Callable[[Iterable[RichLine]], str]] = MappingProxyType({"plain": to_plain, "html": to_html})
"""How lines become the text that is sent, by a channel's markup; `styled` channels draw the spans themselves."""


def language_of(text: str, languages: Sequence[str]) -> str:
    """The language a shown text is written in, for its `lang` mark and the words around it.

    A message says nothing of its language; the two shipped ones differ in script, so the script decides.
    """
    chinese = next((language for language in languages if language.startswith("zh")), languages[0])
    other = next((language for language in languages if not language.startswith("zh")), languages[0])
    return chinese if len(_HAN.findall(text)) * 4 >= len(_LETTER.findall(text)) else other


def _without_marks(message: Message) -> Message:
    """The message without the marks of people's names in what is not parsed; its text loses them when it is."""
    document = message.document
    shown = (*message.options, *message.controls)
    if document is None and not message.example and not any(is_marked(button.label) for button in shown):
        return message  # as nearly always
    return replace(
        message,
        options=tuple(map(_whole, message.options)),
        controls=tuple(map(_whole, message.controls)),
        example=message.example and unmarked(message.example),
        document=document and replace(document, name=unmarked(document.name), text=unmarked(document.text)),
    )


def _whole(button: Button) -> Button:
    return button._replace(label=unmarked(button.label)) if is_marked(button.label) else button


def _append(line: list[Span], raw: str, tags: Sequence[str]) -> None:
    text = _UNSAFE.sub("", html.unescape(raw))
    if text:
        line.append(Span(text, tuple(tags)))


def _buttons(message: Message, capability: Capability) -> tuple[tuple[Button, ...], tuple[Button, ...]]:
    """Options and controls that can be buttons: all or none of each, options first."""
    options = message.options if _can_show(message.options, capability, room=capability.max_buttons) else ()
    room = capability.max_buttons - len(options)
    # Typed options beside pressable controls would hide the answers behind the ways around them.
    pressable = options or not message.options
    controls = message.controls if pressable and _can_show(message.controls, capability, room) else ()
    return options, controls


def _can_show(buttons: Sequence[Button], capability: Capability, room: int) -> bool:
    return len(buttons) <= room and all(len(button.data.encode()) <= capability.max_button_bytes for button in buttons)


def _numbered(options: Sequence[Button]) -> list[RichLine]:
    return [line for number, button in enumerate(options, 1) for line in parse(escape(f"{number}. {button.label}"))]


def _plain_line(line: RichLine) -> str:
    return "".join([span.text for span in line])


def _html_span(span: Span) -> str:
    if not span.tags:
        return html.escape(span.text, quote=False)
    opening = "".join(f"<{tag}>" for tag in span.tags)
    closing = "".join(f"</{tag}>" for tag in reversed(span.tags))
    return opening + html.escape(span.text, quote=False) + closing


def _split(body: Sequence[RichLine], capability: Capability) -> list[tuple[RichLine, ...]]:
    """Fill pieces line by line; a line too long for a piece of its own is cut at the last fitting border."""
    if capability.measure(to_plain(body)) <= capability.max_text:
        return [tuple(body)]
    pieces: list[list[RichLine]] = [[]]
    used = 0
    for line in (part for whole in body for part in _cut(whole, capability)):
        size = capability.measure(_plain_line(line)) + 1
        if pieces[-1] and used + size > capability.max_text + 1:
            pieces.append([])
            used = 0
        pieces[-1].append(line)
        used += size
    return [tuple(piece) for piece in pieces]


def _cut(line: RichLine, capability: Capability) -> list[RichLine]:
    parts: list[RichLine] = []
    rest = line
    while capability.measure(text := _plain_line(rest)) > capability.max_text:
        border = _border(text[: _prefix(text, capability)])
        parts.append(_slice(rest, 0, border))
        rest = _slice(rest, border, len(text))
    return [*parts, rest]


def _prefix(text: str, capability: Capability) -> int:
    """How many characters of a too long text fit, never parting one from the marks that cling to it."""
    size = count = 0
    for character in text:
        size += capability.measure(character)
        if size > capability.max_text:
            break
        count += 1
    whole = count
    while whole > 1 and (_CLINGS.match(text[whole]) or text[whole - 1] == "\u200d"):
        whole -= 1
    return whole if whole > 1 else max(count, 1)


def _border(text: str) -> int:
    """Where to cut a text that just fits: after its last sentence, else after its last word, else at its end."""
    for pattern in (_SENTENCE_END, _WORD_END):
        ends = [match.end() for match in pattern.finditer(text)]
        if ends and ends[-1] >= len(text) // 4:
            return ends[-1]
    return len(text)


def _slice(line: RichLine, start: int, end: int) -> RichLine:
    spans: list[Span] = []
    position = 0
    for span in line:
        text = span.text[max(start - position, 0) : max(end - position, 0)]
        if text:
            spans.append(Span(text, span.tags))
        position += len(span.text)
    return tuple(spans)
