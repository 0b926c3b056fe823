"""The words of the list of decided cases as a sheet, and what stands in a row. How it is written is `making/`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from kjfz_bot.domain.calendar import shanghai_date
from kjfz_bot.domain.sheet import Cell
from kjfz_bot.making.table import Column, Content, Heading, Layout
from kjfz_bot.services.document_words import DocumentWords
from kjfz_bot.services.notice_lists import Notice
from kjfz_bot.services.places import moment
from kjfz_bot.texts.catalogue import Catalogue

COLUMNS: Mapping[str, tuple[Content, int]] = {
    "place": ("number", 8),
    "number": ("text", 12),
    "expert": ("text", 16),
    "unit": ("text", 28),
    "firm": ("text", 28),
    "need": ("text", 44),
}
"""What stands in each column, and how many Latin letters it is wide."""

TELL_EVERY = 1_000_000
"""Rows after which the process would say how far it is; these lists are short."""


@dataclass(frozen=True, slots=True)
class NoticeWords:
    """The words of a list in one language."""

    texts: Catalogue
    language: str

    def layout(self, notice: Notice, now: datetime) -> Layout:
        """All of the sheet but its rows."""
        columns = tuple(Column(self._say(f"notice_list-column.{name}"), *form) for name, form in COLUMNS.items())
        programme = DocumentWords(self.texts, self.language).programme(notice.programme)
        heading = Heading(
            self._say("notice_list-table.title", programme=programme),
            self._say("notice_list-table.remark", at=moment(now), count=f"{len(notice.rows):,}"),
            self._say("notice_list-table.sheet"),
        )
        return Layout(heading, columns, TELL_EVERY)

    def file_name(self, form: str, now: datetime) -> str:
        """What the list is called as a file."""
        return self._say("notice_list-table.file", day=shanghai_date(now).isoformat(), form=form)

    def _say(self, key: str, **said: str) -> str:
        return self.texts.text(self.language, key, **said)


def cells(notice: Notice) -> Iterator[list[Cell]]:
    """The rows: numbers as numbers, and everything else as the text it is."""
    for place, row in enumerate(notice.rows, 1):
        yield [place, row.number, row.expert, row.unit, row.firm, row.need]
