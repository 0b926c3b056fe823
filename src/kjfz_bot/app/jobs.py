"""Does the work that waits in job rows, outside of turns and in short transactions. A kind of job is one entry here."""

from __future__ import annotations

import threading
from base64 import b64encode
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any

import structlog

from kjfz_bot.app.clock import Clock
from kjfz_bot.app.logs import describe
from kjfz_bot.app.schedule import ask_for_daily_work
from kjfz_bot.app.writer import Writer
from kjfz_bot.channels.ports import KINDS, Arrival
from kjfz_bot.domain.calendar import shanghai_date
from kjfz_bot.errors import StoreError
from kjfz_bot.services import (
    case_documents,
    case_ends,
    case_nudges,
    case_picture,
    dead_letters,
    files,
    hour_orders,
    lists,
    mydata,
    need_ends,
    need_lists,
    need_subscriptions,
    need_tables,
    retention,
    service_exports,
)
from kjfz_bot.services.notices import notify
from kjfz_bot.storage import audit, jobs
from kjfz_bot.storage import files as listed
from kjfz_bot.storage.audit_roots import NOTHING, Root, RootFile, fold
from kjfz_bot.storage.jobs import Job
from kjfz_bot.storage.notices import Notice
from kjfz_bot.storage.store import Store, UnitOfWork
from kjfz_bot.storage.vault import Vault
from kjfz_bot.texts.catalogue import Catalogue

LOOK = timedelta(seconds=1)
"""How often the rows are looked at."""

CHAINS_AT_ONCE = 2000
"""Chains of the audit folded in one transaction, so that nobody waits long behind it."""

MAX_ATTEMPTS = 5
REST = 0.1
"""Seconds between two steps of a job that waits for somebody."""

PAUSE = timedelta(minutes=5)
"""How long a job that failed waits before its next attempt."""

Step = Callable[[UnitOfWork, Job, datetime], Mapping[str, Any] | None]
"""Does a part of a job and returns how far it has come; None once all of it is done."""


Maker = Callable[[UnitOfWork, Job, datetime], Step]
"""Reads and makes what a job needs, before its first step; it writes nothing."""


@dataclass(frozen=True, slots=True)
class Later:
    """What takes too long for a look at the database: made once that is over, it gives the first step."""

    make: Callable[[], Step]


LongMaker = Callable[[UnitOfWork, Job, datetime], Step | Later]
"""The same where a part of it may be made later."""

log = structlog.get_logger()


def _forget(uow: UnitOfWork, job: Job, now: datetime) -> None:
    retention.forget(uow, int(job.key), now)


def _remove_expired(uow: UnitOfWork, job: Job, now: datetime) -> Mapping[str, Any] | None:
    removed = retention.remove_expired(uow, now)
    return {"removed": job.progress.get("removed", 0) + removed} if removed else None


def _seal_audit(roots: RootFile, uow: UnitOfWork, job: Job, _now: datetime) -> Mapping[str, Any] | None:
    """Fold some more chains into the day's root; once all are in it, publish it."""
    before = job.progress or {"up_to": audit.newest(uow), "after": 0, "chains": 0, "root": NOTHING}
    heads = list(audit.heads(uow, before["up_to"], before["after"], CHAINS_AT_ONCE))
    if not heads:
        roots.add(Root(job.key, before["up_to"], before["chains"], before["root"]))
        return None
    return {
        "up_to": before["up_to"],
        "after": heads[-1].chain,
        "chains": before["chains"] + len(heads),
        "root": fold(before["root"], heads),
    }


def _remove_files(vault: Vault, uow: UnitOfWork, job: Job, now: datetime) -> Mapping[str, Any] | None:
    removed = files.remove_unused(vault, uow, now)
    return {"removed": job.progress.get("removed", 0) + removed} if removed else None


def _settle_retried(uow: UnitOfWork, job: Job, now: datetime) -> None:
    """The dead letter was handed in again: what is left of it is that."""
    dead_letters.settle(uow, int(job.key), "retried", now)


