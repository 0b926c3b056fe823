"""A round: a step of many cases decided at one meeting, between two days, for so many people and so much money.

Here: which cases are in it, their ranking, and what is left of people and money. Not here: who may decide
(`access_table.py`), and how each case is decided (`case.py`).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, get_args

from kjfz_bot.domain.access import Object
from kjfz_bot.domain.case_events import VERDICTS, Verdict
from kjfz_bot.domain.workflow import Side, Step

RoundState = Literal["open", "deciding", "decided"]
ROUND_STATES: tuple[RoundState, ...] = get_args(RoundState)

Result = Literal["excepted", "waiting", "done", "left", "alone"]
RESULTS: tuple[Result, ...] = get_args(Result)
"""Of a case in a round: picked as an exception, to be decided, decided with it, left out, or decided by itself."""

DECIDING: tuple[Side, ...] = ("district", "city")
"""The offices that decide in rounds."""

SAYABLE = frozenset({"opinion", "note"})
"""The fields that can be said of all cases alike."""

LONGEST_NAME = 60
MOST_PEOPLE = 100_000
MOST_CASES = 1000
"""Cases of a round at most, longest waiting first; what waits behind them is in the next one."""


@dataclass(frozen=True, slots=True)
class Round:
    """A round of a step; `district` is whose step it is, None for the city's. `quota` and `budget` may be open.

    `budget` is in fen. `minutes` is the file of the meeting, `words` what it says of all cases that pass.
    """

    id: int
    programme: str
    workflow: str
    step: str
    district: str | None
    name: str
    opens_on: date
    closes_on: date
    quota: int | None = None
    budget: int | None = None
    state: RoundState = "open"
    made_by: int | None = None
    minutes: str | None = None
    words: str | None = None
    decided_by: int | None = None
    decided_at: datetime | None = None

    @property
    def thing(self) -> Object:
        """What the gate has to know of it."""
        return Object(programme=self.programme, district=self.district)

    @property
    def side(self) -> Side:
        """Whose step it is."""
        return "city" if self.district is None else "district"

    def takes(self, came_on: date, today: date) -> bool:
        """Whether a case is in it that came to the step on a day."""
        return self.opens_on <= today and came_on <= self.closes_on


@dataclass(frozen=True, slots=True)
class Entry:
    """A case in a round: as it was seen, what is to become of it and why, and what did.

    `why` is the text that says what stood in the way; `seq` the event that decided on it.
    """

    case: int
    place: int
    version: int
    digest: str
    verdict: Verdict
    result: Result
    reason: str | None = None
    why: str | None = None
    seq: int | None = None


def decides_many(step: Step) -> Side | None:
    """The office that can take a step with many cases at once; None where nobody can.

    What is to be said has to be the same for all of them.
    """
    if not step.on or not step.many or len(step.by) != 1 or not set(step.fields) <= SAYABLE:
        return None
    return step.by[0] if step.by[0] in DECIDING else None


def said_with(step: Step, words: str | None) -> Mapping[str, str]:
    """What is said with each case that passes: the words of the meeting, in the fields that ask for such."""
    if not words:
        return {}
    asked = [name for name in step.asks if name in SAYABLE]
    needed = [name for name in asked if name in step.fields]
    return dict.fromkeys(needed or asked[:1], words)


def wants_words(step: Step) -> Literal["must", "may", "nothing"]:
    """Whether the words of the meeting have to be said, can be, or have no place."""
    if SAYABLE & set(step.fields):
        return "must"
    return "may" if SAYABLE & set(step.optional) else "nothing"


def ranks(means: Sequence[float | None]) -> list[int | None]:
    """The place of each by its mean score, the best first; equal ones share a place, and one without a score has none.

    >>> ranks([80.0, 91.5, None, 80.0])
    [2, 1, None, 2]
    """
    scored = sorted((mean for mean in means if mean is not None), reverse=True)
    return [None if mean is None else scored.index(mean) + 1 for mean in means]


def fingerprint(exceptions: Iterable[Entry]) -> str:
    """Names the exceptions as they are, so that a decision rests on those that were seen."""
    said = sorted((each.case, each.verdict, each.reason or "") for each in exceptions if each.result == "excepted")
    return hashlib.sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()[:16]


def counts(entries: Iterable[Entry]) -> dict[Verdict, int]:
    """How many of these become what."""
    found = [entry.verdict for entry in entries]
    return {verdict: found.count(verdict) for verdict in VERDICTS}
