"""Talk to the engine as a person would: say, press, read. Every turn goes through saved events, as after a restart."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any

from kjfz_bot.dialog import conversation as folded
from kjfz_bot.dialog.advance import advance
from kjfz_bot.dialog.content import Content
from kjfz_bot.dialog.conversation import fold
from kjfz_bot.dialog.events import Event
from kjfz_bot.dialog.inbound import FileSent, Inbound, No, Ok, Outcome, Press, ServiceCall, Text
from kjfz_bot.dialog.message import Button, Message
from kjfz_bot.domain.calendar import SHANGHAI
from kjfz_bot.texts.catalogue import plain

Services = Mapping[str, Callable[[ServiceCall], Ok | No]]

MORNING = datetime(2026, 3, 11, 10, 0, tzinfo=SHANGHAI)


class Conversation:
    """One person's conversation with the engine; `services` answer what dialogues ask of them."""

    def __init__(self, content: Content, services: Services | None = None, language: str = "zh-CN") -> None:
        self.content = content
        self.services = dict(services or {})
        self.language = language
        self.now = MORNING
        self.log: list[str] = []
        self.messages: list[Message] = []
        self.calls: list[ServiceCall] = []
        self.seq = 0
        self._live: frozenset[int] | None = None

    def say(self, text: str) -> list[Message]:
        """Type something; what the bot answers."""
        return self.hear(Text(text))

    def press(self, label: str) -> list[Message]:
        """Press the button with this label on the latest message that has one."""
        return self.hear(Press(self.button(label).data))

    def send_file(self, name: str, size: int = 1000) -> list[Message]:
        """Send a file."""
        return self.hear(FileSent("file", name, size, "application/octet-stream"))

    def button(self, label: str) -> Button:
        """The newest button with this label."""
        for message in reversed(self.messages):
            for button in (*message.options, *message.controls):
                if button.label == label:
                    return button
        raise LookupError(f"no button '{label}'; the last message was: {self.read()}")

    def hear(self, inbound: Inbound) -> list[Message]:
        """One turn from saved events to saved events, services included."""
        state = self.state()
        turn = advance(self.content, state, inbound, self.now)
        answered = list(turn.replies)
        events = list(turn.events)
        while turn.service is not None:
            self.calls.append(turn.service)
            result = self.services[turn.service.name](turn.service)
            turn = advance(self.content, state, Outcome(turn.service, result), self.now)
            answered += turn.replies
            events += turn.events
        self.log += [_saved(event) for event in events]
        self.seq, self.language = state.seq, turn.language
        self._live = frozenset(state.live_runs)
        self.messages += answered
        self.now += timedelta(seconds=5)
        return answered

    def state(self) -> folded.Conversation:
        """The conversation folded from what was saved, of the runs that are needed only."""
        events = (_loaded(line) for line in self.log)
        kept = (event for event in events if self._live is None or event.run in self._live)
        return fold(kept, seq=self.seq, language=self.language)

    def read(self) -> str:
        """The text of the newest message."""
        return plain(self.messages[-1].text) if self.messages else ""

    def options(self) -> list[str]:
        """The labels the newest message offers."""
        return [button.label for button in self.messages[-1].options] if self.messages else []

    def happened(self) -> list[tuple[str, Mapping[str, Any]]]:
        """The kinds and bodies of everything logged, in order."""
        return [(event.kind, event.body) for event in (_loaded(line) for line in self.log)]


def _saved(event: Event) -> str:
    return json.dumps([event.seq, event.run, event.kind, dict(event.body)], ensure_ascii=False)


def _loaded(line: str) -> Event:
    seq, run, kind, body = json.loads(line)
    return Event(seq, run, kind, body)
