"""Has the first sheet of an xlsx file read in a process of its own, and takes what that says for a stranger's words.

Here: from bytes to rows of cells. Which columns they are, and what cells mean, is for those who asked.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from kjfz_bot.files.checker import INSIDE, Limits, ask
from kjfz_bot.files.verdict import Refused

MOST_ROWS = 20_000
MOST_COLUMNS = 200
SEARCHED = 20
"""Rows in which headers are looked for: titles and notes often stand above them."""

FORMULA = "="
"""What a cell that is computed begins with, and all that stands for one that is broken."""

LONGEST = 16 * 1024 * 1024
"""Bytes of a table as the other process writes it down."""

LIMITS = Limits()

TABLE = "table"
"""What that process is asked for."""

_DAMAGES = frozenset({None, "merged", "hidden"})


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row as it stands in the file; `damage` says why nothing in it can be relied on."""

    number: int
    cells: tuple[object, ...]
    damage: str | None = None


Table = tuple[TableRow, ...]


def read_table(content: bytes, limits: Limits = LIMITS, inside: Path = INSIDE) -> Table | Refused:
    """The rows of the first visible sheet in which something stands; Refused where they cannot be read.

    Both files between the processes have no name, so that nothing of them stays, whatever ends this one.
    """
    with tempfile.TemporaryFile() as source, tempfile.TemporaryFile() as written:
        source.write(content)
        source.flush()
        source.seek(0)
        checked = ask([str(inside), TABLE], source.fileno(), written.fileno(), limits)
        if isinstance(checked.verdict, Refused):
            return checked.verdict
        written.seek(0)
        said = written.read(LONGEST + 1)
    if len(said) > LONGEST:
        return Refused("unpacks-too-large")
    try:
        return tuple(_row(row) for row in json.loads(said.decode("utf-8", "replace")))
    except (ValueError, TypeError, LookupError, RecursionError, OverflowError):
        return Refused("unchecked")


def _row(said: Any) -> TableRow:
    number, cells, damage = said
    if not isinstance(number, int) or not isinstance(cells, list) or damage not in _DAMAGES:
        raise TypeError("no row")
    return TableRow(number, tuple(_cell(cell) for cell in cells), damage)


def _cell(said: Any) -> object:
    match said:
        case None | bool() | int() | float() | str():
            return said
        case {**named} if len(named) == 1:
            ((kind, value),) = named.items()
            return _READ[f"{kind}"](value)
        case _:
            raise TypeError("no cell")


def _seconds(value: Any) -> timedelta:
    return timedelta(seconds=value)


_READ: Mapping[str, Any] = {
    "datetime": datetime.fromisoformat,
    "date": date.fromisoformat,
    "time": time.fromisoformat,
    "timedelta": _seconds,
}
