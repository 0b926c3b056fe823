"""Hours that a VP says they served at a firm: what an entry of the ledger holds, and what becomes of it.

Entries and what is said of them are only ever added: an entry is corrected by a reversal and a new entry. Not here:
what may be entered (`service_limits.py`), what it comes to (`service_progress.py`), who may do it, and words.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Literal, get_args

A_DAY = 24 * 60
"""Minutes of a day; a span may end with the day's last, which is this."""

Place = Literal["on_site", "remote"]
PLACES: tuple[Place, ...] = get_args(Place)

State = Literal["waiting", "confirmed", "disputed", "insisted", "checked"]
STATES: tuple[State, ...] = get_args(State)

FIRM: tuple[State, ...] = ("confirmed", "checked")
"""States of hours that count: the firm, or an officer in its stead, has said that they were served."""

PENDING: tuple[State, ...] = ("waiting", "disputed", "insisted")
"""States in which somebody is still to act: the firm, the VP, an officer."""

MarkKind = Literal["confirmed", "disputed", "insisted", "upheld", "checked"]
MARKS: tuple[MarkKind, ...] = get_args(MarkKind)

LEADS: Mapping[MarkKind, tuple[tuple[State, ...], State]] = {
    "confirmed": (("waiting", "disputed", "insisted"), "confirmed"),
    "disputed": (("waiting",), "disputed"),
    "insisted": (("disputed",), "insisted"),
    "upheld": (("insisted",), "confirmed"),
    "checked": (("confirmed",), "checked"),
}
"""What may be said of entries in which states, and which state that makes. A firm may think better of a dispute."""

Ended = Literal["undo", "withdrawn", "corrected", "struck"]
ENDED: tuple[Ended, ...] = get_args(Ended)
"""Why an entry was reversed: taken back at once or later by the VP, corrected by them or an officer, or struck."""

UNDO = timedelta(hours=1)
"""How long what was just entered can be undone."""

LONGEST_ACTIVITY, LONGEST_REASON = 1000, 500
"""Characters of what was done, and of a reason."""

MOST_FILES = 2


@dataclass(frozen=True, slots=True)
class Counted:
    """What came of the work, by number; nobody has to say it."""

    projects: int = 0
    patents: int = 0
    trained: int = 0


NOTHING_COUNTED = Counted()


@dataclass(frozen=True, slots=True)
class Claim:
    """What a VP enters of one day of Shanghai.

    `start` and `end` are minutes of the day, both or neither; `end` may be `A_DAY`. `category` is one of the
    programme's duties. `files` are the public ids of what shows it.
    """

    day: date
    minutes: int
    start: int | None = None
    end: int | None = None
    category: str | None = None
    place: Place | None = None
    activity: str = ""
    files: tuple[str, ...] = ()
    counted: Counted = NOTHING_COUNTED

    @property
    def is_timed(self) -> bool:
        """Whether it says from when until when."""
        return self.start is not None and self.end is not None


@dataclass(frozen=True, slots=True)
class Entry:
    """A claim as it stands in the ledger: whose, at which firm, when it was entered, and what became of it.

    `day_cap` and `back_days` are the limits it was taken under. `corrects` is the entry it came in the place of,
    `fingerprint` tells the same activity again without saying it. `by_officer` are those an officer put right.
    """

    id: int
    appointment: int
    person: int
    firm: int
    claim: Claim
    made_at: datetime
    state: State = "waiting"
    made_by: int | None = None
    by_officer: bool = False
    corrects: int | None = None
    day_cap: int | None = None
    back_days: int | None = None
    fingerprint: str | None = None

    @property
    def day(self) -> date:
        """The day of Shanghai on which it was served."""
        return self.claim.day

    @property
    def minutes(self) -> int:
        """How long it was."""
        return self.claim.minutes


@dataclass(frozen=True, slots=True)
class Mark:
    """Something said of an entry: by whom, for which firm or office, when, and why where that has to be said."""

    entry: int
    kind: MarkKind
    at: datetime
    by: int | None = None
    organisation: int | None = None
    reason: str | None = None
    id: int = 0


@dataclass(frozen=True, slots=True)
class Reversal:
    """The end of an entry, which happens once at most."""

    id: int
    entry: int
    why: Ended
    at: datetime
    by: int | None = None
    reason: str | None = None


def may(kind: MarkKind, state: State) -> bool:
    """Whether that can be said of an entry in a state."""
    return state in LEADS[kind][0]


def state_of(marks: Iterable[MarkKind]) -> State:
    """The state of a live entry after all that was said of it, in order; ValueError where something could not be."""
    state: State = "waiting"
    for kind in marks:
        if not may(kind, state):
            raise ValueError(f"an entry that is {state} cannot be {kind}")
        state = LEADS[kind][1]
    return state


def split(claim: Claim) -> tuple[Claim, ...]:
    """A claim as entries of one day each: a span that ends after midnight goes on as a second entry.

    The span may end at an earlier minute than it begins, or beyond the day's last: both mean the day after. Its minutes
    are counted anew; what came of it, and what shows it, stays with the first.
    """
    start, end = claim.start, claim.end
    if start is None or end is None:
        return (claim,)
    end = end + A_DAY if end <= start else end
    if end <= A_DAY:
        return (replace(claim, minutes=end - start, end=end),)
    first = replace(claim, minutes=A_DAY - start, end=A_DAY)
    rest = end - A_DAY
    after = replace(
        claim, day=claim.day + timedelta(days=1), minutes=rest, start=0, end=rest, files=(), counted=NOTHING_COUNTED
    )
    return (first, after)
