"""Keywords as people list them: parted by whatever they part words with."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kjfz_bot.language.normalise import clean, key

_COMMAS = re.compile(r"[,，、;；/|\n]+")
LONGEST = 30
"""Characters of a keyword; what is longer is a sentence."""


def parse_keywords(text: str) -> list[str]:
    """The words of a list, each once and cut where it is a sentence."""
    return _each_once(word[:LONGEST] for word in part_words(text))


def part_words(text: str) -> list[str]:
    """The words of a list as they are, each once; those of a line without commas are parted by spaces."""
    said = clean(text)
    parts = _COMMAS.split(said) if _COMMAS.search(said) else said.split()
    return _each_once(" ".join(part.split()) for part in parts)


def _each_once(words: Iterable[str]) -> list[str]:
    return list({key(word): word for word in words if key(word)}.values())
