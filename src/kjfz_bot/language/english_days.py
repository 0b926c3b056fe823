"""Days told from today, in English: last Friday, 3 days ago, two weeks ago on Monday, the 5th of last month.

Belongs here: the same arithmetic as in `relative_days`, in English word order. "Last Monday" said later in a week may
mean two days; it is asked.
"""

import re
from calendar import monthrange
from datetime import date, timedelta

from rapidfuzz.distance import OSA

from kjfz_bot.language import date_words as words
from kjfz_bot.language.numerals import number
from kjfz_bot.language.relative_days import in_week, most_recent, nth_weekday, shifted_month

_WORD = re.compile(r"[a-z']+|\d+")
_LONG_WORDS = [
    word for word in (*words.DAY_WORDS, *words.WEEKDAYS_EN, *words.MONTHS_EN) if word.isalpha() and len(word) >= 5
]
_AGO = re.compile(r"(?P<n>[a-z-]+|\d+) (?P<unit>day|week)s? (?P<way>ago|back|earlier|later|from now|from today)")
_IN = re.compile(r"in (?P<n>[a-z]+|\d+) (?P<unit>day|week)s?")
_DAY_OF_MONTH = re.compile(r"(?P<n>\d{1,2})(?:st|nd|rd|th)?(?: of)? (?P<which>last|this|next) month")
_PLACE = re.compile(
    r"(?P<nth>first|second|third|fourth|last|1st|2nd|3rd|4th) (?P<day>[a-z]+) (?:of|in) "
    r"(?:(?P<which>last|this|next) month|(?P<month>[a-z]+))"
)
_BARE_DAY = re.compile(r"(?P<n>\d{1,2})(?:st|nd|rd|th)")
_WHICH = {"last": -1, "this": 0, "next": 1}
_NTH = {"first": 0, "second": 1, "third": 2, "fourth": 3, "1st": 0, "2nd": 1, "3rd": 2, "4th": 3, "last": -1}
_WEEK_PHRASES = {
    "last week": -1,
    "this week": 0,
    "next week": 1,
    "last week's": -1,
    "a week ago": -1,
    "one week ago": -1,
}
_FORTNIGHT = re.compile(r"(?:a|one) fortnight (?=ago|back|earlier|later)")
_FILLERS = frozenset({"on", "the", "of", "in"})


def spelt(text: str) -> str:
    """The text with slips in the names of days and months mended where only one name comes near."""
    return _WORD.sub(lambda found: _mended(found.group()), text)


def english_day(text: str, today: date) -> date | None:
    """The day an English phrase names relative to today."""
    bare = _FORTNIGHT.sub("2 weeks ", text.removeprefix("the "))
    for read in (_ago, _day_of_month, _in_month, _weekday, _bare_day):
        found = read(bare, today)
        if found:
            return found
    return None


def _mended(word: str) -> str:
    if word in words.ORDINAL_DAYS:
        return word
    if len(word) < 5 or word in _LONG_WORDS:
        return word
    near = {known for known in _LONG_WORDS if OSA.distance(word, known) <= (2 if len(known) >= 8 else 1)}
    weekdays = {words.WEEKDAYS_EN.get(known) for known in near}
    return min(near) if len(near) == 1 or (len(weekdays) == 1 and None not in weekdays) else word


def _ago(text: str, today: date) -> date | None:
    found = _AGO.fullmatch(text) or _IN.fullmatch(text)
    count = number({"a": "1", "an": "1"}.get(found["n"], found["n"])) if found else None
    if not found or count is None or count > 500:
        return None
    days = int(count) * (7 if found["unit"] == "week" else 1)
    past = "way" in found.groupdict() and found["way"] in {"ago", "back", "earlier"}
    return today + timedelta(days=-days if past else days)


def _day_of_month(text: str, today: date) -> date | None:
    found = _DAY_OF_MONTH.fullmatch(text)
    if not found:
        return None
    year, month = shifted_month(today, _WHICH[found["which"]])
    day = int(found["n"])
    return date(year, month, day) if 1 <= day <= monthrange(year, month)[1] else None


def _in_month(text: str, today: date) -> date | None:
    found = _PLACE.fullmatch(text)
    month = _month(found, today) if found else None
    if not found or not month:
        return None
    if found["day"] == "day" and found["nth"] in {"first", "1st", "last"}:
        return date(*month, monthrange(*month)[1] if found["nth"] == "last" else 1)
    day = words.WEEKDAYS_EN.get(found["day"])
    return nth_weekday(*month, day, _NTH[found["nth"]]) if day is not None else None


def _month(found: re.Match[str], today: date) -> tuple[int, int] | None:
    if found["which"]:
        return shifted_month(today, _WHICH[found["which"]])
    month = words.MONTHS_EN.get(found["month"])
    return (today.year if month <= today.month else today.year - 1, month) if month else None


def _weekday(text: str, today: date) -> date | None:
    spoken = [word for word in re.split(r"[\s,]+", text) if word not in _FILLERS]
    days = [word for word in spoken if word in words.WEEKDAYS_EN]
    if len(days) != 1:
        return None
    rest = " ".join(word for word in spoken if word != days[0])
    return _which_weekday(words.WEEKDAYS_EN[days[0]], rest, today)


def _which_weekday(day: int, rest: str, today: date) -> date | None:
    if rest in _WEEK_PHRASES:
        return in_week(day, _WEEK_PHRASES[rest], today)
    weeks = _AGO.fullmatch(rest)
    if weeks and weeks["unit"] == "week" and weeks["way"] == "ago":
        count = number(weeks["n"])
        return in_week(day, -int(count), today) if count is not None and count < 500 else None
    return _nearest_weekday(day, rest, today)


def _nearest_weekday(day: int, rest: str, today: date) -> date | None:
    """The weekday with one word before it; last and next only where both ways to count agree."""
    match rest:
        case "":
            return most_recent(day, today)
        case "this":
            return in_week(day, 0, today)
        case "past" | "this past":
            return most_recent(day, today - timedelta(days=1))
        case "last" if day >= today.weekday():
            return in_week(day, -1, today)
        case "next" if day <= today.weekday():
            return in_week(day, 1, today)
    return None


def _bare_day(text: str, today: date) -> date | None:
    found = _BARE_DAY.fullmatch(text)
    return recent_day(int(found["n"]), today) if found else None


def recent_day(day: int, today: date) -> date | None:
    """The most recent such day of a month, of this month or the one before."""
    for months in (0, -1):
        year, month = shifted_month(today, months)
        if 1 <= day <= monthrange(year, month)[1] and date(year, month, day) <= today:
            return date(year, month, day)
    return None
