"""Cells of spreadsheets: text, numbers and days as programs and people put them there, read or refused, never guessed.

A cell is read as what its column holds. What could mean two things is refused with a reason, since nobody can be asked.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from kjfz_bot.domain.sheet import Cell, Column, Content, Value
from kjfz_bot.language import credit_code
from kjfz_bot.language.cell_words import HOUR_TAILS, OPEN_BUDGETS, OPEN_ENDS, SEPARATORS
from kjfz_bot.language.date_shapes import shapes
from kjfz_bot.language.degree import degree_fact, title_fact
from kjfz_bot.language.keywords import LONGEST, part_words
from kjfz_bot.language.money import fen_of, is_bare, unit_of
from kjfz_bot.language.normalise import clean, key, short
from kjfz_bot.language.numbers import parse_count, parse_number
from kjfz_bot.language.phones import parse_phone

_SPACES = re.compile(r"\s+")
_EIGHT_DIGITS = re.compile(r"(?:19|20)\d{6}")


@dataclass(frozen=True, slots=True)
class Unread:
    """Why a cell is not read: the key of the reason."""

    reason: str


Choices = Mapping[str, str]
"""Values by the words for them, compared as `plain` gives them."""


Reader = Callable[[Cell, Choices], Value | Unread]
"""Reads what stands in a cell that is not empty."""


def plain(text: str) -> str:
    """The form in which headers, choices and names of organisations are compared: no spaces, one width and case."""
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())


def is_empty(cell: Cell) -> bool:
    """Whether there is nothing to read in a cell; spaces are nothing."""
    return cell is None or (isinstance(cell, str) and not tidy(cell))


def tidy(text: str) -> str:
    """A text with one space where there were several, of one width, without what cannot be seen."""
    return _SPACES.sub(" ", clean(unicodedata.normalize("NFKC", text))).strip()


def read_cell(column: Column, cell: Cell, choices: Choices, header: str = "") -> Value | Unread:
    """What stands in a cell of a column below that header; None where it is empty and may be."""
    if isinstance(cell, str) and cell.startswith("="):
        return Unread("formula")
    if isinstance(cell, bool):
        return Unread("truth")
    if is_empty(cell):
        return Unread("missing") if column.required else None
    if isinstance(cell, str) and len(cell) > column.longest:
        return Unread("too_long")
    read = _money(cell, unit_of(header)) if column.content == "money" else _READERS[column.content](cell, choices)
    return Unread("too_many") if column.most is not None and _much(read) > column.most else read


def _much(read: Value | Unread) -> int:
    """A number, or how many words there are; nothing else can be too many."""
    return read if isinstance(read, int) else len(read) if isinstance(read, tuple) else 0


def _written(cell: Cell) -> str | None:
    """A cell as text: whole numbers in figures; None for days, fractions and times."""
    if isinstance(cell, str):
        return tidy(cell)
    if isinstance(cell, int) or (isinstance(cell, float) and cell.is_integer()):
        return f"{int(cell)}"
    return None


def _text(cell: Cell, _choices: Choices) -> Value | Unread:
    return _written(cell) or Unread("not_text")


def _prose(cell: Cell, _choices: Choices) -> Value | Unread:
    """A text as an answer in a conversation would be kept: nothing in it is made narrower or one line of."""
    return (clean(cell) if isinstance(cell, str) else _written(cell)) or Unread("not_text")


def _name(cell: Cell, _choices: Choices) -> Value | Unread:
    if not isinstance(cell, str) or not any(char.isalpha() for char in cell) or any(char.isdigit() for char in cell):
        return Unread("not_name")
    return tidy(cell)


def _phone(cell: Cell, _choices: Choices) -> Value | Unread:
    return parse_phone(_written(cell) or "") or Unread("not_phone")


def _code(cell: Cell, _choices: Choices) -> Value | Unread:
    code = credit_code.compact(_written(cell) or "")
    if not isinstance(cell, str) and code:
        return Unread("code_as_number")
    if len(code) != credit_code.LENGTH:
        return Unread("code_length")
    return code if credit_code.is_valid(code) else Unread("code_wrong")


def _day(cell: Cell, _choices: Choices) -> Value | Unread:
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    text = short(_written(cell) or "") or ""
    if not isinstance(cell, str) and not _EIGHT_DIGITS.fullmatch(text):
        return Unread("day_as_number")
    return _written_day(text)


def _written_day(text: str) -> date | Unread:
    """A day with all of its parts; one that could be another, or whose year is open, is refused."""
    without_time = re.sub(r"[ t]0{1,2}:00(:00)?$", "", text)
    found = {
        day
        for shape in shapes(without_time)
        if shape.year and shape.month and shape.day and not shape.short_year
        if (day := _made(shape.year, shape.month, shape.day)) is not None
    }
    if len(found) > 1:
        return Unread("day_ambiguous")
    return found.pop() if found else Unread("not_day")


def _made(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _end(cell: Cell, choices: Choices) -> Value | Unread:
    if isinstance(cell, str) and key(cell) in OPEN_ENDS:
        return None
    return _day(cell, choices)


def _hours(cell: Cell, _choices: Choices) -> Value | Unread:
    """Hours as whole minutes; what is no whole number of minutes was no record of them."""
    found = _clocked(cell)
    minutes = found * 60 if found is not None else None
    if minutes is None or minutes < 0:
        return Unread("not_hours")
    return int(minutes) if minutes == int(minutes) else Unread("not_minutes")


def _clocked(cell: Cell) -> Decimal | None:
    if isinstance(cell, timedelta):
        return Decimal(cell // timedelta(seconds=1)) / 3600
    if isinstance(cell, time):
        return Decimal(cell.hour) + Decimal(cell.minute) / 60 + Decimal(cell.second) / 3600
    if isinstance(cell, int | float):
        return Decimal(str(cell))
    if not isinstance(cell, str):
        return None
    text = key(cell)
    tail = next((tail for tail in HOUR_TAILS if text.endswith(tail)), "")
    return parse_number(text.removesuffix(tail))


def _count(cell: Cell, _choices: Choices) -> Value | Unread:
    """How many: a whole number from one on."""
    found = parse_count(_written(cell) or "")
    return found if isinstance(found, int) and found > 0 else Unread("not_count")


def _money(cell: Cell, unit: int | None) -> Value | Unread:
    """An amount in fen, in the unit it names itself, else in that of its header; None where it is left open."""
    if isinstance(cell, str) and key(cell) in OPEN_BUDGETS:
        return None
    text = f"{cell}" if isinstance(cell, int | float) else _written(cell) or ""
    if unit is None and is_bare(text):
        return Unread("no_unit")
    fen = fen_of(text, unit)
    return Unread("not_money") if fen is None else fen


def _choice(cell: Cell, choices: Choices) -> Value | Unread:
    return choices.get(plain(_written(cell) or ""), Unread("not_choice"))


def _named_by(read: Callable[[str], str | None]) -> Reader:
    """A reader of a choice for which people also have words of their own, such as a title for its rank."""

    def read_named(cell: Cell, choices: Choices) -> Value | Unread:
        text = _written(cell) or ""
        return choices.get(plain(text)) or read(text) or Unread("not_choice")

    return read_named


def _choices(cell: Cell, choices: Choices) -> Value | Unread:
    parts = [part for part in re.split(SEPARATORS, _written(cell) or "") if part.strip()]
    found = [choices.get(plain(part)) for part in parts]
    known = tuple(dict.fromkeys(value for value in found if value is not None))
    return known if parts and None not in found else Unread("not_choice")


def _words(cell: Cell, _choices: Choices) -> Value | Unread:
    parts = (tidy(part) for part in re.split(SEPARATORS, _written(cell) or ""))
    return tuple(dict.fromkeys(part for part in parts if part)) or Unread("not_text")


def _keywords(cell: Cell, _choices: Choices) -> Value | Unread:
    """Words as they are read in a conversation; what that would cut is a sentence, and refused."""
    found = part_words(cell if isinstance(cell, str) else _written(cell) or "")
    if any(len(word) > LONGEST for word in found):
        return Unread("not_keyword")
    return tuple(found) or Unread("not_text")


def _listed(cell: Cell, choices: Choices) -> Value | Unread:
    """One of what the programme lists; where it lists nothing, as it is written."""
    return _choice(cell, choices) if choices else _text(cell, choices)


_READERS: Mapping[Content, Reader] = {
    "text": _text,
    "prose": _prose,
    "name": _name,
    "phone": _phone,
    "code": _code,
    "day": _day,
    "end": _end,
    "hours": _hours,
    "count": _count,
    "choice": _choice,
    "choices": _choices,
    "listed": _listed,
    "words": _words,
    "keywords": _keywords,
    "degree": _named_by(degree_fact),
    "title": _named_by(title_fact),
}
