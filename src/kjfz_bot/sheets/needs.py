"""The table of needs that officers take along: its columns, what stands above them, and a row of each need.

Pure: needs and words in, cells out. How the table is written is `making/`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from kjfz_bot.dialog.spoken import spoken
from kjfz_bot.domain.calendar import shanghai_date
from kjfz_bot.domain.need import Need
from kjfz_bot.domain.sheet import Cell
from kjfz_bot.making.table import Column, Content, Heading
from kjfz_bot.services.need_tables import Order
from kjfz_bot.services.places import moment
from kjfz_bot.texts.catalogue import Catalogue

SHORT, NAME, LONG = 12, 24, 44
"""Widths of columns, in Latin letters: of a word or a day, of a name or a line, of a text that is wrapped."""

TEN_THOUSAND_YUAN = 1_000_000
"""In fen; budgets are told in these."""

COLUMNS: Mapping[str, tuple[Content, int]] = {
    "number": ("text", SHORT),
    "firm": ("text", NAME),
    "named": ("text", SHORT),
    "district": ("text", SHORT),
    "field": ("text", NAME),
    "title": ("text", NAME),
    "scene": ("text", LONG),
    "problem": ("text", LONG),
    "present": ("text", LONG),
    "target": ("text", LONG),
    "limits": ("text", LONG),
    "keywords": ("text", NAME),
    "expert": ("text", NAME),
    "form": ("text", SHORT),
    "budget": ("number", SHORT),
    "vps": ("number", SHORT),
    "vps_reason": ("text", NAME),
    "state": ("text", SHORT),
    "submitted": ("day", SHORT),
    "published": ("day", SHORT),
    "valid_until": ("day", SHORT),
}
"""What stands in each column, and how wide it is."""


@dataclass(frozen=True, slots=True)
class NeedWords:
    """The words of a table in one language; those that come again and again are looked up once."""

    texts: Catalogue
    language: str
    _known: dict[tuple[str, str], str] = field(default_factory=dict)

    def columns(self) -> list[Column]:
        """The columns with their headers."""
        return [Column(self.say(f"needs-column.{name}"), *layout) for name, layout in COLUMNS.items()]

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

    def cells(self, need: Need, *, may_name: bool) -> list[Cell]:
        """The row of a need; the name of a firm that wants it hidden is there for whoever `may_name` it."""
        said = need.statement
        return [
            need.public_id,
            need.firm.name if said.named or may_name else self.say("need-firm-hidden"),
            self.say("needs-named.yes" if said.named else "needs-named.no"),
            self._listed("district", need, need.district),
            self._listed("field", need, said.field),
            said.title,
            said.scene,
            said.problem,
            said.present,
            said.target,
            said.limits,
            self.say("list-separator").join(said.keywords),
            said.expert,
            self.say(f"need-form.{said.form}"),
            _in_ten_thousands(said.budget),
            said.vps,
            said.vps_reason,
            self.say(f"need-state.{need.state}"),
            _day(need.submitted_at),
            _day(need.published_at),
            said.valid_until,
        ]

    def say(self, key: str) -> str:
        """A text without variables."""
        return self._once(("", key), lambda: self.texts.text(self.language, key))

    def _listed(self, what: str, need: Need, value: str | None) -> str | None:
        """A district or field by the name its programme has for it."""
        if value is None:
            return None
        key = f"{need.programme}-{what}-{value}"
        return self._once((value, key), lambda: self.texts.first(self.language, key) or value)

    def _once(self, known: tuple[str, str], look_up: Callable[[], str]) -> str:
        if known not in self._known:
            self._known[known] = look_up()
        return self._known[known]


def _in_ten_thousands(fen: int | None) -> int | float | None:
    """An amount in units of ten thousand yuan, whole where it is whole."""
    if fen is None:
        return None
    return fen // TEN_THOUSAND_YUAN if fen % TEN_THOUSAND_YUAN == 0 else fen / TEN_THOUSAND_YUAN


def _day(moment: datetime | None) -> date | None:
    return None if moment is None else shanghai_date(moment)
