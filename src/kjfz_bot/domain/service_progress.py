"""What hours come to: a year at a time, by month, against what is owed, and how it goes on at this pace.

A pure function of what is live in the ledger, the opening balances and the programme's rules: the same in whatever
order hours were entered, and whether they are counted from entries or from the sums that are kept beside them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Protocol

from kjfz_bot.domain.appointment import Opening, year_begins
from kjfz_bot.domain.service_entry import FIRM, NOTHING_COUNTED, Counted, Entry
from kjfz_bot.domain.service_rules import ServiceRules

WEEK = 7


@dataclass(frozen=True, slots=True)
class Sums:
    """Minutes by what became of them: `confirmed` has those that were `checked`, `disputed` those insisted on."""

    waiting: int = 0
    confirmed: int = 0
    disputed: int = 0
    checked: int = 0
    entries: int = 0
    counted: Counted = NOTHING_COUNTED

    @property
    def claimed(self) -> int:
        """All that stands in the ledger."""
        return self.waiting + self.confirmed + self.disputed

    def __add__(self, other: Sums) -> Sums:
        """Both together."""
        return self._with(other, 1)

    def __sub__(self, other: Sums) -> Sums:
        """What is left, or what was added since."""
        return self._with(other, -1)

    def _with(self, other: Sums, sign: int) -> Sums:
        mine, theirs = self.counted, other.counted
        return Sums(
            self.waiting + sign * other.waiting,
            self.confirmed + sign * other.confirmed,
            self.disputed + sign * other.disputed,
            self.checked + sign * other.checked,
            self.entries + sign * other.entries,
            Counted(
                mine.projects + sign * theirs.projects,
                mine.patents + sign * theirs.patents,
                mine.trained + sign * theirs.trained,
            ),
        )


NOTHING = Sums()


@dataclass(frozen=True, slots=True, order=True)
class Slot:
    """The part of a month that lies in one service year, counted from 1; `month` is such as 2026-09.

    It is within one service year and within one calendar year, so either is a sum of these.
    """

    year: int
    month: str


class Term(Protocol):
    """As much of an appointment as has to be known."""

    @property
    def starts_on(self) -> date:
        """Its first day."""
        ...

    @property
    def ends_on(self) -> date:
        """Its last day."""
        ...

    @property
    def openings(self) -> Sequence[Opening]:
        """What was served before the ledger, by service year."""
        ...


@dataclass(frozen=True, slots=True)
class Pace:
    """How it goes: minutes owed up to today by even shares, and a week from now on; when it is done at this pace.

    What waits for the firm counts here, since it was served; what is disputed does not.
    """

    due: int
    served: int
    a_week: int
    done_on: date | None

    @property
    def is_behind(self) -> bool:
        """Whether less was served than an even share."""
        return self.served < self.due


@dataclass(frozen=True, slots=True)
class Year:
    """A year of service, from its first to its last day in the term.

    `owed` is its minimum in minutes, None where the document says nothing of one; `pace` is of a year that runs and
    has one. `is_whole` is false of a last year that the term cuts short.
    """

    number: int
    begins: date
    ends: date
    is_whole: bool
    sums: Sums = NOTHING
    opening: Opening | None = None
    owed: int | None = None
    pace: Pace | None = None

    @property
    def headline(self) -> int:
        """What counts: confirmed, and taken over from before the ledger."""
        return self.sums.confirmed + (self.opening.minutes if self.opening is not None else 0)

    @property
    def left(self) -> int | None:
        """What is still to be served and confirmed."""
        return None if self.owed is None else max(self.owed - self.headline, 0)


@dataclass(frozen=True, slots=True)
class Progress:
    """All of a term that has begun: its years, the one that runs, and months in order."""

    years: tuple[Year, ...]
    months: Mapping[str, Sums] = field(default_factory=dict)
    current: Year | None = None


def year_of(starts_on: date, day: date) -> int:
    """The service year in which a day lies, counted from 1; a day before the first is in none, which is 0 or less."""
    number = day.year - starts_on.year + 1
    return number if day >= year_begins(starts_on, number) else number - 1


def slot_of(starts_on: date, day: date) -> Slot:
    """Where a day is counted."""
    return Slot(year_of(starts_on, day), f"{day:%Y-%m}")


def sums_of(entry: Entry) -> Sums:
    """What one live entry adds."""
    minutes, state = entry.minutes, entry.state
    return Sums(
        waiting=minutes if state == "waiting" else 0,
        confirmed=minutes if state in FIRM else 0,
        disputed=minutes if state in ("disputed", "insisted") else 0,
        checked=minutes if state == "checked" else 0,
        entries=1,
        counted=entry.claim.counted,
    )


def totals(starts_on: date, entries: Iterable[Entry]) -> dict[Slot, Sums]:
    """What live entries of one term come to, by slot."""
    found: dict[Slot, Sums] = {}
    for entry in entries:
        slot = slot_of(starts_on, entry.day)
        found[slot] = found.get(slot, NOTHING) + sums_of(entry)
    return found


def progress(term: Term, sums: Mapping[Slot, Sums], rules: ServiceRules, today: date) -> Progress:
    """How far a term is today: every year of it that has begun, and every month something was entered for."""
    years = tuple(_judged(year, rules, today) for year in _years(term, sums, rules, today))
    months: dict[str, Sums] = {}
    for slot in sorted(sums, key=lambda slot: slot.month):
        months[slot.month] = months.get(slot.month, NOTHING) + sums[slot]
    running = (year for year in years if year.begins <= today <= year.ends)
    return Progress(years, {month: each for month, each in months.items() if each != NOTHING}, next(running, None))


def _years(term: Term, sums: Mapping[Slot, Sums], rules: ServiceRules, today: date) -> Iterator[Year]:
    calendar = rules.year == "calendar"
    number = 1
    while (begins := _begins(term, number, calendar=calendar)) <= min(today, term.ends_on):
        after = _begins(term, number + 1, calendar=calendar)
        ends = min(after - timedelta(days=1), term.ends_on)
        whole = ends == after - timedelta(days=1) and not (calendar and begins != date(begins.year, 1, 1))
        own = (each for slot, each in sums.items() if _number(term, slot, calendar=calendar) == number)
        yield Year(number, begins, ends, whole, sum(own, NOTHING), _opening(term.openings, number))
        number += 1


def _begins(term: Term, number: int, *, calendar: bool) -> date:
    if calendar and number > 1:
        return date(term.starts_on.year + number - 1, 1, 1)
    return year_begins(term.starts_on, number)


def _number(term: Term, slot: Slot, *, calendar: bool) -> int:
    """In which year a slot is counted. Openings keep their number: the first is that in which the term begins."""
    return int(slot.month[:4]) - term.starts_on.year + 1 if calendar else slot.year


def _opening(openings: Sequence[Opening], number: int) -> Opening | None:
    return next((opening for opening in openings if opening.year == number), None)


def _judged(year: Year, rules: ServiceRules, today: date) -> Year:
    owed = rules.owed()
    if owed is None:
        return year
    pace = _pace(year, owed, today) if year.begins <= today <= year.ends else None
    return Year(year.number, year.begins, year.ends, year.is_whole, year.sums, year.opening, owed=owed, pace=pace)


def _pace(year: Year, owed: int, today: date) -> Pace:
    days = (year.ends - year.begins).days + 1
    gone = (today - year.begins).days + 1
    served = year.headline + year.sums.waiting
    left, to_go = max(owed - served, 0), days - gone + 1
    a_week = left if to_go <= WEEK else -(-left * WEEK // to_go)
    return Pace(owed * gone // days, served, a_week, _done_on(year.begins, served, owed, gone))


def _done_on(begins: date, served: int, owed: int, gone: int) -> date | None:
    """The day on which all is served at the pace so far; None where nothing was, or where it would be no date."""
    if served <= 0 or served >= owed:
        return None
    needed = -(-owed * gone // served)
    return begins + timedelta(days=needed - 1) if needed < WITHIN else None


WITHIN = 10 * 366
"""Days after which it makes no sense to say when."""
