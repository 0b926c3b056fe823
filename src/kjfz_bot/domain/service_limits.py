"""What may be entered: no hours twice, none that no day has, none before or after they can have been served.

A refusal names the entry that stands in the way, so that it can be shown and corrected.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Literal, get_args

from kjfz_bot.domain.appointment import Appointment
from kjfz_bot.domain.calendar import shanghai_date
from kjfz_bot.domain.service_entry import A_DAY, Claim, Entry
from kjfz_bot.domain.service_rules import ServiceRules

Reason = Literal[
    "no_minutes",
    "no_span",
    "minutes_not_span",
    "unknown_duty",
    "future",
    "too_old",
    "outside_term",
    "not_under_way",
    "overlaps",
    "day_full",
    "over_cap",
    "twin",
]
REASONS: tuple[Reason, ...] = get_args(Reason)


@dataclass(frozen=True, slots=True)
class Hindrance:
    """Why something cannot be entered.

    `entry` is what stands in the way, None where no entry does; `limit` the day or the minutes that it would pass, and
    `left` the minutes of the day that are still free. `index` counts the claims that were brought together, from 0;
    an `entry` without a number is another of these.
    """

    reason: Reason
    entry: Entry | None = None
    limit: int | date | None = None
    left: int | None = None
    index: int = 0


@dataclass(frozen=True, slots=True)
class Ground:
    """What a claim is judged on: the term and its programme's rules, and when it is entered.

    What an officer puts right may lie further back, and in a term that has ended.
    """

    term: Appointment
    rules: ServiceRules
    now: datetime
    by_officer: bool = False

    @property
    def today(self) -> date:
        """The day it is in Shanghai."""
        return shanghai_date(self.now)


def hindrance(new: Claim, live: Sequence[Entry], ground: Ground) -> Hindrance | None:
    """Why a claim cannot be entered beside the person's live entries of that day, at whatever firm; None if it can."""
    same_day = [entry for entry in live if entry.day == new.day]
    judged = (check(new, same_day, ground) for check in CHECKS)
    return next((found for found in judged if found is not None), None)


def first_hindrance(new: Sequence[Claim], live: Sequence[Entry], ground: Ground) -> Hindrance | None:
    """The same of several claims that are entered together: each stands beside those before it."""
    beside = list(live)
    for index, claim in enumerate(new):
        if (found := hindrance(claim, beside, ground)) is not None:
            return replace(found, index=index)
        beside.append(_as_entry(claim, ground))
    return None


def _as_entry(claim: Claim, ground: Ground) -> Entry:
    """A claim as it will stand, without a number yet."""
    term = ground.term
    return Entry(0, term.id, term.person, term.firm.id, claim, ground.now, day_cap=ground.rules.day_cap)


def _adds_up(new: Claim, _live: Sequence[Entry], _ground: Ground) -> Hindrance | None:
    """Time that there is, and as long as its span."""
    if (new.start is None) != (new.end is None):
        return Hindrance("no_span")
    if new.start is not None and new.end is not None:
        if not 0 <= new.start < new.end <= A_DAY:
            return Hindrance("no_span")
        if new.minutes != new.end - new.start:
            return Hindrance("minutes_not_span", limit=new.end - new.start)
    return None if new.minutes > 0 else Hindrance("no_minutes")


def _is_a_duty(new: Claim, _live: Sequence[Entry], ground: Ground) -> Hindrance | None:
    """A duty of the programme; where it names none, none is kept."""
    known = new.category is None or ground.rules.duty(new.category) is not None
    return None if known else Hindrance("unknown_duty")


def _under_way(_new: Claim, _live: Sequence[Entry], ground: Ground) -> Hindrance | None:
    """A term that still makes a VP of whoever serves it."""
    return None if ground.term.is_under_way or ground.by_officer else Hindrance("not_under_way")


