"""What a channel may ask of the house, and the values that pass between them.

Only types belong here. The app implements `Backend`; no channel knows how a message is stored or answered.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Protocol, get_args

from kjfz_bot.dialog.message import Message

Kind = Literal["text", "button", "file"]
"""What somebody sent."""

KINDS: tuple[Kind, ...] = get_args(Kind)


@dataclass(frozen=True, slots=True)
class Arrival:
    """One thing a person sent through a channel, as it goes into the inbox.

    `update_id` is unique within the channel and the sender's `external_id`; the same pair is accepted once.
    `body` is the text, or a button's data. `language` is a hint used only for a person not seen before.
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

    `text` is what the person sent (`mine`), `message` what they got; exactly one of the two is set.
    """

    id: int
    mine: bool
    at: datetime
    text: str | None
    message: Message | None


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
