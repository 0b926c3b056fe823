"""A text folded for grammars with the way back: what was said in the person's own characters at any place of it.

Belongs here: keeping the two in step. What folding is for is in `normalise`.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from kjfz_bot.domain.personal import unmarked
from kjfz_bot.language.normalise import clean, simplified


@dataclass(frozen=True, slots=True)
class Mapped:
    """A folded text, the text it was folded from, and for each character of the one its place in the other."""

    folded: str
    said: str
    places: tuple[int, ...]

    def own_words(self, start: int, end: int) -> str:
        """What stands in the person's text where the folded one has this stretch."""
        if start >= end:
            return ""
        return self.said[self.places[start] : self.places[end - 1] + 1]


def mapped(text: str) -> Mapped:
    """The text in one script, width and case with single spaces; line feeds stay, as they part entries."""
    said = clean(unmarked(text))
    characters: list[str] = []
    places: list[int] = []
    for place, character in enumerate(said):
        for folded in unicodedata.normalize("NFKC", character).casefold():
            kept = " " if folded.isspace() and folded != "\n" else folded
            if kept == " " and (not characters or characters[-1] in " \n"):
                continue
            characters.append(kept)
            places.append(place)
    written = "".join(characters)
    simple = simplified(written)
    if len(simple) != len(written):
        simple = "".join(one if len(one) == 1 else char for char in written for one in [simplified(char)])
    return Mapped(simple, said, tuple(places))
