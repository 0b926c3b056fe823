"""Positions in a list of options: 2, B, 第三个, 倒数第二个, the last one.

Belongs here: which place is meant, from the place alone. Labels are read in `options`.
"""

import re

from kjfz_bot.language import option_words as words
from kjfz_bot.language.normalise import peel
from kjfz_bot.language.numerals import NUMERAL, number

_ORDINAL_EN = re.compile(r"(\d+)(?:st|nd|rd|th)")
_LAST_ONE = re.compile(r"最后一[\u4e00-\u9fff]?")
_LETTER = re.compile(r"[a-z]")
_COUNT = re.compile(rf"(?:我|就|选|要|有|是|想)*(?:(?:{NUMERAL})[{words.COUNTED}]|[两俩仨])(?:吧|的|了|都)*")


def index(text: str, count: int) -> int | None:
    """The 0-based place a folded text names among `count` options, or None; 两个 says how many, not which."""
    if is_count(text):
        return None
    bare = peel(text, words.PICK_HEADS, words.PICK_TAILS)
    for form in dict.fromkeys((text, bare)):
        for read in (_named, _from_end, _counted):
            place = read(form, count)
            if place is not None:
                return place if 0 <= place < count else None
    return None


def is_count(text: str) -> bool:
    """Whether a folded text only says how many, as 两个 does."""
    return _COUNT.fullmatch(text) is not None


def bare_number(text: str) -> int | None:
    """The number a text consists of, without any ordinal word; None when there is more to it."""
    value = number(text)
    return int(value) if value is not None and value == int(value) and value < 1000 else None


def _named(text: str, count: int) -> int | None:
    if text in words.FIRST:
        return 0
    if text in words.LAST or _LAST_ONE.fullmatch(text):
        return count - 1
    if text in words.MIDDLE:
        return count // 2 if count % 2 else None
    if count == 2 and text in words.FORMER | words.LATTER:
        return 0 if text in words.FORMER else 1
    return None


def _from_end(text: str, count: int) -> int | None:
    back = words.FROM_END_EN.get(text)
    if back is None:
        head = next((head for head in words.FROM_END if text.startswith(head)), None)
        back = bare_number(peel(text[len(head) :], (), words.INDEX_TAILS)) if head else None
    return count - back if back is not None and 0 < back <= count else None


def _counted(text: str, count: int) -> int | None:
    if _LETTER.fullmatch(text):
        place = ord(text) - ord("a")
        return place if place < count else None
    english = words.ENGLISH_ORDINALS.get(text) or words.ROMAN.get(text)
    ordinal = _ORDINAL_EN.fullmatch(text)
    if english or ordinal:
        return (english or int(ordinal[1] if ordinal else 0)) - 1
    value = bare_number(peel(text, ("第",), words.INDEX_TAILS))
    return value - 1 if value is not None else None
