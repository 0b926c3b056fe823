"""What a scene of the demonstration is made of. Which scenes there are is `story.py`'s, playing them `player.py`'s."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Words:
    """Words of the locales, in the language in which the demonstration is filled; as an option, the one with them."""

    key: str


@dataclass(frozen=True, slots=True)
class First:
    """Whatever stands first in a list."""


FIRST = First()

Answer = tuple[str, Any]
"""The name of a question and what is said there: an option, several in a tuple, None to skip it, or what is typed."""


@dataclass(frozen=True, slots=True)
class Appointment:
    """The operator invites somebody to a role, as from the command line, so many days ago; `keeps` is the code."""

    days: float
    keeps: str
    role: str
    programme: str
    organisation: str
    district: str = ""


@dataclass(frozen=True, slots=True)
class Term:
    """Somebody serves at a firm, sent by a unit, as a list of appointments says it; two years from so many days ago."""

    days: float
    who: str
    firm: str
    unit: str


@dataclass(frozen=True, slots=True)
class Scene:
    """Somebody begins a dialogue, so many days ago, and answers what it asks.

    `code` is behind the command, one that was kept before; `keeps` is what a code that is got here is kept as. Without
    `ends`, they leave in the middle.
    """

    days: float
    who: str
    command: str
    answers: tuple[Answer, ...] = ()
    code: str = ""
    keeps: str = ""
    ends: bool = True
