"""From when till when, as it is written inside a text: 下午两点到五点半, 9:00-11:30, from 9 to half past eleven, 2-5pm.

Belongs here: which halves of the day two times mean. Where both ways to take them are likely it is asked.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from kjfz_bot.language import duration_words as words
from kjfz_bot.language.clock_times import Clock, any_of, clock_at

HOUR = 60
DAY = 24 * HOUR
_LATE, _WEE = 18 * HOUR, 8 * HOUR  # work may go past midnight if it begins after the one and ends before the other
_LONGEST_GUESSED = 10 * HOUR  # longer than that a half of the day is not guessed
_LONGEST_MIXED = 6 * HOUR  # 13点到4点 is said, but 13点到11点 is a slip
_LONGEST_NIGHT = 14 * HOUR
_FIRST_AFTERNOON, _LAST_AFTERNOON = 1, 5  # a bare start at these hours is in the afternoon, as work is
_FIRST_MORNING = 8

_LATE_PARTS = frozenset({"pm", words.AFTERNOON, words.EVENING, words.NIGHT})
_SINCE = re.compile(rf"(?:{any_of(words.SINCE)}) ?")
_DID = f"(?:一直|一路|又)?(?:{any_of(words.WORKED_UNTIL.split())})?了?"
_JOIN = re.compile(
    rf" ?(?:左右|许)?(?:开始|起)?[,，]? ?(?P<firm>从?{_DID}(?:到|至)了?|till|until|'til|through)(?![a-z]) ?"
    rf"| ?(?P<loose>[{words.DASHES}]+|(?:to|and)(?![a-z])) ?"
    r"| ?开始[,， ]*(?=\S+结束)"
    r"|(?=晚上?[\d一二三四五六七八九十])"
)
_TAIL = re.compile(rf" ?(?:{any_of(words.UNTIL)})")
_HAN_UNITS = any_of(unit for unit in words.HOUR_UNITS + words.MINUTE_UNITS if not unit.isascii())
_MEASURED = re.compile(
    rf"[a-z]|[.:/]?\d| ?(?:个|[半多几]|刻|{_HAN_UNITS}"
    r"|天|号|月|日|周|人|次|楼|米|件|台|%|hours?|hrs?|h(?![a-z])|min|days?|m(?![a-z])|people|persons|pcs|units|items|samples|tests|times|machines)"
)


@dataclass(frozen=True, slots=True)
class Span:
    """From when till when on one day, in minutes after its midnight; an end beyond 1440 is on the next day."""

    start: int
    end: int

    @property
    def minutes(self) -> int:
        """How long it lasts."""
        return self.end - self.start

    @property
    def over_midnight(self) -> bool:
        """Whether it ends on the next day."""
        return self.end > DAY


def clock_face(minutes: int) -> str:
    """A time of day as a clock shows it, whichever day it is on: 14:30."""
    hour, minute = divmod(minutes % DAY, HOUR)
    return f"{hour:02}:{minute:02}"


@dataclass(frozen=True, slots=True)
class SpanFound:
    """A span inside a text: where it ends, what it is, or why it has to be asked and what it may be."""

    end: int
    span: Span | None
    doubt: str = ""
    readings: tuple[Span, ...] = ()


def span_at(text: str, at: int, part: str | None = None, *, framed: bool = False) -> SpanFound | None:
    """The span that begins at this place of a folded text.

    `part` is the part of the day said of it before; `framed` that what stands before shows bare figures to be times.
    """
    since = _SINCE.match(text, at)
    first = clock_at(text, since.end() if since else at)
    join = _JOIN.match(text, first.end) if first else None
    if not first or not join or (join["loose"] == "and" and not _is_between(since)):
        return None
    if not join.group() and first.part != words.MORNING:
        return None  # 早9晚5 needs no word between
    last = clock_at(text, join.end())
    framed = framed or bool(since) or bool(join["firm"] and join["firm"].isascii())
    if not last or not _is_certain(first, last, text, framed):
        return None
    tail = _TAIL.match(text, last.end)
    span = _span(_in_part(first, part), last)
    if span.span is None and part:
        span = _span(first, last)
    return replace(span, end=tail.end() if tail else last.end)


def _in_part(clock: Clock, part: str | None) -> Clock:
    return clock if clock.part or clock.literal or not part else replace(clock, part=part)


def _is_between(since: re.Match[str] | None) -> bool:
    return since is not None and since.group().strip() == "between"


def _is_certain(first: Clock, last: Clock, text: str, framed: bool) -> bool:
    """Whether these are times at all: two bare figures are only with a word that says so."""
    if last.bare and _MEASURED.match(text, last.end):
        return False
    if not last.bare:
        return True
    return framed or not first.bare or first.part is not None


def _span(first: Clock, last: Clock) -> SpanFound:
    if last.part in {"am", "pm"} and first.part is None:
        first = replace(first, colon=False)  # 7:30-9pm is said by twelve hours, 7:30-9:00 is not
    if first.part in _LATE_PARTS and last.part is None:
        last = replace(last, colon=False)
    ways = [Span(start, end) for start in _starts(first) if (end := _end_after(start, first, last)) is not None]
    if not ways:
        return SpanFound(0, None, "backwards")
    chosen = ways[0] if len(ways) == 1 else _likelier(ways, first, last)
    if chosen is None:
        return SpanFound(0, None, "half_of_day", tuple(ways))
    if first.vague or last.vague:
        return SpanFound(0, None, "estimate", (chosen,))
    return _checked(chosen, first, last, alone=len(ways) == 1)


def _checked(span: Span, first: Clock, last: Clock, *, alone: bool) -> SpanFound:
    guessed = not (_is_settled(last) and (alone or _is_settled(first)))
    if span.minutes > _LONGEST_NIGHT or (guessed and span.minutes > _LONGEST_GUESSED):
        return SpanFound(0, None, "half_of_day", (span,))
    mixed = first.hour > 12 and not _is_settled(last) and span.end <= DAY
    if mixed and (span.minutes > _LONGEST_MIXED or (last.colon and last.hour == 12)):
        return SpanFound(0, None, "backwards", (span,))
    early = span.start < _LAST_AFTERNOON * HOUR and first.part is None and not (first.literal and first.colon)
    return SpanFound(0, None, "half_of_day", (span,)) if early else SpanFound(0, span)


def _is_settled(clock: Clock) -> bool:
    return clock.part is not None or clock.literal or (clock.colon and _LAST_AFTERNOON < clock.hour < 12)


def _starts(clock: Clock) -> list[int]:
    return [hour * HOUR + clock.minute for hour in _hours(clock) if hour < 24]


def _end_after(start: int, first: Clock, last: Clock) -> int | None:
    """The earliest end that lies after the start, on the next day where that is said or where nights are worked."""
    ends = sorted(hour * HOUR + last.minute for hour in _hours(last))
    if last.next_day:
        return ends[0] + DAY if ends[0] < DAY else ends[0]
    later = [end for end in ends if end > start]
    if later and not (last.part is None and first.part == words.NIGHT and later[0] - start > _LONGEST_GUESSED):
        return later[0]
    night = start >= _LATE and ends[0] <= _WEE and last.part in {None, "am", words.EARLY, words.NIGHT, words.MORNING}
    return ends[0] + DAY if night else None


def _likelier(ways: list[Span], first: Clock, last: Clock) -> Span | None:
    """Of a start before noon and one after it, the one that working people mean; None when they may mean both."""
    early, late = ways
    if last.behind:
        return early if last.part in {"am", words.MORNING} else late
    if late.end > DAY or first.hour == 12:
        return early
    if _FIRST_AFTERNOON <= first.hour <= _LAST_AFTERNOON:
        return late
    if first.hour >= _FIRST_MORNING and last.part not in {words.EVENING, words.NIGHT}:
        return early
    return None


def _hours(clock: Clock) -> tuple[int, ...]:
    """The hours of a day, beyond 24 for the night after it, that a time can mean."""
    hour = clock.hour
    match clock.part:
        case _ if clock.literal and (clock.part is None or hour > 12):
            return (hour,)
        case words.EARLY | words.MORNING | "am":
            return (0,) if hour == 12 and clock.part != words.MORNING else (hour,)
        case words.NOON:
            return (hour + 12,) if hour <= 3 else (hour,)
        case words.AFTERNOON | "pm":
            return (hour,) if hour == 12 else (hour + 12,)
        case words.EVENING | words.NIGHT:
            return (hour + (24 if hour <= 3 else 12),)
    if clock.colon and hour > _LAST_AFTERNOON and hour < 12:
        return (hour,)
    return (12, 24) if hour == 12 else (hour, hour + 12)
