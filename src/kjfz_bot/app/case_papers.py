"""Makes documents of cases, as jobs: what they say is read and opened in one look, and written by another process."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

import structlog

from kjfz_bot.app.handed_out import address_of, filed, kept, language_of, tell, telling
from kjfz_bot.app.jobs import Later, LongMaker, Step
from kjfz_bot.dialog.content import Content
from kjfz_bot.errors import MakingFailed
from kjfz_bot.making import papers
from kjfz_bot.making.papers import Paper
from kjfz_bot.making.process import INSIDE, make
from kjfz_bot.making.templates import Templates, language_of_file
from kjfz_bot.services import case_documents
from kjfz_bot.services.document_words import DocumentWords, resting_on
from kjfz_bot.services.files import FETCHED_WITHIN
from kjfz_bot.storage import files as stored_files
from kjfz_bot.storage.jobs import Job
from kjfz_bot.storage.store import Store, UnitOfWork

_NO_RIGHT: Mapping[str, Any] = {"why": {"text": "case_document-no_right"}}
_BROKEN: Mapping[str, Any] = {"why": {"text": "case_document-broken"}}

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A document to be written: from which template, what it says, and what it is called as a file."""

    template: Path
    paper: Paper
    name: str


@dataclass(frozen=True, slots=True)
class CasePapers:
    """The jobs of documents; `inside` is what runs in the process that writes them."""

    content: Content
    store: Store
    templates: Templates = field(default_factory=Templates)
    inside: Path = INSIDE

    def makers(self) -> Mapping[str, LongMaker]:
        """What makes the one kind of job."""
        return {case_documents.JOB: self._document}

    def _document(self, uow: UnitOfWork, job: Job, now: datetime) -> Step | Later:
        """Read what a document says, asking the gate anew, in the language its template is in."""
        draft, language = case_documents.wanted(uow, job, now), language_of(uow, job)
        if draft is None or language is None:
            return telling(case_documents.STOPPED, _NO_RIGHT)
        draft = resting_on(self.content.programmes.get(draft.programme), draft)
        template = self.templates.find(draft.kind, language)
        words = DocumentWords(self.content.texts, language_of_file(template))
        name = DocumentWords(self.content.texts, language).file_name(draft)
        return Later(partial(self._written, _Wanted(template, words.paper(draft, now), name)))

    def _written(self, wanted: _Wanted) -> Step:
        """Have the document written; it lies in the vault until it is handed out."""
        said: list[bytes] = []
        told = papers.line_of(wanted.paper, wanted.template.absolute())
        with self.store.vault.quarantine() as folder:
            try:
                made = make(papers.PAPER, folder, told, said.append, self.inside)
            except MakingFailed:
                if not said:
                    raise
                log.error("template_broken", found=f"{papers.read_finding(said[-1])}")
                return telling(case_documents.STOPPED, _BROKEN)
            sealed = kept(self.store.vault, "docx", made)
        return partial(self._hand_out, wanted=wanted, made=sealed)

    def _hand_out(
        self, uow: UnitOfWork, job: Job, now: datetime, *, wanted: _Wanted, made: stored_files.Content
    ) -> None:
        """Give somebody the document they asked for, if it is still theirs to have."""
        address = address_of(uow, job)
        if address is None or case_documents.wanted(uow, job, now) is None:
            self.store.vault.remove([made.stored.name])
            tell(uow, job, case_documents.STOPPED, now, _NO_RIGHT)
            return
        args = {
            "number": job.arguments["case"],
            "document": {"text": f"case_document-kind.{wanted.paper.kind}"},
            "draft": "yes" if "draft" in wanted.paper.flags else "no",
            "private": case_documents.is_anothers(uow, job),
            **filed(uow, address, wanted.name, made, now),
        }
        tell(uow, job, case_documents.JOB, now, args, until=now + FETCHED_WITHIN)
