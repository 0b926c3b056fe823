"""Decides rounds and makes their lists, as jobs: a list is read in one look, and written by another process."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from kjfz_bot.app.handed_out import address_of, filed, language_of, tell, telling
from kjfz_bot.app.jobs import Later, LongMaker, Step
from kjfz_bot.app.notice_lists import write_notice
from kjfz_bot.dialog.content import Content
from kjfz_bot.making.process import INSIDE
from kjfz_bot.making.statement import FORMS, Form
from kjfz_bot.making.templates import Templates
from kjfz_bot.services import round_deciding, round_lists
from kjfz_bot.services.files import FETCHED_WITHIN
from kjfz_bot.services.notice_lists import Notice
from kjfz_bot.services.round_looking import JOB
from kjfz_bot.sheets.notices import NoticeWords
from kjfz_bot.storage import files as stored_files
from kjfz_bot.storage.jobs import Job
from kjfz_bot.storage.store import Store, UnitOfWork

_NO_RIGHT: Mapping[str, Any] = {"why": {"text": "rounds-no_right"}}


def round_steps(content: Content, at_once: int = round_deciding.AT_ONCE) -> Mapping[str, Step]:
    """The job that decides rounds, so many cases at once, under the programmes of the content."""
    return {JOB: partial(round_deciding.decide_some, content.programmes, at_once=at_once)}


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A list to be made: what is in it, as what, in whose words, and of whom it tells."""

    notice: Notice
    form: Form
    words: NoticeWords
    people: list[int]
    name: str
    now: datetime


@dataclass(frozen=True, slots=True)
class RoundPapers:
    """The jobs of lists; `inside` is what runs in the process that writes them."""

    content: Content
    store: Store
    templates: Templates = field(default_factory=Templates)
    inside: Path = INSIDE

    def makers(self) -> Mapping[str, LongMaker]:
        """What makes the one kind of job."""
        return {round_lists.LIST: self._list}

    def _list(self, uow: UnitOfWork, job: Job, now: datetime) -> Step | Later:
        """Read who is in the list, asking the gate anew."""
        found, language = round_lists.wanted(uow, job, now), language_of(uow, job)
        if found is None or language is None:
            return telling(round_lists.STOPPED, _NO_RIGHT)
        kept = round_lists.passed(uow, found)
        people = [each.case.parties.expert for each in kept if each.case.parties.expert is not None]
        words = NoticeWords(self.content.texts, language)
        form = next(form for form in FORMS if form == job.arguments["form"])
        notice = round_lists.notice(self.content.programmes, uow, found, kept)
        wanted = _Wanted(notice, form, words, list(dict.fromkeys(people)), words.file_name(form, now), now)
        return Later(partial(self._written, wanted))

    def _written(self, wanted: _Wanted) -> Step:
        """Have the list written; it lies in the vault until it is handed out."""
        made = write_notice(
            self.store.vault, wanted.form, wanted.notice, wanted.words, wanted.now, self.templates, self.inside
        )
        return partial(self._hand_out, wanted=wanted, made=made)

    def _hand_out(
        self, uow: UnitOfWork, job: Job, now: datetime, *, wanted: _Wanted, made: stored_files.Content
    ) -> None:
        """Give somebody the list they asked for, if it is still theirs to have."""
        found, address = round_lists.wanted(uow, job, now), address_of(uow, job)
        if found is None or address is None:
            self.store.vault.remove([made.stored.name])
            tell(uow, job, round_lists.STOPPED, now, _NO_RIGHT)
            return
        round_lists.note_list(uow, job, found, wanted.people, now)
        file = filed(uow, address, wanted.name, made, now)
        args = {"round": found.name, "count": len(wanted.notice.rows), "private": True, **file}
        tell(uow, job, round_lists.LIST, now, args, until=now + FETCHED_WITHIN)
