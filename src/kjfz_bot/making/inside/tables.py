"""Writes a table as a workbook of one sheet, a row at a time, so that a long one needs no more memory than a short."""

from __future__ import annotations

from pathlib import Path
from typing import Any, BinaryIO

from kjfz_bot.making.book import Book
from kjfz_bot.making.table import ROWS, Layout, read, read_rows
from kjfz_bot.making.typed import printable

HEADERS = 2
"""The row of the headers: the title and its remark stand above it."""

_LARGE = 14
_GREY = "#555555"
_BELOW = "#E8EEF7"


def make(told: bytes, made: BinaryIO) -> None:
    """Write the table to `made`."""
    layout = read(told)
    book = Book(made, constant_memory=True, tmpdir=".")
    page = _begun(book, layout)
    written = 0
    with Path(ROWS).open("rb") as rows:
        for written, cells in enumerate(read_rows(rows, layout.columns), 1):
            for at, cell in enumerate(cells):
                text = printable(cell) if isinstance(cell, str) else cell
                book.put(page, HEADERS + written, at, text, wraps=True)
            if written % layout.tell_every == 0:
                print(written, flush=True)  # noqa: T201 - it is said to whoever started the process
    page.autofilter(HEADERS, 0, HEADERS + written, len(layout.columns) - 1)
    book.close()


def _begun(book: Book, layout: Layout) -> Any:
    """The sheet up to its headers, which stay in sight, also on each printed page."""
    heading, columns = layout.heading, layout.columns
    page = book.book.add_worksheet(heading.sheet[:31])
    for at, column in enumerate(columns):
        page.set_column(at, at, column.width)
    page.write_string(0, 0, heading.title, book.book.add_format({"bold": True, "font_size": _LARGE}))
    page.write_string(1, 0, heading.remark, book.book.add_format({"font_color": _GREY}))
    header = book.book.add_format(
        {"bold": True, "text_wrap": True, "valign": "vcenter", "bg_color": _BELOW, "bottom": 1}
    )
    for at, column in enumerate(columns):
        page.write_string(HEADERS, at, column.header, header)
    page.freeze_panes(HEADERS + 1, 0)
    page.repeat_rows(HEADERS)
    page.set_landscape()
    page.fit_to_pages(1, 0)
    return page
