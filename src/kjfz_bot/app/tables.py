"""Makes what officers ask of needs, as jobs: the table of all needs of a place, and figures with a picture.

Reading is one consistent look beside whoever writes, in small portions, since turns are taken in this process too; what
takes long, writing the sheet and drawing, is done by a process of its own.
"""

from __future__ import annotations

import hashlib
import time
from base64 import b64encode
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

import structlog

from kjfz_bot.app.jobs import Maker, Step
from kjfz_bot.app.writer import Writer
from kjfz_bot.dialog.content import Content
from kjfz_bot.domain.calendar import shanghai_date
from kjfz_bot.errors import MakingFailed
from kjfz_bot.files.kinds import FORMS
from kjfz_bot.making.picture import PICTURE, Chart, in_characters, line_of
from kjfz_bot.making.process import INSIDE, make
from kjfz_bot.making.table import TABLE, first_line, row_line
from kjfz_bot.services import access, need_tables, stats
from kjfz_bot.services.need_tables import FETCHED_WITHIN, STATES_OF, order_of
from kjfz_bot.services.notices import notify
from kjfz_bot.sheets.needs import NeedWords
from kjfz_bot.storage import addresses, conversations, organisations
from kjfz_bot.storage import files as stored_files
from kjfz_bot.storage import need_tables as rows
from kjfz_bot.storage.jobs import Job
from kjfz_bot.storage.notices import Notice
from kjfz_bot.storage.people import Address
from kjfz_bot.storage.store import UnitOfWork
from kjfz_bot.storage.vault import Vault

PORTION = 20
"""Rows read without a rest: turns wait for the interpreter no longer than that takes."""

REST = 0.003
"""Seconds of that rest."""

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
class Tables:
    """The jobs of tables and figures; `inside` is what runs in the process that makes them."""

    content: Content
    vault: Vault
    writer: Writer
    portion: int = PORTION
    told_every: int = TOLD_EVERY
    inside: Path = INSIDE

    def makers(self) -> Mapping[str, Maker]:
        """What makes each kind of job."""
        return {need_tables.TABLE: self._table, need_tables.FIGURES: self._figures}

    def _table(self, uow: UnitOfWork, job: Job, now: datetime) -> Step:
        """Make a table anew from its first row, also after whatever cut it off: all of it is of one moment."""
        order, language = order_of(job), _language(uow, job)
        if language is None or not need_tables.may_have(uow, job.actor or 0, order, now):
            return _telling(need_tables.STOPPED, _NO_RIGHT)
        these = rows.numbers(uow, order.scope, STATES_OF[order.which])
        if not these:
            return _telling("needs_table", {"state": "empty"})
        words = NeedWords(self.content.texts, language)
        private = rows.any_hidden(uow, order.scope, STATES_OF[order.which])
        with self.vault.quarantine() as folder:
            made = make(TABLE, folder, self._lines(uow, job, words, these, now), self.inside)
            kept = self._kept(made)
        log.info("table_made", job=job.id, count=len(these))
        sheet = _Sheet(words.file_name(order, now), len(these), kept, private)
        return partial(self._hand_out, sheet=sheet)

    def _lines(
        self, uow: UnitOfWork, job: Job, words: NeedWords, these: Sequence[int], now: datetime
    ) -> Iterator[bytes]:
        """The table line by line; between two portions turns are let through."""
        order, gate = order_of(job), access.gate_of(uow, job.actor or 0, now)
        office = organisations.find(uow, gate.role_for(need_tables.SURVEY, order.thing).organisation)
        heading = words.heading(order, office.name if office else "", len(these), now)
        yield first_line(heading, words.columns())
        for start in range(0, len(these), self.portion):
            for need in rows.rows(uow, these[start : start + self.portion]):
                may_name = need.statement.named or gate.can("name_firm", need.thing).allowed
                yield row_line(words.cells(need, may_name=may_name))
            time.sleep(REST)
            self._tell_how_far(job, start, min(start + self.portion, len(these)), len(these), now)

    def _tell_how_far(self, job: Job, before: int, after: int, count: int, now: datetime) -> None:
        """Tell now and then, and not at the end; once, however often a table is begun."""
        part = after // self.told_every
        if before // self.told_every < part < count / self.told_every:
            args = {"done": f"{after:,}", "rows": f"{count:,}"}
            tell = partial(_tell, job=job, topic="needs_progress", now=now, args=args, part=f"{part}")
            self.writer.work(tell, erases=False).result()

    def _kept(self, made: Path) -> stored_files.Content:
        """A table that was made, sealed in the vault."""
        with made.open("rb") as table:
            digest = hashlib.file_digest(table, "sha256").digest()
        return stored_files.Content("xlsx", made.stat().st_size, self.vault.keep(made), digest)

    def _hand_out(self, uow: UnitOfWork, job: Job, now: datetime, *, sheet: _Sheet) -> None:
        """Give somebody the table they asked for, if it is still theirs to have."""
        person, order = job.actor or 0, order_of(job)
        address = _address(uow, person)
        if address is None or not need_tables.may_have(uow, person, order, now):
            self.vault.remove([sheet.kept.stored.name])
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

    def _figures(self, uow: UnitOfWork, job: Job, now: datetime) -> Step:
        """Count, and draw what was counted; where nothing can be drawn, the bars are made of characters."""
        order, language = order_of(job), _language(uow, job)
        if language is None or not need_tables.may_see(uow, job.actor or 0, order, now):
            return _telling(need_tables.STOPPED, _NO_RIGHT)
        told = stats.figures(uow, order, now)
        chart = stats.chart(self.content.texts, language, told)
        words = stats.words(told, chart, self.content.programmes.get(order.programme))
        picture = self._drawn(chart)
        if picture is None:
            return _telling("needs_figures", {**words, "bars": in_characters(chart)})
        alt = stats.described(self.content.texts, language, chart)
        shown = {
            "document": b64encode(picture).decode(),
            "media_type": "image/png",
            "name": self.content.texts.text(language, "stats-picture.file", day=f"{shanghai_date(now)}"),
            "alt": alt,
            "drawn": in_characters(chart),
        }
        return _telling("needs_figures", {**words, "bars": "none", **shown})

    def _drawn(self, chart: Chart) -> bytes | None:
        """A chart as a picture; None where this machine draws none."""
        with self.vault.quarantine() as folder:
            try:
                return make(PICTURE, folder, [line_of(chart)], self.inside).read_bytes()
            except MakingFailed as error:
                log.warning("picture_not_made", kind=f"{error}")
                return None


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
