"""What about hours may be worth a look: what was seen, and how often. Each is a reason to look, and says nothing more.

A hint is a pure function of what an officer may see without opening a text: days, lengths, spans, moments, and marks by
which the same words or the same picture are told again. Honest work shows such traces too: many VPs are free on
Saturdays, and the same machine is adjusted every week.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import Literal, get_args

from kjfz_bot.domain.calendar import shanghai_date
from kjfz_bot.domain.service_entry import A_DAY

Kind = Literal["same_text", "night", "rest_days", "same_photo", "round_hours", "late_at_once"]
KINDS: tuple[Kind, ...] = get_args(Kind)

Rests = Callable[[date], bool]
"""Whether people rest on a day."""

SAME_TEXT = 12
"""Entries with exactly the same words from which on it is said, if they are most of the entries, too."""

NIGHT_FROM, NIGHT_UNTIL = 22 * 60, 6 * 60
"""The minutes of a day at which the night begins and ends."""

NIGHT_MINUTES, NIGHTS = 60, 3
"""Minutes within a night from which on an entry counts as one, and nights from which on it is said."""

REST_DAYS = 8
"""Days of rest with hours from which on it is said, if they are most of the days, too."""

ROUND_DAYS = 8
"""Working days on end, each with the same number of whole hours, from which on it is said."""

AT_ONCE, WITHIN, LATE = 10, timedelta(hours=1), timedelta(days=14)
"""Entries made within a time, of days at least so long before, from which on it is said."""


@dataclass(frozen=True, slots=True)
class Trace:
    """An entry as far as hints look at it. `text` and `photos` tell the same words and pictures again, whosever."""

    entry: int
    person: int
    firm: int
    day: date
    minutes: int
    made_at: datetime
    start: int | None = None
    end: int | None = None
    text: str | None = None
    photos: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Hint:
    """Something that was seen `count` times among `among` entries, days or pictures; `entries` are those it is about.

    `most` says more of some: the hours of each day, or the days after which the oldest was made. `elsewhere` is whether
    another VP or firm has the same picture.
    """

    kind: Kind
    count: int
    among: int
    entries: tuple[int, ...]
    most: int = 0
    elsewhere: bool = False


def hints(traces: Sequence[Trace], rests: Rests, others: Iterable[Trace] = ()) -> list[Hint]:
    """What may be worth a look in the entries of one term, in the order of `KINDS`; `others` have the same pictures."""
    own = sorted(traces, key=lambda trace: (trace.day, trace.entry))
    found = (
        _same_text(own),
        _night(own),
        _rest_days(own, rests),
        _same_photo(own, others),
        _round_hours(own, rests),
        _late_at_once(own),
    )
    return [hint for hint in found if hint is not None]


def _same_text(own: Sequence[Trace]) -> Hint | None:
    """The same words in most entries, and often."""
    words = Counter(trace.text for trace in own if trace.text is not None)
    if not words:
        return None
    text, count = min(words.items(), key=lambda item: (-item[1], item[0]))
    if count < SAME_TEXT or count * 2 <= len(own):
        return None
    return Hint("same_text", count, len(own), tuple(trace.entry for trace in own if trace.text == text))


def _night(own: Sequence[Trace]) -> Hint | None:
    """Hours in the night, again and again."""
    found = [trace for trace in own if _minutes_at_night(trace) >= NIGHT_MINUTES]
    return Hint("night", len(found), len(own), _numbers(found)) if len(found) >= NIGHTS else None


def _minutes_at_night(trace: Trace) -> int:
    if trace.start is None or trace.end is None:
        return 0
    early = max(min(trace.end, NIGHT_UNTIL) - trace.start, 0)
    late = max(min(trace.end, A_DAY) - max(trace.start, NIGHT_FROM), 0)
    return early + late


def _rest_days(own: Sequence[Trace], rests: Rests) -> Hint | None:
    """Hours on weekends and holidays, often and mostly."""
    days = {trace.day for trace in own}
    resting = {day for day in days if rests(day)}
    if len(resting) < REST_DAYS or len(resting) * 2 <= len(days):
        return None
    return Hint("rest_days", len(resting), len(days), _numbers(trace for trace in own if trace.day in resting))


def _same_photo(own: Sequence[Trace], others: Iterable[Trace]) -> Hint | None:
    """One picture with several entries, of the same VP or of another."""
    known = Counter(photo for trace in own for photo in set(trace.photos))
    beside = {photo: trace for trace in others for photo in trace.photos if photo in known}
    again = {photo for photo, count in known.items() if count > 1 or photo in beside}
    found = [trace for trace in own if again & set(trace.photos)]
    if not found:
        return None
    mine = (found[0].person, found[0].firm)
    elsewhere = any((trace.person, trace.firm) != mine for trace in beside.values())
    return Hint("same_photo", len(again), len(known), _numbers(found), elsewhere=elsewhere)


def _round_hours(own: Sequence[Trace], rests: Rests) -> Hint | None:
    """The same whole hours on every working day of a long time."""
    lengths: dict[date, int] = {}
    for trace in own:
        lengths[trace.day] = lengths.get(trace.day, 0) + trace.minutes
    longest = max(_runs(lengths, rests), key=len, default=[])
    if len(longest) < ROUND_DAYS:
        return None
    hours = lengths[longest[0]] // 60
    found = _numbers(trace for trace in own if trace.day in set(longest))
    return Hint("round_hours", len(longest), len(lengths), found, most=hours)


def _runs(lengths: dict[date, int], rests: Rests) -> Iterator[list[date]]:
    """Working days on end that have the same number of whole hours; a day of rest between two ends nothing."""
    days = sorted(day for day in lengths if not rests(day))
    run: list[date] = days[:1] if days and lengths[days[0]] % 60 == 0 else []
    for before, day in pairwise(days):
        is_whole = lengths[day] % 60 == 0
        if is_whole and run and lengths[day] == lengths[before] and _follows(before, day, rests):
            run.append(day)
        else:
            yield run
            run = [day] if is_whole else []
    yield run


def _follows(before: date, day: date, rests: Rests) -> bool:
    """Whether no working day lies between two."""
    between = before + timedelta(days=1)
    while between < day and rests(between):
        between += timedelta(days=1)
    return between == day


def _late_at_once(own: Sequence[Trace]) -> Hint | None:
    """Many entries of long ago, made at once."""
    late = sorted((trace for trace in own if _after(trace) >= LATE), key=lambda trace: trace.made_at)
    best: list[Trace] = []
    start = 0
    for end, trace in enumerate(late):
        while trace.made_at - late[start].made_at > WITHIN:
            start += 1
        if end - start + 1 > len(best):
            best = late[start : end + 1]
    if len(best) <= AT_ONCE:
        return None
    oldest = max(_after(trace).days for trace in best)
    return Hint("late_at_once", len(best), len(own), _numbers(best), most=oldest)


def _after(trace: Trace) -> timedelta:
    """How long after its day an entry was made."""
    return shanghai_date(trace.made_at) - trace.day


def _numbers(traces: Iterable[Trace]) -> tuple[int, ...]:
    return tuple(sorted(trace.entry for trace in traces))
