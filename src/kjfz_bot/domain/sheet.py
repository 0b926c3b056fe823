"""What lists of a running programme look like: one kind a sheet, its columns as data, and what a row comes to.

Here: which columns there are and what their cells are. Not here: how cells are read (`language`), files (`sheets`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, get_args

Kind = Literal["units", "firms", "experts", "officers", "appointments"]
KINDS: tuple[Kind, ...] = get_args(Kind)
"""In the order in which they are imported: each names only what stands before it."""

Content = Literal[
    "text", "name", "phone", "code", "day", "end", "hours", "choice", "choices", "listed", "words", "degree", "title"
]
"""What a cell holds; `end` is a day or a word for none, `hours` becomes minutes, `choices` are
several of them; `listed` is one of what the programme lists, anything where it lists nothing; `words` are any."""

YEARS = 3
"""Service years an appointment's opening balance may speak of."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its id, what its cells hold, and whether a row needs it.

    `labels` is where the words of its choices stand in the locales, before the value.
    """

    id: str
    content: Content
    required: bool = False
    labels: str = ""
    values: tuple[str, ...] = ()


Value = str | int | date | tuple[str, ...] | None
"""What a cell comes to."""

Cell = object
"""What stands in a cell of a file: text, a number, a day, or nothing."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a row is not taken: the reason's key, the column it lies in, and the number of another row it names.

    It holds nothing of what stands in the row, so that it can be kept in clear.
    """

    reason: str
    column: str | None = None
    other: int | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a sheet as it was read: its number in the sheet and its values by column, or what is wrong with it."""

    number: int
    values: Mapping[str, Value] = field(default_factory=dict)
    problem: Problem | None = None

    def text(self, column: str) -> str:
        """A text that every row has."""
        value = self.values[column]
        assert isinstance(value, str)
        return value

    def optional(self, column: str) -> str | None:
        """A text that a row may leave out."""
        value = self.values.get(column)
        assert value is None or isinstance(value, str)
        return value

    def several(self, column: str) -> tuple[str, ...]:
        """What a row lists."""
        value = self.values.get(column)
        return value if isinstance(value, tuple) else ()

    def day(self, column: str) -> date | None:
        """A day that a row may leave out."""
        value = self.values.get(column)
        assert value is None or isinstance(value, date)
        return value


_NAME = Column("name", "text", required=True)
_PERSON = (Column("person", "name", required=True), Column("phone", "phone", required=True))
_DISTRICT = Column("district", "listed")

COLUMNS: Mapping[Kind, tuple[Column, ...]] = {
    "units": (
        _NAME,
        Column("unit_kind", "choice", required=True, labels="fact-employer_kind.v-"),
        Column("code", "code"),
        _DISTRICT,
    ),
    "firms": (
        _NAME,
        Column("code", "code", required=True),
        _DISTRICT,
        Column("classes", "choices", labels="fact-classes.v-"),
    ),
    "experts": (
        *_PERSON,
        Column("unit", "text", required=True),
        Column("degree", "degree", required=True, labels="fact-degree.v-"),
        Column("title", "title", required=True, labels="fact-title.v-"),
        Column("field", "listed", required=True),
        Column("keywords", "words"),
        Column("birth_date", "day"),
        Column("contract_from", "day"),
        Column("contract_until", "end"),
        Column("certificate_from", "day"),
        Column("certificate_until", "end"),
    ),
    "officers": (
        *_PERSON,
        Column("role", "choice", required=True, labels="role-", values=("district", "city")),
        Column("office", "text", required=True),
        _DISTRICT,
    ),
    "appointments": (
        *_PERSON,
        Column("firm", "text", required=True),
        Column("starts_on", "day", required=True),
        Column("ends_on", "day", required=True),
        Column(
            "state",
            "choice",
            required=True,
            labels="appointment-state.v-",
            values=("serving", "paused", "completed", "ended_early"),
        ),
        *(Column(f"hours_{year}", "hours") for year in range(1, YEARS + 1)),
        Column("source", "text"),
    ),
}
"""The columns of each kind, in the order of its template."""

KEYS: Mapping[Kind, tuple[tuple[str, ...], ...]] = {
    "units": (("code",), ("name", "district")),
    "firms": (("code",),),
    "experts": (("person", "phone"),),
    "officers": (("person", "phone"),),
    "appointments": (("person", "phone", "firm", "starts_on"),),
}
"""What no two rows of a sheet may have alike; a key with an empty part is none."""
