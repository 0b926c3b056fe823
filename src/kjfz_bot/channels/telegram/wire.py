"""The few fields of an update that are read. Telegram sends many more, and new ones with every version of its API."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field

Id = Annotated[int, Field(ge=-(2**63), lt=2**63)]


class Wire(BaseModel):
    """What Telegram sends: fields that are not named here are passed over."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class User(Wire):
    """Who did it."""

    id: Id
    is_bot: bool = False
    language_code: str | None = None


class Chat(Wire):
    """Where it happened; `type` is private, group, supergroup or channel."""

    id: Id
    type: str


class File(Wire):
    """A file's metadata, much of which may be missing; only photos have a width and a height."""

    file_id: str
    file_size: int = 0
    width: int = 0
    height: int = 0
    file_name: str | None = None
    mime_type: str | None = None


class Contact(Wire):
    """A shared contact; `user_id` where it is somebody with an account."""

    phone_number: str
    user_id: Id | None = None


class Message(Wire):
    """A message, new or edited; of what it may carry beside text, photo, document and contact only that it does."""

    date: Id
    chat: Chat
    sender: User | None = Field(None, alias="from")
    edit_date: Id | None = None
    sender_chat: Any = None
    via_bot: Any = None
    forward_origin: Any = None
    text: str | None = None
    photo: tuple[File, ...] = ()
    document: File | None = None
    contact: Contact | None = None
    animation: Any = None
    audio: Any = None
    dice: Any = None
    game: Any = None
    location: Any = None
    paid_media: Any = None
    poll: Any = None
    sticker: Any = None
    story: Any = None
    video: Any = None
    video_note: Any = None
    voice: Any = None

    @property
    def says_something(self) -> bool:
        """Whether a person meant to tell us something with it, in contrast to a notice about the chat."""
        other = (self.animation, self.audio, self.dice, self.game, self.location, self.paid_media, self.poll)
        pictures = (self.sticker, self.story, self.video, self.video_note, self.voice)
        return any(part is not None for part in (*other, *pictures, self.contact))


class Pressed(Wire):
    """The message a pressed button belongs to; an old one is known by its chat only."""

    chat: Chat


class CallbackQuery(Wire):
    """A press; `message` and `data` are missing for buttons of kinds we never send."""

    id: str
    sender: User = Field(alias="from")
    message: Pressed | None = None
    data: str | None = None


class Member(Wire):
    """What the bot is in a chat from now on."""

    status: str


class Membership(Wire):
    """The bot was added, removed, blocked or unblocked."""

    chat: Chat
    sender: User = Field(alias="from")
    new_chat_member: Member


class Update(Wire):
    """One update; exactly one of the kinds we ask for is set, none where Telegram sends another."""

    update_id: Id
    message: Message | None = None
    edited_message: Message | None = None
    callback_query: CallbackQuery | None = None
    my_chat_member: Membership | None = None


ALLOWED_UPDATES = ("message", "edited_message", "callback_query", "my_chat_member")
"""The kinds of updates we ask Telegram for."""
