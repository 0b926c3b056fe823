"""What a channel may ask of the house, and the values that pass between them.

Only types belong here. The app implements `Backend`; no channel knows how a message is stored or answered.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal, NamedTuple, Protocol, get_args

from kjfz_bot.dialog.message import Message

Kind = Literal["text", "button", "file", "edited", "forwarded", "unreadable"]
"""What somebody sent."""

KINDS: tuple[Kind, ...] = get_args(Kind)


class Arrival(NamedTuple):
    """One thing a person sent through a channel, as it goes into the inbox.

    `update_id` is unique within the channel and the sender's `external_id`; the same pair is accepted once.
    `body` is the text, a button's data, or a file's metadata in JSON. `language` is a hint used only for a person not
    seen before. `edited`, `forwarded` and `unreadable` messages are kept and answered, but are no answer to anything.
    """

    channel: str
    external_id: str
    update_id: str
    kind: Kind
    body: str
    sent_at: datetime
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a conversation as its owner sees it; `id` grows within one address.

    `text` is what the person sent (`mine`), `message` what they got; exactly one of the two is set. `key` is what the
    channel called the arrival by, so that a page knows its own message again.
    """

    id: int
    mine: bool
    at: datetime
    text: str | None
    message: Message | None
    key: str = ""


class Backend(Protocol):
    """The way from a channel into the house and back, the same for every channel."""

    async def accept(self, arrival: Arrival) -> bool:
        """Store an arrival durably; False says the same one was stored before.

        Raises KeyReused when another one was stored under its `update_id`, StoreError when nothing could be stored.
        """
        ...

    async def lines(self, channel: str, external_id: str, after: int, limit: int) -> Sequence[Line]:
        """Read up to `limit` lines newer than `after`, oldest first."""
        ...

    async def wait(self, channel: str, external_id: str, after: int, timeout: float) -> bool:  # noqa: ASYNC109
        """Return True as soon as a line newer than `after` exists, False after `timeout` seconds without one."""
        ...


class Intake(Protocol):
    """The way into the house for a channel whose platform brings what people send."""

    async def accept(self, arrival: Arrival) -> bool:
        """Store an arrival durably; False says the same one was stored before.

        Raises KeyReused when another one was stored under its `update_id`, StoreError when nothing could be stored.
        """
        ...

    async def keep_stray(self, channel: str, body: str) -> None:
        """Keep for a while what came from the platform and cannot be read; raises StoreError."""
        ...

    async def lost(self, channel: str, external_id: str) -> None:
        """Note that nothing can be sent there until the person writes again; raises StoreError."""
        ...


class Call(NamedTuple):
    """One call of a platform's API with its final parameters, but for the chat, which is added at sending.

    `replaces` asks to show it in place of the last prompt; `prompt` says that it is one. `reference` is the sender's
    name for it, the same each time it is made; it is not stored with the call.
    """

    method: str
    parameters: Mapping[str, Any]
    replaces: bool = False
    prompt: bool = False
    reference: str = ""

    def to_json(self) -> dict[str, Any]:
        """The call as JSON values, for the outbox."""
        return {
            "method": self.method,
            "parameters": self.parameters,
            "replaces": self.replaces,
            "prompt": self.prompt,
        }

    @classmethod
    def from_json(cls, body: Mapping[str, Any], reference: str = "") -> Call:
        """The call that `to_json` wrote."""
        return cls(**body, reference=reference)


@dataclass(frozen=True, slots=True)
class Sent:
    """The platform shows the message, under this id."""

    message_id: str


@dataclass(frozen=True, slots=True)
class RetryLater:
    """Nothing was sent and nothing may be for so many seconds: to this chat, or by the whole bot."""

    seconds: float
    whole_bot: bool


@dataclass(frozen=True, slots=True)
class Unreachable:
    """The person cannot be written to there: they blocked the bot, or the chat is gone."""


@dataclass(frozen=True, slots=True)
class Rejected:
    """The platform will never take this message; `reason` is its kind of refusal, without words of the message."""

    reason: str


@dataclass(frozen=True, slots=True)
class Unauthorized:
    """The platform does not know the bot, so nothing can be sent at all."""


@dataclass(frozen=True, slots=True)
class Unknown:
    """The call went out and no answer came, so perhaps it is shown: to be sent again."""


Outcome = Sent | RetryLater | Unreachable | Rejected | Unauthorized | Unknown
"""What became of one call."""


class PushChannel(Protocol):
    """A channel that has to be called to show a message, in contrast to one that people read from."""

    @property
    def name(self) -> str:
        """The channel's name in addresses."""
        ...

    def may_send(self, external_id: str) -> RetryLater | None:
        """None, and the call counted, if one may go to this chat now; otherwise how long to wait."""
        ...

    async def send(self, external_id: str, call: Call, edit: str | None) -> Outcome:
        """Make one call, in place of the message `edit` where that is given; whatever happens is an outcome."""
        ...


@dataclass(frozen=True, slots=True)
class Upload:
    """A file somebody sends through a channel that takes contents; `key` as an arrival's `update_id`."""

    channel: str
    external_id: str
    key: str
    name: str


@dataclass(frozen=True, slots=True)
class Refusal:
    """A file that was not even taken in: the key of the text that says why, with its variables."""

    text: str
    args: Mapping[str, str | int]


@dataclass(frozen=True, slots=True)
class Download:
    """A file to be handed out: its name, what it is, and its content bit by bit, read in a thread."""

    name: str
    media_type: str
    parts: Iterator[bytes]


class Files(Protocol):
    """The way of files into the house and back to who may have them."""

    async def upload(self, upload: Upload, parts: AsyncIterator[bytes]) -> Refusal | None:
        """Take a file in; what becomes of it is said in the conversation. None: it was, now or before.

        Raises StoreError when nothing could be stored, and whatever `parts` raises.
        """
        ...

    async def download(self, channel: str, external_id: str, file_id: str) -> Download | None:
        """A file, where the person behind the address may have it; None also where there is none."""
        ...


class Source(Protocol):
    """A channel from which files have to be fetched."""

    @property
    def name(self) -> str:
        """The channel's name in addresses."""
        ...

    def fetch(self, file_id: str) -> AsyncIterator[bytes]:
        """The content of a file by what the channel calls it; FileGone where it will never come, else any error."""
        ...


class FileGone(Exception):
    """The platform does not have the file any more, or does not hand out one so large."""

    def __init__(self, reason: Literal["lost", "too-large"]) -> None:
        """`reason` names the words, `file-refused-<reason>`."""
        super().__init__(reason)
        self.reason = reason
