"""A table as it is handed to the process that writes it: its heading and columns are told, its rows lie in a file."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, Literal

from kjfz_bot.domain.sheet import Cell

Content = Literal["text", "number", "day"]
"""What stands in a column: texts, numbers, or days."""

TABLE = "table"
"""What the process is asked for."""

ROWS = "rows"
"""The file of the rows, in the folder in which the process works."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: what stands above it, what stands in it, and how many Latin letters it is wide."""

    header: str
    content: Content
    width: int


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands above the columns: a title, what the table is of and when it was made, and the sheet's name."""

    title: str
    remark: str
    sheet: str


@dataclass(frozen=True, slots=True)
class Layout:
    """All of a table but its rows; after each `tell_every` of them the process says how many it has written."""

    heading: Heading
    columns: tuple[Column, ...]
    tell_every: int


def line_of(layout: Layout) -> bytes:
    """A layout on its way to the process."""
    return _line(asdict(layout))


def read(line: bytes) -> Layout:
    """What `line_of` says."""
    said = json.loads(line)
    columns = tuple(Column(**column) for column in said["columns"])
    return Layout(Heading(**said["heading"]), columns, said["tell_every"])


def row_line(cells: Iterable[Cell]) -> bytes:
    """A row as it stands in the file."""
    return _line([cell.isoformat() if isinstance(cell, date) else cell for cell in cells])


def read_rows(lines: Iterable[bytes], columns: Sequence[Column]) -> Iterator[list[Cell]]:
    """What `row_line` says, each cell as what its column holds."""
    days = [at for at, column in enumerate(columns) if column.content == "day"]
    for line in lines:
        cells: list[Any] = json.loads(line)
        for at in days:
            cells[at] = None if cells[at] is None else date.fromisoformat(cells[at])
        yield cells


def _line(said: Any) -> bytes:
    return json.dumps(said, ensure_ascii=False).encode() + b"\n"
