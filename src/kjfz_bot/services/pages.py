"""A page of items that a service lists, with where the pages beside it begin."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kjfz_bot.dialog.inbound import Ok

PAGE = 8
"""Items of a page."""

DONE = "done"
"""The option of a list that leaves it."""


def start_of(cursor: Any) -> int:
    """The place of a page's first item."""
    return int(cursor or 0)


def page(shown: Sequence[Any], cursor: Any, count: int, leave: Any = None, size: int = PAGE) -> Ok:
    """The items of one page of `count` in all; `leave` are the words of an option that leaves a list that has any.

    Whoever reads only one item more than a page has, counts as far as that.
    """
    start = start_of(cursor)
    ends = [[DONE, leave]] if leave is not None and count else []
    return Ok(
        {
            "items": [*shown, *ends],
            "next": start + size if start + size < count else None,
            "previous": max(start - size, 0) if start else None,
        }
    )
