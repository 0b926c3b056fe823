"""Keywords as people list them: parted by whatever they part words with."""

from __future__ import annotations

import re

from kjfz_bot.language.normalise import clean, key

_COMMAS = re.compile(r"[,，、;；/|\n]+")
LONGEST = 30
"""Characters of a keyword; what is longer is a sentence."""


def parse_keywords(text: str) -> list[str]:
    """The words of a list, each once; those of a line without commas are parted by spaces."""
    said = clean(text)
    parts = _COMMAS.split(said) if _COMMAS.search(said) else said.split()
    words = (" ".join(part.split())[:LONGEST] for part in parts)
    return list({key(word): word for word in words if key(word)}.values())