def _hand_in_again(uow: UnitOfWork, job: Job) -> list[Arrival]:
    """A dead letter as if it came once more; the same one each time this is asked."""
    letter = dead_letters.find(uow, int(job.key))
    if letter is None or letter.kind not in KINDS:
        return []
    key = letter.address.key
    return [Arrival(key.channel, key.external_id, f"{letter.seq} again", letter.kind, letter.body, letter.sent_at)]


def _give_up(uow: UnitOfWork, job: Job, now: datetime) -> None:
    jobs.give_up(uow, job)
    if job.actor is not None and job.kind in GIVEN_UP:
        GIVEN_UP[job.kind](uow, job, job.actor, now)


STEPS: Mapping[str, Step] = {
    "forget": _forget,
    "retention": _remove_expired,
    "retry": _settle_retried,
    need_ends.JOB: need_ends.end_needs,
    case_ends.JOB: case_ends.end_cases,
    case_nudges.JOB: case_nudges.remind_late,
    need_lists.JOB: need_lists.tell_firms,
    need_subscriptions.JOB: need_subscriptions.tell_some,
    service_exports.LOOKS: service_exports.note_looks,
}

ARRIVALS: Mapping[str, Callable[[UnitOfWork, Job], Sequence[Arrival]]] = {"retry": _hand_in_again}
"""What a kind of job hands in before its step, as if somebody had sent it; twice is once by the update's id."""


def _given_up(topic: str, why: str) -> Callable[[UnitOfWork, Job, int, datetime], None]:
    """How whoever asked is told in a topic, with a text that says why, that a job is not tried any more."""

    def tell(uow: UnitOfWork, job: Job, person: int, now: datetime) -> None:
        args = {"why": {"text": why}}
        notify(uow, Notice(person, topic, f"{job.kind} {job.key}", "notice", now, args=args))

    return tell


GIVEN_UP: Mapping[str, Callable[[UnitOfWork, Job, int, datetime], None]] = {
    mydata.EXPORT: mydata.tell_given_up,
    **dict.fromkeys(lists.JOBS, _given_up("list_stopped", "lists-given_up")),
    **dict.fromkeys(need_tables.JOBS, _given_up(need_tables.STOPPED, "needs-given_up")),
    case_picture.PICTURE: _given_up(case_picture.STOPPED, "case-given_up"),
    **dict.fromkeys(hour_orders.JOBS, _given_up(hour_orders.STOPPED, "hours-given_up")),
    case_documents.JOB: _given_up(case_documents.STOPPED, "case_document-given_up"),
    service_exports.TABLE: _given_up(service_exports.STOPPED, "needs-given_up"),
}
"""How whoever asked for a job and waits for it is told that it failed again and again."""

ERASING = frozenset({"forget", "link", "retention", lists.TAKE_BACK})
"""Kinds after which erased text must also leave the database's journal."""


@dataclass(frozen=True, slots=True)
class Exporter:
    """Makes the files in which people take their data along; `hides_others` where names may not go abroad whole."""

    texts: Catalogue
    hides_others: bool = True

    def prepared(self, uow: UnitOfWork, job: Job, now: datetime) -> Step:
        """The step that sends the file made now; one that does nothing for somebody erased meanwhile."""
        person = job.actor or 0
        made = mydata.make(uow, self.texts, person, now, hides_others=self.hides_others)

        def send(uow: UnitOfWork, _job: Job, at: datetime) -> None:
            if made is not None:
                file = (made.name, b64encode(made.content).decode())
                mydata.deliver(uow, person, job.key, file, at)

        return send


