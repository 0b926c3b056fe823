"""Writes a statement as a document for stamping, from the template that ships beside this file.

Whatever people typed comes out as they typed it: it is put into the template escaped, and never read as a template.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, BinaryIO

from docxtpl import DocxTemplate

from kjfz_bot.making.inside.filling import typed
from kjfz_bot.making.statement import Row, Statement, read

TEMPLATE = Path(__file__).parent / "statement.docx"


def make(told: bytes, made: BinaryIO) -> None:
    """Write the statement to `made`."""
    template = DocxTemplate(TEMPLATE)
    template.render(_context(read(told)), autoescape=True)
    template.save(made)


def _context(said: Statement) -> dict[str, Any]:
    words = said.words
    return {
        "title": typed(words.title),
        "facts": [{"label": typed(fact.label), "value": typed(fact.value)} for fact in said.facts],
        "columns": [typed(column) for column in words.columns],
        "rows": [[typed(cell) for cell in _cells(row)] for row in said.rows],
        "sums": [{"label": typed(amount.label), "value": _length(amount.minutes)} for amount in said.sums],
        "results": [typed(result) for result in said.results],
        "notes": [typed(note) for note in said.notes],
        "stamps": [typed(stamp) for stamp in words.stamps],
        "dated": typed(words.dated),
        "page": [typed(part) for part in words.page],
    }


def _cells(row: Row) -> tuple[str, ...]:
    length = _length(row.minutes)
    return (row.day, row.span, length, row.category, row.place, row.activity, row.state, row.confirmed)


def _length(minutes: int) -> str:
    """Hours and minutes, as the sheet shows them too."""
    return f"{minutes // 60}:{minutes % 60:02}"
