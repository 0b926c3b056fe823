"""Spreadsheets we hand out: templates, the marked copy of rows to correct, the invitations of a list.

One writer types every cell, so that nothing in it is ever a formula or a link.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import Any

from kjfz_bot.domain.sheet import COLUMNS, Cell, Column
from kjfz_bot.files.tables import TableRow
from kjfz_bot.services.batches import Invited
from kjfz_bot.sheets.reading import Sheet
from kjfz_bot.sheets.words import SheetWords

NARROW, WIDE = 20, 60
"""Widths of columns, in characters."""

DAY_FORMAT, TIME_FORMAT, TEXT_FORMAT = "yyyy-mm-dd", "[h]:mm", "@"
LONGEST_CELL = 32_767  # a cell holds no more

_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_FORMATS: dict[str, str] = {
    **dict.fromkeys(("day", "end"), DAY_FORMAT),
    **dict.fromkeys(("hours", "count", "money"), "General"),
}


class _Book:
    """A workbook being written, with the formats its cells have."""

    def __init__(self) -> None:
        import xlsxwriter  # with the first sheet: a start would wait for it

        self._file = BytesIO()
        self.book: Any = xlsxwriter.Workbook(self._file, _OPTIONS)
        self.bold = self.book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        self.wrapped = self.book.add_format({"text_wrap": True, "valign": "top"})
        self._formats: dict[str, Any] = {}

    def format(self, name: str) -> Any:
        """The format of that name, made once."""
        if name not in self._formats:
            self._formats[name] = self.book.add_format({"num_format": name})
        return self._formats[name]

    def page(self, title: str, headers: Iterable[str]) -> Any:
        """A sheet with headers that stay in sight."""
        page = self.book.add_worksheet(title[:31])
        for at, header in enumerate(headers):
            page.write_string(0, at, header, self.bold)
        page.freeze_panes(1, 0)
        return page

    def put(self, page: Any, row: int, at: int, cell: Cell) -> None:
        """Write a cell as what it is; text is text, whatever it begins with."""
        match cell:
            case None:
                pass
            case bool():
                page.write_boolean(row, at, cell)
            case int() | float():
                page.write_number(row, at, cell)
            case datetime() | date():
                page.write_datetime(row, at, cell, self.format(DAY_FORMAT))
            case time() | timedelta():
                page.write_datetime(row, at, cell, self.format(TIME_FORMAT))
            case _:
                page.write_string(row, at, f"{cell}"[:LONGEST_CELL], self.format(TEXT_FORMAT))

    def closed(self) -> bytes:
        """The finished file."""
        self.book.close()
        return self._file.getvalue()


def template(words: SheetWords) -> bytes:
    """An empty sheet of a kind with a page that explains it in every language."""
    book = _Book()
    columns = COLUMNS[words.kind]
    headers = [f"{words.header(column.id)}{' *' if column.required else ''}" for column in columns]
    languages = words.texts.languages
    page = book.page(" ".join(words.title(lang) for lang in languages), headers)
    for at, column in enumerate(columns):
        page.set_column(at, at, NARROW, book.format(_FORMATS.get(column.content, TEXT_FORMAT)))
    explained = book.page(" ".join(words.texts.text(lang, "sheet-explained") for lang in languages), [])
    explained.set_column(0, 2, WIDE, book.wrapped)
    for place, lang in enumerate(languages):
        top = place * (len(columns) + 2)
        explained.write_string(top, 0, words.texts.text(lang, "sheet-explanation"), book.bold)
        for row, column in enumerate(columns, top + 1):
            for at, text in enumerate(_explained(words, lang, column)):
                explained.write_string(row, at, text, book.wrapped)
    return book.closed()


def _explained(words: SheetWords, lang: str, column: Column) -> tuple[str, str, str]:
    key = "sheet-needed" if column.required else "sheet-may_be_empty"
    hint = words.texts.text(lang, key, hint=words.hint(lang, column.id))
    return words.label(lang, column.id), hint, ", ".join(words.choice_labels(lang, column))


def marked(words: SheetWords, sheet: Sheet, rows: Sequence[tuple[TableRow, str]]) -> bytes:
    """The rows that were not taken, each with what is wrong with it, in columns as they were."""
    book = _Book()
    kept = [at for at in range(len(sheet.headers)) if at != sheet.problem_at]
    headers = [*(sheet.headers[at] for at in kept), words.problem_header()]
    page = book.page(words.title(words.texts.languages[0]), headers)
    page.set_column(0, len(kept) - 1, NARROW)
    page.set_column(len(kept), len(kept), WIDE)
    for number, (row, problem) in enumerate(rows, 1):
        for place, at in enumerate(kept):
            book.put(page, number, place, row.cells[at])
        page.write_string(number, len(kept), problem, book.wrapped)
    return book.closed()


def invitations(words: SheetWords, invited: Iterable[Invited]) -> bytes:
    """The invitations of a list, each with its whole link, to be sent to each person by the office."""
    book = _Book()
    languages = words.texts.languages
    keys = ("sheet-invitation_link", "sheet-invitation_code", "sheet-invitation_until")
    named = [" / ".join(words.texts.text(lang, key) for lang in languages) for key in keys]
    page = book.page(words.title(languages[0]), [words.header("person"), words.header("phone"), *named])
    page.set_column(0, 4, NARROW)
    for number, each in enumerate(invited, 1):
        for at, cell in enumerate((each.name, each.phone, each.link, each.code, each.until)):
            book.put(page, number, at, cell)
    return book.closed()
