"""One turn while it is being worked out: the events and messages so far, over a conversation that follows along."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from kjfz_bot.dialog.content import Content
from kjfz_bot.dialog.conversation import Conversation, Run, apply
from kjfz_bot.dialog.events import Event
from kjfz_bot.dialog.inbound import ServiceCall
from kjfz_bot.dialog.message import Button, Message
from kjfz_bot.dialog.model import Call, Dialog
from kjfz_bot.dialog.offers import Offering, Setting, offering
from kjfz_bot.dialog.walk import Path, walk
from kjfz_bot.domain.calendar import shanghai_date
from kjfz_bot.texts.catalogue import Rich


@dataclass(frozen=True, slots=True)
class Supplied:
    """What a service gave for an offer or a page, and for which step of which run."""

    run: int
    key: str
    value: Any


class Work:
    """A turn in the making; every event is applied at once, so the conversation is always up to date."""

    def __init__(self, content: Content, conversation: Conversation, now: datetime) -> None:
        self.content = content
        self.conversation = conversation
        self.now = now
        self.events: list[Event] = []
        self.messages: list[Message] = []
        self.service: ServiceCall | None = None
        self.supplied: Supplied | None = None
        self._paths: dict[int, tuple[int, Path]] = {}

    @property
    def today(self) -> date:
        """The Shanghai date of this turn."""
        return shanghai_date(self.now)

    @property
    def top(self) -> Run:
        """The run whose question is open."""
        top = self.conversation.top
        if top is None:
            raise LookupError("no dialogue is open")
        return top

    def emit(self, kind: str, run: int | None = None, /, **body: Any) -> Event:
        """Log an event and follow it; without a run it opens a new one, whose id is the event's own seq."""
        seq = self.conversation.seq + 1
        event = Event(seq, seq if run is None else run, kind, body)
        apply(self.conversation, event)
        self.events.append(event)
        return event

    def dialog(self, run: Run) -> Dialog:
        """The dialogue file of a run as it is today."""
        return self.content.dialogs[run.dialog]

    def path(self, run: Run) -> Path:
        """The walk of a run; one a seq, since it costs the most of a turn."""
        cached = self._paths.get(run.id)
        if cached is None or cached[0] != self.conversation.seq:
            cached = (self.conversation.seq, walk(self.content, self.dialog(run), run))
            self._paths[run.id] = cached
        return cached[1]

    def calls_in_sequence(self, run: Run) -> bool:
        """Whether a run was called by a step that waits for it; a menu, or a file that is gone, does not wait."""
        if run.parent is None or run.caller is None:
            return False
        dialog = self.content.dialogs.get(self.conversation.runs[run.parent].dialog)
        step = dialog.step(run.caller) if dialog else None
        return step is not None and isinstance(step.kind, Call)

    def offering(self, run: Run, path: Path) -> Offering | ServiceCall:
        """What the open step of a run puts before the person."""
        waiting = path.open
        if waiting is None:
            raise LookupError(f"{run.dialog}: no step is open")
        supplied = self.supplied
        fits = supplied is not None and (supplied.run, supplied.key) == (run.id, waiting.key)
        value = supplied.value if supplied is not None and fits else None
        return offering(Setting(self.content, self.conversation, run, self.dialog(run), path, value), waiting)

    def rich(self, key: str, **args: str | int) -> Rich:
        """A text in the person's language, its values escaped."""
        return self.content.texts.rich(self.conversation.language, key, **args)

    def text(self, key: str, **args: str | int) -> str:
        """A text in the person's language, without tags."""
        return self.content.texts.text(self.conversation.language, key, **args)

    def has_text(self, key: str) -> bool:
        """Whether the person's language has this text."""
        return self.content.texts.has(self.conversation.language, key)

    def title(self, dialog: str) -> str:
        """A dialogue's title."""
        return self.text(f"{dialog}.title")

    def say(self, key: str, *buttons: Button, **args: str | int) -> None:
        """Tell the person something that asks nothing."""
        self.messages.append(Message(self.rich(key, **args), options=buttons))
