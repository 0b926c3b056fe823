"""A list's file as lines that can be judged, what is wrong with each in words, and the sheets that come out of it.

Here: from bytes to lines and problems and back, without a database. What rows become is `services/importing.py`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import Path

from kjfz_bot.dialog.content import Content
from kjfz_bot.domain.sheet import COLUMNS, KEYS, Cell, Column, Kind, Line, Problem, Value
from kjfz_bot.errors import ImportRefused
from kjfz_bot.files.tables import MOST_ROWS, TableRow
from kjfz_bot.language.cells import Choices, Unread, plain, read_cell
from kjfz_bot.language.money import show_fen
from kjfz_bot.services.batches import Invited
from kjfz_bot.services.invitations import Doors
from kjfz_bot.sheets import writing
from kjfz_bot.sheets.reading import Sheet, UnreadableSheet, read_sheet
from kjfz_bot.sheets.words import SheetWords
from kjfz_bot.storage.imports import Batch

SHOWN = 60
"""Characters of a cell that are repeated to whoever has to mend it."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A list as it was read: its sheet, its lines in order, and a fingerprint of what it says."""

    words: SheetWords
    sheet: Sheet
    lines: tuple[Line, ...]
    fingerprint: str

    def rows(self) -> Mapping[int, TableRow]:
        """The rows of the sheet by number."""
        return {row.number: row for row in self.sheet.rows}


@dataclass(frozen=True, slots=True)
class Outlook:
    """What importing a list would come to, or has: rows taken, and what is wrong with the others."""

    listed: Listed
    batch: Batch | None
    taken: int
    problems: dict[int, Problem]


def words_of(content: Content, kind: Kind, programme: str) -> SheetWords:
    """The words of a kind of list in a programme, or in none."""
    return SheetWords(content.texts, kind, content.programmes.get(programme))


def read_list(path: Path, words: SheetWords, lang: str) -> Listed:
    """Read a list from a file; ImportRefused where nothing of it can be read."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise ImportRefused(f"{path} cannot be read: {error.strerror}.") from error
    return read_content(content, path.name, words, lang)


def read_content(content: bytes, name: str, words: SheetWords, lang: str) -> Listed:
    """Read a list from what is in a file of that name; ImportRefused where nothing of it can be read."""
    if words.kind == "needs" and words.programme is not None and words.programme.needs is None:
        raise ImportRefused(words.texts.text(lang, "import-refused-no_needs"))
    try:
        sheet = read_sheet(content, words)
    except UnreadableSheet as error:
        raise ImportRefused(_refusal(error, name, words, lang)) from None
    choices = words.choices()
    lines = tuple(_without_doubles(words.kind, [_line(sheet, row, words.kind, choices) for row in sheet.rows]))
    return Listed(words, sheet, lines, _fingerprint(sheet))


def _fingerprint(sheet: Sheet) -> str:
    """Names what a sheet says: saving a file again changes its bytes, and the list is still the same."""
    said = (sheet.headers, [(row.number, row.cells, row.damage) for row in sheet.rows])
    return hashlib.sha256(repr(said).encode()).hexdigest()


def _refusal(error: UnreadableSheet, name: str, words: SheetWords, lang: str) -> str:
    column = words.label(lang, error.column) if error.column else ""
    args: dict[str, str | int] = {
        "file": name,
        "row": error.row,
        "column": column,
        "kind": words.kind,
        "most": MOST_ROWS,
    }
    return words.texts.text(lang, f"import-refused-{error.reason}", **args)


def _line(sheet: Sheet, row: TableRow, kind: Kind, choices: Mapping[str, Choices]) -> Line:
    if row.damage is not None:
        return Line(row.number, problem=Problem(row.damage))
    values: dict[str, Value] = {}
    for column in COLUMNS[kind]:
        read = read_cell(column, sheet.cell(row, column.id), choices[column.id], sheet.header(column.id))
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


Mark = Callable[[str], str]
"""What is done to what is repeated of a cell: nothing, or it is marked as somebody's."""


def problem_lines(outlook: Outlook, lang: str, mark: Mark = str) -> list[tuple[int, str]]:
    """What is wrong with each row that is not taken, in the order of the sheet."""
    rows, found = outlook.listed.rows(), sorted(outlook.problems.items())
    return [(number, problem_text(outlook.listed, lang, rows[number], problem, mark)) for number, problem in found]


def marked_copy(outlook: Outlook, lang: str) -> bytes:
    """A sheet of the rows that were not taken, each with what is wrong with it, to be corrected and imported again."""
    rows = outlook.listed.rows()
    marked = [(rows[number], text) for number, text in problem_lines(outlook, lang)]
    return writing.marked(outlook.listed.words, outlook.listed.sheet, marked)


def invitations_sheet(words: SheetWords, invited: Iterable[Invited], doors: Doors) -> bytes:
    """A sheet of the invitations of a list, to be passed on to each person."""
    return writing.invitations(words, (replace(each, link=doors.links(each.link)[0]) for each in invited))


def problem_text(listed: Listed, lang: str, row: TableRow, problem: Problem, mark: Mark = str) -> str:
    """What is wrong with a row, where, and what to do."""
    words, column = listed.words, problem.column
    args: dict[str, str | int] = {"column": "", "value": "", "choices": "", "other": problem.other or 0}
    args |= {"most": "", "longest": ""}
    if column is not None:
        found = next(each for each in COLUMNS[words.kind] if each.id == column)
        args["column"] = words.label(lang, column)
        args["value"] = mark(_shown(listed.sheet.cell(row, column)))
        args["choices"] = ", ".join(words.choice_labels(lang, found))
        args |= {"longest": f"{found.longest}", "most": _most(found)}
    return words.texts.text(lang, f"import-problem-{problem.reason}", **args)


def _most(column: Column) -> str:
    """How much there may be of a column, as one writes it."""
    if column.most is None:
        return ""
    return show_fen(column.most) if column.content == "money" else f"{column.most}"


def _shown(cell: Cell) -> str:
    if isinstance(cell, datetime | date):
        return f"{cell:%Y-%m-%d}"
    if isinstance(cell, timedelta):
        return f"{cell / timedelta(hours=1):g}"
    text = "" if cell is None else f"{cell}"
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}…"