def _not_ahead(new: Claim, _live: Sequence[Entry], ground: Ground) -> Hindrance | None:
    """No day that has not begun."""
    return Hindrance("future", limit=ground.today) if new.day > ground.today else None


def _within_term(new: Claim, _live: Sequence[Entry], ground: Ground) -> Hindrance | None:
    """From the term's first day to its last."""
    term = ground.term
    if new.day < term.starts_on:
        return Hindrance("outside_term", limit=term.starts_on)
    return Hindrance("outside_term", limit=term.ends_on) if new.day > term.ends_on else None


def _not_long_ago(new: Claim, _live: Sequence[Entry], ground: Ground) -> Hindrance | None:
    """No further back than the programme lets a VP go; an officer may."""
    earliest = ground.today - timedelta(days=ground.rules.back_days)
    return Hindrance("too_old", limit=earliest) if new.day < earliest and not ground.by_officer else None


def _not_twice(new: Claim, live: Sequence[Entry], _ground: Ground) -> Hindrance | None:
    """No minute that was served already, wherever that was."""
    found = next((entry for entry in live if overlap(new, entry.claim)), None)
    return None if found is None else Hindrance("overlaps", found)


def _fits_in_a_day(new: Claim, live: Sequence[Entry], _ground: Ground) -> Hindrance | None:
    """No more than the day has, over all firms, with what says no span."""
    return _fits(new, live, A_DAY, "day_full")


def _within_cap(new: Claim, live: Sequence[Entry], ground: Ground) -> Hindrance | None:
    """No more than the programme counts of a day; the strictest of the programmes in which that day was served."""
    caps = [cap for cap in (ground.rules.day_cap, *(entry.day_cap for entry in live)) if cap is not None]
    return _fits(new, live, min(caps), "over_cap") if caps else None


def _fits(new: Claim, live: Sequence[Entry], limit: int, reason: Reason) -> Hindrance | None:
    left = limit - sum(entry.minutes for entry in live)
    if new.minutes <= left:
        return None
    longest = max(live, key=lambda entry: entry.minutes, default=None)
    return Hindrance(reason, longest, limit, max(left, 0))


CHECKS: tuple[Callable[[Claim, Sequence[Entry], Ground], Hindrance | None], ...] = (
    _adds_up,
    _is_a_duty,
    _under_way,
    _not_ahead,
    _within_term,
    _not_long_ago,
    _not_twice,
    _fits_in_a_day,
    _within_cap,
)
"""Everything a claim has to pass, what is simplest to put right first."""


def overlap(one: Claim, other: Claim) -> bool:
    """Whether two claims of one day say that the same minute was served; one without a span says of none."""
    if one.start is None or one.end is None or other.start is None or other.end is None:
        return False
    return one.start < other.end and other.start < one.end


def twin(new: Claim, live: Iterable[Entry], appointment: int, fingerprint: str | None) -> Entry | None:
    """A live entry of the same term that says exactly the same without a span; it may be the same hours twice.

    Two devices can say the same at once, and a message can be sent twice: whoever means both says so.
    """
    if new.is_timed:
        return None
    same = (new.day, new.minutes, new.category, fingerprint)
    return next(
        (
            entry
            for entry in live
            if entry.appointment == appointment
            and not entry.claim.is_timed
            and (entry.day, entry.minutes, entry.claim.category, entry.fingerprint) == same
        ),
        None,
    )


def collide(entries: Iterable[Entry]) -> bool:
    """Whether live entries could not all be one person's: some overlap, or a day has more than it may."""
    days: dict[date, list[Entry]] = {}
    for entry in entries:
        beside = days.setdefault(entry.day, [])
        if any(overlap(entry.claim, other.claim) for other in beside):
            return True
        beside.append(entry)
    return any(sum(entry.minutes for entry in day) > _most(day) for day in days.values())


def _most(day: Sequence[Entry]) -> int:
    return min([A_DAY, *(entry.day_cap for entry in day if entry.day_cap is not None)])
