"""Numbers as answers: plain numbers, money, counts, years of a contract, ages.

Belongs here: what may stand around a number of each kind. The numeral itself is in `numerals`, bounds and ranges in
`amounts`, birth dates in `births`. A reader returns None when the text is not surely one value: asking again is cheap.
"""

import re
from decimal import Decimal
from typing import Literal

from kjfz_bot.language import quantity_words as words
from kjfz_bot.language.amounts import JsonNumber, amount
from kjfz_bot.language.births import parse_birth
from kjfz_bot.language.normalise import peel, short
from kjfz_bot.language.numerals import NUMERAL, number

__all__ = ["parse_age", "parse_birth", "parse_count", "parse_money", "parse_number", "parse_years"]

OPEN_ENDED: Literal["open_ended"] = "open_ended"
_OLDEST = 120

_YUAN = re.compile(rf"(?P<yuan>{NUMERAL})[元块圆](?:(?P<jiao>{NUMERAL})(?:[角毛](?:(?P<fen>{NUMERAL})分?)?)?)?")
_CHANGE = re.compile(rf"(?:(?P<jiao>{NUMERAL})[角毛])?(?:(?P<fen>{NUMERAL})分)?")
_COUNTED = re.compile(rf"(?P<n>{NUMERAL}) ?[{words.CLASSIFIERS}](?P<noun>[\u4e00-\u9fff]{{0,6}})")
_VAGUE = frozenset("多几半余来好把近快不没约上下钟月时星礼周")

_NOMINAL = r"虚岁?"
_AGE = r"[\d零一二两三四五六七八九十有廿卅]+"
_ACTUAL = re.compile(rf"(?:[周实]岁?[: ]?(?P<after>{_AGE})岁?|(?P<before>{_AGE})[周实]岁)")
_NOMINAL_AGE = re.compile(rf"(?:{_NOMINAL}[: ]?{_AGE}岁?|{_AGE}{_NOMINAL})")
_AGE_AND_MONTHS = re.compile(rf"(?P<years>{_AGE}周?岁)(?:半|[零又]?(?:{_AGE}个月)?(?:{_AGE}天)?)")
_NEGATIVE = re.compile(r"[-–—−] ?\d")

_YEARS = re.compile(rf"(?:(?P<years>{NUMERAL}) ?年(?P<half>半)?)?[零又]?(?:(?P<months>{NUMERAL}) ?个?月)?")
_YEARS_EN = re.compile(
    r"(?:(?P<years>[\d.]+|[a-z]+(?:-[a-z]+)?) ?(?:years?|yrs?|y))?(?P<half> and a half)?"
    r"(?: ?(?:and )?(?P<months>[\d.]+|[a-z]+) ?(?:months?|mos?))?"
)
_HALF_YEARS_EN = re.compile(r"(?P<years>[\d.]+|[a-z]+) and a half years?")


def parse_number(text: str) -> Decimal | None:
    """One exact number without a unit, such as "12", "三点五" or "forty-two"."""
    folded = short(text)
    return number(_bare(folded)) if folded else None


def parse_count(text: str) -> JsonNumber | str | None:
    """How many: 3, "2-3" for 两三个, ">=5" for 至少 5 个; a written "none" is 0."""
    folded = short(text)
    if not folded:
        return None
    bare = peel(_bare(folded), words.COUNT_HEADS, words.COUNT_TAILS)
    if {folded, bare.replace("1", "一")} & words.NOTHING:
        return 0
    found = amount(bare, _count)
    return found.written() if found else None


def parse_money(text: str) -> JsonNumber | str | None:
    """Yuan: 300000, "200000-300000" for 20~30 万, ">=100000" for 至少 10 万; other currencies are None."""
    folded = short(text)
    found = amount(_bare(folded), _yuan) if folded else None
    return found.written() if found else None


def parse_years(text: str) -> Decimal | Literal["open_ended"] | None:
    """Years of a contract or of work, months as twelfths (four decimals), or "open_ended"."""
    folded = short(text)
    if not folded:
        return None
    bare = peel(_bare(folded), words.YEAR_HEADS, words.YEAR_TAILS)
    if folded in words.OPEN_ENDED or bare in words.OPEN_ENDED:
        return OPEN_ENDED
    return _span_of_years(bare)


def parse_age(text: str) -> int | None:
    """Completed years; a nominal age (虚岁), an estimate or a birth year is None."""
    folded = short(text)
    return _age(_bare(folded)) if folded else None


def _bare(folded: str) -> str:
    """The answer without framing words; nothing is left of a negative number, which no question asks for."""
    if _NEGATIVE.match(folded):
        return ""
    return peel(folded, words.SPEAKER_HEADS, words.PARTICLES)


def _count(text: str) -> Decimal | None:
    bare = peel(text, words.COUNT_HEADS, words.COUNT_TAILS)
    counted = _COUNTED.fullmatch(bare)
    if counted and not _VAGUE & set(counted["noun"]):
        bare = counted["n"]
    value = Decimal(words.DOZENS[bare]) if bare in words.DOZENS else number(bare)
    return value if value is not None and value == int(value) else None


def _yuan(text: str) -> Decimal | None:
    bare = peel(text, words.MONEY_HEADS, ())
    composed = _YUAN.fullmatch(bare)
    if composed:
        return _coins(number(composed["yuan"]), composed)
    change = _CHANGE.fullmatch(bare)
    if change and change.group():
        return _coins(Decimal(0), change)
    return number(peel(bare, words.MONEY_HEADS, words.MONEY_TAILS))


def _coins(yuan: Decimal | None, found: re.Match[str]) -> Decimal | None:
    jiao, fen = (number(found[unit]) if found[unit] else Decimal(0) for unit in ("jiao", "fen"))
    if yuan is None or jiao is None or fen is None or max(jiao, fen) >= 10:
        return None
    return yuan + jiao / 10 + fen / 100


def _span_of_years(text: str) -> Decimal | None:
    if text == "半年":
        return Decimal("0.5")
    for shape in (_YEARS, _HALF_YEARS_EN, _YEARS_EN):
        found = shape.fullmatch(text)
        value = _years(found.groupdict(), shape is _HALF_YEARS_EN) if found else None
        if value is not None:
            return value
    return number(text)


def _years(parts: dict[str, str | None], half: bool) -> Decimal | None:
    years, months = (_part(parts.get(unit)) for unit in ("years", "months"))
    if years is None or months is None or not (parts.get("years") or parts.get("months")):
        return None
    extra = Decimal("0.5") if half or parts.get("half") else Decimal(0)
    return years + extra + (months / 12).quantize(Decimal("0.0001")).normalize()


def _part(written: str | None) -> Decimal | None:
    return number({"a": "1", "an": "1"}.get(written, written)) if written else Decimal(0)


def _age(bare: str) -> int | None:
    if "虚" in bare:
        return _actual_beside_nominal(bare)
    months = _AGE_AND_MONTHS.fullmatch(bare)
    core = peel(months["years"] if months else bare, words.AGE_HEADS + words.SPEAKER_HEADS, words.AGE_TAILS)
    return _plausible_age(number(core))


def _actual_beside_nominal(bare: str) -> int | None:
    rest = _NOMINAL_AGE.sub("", bare, count=1)
    actual = _ACTUAL.search(rest)
    if "虚" in rest or not actual or _ACTUAL.sub("", rest, count=1).strip(" ,，、()（）。.;"):
        return None
    return _plausible_age(number(actual["after"] or actual["before"]))


def _plausible_age(value: Decimal | None) -> int | None:
    if value is None or value != int(value) or not 0 < value <= _OLDEST:
        return None
    return int(value)
