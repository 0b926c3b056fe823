"""The words of the table of needs that officers take along: its headers, what stands above them, and of its rows.

Pure: texts in, words out. What stands in a row is `making/need_rows.py`, how the table is written `making/`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from kjfz_bot.dialog.spoken import spoken
from kjfz_bot.domain.calendar import shanghai_date
from kjfz_bot.domain.need import FORMS, STATES
from kjfz_bot.making.need_rows import COLUMNS, Wording
from kjfz_bot.making.table import Column, Heading
from kjfz_bot.programmes.programme import Programme
from kjfz_bot.services.need_tables import Order
from kjfz_bot.services.places import moment
from kjfz_bot.texts.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class NeedWords:
    """The words of a table in one language."""

    texts: Catalogue
    language: str

    def columns(self) -> tuple[Column, ...]:
        """The columns with their headers."""
        return tuple(Column(self.say(f"needs-column.{name}"), *layout) for name, layout in COLUMNS.items())

    def heading(self, order: Order, office: str, rows: int, now: datetime) -> Heading:
        """What stands above them; `office` is whose table it is."""
        place = {
            "programme": spoken(self.texts, self.language, {"text": f"{order.programme}.short"}),
            "district": spoken(self.texts, self.language, order.district_words),
        }
        said = {"at": moment(now), "count": f"{rows:,}", "office": office, "which": order.which}
        text = self.texts.text
        return Heading(
            text(self.language, "needs-table.title", **place),
            text(self.language, "needs-table.remark", **said),
            text(self.language, "needs-table.sheet"),
        )

    def file_name(self, order: Order, now: datetime) -> str:
        """What the table is called as a file."""
        named = {"programme": {"text": f"{order.programme}.short"}, "district": order.district_words}
        said = {name: spoken(self.texts, self.language, value) for name, value in named.items()}
        return self.texts.text(self.language, "needs-table.file", day=shanghai_date(now).isoformat(), **said)

    def wording(self, programme: Programme, *, may_name: bool) -> Wording:
        """The words of its rows; whoever `may_name` firms that want their names hidden reads them."""
        pack = programme.pack
        fields = pack.fields.list if pack.fields else ()
        return Wording(
            hidden=None if may_name else self.say("need-firm-hidden"),
            named=self.say("needs-named.yes"),
            unnamed=self.say("needs-named.no"),
            between=self.say("list-separator"),
            districts=self._all(f"{pack.id}-district-", (district.id for district in pack.districts)),
            fields=self._all(f"{pack.id}-field-", fields),
            forms=self._all("need-form.", FORMS),
            states=self._all("need-state.", STATES),
        )

    def say(self, key: str) -> str:
        """A text without variables."""
        return self.texts.text(self.language, key)

    def _all(self, before: str, ids: Iterable[str]) -> Mapping[str, str]:
        return {each: self.say(f"{before}{each}") for each in ids}
