"""Does what officers ask of lists in a conversation, as jobs: templates, looks, imports, sheets, taking back.

A list is read only from a file that was checked as every file is, its own officer's. What takes long is done in the
making of a job, the rest in short transactions; who asked is told of it by notices.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from kjfz_bot.app.jobs import Maker, Step
from kjfz_bot.app.lists import (
    Listed,
    Mark,
    Outlook,
    invitations_sheet,
    marked_copy,
    problem_lines,
    read_content,
    words_of,
)
from kjfz_bot.dialog.content import Content
from kjfz_bot.domain import personal
from kjfz_bot.domain.sheet import Kind
from kjfz_bot.errors import ImportRefused
from kjfz_bot.files.kinds import FORMS
from kjfz_bot.services import batches, lists
from kjfz_bot.services.batches import BegunElsewhere, Overtaken
from kjfz_bot.services.files import is_own
from kjfz_bot.services.import_desk import Task
from kjfz_bot.services.invitations import Doors
from kjfz_bot.services.lists import Order, order_of
from kjfz_bot.services.notices import notify
from kjfz_bot.sheets import writing
from kjfz_bot.storage import conversations, files, imports
from kjfz_bot.storage.imports import Batch
from kjfz_bot.storage.jobs import Job
from kjfz_bot.storage.notices import Notice
from kjfz_bot.storage.store import UnitOfWork
from kjfz_bot.storage.vault import Vault

AT_ONCE = 50
"""Rows of one transaction: conversations are answered between two of them."""

TOLD_EVERY = 1000
"""Rows after which whoever brought a list is told how far it is."""

FIRST_PROBLEMS = 5

FETCHED_WITHIN = timedelta(days=1)
"""How long a sheet can be fetched; after that it is made again for whoever asks."""

_OF_NO_PERSON: frozenset[Kind] = frozenset({"units", "firms"})


@dataclass(frozen=True, slots=True)
class Bringing:
    """The jobs of lists that officers bring."""

    content: Content
    vault: Vault
    doors: Doors
    at_once: int = AT_ONCE
    told_every: int = TOLD_EVERY

    def makers(self) -> Mapping[str, Maker]:
        """What makes each kind of job."""
        return {
            lists.TEMPLATE: self._template,
            lists.DRY_RUN: self._look,
            lists.TAKE_OVER: self._take_over,
            lists.PROBLEMS: self._problems,
            lists.INVITATIONS: self._invitations,
            lists.TAKE_BACK: self._take_back,
        }

    def _template(self, uow: UnitOfWork, job: Job, _now: datetime) -> Step:
        order, language = order_of(job), _language(uow, job)
        if language is None:
            return _nothing
        words = words_of(self.content, order.kind, order.programme)
        name = words.texts.text(language, "lists-sheet.template", kind=words.title(language))
        return _sending("template", name, writing.template(words), private=False)

    def _look(self, uow: UnitOfWork, job: Job, now: datetime) -> Step:
        """Read a list and weigh it; the second step finds the first one's progress, and is the end."""
        said, progress = self._looked(uow, job, now)

        def tell(uow: UnitOfWork, job: Job, at: datetime) -> Mapping[str, Any] | None:
            if job.progress:
                return None
            _tell(uow, job, "list_looked", at, said | (_fetched_within(at) if "document" in said else {}))
            _release(uow, job)
            return progress

        return tell

    def _looked(self, uow: UnitOfWork, job: Job, now: datetime) -> tuple[dict[str, Any], dict[str, int]]:
        """What is told of a list, and how many rows of it can be taken and how many cannot."""
        listed = self._read(uow, job)
        if isinstance(listed, _Unread):
            return {"state": "refused", "why": listed.why}, {"taken": 0, "wrong": 0}
        try:
            weighed = batches.weigh(uow, _task(job, now), listed.lines, listed.fingerprint)
        except BegunElsewhere:
            return {"state": "elsewhere"}, {"taken": 0, "wrong": 0}
        outlook = Outlook(listed, weighed.batch, weighed.taken, weighed.problems)
        counts = {"taken": weighed.taken, "wrong": len(weighed.problems)}
        state = "new" if weighed.batch is None else weighed.batch.state
        numbers = {name: f"{count}" for name, count in (counts | {"rows": len(listed.lines)}).items()}
        more = {
            "batch": f"{weighed.batch.id if weighed.batch else 0}",
            "unknown": ", ".join(listed.sheet.unknown) or "none",
        }
        return {"state": state, **numbers, **more, **self._wrong(uow, job, outlook)}, counts

    def _wrong(self, uow: UnitOfWork, job: Job, outlook: Outlook) -> dict[str, Any]:
        """The first rows that cannot be taken, in words; where there are more, all of them as a sheet."""
        language, kind = _language(uow, job) or "", outlook.listed.words.kind
        lines = problem_lines(outlook, language, _mark(kind))
        told: list[Any] = [
            {"text": "import-problem-line", "args": {"row": f"{row}", "problem": text}}
            for row, text in lines[:FIRST_PROBLEMS]
        ]
        if len(lines) <= FIRST_PROBLEMS:
            return {"problems": {"lines": told} if told else {"text": "lists-more.none"}}
        told.append({"text": "lists-more", "args": {"count": f"{len(lines) - FIRST_PROBLEMS}"}})
        name, private = self._say(uow, job, "lists-sheet.look"), kind not in _OF_NO_PERSON
        return {"problems": {"lines": told}, **_sheet(name, marked_copy(outlook, language), private=private)}

    def _take_over(self, uow: UnitOfWork, job: Job, _now: datetime) -> Step:
        """Import a list, some rows a step, from where its batch is; so it goes on after whatever cut it off."""
        listed = self._read(uow, job)
        if isinstance(listed, _Unread):
            return _telling("list_stopped", {"why": listed.why})

        def go_on(uow: UnitOfWork, job: Job, at: datetime) -> Mapping[str, Any] | None:
            if not lists.may_go_on(uow, job.actor or 0, order_of(job).thing, at):
                _tell(uow, job, "list_stopped", at, {"why": {"text": "lists-no_right"}})
                return None
            try:
                batch = _batch(uow, job, listed, at)
            except BegunElsewhere:
                _tell(uow, job, "list_looked", at, {"state": "elsewhere"})
                return None
            if batch is None:
                _tell(uow, job, "list_stopped", at, {"why": {"text": "lists-taken_back"}})
                return None
            if batch.state == "running":
                return self._brought_further(uow, job, batch, listed, at)
            return _finished(uow, job, batch, at)

        return go_on

    def _brought_further(
        self, uow: UnitOfWork, job: Job, batch: Batch, listed: Listed, now: datetime
    ) -> Mapping[str, Any]:
        """Deal with the next rows of a list, and tell now and then how far it is."""
        left = batches.left(listed.lines, batch)
        try:
            batches.step(uow, _task(job, now), batch, left[: self.at_once])
        except Overtaken:  # read again at the next step
            return job.progress
        rows = len(listed.lines)
        before, after = rows - len(left), rows - max(len(left) - self.at_once, 0)
        if before // self.told_every < after // self.told_every < rows / self.told_every:
            args = {"done": f"{after}", "rows": f"{rows}"}
            _tell(uow, job, "list_progress", now, args, f"{after // self.told_every}")
        return {"batch": batch.id, "done": after}

    def _problems(self, uow: UnitOfWork, job: Job, _now: datetime) -> Step:
        listed, batch = self._read(uow, job), imports.find(uow, job.arguments["batch"])
        if isinstance(listed, _Unread):
            return _telling("list_stopped", {"why": listed.why})
        problems = imports.problems(uow, batch.id) if batch is not None else {}
        if batch is None or not problems:
            return _nothing
        language = _language(uow, job) or ""
        outlook = Outlook(listed, batch, len(listed.lines) - len(problems), problems)
        name = self._say(uow, job, "lists-sheet.problems", number=batch.id)
        private = batch.kind not in _OF_NO_PERSON
        return _sending("problems", name, marked_copy(outlook, language), private=private)

    def _invitations(self, uow: UnitOfWork, job: Job, _now: datetime) -> Step:
        batch = imports.find(uow, job.arguments["batch"])
        invited = list(batches.invited(uow, batch)) if batch is not None and batch.state == "done" else []
        if batch is None or not invited or _language(uow, job) is None:
            return _nothing
        words = words_of(self.content, batch.kind, batch.programme)
        name = self._say(uow, job, "lists-sheet.invitations", number=batch.id)
        return _sending("invitations", name, invitations_sheet(words, invited, self.doors), private=True)

    def _take_back(self, _uow: UnitOfWork, _job: Job, _now: datetime) -> Step:
        return _taken_back

    def _read(self, uow: UnitOfWork, job: Job) -> Listed | _Unread:
        """The list of a job, from the file its officer sent; _Unread where it is gone, or none can be read in it."""
        order, language = order_of(job), _language(uow, job)
        file = files.find(uow, order.file)
        if language is None or file is None or not is_own(job.actor or 0, file):
            return _Unread({"text": "lists-file_gone"})
        stored = files.stored(uow, file)
        assert stored is not None
        words, content = words_of(self.content, order.kind, order.programme), b"".join(self.vault.open(stored))
        try:
            return read_content(content, file.name, words, language)
        except ImportRefused as error:
            return _Unread(f"{error}")

    def _say(self, uow: UnitOfWork, job: Job, key: str, **args: str | int) -> str:
        texts = self.content.texts
        return texts.text(_language(uow, job) or texts.languages[0], key, **args)


