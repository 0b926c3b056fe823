"""Dates of things that happened or will: 昨天, 3月5号, 上周三, 正月初八, Mar 5.

Belongs here: the order of the readers and which year is meant. A bare weekday or day of a month is the most recent past
one, and figures parted by slashes are month and day. What may mean two days is None.
"""

import re
from collections.abc import Callable
from datetime import date, timedelta

from kjfz_bot.language import date_words as words
from kjfz_bot.language.date_shapes import Shape, shapes
from kjfz_bot.language.english_days import english_day, recent_day, spelt
from kjfz_bot.language.lunar import festival, lunar_day
from kjfz_bot.language.normalise import peel, short
from kjfz_bot.language.relative_days import from_today, in_month, most_recent, weekday

_N = r"[\d零一二两三四五六七八九十]+"
_TIME = rf"(?:{_N}点(?:半|钟|整|一刻|三刻|{_N}分?)?|\d{{1,2}}:\d{{2}}(?::\d{{2}})?)(?:z|左右)?"
_CLOCK = re.compile(rf"(?<=[日号])[晚夜早]$|(?<=.)[t ]?(?:早上|上午|中午|下午|晚上)?{_TIME}(?: ?[-~到至] ?{_TIME})?$")
_YEAR = re.compile(r"(?P<word>前年|去年|今年|明年|后年)|(?P<year>\d{4}|[一二三四五六七八九〇零○]{4})年")
_YEAR_EN = re.compile(r"^(?P<head>last|this) year,? |,? (?P<tail>last|this) year$")
_WEEKDAY_BESIDE = re.compile(r"(?P<day>.+?)[ ,(]*(?P<week>(?:周|星期|礼拜)[一二三四五六日天])\)?")
_SHORT_DAYS = "|".join(name for name in words.WEEKDAYS_EN if not name.endswith("day"))
_WEEKDAY_BEFORE = re.compile(
    rf"(?P<week>(?:周|星期|礼拜)[一二三四五六日天]|[a-z]+day,?|(?:{_SHORT_DAYS})\.?,?(?= ))[ ,(]*(?P<day>.+?)\)?"
)
_RELATIVE_FIRST = re.compile(r"(?:大前天|前天|昨天|今天)(?=[ ,(]*[\d一二三四五六七八九十])")
_SINCE_WEEKDAY = re.compile(rf"since (?:last |this )?(?:{'|'.join(words.WEEKDAYS_EN)}|yesterday|last week)(?![a-z])")
_BETWEEN_HAN = re.compile(r"(?<=[\u4e00-\u9fff]) | (?=[\u4e00-\u9fff])")
_PINYIN = re.compile("|".join(sorted(words.PINYIN, key=len, reverse=True)))
_PAST, _FUTURE = timedelta(days=5 * 366), timedelta(days=2 * 366)  # how far a year of two digits may reach


def parse_date(text: str, today: date) -> date | None:
    """The one day a text names, seen from `today`; None when there is none, or when it could be another."""
    folded = short(text)
    if not folded or _SINCE_WEEKDAY.match(folded):
        return None  # since Monday is of every day from then on
    written = spelt(folded) if folded.isascii() else _BETWEEN_HAN.sub("", folded)
    bare = _without_hours(written)
    for form in dict.fromkeys((written, bare, _without_hours(_from_pinyin(bare)))):
        found = _read(form, today) or _with_weekday(form, today) or _said_twice(form, today)
        if found:
            return found
    return None


def _without_hours(text: str) -> str:
    bare = _CLOCK.sub("", peel(text, words.DATE_HEADS, words.DATE_TAILS))
    return peel(bare, words.DATE_HEADS, words.HOURS + words.DATE_TAILS)


def _from_pinyin(text: str) -> str:
    if not text.isascii() or _PINYIN.sub("", re.sub(r"[\d ]", "", text)):
        return text
    return _PINYIN.sub(lambda found: words.PINYIN[found.group()], text.replace(" ", ""))


def _read(text: str, today: date) -> date | None:
    for read in (from_today, weekday, english_day):
        found = read(text, today)
        if found:
            return found
    rest, year = _year(text, today)
    for read_in_year in _IN_YEAR:
        found = read_in_year(rest, today, year)
        if found:
            return found
    return _calendar(text, today)


def _year(text: str, today: date) -> tuple[str, int | None]:
    """The text without a leading year, and that year."""
    english = _YEAR_EN.search(text)
    if english:
        word = english["head"] or english["tail"]
        return _YEAR_EN.sub("", text), today.year - (1 if word == "last" else 0)
    found = _YEAR.match(text)
    if not found:
        return text, None
    rest = text[found.end() :].removeprefix("的")
    if found["word"]:
        return rest, today.year + words.YEARS[found["word"]]
    return rest, _written_year(found["year"])


def _written_year(written: str) -> int | None:
    shape = shapes(f"{written}年")
    return shape[0].year if shape else None


def _festival(text: str, today: date, year: int | None) -> date | None:
    return festival(peel(text, (), words.FESTIVAL_TAILS), today, year)


def _in_named_year(text: str, today: date, year: int | None) -> date | None:
    """A month and day after a year told from this one: 去年12月1日."""
    if year is None:
        return None
    if text in {"今天", "今日"}:
        return _made(Shape(year, today.month, today.day))
    dated = [shape for shape in shapes(text) if shape.year is None and shape.month is not None]
    return _made(Shape(year, dated[0].month, dated[0].day)) if dated else None


_IN_YEAR: tuple[Callable[[str, date, int | None], date | None], ...] = (
    _festival,
    lunar_day,
    in_month,
    _in_named_year,
)


def _calendar(text: str, today: date) -> date | None:
    days = {found for shape in shapes(text) if not shape.day_first and (found := _resolved(shape, today))}
    return days.pop() if len(days) == 1 else None


def _resolved(shape: Shape, today: date) -> date | None:
    if shape.day is None:
        return None
    if shape.month is None:
        return recent_day(shape.day, today) if shape.year is None else None
    if shape.year is None:
        return _most_recent_year(shape, today)
    if not shape.short_year:
        return _made(shape)
    found = _made(Shape(shape.year + 2000, shape.month, shape.day))
    return found if found and today - _PAST < found < today + _FUTURE else None


def _most_recent_year(shape: Shape, today: date) -> date | None:
    this_year = _made(Shape(today.year, shape.month, shape.day))
    if this_year is None or this_year <= today:
        return this_year
    return _made(Shape(today.year - 1, shape.month, shape.day))


def _made(shape: Shape) -> date | None:
    if shape.year is None or shape.month is None or shape.day is None:
        return None
    try:
        return date(shape.year, shape.month, shape.day)
    except ValueError:
        return None


def _said_twice(text: str, today: date) -> date | None:
    """A date with another way to say it, in brackets or behind a comma, counts only when the two agree."""
    relative = _RELATIVE_FIRST.match(text)
    if relative:
        text = f"{relative.group()},{text[relative.end() :].lstrip(' ,(')}"
    one, bracket, two = text.rstrip(")").partition("(" if "(" in text else ",")
    first = _read(one.strip(), today) if bracket else None
    return first if first and _read(two.strip(), today) == first else None


def _with_weekday(text: str, today: date) -> date | None:
    """A date with its weekday beside it counts only when the two agree."""
    beside = _WEEKDAY_BESIDE.fullmatch(text) or _WEEKDAY_BEFORE.fullmatch(text)
    if not beside:
        return None
    day = _read(beside["day"].strip(" ,("), today)
    week = weekday(beside["week"], today) or english_day(beside["week"].strip(",."), today)
    return day if day and week and most_recent(week.weekday(), day) == day else None
