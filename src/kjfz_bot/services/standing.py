"""How a term stands: what its hours come to and what came of them, read once for the page, the picture and the papers.

Nothing sealed is opened here but who says what was taken over.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from kjfz_bot.dialog.result_form import COUNTS
from kjfz_bot.domain.appointment import Appointment
from kjfz_bot.domain.calendar import shanghai_date
from kjfz_bot.domain.service_entry import Counted
from kjfz_bot.domain.service_progress import NOTHING, Progress, Slot, Sums, Year, progress
from kjfz_bot.domain.service_rules import ServiceRules
from kjfz_bot.services.service_figures import Programmes, rules_of
from kjfz_bot.storage import service_results, service_totals
from kjfz_bot.storage.service_results import Brief
from kjfz_bot.storage.store import UnitOfWork


@dataclass(frozen=True, slots=True)
class Standing:
    """A term on a day: its programme's rules, what its hours come to by slot and by year, and its results in brief."""

    term: Appointment
    rules: ServiceRules
    today: date
    sums: Mapping[Slot, Sums]
    progress: Progress
    results: tuple[Brief, ...] = ()

    @property
    def shown(self) -> Year | None:
        """The year that is told of first: the one that runs, else the last there was; None before the first day."""
        return self.progress.current or (self.progress.years[-1] if self.progress.years else None)

    def months(self, year: Year) -> list[tuple[str, Sums]]:
        """Every month of a year up to today, such as 2026-09, with what was served in the part of it in that year."""
        last = min(year.ends, self.today)
        own = {slot.month: sums for slot, sums in self.sums.items() if self._is_of(slot, year)}
        return [(month, own.get(month, NOTHING)) for month in _months(year.begins, last)]

    def _is_of(self, slot: Slot, year: Year) -> bool:
        return slot.month[:4] == f"{year.begins.year}" if self.rules.year == "calendar" else slot.year == year.number

    def counted(self, year: Year) -> Counted:
        """What came of a year by number: as it was said with hours, and as it stands in the register."""
        found = {name: getattr(year.sums.counted, name) for name in COUNTS.values()}
        for each in self.results:
            if each.kind in COUNTS and year.begins <= each.day <= year.ends:
                found[COUNTS[each.kind]] += each.number
        return Counted(**found)


def _months(first: date, last: date) -> Iterator[str]:
    day = first.replace(day=1)
    while day <= last:
        yield f"{day:%Y-%m}"
        day = (day + timedelta(days=31)).replace(day=1)


def standing(uow: UnitOfWork, programmes: Programmes, term: Appointment, now: datetime) -> Standing:
    """How a term stands today in Shanghai, from the sums that are kept."""
    rules, today = rules_of(programmes, term.firm.programme), shanghai_date(now)
    sums = service_totals.of_appointment(uow, term.id)
    results = tuple(service_results.in_brief(uow, term.id))
    return Standing(term, rules, today, sums, progress(term, sums, rules, today), results)
