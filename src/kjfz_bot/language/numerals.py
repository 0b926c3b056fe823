"""The grammar of one exact number: digits, Chinese numerals, mixtures of both, English words, pinyin.

Belongs here: the whole text is one number, or it is none. Approximate words, ranges, units of measure do not.
"""

import re
from dataclasses import dataclass
from decimal import Decimal

from kjfz_bot.language.numeral_words import (
    CONTRACTED,
    DIGITS,
    ENGLISH_ONES,
    ENGLISH_SCALES,
    ENGLISH_TENS,
    HALF,
    PINYIN,
    SCALES,
)

_ARABIC = r"\d{1,3}(?:[, ]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_TOKEN = re.compile(rf"(?P<arabic>{_ARABIC})|(?P<digits>[{''.join(DIGITS)}]+)|(?P<scale>[{''.join(SCALES)}])")
_SPACE_BESIDE_HAN = re.compile(r" (?=[^\x00-\x7f])|(?<=[^\x00-\x7f]) ")
_POINT = re.compile(rf"(?P<whole>.+?)点(?P<digits>[{''.join(DIGITS)}]+)(?P<scale>[百千万亿]?)")
_SCALED = re.compile(rf"(?P<figures>{_ARABIC}) ?(?P<scale>{'|'.join(ENGLISH_SCALES)})")
_PINYIN = re.compile("|".join(sorted(PINYIN, key=len, reverse=True)))
_PAIR = re.compile(
    "|".join(f"{a}{b}" for a, b in zip("一二三四五六七八", "二三四五六七八九", strict=True)) + "|一两|两三|三五"
)
NUMERAL = rf"[\d,.{''.join(DIGITS)}{''.join(SCALES)}{''.join(CONTRACTED)}点半]+"
"""A run of characters that may be a number, for patterns that then ask `number`."""

GREATEST = Decimal(10) ** 15  # beyond it an amount is a slip of the finger


@dataclass(frozen=True, slots=True)
class _Atom:
    """A run of digits: its value, whether a written zero led it, and whether it is one digit."""

    value: Decimal
    after_zero: bool
    single: bool
    arabic: bool


_Token = _Atom | int


def number(text: str) -> Decimal | None:
    """The exact, non-negative value of a folded text that is one number and nothing else."""
    bare = _SPACE_BESIDE_HAN.sub("", text.strip())
    if not bare:
        return None
    value = _ascii_number(bare) if bare.isascii() else _chinese(bare)
    return value if value is not None and value <= GREATEST else None


def pair(text: str) -> tuple[Decimal, Decimal] | None:
    """The two ends of a number said with neighbouring digits, as in 二三十 (20 to 30)."""
    found = _PAIR.search(text)
    if not found or _PAIR.search(text, found.end()):
        return None
    ends = [number(text[: found.start()] + digit + text[found.end() :]) for digit in found.group()]
    low, high = ends
    return (low, high) if low is not None and high is not None and low < high else None


def digits_only(text: str) -> int | None:
    """A number read digit by digit, as years are: 二〇二六, 八五, 1985."""
    if text.isascii():
        return int(text) if text.isdigit() else None
    if all(char in DIGITS for char in text):
        return int("".join(str(DIGITS[char]) for char in text))
    return None


def _ascii_number(text: str) -> Decimal | None:
    scaled = _SCALED.fullmatch(text)
    if scaled:
        return Decimal(scaled["figures"].replace(",", "")) * ENGLISH_SCALES[scaled["scale"]]
    if text[0].isdigit():
        return _chinese(text.replace(" k", "k").replace(" w", "w"))
    return _english(text) if _english(text) is not None else _from_pinyin(text)


def _from_pinyin(text: str) -> Decimal | None:
    syllables = text.replace(" ", "").replace("'", "")
    if not syllables or _PINYIN.sub("", syllables):
        return None
    return _chinese(_PINYIN.sub(lambda found: PINYIN[found.group()], syllables))


def _chinese(text: str) -> Decimal | None:
    for short_form, long_form in CONTRACTED.items():
        text = text.replace(short_form, long_form)
    text = re.sub(r"(?<=十)[有又](?=[一二三四五六七八九])|个(?=[万亿])", "", text)
    decimal = _POINT.fullmatch(text)
    if decimal:
        return _with_point(decimal)
    tokens = _tokens(text)
    return _value(tokens) if tokens else None


