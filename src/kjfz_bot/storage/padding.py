"""Lists in statements. Each length makes a text of its own, which SQLAlchemy writes and the database plans anew."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

T = TypeVar("T")


def padded(values: Iterable[T]) -> list[T]:
    """The values, the last of them repeated up to a power of two: so seven texts do for all lists up to 64."""
    filled = list(values)
    if filled:
        filled += [filled[-1]] * ((1 << (len(filled) - 1).bit_length()) - len(filled))
    return filled
