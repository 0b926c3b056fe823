"""What an update means to us. Pure: nothing is stored or answered here."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from kjfz_bot.channels.ports import Arrival, Kind
from kjfz_bot.channels.telegram.wire import CallbackQuery, File, Membership, Message, Update, User

CHANNEL = "telegram"

_PRIVATE = "private"
_GONE = frozenset({"kicked", "left"})
# In a private chat a command may still carry the bot's name, taken along from elsewhere.
_COMMAND_TO_BOT = re.compile(r"^(/\w+)@\w+")


@dataclass(frozen=True, slots=True)
class Heard:
    """A person said something; `query` is the press that wants to be acknowledged on their screen."""

    arrival: Arrival
    query: str | None = None


@dataclass(frozen=True, slots=True)
class InGroup:
    """Somebody has the bot in a group, where it has nothing to say but goodbye."""

    chat: int
    language: str | None


@dataclass(frozen=True, slots=True)
class Blocked:
    """A person wants to hear no more."""

    external_id: str


@dataclass(frozen=True, slots=True)
class Nothing:
    """Nobody's own words, or nothing that asks for an answer."""


@dataclass(frozen=True, slots=True)
class Strange:
    """A kind of update that is not known here."""


Reading = Heard | InGroup | Blocked | Nothing | Strange


def read(update: Update, languages: Sequence[str], now: datetime) -> Reading:
    """What an update means; `languages` are those we speak, `now` stands for the moment of a press, which has none."""
    reader = _Reader(str(update.update_id), languages, now)
    if update.message is not None:
        return reader.message(update.message)
    if update.edited_message is not None:
        return reader.edited(update.edited_message)
    if update.callback_query is not None:
        return reader.press(update.callback_query)
    if update.my_chat_member is not None:
        return reader.membership(update.my_chat_member)
    return Strange()


@dataclass(frozen=True, slots=True)
class _Reader:
    update_id: str
    languages: Sequence[str]
    now: datetime

    def message(self, message: Message) -> Reading:
        if message.chat.type != _PRIVATE:
            return InGroup(message.chat.id, self._language(message.sender))
        if _not_their_own(message):
            return Nothing()
        content = _content(message)
        return Strange() if content is None else self._heard(message, *content)

    def edited(self, message: Message) -> Reading:
        if message.chat.type != _PRIVATE:
            return InGroup(message.chat.id, self._language(message.sender))
        return Nothing() if _not_their_own(message) else self._heard(message, "edited", message.text or "")

    def press(self, query: CallbackQuery) -> Reading:
        if query.message is not None and query.message.chat.type != _PRIVATE:
            return InGroup(query.message.chat.id, self._language(query.sender))
        if query.data is None or query.message is None or query.sender.is_bot:
            return Nothing()
        return Heard(self._arrival(query.sender, "button", query.data, self.now), query.id)

    def membership(self, membership: Membership) -> Reading:
        gone = membership.new_chat_member.status in _GONE
        if membership.chat.type != _PRIVATE:
            return Nothing() if gone else InGroup(membership.chat.id, self._language(membership.sender))
        return Blocked(str(membership.sender.id)) if gone else Nothing()

    def _heard(self, message: Message, kind: Kind, body: str) -> Heard:
        assert message.sender is not None
        return Heard(self._arrival(message.sender, kind, body, _moment(message.edit_date or message.date, self.now)))

    def _arrival(self, sender: User, kind: Kind, body: str, sent_at: datetime) -> Arrival:
        return Arrival(CHANNEL, str(sender.id), self.update_id, kind, body, sent_at, self._language(sender))

    def _language(self, sender: User | None) -> str | None:
        """The language we speak that is nearest to the one of their app."""
        code = (sender.language_code or "") if sender else ""
        primary = code.partition("-")[0].lower()
        return next((known for known in self.languages if known.partition("-")[0] == primary), None)


def _not_their_own(message: Message) -> bool:
    """Channels, anonymous admins, bots, and what a bot wrote for them: not a person's own words."""
    if message.sender is None or message.sender.is_bot:
        return True
    return message.sender_chat is not None or message.via_bot is not None


def _content(message: Message) -> tuple[Kind, str] | None:
    """What a message says; None where it is a notice about the chat."""
    if message.forward_origin is not None:
        return "forwarded", message.text or ""
    if message.text is not None:
        return "text", _COMMAND_TO_BOT.sub(r"\1", message.text)
    if message.photo:
        largest = max(message.photo, key=lambda photo: photo.width * photo.height)
        return "file", _metadata(largest, "photo.jpg", "image/jpeg")
    if message.document is not None:
        return "file", _metadata(message.document, "file", "application/octet-stream")
    contact, sender = message.contact, message.sender
    if contact is not None and sender is not None and contact.user_id == sender.id:
        return "text", contact.phone_number
    return ("unreadable", "") if message.says_something else None


def _metadata(file: File, name: str, media_type: str) -> str:
    found = {
        "file_id": file.file_id,
        "name": file.file_name or name,
        "size": file.file_size,
        "media_type": file.mime_type or media_type,
        "state": "away",
    }
    return json.dumps(found, ensure_ascii=False)


def _moment(seconds: int, now: datetime) -> datetime:
    try:
        return datetime.fromtimestamp(seconds, UTC)
    except (ValueError, OverflowError, OSError):
        return now
