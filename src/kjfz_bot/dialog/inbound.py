"""What reaches a conversation: typed, pressed or sent by the person, a service's outcome, a notice, or a sign-in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

from kjfz_bot.dialog.message import Document

Why = Literal["offer", "page", "do", "undo", "file"]


@dataclass(frozen=True, slots=True)
class Text:
    """Something the person typed, and when they sent it where that is known: "yesterday" is the day before that."""

    text: str
    sent_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Press:
    """A button the person pressed; its data is theirs to forge, so it is read only against their own open question."""

    data: str


@dataclass(frozen=True, slots=True)
class FileSent:
    """A file's metadata; the content is kept elsewhere. `size` is in bytes.

    It is here, checked and kept under `file_id`; still away, where `file_id` is what the channel calls it; or refused,
    for a `reason` with the variables of its words.
    """

    file_id: str
    name: str
    size: int
    media_type: str
    state: Literal["here", "away", "refused"] = "here"
    reason: str = ""
    args: Mapping[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Received:
    """What became of a file that was away: it is here now, or refused. `place` is the question it was sent for."""

    file: FileSent
    place: str


@dataclass(frozen=True, slots=True)
class ServiceCall:
    """What a conversation asks of a service; `key` is the same however often the same effect is asked for."""

    name: str
    inputs: Mapping[str, Any]
    why: Why
    run: int
    step: str
    key: str


@dataclass(frozen=True, slots=True)
class Ok:
    """A service did its work; `value` becomes the step's value and `text_args` fill the words that confirm it.

    Both may name texts instead of saying them (`spoken.py`). `undo_until` is the last moment the effect can be
    reversed; `language` is set by the service that switches it, `roles` by one that gives or takes the person's roles.
    `document` is a file that comes with the words; its picture is described by the text `<dialog>-<step>.picture`.
    `command` is one that goes on from here, as `word:argument`; its button is called by `<dialog>-<step>.command`.
    `ends` says that the conversation is over: nothing of it goes on, and the person's next message begins anew.
    """

    value: Any = None
    text_args: Mapping[str, Any] = field(default_factory=dict)
    undo_until: datetime | None = None
    language: str | None = None
    roles: bool | None = None
    ends: bool = False
    document: Document | None = None
    command: str | None = None


@dataclass(frozen=True, slots=True)
class No:
    """A service refuses: the reason's text key, the step to open again, and the reason's variables."""

    reason: str
    at: str | None = None
    args: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a service answered to a call of this conversation."""

    call: ServiceCall
    result: Ok | No


@dataclass(frozen=True, slots=True)
class Notice:
    """Something the person is to be told without having asked; `args` fill its words.

    With a `seq` it applies only while that is the last event. A `reminder` says how to have no more of them.
    """

    topic: str
    args: Mapping[str, Any] = field(default_factory=dict)
    seq: int | None = None
    reminder: bool = False


@dataclass(frozen=True, slots=True)
class SignedIn:
    """The person has just shown who they are: a question that waits for that goes on."""


SIGNED_IN = "signed_in"
"""The option of a question that waits until the person has signed in; `SignedIn` answers it as a press would."""

Inbound = Text | Press | FileSent | Received | Outcome | Notice | SignedIn
