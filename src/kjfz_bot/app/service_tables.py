"""Makes the table of service time that officers take along, as a job: a row for each VP and year of service.

What it comes to is read in one look; names are opened in small portions, since turns are taken in this process too;
the sheet is written by a process of its own.
"""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

import structlog

from kjfz_bot.app.handed_out import address_of, filed, kept, language_of, tell, telling
from kjfz_bot.app.jobs import Later, LongMaker, Step
from kjfz_bot.dialog.content import Content
from kjfz_bot.domain.calendar import shanghai_date
from kjfz_bot.domain.service_progress import Progress, progress
from kjfz_bot.making import table
from kjfz_bot.making.process import INSIDE, make
from kjfz_bot.making.table import ROWS, Layout, row_line
from kjfz_bot.services import service_exports
from kjfz_bot.services.files import FETCHED_WITHIN
from kjfz_bot.services.need_tables import Order, order_of
from kjfz_bot.services.service_figures import rules_of
from kjfz_bot.sheets.hours import HourWords, Served
from kjfz_bot.storage import files as stored_files
from kjfz_bot.storage import profiles, service_figures
from kjfz_bot.storage.jobs import Job
from kjfz_bot.storage.service_figures import Term
from kjfz_bot.storage.store import Store, UnitOfWork

PORTION, REST = 20, 0.003
"""People whose names are opened without a rest, and seconds of that rest: turns wait no longer than a portion takes."""

TELL_EVERY = 1_000_000
"""Rows after which the process would say how far it is; these tables are short."""

_NO_RIGHT: Mapping[str, Any] = {"why": {"text": "needs-no_right"}}

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A table to be made: what was asked for, of which moment, and how each term stands."""

    order: Order
    now: datetime
    words: HourWords
    office: str
    terms: Sequence[tuple[Term, Progress]]


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A table that was made: what it is called, its rows, whose, and where it lies."""

    name: str
    count: int
    people: list[int]
    kept: stored_files.Content


@dataclass(frozen=True, slots=True)
class ServiceTables:
    """The jobs of tables of service time; `inside` is what runs in the process that writes them."""

    content: Content
    store: Store
    inside: Path = INSIDE

    def makers(self) -> Mapping[str, LongMaker]:
        """What makes the one kind of job."""
        return {service_exports.TABLE: self._table}

    def _table(self, uow: UnitOfWork, job: Job, now: datetime) -> Step | Later:
        """Read what a table says, asking the gate anew; it is made from its first row, whatever cut it off before."""
        order, language = order_of(job), language_of(uow, job)
        if language is None or not service_exports.may_have(uow, job.actor or 0, order, now):
            return telling(service_exports.STOPPED, _NO_RIGHT)
        today, rules = shanghai_date(now), rules_of(self.content.programmes, order.programme)
        found = service_figures.terms(uow, order.scope, today, today)
        terms = [(term, progress(term, term.sums, rules, today)) for term in found]
        if not terms:
            return telling(service_exports.TABLE, {"state": "empty"})
        office = service_exports.office_of(uow, job.actor or 0, order, now).organisation
        words = HourWords(self.content.texts, language)
        return Later(partial(self._made, _Wanted(order, now, words, office, terms)))

    def _made(self, wanted: _Wanted) -> Step:
        """Have the sheet written; it lies in the vault until it is handed out."""
        order, words, vault = wanted.order, wanted.words, self.store.vault
        with vault.quarantine() as folder:
            count = self._write_rows(folder / ROWS, wanted)
            heading = words.heading(order, wanted.office, count, wanted.now)
            told = table.line_of(Layout(heading, words.columns(), TELL_EVERY))
            made = kept(vault, "xlsx", make(table.TABLE, folder, told, inside=self.inside))
        log.info("service_table_made", count=count)
        people = sorted({term.person for term, _ in wanted.terms})
        sheet = _Sheet(words.file_name(order, wanted.now), count, people, made)
        return partial(self._hand_out, sheet=sheet)

    def _write_rows(self, path: Path, wanted: _Wanted) -> int:
        count = 0
        with path.open("wb") as rows:
            for start in range(0, len(wanted.terms), PORTION):
                portion = wanted.terms[start : start + PORTION]
                names = self._names([term for term, _ in portion], wanted.order.programme)
                for term, found in portion:
                    for cells in wanted.words.rows(wanted.order.programme, _served(term, names), found):
                        rows.write(row_line(cells))
                        count += 1
                time.sleep(REST)
        return count

    def _names(self, terms: Sequence[Term], programme: str) -> dict[int, str]:
        """What people are called who have said it."""
        with self.store.reading() as uow:
            kept_ones = [each.profile for term in terms for each in profiles.of_person(uow, term.person)]
        return {each.person: each.particulars.name for each in kept_ones if each.unit.programme == programme}

    def _hand_out(self, uow: UnitOfWork, job: Job, now: datetime, *, sheet: _Sheet) -> None:
        """Give somebody the table they asked for, if it is still theirs to have."""
        order, address = order_of(job), address_of(uow, job)
        if address is None or not service_exports.may_have(uow, address.person, order, now):
            self.store.vault.remove([sheet.kept.stored.name])
            tell(uow, job, service_exports.STOPPED, now, _NO_RIGHT)
            return
        service_exports.note_export(uow, job, order, sheet.people, sheet.count, now)
        said = {"state": "made", "count": f"{sheet.count:,}", "private": True}
        args = {**said, **filed(uow, address, sheet.name, sheet.kept, now)}
        tell(uow, job, service_exports.TABLE, now, args, until=now + FETCHED_WITHIN)


def _served(term: Term, names: Mapping[int, str]) -> Served:
    return Served(names.get(term.person), term.firm_name, term.district, term.unit_name, term.starts_on, term.ends_on)
