"""What the ledger must say, in plain dicts: no SQL, nothing of the domain, minutes counted one by one."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

CAP, BACK_DAYS, UNDO = 720, 31, timedelta(hours=1)
EIGHT_HOURS = timedelta(hours=8)
"""Shanghai is eight hours ahead of UTC, all year."""

Span = tuple[int, int]
"""From which minute of a day up to which."""

Part = tuple[date, int, Span]
"""A day, how many minutes, and which of them; no span is an empty one."""

VPS = {"wang": "wang", "wang at Kexin": "wang", "li": "li"}
"""Whose each term is."""

FIRMS = {"wang": "Huarui", "wang at Kexin": "Kexin", "li": "Huarui"}
PEOPLE = {"Huarui": {"hua", "li"}, "Kexin": {"ke"}}
OFFICERS = {"officer", "bureau chief"}
BEGINS, ENDS = date(2025, 8, 31), date(2027, 8, 30)


@dataclass
class Kept:
    """An entry as the model has it: which minutes of its day it says, if it says any."""

    term: str
    day: date
    minutes: int
    span: Span | None
    made_at: datetime
    state: str = "waiting"
    live: bool = True
    said: str = ""


@dataclass
class Model:
    """Everything that was entered, by its number; opening balances by term and service year."""

    now: datetime
    entries: dict[int, Kept] = field(default_factory=dict)
    openings: dict[tuple[str, int], int] = field(default_factory=dict)

    @property
    def today(self) -> date:
        """The day it is in Shanghai."""
        return (self.now + EIGHT_HOURS).date()

    def parts(self, day: date, minutes: int, span: Span | None) -> list[Part]:
        """Hours as days: what is after midnight is the next day's. Without a span it is one, with an empty one."""
        if span is None:
            return [(day, minutes, (0, 0))]
        start, end = span
        end += 1440 if end <= start else 0
        first = (day, min(end, 1440) - start, (start, min(end, 1440)))
        return [first] if end <= 1440 else [first, (day + timedelta(1), end - 1440, (0, end - 1440))]

    def can_stand(
        self,
        term: str,
        parts: list[Part],
        without: int | None = None,
        *,
        old: bool = False,
    ) -> bool:
        """Whether all of it can be entered; `old` where an officer may go further back."""
        taken: dict[date, set[int]] = defaultdict(set)
        spent: dict[date, int] = defaultdict(int)
        for number, kept in self.entries.items():
            if kept.live and number != without and VPS[kept.term] == VPS[term]:
                taken[kept.day] |= set(range(*(kept.span or (0, 0))))
                spent[kept.day] += kept.minutes
        for day, minutes, span in parts:
            own = set(range(*span))
            possible = minutes > 0 and BEGINS <= day <= min(ENDS, self.today) and not own & taken[day]
            recent = old or day >= self.today - timedelta(BACK_DAYS)
            if not (possible and recent and spent[day] + minutes <= CAP):
                return False
            taken[day] |= own
            spent[day] += minutes
        return True

    def may(self, who: str, what: str, term: str) -> bool:
        """Whether somebody may do that with hours of a term."""
        if what in ("claim", "reverse", "insist", "correct"):
            return who == VPS[term]
        if what in ("confirm", "dispute"):
            return who in PEOPLE[FIRMS[term]] and who != VPS[term]
        return who in OFFICERS

    def leads(self, what: str, state: str) -> str | None:
        """The state after something was said of an entry in a state; None where that cannot be said."""
        table = {
            ("confirm", "waiting"): "confirmed",
            ("confirm", "disputed"): "confirmed",
            ("confirm", "insisted"): "confirmed",
            ("dispute", "waiting"): "disputed",
            ("insist", "disputed"): "insisted",
            ("uphold", "insisted"): "confirmed",
            ("check", "confirmed"): "checked",
        }
        return table.get((what, state))

    def comes_to(self, term: str) -> dict[int, tuple[int, int, int, int, int]]:
        """Waiting, confirmed, disputed and checked minutes by service year, and what counts, for years with any."""
        found: dict[int, list[int]] = defaultdict(lambda: [0, 0, 0, 0, 0])
        for kept in self.entries.values():
            if kept.live and kept.term == term:
                sums = found[1 if kept.day < date(2026, 8, 31) else 2]
                sums[0] += kept.minutes * (kept.state == "waiting")
                sums[1] += kept.minutes * (kept.state in ("confirmed", "checked"))
                sums[2] += kept.minutes * (kept.state in ("disputed", "insisted"))
                sums[3] += kept.minutes * (kept.state == "checked")
        for (of, year), minutes in self.openings.items():
            if of == term:
                found[year][4] += minutes
        return {year: (a, b, c, d, b + opening) for year, (a, b, c, d, opening) in found.items()}
