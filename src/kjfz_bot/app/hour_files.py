"""Makes what is asked of a term's hours, as jobs: its months as a picture, and its statement for stamping.

What is in them is read and opened here, in one look; what takes long, drawing and writing, is done by a process of its
own, while no look at the database is open.
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
from kjfz_bot.dialog.content import Content
from kjfz_bot.domain import personal
from kjfz_bot.domain.calendar import shanghai_date
from kjfz_bot.making import statement
from kjfz_bot.making.picture import Chart
from kjfz_bot.making.process import INSIDE, make
from kjfz_bot.making.statement import Form, Statement
from kjfz_bot.services import hour_chart, hour_orders, statements
from kjfz_bot.services.files import FETCHED_WITHIN
from kjfz_bot.services.standing import standing
from kjfz_bot.services.statements import StatementWords
from kjfz_bot.storage import files as stored_files
from kjfz_bot.storage.jobs import Job
from kjfz_bot.storage.store import Store, UnitOfWork

_NO_RIGHT: Mapping[str, Any] = {"why": {"text": "hours-no_right"}}

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A statement to be made: all it says, what it is to be written as, and what it is called as a file."""

    said: Statement
    form: Form
    name: str
    private: bool


@dataclass(frozen=True, slots=True)
class HourFiles:
    """The jobs of pictures and statements; `inside` is what runs in the process that makes them."""

    content: Content
    store: Store
    inside: Path = INSIDE

    def makers(self) -> Mapping[str, LongMaker]:
        """What makes each kind of job."""
        return {hour_orders.STATEMENT: self._statement, hour_orders.PICTURE: self._picture}

    def _statement(self, uow: UnitOfWork, job: Job, now: datetime) -> Step | Later:
        """Read what a statement says, asking the gate anew; what people wrote is opened for it alone."""
        term, language = hour_orders.wanted(uow, job, now), language_of(uow, job)
        if term is None or language is None:
            return telling(hour_orders.STOPPED, _NO_RIGHT)
        found = statements.find(uow, self.content.programmes, term, hour_orders.span_of(job), now)
        words, form = StatementWords(self.content.texts, language), hour_orders.form_of(job)
        is_anothers = term.person != job.actor
        wanted = _Wanted(words.statement(found), form, words.file_name(found, form), is_anothers)
        return Later(partial(self._written, wanted))

    def _written(self, wanted: _Wanted) -> Step:
        """Have a statement written; it lies in the vault until it is handed out."""
        vault = self.store.vault
        with vault.quarantine() as folder:
            told = statement.line_of(wanted.said)
            made = kept(vault, wanted.form, make(f"statement_{wanted.form}", folder, told, inside=self.inside))
        return partial(self._hand_out, wanted=wanted, made=made)

    def _hand_out(
        self, uow: UnitOfWork, job: Job, now: datetime, *, wanted: _Wanted, made: stored_files.Content
    ) -> None:
        """Give somebody the statement they asked for, if it is still theirs to have."""
        term, address = hour_orders.wanted(uow, job, now), address_of(uow, job)
        if term is None or address is None:
            self.store.vault.remove([made.stored.name])
            tell(uow, job, hour_orders.STOPPED, now, _NO_RIGHT)
            return
        rows = len(wanted.said.rows)
        hour_orders.note_statement(uow, address.person, term, rows, now)
        args = {"count": rows, "private": wanted.private, **filed(uow, address, wanted.name, made, now)}
        shown = personal.other(wanted.name) if wanted.private else wanted.name
        tell(uow, job, hour_orders.STATEMENT, now, {**args, "name": shown}, until=now + FETCHED_WITHIN)

    def _picture(self, uow: UnitOfWork, job: Job, now: datetime) -> Step | Later:
        """Read what is drawn afterwards."""
        term, language = hour_orders.wanted(uow, job, now), language_of(uow, job)
        if term is None or language is None:
            return telling(hour_orders.STOPPED, _NO_RIGHT)
        found = standing(uow, self.content.programmes, term, now)
        shown = hour_chart.chart(self.content.texts, language, found, now)
        return Later(partial(self._shown, shown, language, shanghai_date(now)))

    def _shown(self, shown: Chart, language: str, day: date) -> Step:
        """Draw what was read; where nothing can be drawn, the bars are made of characters."""
        name = self.content.texts.text(language, "hours-picture.file", day=f"{day}")
        alt = hour_chart.described(self.content.texts, language, shown)
        words = {"title": shown.title, "remark": shown.remark}
        drawn = picture_words(self.store.vault, shown, name, alt, self.inside)
        return telling(hour_orders.PICTURE, {**words, **drawn})
