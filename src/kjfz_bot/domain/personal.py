"""Names and numbers of people inside texts: marked where they enter, so that a channel can hide what must not go there.

A mark is a pair of characters that Unicode keeps for a program's own use. It is part of the text wherever that goes,
through templates, buttons, files and the database; nobody can type one (`unmarked`), and no channel shows one. What is
hidden looks as `language/masks.py` says.
"""

from __future__ import annotations

import re

NAME = "\ufdd0"
PHONE = "\ufdd1"
OTHER = "\ufdd2"
END = "\ufdd3"
MARKS = NAME + PHONE + OTHER + END

_BEGINNING = re.compile(f"[{NAME}{PHONE}{OTHER}]")
_NO_MARKS = str.maketrans("", "", MARKS)


def name(text: str) -> str:
    """Somebody's name, marked."""
    return f"{NAME}{unmarked(text)}{END}"


def phone(text: str) -> str:
    """Somebody's telephone number, marked."""
    return f"{PHONE}{unmarked(text)}{END}"


def other(text: str) -> str:
    """Anything else that tells who or where somebody is, such as an e-mail address, marked."""
    return f"{OTHER}{unmarked(text)}{END}"


def is_marked(text: str) -> bool:
    """Whether a text tells of somebody."""
    return _BEGINNING.search(text) is not None


def unmarked(text: str) -> str:
    """The whole text without its marks."""
    return text if text.isascii() else text.translate(_NO_MARKS)
