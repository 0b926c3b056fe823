"""What is done in a case, and where that leads to: acts, events and states as data.

What each act changes is `case.py`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal, get_args

from kjfz_bot.domain.workflow import END, Side

Act = Literal[
    "pass",
    "return",
    "refuse",
    "withdraw",
    "expire",
    "object",
    "uphold",
    "dismiss",
    "propose",
    "confirm",
    "reject",
]
ACTS: tuple[Act, ...] = get_args(Act)
"""`pass` takes the step that is due. `uphold` and `dismiss` answer an objection. `propose` asks for the correction of a
decision, which a second officer confirms or rejects."""

Verdict = Literal["pass", "return", "refuse"]
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)

End = Literal["done", "refused", "withdrawn", "expired"]
ENDS: tuple[End, ...] = get_args(End)

CORRECTING: tuple[Act, ...] = ("propose", "confirm", "reject")
"""Acts about a decision, wherever the case stands meanwhile."""

COUNTED: tuple[Act, ...] = ("pass", "return", "refuse", "uphold", "confirm")
"""Acts of which one counts for each step, side, round and seat, unless it was superseded."""

REASONED: frozenset[Act] = frozenset(
    {"return", "refuse", "withdraw", "object", "uphold", "dismiss", "propose", "reject"}
)
"""Acts that are worth nothing without a reason."""


class OutOfOrder(Exception):
    """An act that is not possible in the state a case is in."""


@dataclass(frozen=True, slots=True)
class Event:
    """Something done in a case, counted by `seq` from 1. `step` is where; `by` is nobody where time did it.

    `values` are what the step asked for. `digest` is the hash of all that the case says with it, once it is kept. A
    proposal names the event it would replace and the verdict it `becomes`; whatever answers a proposal or an objection
    names that. A reviewer acts from the `seat` they were given, which stays whoever they turn out to be.
    """

    seq: int
    act: Act
    step: str
    at: datetime
    side: Side | None = None
    by: int | None = None
    office: int | None = None
    values: Mapping[str, Any] = field(default_factory=dict)
    reason: str | None = None
    names: int | None = None
    becomes: Verdict | None = None
    digest: str = ""
    seat: int | None = None


@dataclass(frozen=True, slots=True)
class Correction:
    """A proposal that waits for a second officer: its event, the event it corrects, and the verdict that becomes."""

    seq: int
    corrects: int
    becomes: Verdict


@dataclass(frozen=True, slots=True)
class State:
    """Where a case stands: the step that is due and who still has to take it, or how it ended.

    `round` counts how often the case was set back; `since` is when it came to this step. `values` are the newest of
    each step, `decided` the event that counts for each step and side, `verdicts` what each of those came to,
    `correction` a proposal that waits. `seats` are those of reviewers who still have to take this step: all to whom the
    case was assigned last have to.
    """

    version: int = 0
    step: str = END
    waiting: frozenset[Side] = frozenset()
    end: End | None = None
    since: datetime | None = None
    round: int = 1
    values: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    decided: Mapping[tuple[str, Side], int] = field(default_factory=dict)
    objections: tuple[int, ...] = ()
    correction: Correction | None = None
    digest: str = ""
    verdicts: Mapping[int, Verdict] = field(default_factory=dict)
    seats: frozenset[int] = frozenset()

    @property
    def is_open(self) -> bool:
        """Whether it goes on."""
        return self.end is None