@dataclass(frozen=True, slots=True)
class _Unread:
    """Why nothing of a list could be read: in words, or the text that says so."""

    why: Any


def _task(job: Job, now: datetime) -> Task:
    order: Order = order_of(job)
    return Task(order.kind, order.programme, order.district, now, by=job.actor or 0)


def _language(uow: UnitOfWork, job: Job) -> str | None:
    """The language of whoever asked; None where they were erased meanwhile."""
    person = job.actor or 0
    return conversations.languages(uow, [person]).get(person)


def _mark(kind: Kind) -> Mark:
    """What stands in a list of people may be anybody's name or number, in whichever column it was put."""
    return str if kind in _OF_NO_PERSON else personal.other


def _tell(uow: UnitOfWork, job: Job, topic: str, now: datetime, args: Mapping[str, Any], part: str = "") -> None:
    """Tell whoever asked for a job, once."""
    if job.actor is not None:
        notify(uow, Notice(job.actor, topic, f"{job.kind} {job.key} {part}".strip(), "notice", now, args=args))


def _telling(topic: str, args: Mapping[str, Any]) -> Step:
    return lambda uow, job, at: _tell(uow, job, topic, at, args)


def _nothing(_uow: UnitOfWork, _job: Job, _now: datetime) -> None:
    """What a job comes to that is not needed any more."""


