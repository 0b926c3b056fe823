"""Amounts of money as the product keeps them: whole fen. How people write amounts is `numbers`' business."""

import re
from decimal import Decimal

from kjfz_bot.language.cell_words import MONEY_UNITS
from kjfz_bot.language.normalise import fold
from kjfz_bot.language.numbers import parse_money

FEN = 100

_BARE = re.compile(r"\d[\d,]*(?:\.\d+)?")
_OWN_UNIT = re.compile(r"[元块圆角万亿wk¥]|yuan|rmb|cny|million|thousand")
_IN_BRACKETS = re.compile(r"\((?:单位:?)?([^()]*)\)\*?$")


def parse_fen(text: str) -> int | None:
    """One exact amount in fen; a range, an "at least" or more decimals than fen have is None and must be asked."""
    return _in_fen(text, 1)


def fen_of(text: str, unit: int | None) -> int | None:
    """The same of a cell: bare figures count in the unit of its header, all else in a unit the cell has to name."""
    if is_bare(text):
        return None if unit is None else _in_fen(text, unit)
    return parse_fen(text) if _OWN_UNIT.search(fold(text)) else None


def is_bare(text: str) -> bool:
    """Whether an amount is nothing but figures, so that only something else says of what."""
    return _BARE.fullmatch(fold(text)) is not None


def unit_of(header: str) -> int | None:
    """The yuan of the unit that a header names, in brackets or behind a stroke; None where it names none, or two."""
    parts = ["".join(part.split()) for part in re.split(r"[/\n]", fold(header))]
    found = {MONEY_UNITS.get(_unit_in(part)) for part in parts} - {None}
    return found.pop() if len(found) == 1 else None


def _unit_in(part: str) -> str:
    bracketed = _IN_BRACKETS.search(part)
    return part if bracketed is None else bracketed[1]


def show_fen(fen: int) -> str:
    """Fen as yuan in digits: 30000050 is 300,000.50; whole yuan have no decimals."""
    yuan, rest = divmod(fen, FEN)
    return f"{yuan:,}.{rest:02}" if rest else f"{yuan:,}"


def _in_fen(text: str, unit: int) -> int | None:
    amount = parse_money(text)
    if amount is None or isinstance(amount, str):
        return None
    fen = Decimal(str(amount)) * unit * FEN
    return int(fen) if fen == fen.to_integral_value() else None
