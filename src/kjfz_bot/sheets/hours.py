"""The words of the table of service time that officers take along, and what stands in a row: a VP's year of service.

Pure: figures and texts in, cells out. How the table is written is `making/`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from kjfz_bot.dialog.spoken import spoken
from kjfz_bot.domain.calendar import shanghai_date
from kjfz_bot.domain.service_progress import Progress, Year
from kjfz_bot.domain.sheet import Cell
from kjfz_bot.making.table import Column, Content, Heading
from kjfz_bot.services.need_tables import Order
from kjfz_bot.services.places import district_words, moment
from kjfz_bot.texts.catalogue import Catalogue

SHORT, NAME = 12, 24
"""Widths of columns, in Latin letters: of a word, a day or a number, of a name."""

COLUMNS: Mapping[str, tuple[Content, int]] = {
    "vp": ("text", NAME),
    "firm": ("text", NAME),
    "district": ("text", SHORT),
    "unit": ("text", NAME),
    "since": ("day", SHORT),
    "until": ("day", SHORT),
    "year": ("number", SHORT),
    "begins": ("day", SHORT),
    "ends": ("day", SHORT),
    "owed": ("number", SHORT),
    "confirmed": ("number", SHORT),
    "taken_over": ("number", SHORT),
    "checked": ("number", SHORT),
    "waiting": ("number", SHORT),
    "disputed": ("number", SHORT),
    "left": ("number", SHORT),
    "behind": ("number", SHORT),
    "projects": ("number", SHORT),
    "patents": ("number", SHORT),
    "trained": ("number", SHORT),
}
"""What stands in each column, and how wide it is."""


@dataclass(frozen=True, slots=True)
class Served:
    """A term as a row names it: whose, where, sent by whom, from the first to the last day."""

    vp: str | None
    firm: str
    district: str | None
    unit: str
    since: date
    until: date


@dataclass(frozen=True, slots=True)
class HourWords:
    """The words of a table in one language."""

    texts: Catalogue
    language: str

    def columns(self) -> tuple[Column, ...]:
        """The columns with their headers."""
        return tuple(Column(self._say(f"service-column.{name}"), *layout) for name, layout in COLUMNS.items())

    def heading(self, order: Order, office: str, rows: int, now: datetime) -> Heading:
        """What stands above them; `office` is whose table it is."""
        said = {"at": moment(now), "count": f"{rows:,}", "office": office}
        return Heading(
            self._say("service-table.title", **self._place(order)),
            self._say("service-table.remark", **said),
            self._say("service-table.sheet"),
        )

    def file_name(self, order: Order, now: datetime) -> str:
        """What the table is called as a file."""
        return self._say("service-table.file", day=shanghai_date(now).isoformat(), **self._place(order))

    def rows(self, programme: str, term: Served, found: Progress) -> Iterator[list[Cell]]:
        """The rows of a term: each year of service that has begun."""
        district = spoken(self.texts, self.language, district_words(programme, term.district))
        for year in found.years:
            yield [term.vp, term.firm, district, term.unit, term.since, term.until, *_year(year)]

    def _place(self, order: Order) -> dict[str, Any]:
        named = {"programme": {"text": f"{order.programme}.short"}, "district": order.district_words}
        return {name: spoken(self.texts, self.language, value) for name, value in named.items()}

    def _say(self, key: str, **said: Any) -> str:
        return self.texts.text(self.language, key, **said)


def _year(year: Year) -> list[Cell]:
    sums, counted = year.sums, year.sums.counted
    late = max(year.pace.due - year.pace.served, 0) if year.pace is not None else None
    lengths = (
        year.owed,
        year.headline,
        0 if year.opening is None else year.opening.minutes,
        sums.checked,
        sums.waiting,
        sums.disputed,
        year.left,
        late,
    )
    return [
        year.number,
        year.begins,
        year.ends,
        *map(_hours, lengths),
        counted.projects,
        counted.patents,
        counted.trained,
    ]


def _hours(minutes: int | None) -> int | float | None:
    """Minutes as hours, whole where they are whole."""
    if minutes is None:
        return None
    return minutes // 60 if minutes % 60 == 0 else round(minutes / 60, 2)
