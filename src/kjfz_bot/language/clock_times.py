"""One time of day as it is written inside a text: 下午两点半, 14:30, half past two, 2pm, or a bare 2.

Belongs here: where it ends and what it says. Which half of the day a bare 2 means is for `time_spans`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from kjfz_bot.language import duration_words as words
from kjfz_bot.language.numerals import number

_N = r"(?:\d{1,2}|[二两]?十[一二三四五六七八九]?|[零〇一二两三四五六七八九])(?![\d零〇一二两三四五六七八九十])"


def any_of(table: Iterable[str]) -> str:
    """A pattern of the words of a table, the longest first."""
    return "|".join(re.escape(word) for word in sorted(table, key=len, reverse=True))


_PART = any_of(word for word in words.PARTS_OF_DAY if not word.isascii())
_AFTER = (
    rf"(?: ?(?P<half>[ap])\.?m\.?(?![a-z])| (?P<phrase>{any_of(word for word in words.PARTS_OF_DAY if ' ' in word)}))?"
)
_LEAD = rf"(?:(?P<next>{any_of(words.NEXT_DAY)})[的 ]?)?(?:(?P<part>{_PART})[的 ]?)?"
_HAN_MINUTE = "[零〇][一二三四五六七八九]|[二三四五]?十[一二三四五六七八九]?|[五](?=分)"
_MINUTE = rf"\d{{1,2}}(?= ?分(?!钟))|\d{{2}}(?!\d| ?[点:时.])|{_HAN_MINUTE}"
_SPOKEN_HOUR = any_of(words.HOURS_OF_CLOCK)
_FRACTION = any_of(word for word in words.MINUTES_OF_CLOCK if word.isascii() and word[0].isalpha())

_HAN = re.compile(
    rf"{_LEAD}(?P<hour>{_N}) ?(?:点钟|点整(?![理顿改合个体套])|(?:点|时(?![间候段代长]))"
    rf"(?: ?(?:(?P<fraction>半|[一三13]刻)|过?(?P<minute>{_MINUTE}) ?(?:分(?!钟))?))?)(?P<vague>多|过后)?"
)
_COLON = re.compile(rf"{_LEAD}(?P<hour>\d{{1,2}}):(?P<minute>[0-5]\d)(?::[0-5]\d)?(?!\d|:\d){_AFTER}(?P<vague>多)?")
_HALVED = re.compile(rf"{_LEAD}(?P<hour>\d{{1,2}}) ?(?P<half>[ap])\.?m\.?(?![a-z])")
_SPOKEN = re.compile(
    rf"(?:(?P<fraction>{_FRACTION}) (?P<side>past|to|after|before) )?(?P<hour>{_SPOKEN_HOUR}|\d{{1,2}})"
    rf"(?:[ -](?P<minute>thirty|fifteen|forty[ -]five))?(?P<clock> o'?clock)?{_AFTER}(?![a-z\d.:])"
)
_NAMED = re.compile(
    rf"(?:(?P<next>{any_of(words.NEXT_DAY)})[的 ]?)?(?P<named>{any_of(words.NAMED_TIMES)})"
    r"(?![a-z\d零一二两三四五六七八九十])"
)
_BARE = re.compile(rf"{_LEAD}(?P<hour>{_N})(?![\d.:a-z])")


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day as it is said, and where it ends in its text.

    `part` is the part of the day said with it; `literal` marks a time that cannot be meant by twelve hours, `bare` an
    hour that only its surroundings show to be one, `behind` a part of the day said after the time.
    """

    end: int
    hour: int
    minute: int = 0
    part: str | None = None
    literal: bool = False
    colon: bool = False
    bare: bool = False
    vague: bool = False
    next_day: bool = False
    behind: bool = False


def clock_at(text: str, at: int) -> Clock | None:
    """The time of day that begins at this place of a folded text."""
    for pattern in (_HAN, _COLON, _HALVED, _SPOKEN, _NAMED, _BARE):
        found = pattern.match(text, at)
        clock = _clock(found, pattern) if found else None
        if clock:
            return clock
    return None


def _clock(found: re.Match[str], pattern: re.Pattern[str]) -> Clock | None:
    said = found.groupdict()
    hour, minute = _hour(said), _minute(said)
    if hour is None or minute is None or hour > 24 or minute > 59 or (hour == 24 and minute):
        return None
    if said.get("side") in {"to", "before"}:
        hour, minute = hour - 1, 60 - minute
    written = said.get("hour") or ""
    return Clock(
        end=found.end(),
        hour=hour,
        minute=minute,
        part=_part(said),
        literal=hour > 12 or hour == 0 or (pattern is _COLON and written.startswith("0")) or pattern is _NAMED,
        colon=pattern is _COLON,
        bare=pattern is _BARE or (pattern is _SPOKEN and _is_bare(said)),
        vague=bool(said.get("vague")),
        next_day=bool(said.get("next")),
        behind=bool(said.get("half") or said.get("phrase")),
    )


def _hour(said: dict[str, str | None]) -> int | None:
    if said.get("named"):
        return words.NAMED_TIMES[str(said["named"])]
    written = str(said["hour"])
    if written in words.HOURS_OF_CLOCK:
        return words.HOURS_OF_CLOCK[written]
    value = number(written)
    return int(value) if value is not None else None


def _minute(said: dict[str, str | None]) -> int | None:
    fraction, written = said.get("fraction"), said.get("minute")
    if fraction:
        return words.MINUTES_OF_CLOCK[fraction]
    if not written:
        return 0
    if written in words.MINUTES_OF_CLOCK:
        return words.MINUTES_OF_CLOCK[written]
    value = number(written.lstrip("零〇") or "0")
    return int(value) if value is not None else None


def _part(said: dict[str, str | None]) -> str | None:
    half = said.get("half")
    if half:
        return f"{half}m"
    word = said.get("part") or said.get("phrase")
    return words.PARTS_OF_DAY[word] if word else None


def _is_bare(said: dict[str, str | None]) -> bool:
    return not any(said.get(name) for name in ("fraction", "minute", "clock", "half", "phrase"))
