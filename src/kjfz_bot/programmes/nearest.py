"""The nearest right word to a wrong one, for messages that tell people what they probably meant."""

from collections.abc import Iterable

from rapidfuzz import fuzz, process


def nearest(word: object, right: Iterable[str]) -> str | None:
    """The one of the right words most like `word`; None when there are none."""
    found = process.extractOne(str(word).lower(), tuple(right), scorer=fuzz.ratio)
    return None if found is None else found[0]
