"""An xlsx file as rows of cells, and what is wrong with its build: merged cells, hidden rows, headers.

Formulas are never evaluated and macros never run: a formula is a cell that cannot be read. What cells mean is for
`language/cells.py`.
"""

from __future__ import annotations

import warnings
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from xml.etree.ElementTree import ParseError

from openpyxl import load_workbook
from openpyxl.cell.cell import Cell as SheetCell
from openpyxl.cell.cell import MergedCell
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from kjfz_bot.domain.sheet import COLUMNS, Cell, Kind
from kjfz_bot.language.cells import is_empty, plain
from kjfz_bot.sheets.words import SheetWords

MOST_ROWS = 20_000
MOST_BYTES = 100_000_000  # of everything in the file, as it says before it is unpacked
MOST_PARTS = 1_000
SEARCHED = 20
"""Rows in which the headers are looked for: titles and notes often stand above them."""

FORMULA = "="
"""What a cell that is computed begins with, and all that stands for one that is broken."""

_DAMAGED = (
    *(zipfile.BadZipFile, zlib.error, InvalidFileException, ParseError, OSError, EOFError),
    *(KeyError, IndexError, ValueError, TypeError, AttributeError, NotImplementedError, RuntimeError),
)
"""What openpyxl raises on files that are none or are damaged."""


class UnreadableSheet(Exception):
    """A file none of whose rows can be read: the key of the reason, the row, and the column it lacks or has twice."""

    def __init__(self, reason: str, row: int = 0, column: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.row = row
        self.column = column


@dataclass(frozen=True, slots=True)
class RawRow:
    """A row as it stands in the file; `damage` says why nothing in it can be relied on."""

    number: int
    cells: tuple[Cell, ...]
    damage: str | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rows below the headers that are not empty; where each column stands; headers that mean nothing here."""

    headers: tuple[str, ...]
    columns: Mapping[str, int]
    unknown: tuple[str, ...]
    rows: tuple[RawRow, ...]
    problem_at: int | None = None

    def cell(self, row: RawRow, column: str) -> Cell:
        """What a row has in a column; nothing where the sheet has no such column."""
        at = self.columns.get(column)
        return None if at is None else row.cells[at]


def read_sheet(content: bytes, words: SheetWords) -> Sheet:
    """The first sheet of an xlsx file; UnreadableSheet where it is none, or not of this kind."""
    page = _first_page(_opened(content))
    if page.max_row > MOST_ROWS + SEARCHED:
        raise UnreadableSheet("too_big")
    top, headers = _headers(page, words)
    columns, unknown, problem_at = _columns(headers, words, top)
    width = len(headers)
    merged, cells = _merged(page), page.iter_rows(min_row=top + 1, max_col=width)
    rows = tuple(
        row
        for row in (_row(page, number, each, merged) for number, each in enumerate(cells, top + 1))
        if row is not None
    )
    if not rows:
        raise UnreadableSheet("empty")
    return Sheet(headers, columns, unknown, rows, problem_at)


def _opened(content: bytes) -> Workbook:
    try:
        with zipfile.ZipFile(BytesIO(content)) as packed:
            parts = packed.infolist()
        if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_BYTES:
            raise UnreadableSheet("too_big")
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of what it leaves out: pictures, styles, checks of input
            return load_workbook(BytesIO(content))
    except _DAMAGED:
        raise UnreadableSheet("not_xlsx") from None


def _first_page(book: Workbook) -> Worksheet:
    page = next((page for page in book.worksheets if page.sheet_state == "visible"), None)
    if page is None:
        raise UnreadableSheet("no_header")
    return page


def _headers(page: Worksheet, words: SheetWords) -> tuple[int, tuple[str, ...]]:
    """The row of the headers, which is the one of the first with most known ones, and what stands in it."""
    known, found = words.headers(), []
    for number, cells in enumerate(page.iter_rows(max_row=SEARCHED, values_only=True), 1):
        texts = tuple(cell if isinstance(cell, str) else "" for cell in cells)
        meant = {_meant(text, known) for text in texts} - {None}
        found.append((len(meant), -number, texts))
    count, number, texts = max(found, default=(0, 0, ()))
    if count < 2:
        raise UnreadableSheet("no_header")
    width = max(at for at, text in enumerate(texts, 1) if text)
    return -number, texts[:width]


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


def _merged(page: Worksheet) -> frozenset[int]:
    """The numbers of rows in which cells are merged."""
    return frozenset(number for area in page.merged_cells.ranges for number in range(area.min_row, area.max_row + 1))


def _row(
    page: Worksheet, number: int, cells: Sequence[SheetCell | MergedCell], merged: frozenset[int]
) -> RawRow | None:
    values = tuple(_values(cells))
    if all(is_empty(value) for value in values) and number not in merged:
        return None
    hidden = number in page.row_dimensions and page.row_dimensions[number].hidden
    return RawRow(number, values, "merged" if number in merged else "hidden" if hidden else None)


def _values(cells: Sequence[SheetCell | MergedCell]) -> Iterator[Cell]:
    for cell in cells:
        computed = cell.data_type in ("f", "e")
        yield FORMULA if computed and not f"{cell.value}".startswith(FORMULA) else cell.value
