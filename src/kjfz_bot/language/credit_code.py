"""Unified social credit codes as people type them: read, judged, and what may have been meant where one is wrong.

The check character finds every single wrong character and every swap of two neighbours, but not which of them it was:
of a wrong code each place has at most one character that would make it right.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

LENGTH = 18
ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
EXAMPLE = "91330201MA2XN8H35E"
"""An invented code that is right, to show what one looks like."""

_BETWEEN = re.compile(r"[\s\-_.·—–]+")
_ALIKE = {
    "O": "0",
    "I": "1",
    "Z": "2",
    "S": "5",
    "V": "U",
    "B": "8",
    "8": "B",
    "D": "0",
    "Q": "0",
    "G": "6",
    "6": "G",
    "L": "1",
    "U": "W",
    "W": "U",
}
"""What is mistaken for what; I, O, S, V and Z are in no code."""

_NEVER = str.maketrans({letter: _ALIKE[letter] for letter in "OIZSV"})

Kind = Literal["swapped", "wrong", "several"]


@dataclass(frozen=True, slots=True)
class Correction:
    """A change that makes a wrong code right: at which place, counted from 1, and the code it gives.

    `swapped`: this character and the next; `wrong`: `said` was typed for `meant`; `several`: letters no code has.
    """

    kind: Kind
    place: int
    said: str
    meant: str
    code: str


def compact(text: str) -> str:
    """A code in its one form: capital letters and digits, without gaps."""
    return _BETWEEN.sub("", unicodedata.normalize("NFKC", text)).upper()


def is_valid(code: str) -> bool:
    """Whether a code in its one form has the right form and check character."""
    return len(code) == LENGTH and _judge()(code)


@lru_cache(maxsize=1)
def _judge() -> Callable[[str], bool]:
    """Loaded when the first code is read, since it takes a start's time that most starts do not need."""
    from stdnum.cn import uscc

    return uscc.is_valid


def corrections(code: str) -> list[Correction]:
    """Every change of one character or swap of two neighbours that makes a code of the right length valid.

    Those most often meant come first: swaps, then characters that look alike.
    """
    found = [*_swaps(code), *_singles(code), *_letters(code)]
    return sorted(found, key=lambda each: (not _is_likely(each), each.place))


def _is_likely(each: Correction) -> bool:
    return each.kind != "wrong" or _ALIKE.get(each.said) == each.meant or _ALIKE.get(each.meant) == each.said


def _swaps(code: str) -> Iterator[Correction]:
    for at, (first, second) in enumerate(itertools.pairwise(code)):
        changed = code[:at] + second + first + code[at + 2 :]
        if first != second and is_valid(changed):
            yield Correction("swapped", at + 1, first, second, changed)


def _singles(code: str) -> Iterator[Correction]:
    for at, said in enumerate(code):
        for meant in ALPHABET:
            changed = code[:at] + meant + code[at + 1 :]
            if meant != said and is_valid(changed):
                yield Correction("wrong", at + 1, said, meant, changed)


def _letters(code: str) -> Iterator[Correction]:
    """Several letters no code has, each taken for what it looks like."""
    places = [at for at, said in enumerate(code) if said != said.translate(_NEVER)]
    changed = code.translate(_NEVER)
    if len(places) > 1 and is_valid(changed):
        yield Correction("several", places[0] + 1, code, changed, changed)
