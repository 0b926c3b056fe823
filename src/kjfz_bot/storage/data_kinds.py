"""The words of the data map: how a column is kept, of whom a table tells, and what erasing does."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Kind = Literal["sealed", "house", "index", "wrapped", "hash", "id", "clear"]
"""How a column is kept.

`sealed` with its person's key, `house` with the key of what belongs to nobody, `index` as what something is found by
without being readable, `wrapped` as a key inside another, `hash` as what proves something and says nothing, `id` as a
number or name that means nothing outside, `clear` as it is: kinds, states, moments and counts.
"""

Whose = Literal["person", "nobody", "database"]

Erasing = Literal["removed", "emptied", "kept", "not concerned"]
"""What erasing a person does: rows removed, only the reference to them emptied, or kept as naming nobody."""

UNREADABLE: frozenset[Kind] = frozenset({"sealed", "house", "index", "wrapped", "hash"})
"""Kinds of which a stolen database tells nothing."""

VISITOR = "14 days after their last message, or until they erase it"
DATABASE = "as long as the database"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: how it is kept, and what it is for."""

    kind: Kind
    purpose: str


@dataclass(frozen=True, slots=True)
class Table:
    """One table: of whom it tells, how long, what erasing does, and its columns.

    `owner` is the column that says whose a row is: a person's number, or `address_id` for that of their address.
    `row` are the columns that name a row where a value is sealed for it. Columns that refer to other people are in
    `others`: erasing one of these empties the reference.
    """

    whose: Whose
    kept: str
    erasing: Erasing
    columns: Mapping[str, Column]
    owner: str | None = None
    row: tuple[str, ...] = ("id",)
    others: tuple[str, ...] = ()
