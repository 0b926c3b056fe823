"""What people typed, as a sheet or a document can hold it."""

from __future__ import annotations

import re

_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]")


def printable(text: str) -> str:
    """A text without what no file of an office can hold, or would read as something else."""
    return _CONTROLS.sub("", text)