def _sending(what: str, name: str, content: bytes, *, private: bool) -> Step:
    """Send a sheet to whoever asked for it."""
    sheet = _sheet(name, content, private=private)

    def send(uow: UnitOfWork, job: Job, at: datetime) -> None:
        _tell(uow, job, "list_sheet", at, {"what": what, **sheet, **_fetched_within(at)})

    return send


def _sheet(name: str, content: bytes, *, private: bool) -> dict[str, Any]:
    """What a notice says of a sheet that comes with it."""
    document, kind = b64encode(content).decode(), FORMS["xlsx"].media_type
    return {"document": document, "name": name, "media_type": kind, "private": private}


def _fetched_within(now: datetime) -> dict[str, str]:
    return {"until": (now + FETCHED_WITHIN).isoformat()}


def _batch(uow: UnitOfWork, job: Job, listed: Listed, now: datetime) -> Batch | None:
    """The batch a job imports, begun where there is none yet; None where it was taken back meanwhile."""
    if "batch" not in job.progress:
        return batches.begin(uow, _task(job, now), len(listed.lines), listed.fingerprint)
    batch = imports.find(uow, job.progress["batch"])
    return batch if batch is not None and (batch.state != "undone" or imports.counts(uow, batch.id)) else None


def _finished(uow: UnitOfWork, job: Job, batch: Batch, now: datetime) -> Mapping[str, Any] | None:
    """Tell what came of an import, and have its sheets made."""
    if "batch" not in job.progress:  # it was imported before; whoever has the same list may have its sheets
        return {"batch": batch.id}
    counts = imports.counts(uow, batch.id)
    wrong = counts.get("problem", 0)
    args = {"number": f"{batch.id}", "taken": f"{batch.rows - wrong}", "wrong": f"{wrong}", "state": batch.state}
    _tell(uow, job, "list_imported", now, args)
    if wrong:
        lists.ask_for_sheet(uow, lists.PROBLEMS, job.key, job, batch, now)
    if counts.get("person"):
        lists.ask_for_sheet(uow, lists.INVITATIONS, job.key, job, batch, now)
    return None


def _release(uow: UnitOfWork, job: Job) -> None:
    """Need a list no longer than a file that is in no conversation: for a day, in which it can be imported."""
    file = files.find(uow, order_of(job).file)
    if file is not None:
        files.release(uow, file)


def _taken_back(uow: UnitOfWork, job: Job, now: datetime) -> None:
    """Take a batch back whole, unless something has come to rest on it since it was asked for."""
    batch = imports.held(uow, job.arguments["batch"])
    if batch is None or batch.state == "undone" or not lists.may_go_on(uow, job.actor or 0, batch.thing, now):
        return
    taken = batches.take_back(uow, batch, job.actor or 0, now)
    state, rests = "rests" if taken.resting else "done", lists.rests_words(taken.resting)
    args = {"number": f"{batch.id}", "state": state, "rests": rests, "kept": taken.kept}
    _tell(uow, job, "list_taken_back", now, args)
