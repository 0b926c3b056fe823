"""Writes workbooks: one writer types every cell, so that nothing in one is ever a formula or a link.

Here: cells, formats, headers. What stands in a sheet is for those who write one.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import Any, BinaryIO

from kjfz_bot.domain.sheet import Cell

DAY_FORMAT, TIME_FORMAT, TEXT_FORMAT = "yyyy-mm-dd", "[h]:mm", "@"
LONGEST_CELL = 32_767  # a cell holds no more
LONGEST_TITLE = 31  # nor does the name of a sheet

_OPTIONS = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_LAID_OUT = {"text_wrap": True, "valign": "top"}


class Book:
    """A workbook being written, with the formats its cells have."""

    def __init__(self, file: BinaryIO, **options: Any) -> None:
        """`options` are the library's: whether it is kept in memory, or a row at a time."""
        import xlsxwriter  # with the first sheet: a start would wait for it

        self.book: Any = xlsxwriter.Workbook(file, {**_OPTIONS, **options})
        self.bold = self.book.add_format({"bold": True, **_LAID_OUT})
        self.wrapped = self.book.add_format(_LAID_OUT)
        self._formats: dict[tuple[str, bool], Any] = {}

    def format(self, name: str, *, wraps: bool = False) -> Any:
        """The format of that name, made once; one that `wraps` shows all of a long text, from the top of its row."""
        if (name, wraps) not in self._formats:
            laid_out = _LAID_OUT if wraps else {}
            self._formats[name, wraps] = self.book.add_format({"num_format": name, **laid_out})
        return self._formats[name, wraps]

    def page(self, title: str, headers: Iterable[str]) -> Any:
        """A sheet with headers that stay in sight."""
        page = self.book.add_worksheet(title[:LONGEST_TITLE])
        for at, header in enumerate(headers):
            page.write_string(0, at, header, self.bold)
        page.freeze_panes(1, 0)
        return page

    def put(self, page: Any, row: int, at: int, cell: Cell, *, wraps: bool = False) -> None:
        """Write a cell as what it is; text is text, whatever it begins with."""
        match cell:
            case None:
                pass
            case bool():
                page.write_boolean(row, at, cell)
            case int() | float():
                page.write_number(row, at, cell, self.wrapped if wraps else None)
            case datetime() | date():
                page.write_datetime(row, at, cell, self.format(DAY_FORMAT, wraps=wraps))
            case time() | timedelta():
                page.write_datetime(row, at, cell, self.format(TIME_FORMAT, wraps=wraps))
            case _:
                page.write_string(row, at, f"{cell}"[:LONGEST_CELL], self.format(TEXT_FORMAT, wraps=wraps))

    def close(self) -> None:
        """Finish the file."""
        self.book.close()
