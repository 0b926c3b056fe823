"""What updates mean: stored samples of the wire, each with its reading."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from kjfz_bot.channels.telegram.updates import Blocked, Heard, InGroup, Nothing, Reading, Strange, read
from kjfz_bot.channels.telegram.wire import Update

NOON = datetime(2026, 3, 1, 4, tzinfo=UTC)
ADA: dict[str, Any] = {"id": 7, "is_bot": False, "first_name": "Ada", "language_code": "zh-hans"}
PRIVATE: dict[str, Any] = {"id": 7, "type": "private", "first_name": "Ada"}
GROUP: dict[str, Any] = {"id": -9, "type": "supergroup", "title": "Office"}


def reading(**kinds: Any) -> Reading:
    update = Update.model_validate_json(json.dumps({"update_id": 5, **kinds}))
    return read(update, ("zh-CN", "en"), NOON)


def message(**parts: Any) -> Reading:
    return reading(message={"message_id": 1, "from": ADA, "chat": PRIVATE, "date": 1_772_337_600, **parts})


def heard(found: Reading) -> tuple[str, str]:
    assert isinstance(found, Heard)
    return found.arrival.kind, found.arrival.body


def test_a_text_is_heard_with_all_that_is_needed_of_it() -> None:
    """Who, which update, what, when, and in which language."""
    found = message(text="你好")

    assert isinstance(found, Heard)
    arrival = found.arrival
    assert (arrival.channel, arrival.external_id, arrival.update_id) == ("telegram", "7", "5")
    assert (arrival.kind, arrival.body, arrival.language) == ("text", "你好", "zh-CN")
    assert arrival.sent_at == NOON
    assert found.query is None


@pytest.mark.parametrize(
    ("code", "language"),
    [("zh-hant", "zh-CN"), ("en-GB", "en"), ("en", "en"), ("de", None), ("", None), (None, None)],
)
def test_the_apps_language_is_a_hint(code: str | None, language: str | None) -> None:
    """Only one that we speak."""
    found = message(text="x", **{"from": {**ADA, "language_code": code}})

    assert isinstance(found, Heard)
    assert found.arrival.language == language


def test_a_press_is_heard_under_the_name_of_who_pressed() -> None:
    """The message the button is on may be too old to be known by more than its chat."""
    old = {"chat": PRIVATE, "message_id": 3, "date": 0}

    found = reading(callback_query={"id": "C1", "from": ADA, "message": old, "data": "r12:3"})

    assert heard(found) == ("button", "r12:3")
    assert isinstance(found, Heard)
    assert found.query == "C1"


def test_the_largest_size_of_a_photo_is_taken() -> None:
    """Its name and type are what they always are."""
    sizes = [
        {"file_id": "S", "file_unique_id": "s", "width": 90, "height": 90},
        {"file_id": "L", "file_unique_id": "l", "width": 1280, "height": 960, "file_size": 123_456},
        {"file_id": "M", "file_unique_id": "m", "width": 320, "height": 240, "file_size": 9_000},
    ]

    kind, body = heard(message(photo=sizes))

    assert kind == "file"
    assert json.loads(body) == {
        "file_id": "L",
        "name": "photo.jpg",
        "size": 123_456,
        "media_type": "image/jpeg",
        "state": "away",
    }


def test_a_document_is_heard_by_its_metadata() -> None:
    """What Telegram does not say has a plain default."""
    kind, body = heard(message(document={"file_id": "D", "file_unique_id": "d"}))

    assert kind == "file"
    assert json.loads(body) == {
        "file_id": "D",
        "name": "file",
        "size": 0,
        "media_type": "application/octet-stream",
        "state": "away",
    }


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ({"text": "/check@kjfz_bot now"}, ("text", "/check now")),
        ({"text": "write to me@home"}, ("text", "write to me@home")),
        ({"text": "/decide", "forward_origin": {"type": "user"}}, ("forwarded", "/decide")),
        ({"contact": {"phone_number": "13800000000", "user_id": 7}}, ("text", "13800000000")),
        ({"contact": {"phone_number": "13800000000", "user_id": 8}}, ("unreadable", "")),
        ({"contact": {"phone_number": "13800000000"}}, ("unreadable", "")),
        ({"sticker": {"file_id": "x"}}, ("unreadable", "")),
        ({"voice": {"file_id": "x"}}, ("unreadable", "")),
        ({"location": {"latitude": 1, "longitude": 2}}, ("unreadable", "")),
    ],
)
def test_what_a_person_sent_is_heard_as_what_it_is(parts: dict[str, Any], expected: tuple[str, str]) -> None:
    """Forwarded is no command, another's contact no phone number."""
    assert heard(message(**parts)) == expected


@pytest.mark.parametrize(
    "parts",
    [
        {"text": "x", "via_bot": {"id": 5}},
        {"text": "x", "sender_chat": {"id": -5}},
        {"text": "x", "from": {**ADA, "is_bot": True}},
        {"text": "x", "from": None},
    ],
)
def test_nobodys_own_words_are_nothing(parts: dict[str, Any]) -> None:
    """Inline bots, channels, bots, no sender at all."""
    assert message(**parts) == Nothing()


def test_an_edit_is_heard_as_an_edit() -> None:
    """With the moment it was made."""
    found = reading(edited_message={"from": ADA, "chat": PRIVATE, "date": 1, "edit_date": 2, "text": "new"})

    assert heard(found) == ("edited", "new")
    assert isinstance(found, Heard)
    assert found.arrival.sent_at.timestamp() == 2


@pytest.mark.parametrize(
    "kinds",
    [
        {"message": {"from": ADA, "chat": GROUP, "date": 1, "text": "/check"}},
        {"edited_message": {"from": ADA, "chat": GROUP, "date": 1, "text": "/check"}},
        {"callback_query": {"id": "C", "from": ADA, "message": {"chat": GROUP}, "data": "r1:1"}},
        {"my_chat_member": {"from": ADA, "chat": GROUP, "new_chat_member": {"status": "member"}}},
        {"message": {"from": ADA, "chat": {**GROUP, "type": "group"}, "date": 1, "migrate_to_chat_id": -100}},
        {"message": {"from": ADA, "chat": GROUP, "date": 1, "migrate_from_chat_id": -8}},
        {"message": {"chat": {**GROUP, "type": "channel"}, "date": 1, "text": "/check"}},
    ],
)
def test_a_group_is_to_be_left(kinds: dict[str, Any]) -> None:
    """Whatever is said or pressed there, and also when it becomes a supergroup."""
    found = reading(**kinds)

    assert isinstance(found, InGroup)
    assert found.chat == -9


@pytest.mark.parametrize(
    ("chat", "status", "expected"),
    [
        (PRIVATE, "kicked", Blocked("7")),
        (PRIVATE, "member", Nothing()),
        (GROUP, "left", Nothing()),
        (GROUP, "kicked", Nothing()),
    ],
)
def test_who_blocks_the_bot_is_noted(chat: dict[str, Any], status: str, expected: Reading) -> None:
    """Leaving a group is no news."""
    assert reading(my_chat_member={"from": ADA, "chat": chat, "new_chat_member": {"status": status}}) == expected


@pytest.mark.parametrize("kinds", [{}, {"poll": {"id": "1"}}, {"message": {"from": ADA, "chat": PRIVATE, "date": 1}}])
def test_what_is_not_known_is_strange(kinds: dict[str, Any]) -> None:
    """New kinds of updates, and messages with nothing in them that we know."""
    assert reading(**kinds) == Strange()