def _with_point(found: re.Match[str]) -> Decimal | None:
    whole = _chinese(found["whole"])
    if whole is None or whole != int(whole):
        return None
    digits = "".join(str(DIGITS[char]) for char in found["digits"])
    return Decimal(f"{int(whole)}.{digits}") * SCALES.get(found["scale"], 1)


def _tokens(text: str) -> tuple[_Token, ...] | None:
    tokens: list[_Token] = []
    at = 0
    while at < len(text):
        found = _TOKEN.match(text, at)
        token = _token(found, bool(tokens)) if found else None
        if found is None or token is None:
            return None
        tokens.append(token)
        at = found.end()
    return tuple(tokens)


def _token(found: re.Match[str], follows: bool) -> _Token | None:
    if found["scale"]:
        return SCALES[found["scale"]]
    if found["arabic"]:
        plain = found["arabic"].replace(",", "").replace(" ", "")
        return _Atom(Decimal(plain), False, len(plain) == 1, True)
    written = found["digits"]
    after_zero = follows and written[0] in "零〇○"
    written = written.lstrip("零〇○") if after_zero else written
    if not written or (len(written) == 2 and written[-1] not in "零〇○" and written[0] not in "零〇○"):
        return None  # two bare digits are an estimate (三五个) as often as a number
    return _Atom(Decimal("".join(str(DIGITS[char]) for char in written)), after_zero, len(written) == 1, False)


def _value(tokens: tuple[_Token, ...]) -> Decimal | None:
    """Split at the greatest scale: what stands before multiplies it, what follows is added."""
    scales = [token for token in tokens if isinstance(token, int)]
    if not scales:
        only = tokens[0]
        return only.value if len(tokens) == 1 and isinstance(only, _Atom) else None
    scale = max(scales)
    at = tokens.index(scale)
    times = _multiplier(tokens[:at], scale)
    rest = _remainder(tokens[at + 1 :], scale)
    if times is None or rest is None or (rest and times != int(times)):
        return None
    return times * scale + rest


def _multiplier(tokens: tuple[_Token, ...], scale: int) -> Decimal | None:
    if not tokens:
        return Decimal(1) if scale == 10 else None
    times = _value(tokens)
    limit = 10_000 if scale >= 10_000 or (scale == 1000 and _is_arabic(tokens)) else 10
    return times if times and times < limit else None


def _is_arabic(tokens: tuple[_Token, ...]) -> bool:
    return all(isinstance(token, _Atom) and token.arabic for token in tokens)


def _remainder(tokens: tuple[_Token, ...], scale: int) -> Decimal | None:
    if not tokens:
        return Decimal(0)
    first = tokens[0]
    if len(tokens) == 1 and isinstance(first, _Atom) and first.single and not first.after_zero and scale > 10:
        return first.value * scale / 10  # 一万八 is 18 000, 一百二 is 120
    rest = _value(tokens)
    return rest if rest is not None and rest < scale and rest == int(rest) else None


def _english(text: str) -> Decimal | None:
    words = re.split(r"[\s-]+", text)
    if words[:2] == ["half", "a"] and len(words) == 3 and words[2] in ENGLISH_SCALES:
        return HALF * ENGLISH_SCALES[words[2]]
    if words == ["dozen"] or words == ["a", "dozen"]:
        return Decimal(12)
    return _english_words([word for word in words if word != "and"])


def _english_words(words: list[str]) -> Decimal | None:
    total, section, last = 0, 0, 10_000_000_000
    for word in words:
        if word in ENGLISH_SCALES:
            scale = ENGLISH_SCALES[word]
            if not section or (scale >= last and scale != 100):
                return None
            total, section, last = _scaled(total, section, scale, last)
            continue
        section = _added(section, word)
        if section < 0:
            return None
    alone = words in (["a"], ["an"])
    return Decimal(total + section) if words and not alone else None


def _scaled(total: int, section: int, scale: int, last: int) -> tuple[int, int, int]:
    if scale == 100:
        return total, section * 100, last
    return total + section * scale, 0, scale


def _added(section: int, word: str) -> int:
    """The section with one more word, or -1 where English would not put it."""
    if word in ENGLISH_TENS:
        return section + ENGLISH_TENS[word] if section % 100 == 0 else -1
    if word not in ENGLISH_ONES:
        return -1
    one = ENGLISH_ONES[word]
    free = section % 10 == 0 and (one < 10 or section % 100 == 0) and section not in {10}
    return section + one if free else -1
