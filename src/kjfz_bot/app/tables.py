"""Makes what officers ask of needs, as jobs: the table of all needs of a place, and figures with a picture.

What is to be in them is decided here; what takes long, reading the rows, writing the sheet and drawing, is done by
processes of their own, while no look at the database is open.
"""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import Any

import structlog

from kjfz_bot.app.jobs import Later, Maker, Step
from kjfz_bot.app.writer import Writer
from kjfz_bot.dialog.content import Content
from kjfz_bot.domain.calendar import shanghai_date
from kjfz_bot.errors import MakingFailed
from kjfz_bot.files.kinds import FORMS
from kjfz_bot.making import need_rows, picture, table
from kjfz_bot.making.need_rows import Asked, Found
from kjfz_bot.making.picture import Chart, in_characters
from kjfz_bot.making.process import INSIDE, make, run
from kjfz_bot.making.table import Layout
from kjfz_bot.services import access, need_tables, stats
from kjfz_bot.services.need_tables import FETCHED_WITHIN, STATES_OF, order_of
from kjfz_bot.services.notices import notify
from kjfz_bot.sheets.needs import NeedWords
from kjfz_bot.storage import addresses, conversations, organisations
from kjfz_bot.storage import files as stored_files
from kjfz_bot.storage.jobs import Job
from kjfz_bot.storage.notices import Notice
from kjfz_bot.storage.people import Address
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

    def makers(self) -> Mapping[str, Maker]:
        """What makes each kind of job."""
        return {need_tables.TABLE: self._table, need_tables.FIGURES: self._figures}

    def _table(self, uow: UnitOfWork, job: Job, now: datetime) -> Step | Later:
        """Decide what a table has, asking the gate anew; it is made from its first row, whatever cut it off before."""
        order, language = order_of(job), _language(uow, job)
        programme = self.content.programmes.get(order.programme)
        if language is None or programme is None or not need_tables.may_have(uow, job.actor or 0, order, now):
            return _telling(need_tables.STOPPED, _NO_RIGHT)
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
                return _telling("needs_table", {"state": "empty"})
            heading = words.heading(order, wanted.office, found.count, wanted.now)
            told = table.line_of(Layout(heading, words.columns(), self.told_every))
            how_far = partial(self._tell_how_far, job, found.count, wanted.now)
            kept = self._kept(make(table.TABLE, folder, told, how_far, self.inside))
        log.info("table_made", job=job.id, count=found.count)
        sheet = _Sheet(words.file_name(order, wanted.now), found.count, kept, found.hiding)
        return partial(self._hand_out, sheet=sheet)

    def _tell_how_far(self, job: Job, count: int, now: datetime, line: bytes) -> None:
        """Tell how many rows are written, and not at the end; once, however often a table is begun."""
        done = int(line)
        if done < count:
            args, part = {"done": f"{done:,}", "rows": f"{count:,}"}, f"{done // self.told_every}"
            tell = partial(_tell, job=job, topic="needs_progress", now=now, args=args, part=part)
            self.writer.work(tell, erases=False).result()

    def _kept(self, made: Path) -> stored_files.Content:
        """A table that was made, sealed in the vault."""
        with made.open("rb") as table:
            digest = hashlib.file_digest(table, "sha256").digest()
        return stored_files.Content("xlsx", made.stat().st_size, self.store.vault.keep(made), digest)

    def _hand_out(self, uow: UnitOfWork, job: Job, now: datetime, *, sheet: _Sheet) -> None:
        """Give somebody the table they asked for, if it is still theirs to have."""
        person, order = job.actor or 0, order_of(job)
        address = _address(uow, person)
        if address is None or not need_tables.may_have(uow, person, order, now):
            self.store.vault.remove([sheet.kept.stored.name])
            _tell(uow, job, need_tables.STOPPED, now, _NO_RIGHT)
            return
        file = need_tables.keep_table(uow, address, sheet.name, sheet.kept, now)
        need_tables.note_export(uow, person, order, sheet.count, now)
        until = now + FETCHED_WITHIN
        args = {
            "state": "made",
            "count": f"{sheet.count:,}",
            "file": file,
            "name": sheet.name,
            "private": sheet.private,
            "media_type": FORMS["xlsx"].media_type,
            "until": until.isoformat(),
        }
        _tell(uow, job, "needs_table", now, args, until=until)

    def _figures(self, uow: UnitOfWork, job: Job, now: datetime) -> Step | Later:
        """Count what is drawn afterwards."""
        order, language = order_of(job), _language(uow, job)
        if language is None or not need_tables.may_see(uow, job.actor or 0, order, now):
            return _telling(need_tables.STOPPED, _NO_RIGHT)
        told = stats.figures(uow, order, now)
        chart = stats.chart(self.content.texts, language, told)
        words = stats.words(told, chart, self.content.programmes.get(order.programme))
        return Later(partial(self._shown, chart, words, language, shanghai_date(now)))

    def _shown(self, chart: Chart, words: Mapping[str, Any], language: str, day: date) -> Step:
        """Draw what was counted; where nothing can be drawn, the bars are made of characters."""
        drawn = self._drawn(chart)
        if drawn is None:
            return _telling("needs_figures", {**words, "bars": in_characters(chart)})
        shown = {
            "document": b64encode(drawn).decode(),
            "media_type": "image/png",
            "name": self.content.texts.text(language, "stats-picture.file", day=f"{day}"),
            "alt": stats.described(self.content.texts, language, chart),
            "drawn": in_characters(chart),
        }
        return _telling("needs_figures", {**words, "bars": "none", **shown})

    def _drawn(self, chart: Chart) -> bytes | None:
        """A chart as a picture; None where this machine draws none."""
        with self.store.vault.quarantine() as folder:
            try:
                return make(picture.PICTURE, folder, picture.line_of(chart), inside=self.inside).read_bytes()
            except MakingFailed as error:
                log.warning("picture_not_made", kind=f"{error}")
                return None


def _read_into(folder: Path, asked: Asked) -> Found:
    """Have the rows that are asked for read into a folder; what was found."""
    said: list[bytes] = []
    run([str(READER)], folder, need_rows.line_of(asked), said.append)
    return need_rows.read_found(said[-1])


def _language(uow: UnitOfWork, job: Job) -> str | None:
    """The language of whoever asked; None where they were erased meanwhile."""
    person = job.actor or 0
    return conversations.languages(uow, [person]).get(person)


def _address(uow: UnitOfWork, person: int) -> Address | None:
    """Any address of somebody, since a file is filed under one; None where they were erased meanwhile."""
    return next(iter(addresses.of_person(uow, person)), None)


def _tell(
    uow: UnitOfWork,
    job: Job,
    topic: str,
    now: datetime,
    args: Mapping[str, Any],
    part: str = "",
    until: datetime | None = None,
) -> None:
    """Tell whoever asked for a job, once; what comes with it is there `until` a moment."""
    if job.actor is not None:
        cause = f"{job.kind} {job.key} {part}".strip()
        notify(uow, Notice(job.actor, topic, cause, "notice", now, until, args=args))


def _telling(topic: str, args: Mapping[str, Any]) -> Step:
    return lambda uow, job, at: _tell(uow, job, topic, at, args)
