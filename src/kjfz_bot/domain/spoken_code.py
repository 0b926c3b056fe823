"""A short secret that is read from one screen and typed on another: 50 bits, enough for few tries an hour."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

LENGTH = 10

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's: no letter that is mistaken for a digit or another letter, and no U."""

_CODE = re.compile(rf"[{ALPHABET}]+")
_MISTAKEN = str.maketrans("OIL", "011")
_BETWEEN = re.compile(r"[\s\-_.·—–]+")


def spoken(drawn: Sequence[int]) -> str:
    """The code of numbers drawn at random from 0 to 31, one a character."""
    return "".join(ALPHABET[number] for number in drawn)


def shown(code: str) -> str:
    """The code as it is shown: in two halves."""
    return f"{code[: LENGTH // 2]}-{code[LENGTH // 2 :]}"


def read_code(text: str, characters: int = LENGTH) -> str | None:
    """The code somebody typed, in its one form; case, gaps and the letters O, I and L do not matter."""
    plain = _BETWEEN.sub("", unicodedata.normalize("NFKC", text.strip())).upper().translate(_MISTAKEN)
    return plain if len(plain) == characters and _CODE.fullmatch(plain) else None
