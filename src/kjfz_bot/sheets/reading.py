"""The first sheet of an xlsx file as rows of a kind of list: which row has the headers, which column means what.

The file itself is read by another process (`files/tables.py`). What cells mean is for `language/cells.py`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kjfz_bot.domain.sheet import COLUMNS, Cell, Kind
from kjfz_bot.files.tables import SEARCHED, Table, TableRow, read_table
from kjfz_bot.files.verdict import Reason, Refused
from kjfz_bot.language.cells import is_empty, plain
from kjfz_bot.sheets.words import SheetWords

_REASONS: Mapping[Reason, str] = {"unpacks-too-large": "too_big", "unchecked": "too_big"}
"""What it means that the other process cannot read a file: it had no room or time, or else the file is damaged."""


class UnreadableSheet(Exception):
    """A file none of whose rows can be read: the key of the reason, the row, and the column it lacks or has twice."""

    def __init__(self, reason: str, row: int = 0, column: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.row = row
        self.column = column


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rows below the headers that are not empty; where each column stands; headers that mean nothing here."""

    headers: tuple[str, ...]
    columns: Mapping[str, int]
    unknown: tuple[str, ...]
    rows: tuple[TableRow, ...]
    problem_at: int | None = None

    def cell(self, row: TableRow, column: str) -> Cell:
        """What a row has in a column; nothing where the sheet has no such column."""
        at = self.columns.get(column)
        return None if at is None else row.cells[at]

    def header(self, column: str) -> str:
        """What stands above a column; nothing where the sheet has no such column."""
        at = self.columns.get(column)
        return "" if at is None else self.headers[at]


def read_sheet(content: bytes, words: SheetWords) -> Sheet:
    """The first sheet of an xlsx file; UnreadableSheet where it is none, or not of this kind."""
    table = read_table(content)
    if isinstance(table, Refused):
        raise UnreadableSheet(_REASONS.get(table.reason, "not_xlsx"))
    top, headers = _headers(table, words)
    columns, unknown, problem_at = _columns(headers, words, top)
    below = (_fitted(row, len(headers)) for row in table if row.number > top)
    rows = tuple(row for row in below if row.damage == "merged" or not all(map(is_empty, row.cells)))
    if not rows:
        raise UnreadableSheet("empty")
    return Sheet(headers, columns, unknown, rows, problem_at)


def _headers(table: Table, words: SheetWords) -> tuple[int, tuple[str, ...]]:
    """The row of the headers, which is the one of the first with most known ones, and what stands in it."""
    known, found = words.headers(), []
    for row in table:
        if row.number > SEARCHED:
            break
        texts = tuple(cell if isinstance(cell, str) else "" for cell in row.cells)
        meant = {_meant(text, known) for text in texts} - {None}
        found.append((len(meant), -row.number, texts))
    count, number, texts = max(found, default=(0, 0, ()))
    if count < 2:
        raise UnreadableSheet("no_header")
    width = max(at for at, text in enumerate(texts, 1) if text)
    return -number, texts[:width]


def _fitted(row: TableRow, width: int) -> TableRow:
    """A row with as many cells as there are headers."""
    cells = row.cells[:width]
    return TableRow(row.number, (*cells, *[None] * (width - len(cells))), row.damage)


def _meant(text: str, known: Mapping[str, str]) -> str | None:
    """The column a header means; one in two languages means it by either."""
    bare = text.replace("*", "").replace("＊", "")
    parts = (bare, *bare.split("/"), *bare.split("\n"))
    return next((known[plain(part)] for part in parts if plain(part) in known), None)


def _columns(headers: Sequence[str], words: SheetWords, row: int) -> tuple[dict[str, int], tuple[str, ...], int | None]:
    known, problems = words.headers(), words.problem_headers()
    columns: dict[str, int] = {}
    unknown, problem_at = [], None
    for at, header in enumerate(headers):
        column = _meant(header, known)
        if column in columns:
            raise UnreadableSheet("double_column", row, column)
        if column is not None:
            columns[column] = at
        elif any(plain(part) in problems for part in header.split("/")):
            problem_at = at
        elif header.strip():
            unknown.append(header)
    _require_all(words.kind, columns, row)
    return columns, tuple(unknown), problem_at


def _require_all(kind: Kind, columns: Mapping[str, int], row: int) -> None:
    for column in COLUMNS[kind]:
        if column.required and column.id not in columns:
            raise UnreadableSheet("missing_column", row, column.id)
