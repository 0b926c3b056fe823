"""The two secrets of an invitation: a link's, which nobody could guess, and a short one to be read out and typed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

SPOKEN_LENGTH = 10
"""Characters of the short code: 50 bits, few enough to be read out, and tried only a few times an hour."""

LINK_LENGTH = 22
"""Characters of a link's secret: 128 bits."""

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Of the short code: no letter that is mistaken for a digit or another letter, and no U."""

LINK_WORD = "join"
"""The command of a link: `join-` and its secret stand behind `start=`."""

_IN_LINK = re.compile(rf"\b{LINK_WORD}-([A-Za-z0-9_-]{{{LINK_LENGTH}}})(?![A-Za-z0-9_-])")
_LINK = re.compile(rf"[A-Za-z0-9_-]{{{LINK_LENGTH}}}")
_SPOKEN = re.compile(rf"[{ALPHABET}]{{{SPOKEN_LENGTH}}}")
_MISTAKEN = str.maketrans("OIL", "011")
_BETWEEN = re.compile(r"[\s\-_.·—–]+")


def spoken(drawn: Sequence[int]) -> str:
    """The short code of numbers drawn at random from 0 to 31, one a character."""
    return "".join(ALPHABET[number] for number in drawn)


def shown(code: str) -> str:
    """The short code as it is written down: in two halves."""
    half = SPOKEN_LENGTH // 2
    return f"{code[:half]}-{code[half:]}"


def read_secret(text: str) -> str | None:
    """The secret in what somebody typed or a link brought, in its one form; None where there is none.

    A whole link may be given too. In the short one, case, gaps and the letters O, I and L do not matter.
    """
    said = text.strip()
    if _LINK.fullmatch(said):
        return said
    if (within := _IN_LINK.search(said)) is not None:
        return within[1]
    plain = _BETWEEN.sub("", unicodedata.normalize("NFKC", said)).upper().translate(_MISTAKEN)
    return plain if _SPOKEN.fullmatch(plain) else None
