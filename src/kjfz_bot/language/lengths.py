"""One length of time as it is written inside a text: 三个半小时, 1h30, 半天, an hour and a half, 两三个小时.

Belongs here: where it ends and how many minutes it is. A day is eight hours of work, a morning or an afternoon four.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from kjfz_bot.language import duration_words as words
from kjfz_bot.language.clock_times import any_of
from kjfz_bot.language.numeral_words import ENGLISH_ONES, ENGLISH_TENS
from kjfz_bot.language.numerals import number, pair

WORKING_DAY = 8 * 60
HALF_DAY = 4 * 60
HALF = Decimal("0.5")

_DIGITS = "零〇一二两俩仨三四五六七八九十百壹贰叁肆伍陆柒捌玖拾"
_N = rf"(?:\d{{1,5}}(?:\.\d{{1,3}})?|[{_DIGITS}]{{1,6}}(?:点[一二三四五六七八九]{{1,2}})?)"
_WORD = any_of((*ENGLISH_ONES, *ENGLISH_TENS, "hundred"))
_SPELT = rf"(?:\d{{1,5}}(?:\.\d{{1,3}})?|(?:{_WORD})(?:[ -](?:and )?(?:{_WORD})){{0,4}})"
_HOUR = rf"(?:{any_of(words.HOUR_UNITS)})(?![a-z点])"
_LONGER_MINUTES = any_of(unit for unit in words.MINUTE_UNITS if len(unit) > 1)
_MINUTE = rf"(?:{_LONGER_MINUTES})(?![a-z])|分(?![{words.NOT_MINUTES}])"
_DAY = rf"(?:人天|人日|工作日|天(?!的?[{words.NOT_DAYS}]|线(?!上))|days?(?![a-z]))"
_NOT_AGO = r"(?!(?:之|以)[前后内]|[前后内](?![天日儿])| ?(?:ago|later|before)(?![a-z]))"

_VAGUE = re.compile(rf"(?:{any_of(words.VAGUE_LENGTHS)})(?![a-z前后])")
_WHOLE = re.compile(rf"(?:{any_of(words.WHOLE_ENGLISH)})(?![a-z])")
_TWO = re.compile(
    rf"(?P<low>{_N}|{_SPELT}) ?(?:个)?(?:{_HOUR})? ?(?:[{words.DASHES}]|到|至|或者|或|还是|to|or)+ ?"
    rf"(?P<high>{_N}|{_SPELT}) ?个? ?(?:(?P<hours>{_HOUR})|(?P<days>{_DAY})|(?P<minutes>{_MINUTE}))"
)
_CLOCKED = re.compile(rf"(?P<hours>\d{{1,2}}):(?P<minutes>[0-5]\d) ?(?:个)?{_HOUR}")
_QUARTERS = re.compile(r"(?P<n>[一二两三1-3]) ?刻钟")
_HOURS = re.compile(
    rf"(?:(?P<half>半)|(?P<n>{_N})) ?(?P<measure>个)? ?(?P<and_half>半)?(?P<more>多|来|余)? ?"
    rf"(?:{_HOUR})(?P<after>半|多|来|余|出头| and (?:a )?half(?! day| hour))?{_NOT_AGO}"
)
_MINUTES = re.compile(rf"(?P<n>{_N})(?P<more>多|来)? ?(?:个)?(?:{_MINUTE})(?P<after>多|出头)?{_NOT_AGO}")
_DAYS = re.compile(
    rf"(?:(?P<half>半)|(?P<whole>整整一|一整|整整|整|全|白)|(?P<n>{_N})) ?"
    r"(?P<measure>个)?(?P<and_half>半)?(?P<full>整)? ?白?"
    rf"(?:{_DAY}|(?<=[半全])日)(?P<after>半|多| and (?:a )?half)?{_NOT_AGO}"
)
_PARTS = re.compile(
    rf"(?:(?P<half>半)|(?P<whole>整整一|一整|整)|(?P<n>{_N})) ?(?P<measure>个)?(?P<and_half>半)?整?"
    r"(?P<part>上午|下午)(?!\d|[零一二两三四五六七八九十]{1,3}点)"
)
_MORNINGS = re.compile(rf"(?P<n>{_SPELT}) (?:whole |full )?(?:mornings|afternoons)(?![a-z])")
_ENGLISH = re.compile(
    r"(?:(?P<half>half an?|a half|half a|half)|(?P<quarter>(?:a )?quarter of an?|a quarter|three[- ]quarters of an?)"
    rf"|(?P<n>{_SPELT}))"
    rf"(?P<and_half> and (?:a )?half| and a quarter)?[ -]?(?:(?:full|whole|solid|good|working|straight)[ -])?"
    rf"(?:(?P<hours>(?:{_HOUR}))|(?P<days>days?)|(?P<minutes>(?:{_MINUTE})))(?![a-z])"
    rf"(?P<after> and (?:a )?half(?! day| hour)| and a quarter)?{_NOT_AGO}"
)
_REST = re.compile(
    r" ?(?:[,，。] ?)?(?:(?:零|又|外加|加|and|,) ?)?"
    rf"(?:(?P<m>\d{{1,2}}|[{_DIGITS}]{{1,3}}|(?:{_WORD})(?:[ -](?:{_WORD}))?) ?"
    rf"(?:{_MINUTE}|m(?![a-z])|'){_NOT_AGO}|零?(?P<quarters>[一二两三1-3]) ?刻钟?)"
)
_BARE_REST = re.compile(
    r"(?P<space> ?)[零〇]?(?P<m>\d{2}|(?:ten|fifteen|twenty|thirty|forty|fifty)(?:[ -]five)?"
    r"|[一二三四五]?十[一二三四五六七八九]?|(?<=[零〇])五)"
    rf"(?![\d{_DIGITS}.:])"
)
_HALF_SIGN = re.compile(r"(?:(?P<whole>\d{1,3}) ?)?(?:½|(?<=\d )1/2)(?= ?(?:h|day|小时|小時|个|個|钟|鐘|天))")
_LAST = re.compile(r" *(?:$|[,，。;；)）\n])")
_NOT_BARE = re.compile(rf" ?[{words.COUNTED}a-z]")


@dataclass(frozen=True, slots=True)
class LengthFound:
    """A length inside a text: where it ends, its minutes, or why it has to be asked and what it may be.

    `about` marks one that is said to be near; `unit` is its unit in minutes, so that smaller ones may follow.
    """

    end: int
    minutes: int | None
    doubt: str = ""
    readings: tuple[int, ...] = ()
    about: bool = False
    unit: int = 60


def with_halves(text: str) -> str:
    """A text as it is sent with the sign and the fraction for a half as decimals, where a unit of time follows."""
    return _HALF_SIGN.sub(lambda found: f"{found['whole'] or '0'}.5", text)


def length_at(text: str, at: int) -> LengthFound | None:
    """The length of time that begins at this place of a folded text."""
    for pattern, read in _READERS:
        found = pattern.match(text, at)
        length = read(found) if found else None
        if length:
            return length if length.minutes is None or length.unit != 60 else _with_rest(text, length)
    return None


def _vague(found: re.Match[str]) -> LengthFound:
    return LengthFound(found.end(), None, "vague", words.VAGUE_LENGTHS[found.group()])


def _whole(found: re.Match[str]) -> LengthFound:
    return LengthFound(found.end(), words.WHOLE_ENGLISH[found.group()], unit=WORKING_DAY)


def _two(found: re.Match[str]) -> LengthFound | None:
    if found["low"] in ENGLISH_TENS and found["high"] in ENGLISH_ONES:
        return None  # forty-five
    unit = 60 if found["hours"] else WORKING_DAY if found["days"] else 1
    ends = [number(found[name]) for name in ("low", "high")]
    readings = tuple(int(end * unit) for end in ends if end is not None and end * unit == int(end * unit))
    return LengthFound(found.end(), None, "estimate", readings)


def _clocked(found: re.Match[str]) -> LengthFound:
    return LengthFound(found.end(), int(found["hours"]) * 60 + int(found["minutes"]), unit=1)


def _quarters(found: re.Match[str]) -> LengthFound:
    return LengthFound(found.end(), words.QUARTERS[found["n"]], unit=1)


def _hours(found: re.Match[str]) -> LengthFound | None:
    return _measured(found, 60)


def _minutes(found: re.Match[str]) -> LengthFound | None:
    return _measured(found, 1)


def _days(found: re.Match[str]) -> LengthFound | None:
    length = _measured(found, WORKING_DAY)
    if length and length.about:
        return replace(length, minutes=None, doubt="estimate", readings=(length.minutes or 0,))
    return length


def _parts(found: re.Match[str]) -> LengthFound | None:
    return _measured(found, HALF_DAY)


def _measured(found: re.Match[str], unit: int) -> LengthFound | None:
    said = found.groupdict()
    count = HALF if said.get("half") else Decimal(1) if said.get("whole") else number(str(said["n"]))
    ends = pair(str(said["n"])) if count is None else None
    if ends:
        return LengthFound(found.end(), None, "estimate", tuple(int(end * unit) for end in ends), unit=unit)
    if count is None:
        return LengthFound(found.end(), None, "estimate", unit=unit)
    if said.get("and_half"):
        if unit == 1 or not (said.get("measure") or said.get("n") in {"俩", "仨"}):
            return None  # 俩 and 仨 have the measure word in them
        if unit > 60:
            return _half_days(found, count, unit)
        count += HALF
    count += HALF if said.get("after") in {"半", " and a half", " and half"} and unit > 1 else 0
    about = bool(said.get("more")) or said.get("after") in {"多", "来", "余", "出头"}
    return _exact(found.end(), count, unit, about)


def _half_days(found: re.Match[str], count: Decimal, unit: int) -> LengthFound:
    """两个半天 is two halves; 一个半天 may be one half or one and a half."""
    if count == 1:
        ways = (unit // 2, unit * 3 // 2)
        return LengthFound(found.end(), None, "estimate", ways, unit=unit)
    return _exact(found.end(), count * HALF, unit, False)


def _exact(end: int, count: Decimal, unit: int, about: bool) -> LengthFound:
    minutes = count * unit
    if not minutes:
        return LengthFound(end, None, "zero", unit=unit)
    if minutes != int(minutes):
        return LengthFound(end, None, "estimate", (round(minutes),), unit=unit)
    return LengthFound(end, int(minutes), about=about, unit=unit)


_ADDED = {" and a half": HALF, " and half": HALF, " and a quarter": Decimal("0.25")}


def _english(found: re.Match[str]) -> LengthFound | None:
    unit = 60 if found["hours"] else WORKING_DAY if found["days"] else 1
    if found["half"]:
        count: Decimal | None = HALF
    elif found["quarter"]:
        count = Decimal("0.75") if found["quarter"].startswith("three") else Decimal("0.25")
    else:
        count = Decimal(1) if found["n"] in {"a", "an"} else number(found["n"])
    if count is None:
        return None
    count += _ADDED.get(found["and_half"] or "", Decimal(0)) + _ADDED.get(found["after"] or "", Decimal(0))
    return _exact(found.end(), count, unit, False)


_READERS = (
    (_VAGUE, _vague),
    (_WHOLE, _whole),
    (_TWO, _two),
    (_CLOCKED, _clocked),
    (_QUARTERS, _quarters),
    (_HOURS, _hours),
    (_PARTS, _parts),
    (_DAYS, _days),
    (_MINUTES, _minutes),
    (_MORNINGS, _parts),
    (_ENGLISH, _english),
)


def _with_rest(text: str, length: LengthFound) -> LengthFound:
    """Hours with the minutes that follow them: 1小时零5分, 3h15m, 两小时四十, 一小时三刻."""
    found = _REST.match(text, length.end)
    if found:
        value = number(found["m"]) if found["m"] else Decimal(words.QUARTERS[found["quarters"]])
        return _added(length, found.end(), value)
    bare = _BARE_REST.match(text, length.end)
    if bare and (_LAST.match(text, bare.end()) or not (bare["space"] or _NOT_BARE.match(text, bare.end()))):
        return _added(length, bare.end(), number(bare["m"]))
    return length


def _added(length: LengthFound, end: int, minutes: Decimal | None) -> LengthFound:
    total = (length.minutes or 0) + int(minutes or 0)
    if minutes is None or minutes >= 60 or (length.minutes or 0) % 60:
        return LengthFound(end, None, "several", (total,))
    return replace(length, end=end, minutes=total, unit=1)
