"""Several days named by numbers or weekdays: 3月2、3、4号, 26号27号, 周一三五, Feb 26 and 27, the 2nd and 3rd.

Belongs here: lists and ranges that share a month or a week. A list is read or asked as a whole, never in part.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

from kjfz_bot.language import date_words, log_words
from kjfz_bot.language.clock_times import any_of
from kjfz_bot.language.dates import parse_date
from kjfz_bot.language.duration_words import DASHES
from kjfz_bot.language.numerals import number
from kjfz_bot.language.relative_days import in_week, most_recent

MOST_DAYS = 31
N = r"(?:\d{1,2}|[二三]?十[一二三四五六七八九]?|[零一二两三四五六七八九])"
WEEK = r"(?:周|星期|礼拜)"
WHICH = r"(?:上上一?个?|大上个?|上一?个?|本|这一?个?|下下个?|下一?个?)"
UNIT_FOLLOWS = (
    r"(?! ?(?:个|小时|钟头|h(?![a-z])|hours?|hrs?|天|点|:\d|时|分|次|人|台|件|份|min|月|%|倍|万|千|[ap]\.?m(?![a-z])"
    r"|days?(?![a-z])|people|persons|[x×*] ?\d|and (?:a )?half|\.\d))"
)
_MONTHS = any_of(date_words.MONTHS_EN)
_SEPARATOR = rf"(?:[{DASHES}、,，和及与跟+]|还有|到|至)"
_NUMBERED = re.compile(
    rf"(?:(?P<month>{N}) ?月 ?)?(?P<list>{N} ?[日号]?(?:(?: ?{_SEPARATOR} ?|(?<=[日号]) ?){N} ?[日号]?){{1,30}})"
    rf"(?<=[日号])(?![{log_words.NOT_A_DAY}])"
)
_SPLIT = re.compile(rf"({_SEPARATOR})")
_LISTED = re.compile(
    rf"(?P<which>{WHICH})?(?P<week>{WEEK})"
    rf"(?P<list>[一二三四五六日天](?: ?(?:[、,，和及与]|到|至|[{DASHES}])? ?[一二三四五六日天]){{1,6}})"
    r"(?![点个小时天月号:十百整半多]|分(?!别)|两(?!天))"
)
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![a-z\d])"
_TO = rf"[{DASHES}]+|(?<= )(?:to|through|thru|till|until)(?= )"
_JOINT = rf" ?(?:, ?(?:and|&) |[,&/+]|(?<= )and(?= )|{_TO}) ?(?:the )?"
_DAYS = rf"(?P<list>{_DAY}(?:{_JOINT}{_DAY}){{1,30}})"
_YEAR = r"(?:,? (?P<year>20\d{2}))?"
_NO_MORE = rf"(?![a-z\d])(?! ?(?:{_TO}) ?\d){UNIT_FOLLOWS}"
_MONTH_BEHIND = re.compile(
    rf"(?:on )?(?:the )?{_DAYS} (?:of )?(?:(?P<month>{_MONTHS})\.?{_YEAR}|(?P<which>last|this) month)"
    rf"(?![a-z\d])(?! \d{{1,2}}(?![\d:.]){UNIT_FOLLOWS})"
)
_MONTH_BEFORE = re.compile(rf"(?:on )?(?P<month>{_MONTHS})\.? (?:the )?{_DAYS}{_YEAR}{_NO_MORE}")
_ORDINAL = r"\d{1,2}(?:st|nd|rd|th)"
ORDINAL_ENDS = (
    r"(?= ?(?:$|[,.;:!?()\n/&各每都均共-]|\d|(?:i|we|at|in|for|from|and|to|or|with|half|a|an|all|both|each|about|spent"
    r"|worked|visited|met|did|morning|afternoon|evening|of|until|till|through)(?![a-z])))"
)
"""What may stand behind an ordinal that is a day; the 2nd prototype and the 3rd floor are none."""
_ORDINALS = re.compile(
    rf"(?:on )?(?:the )?(?P<list>{_ORDINAL}(?:{_JOINT}{_ORDINAL}){{1,30}})(?![a-z])"
    rf"(?:{ORDINAL_ENDS}|(?= ?[\u4e00-\u9fff]))"
)
_ENGLISH_TO = re.compile(_TO)
_FIGURES = re.compile(r"\d+")
_SURELY_DAYS = re.compile(r"(?: ?[,;:!?\n\u4e00-\u9fff]| ?$| (?:each|both|all|respectively)(?![a-z])| \d)")
_SO_MANY = re.compile(
    rf" ?(?P<these>这)?(?P<n>{N})天(?=[,，、 ]{{0,2}}(?:每|各|都|均|一?共|总共|[上下]午|早|晚|分别|\d))"
)


@dataclass(frozen=True, slots=True)
class DaysFound:
    """The days named at a place of a message, or why they have to be asked and which they may be.

    `rank` says how surely these are days at all: 2 for 昨天, 1 for 5号 or 3/5, 0 for 最近. `weekday` marks a bare one,
    whose week is open, `week` is the Monday of the week that is said.
    """

    end: int
    days: tuple[date, ...]
    doubt: str = ""
    readings: tuple[date, ...] = ()
    rank: int = 2
    weekday: bool = False
    week: date | None = None


def day_list(text: str, at: int, today: date) -> DaysFound | None:
    """The days of one month or one week that are listed at this place of a folded text."""
    for read in (_numbered, _listed, _english):
        found = read(text, at, today)
        if found:
            return found
    return None


def counted_off(text: str, found: DaysFound) -> DaysFound:
    """Days with how many they are said to be: 周四周五两天, and a doubt where it is another number."""
    said = _SO_MANY.match(text, found.end) if len(found.days) > 1 else None
    if not said:
        return found
    if number(said["n"]) == len(found.days):
        return replace(found, end=said.end())
    return DaysFound(said.end(), (), "unclear", found.days, found.rank)


def between(at: int, start: date, end: date, rank: int) -> DaysFound:
    """All days from one to another, or a doubt where it is not before it."""
    length = (end - start).days
    if not 0 < length < MOST_DAYS:
        return DaysFound(at, (), "unclear", rank=rank)
    return DaysFound(at, tuple(start + timedelta(days=n) for n in range(length + 1)), rank=rank)


def _numbered(text: str, at: int, today: date) -> DaysFound | None:
    """3月2、3、4号, 2-4号, 26号27号: numbers of days in one month."""
    found = _NUMBERED.match(text, at)
    if not found:
        return None
    listed = re.sub(rf"([日号])(?={N})", r"\1、", found["list"].replace(" ", ""))
    parts = _SPLIT.split(listed)
    month = f"{found['month']}月" if found["month"] else ""
    days = [parse_date(f"{month}{part.rstrip('日号')}号", today) for part in parts[::2]]
    ranged = any(mark in "到至" + DASHES for mark in parts[1::2])
    return _of_month(found.end(), days, ranged=ranged, rank=2 if month else 1)


def _of_month(end: int, days: list[date | None], *, ranged: bool, rank: int) -> DaysFound:
    """Days of one month; unclear where one is none, and where a greater number would be an earlier day."""
    known = [day for day in days if day]
    jumps = any(one > other and one.day < other.day for one, other in pairwise(known))
    if len(known) < len(days) or jumps or (ranged and len(days) != 2):
        return DaysFound(end, (), "unclear", tuple(known), rank=rank)
    if ranged:
        return between(end, known[0], known[-1], rank)
    return DaysFound(end, tuple(dict.fromkeys(known)), rank=rank)


def _listed(text: str, at: int, today: date) -> DaysFound | None:
    """周一三五, 上周一、三、五, 周一至五: days of one week."""
    found = _LISTED.match(text, at)
    if not found:
        return None
    numbers = [date_words.WEEKDAYS[char] for char in found["list"] if char in date_words.WEEKDAYS]
    ranged = re.search(rf"[{DASHES}到至]", found["list"])
    if ranged:
        numbers = list(range(numbers[0], numbers[-1] + 1)) if len(numbers) == 2 else []
    if len(numbers) < 2 or numbers != sorted(set(numbers)):
        return None
    if found["which"]:
        days = [in_week(n, date_words.WEEKS[found["which"]], today) for n in numbers]
    else:
        last = most_recent(numbers[-1], today)
        days = [last - timedelta(days=numbers[-1] - n) for n in numbers]
    week = in_week(0, 0, days[0]) if found["which"] else None
    return DaysFound(found.end(), tuple(days), weekday=week is None, week=week)


def _english(text: str, at: int, today: date) -> DaysFound | None:
    """Feb 26 and 27, 26-27 February, the 2nd, 3rd and 4th: numbers of days in one month."""
    for pattern in (_MONTH_BEHIND, _MONTH_BEFORE, _ORDINALS):
        found = pattern.match(text, at)
        if found:
            return _read_english(text, found, today)
    return None


def _read_english(text: str, found: re.Match[str], today: date) -> DaysFound:
    said = found.groupdict()
    month = f"of {said['which']} month" if said.get("which") else f"{said.get('month') or ''} {said.get('year') or ''}"
    figures = [int(figure) for figure in _FIGURES.findall(found["list"])]
    bare = not month.strip()
    days = [parse_date(f"the {n}th" if bare else f"{n} {month.strip()}", today) for n in figures]
    ranged = _ENGLISH_TO.search(found["list"]) is not None
    if "/" in found["list"] and len(figures) > 2:  # 2/26 and 27 Feb
        return DaysFound(found.end(), (), "unclear", rank=2)
    if found.re is _MONTH_BEFORE and not _is_told_as_days(text, found, ranged=ranged):
        return DaysFound(found.end(), (), "unclear", tuple(day for day in days if day))
    return _of_month(found.end(), days, ranged=ranged, rank=2)


def _is_told_as_days(text: str, found: re.Match[str], *, ranged: bool) -> bool:
    """Whether figures behind a month are surely days, as in March 2, 3 samples they may not be."""
    if re.search(r"\d[snrt]", found["list"]) or found["year"] or _SURELY_DAYS.match(text, found.end()):
        return True
    by_comma = not re.search(r"and|[&+]", found["list"]) and not ranged
    return not by_comma and re.match(r" [a-z]+s(?![a-z])", text[found.end() : found.end() + 30]) is None
