"""The terms a text is found by, and the words of a query as such terms. Every inverted index holds the same.

Chinese has no spaces, so its terms are single characters and pairs of neighbours: a word of two characters is one
pair, and a longer one all of its pairs, after which only the text itself can say whether they stand together. Latin
letters and digits are terms by the word. What is known by its initials has those too, in pieces.

Where terms are kept, and which texts are searched, is not known here.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import Any

from kjfz_bot.language.normalise import fold, key

MOST_WORDS = 8
"""Words of a query that are looked for; what comes after them is prose."""

_INITIALS = range(2, 9)
"""How many initials in a row can be looked for."""

_PAIR = 2

# Characters of scripts without spaces: Chinese, with its repetition and zero signs, kana, Hangul.
_UNPARTED = "々〆〇\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\U00020000-\U0003ffff"
_RUN = re.compile(rf"(?P<unparted>[{_UNPARTED}]+)|(?P<letters>(?:(?![{_UNPARTED}])[^\W\d_])+)|(?P<digits>\d+)")
_HAN_RUN = re.compile(rf"[{_UNPARTED}]+")
_BETWEEN = re.compile(r"[\s,;|!?、。/]+")


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a query: all of its `terms` have to be there, or its `initials` where it could be some.

    With `alone` the terms decide; otherwise the text has to be looked at for the word itself.
    """

    text: str
    terms: tuple[str, ...]
    initials: str | None
    alone: bool


def terms(text: str) -> Iterator[str]:
    """Every term of a text that was folded; some come more than once."""
    for run in _RUN.finditer(text):
        said = run[0]
        if run.lastgroup == "unparted":
            yield from said
            yield from map("".join, itertools.pairwise(said))
        else:
            yield said


def initials(texts: Iterable[str]) -> Iterator[str]:
    """The terms by which Chinese words in these texts are found from the first letters of their syllables."""
    for text in texts:
        for run in _HAN_RUN.findall(fold(text)):
            for letters in _letters(run):
                for length in _INITIALS:
                    for start in range(len(letters) - length + 1):
                        yield _initial(letters[start : start + length])


def facet(kind: str, value: str) -> str:
    """The term that stands for a property, such as a district; no text has it."""
    return f"{kind}={''.join(char if char.isalnum() else f'-{ord(char):x}-' for char in value)}"


def words(query: str) -> tuple[Word, ...]:
    """The words somebody looks for, all of which have to be found; none where there is nothing to look for."""
    parts = dict.fromkeys(key(part) for part in _BETWEEN.split(fold(query)))
    found = (_word(part) for part in parts if part)
    return tuple(word for word in found if word.terms)[:MOST_WORDS]


def _word(text: str) -> Word:
    runs = list(_RUN.finditer(text))
    wanted = tuple(dict.fromkeys(term for run in runs for term in _looked_for(run)))
    whole = len(runs) == 1 and runs[0][0] == text
    alone = whole and (len(text) <= _PAIR or runs[0].lastgroup != "unparted")
    could_be = whole and text.isascii() and text.isalpha() and len(text) in _INITIALS
    return Word(text, wanted, _initial(text) if could_be else None, alone)


def _looked_for(run: re.Match[str]) -> list[str]:
    """The fewest terms of a run that say all of it: its pairs, the character of one that is alone, or the word."""
    said = run[0]
    if run.lastgroup != "unparted" or len(said) == 1:
        return [said]
    return ["".join(pair) for pair in itertools.pairwise(said)]


def _initial(letters: str) -> str:
    return f"i={letters}"


def _letters(run: str) -> list[str]:
    """The first letters of a run's syllables, in unbroken pieces: a character nobody knows how to say parts them."""
    said = (_plain(syllable) for syllable in _first_letters()(run))
    return "".join(letter if len(letter) == 1 and letter.isalpha() else " " for letter in said).split()


def _plain(syllable: str) -> str:
    """A letter without its mark, as in the few syllables that have no vowel."""
    return unicodedata.normalize("NFD", syllable)[:1] if len(syllable) == 1 and ord(syllable) < 0x250 else ""


@lru_cache(maxsize=1)
def _first_letters() -> Callable[[str], list[Any]]:
    """Loaded with the first text that is kept by it, since its tables take long to read."""
    from pypinyin import Style, lazy_pinyin

    return partial(lazy_pinyin, style=Style.FIRST_LETTER)
