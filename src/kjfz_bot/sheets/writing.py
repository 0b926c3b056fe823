"""Spreadsheets of lists we hand out: templates, the marked copy of rows to correct, the invitations of a list."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from io import BytesIO

from kjfz_bot.domain.sheet import COLUMNS, Column
from kjfz_bot.files.tables import TableRow
from kjfz_bot.making.book import DAY_FORMAT, TEXT_FORMAT, Book
from kjfz_bot.services.batches import Invited
from kjfz_bot.sheets.reading import Sheet
from kjfz_bot.sheets.words import SheetWords

NARROW, WIDE = 20, 60
"""Widths of columns, in characters."""

_FORMATS: dict[str, str] = {
    **dict.fromkeys(("day", "end"), DAY_FORMAT),
    **dict.fromkeys(("hours", "count", "money"), "General"),
}


class _Book(Book):
    """A workbook that is small enough to be made in memory."""

    def __init__(self) -> None:
        self._file = BytesIO()
        super().__init__(self._file, in_memory=True)

    def closed(self) -> bytes:
        """The finished file."""
        self.close()
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
