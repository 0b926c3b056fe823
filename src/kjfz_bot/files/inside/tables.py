"""Reads the first sheet of an xlsx file and writes it down as JSON: rows of cells, and which rows are not as they look.

Formulas are never evaluated and macros never run: a formula is a cell that cannot be read. What the cells mean is not
known here.
"""

from __future__ import annotations

import json
import math
import warnings
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any, BinaryIO
from xml.etree.ElementTree import ParseError

from openpyxl import load_workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from kjfz_bot.files.kinds import Kind
from kjfz_bot.files.tables import FORMULA, MOST_COLUMNS, MOST_ROWS, SEARCHED
from kjfz_bot.files.verdict import Accepted, Refusal, Verdict

MOST_BYTES = 100_000_000  # of everything in the file, as it says before it is unpacked
MOST_PARTS = 1_000

_DAMAGED = (
    *(zipfile.BadZipFile, zlib.error, InvalidFileException, ParseError, OSError, EOFError),
    *(KeyError, IndexError, ValueError, TypeError, AttributeError, NotImplementedError, RuntimeError),
)
"""What openpyxl raises on files that are none or are damaged."""


def look(_kind: Kind, content: BinaryIO, copy: BinaryIO) -> Verdict:
    """Write down what the first visible sheet has; nothing where there is none."""
    page = next((page for page in _opened(content).worksheets if page.sheet_state == "visible"), None)
    rows = [] if page is None else list(_rows(page))
    copy.write(json.dumps(rows, ensure_ascii=False).encode("utf-8", "surrogatepass"))
    return Accepted("xlsx", rewritten=True)


def _opened(content: BinaryIO) -> Workbook:
    try:
        with zipfile.ZipFile(content) as packed:
            parts = packed.infolist()
        if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_BYTES:
            raise Refusal("unpacks-too-large")
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of what it leaves out: pictures, styles, checks of input
            return load_workbook(content)
    except _DAMAGED:
        raise Refusal("damaged") from None


def _rows(page: Worksheet) -> Iterator[list[Any]]:
    """The rows in which something stands or cells are merged: number, cells, and what keeps it from being relied on."""
    if page.max_row > MOST_ROWS + SEARCHED:
        raise Refusal("unpacks-too-large")
    merged = {number for area in page.merged_cells.ranges for number in range(area.min_row, area.max_row + 1)}
    width = min(page.max_column, MOST_COLUMNS)
    for number, cells in enumerate(page.iter_rows(max_col=width), 1):
        values = _values(cells)
        if values or number in merged:
            hidden = number in page.row_dimensions and page.row_dimensions[number].hidden
            yield [number, values, "merged" if number in merged else "hidden" if hidden else None]


def _values(cells: Sequence[Cell | MergedCell]) -> list[Any]:
    values = [_written(cell) for cell in cells]
    while values and values[-1] is None:
        values.pop()
    return values


def _written(cell: Cell | MergedCell) -> Any:
    """A cell in JSON: what JSON has no form for is named by its kind."""
    value: Any = cell.value
    if cell.data_type in ("f", "e") and not f"{value}".startswith(FORMULA):
        return FORMULA
    match value:
        case datetime() | date() | time():
            return {type(value).__name__: value.isoformat()}
        case timedelta():
            return {"timedelta": value.total_seconds()}
        case float() if not math.isfinite(value):
            return FORMULA
        case None | bool() | int() | float() | str():
            return value
        case _:
            return f"{value}"
