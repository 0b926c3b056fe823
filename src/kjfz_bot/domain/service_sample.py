"""Which entries an officer looks at: drawn by a seed, so that whoever knows it draws the same once more.

What hints are about is drawn sooner, and everything can be drawn: nobody who is honest is looked at for being so, and
nobody is sure not to be.
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Iterable, Mapping

HINTED = 3
"""How much more weight each hint gives an entry, beside 1 that each has."""


def drawn(seed: str, weights: Mapping[int, int], count: int) -> list[int]:
    """Some of the numbers, each by its weight; the same for a seed in whatever order they come; all of a few."""
    # The weighted draw without putting back of Efraimidis and Spirakis: the least of -ln(u) / w come first.
    keys = {number: -math.log(_share(seed, number)) / weight for number, weight in weights.items()}
    return sorted(keys, key=lambda number: (keys[number], number))[:count]


def weights(numbers: Iterable[int], hinted: Iterable[Iterable[int]]) -> dict[int, int]:
    """What weight each entry has, by the entries that each hint is about."""
    found = dict.fromkeys(numbers, 1)
    for entries in hinted:
        for number in entries:
            if number in found:
                found[number] += HINTED
    return found


def _share(seed: str, number: int) -> float:
    """A number above 0 and below 1 that a seed gives another number."""
    digest = hashlib.sha256(f"{seed}:{number}".encode()).digest()
    return (int.from_bytes(digest[:8], "big") + 0.5) / 2**64
