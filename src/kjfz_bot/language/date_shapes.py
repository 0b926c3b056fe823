"""The shapes in which a calendar date is written, whatever it dates: 1985年6月12日, 2026/3/5, 19850612, Jun '85, 5 Mar.

Belongs here: which numbers stand for year, month and day. Which century or year is meant is for `dates` and `births`.
"""

import re
from dataclasses import dataclass

from kjfz_bot.language.date_words import MONTHS_EN, ORDINAL_DAYS
from kjfz_bot.language.numerals import digits_only, number

_N = r"[\d零〇○一二三四五六七八九十廿卅两]+"
_CHINESE = re.compile(
    rf"(?:(?P<era>民国)?(?P<year>{_N})年)?(?:(?P<month>{_N})月份?)?(?:(?P<day>{_N})(?P<unit>[日号])?)?"
)
_PARTED = re.compile(r"(\d{1,4})(?P<mark> ?[-./,、·] ?| )(\d{1,2})(?:(?P=mark)(\d{1,4}))?")
_MONTH_YEAR = re.compile(r"(\d{1,2}) ?[-./] ?(\d{4})")
_ENGLISH = re.compile(r"[a-z]+|'?\d+|[\s,./-]+")
_ENGLISH_FILLERS = frozenset({"the", "of", "on", "in", "st", "nd", "rd", "th"})
_DAY_MONTH_YEAR = re.compile(r"(?:the )?\d{1,2}(?:st|nd|rd|th)?(?: of)?(?P<mark>[ ./-])[a-z]+\.?(?P=mark)\d{2}")
_REPUBLIC = 1911  # the first year of 民国 is 1912


@dataclass(frozen=True, slots=True)
class Shape:
    """One way to read a written date.

    `short_year` marks a year of two digits, whose century is open; `day_first` the order day, month, year in figures.
    """

    year: int | None
    month: int | None
    day: int | None
    short_year: bool = False
    day_first: bool = False


def shapes(text: str) -> tuple[Shape, ...]:
    """Every way to read a folded text as a calendar date, the usual order of its parts first."""
    for read in (_chinese, _bare_digits, _parted, _english):
        found = read(text)
        if found:
            return found
    return ()


def _year_shape(written: str, month: int | None, day: int | None) -> Shape | None:
    year = digits_only(written.lstrip("'"))
    if year is None or len(written.lstrip("'")) not in {2, 4}:
        return None
    return Shape(year, month, day, short_year=len(written.lstrip("'")) == 2)


def _chinese(text: str) -> tuple[Shape, ...]:
    found = _CHINESE.fullmatch(text.replace(" ", ""))
    if not found or not any(found.group("year", "month", "unit")) or not _says_day(found):
        return ()
    month, day = _small(found["month"]), _small(found["day"])
    if -1 in {month, day}:
        return ()
    if not found["year"]:
        return (Shape(None, month, day),)
    if found["era"]:
        return _republican(found["year"], month, day)
    shape = _year_shape(found["year"], month, day)
    return (shape,) if shape else ()


def _says_day(found: re.Match[str]) -> bool:
    """Whether the last number can be a day: 三月五 without 日 may be lunar; after a year a day needs its month."""
    if not found["day"]:
        return True
    if found["year"] and not found["month"]:
        return False
    return bool(found["unit"]) or found["day"].isdigit()


def _republican(written: str, month: int | None, day: int | None) -> tuple[Shape, ...]:
    year = number(written) or digits_only(written)
    return (Shape(int(year) + _REPUBLIC, month, day),) if year and year < 200 else ()


def _small(written: str | None) -> int | None:
    """The number of a month or day, None when nothing is written, -1 for a number that none has."""
    if not written:
        return None
    value = number(written)
    return int(value) if value is not None and value == int(value) and value <= 31 else -1


