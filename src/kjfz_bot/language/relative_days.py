"""Days told from today, in Chinese: 昨天, 三天前, 上周五, 上个月5号, 这个月第一个周一.

Belongs here: arithmetic on weeks and months. Weeks begin on Monday; a bare weekday is the most recent past one.
"""

import re
from calendar import monthrange
from datetime import date, timedelta

from kjfz_bot.language import date_words as words
from kjfz_bot.language.numerals import number

_N = r"[\d一二两俩三四五六七八九十]+"
_WEEK = r"(?:周|星期|礼拜)"
_WHICH = r"上上一?个?|大上个?|上一?个?|本|这一?个?|下下个?|下一?个?"
_DAY_OF_WEEK = r"[一二三四五六日天1-7]"
_AGO = re.compile(rf"(?P<n>{_N})个?(?P<unit>天|日|{_WEEK})(?:之|以)?(?P<way>前|后)")
_WEEKDAY = re.compile(rf"(?P<which>{_WHICH})?{_WEEK}{_WEEK}?(?P<day>{_DAY_OF_WEEK})")
_WEEKDAY_FIRST = re.compile(rf"{_WEEK}(?P<day>{_DAY_OF_WEEK})(?P<which>{_WHICH}){_WEEK}")
_WEEKS_AGO = re.compile(rf"(?P<n>{_N})个?{_WEEK}(?:之|以)?前{_WEEK}(?P<day>{_DAY_OF_WEEK})")
_MONTH = re.compile(rf"(?:(?P<which>{_WHICH}|当)月|(?P<month>{_N})月份?)(?P<rest>.+)")
_NTH_WEEKDAY = re.compile(rf"(?:第(?P<n>[一二三四五1-5])个?|(?P<last>最后一?个?)){_WEEK}(?P<day>{_DAY_OF_WEEK})")
_DAY = re.compile(rf"(?P<n>{_N})(?P<unit>[日号])?")
_LAST_DAYS = frozenset({"最后一天", "最末一天", "最后1天"})
_FIRST_DAYS = frozenset({"第一天", "头一天", "第1天"})
_FAR = 3660  # days; farther back nobody counts


def from_today(text: str, today: date) -> date | None:
    """The day of a word such as 昨天, or of so many days or weeks before or after today."""
    if text in words.DAY_WORDS:
        return today + timedelta(days=words.DAY_WORDS[text])
    found = _AGO.fullmatch(text)
    count = number(found["n"]) if found else None
    if not found or count is None or count != int(count) or count * 7 > _FAR:
        return None
    days = int(count) * (1 if found["unit"] in "天日" else 7)
    return today + timedelta(days=days if found["way"] == "后" else -days)


def weekday(text: str, today: date) -> date | None:
    """The day of a weekday with or without its week: 周四, 上礼拜五, 周三（上周）, 两周前的周一."""
    bare = re.sub(r"[的()（）]", "", text)
    found = _WEEKDAY.fullmatch(bare) or _WEEKDAY_FIRST.fullmatch(bare)
    if found:
        day = words.WEEKDAYS[found["day"]]
        which = found["which"]
        return most_recent(day, today) if which is None else in_week(day, words.WEEKS[which], today)
    ago = _WEEKS_AGO.fullmatch(bare)
    weeks = number(ago["n"]) if ago else None
    return in_week(words.WEEKDAYS[ago["day"]], -int(weeks), today) if ago and weeks is not None else None


def most_recent(day: int, today: date) -> date:
    """The latest day, today included, that is this weekday (0 is Monday)."""
    return today - timedelta(days=(today.weekday() - day) % 7)


def in_week(day: int, weeks: int, today: date) -> date:
    """The weekday in the week so many weeks from this one."""
    return today - timedelta(days=today.weekday()) + timedelta(days=day, weeks=weeks)


def in_month(text: str, today: date, year: int | None) -> date | None:
    """A day by its place in a month: 上个月5号, 上月最后一天, 三月第一个周一."""
    found = _MONTH.fullmatch(text.replace("的", ""))
    month = _month(found, today, year) if found else None
    return day_in_month(found["rest"], *month, relative=bool(found["which"])) if found and month else None


def nth_weekday(year: int, month: int, day: int, nth: int) -> date | None:
    """The nth weekday of a month, the last one for -1; None when the month has no such day."""
    first, length = date(year, month, 1), monthrange(year, month)[1]
    days = range(1 + (day - first.weekday()) % 7, length + 1, 7)
    return date(year, month, days[nth]) if nth < len(days) else None


def shifted_month(today: date, months: int) -> tuple[int, int]:
    """The year and month so many months from today's."""
    years, month = divmod(today.year * 12 + today.month - 1 + months, 12)
    return years, month + 1


def _month(found: re.Match[str], today: date, year: int | None) -> tuple[int, int] | None:
    if found["which"]:
        shift = 0 if found["which"] == "当" else words.WEEKS[found["which"]]
        return None if year else shifted_month(today, shift)
    month = number(found["month"])
    if month is None or not 1 <= month <= 12:
        return None
    return (year or (today.year if month <= today.month else today.year - 1)), int(month)


def day_in_month(rest: str, year: int, month: int, *, relative: bool) -> date | None:
    """The day of a month from what is said after it; a plain day only after a relative month (the rest is a shape)."""
    length = monthrange(year, month)[1]
    if rest in _FIRST_DAYS:
        return date(year, month, 1)
    if rest in _LAST_DAYS:
        return date(year, month, length)
    nth = _NTH_WEEKDAY.fullmatch(rest)
    if nth:
        place = -1 if nth["last"] else int(number(nth["n"]) or 1) - 1
        return nth_weekday(year, month, words.WEEKDAYS[nth["day"]], place)
    day = _plain_day(rest) if relative else None
    return date(year, month, day) if day and day <= length else None


def _plain_day(rest: str) -> int | None:
    plain = _DAY.fullmatch(rest)
    value = number(plain["n"]) if plain and (plain["unit"] or rest.isdigit()) else None
    return int(value) if value is not None else None
