"""Birth dates, by year, month or day: 1985年6月, 85.6.12, 民国七十四年, Jun '85.

Belongs here: which century is meant and which dates a grown-up can be born on. Lunar dates are asked back: the
certificate shows the solar one.
"""

import re
from datetime import date

from kjfz_bot.language.date_shapes import Shape, shapes
from kjfz_bot.language.date_words import BIRTH_HEADS, BIRTH_TAILS, LUNAR_MARKS
from kjfz_bot.language.normalise import key, peel, short
from kjfz_bot.language.numerals import number

_AGES = range(16, 111)  # of a year written in full
_AGES_OF_SHORT_YEARS = range(18, 100)


def parse_birth(text: str, today: date) -> str | None:
    """A birth date as "1985-06-12", "1985-06" or "1985"; None when impossible, lunar or readable in two ways."""
    folded = short(text)
    if not folded or any(mark in folded for mark in LUNAR_MARKS):
        return None
    bare = peel(folded, BIRTH_HEADS, BIRTH_TAILS)
    bare = f"'{bare}" if f"'{bare}" in folded else bare
    readings = {reading for shape in shapes(bare) for reading in _readings(shape, today)}
    return readings.pop() if len(readings) == 1 else None


def parse_birth_day(text: str, month: str | None) -> str | None:
    """The day meant by its number alone where the year and month are known: 12日, the 12th; None when it is none."""
    found = _DAY_ALONE.fullmatch(key(text)) if month else None
    day = number(found[1]) if found else None
    try:
        return date.fromisoformat(f"{month}-{int(day):02}").isoformat() if day and day % 1 == 0 else None
    except ValueError:
        return None


_DAY_ALONE = re.compile(r"(?:the )?(.{1,3}?)(?:日|号|st|nd|rd|th)?")


def _readings(shape: Shape, today: date) -> list[str]:
    if shape.year is None:
        return []
    years = [shape.year + 1900, shape.year + 2000] if shape.short_year else [shape.year]
    ages = _AGES_OF_SHORT_YEARS if shape.short_year else _AGES
    return [written for year in years if today.year - year in ages and (written := _written(year, shape))]


def _written(year: int, shape: Shape) -> str | None:
    """The reading as text, or None for a month or day that does not exist."""
    try:
        whole = date(year, 1 if shape.month is None else shape.month, 1 if shape.day is None else shape.day)
    except ValueError:
        return None
    if shape.day is not None:
        return whole.isoformat()
    return f"{year}-{whole.month:02}" if shape.month is not None else str(year)
