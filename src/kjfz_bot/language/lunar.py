"""Days of the Chinese calendar and festivals: 正月初八, 中秋节, 除夕, 清明, 国庆节.

Belongs here: names of days that have a calendar date each year. A day of a month that may be the leap one is asked.
"""

import re
from datetime import date, timedelta

from kjfz_bot.language import date_words as words
from kjfz_bot.language.numerals import number

_DAY = r"初[一二三四五六七八九十]|[二三]?十[一二三四五六七八九]?|廿[一二三四五六七八九]?|\d{1,2}"
_LUNAR = re.compile(
    rf"(?P<named>农历|阴历|旧历)?(?P<month>正月|冬月|腊月|大年|年|[一二三四五六七八九十]{{1,2}}月|\d{{1,2}}月)(?P<day>{_DAY})日?"
)
_BY_NAME = {"正月": 1, "冬月": 11, "腊月": 12, "大年": 1, "年": 1}
_YEARS_KNOWN = range(1900, 2100)


def lunar_day(text: str, today: date, year: int | None) -> date | None:
    """The day a text names in the Chinese calendar, the most recent past one unless a year is given."""
    found = _LUNAR.fullmatch(text)
    if not found or not _is_lunar(found):
        return None
    month = _BY_NAME.get(found["month"]) or _small(found["month"][:-1])
    day = _small(found["day"].removeprefix("初"))
    return _recent(month, day, today, year) if month and day else None


def festival(text: str, today: date, year: int | None) -> date | None:
    """The day of a festival, the most recent past one unless a year is given."""
    if text in words.SOLAR_FESTIVALS:
        return _solar_festival(*words.SOLAR_FESTIVALS[text], today, year)
    if text in words.LUNAR_FESTIVALS:
        return _recent(*words.LUNAR_FESTIVALS[text], today, year)
    if text in words.QINGMING:
        return _qingming(year) if year else _latest([_qingming(today.year - 1), _qingming(today.year)], today)
    if text in words.NEW_YEARS_EVE and year is None:
        springs = [_solar(today.year - 1, 1, 1), _solar(today.year, 1, 1)]
        return _latest([spring - timedelta(days=1) if spring else None for spring in springs], today)
    return None


def _solar_festival(month: int, day: int, today: date, year: int | None) -> date:
    this_year = date(today.year, month, day)
    return this_year.replace(year=year or (today.year if this_year <= today else today.year - 1))


def _is_lunar(found: re.Match[str]) -> bool:
    """三月五 may be of either calendar; a month or a day with a name of its own is lunar."""
    return bool(found["named"]) or found["month"] in _BY_NAME or found["day"].startswith("初")


def _small(written: str) -> int | None:
    value = number(written)
    return int(value) if value is not None else None


def _recent(month: int, day: int, today: date, year: int | None) -> date | None:
    if year:
        return None if _has_leap_twin(year, month) else _solar(year, month, day)
    for n in range(today.year, today.year - 4, -1):
        found = _solar(n, month, day)
        if found is None:
            return None  # a thirtieth that this year may not have
        if found <= today:
            return None if _has_leap_twin(n, month) else found
    return None


def _has_leap_twin(year: int, month: int) -> bool:
    from lunar_python import LunarYear  # loaded when a lunar date is first named: its tables slow a start

    return year in _YEARS_KNOWN and LunarYear.fromYear(year).getLeapMonth() == month


def _latest(days: list[date | None], today: date) -> date | None:
    return max((day for day in days if day and day <= today), default=None)


def _solar(year: int, month: int, day: int) -> date | None:
    from lunar_python import Lunar, LunarMonth

    if year not in _YEARS_KNOWN or not 1 <= month <= 12:
        return None
    whole = LunarMonth.fromYm(year, month)
    if whole is None or not 1 <= day <= whole.getDayCount():
        return None
    found = Lunar.fromYmd(year, month, day).getSolar()
    return date(found.getYear(), found.getMonth(), found.getDay())


def _qingming(year: int) -> date | None:
    """The fifth solar term by the usual formula, which holds for the 21st century only."""
    if not 2000 < year < 2100:
        return None
    short = year % 100
    return date(year, 4, int(short * 0.2422 + 4.81) - short // 4)
