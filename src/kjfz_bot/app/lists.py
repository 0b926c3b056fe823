"""A list's file as lines that can be judged, and what is wrong with each in words.

Here: from bytes to lines and problems, without a database. What rows become is `services/importing.py`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from kjfz_bot.domain.sheet import COLUMNS, KEYS, Cell, Kind, Line, Problem, Value
from kjfz_bot.errors import ImportRefused
from kjfz_bot.language.cells import Choices, Unread, plain, read_cell
from kjfz_bot.sheets.reading import MOST_ROWS, RawRow, Sheet, UnreadableSheet, read_sheet
from kjfz_bot.sheets.words import SheetWords

SHOWN = 60
"""Characters of a cell that are repeated to whoever has to mend it."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A list as it was read: its sheet, its lines in order, and a fingerprint of what it says."""

    words: SheetWords
    sheet: Sheet
    lines: tuple[Line, ...]
    fingerprint: str

    def rows(self) -> Mapping[int, RawRow]:
        """The rows of the sheet by number."""
        return {row.number: row for row in self.sheet.rows}


def read_list(path: Path, words: SheetWords, lang: str) -> Listed:
    """Read a list from a file; ImportRefused where nothing of it can be read."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise ImportRefused(f"{path} cannot be read: {error.strerror}.") from error
    try:
        sheet = read_sheet(content, words)
    except UnreadableSheet as error:
        raise ImportRefused(_refusal(error, path, words, lang)) from None
    choices = words.choices()
    lines = tuple(_without_doubles(words.kind, [_line(sheet, row, words.kind, choices) for row in sheet.rows]))
    return Listed(words, sheet, lines, _fingerprint(sheet))


def _fingerprint(sheet: Sheet) -> str:
    """Names what a sheet says: saving a file again changes its bytes, and the list is still the same."""
    said = (sheet.headers, [(row.number, row.cells, row.damage) for row in sheet.rows])
    return hashlib.sha256(repr(said).encode()).hexdigest()


def _refusal(error: UnreadableSheet, path: Path, words: SheetWords, lang: str) -> str:
    column = words.label(lang, error.column) if error.column else ""
    args: dict[str, str | int] = {
        "file": path.name,
        "row": error.row,
        "column": column,
        "kind": words.kind,
        "most": MOST_ROWS,
    }
    return words.texts.text(lang, f"import-refused-{error.reason}", **args)


def _line(sheet: Sheet, row: RawRow, kind: Kind, choices: Mapping[str, Choices]) -> Line:
    if row.damage is not None:
        return Line(row.number, problem=Problem(row.damage))
    values: dict[str, Value] = {}
    for column in COLUMNS[kind]:
        read = read_cell(column, sheet.cell(row, column.id), choices[column.id])
        if isinstance(read, Unread):
            return Line(row.number, problem=Problem(read.reason, column.id))
        values[column.id] = read
    return Line(row.number, values)


def _without_doubles(kind: Kind, lines: list[Line]) -> Iterator[Line]:
    """Of rows about the same, the first where they say the same, else none: which one is right, nobody can tell."""
    places = {line.number: line for line in lines}
    wrong: dict[int, Problem] = {}
    for key in KEYS[kind]:
        first: dict[tuple[object, ...], int] = {}
        for line in lines:
            name = _name(line, key)
            if name is None:
                continue
            before = first.setdefault(name, line.number)
            if before == line.number:
                continue
            if places[before].values == line.values:
                wrong.setdefault(line.number, Problem("duplicate", None, before))
            else:
                wrong.setdefault(line.number, Problem("contradicts", None, before))
                wrong.setdefault(before, Problem("contradicts", None, line.number))
    for line in lines:
        yield Line(line.number, problem=wrong[line.number]) if line.number in wrong else line


def _name(line: Line, key: tuple[str, ...]) -> tuple[object, ...] | None:
    values = [line.values.get(column) for column in key]
    if line.problem is not None or (len(key) == 1 and values[0] is None):
        return None
    return tuple(plain(value) if isinstance(value, str) else value for value in values)


def problem_text(listed: Listed, lang: str, row: RawRow, problem: Problem) -> str:
    """What is wrong with a row, where, and what to do."""
    words, column = listed.words, problem.column
    args: dict[str, str | int] = {"column": "", "value": "", "choices": "", "other": problem.other or 0}
    if column is not None:
        args["column"] = words.label(lang, column)
        args["value"] = _shown(listed.sheet.cell(row, column))
        args["choices"] = _choices(words, lang, column)
    return words.texts.text(lang, f"import-problem-{problem.reason}", **args)


def _choices(words: SheetWords, lang: str, column: str) -> str:
    found = next(each for each in COLUMNS[words.kind] if each.id == column)
    return ", ".join(words.choice_labels(lang, found))


def _shown(cell: Cell) -> str:
    if isinstance(cell, datetime | date):
        return f"{cell:%Y-%m-%d}"
    if isinstance(cell, timedelta):
        return f"{cell / timedelta(hours=1):g}"
    text = "" if cell is None else f"{cell}"
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}…"
