"""The nearest right word to a wrong one, for messages that tell people what they probably meant."""

from collections.abc import Iterable

from rapidfuzz import fuzz, process

LIKENESS = 60
"""How like two words are, of 100, for one to be taken for a slip of the other."""


def nearest(word: object, right: Iterable[str]) -> str | None:
    """The one of the right words most like `word`, however little; None when there are none."""
    return _most_like(word, right, least=0)


def likely(word: object, right: Iterable[str]) -> str | None:
    """The one of the right words that `word` is like; None where it is like none of them."""
    return _most_like(word, right, LIKENESS)


def _most_like(word: object, right: Iterable[str], least: int) -> str | None:
    found = process.extractOne(str(word).lower(), tuple(right), scorer=fuzz.ratio, score_cutoff=least)
    return None if found is None else found[0]
