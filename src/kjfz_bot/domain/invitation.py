"""The two secrets of an invitation: a link's, which nobody could guess, and a spoken code to be read out and typed."""

from __future__ import annotations

import re

from kjfz_bot.domain.spoken_code import read_code

LINK_LENGTH = 22
"""Characters of a link's secret: 128 bits."""

LINK_WORD = "join"
"""The command of a link: `join-` and its secret stand behind `start=`."""

_IN_LINK = re.compile(rf"\b{LINK_WORD}-([A-Za-z0-9_-]{{{LINK_LENGTH}}})(?![A-Za-z0-9_-])")
_LINK = re.compile(rf"[A-Za-z0-9_-]{{{LINK_LENGTH}}}")


def read_secret(text: str) -> str | None:
    """The secret in what somebody typed or a link brought, in its one form; None where there is none.

    A whole link may be given too. In a spoken one, case, gaps and the letters O, I and L do not matter.
    """
    said = text.strip()
    if _LINK.fullmatch(said):
        return said
    if (within := _IN_LINK.search(said)) is not None:
        return within[1]
    return read_code(said)
