"""One turn while it is being worked out: the events and messages so far, over a conversation that follows along."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from kjfz_bot.dialog.content import Content
from kjfz_bot.dialog.conversation import Conversation, Run, apply
from kjfz_bot.dialog.events import Event
from kjfz_bot.dialog.inbound import ServiceCall
from kjfz_bot.dialog.message import Button, Message
from kjfz_bot.dialog.model import Call, Dialog, Listing
from kjfz_bot.dialog.offers import Offering, offering
from kjfz_bot.dialog.setting import Setting, Supplied
from kjfz_bot.dialog.spoken import all_spoken
from kjfz_bot.dialog.walk import Open, Path, walk
from kjfz_bot.domain.calendar import shanghai_date
from kjfz_bot.texts.catalogue import Rich

_STANDING_STILL = frozenset({"offered", "tried"})
"""Events after which every run is where it was."""


class Work:
    """A turn in the making; every event is applied at once, so the conversation is always up to date."""

    def __init__(
        self, content: Content, conversation: Conversation, now: datetime, sent_at: datetime | None = None
    ) -> None:
        self.content = content
        self.conversation = conversation
        self.now = now
        self._sent_at = sent_at
        self.events: list[Event] = []
        self.messages: list[Message] = []
        self.service: ServiceCall | None = None
        self.supplied: Supplied | None = None
        self.over = False
        self._paths: dict[int, Path] = {}
        self._asked: Message | None = None

    @property
    def today(self) -> date:
        """The Shanghai date of this turn."""
        return shanghai_date(self.now)

    @property
    def said_on(self) -> date:
        """The Shanghai date on which the person sent what is being read."""
        return self.today if self._sent_at is None else shanghai_date(min(self._sent_at, self.now))

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
        if kind not in _STANDING_STILL:
            self._paths.clear()
        if self.conversation.offer is None:
            self._ask_no_more()
        return event

    def ask(self, prompt: Message) -> None:
        """Put the standing question before the person: once a turn, and not at all when the turn goes on past it."""
        self._ask_no_more()
        self._asked = prompt
        self.messages.append(prompt)

    def _ask_no_more(self) -> None:
        self.messages = [message for message in self.messages if message is not self._asked]

    def dialog(self, run: Run) -> Dialog:
        """The dialogue file of a run as it is today."""
        return self.content.dialogs[run.dialog]

    def path(self, run: Run) -> Path:
        """The walk of a run: one until something moves, since it costs the most of a turn."""
        path = self._paths.get(run.id)
        if path is None:
            path = self._paths[run.id] = walk(self.content, self.dialog(run), run)
        return path

    def parent(self, run: Run) -> Run | None:
        """The run whose step called this one and waits for it; a menu, or a file that is gone, does not wait."""
        if run.parent is None or run.caller is None:
            return None
        parent = self.conversation.runs[run.parent]
        dialog = self.content.dialogs.get(parent.dialog)
        step = dialog.step(run.caller) if dialog else None
        return parent if step is not None and isinstance(step.kind, Call) else None

    def waits_above(self, run: Run) -> Run:
        """The run that goes when this one is given up: itself, or the first of those that wait for it."""
        while (parent := self.parent(run)) is not None:
            run = parent
        return run

    def displaced(self, run: Run, waiting: Open) -> list[str]:
        """The later answers of its round that a pick from a list drops: a decision never moves to another item."""
        if not isinstance(waiting.step.kind, Listing):
            return []
        dialog = self.dialog(run)
        later = dialog.after(waiting.step.id)
        steps = {key: dialog.step(key) for key in run.answers if key.startswith(waiting.scope)}
        return [key for key, step in steps.items() if step and step.id in later and run.answers[key].seq > run.seal]

    def setting(self, run: Run) -> Setting:
        """What an offer of a run is made from."""
        path, supplied = self.path(run), self.supplied
        if supplied is not None and (path.open is None or (supplied.run, supplied.key) != (run.id, path.open.key)):
            supplied = None
        return Setting(self.content, self.conversation, run, self.dialog(run), path, supplied)

    def offering(self, run: Run) -> Offering | ServiceCall:
        """What the open step of a run puts before the person."""
        setting = self.setting(run)
        if setting.path.open is None:
            raise LookupError(f"{run.dialog}: no step is open")
        return offering(setting, setting.path.open)

    def rich(self, key: str, /, **args: Any) -> Rich:
        """A text in the person's language, its values escaped; a value may itself be a text that is only named."""
        texts, language = self.content.texts, self.conversation.language
        return texts.rich(language, key, **all_spoken(texts, language, args))

    def text(self, key: str, **args: str | int) -> str:
        """A text in the person's language, without tags."""
        return self.content.texts.text(self.conversation.language, key, **args)

    def has_text(self, key: str) -> bool:
        """Whether the person's language has this text."""
        return self.content.texts.has(self.conversation.language, key)

    def title(self, dialog: str) -> str:
        """A dialogue's title."""
        return self.text(f"{dialog}.title")

    def say(self, key: str, /, *buttons: Button, **args: Any) -> None:
        """Tell the person something that asks nothing."""
        self.messages.append(Message(self.rich(key, **args), controls=buttons))
