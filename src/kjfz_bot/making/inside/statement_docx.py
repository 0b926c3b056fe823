"""Writes a statement as a document for stamping, from the template that ships beside this file.

Whatever people typed comes out as they typed it: it is put into the template escaped, and never read as a template.
"""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import Any, BinaryIO

from docxtpl import DocxTemplate
from markupsafe import Markup

from kjfz_bot.making.statement import Row, Statement, read
from kjfz_bot.making.typed import printable

TEMPLATE = Path(__file__).parent / "statement.docx"


def make(told: bytes, made: BinaryIO) -> None:
    """Write the statement to `made`."""
    template = DocxTemplate(TEMPLATE)
    template.render(_context(read(told)), autoescape=True)
    template.save(made)


def _context(said: Statement) -> dict[str, Any]:
    words = said.words
    return {
        "title": _typed(words.title),
        "facts": [{"label": _typed(fact.label), "value": _typed(fact.value)} for fact in said.facts],
        "columns": [_typed(column) for column in words.columns],
        "rows": [[_typed(cell) for cell in _cells(row)] for row in said.rows],
        "sums": [{"label": _typed(amount.label), "value": _length(amount.minutes)} for amount in said.sums],
        "results": [_typed(result) for result in said.results],
        "notes": [_typed(note) for note in said.notes],
        "stamps": [_typed(stamp) for stamp in words.stamps],
        "dated": _typed(words.dated),
        "page": [_typed(part) for part in words.page],
    }


def _cells(row: Row) -> tuple[str, ...]:
    length = _length(row.minutes)
    return (row.day, row.span, length, row.category, row.place, row.activity, row.state, row.confirmed)


def _length(minutes: int) -> str:
    """Hours and minutes, as the sheet shows them too."""
    return f"{minutes // 60}:{minutes % 60:02}"


def _typed(text: str) -> Markup:
    """A text escaped. Its underscores too, since the library takes `{_{` for a way to write `{{`."""
    return Markup(escape(printable(text)).replace("_", "&#95;"))  # noqa: S704 - it was escaped just now
