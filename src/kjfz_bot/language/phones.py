"""Telephone numbers as people type them."""

from __future__ import annotations

import re
import unicodedata

_BETWEEN = re.compile(r"[\s\-_.·—–()]+")
_ABROAD = re.compile(r"^(?:\+|00)86")
_MOBILE = re.compile(r"1[3-9]\d{9}", re.ASCII)
_FIXED = re.compile(r"0\d{9,11}", re.ASCII)


def parse_phone(text: str) -> str | None:
    """The digits of a mobile number, or of another with its area code; None for anything else."""
    digits = _ABROAD.sub("", _BETWEEN.sub("", unicodedata.normalize("NFKC", text)))
    return digits if _MOBILE.fullmatch(digits) or _FIXED.fullmatch(digits) else None
