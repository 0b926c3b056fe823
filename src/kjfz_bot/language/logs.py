"""One message that says what was done, when and for how long, as entries: 昨天下午在厂里调试产线3小时.

Belongs here: what each entry comes to and what of it is missing or doubtful. Nothing is guessed: a day that may be two,
a length said to be "three or four hours" and a total for several days are left open, with what they may be.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise
from typing import Literal

from kjfz_bot.language.clock_times import Clock
from kjfz_bot.language.durations import DurationReading, Piece, combine
from kjfz_bot.language.lengths import LengthFound, with_halves
from kjfz_bot.language.log_activity import activity_of, duty_of, telling
from kjfz_bot.language.log_certainty import certain_days
from kjfz_bot.language.log_day_lists import DaysFound
from kjfz_bot.language.log_leftovers import overlooked_days, overlooks_range, overlooks_time
from kjfz_bot.language.log_places import PlaceFound, is_remote
from kjfz_bot.language.log_retractions import asks, is_part_or_whole, is_sum, takes_back
from kjfz_bot.language.log_tokens import Token, tokens
from kjfz_bot.language.log_units import Block, Unit, blocks, units
from kjfz_bot.language.mapped import Mapped, mapped
from kjfz_bot.language.pinyin_times import from_pinyin
from kjfz_bot.language.time_spans import DAY, HOUR, Span, SpanFound

LONGEST = 1000  # characters; more tells a story, which is for several messages
MOST_ENTRIES = 31
_CIRCLED = re.compile("[\u2460-\u2473]")  # the numbers of a list
_ALMOST_A_DAY = 12 * 60
_TRIAL = re.compile(r".{0,4}?(?:试验|老化|耐久|寿命|盐雾|考核|烘烤|保温|endurance|burn-in|aging|ageing|salt spray)")
_LEAST_OF_TRIAL = 8 * 60

About = Literal["date", "duration", "activity"]


@dataclass(frozen=True, slots=True)
class Doubt:
    """What of an entry has to be asked and why; `days` and `minutes` are what may be meant, to choose from.

    Reasons: missing; unclear (no such day); vague; week (which days of it); recurring; order (a weekday told before an
    earlier one); shared (a total for several days); and those of a length (`durations.Doubt`), until_now and run_on.
    """

    about: About
    reason: str
    days: tuple[date, ...] = ()
    minutes: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class LogEntry:
    """What was done on one day: when, how long, what, where; None or "" is what the message does not say.

    `duty` is the clause of a duty that the words hint at, `future` marks a day still to come when the message was sent,
    `about` a length that was said to be near, `each` one of every day where the days have to be asked.
    """

    day: date | None
    minutes: int | None
    spans: tuple[Span, ...] = ()
    activity: str = ""
    place: str = ""
    remote: bool | None = None
    duty: str = ""
    about: bool = False
    future: bool = False
    each: bool = False
    doubts: tuple[Doubt, ...] = ()

    def doubt(self, about: About) -> Doubt | None:
        """The doubt about one thing, if there is one."""
        return next((doubt for doubt in self.doubts if doubt.about == about), None)


@dataclass(frozen=True, slots=True)
class LogReading:
    """The entries of a message in its order; none where it is empty, too long or tells too many."""

    entries: tuple[LogEntry, ...] = ()
    refused: Literal["", "empty", "too_long", "too_many"] = ""

    @property
    def certain(self) -> bool:
        """Whether nothing is left to ask."""
        return bool(self.entries) and not any(entry.doubts for entry in self.entries)


def read_log(text: str, today: date) -> LogReading:
    """The entries a message tells; `today` is the day in Shanghai on which it was sent."""
    if len(text) > LONGEST:
        return LogReading(refused="too_long")
    source = mapped(from_pinyin(with_halves(_CIRCLED.sub("\n", text))))
    if not source.folded.strip():
        return LogReading(refused="empty")
    pieces = certain_days(tokens(source, today), source.folded, today)
    told = telling(pieces, source)
    found = _in_order(blocks(told))
    _doubt_overlooked(found, overlooked_days(told, source.folded))
    entries = tuple(entry for block in found for entry in _entries(block, source, today))
    entries = tuple(_with_doubtful_length(entry) for entry in entries) if asks(source.folded) else entries
    if len(entries) > MOST_ENTRIES:
        return LogReading(refused="too_many")
    return LogReading(_with_shared_words(entries))


def _doubt_overlooked(found: list[Block], overlooked: frozenset[int]) -> None:
    """Days beside which another was perhaps said, and not read, are asked: a part of a list is never taken for all."""
    for block in found:
        days = block.days
        if days and days.days and (days.end in overlooked or any(token.start in overlooked for token in block.pieces)):
            block.days = DaysFound(days.end, (), "unclear", days.days)


def _entries(block: Block, text: Mapped, today: date) -> Iterable[LogEntry]:
    told = units(block.pieces) or [Unit()]
    place = ""
    for unit in told:
        entry = _entry(unit, text, block.days.end if block.days else 0)
        other = next((other.times[0] for other in told if other is not unit and other.times), None)
        if is_part_or_whole(text.folded, unit.times, other):
            entry = _with_doubtful_length(entry)
        place = place if entry.remote else entry.place or place
        entry = entry if entry.place else replace(entry, place=place)
        yield from _on_days(entry, unit, block.days, today)


def _with_doubtful_length(entry: LogEntry) -> LogEntry:
    if entry.minutes is None:
        return entry
    doubt = Doubt("duration", "several", minutes=(entry.minutes,))
    return replace(entry, minutes=None, spans=(), doubts=(doubt, *entry.doubts))


def _entry(unit: Unit, text: Mapped, days_end: int) -> LogEntry:
    """An entry without its day, which ends at this place."""
    length = _length(unit, text.folded, days_end)
    activity = activity_of(unit.words, text)
    places = [
        text.own_words(found.start, found.stop)
        for found in (token.found for token in unit.places)
        if isinstance(found, PlaceFound)
    ]
    said = " ".join(text.folded[token.start : token.end] for token in (*unit.places, *unit.words))
    doubts = [] if activity else [Doubt("activity", "missing")]
    if length.minutes is None:
        doubts.insert(0, Doubt("duration", length.doubt or "missing", minutes=length.readings))
    return LogEntry(
        day=None,
        minutes=length.minutes,
        spans=length.spans,
        activity=activity,
        place=places[0] if places else "",
        remote=is_remote(said),
        duty=duty_of(said),
        about=length.about or unit.about,
        each=unit.each,
        doubts=tuple(doubts),
    )


def _length(unit: Unit, text: str, days_end: int) -> DurationReading:
    """What the times of a unit come to; a vague length counts for nothing beside a certain one."""
    times = [token for token in unit.times if not _is_beside(token)] or unit.times
    if not times:
        return DurationReading(None)
    reading = combine(_pieces(times, unit, text))
    if reading.minutes is None:
        return reading
    if (
        takes_back(text, unit.words)
        or overlooks_time(text, unit.words, begun=bool(unit.points))
        or overlooks_range(text, days_end, unit.words)
    ):
        return DurationReading(None, (), "several", (reading.minutes,))
    if any(token.bounded for token in times):
        return DurationReading(None, (), "bound", (reading.minutes,))
    if unit.run_on or _names_a_thing(unit, times, text):
        return DurationReading(None, (), "several", (reading.minutes,))
    return _from_point(unit, reading)


def _is_beside(token: Token) -> bool:
    """Whether a length says nothing beside another: a vague one, or one that no day has (1000小时寿命试验)."""
    found = token.found
    if not isinstance(found, LengthFound):
        return False
    return found.doubt == "vague" or (found.unit == HOUR and (found.minutes or 0) > DAY)


def _pieces(times: list[Token], unit: Unit, text: str) -> tuple[Piece, ...]:
    """The times of a unit with what parts each from the one before."""
    pieces = []
    end = times[0].start
    for token in times:
        if isinstance(token.found, SpanFound | LengthFound):
            beside = not text[end : token.start].strip(" ,，")
            total = is_sum(text, token.start)
            pieces.append(Piece(token.found, token.start in unit.apart, beside, total))
            end = token.end
    return tuple(pieces)


def _names_a_thing(unit: Unit, times: list[Token], text: str) -> bool:
    """A long length in the middle of words may belong to what was done: 做24小时老化试验."""
    for token in times:
        found = token.found
        if isinstance(found, LengthFound) and found.unit == HOUR and _is_of_thing(token, found, unit, text):
            return True
    return False


def _is_of_thing(token: Token, length: LengthFound, unit: Unit, text: str) -> bool:
    minutes = length.minutes or 0
    if minutes >= _LEAST_OF_TRIAL and _TRIAL.match(text, token.end):
        return True
    before = any(word.end == token.start for word in unit.words)
    after = any(word.start == token.end for word in unit.words)
    return after and (minutes >= DAY or (before and minutes >= _ALMOST_A_DAY))


def _from_point(unit: Unit, reading: DurationReading) -> DurationReading:
    """A length with the time at which it began is a span, where that time is certain."""
    points = [token.found for token in unit.points if isinstance(token.found, Clock)]
    if len(points) != 1 or reading.spans or reading.minutes is None:
        return reading
    start = _certain_start(points[0])
    return reading if start is None else replace(reading, spans=(Span(start, start + reading.minutes),))


def _certain_start(clock: Clock) -> int | None:
    if clock.vague or clock.hour >= 24 or (clock.part is None and not clock.literal):
        return None
    later = clock.part in {"afternoon", "evening", "pm"} and clock.hour < 12
    return (clock.hour + (12 if later else 0)) * 60 + clock.minute


def _on_days(entry: LogEntry, unit: Unit, days: DaysFound | None, today: date) -> Iterable[LogEntry]:
    if days is None:
        yield _dated(entry, None, Doubt("date", "missing"), today)
    elif days.doubt:
        entry = replace(entry, each=entry.each or days.doubt == "recurring")
        yield _dated(entry, None, Doubt("date", days.doubt, days=days.readings), today)
    elif len(days.days) == 1 and unit.each and entry.minutes is not None:
        doubt = Doubt("duration", "several", minutes=(entry.minutes,))
        several = replace(entry, minutes=None, spans=(), each=False, doubts=(doubt, *entry.doubts))
        yield _dated(several, days.days[0], None, today)
    elif len(days.days) == 1:
        yield _dated(replace(entry, each=False), days.days[0], None, today)
    else:
        yield from _spread(replace(entry, each=False), unit, days.days, today)


def _spread(entry: LogEntry, unit: Unit, days: tuple[date, ...], today: date) -> Iterable[LogEntry]:
    """One entry for each of several days; a length that may be the total of them is asked."""
    singly = [token.found for token in unit.times if isinstance(token.found, LengthFound)]
    if unit.shared_out and len(singly) == len(days) and all(found.minutes for found in singly):
        for day, found in zip(days, singly, strict=True):
            yield _dated(_lasting(entry, found.minutes), day, None, today)
        return
    if not unit.each and singly and entry.minutes is not None:
        ways = tuple(dict.fromkeys((entry.minutes, entry.minutes // len(days))))
        doubts = (Doubt("duration", "shared", minutes=ways), *entry.doubts)
        entry = replace(entry, minutes=None, spans=(), doubts=doubts)
    for day in days:
        yield _dated(entry, day, None, today)


def _lasting(entry: LogEntry, minutes: int | None) -> LogEntry:
    kept = tuple(doubt for doubt in entry.doubts if doubt.about != "duration")
    return replace(entry, minutes=minutes, spans=(), doubts=kept)


def _dated(entry: LogEntry, day: date | None, doubt: Doubt | None, today: date) -> LogEntry:
    doubts = (doubt, *entry.doubts) if doubt else entry.doubts
    return replace(entry, day=day, future=day is not None and day > today, doubts=doubts)


def _with_shared_words(entries: tuple[LogEntry, ...]) -> tuple[LogEntry, ...]:
    """Where only one entry says what was done, it is said for all of them."""
    told = {entry.activity for entry in entries if entry.activity}
    if len(told) != 1 or all(entry.activity for entry in entries):
        return entries
    source = next(entry for entry in entries if entry.activity)
    return tuple(entry if entry.activity else _same_deed(entry, source) for entry in entries)


def _same_deed(entry: LogEntry, source: LogEntry) -> LogEntry:
    kept = tuple(doubt for doubt in entry.doubts if doubt.about != "activity")
    return replace(entry, activity=source.activity, duty=source.duty, doubts=kept)


def _in_said_week(week: date, days: DaysFound) -> DaysFound:
    """A bare weekday told after one of a certain week is of that week, or asked where it may be of its own."""
    same = tuple(week + timedelta(days=day.weekday()) for day in days.days)
    if same == days.days:
        return replace(days, week=week)
    return DaysFound(days.end, (), "unclear", (*same, *days.days), week=week)


def _in_order(found: list[Block]) -> list[Block]:
    """Bare weekdays told one after the other go on in time; one whose follower would go back is asked."""
    for block, following in pairwise(found):
        one, other = block.days, following.days
        if one and other and one.week and other.weekday and not other.week:
            following.days = _in_said_week(one.week, other)
        if one and other and one.weekday and other.weekday and one.days[0] > other.days[0]:
            ways = (one.days[0] - timedelta(days=7), one.days[0])
            block.days = DaysFound(one.end, (), "order", ways)
    return found
