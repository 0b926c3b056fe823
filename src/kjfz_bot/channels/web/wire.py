"""How one line of a conversation looks in JSON to the page, and what the page may send."""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from kjfz_bot.channels.capabilities import CAPABILITIES
from kjfz_bot.channels.ports import Line
from kjfz_bot.channels.render import BULLET, RichLine, Span, fit, language_of, to_plain
from kjfz_bot.dialog.message import Button, Message
from kjfz_bot.texts.catalogue import Catalogue

_CAPABILITY = CAPABILITIES["web"]

PICTURE = "image/png"
"""The type of documents that the page shows, by what they show."""


def _whole(value: object) -> object:
    """JSON may carry half a surrogate pair, which no database can store: it becomes a replacement character."""
    return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace") if isinstance(value, str) else value


class Sent(BaseModel):
    """One message from the page; `key` is made by the client and the same however often it is sent again."""

    model_config = ConfigDict(frozen=True, strict=True)

    key: str = Field(pattern=r"^[A-Za-z0-9_-]{8,64}$")
    kind: Literal["text", "button"] = "text"
    body: Annotated[str, BeforeValidator(_whole), Field(pattern=r"\S")]
    lang: str | None = None


FORMS = {
    "key": "[A-Za-z0-9_-]{8,64}",
    "kind": "text | button",
    "body": "string, not blank",
    "lang": "string",
}
"""The form of each field of `Sent`, for its refusal."""


def to_wire(line: Line, texts: Catalogue) -> dict[str, Any]:
    """A line as the page draws it: spans instead of markup, so that the page never parses HTML."""
    wire: dict[str, Any] = {"id": line.id, "mine": line.mine, "at": line.at.isoformat()}
    if line.message is None:
        text = line.text or ""
        return wire | {"key": line.key, "text": text, "lang": language_of(text, texts.languages)}
    return wire | _message(line.id, line.message, texts)


def _message(number: int, message: Message, texts: Catalogue) -> dict[str, Any]:
    pieces = fit(message, _CAPABILITY)
    lines = [line for piece in pieces for line in piece.lines]
    last = pieces[-1]
    language = language_of(to_plain(lines), texts.languages)
    return {
        "lang": language,
        "lines": [_line(line) for line in lines],
        "options": [_button(button) for button in last.options],
        "controls": [_button(button) for button in last.controls],
        "expects": last.expects,
        "placeholder": texts.text(language, "web-example", example=last.example) if last.example else None,
        "replaces": last.replaces,
        "document": last.document
        and {
            "name": last.document.name,
            "label": texts.text(language, "web-download", name=last.document.name),
            "href": f"/api/lines/{number}/document",
            "picture": last.document.alt if last.document.media_type == PICTURE else "",
        },
    }


def _button(button: Button) -> dict[str, str]:
    return {"data": button.data, "label": button.label}


def _line(line: RichLine) -> dict[str, Any]:
    bullet = bool(line) and line[0].text.startswith(BULLET)
    if bullet:
        line = (Span(line[0].text.removeprefix(BULLET), line[0].tags), *line[1:])
    return {"bullet": bullet, "spans": [[span.text, *span.tags] for span in line]}
