"""Where a question is asked: everything its options, words and summary are made from. No words and no events here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from kjfz_bot.dialog.content import Content, Scene
from kjfz_bot.dialog.conversation import Conversation, Run
from kjfz_bot.dialog.model import Dialog, Source
from kjfz_bot.dialog.walk import Path


@dataclass(frozen=True, slots=True)
class Supplied:
    """What a service gave for an offer or a page, and for which step of which run."""

    run: int
    key: str
    value: Any


class Setting(NamedTuple):
    """Content, conversation, run, its dialogue, the walk so far, and what a service gave for the open step."""

    content: Content
    conversation: Conversation
    run: Run
    dialog: Dialog
    path: Path
    supplied: Supplied | None = None

    @property
    def language(self) -> str:
        """The language to speak."""
        return self.conversation.language

    def scene(self, source: Source) -> Scene:
        """What a pure function may look at, and what a service is told: the answers the source names."""
        reads = {name: self.path.answers.get(name) for name in source.reads}
        return Scene(self.content, self.language, date.fromisoformat(self.run.as_of), reads)
