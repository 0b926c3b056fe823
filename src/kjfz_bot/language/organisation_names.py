"""Names of firms and units compared as people mean them: without what every name has, and also as they sound.

Belongs here: word tables of such names, their stem, likeness. What is done with names that are alike does not.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import lru_cache

from rapidfuzz import fuzz

from kjfz_bot.language import normalise
from kjfz_bot.language.phrases import phrases

ALIKE_WRITTEN = 80.0
"""From this likeness of their characters on, two stems may be the same name; with one of five another it is 80."""

ALIKE_SPOKEN = 92.0
"""The same of how they sound: of characters that sound alike, one is easily written for the other."""

_TAILS = phrases(
    "股份有限公司 有限责任公司 有限公司 集团有限公司 集团股份有限公司 集团公司 集团 公司 分公司 总公司 厂",
    "co.,_ltd. co.,ltd. co.,_ltd co.,ltd co._ltd. co._ltd company_limited company limited ltd. ltd inc. inc corp. corp",
)
_PLACES = phrases(
    "浙江省 浙江 宁波市 宁波 北京市 北京 昌平区 昌平 海曙区 海曙 江北区 江北 北仑区 北仑 镇海区 镇海 鄞州区 鄞州",
    "奉化区 奉化 余姚市 余姚 慈溪市 慈溪 宁海县 宁海 象山县 象山 中国 zhejiang ningbo beijing changping china",
)
_KEPT = 2
"""Characters a stem keeps at least: of "宁波大学" the place is half the name."""

_MARKS = re.compile(r"[\s()（）\-—–·.,，、&'\"“”]+")
_CACHED = 20_000


def alike(name: str, known: Iterable[str]) -> list[str]:
    """Those of the known names that may be the same as this one, most alike first."""
    scored = ((likeness(name, other), other) for other in dict.fromkeys(known))
    return [other for score, other in sorted(scored, key=lambda pair: (-pair[0], pair[1])) if score]


def likeness(one: str, other: str) -> float:
    """How much two names are alike, from the threshold to 100; 0 where they are not."""
    ones, others = stem(one), stem(other)
    written = fuzz.ratio(ones, others)
    if written >= ALIKE_WRITTEN:
        return written
    heard = fuzz.ratio(sound(ones), sound(others))
    return heard if heard >= ALIKE_SPOKEN else 0.0


@lru_cache(maxsize=_CACHED)
def stem(name: str) -> str:
    """A name without its place and its legal form."""
    folded = normalise.key(name)
    bare = _peeled(folded, _TAILS, lambda text, word: text.removesuffix(word))
    bare = _peeled(bare, _PLACES, lambda text, word: text.removeprefix(word))
    return _MARKS.sub("", bare) or _MARKS.sub("", folded)


def _peeled(text: str, words: Iterable[str], peel: Callable[[str, str], str]) -> str:
    for word in words:
        rest = _MARKS.sub(" ", peel(text, word)).strip()
        if peel(text, word) != text and len(rest) > _KEPT:
            return _peeled(peel(text, word).strip(" ,，"), words, peel)
    return text


@lru_cache(maxsize=_CACHED)
def sound(text: str) -> str:
    """How a name is said, in letters without tones; what is written in letters stays."""
    return "".join(_pinyin()(text))


@lru_cache(maxsize=1)
def _pinyin() -> Callable[[str], list[str]]:
    """Loaded when two names are first compared, since its tables take long to read."""
    from pypinyin import lazy_pinyin

    return lazy_pinyin
