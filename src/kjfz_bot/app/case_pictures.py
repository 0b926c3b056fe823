"""Draws cases as jobs: what is in the picture is read in one look, and drawn while no look at the database is open."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import Any

from kjfz_bot.app.handed_out import language_of, picture_words, telling
from kjfz_bot.app.jobs import Later, LongMaker, Step
from kjfz_bot.dialog.content import Content
from kjfz_bot.domain.calendar import shanghai_date
from kjfz_bot.making.process import INSIDE
from kjfz_bot.making.timeline import Timeline
from kjfz_bot.services import case_picture
from kjfz_bot.storage.jobs import Job
from kjfz_bot.storage.store import Store, UnitOfWork

_NO_RIGHT: Mapping[str, Any] = {"why": {"text": "case-no_right"}}


@dataclass(frozen=True, slots=True)
class CasePictures:
    """The job of pictures of cases; `inside` is what runs in the process that draws them."""

    content: Content
    store: Store
    inside: Path = INSIDE

    def makers(self) -> Mapping[str, LongMaker]:
        """What makes each kind of job."""
        return {case_picture.PICTURE: self._picture}

    def _picture(self, uow: UnitOfWork, job: Job, now: datetime) -> Step | Later:
        """Read what is drawn afterwards, asking the gate anew."""
        gate, language = case_picture.gate_of(uow, job, now), language_of(uow, job)
        kept = case_picture.wanted(uow, job, gate)
        if kept is None or language is None:
            return telling(case_picture.STOPPED, _NO_RIGHT)
        shown = case_picture.timeline(self.content.texts, language, uow, gate, kept)
        return Later(partial(self._shown, shown, language, shanghai_date(now)))

    def _shown(self, shown: Timeline, language: str, day: date) -> Step:
        """Draw what was read; where nothing can be drawn, the stations are lines of characters."""
        name = self.content.texts.text(language, "case-picture.file", day=f"{day}")
        alt = case_picture.described(self.content.texts, language, shown)
        words = {"title": shown.title, "remark": shown.remark}
        drawn = picture_words(self.store.vault, shown, name, alt, self.inside)
        return telling(case_picture.PICTURE, {**words, **drawn})
