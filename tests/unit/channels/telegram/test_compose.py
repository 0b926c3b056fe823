"""What a message becomes in Telegram: calls the Bot API takes, whatever the message."""

from functools import cache
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kjfz_bot.app.content import content_root, read_locales
from kjfz_bot.channels.ports import Call
from kjfz_bot.channels.telegram.compose import compose
from kjfz_bot.dialog.message import Button, Document, Message
from kjfz_bot.texts.catalogue import Catalogue, Rich, escape, load_catalogue
from tests.botsim.textparse import parse, u16


@cache
def texts() -> Catalogue:
    return load_catalogue(read_locales(content_root()))


def calls(message: Message) -> tuple[Call, ...]:
    return compose(message, texts())


def keyboard(call: Call) -> list[list[str]]:
    rows: list[list[dict[str, str]]] = call.parameters["reply_markup"]["inline_keyboard"]
    return [[button["text"] for button in row] for row in rows]


def buttons(*labels: str) -> tuple[Button, ...]:
    return tuple(Button(f"r1:{number}", label) for number, label in enumerate(labels, 1))


def test_long_options_stand_one_a_row_and_controls_three() -> None:
    """A label must be readable on a phone."""
    message = Message(
        Rich("Which?"),
        options=buttons("A university or college", "A firm"),
        controls=buttons("Back", "Why do you ask?", "Leave", "Cancel"),
    )

    (call,) = calls(message)

    assert keyboard(call) == [
        ["A university or college"],
        ["A firm"],
        ["Back", "Why do you ask?", "Leave"],
        ["Cancel"],
    ]
    assert call.prompt


@pytest.mark.parametrize("labels", [("是", "否"), ("Yes", "No"), ("高新技术企业吗", "不是")])
def test_short_options_stand_two_a_row(labels: tuple[str, str]) -> None:
    """Yes and no need no two rows; Chinese characters count two."""
    (call,) = calls(Message(Rich("?"), options=buttons(*labels)))

    assert keyboard(call) == [list(labels)]


def test_markup_and_words_of_people_are_kept_apart() -> None:
    """Tags are tags, everything else is escaped."""
    (call,) = calls(Message(Rich(f"<b>{escape('a < b & c')}</b>")))

    assert call.parameters["text"] == "<b>a &lt; b &amp; c</b>"
    assert call.parameters["parse_mode"] == "HTML"


def test_a_long_text_is_several_messages_with_the_buttons_on_the_last() -> None:
    """No line is torn that fits, no tag is left open."""
    lines = [f"<b>第{number}条</b> " + "字" * 500 for number in range(20)]

    parts = calls(Message(Rich("\n".join(lines)), options=buttons("是")))

    assert len(parts) > 2
    assert ["reply_markup" in part.parameters for part in parts] == [False] * (len(parts) - 1) + [True]
    assert "\n".join(part.parameters["text"] for part in parts) == "\n".join(lines)


def test_an_example_of_a_typed_answer_is_shown() -> None:
    """Telegram has no placeholder beside buttons."""
    (call,) = calls(Message(Rich("几年？"), example="两年半"))

    assert call.parameters["text"] == "几年？\n例如：两年半"


def test_a_document_is_uploaded() -> None:
    """With its words before it."""
    text, document = calls(Message(Rich("这是报告"), document=Document("报告.txt", "text/plain", "内容")))

    assert text.method == "sendmessage"
    assert document.method == "senddocument"
    assert document.parameters["document"] == {"name": "报告.txt", "media_type": "text/plain", "text": "内容"}


def test_a_picture_is_uploaded_with_what_it_shows() -> None:
    """For who cannot see it; what other channels draw of it stays here."""
    picture = Document("a.png", "image/png", "iVBORw0KGgo=", base64=True, alt="二维码", drawn="█▀")

    _, document = calls(Message(Rich("邀请"), document=picture))

    uploaded = {"name": "a.png", "media_type": "image/png", "text": "iVBORw0KGgo=", "base64": True}
    assert document.parameters == {"document": uploaded, "caption": "二维码"}


def test_a_call_survives_the_outbox() -> None:
    """What was composed is what is sent."""
    (call,) = calls(Message(Rich("是 & 否"), options=buttons("是"), replaces=True))

    assert Call.from_json(call.to_json()) == call
    assert call.replaces


words = st.text(st.characters(exclude_categories=["Cs"]), max_size=3000) | st.text("字a\n <&😀\u0301", max_size=9000)
label = st.text(min_size=1, max_size=60).filter(str.strip)


@given(words, st.lists(label, max_size=120), st.booleans())
def test_whatever_is_said_telegram_takes_it(text: str, labels: list[str], bold: bool) -> None:
    """Parsed by the rules of the Bot API: within the limits, never empty, markup balanced."""
    rich = Rich(f"<b>{escape(text)}</b>") if bold else escape(text)

    for call in calls(Message(rich, options=buttons(*labels))):
        parameters: dict[str, Any] = dict(call.parameters)
        plain, _ = parse(parameters["text"], "HTML")
        assert plain.strip()
        assert u16(plain.strip()) <= 4096
        rows = parameters.get("reply_markup", {"inline_keyboard": []})["inline_keyboard"]
        assert sum(map(len, rows)) <= 100
        assert all(len(button["callback_data"].encode()) <= 64 and button["text"] for row in rows for button in row)
