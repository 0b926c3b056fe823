"""Makes what officers ask of needs, as jobs: the table of all needs of a place, and figures with a picture.

What is to be in them is decided here; what takes long, reading the rows, writing the sheet and drawing, is done by
processes of their own, while no look at the database is open.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import Any

import structlog

from kjfz_bot.app.handed_out import address_of, filed, kept, language_of, picture_words, tell, telling
from kjfz_bot.app.jobs import Later, LongMaker, Step
from kjfz_bot.app.writer import Writer
from kjfz_bot.dialog.content import Content
from kjfz_bot.domain.calendar import shanghai_date
from kjfz_bot.making import need_rows, table
from kjfz_bot.making.need_rows import Asked, Found
from kjfz_bot.making.picture import Chart
from kjfz_bot.making.process import INSIDE, make, run
from kjfz_bot.making.table import Layout
from kjfz_bot.services import access, need_tables, stats
from kjfz_bot.services.files import FETCHED_WITHIN
from kjfz_bot.services.need_tables import STATES_OF, order_of
from kjfz_bot.sheets.needs import NeedWords
from kjfz_bot.storage import files as stored_files
from kjfz_bot.storage import organisations
from kjfz_bot.storage.jobs import Job
from kjfz_bot.storage.store import Store, UnitOfWork

READER = Path(__file__).parent / "inside" / "need_rows.py"
"""The process that reads the rows of a table; it is named and never imported."""

TOLD_EVERY = 10_000
"""Rows after which whoever waits for a table is told how far it is."""

log = structlog.get_logger()


_NO_RIGHT: Mapping[str, Any] = {"why": {"text": "needs-no_right"}}


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A table that was made: what it is called, its rows, where it lies, and whether firms are in it that hide."""

    name: str
    count: int
    kept: stored_files.Content
    private: bool


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A table to be made: for which job, of which moment, the rows asked for, and whose office takes it along."""

    job: Job
    now: datetime
    words: NeedWords
    asked: Asked
    office: str


@dataclass(frozen=True, slots=True)
class Tables:
    """The jobs of tables and figures; `inside` is what runs in the process that makes them."""

    content: Content
    store: Store
    writer: Writer
    told_every: int = TOLD_EVERY
    inside: Path = INSIDE

    def makers(self) -> Mapping[str, LongMaker]:
        """What makes each kind of job."""
        return {need_tables.TABLE: self._table, need_tables.FIGURES: self._figures}

    def _table(self, uow: UnitOfWork, job: Job, now: datetime) -> Step | Later:
        """Decide what a table has, asking the gate anew; it is made from its first row, whatever cut it off before."""
        order, language = order_of(job), language_of(uow, job)
        programme = self.content.programmes.get(order.programme)
        if language is None or programme is None or not need_tables.may_have(uow, job.actor or 0, order, now):
            return telling(need_tables.STOPPED, _NO_RIGHT)
        gate = access.gate_of(uow, job.actor or 0, now)
        office = organisations.find(uow, gate.role_for(need_tables.SURVEY, order.thing).organisation)
        words = NeedWords(self.content.texts, language)
        wording = words.wording(programme, may_name=gate.can("name_firm", order.thing).allowed)
        asked = Asked(self.store.database.address, order.scope, STATES_OF[order.which], wording)
        wanted = _Wanted(job, now, words, asked, office.name if office else "")
        return Later(partial(self._made, wanted))

    def _made(self, wanted: _Wanted) -> Step:
        """Have the rows read and the sheet written; it lies in the vault until it is handed out."""
        job, words, order = wanted.job, wanted.words, order_of(wanted.job)
        with self.store.vault.quarantine() as folder:
            found = _read_into(folder, wanted.asked)
            if not found.count:
                return telling("needs_table", {"state": "empty"})
            heading = words.heading(order, wanted.office, found.count, wanted.now)
            told = table.line_of(Layout(heading, words.columns(), self.told_every))
            how_far = partial(self._tell_how_far, job, found.count, wanted.now)
            made = kept(self.store.vault, "xlsx", make(table.TABLE, folder, told, how_far, self.inside))
        log.info("table_made", job=job.id, count=found.count)
        sheet = _Sheet(words.file_name(order, wanted.now), found.count, made, found.hiding)
        return partial(self._hand_out, sheet=sheet)

    def _tell_how_far(self, job: Job, count: int, now: datetime, line: bytes) -> None:
        """Tell how many rows are written, and not at the end; once, however often a table is begun."""
        done = int(line)
        if done < count:
            args, part = {"done": f"{done:,}", "rows": f"{count:,}"}, f"{done // self.told_every}"
            telling_now = partial(tell, job=job, topic="needs_progress", now=now, args=args, part=part)
            self.writer.work(telling_now, erases=False).result()

    def _hand_out(self, uow: UnitOfWork, job: Job, now: datetime, *, sheet: _Sheet) -> None:
        """Give somebody the table they asked for, if it is still theirs to have."""
        address, order = address_of(uow, job), order_of(job)
        if address is None or not need_tables.may_have(uow, address.person, order, now):
            self.store.vault.remove([sheet.kept.stored.name])
            tell(uow, job, need_tables.STOPPED, now, _NO_RIGHT)
            return
        need_tables.note_export(uow, address.person, order, sheet.count, now)
        said = {"state": "made", "count": f"{sheet.count:,}", "private": sheet.private}
        file = filed(uow, address, sheet.name, sheet.kept, now)
        tell(uow, job, "needs_table", now, {**said, **file}, until=now + FETCHED_WITHIN)

    def _figures(self, uow: UnitOfWork, job: Job, now: datetime) -> Step | Later:
        """Count what is drawn afterwards."""
        order, language = order_of(job), language_of(uow, job)
        if language is None or not need_tables.may_see(uow, job.actor or 0, order, now):
            return telling(need_tables.STOPPED, _NO_RIGHT)
        told = stats.figures(uow, order, now)
        chart = stats.chart(self.content.texts, language, told)
        words = stats.words(told, chart, self.content.programmes.get(order.programme))
        return Later(partial(self._shown, chart, words, language, shanghai_date(now)))

    def _shown(self, chart: Chart, words: Mapping[str, Any], language: str, day: date) -> Step:
        """Draw what was counted; where nothing can be drawn, the bars are made of characters."""
        name = self.content.texts.text(language, "stats-picture.file", day=f"{day}")
        alt = stats.described(self.content.texts, language, chart)
        drawn = picture_words(self.store.vault, chart, name, alt, self.inside)
        return telling("needs_figures", {**words, **drawn})


def _read_into(folder: Path, asked: Asked) -> Found:
    """Have the rows that are asked for read into a folder; what was found."""
    said: list[bytes] = []
    run([str(READER)], folder, need_rows.line_of(asked), said.append)
    return need_rows.read_found(said[-1])
