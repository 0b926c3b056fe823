"""The number a case is called by: six characters that are read out, typed and put behind links."""

from __future__ import annotations

import re

from kjfz_bot.domain.spoken_code import ALPHABET, read_code

LENGTH = 6

LINK_WORD = "see"
"""The command of a link: `see-` and the number stand behind `start=`."""

_IN_LINK = re.compile(rf"\b{LINK_WORD}-([{ALPHABET}]{{{LENGTH}}})(?![A-Za-z0-9_-])", re.IGNORECASE)


def read_case_number(text: str) -> str | None:
    """The number in what somebody typed, or in a link they pasted, in its one form; None where there is none."""
    within = _IN_LINK.search(text)
    return read_code(within[1] if within is not None else text, LENGTH)
