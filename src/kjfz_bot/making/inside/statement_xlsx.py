"""Writes a statement as a workbook: lengths are lengths that can be added up, days are days, texts are texts."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, BinaryIO

from kjfz_bot.domain.sheet import Cell
from kjfz_bot.making.book import Book
from kjfz_bot.making.statement import Amount, Row, Statement, read
from kjfz_bot.making.typed import printable

WIDTHS = (12, 14, 10, 26, 12, 48, 18, 30)
LABELS = 2
"""Columns over which what something is called stands; what it is stands behind them."""

HOURS = 2
"""The column of lengths."""

_LARGE = 14
_BELOW = "#E8EEF7"
_STAMP_HEIGHT = 70


def make(told: bytes, made: BinaryIO) -> None:
    """Write the statement to `made`."""
    said = read(told)
    book = Book(made)
    _Sheet(book, said).write()
    book.close()


class _Sheet:
    """The one sheet while it is written, from its top."""

    def __init__(self, book: Book, said: Statement) -> None:
        self._book = book
        self._said = said
        self._page = book.book.add_worksheet(said.words.sheet[:31])
        self._row = 0
        self._last = len(WIDTHS) - 1

    def write(self) -> None:
        """All of it."""
        said, page = self._said, self._page
        for at, width in enumerate(WIDTHS):
            page.set_column(at, at, width)
        self._across(said.words.title, {"bold": True, "font_size": _LARGE})
        for fact in said.facts:
            self._labelled(fact.label, fact.value)
        self._row += 1
        self._table()
        for amount in said.sums:
            self._sum(amount)
        self._row += 1
        for line in (*said.results, *said.notes):
            self._across(line, {"text_wrap": True, "valign": "top"}, height=30 if len(line) > 120 else None)
        self._stamps()
        self._lay_out()

    def _across(self, text: str, layout: dict[str, Any], height: int | None = None) -> None:
        """A text over the whole width."""
        formatted = self._book.book.add_format({"num_format": "@", **layout})
        self._page.merge_range(self._row, 0, self._row, self._last, "", formatted)
        self._page.write_string(self._row, 0, printable(text), formatted)
        if height is not None:
            self._page.set_row(self._row, height)
        self._row += 1

    def _labelled(self, label: str, value: Cell) -> None:
        bold = self._book.book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        self._page.merge_range(self._row, 0, self._row, LABELS - 1, "", bold)
        self._page.write_string(self._row, 0, printable(label), bold)
        self._put(LABELS, value, wraps=False)
        self._row += 1

    def _sum(self, amount: Amount) -> None:
        """A sum below the lengths it is of, and beside it what it is."""
        bold = self._book.book.add_format({"bold": True, "text_wrap": True, "valign": "top", "num_format": "@"})
        self._put(HOURS, timedelta(minutes=amount.minutes))
        self._page.merge_range(self._row, HOURS + 1, self._row, self._last, "", bold)
        self._page.write_string(self._row, HOURS + 1, printable(amount.label), bold)
        self._row += 1

    def _table(self) -> None:
        header = self._book.book.add_format(
            {"bold": True, "text_wrap": True, "valign": "vcenter", "bg_color": _BELOW, "bottom": 1}
        )
        for at, column in enumerate(self._said.words.columns):
            self._page.write_string(self._row, at, column, header)
        self._page.repeat_rows(self._row)
        self._page.freeze_panes(self._row + 1, 0)
        self._row += 1
        for row in self._said.rows:
            for at, cell in enumerate(_cells(row)):
                self._put(at, cell)
            self._row += 1
        self._row += 1

    def _put(self, at: int, cell: Cell, *, wraps: bool = True) -> None:
        shown = printable(cell) if isinstance(cell, str) else cell
        self._book.put(self._page, self._row, at, shown, wraps=wraps)

    def _stamps(self) -> None:
        """Places for stamps and signatures, each with a line for its date."""
        self._row += 1
        words, box = self._said.words, {"border": 1, "valign": "top", "text_wrap": True, "num_format": "@"}
        places = ((0, 3), (4, 5), (6, self._last))
        formatted = self._book.book.add_format(box)
        for (first, last), stamp in zip(places, words.stamps, strict=True):
            self._page.merge_range(self._row, first, self._row, last, "", formatted)
            self._page.write_string(self._row, first, f"{stamp}\n\n\n\n{words.dated}", formatted)
        self._page.set_row(self._row, _STAMP_HEIGHT)

    def _lay_out(self) -> None:
        page, (before, between, after) = self._page, self._said.words.page
        page.set_landscape()
        page.set_paper(9)  # A4
        page.fit_to_pages(1, 0)
        page.set_footer(f"&C{before} &P {between} &N {after}".rstrip())


def _cells(row: Row) -> tuple[Cell, ...]:
    day, length = date.fromisoformat(row.day), timedelta(minutes=row.minutes)
    texts = (row.category, row.place, row.activity, row.state, row.confirmed)
    return (day, row.span or None, length, *(text or None for text in texts))