class Jobs:
    """Runs due jobs one after the other in a thread of its own; after a kill they go on where they were."""

    def __init__(
        self,
        store: Store,
        writer: Writer,
        clock: Clock,
        on_duty: Callable[[], bool] = lambda: True,
        more: Mapping[str, Step] | None = None,
        makers: Mapping[str, LongMaker] | None = None,
    ) -> None:
        """`on_duty` says whether this process is the one whose jobs they are just now; `more` are kinds of others;
        `makers` are kinds of which a part takes long, and is done where nobody waits for it.

        Between two steps of those there is a short rest, since they wait for somebody.
        """
        self._on_duty = on_duty
        self._makers = makers or {}
        self._store = store
        self._writer = writer
        self._clock = clock
        more = more or {}
        self._steps: dict[str, Step] = {
            **STEPS,
            "seal": partial(_seal_audit, RootFile(store.directory)),
            "files": partial(_remove_files, store.vault),
            **more,
        }
        self._resting = frozenset((*more, *self._makers))
        self._asked: date | None = None
        self._ending = threading.Event()
        self._thread = threading.Thread(target=self._run, name="jobs", daemon=True)

    def start(self) -> None:
        """Begin with what became due while nobody was there."""
        self._thread.start()

    def stop(self) -> None:
        """End after the step in hand; the rest of a job waits in its row."""
        self._ending.set()
        self._thread.join()

    def run_due(self) -> None:
        """Do everything that is due."""
        self._ask_for_daily_work()
        while not self._ending.is_set() and self._on_duty() and (job := self._next()) is not None:
            self._do(job)
        self._remove_listed_files()

    def _remove_listed_files(self) -> None:
        """What lay in the vault of somebody who was just erased goes now, not only with the day's work."""
        while not self._ending.is_set() and self._on_duty():
            with self._store.reading() as uow:
                if not listed.removals(uow, 1):
                    return
            self._writer.work(partial(files.remove_listed, self._store.vault)).result()

    def _run(self) -> None:
        while not self._ending.is_set():
            try:
                if self._on_duty():
                    self.run_due()
            except StoreError as error:  # a full disk: the rows wait
                log.warning("jobs_wait", **describe(error))
            self._ending.wait(LOOK.total_seconds())

    def _ask_for_daily_work(self) -> None:
        today = shanghai_date(self._clock())
        if today != self._asked:
            self._writer.work(lambda uow: ask_for_daily_work(uow, today, self._clock())).result()
            self._asked = today

    def _next(self) -> Job | None:
        with self._store.reading() as uow:
            job = jobs.first(uow)
        return job if job is not None and job.due_at <= self._clock() else None

    def _do(self, job: Job) -> None:
        self._writer.work(lambda uow: jobs.count_attempt(uow, job)).result()
        if job.attempts >= MAX_ATTEMPTS:
            log.error("job_dead", job=job.id, kind=job.kind)
            self._writer.work(partial(_give_up, job=job, now=self._clock())).result()
            return
        try:
            self._finish(job)
        except StoreError:
            raise
        except Exception as error:  # noqa: BLE001 - whatever one job does, the others go on
            log.error("job_failed", job=job.id, kind=job.kind, attempt=job.attempts + 1, **describe(error))
            self._writer.work(lambda uow: jobs.postpone(uow, job, self._clock() + PAUSE)).result()

    def _finish(self, job: Job) -> None:
        for arrival in self._arrivals(job):
            self._writer.post(arrival).result()
        step = self._prepared(job)
        while not self._ending.is_set():
            progress = self._writer.work(partial(self._step, job=job, step=step)).result()
            if progress is None:
                log.info("job_done", job=job.id, kind=job.kind)
                break
            job = replace(job, progress=progress)
            if job.kind in self._resting:
                self._ending.wait(REST)
        if job.kind in ERASING:
            self._store.scrub()

    def _arrivals(self, job: Job) -> Sequence[Arrival]:
        if job.kind not in ARRIVALS:
            return ()
        with self._store.reading() as uow:
            return ARRIVALS[job.kind](uow, job)

    def _prepared(self, job: Job) -> Step:
        """The step of a job; what takes long is read and made here, where nobody waits for it."""
        if job.kind not in self._makers:
            return self._steps[job.kind]
        with self._store.reading() as uow:
            made = self._makers[job.kind](uow, job, self._clock())
        return made.make() if isinstance(made, Later) else made

    def _step(self, uow: UnitOfWork, job: Job, step: Step) -> Mapping[str, Any] | None:
        if not jobs.is_ours(uow, job):  # another process took the duty over while this one stood still
            return None
        progress = step(uow, job, self._clock())
        if progress is None:
            jobs.finish(uow, job)
        else:
            jobs.advance(uow, job, progress)
        return progress