def _bare_digits(text: str) -> tuple[Shape, ...]:
    if text.startswith("'"):
        shape = _year_shape(text, None, None) if text[1:].isdigit() else None
        return (shape,) if shape else ()
    digits = digits_only(text)
    if digits is None:
        return ()
    if len(text) == 4:
        return (Shape(digits, None, None), Shape(None, digits // 100, digits % 100))
    return _compact(f"{digits:0{len(text)}}")


def _compact(text: str) -> tuple[Shape, ...]:
    if len(text) == 8:
        return (Shape(int(text[:4]), int(text[4:6]), int(text[6:])),)
    if len(text) == 6:
        return (
            Shape(int(text[:2]), int(text[2:4]), int(text[4:]), short_year=True),
            Shape(int(text[:4]), int(text[4:]), None),
        )
    return ()


def _parted(text: str) -> tuple[Shape, ...]:
    month_year = _MONTH_YEAR.fullmatch(text)
    if month_year:
        return (Shape(int(month_year[2]), int(month_year[1]), None),)
    found = _PARTED.fullmatch(text.rstrip("日号"))
    if not found or (text[-1] in "日号" and found["mark"].strip() in {"-", "、", ","}):
        return ()  # 3-5号 is from the third to the fifth
    first, second, third = found[1], found[3], found[4]
    if third is None:
        return _two_parts(first, second, found["mark"].strip())
    if len(first) == 4:
        return (Shape(int(first), int(second), int(third)),) if len(third) <= 2 else ()
    if len(first) > 2 or len(third) not in {1, 2, 4}:
        return ()
    return _three_parts(first, second, third)


def _two_parts(first: str, second: str, mark: str) -> tuple[Shape, ...]:
    if len(first) == 4:
        return (Shape(int(first), int(second), None),)
    if mark not in {"-", ".", "/"} or len(first) > 2:
        return ()
    return Shape(None, int(first), int(second)), Shape(int(first), int(second), None, short_year=True)


def _three_parts(first: str, second: str, third: str) -> tuple[Shape, ...]:
    year_short = len(third) != 4
    by_year = (Shape(int(first), int(second), int(third), short_year=True),) if year_short and len(first) == 2 else ()
    if len(third) == 1:
        return by_year
    return (
        *by_year,
        Shape(int(third), int(first), int(second), short_year=year_short),
        Shape(int(third), int(second), int(first), short_year=year_short, day_first=True),
    )


def _english(text: str) -> tuple[Shape, ...]:
    words = _english_words(text)
    months = [MONTHS_EN[word] for word in words if word in MONTHS_EN]
    figures = [word for word in words if not word.isalpha()]
    if len(figures) == 2 and not _is_one_day(text, figures):
        return ()
    if len(months) != 1 or len(figures) not in {1, 2} or len(words) > 3:
        return ()
    shape = _english_shape(months[0], figures)
    return (shape,) if shape else ()


def _is_one_day(text: str, figures: list[str]) -> bool:
    """Whether two figures are a day and its year: 26-27 February, Feb 26, 27 and 26, Feb 27 are two days."""
    return any(_is_year(figure) for figure in figures) or _DAY_MONTH_YEAR.fullmatch(text) is not None


def _english_words(text: str) -> list[str]:
    """The months and figures of a text, () when it has any other word; ordinals become figures."""
    if not text.isascii() or _ENGLISH.sub("", text):
        return []
    spoken = [word for word in _ENGLISH.findall(text) if word[0].isalnum() or word[0] == "'"]
    words = [ORDINAL_DAYS.get(word, word) for word in spoken if word not in _ENGLISH_FILLERS]
    return words if all(word in MONTHS_EN or not word.isalpha() for word in words) else []


def _english_shape(month: int, figures: list[str]) -> Shape | None:
    """Of two figures the one that cannot be a day is the year, otherwise the last."""
    years = [word for word in figures if _is_year(word)] or figures[1:]
    days = [word for word in figures if word not in years]
    if len(years) > 1 or len(days) > 1:
        return None
    day = int(days[0]) if days else None
    return _year_shape(years[0], month, day) if years else Shape(None, month, day)


def _is_year(figures: str) -> bool:
    return figures.startswith("'") or len(figures) == 4 or int(figures) > 31
