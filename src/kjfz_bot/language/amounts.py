"""Bounds and ranges around any quantity: 至少 X, X 以内, X 到 Y, 二三十 X.

Belongs here: how an exact quantity becomes an open or closed span. What one quantity is comes in as a reader.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from kjfz_bot.language import quantity_words as words
from kjfz_bot.language.normalise import peel
from kjfz_bot.language.numerals import pair

Reader = Callable[[str], Decimal | None]
JsonNumber = int | float

_SCALE = re.compile(r"[千万亿kwm]")
_NUMERAL_RUN = re.compile(r"[一二两三四五六七八九十百千万亿]+")
_HEADS = [(word, sign) for sign, table in words.BOUND_HEADS.items() for word in table]
_TAILS = [(word, sign) for sign, table in words.BOUND_TAILS.items() for word in table]


@dataclass(frozen=True, slots=True)
class Amount:
    """An exact value (`low` equals `high`), a range, or a bound (`sign` before `low`)."""

    low: Decimal
    high: Decimal
    sign: str = ""

    def written(self) -> JsonNumber | str:
        """The amount as answers keep it: a number, "20-30" or ">=10"."""
        if self.sign:
            return f"{self.sign}{plain(self.low)}"
        return plain(self.low) if self.low == self.high else f"{plain(self.low)}-{plain(self.high)}"


def plain(value: Decimal) -> JsonNumber:
    """A whole number as an integer, any other as a float."""
    return int(value) if value == int(value) else float(value)


def amount(text: str, read: Reader) -> Amount | None:
    """The amount a folded text states, or None when it does not state exactly one."""
    bounded = _bounded(text, read)
    if bounded:
        return bounded
    bare = peel(text, words.ESTIMATE_HEADS, words.ESTIMATE_TAILS)
    exact = read(bare)
    return Amount(exact, exact) if exact is not None else _span(bare, read)


def _bounded(text: str, read: Reader) -> Amount | None:
    head, sign = max((entry for entry in _HEADS if text.startswith(entry[0])), key=_length, default=("", ""))
    tail, tail_sign = max((entry for entry in _TAILS if text.endswith(entry[0])), key=_length, default=("", ""))
    if bool(head) == bool(tail):
        return None
    value = read(text[len(head) : len(text) - len(tail)].strip(" :"))
    return Amount(value, value, sign or tail_sign) if value is not None else None


def _length(entry: tuple[str, str]) -> int:
    return len(entry[0])


def _span(text: str, read: Reader) -> Amount | None:
    bare = peel(text, words.BETWEEN_HEADS, words.BETWEEN_TAILS)
    marks = words.RANGE_MARKS if bare == text else words.RANGE_MARKS + words.BETWEEN_MARKS
    ends = _pair_ends(bare, read) or _marked_ends(bare, marks, read)
    return Amount(*ends) if ends and ends[0] < ends[1] else None


def _pair_ends(text: str, read: Reader) -> tuple[Decimal, Decimal] | None:
    run = _NUMERAL_RUN.search(text)
    ends = pair(run.group()) if run else None
    if not run or not ends:
        return None
    low, high = (read(f"{text[: run.start()]}{plain(end)}{text[run.end() :]}") for end in ends)
    return (low, high) if low is not None and high is not None else None


def _marked_ends(text: str, marks: tuple[str, ...], read: Reader) -> tuple[Decimal, Decimal] | None:
    for mark in marks:
        left, found, right = text.partition(mark)
        high = read(right.strip()) if found else None
        low = _low_end(left.strip(), right, high, read) if high is not None else None
        if low is not None and high is not None:
            return low, high
    return None


def _low_end(left: str, right: str, high: Decimal, read: Reader) -> Decimal | None:
    """The lower end, which borrows the scale of the upper one when it has none: 20 到 30 万."""
    low = read(left)
    scale = _SCALE.search(right)
    if low is None or not scale or _SCALE.search(left):
        return low
    scaled = read(left + scale.group())
    if scaled is not None and scaled < high:
        return scaled
    return low if low >= 1000 else None
