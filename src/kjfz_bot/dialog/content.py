"""Everything a conversation is led by: dialogues, words, programmes, pure functions and the services' signatures."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from kjfz_bot.dialog.model import Dialog
from kjfz_bot.programmes.programme import Programme
from kjfz_bot.texts.catalogue import Catalogue

COMPARE = "compare"
"""The programme answer that stands for every programme side by side."""


@dataclass(frozen=True, slots=True)
class Scene:
    """What a pure function may look at: content, language, the run's reference date, and the answers it named."""

    content: Content
    language: str
    as_of: date
    answers: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Function:
    """A pure source: `gives` is options, limits, messages or a default; `reads` are the answers it needs."""

    name: str
    gives: str
    reads: tuple[str, ...]
    run: Callable[[Scene], Any]


@dataclass(frozen=True, slots=True)
class Signature:
    """What `dialogs check` knows of a service: its name, the answers it reads and the reasons it may refuse with."""

    name: str
    reads: tuple[str, ...] = ()
    refusals: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Content:
    """The loaded content; immutable, shared by every conversation."""

    dialogs: Mapping[str, Dialog]
    texts: Catalogue
    programmes: Mapping[str, Programme]
    functions: Mapping[str, Function] = field(default_factory=dict)
    services: Mapping[str, Signature] = field(default_factory=dict)
    start: str = "start"
    _by_command: Mapping[str, str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Look up once which dialogue each command opens."""
        found = {word: dialog.id for dialog in reversed(list(self.dialogs.values())) for word in dialog.commands}
        object.__setattr__(self, "_by_command", found)

    def command(self, word: str) -> str | None:
        """The dialogue a command opens, None for a word no dialogue claims."""
        return self._by_command.get(word)

    def link(self, text: str) -> tuple[str, str] | None:
        """The dialogue that a link such as `join-…` opens, and what it says there; None where it is no such link."""
        word, _, said = text.partition("-")
        dialog = self._by_command.get(word)
        return (dialog, said) if dialog is not None and said and self.dialogs[dialog].linked else None

    def intent(self, name: str) -> str | None:
        """The dialogue an intent opens."""
        return next((d.id for d in self.dialogs.values() if name in d.intents), None)

    def programmes_of(self, answer: Any) -> tuple[Programme, ...]:
        """The programmes an answer names: one, or all of them to compare; none where it is unknown."""
        if answer == COMPARE:
            return tuple(self.programmes.values())
        return (self.programmes[answer],) if answer in self.programmes else ()

    def programmes_for(self, answer: Any, subject: Any) -> tuple[Programme, ...]:
        """As `programmes_of`, without those that have no rules for the subject."""
        return tuple(programme for programme in self.programmes_of(answer) if subject in programme.subjects)
