"""What lists of a running programme look like: one kind a sheet, its columns as data, and what a row comes to.

Here: which columns there are and what their cells are. Not here: how cells are read (`language`), files (`sheets`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, get_args

from kjfz_bot.domain.need import FORMS, KEYWORDS, LONGEST_REMARK, LONGEST_TITLE, LONGEST_TOLD, MOST_BUDGET, MOST_VPS

Kind = Literal["units", "firms", "experts", "officers", "appointments", "needs"]
KINDS: tuple[Kind, ...] = get_args(Kind)
"""In the order in which they are imported: each names only what stands before it."""

Content = Literal[
    "text",
    "prose",
    "name",
    "phone",
    "code",
    "day",
    "end",
    "hours",
    "count",
    "money",
    "choice",
    "choices",
    "listed",
    "words",
    "keywords",
    "degree",
    "title",
]
"""What a cell holds; `prose` stays as it is written, `end` is a day or a word for none, `hours` becomes minutes,
`money` fen, of a unit that the cell or the header names; `choices` are several of them; `listed` is one of what the
programme lists, anything where it lists nothing; `words` are any, `keywords` those by which a need is found."""

LONGEST = 200
"""Characters of a cell, more than any name or source needs."""

YEARS = 3
"""Service years an appointment's opening balance may speak of."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its id, what its cells hold, and whether a row needs it.

    `labels` is where the words of its choices stand in the locales, before the value. A cell has `longest` characters
    at most; of a number, or of how many words there are, `most` is the highest there may be, where there is one.
    """

    id: str
    content: Content
    required: bool = False
    labels: str = ""
    values: tuple[str, ...] = ()
    longest: int = LONGEST
    most: int | None = None


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

    def amount(self, column: str) -> int | None:
        """A number that a row may leave out."""
        value = self.values.get(column)
        assert value is None or isinstance(value, int)
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
    "needs": (
        Column("firm", "text", required=True),
        Column("title", "prose", required=True, longest=LONGEST_TITLE),
        *(Column(name, "prose", longest=LONGEST_TOLD) for name in ("scene", "problem", "present", "target", "limits")),
        Column("field", "listed"),
        Column("keywords", "keywords", most=KEYWORDS[1]),
        Column("expert", "prose", longest=LONGEST_REMARK),
        Column("form", "choice", labels="need-form.", values=FORMS),
        Column("budget", "money", most=MOST_BUDGET),
        Column("vps", "count", most=MOST_VPS),
        Column("vps_reason", "prose", longest=LONGEST_REMARK),
        Column("visibility", "choice", labels="sheet-visibility-", values=("named", "hidden")),
        Column("valid_until", "day"),
    ),
}
"""The columns of each kind, in the order of its template."""

KEYS: Mapping[Kind, tuple[tuple[str, ...], ...]] = {
    "units": (("code",), ("name", "district")),
    "firms": (("code",),),
    "experts": (("person", "phone"),),
    "officers": (("person", "phone"),),
    "appointments": (("person", "phone", "firm", "starts_on"),),
    "needs": (("firm", "title"),),
}
"""What no two rows of a sheet may have alike; a key with an empty part is none."""
