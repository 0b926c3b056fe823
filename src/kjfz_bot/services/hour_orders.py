"""The picture and the statement of a term: what somebody may ask for, and that they may still have it when it is made.

They are made beside the turns by a job (`app/hour_files.py`), which tells of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from kjfz_bot.dialog.entry_words import dated_words
from kjfz_bot.dialog.inbound import No, Ok
from kjfz_bot.domain.appointment import Appointment
from kjfz_bot.domain.service_progress import Year
from kjfz_bot.making.statement import FORMS, Form
from kjfz_bot.services import access
from kjfz_bot.services.files import WITHOUT_FILES
from kjfz_bot.services.hours import READ, note_look, readable
from kjfz_bot.services.registry import SERVICES, Actor, NotThere, Service, with_first
from kjfz_bot.services.service_figures import Programmes
from kjfz_bot.services.standing import Standing, standing
from kjfz_bot.storage import appointments, audit, jobs
from kjfz_bot.storage.audit import Deed
from kjfz_bot.storage.jobs import Job
from kjfz_bot.storage.store import UnitOfWork

EXPORT = "export"
"""What the gate is asked beside the right to read: to take hours along."""

STATEMENT, PICTURE = "hours_statement", "hours_picture"
JOBS = frozenset({STATEMENT, PICTURE})
"""The kinds of jobs, and the topics of what they tell."""

STOPPED = "hours_stopped"
"""What whoever asked is told where nothing comes of it."""

DAYS = "days"
"""The option of days that are no service year."""

YEAR = "year-"
"""What the option of a service year begins with; its number follows."""

AT_THE_TERMINAL = "statement-at_the_terminal"


@dataclass(frozen=True, slots=True)
class Span:
    """The days that are stated, both with."""

    since: date
    until: date


def services(programmes: Programmes) -> dict[str, Service]:
    """The services that ask for pictures and statements under these programmes."""
    return with_first(
        programmes,
        (draw_hours, ("term",), ()),
        (statement_spans, ("term",), ()),
        (statement_days, ("term",), ()),
        (statement_end, ("term", "since"), ()),
        (make_statement, ("term", "span", "since", "until", "form"), (AT_THE_TERMINAL,)),
    )


def draw_hours(_programmes: Programmes, uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]) -> Ok | No:
    """Have the months of a term drawn."""
    term = readable(uow, access.gate(uow, actor), inputs["term"])
    return _asked(uow, actor, PICTURE, {"term": term.id})


def _asked(uow: UnitOfWork, actor: Actor, kind: str, arguments: Mapping[str, Any]) -> Ok:
    key = f"{actor.person}@{actor.now.isoformat()}"
    jobs.add(uow, kind, key, actor.now, dict(arguments), actor=actor.person)
    return Ok()


def statement_spans(programmes: Programmes, uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]) -> Ok | No:
    """What can be stated of a term: each year that has begun, the latest first, and other days."""
    found = _standing(programmes, uow, actor, inputs["term"])
    years = [[f"{YEAR}{year.number}", _year_words(year)] for year in reversed(found.progress.years)]
    return Ok([*years, [DAYS, {"text": "statement-span.days"}]] if years else [])


def _year_words(year: Year) -> dict[str, Any]:
    args = {"number": year.number, "begins": dated_words(year.begins), "ends": dated_words(year.ends)}
    return {"text": "statement-span.year", "args": args}


def _standing(programmes: Programmes, uow: UnitOfWork, actor: Actor, option: object) -> Standing:
    return standing(uow, programmes, readable(uow, access.gate(uow, actor), option), actor.now)


def statement_days(programmes: Programmes, uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]) -> Ok | No:
    """Between which days a statement of a term can lie."""
    first, last = _whole(_standing(programmes, uow, actor, inputs["term"]))
    return Ok({"min": first.isoformat(), "max": last.isoformat()})


def statement_end(programmes: Programmes, uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]) -> Ok | No:
    """The same of its last day, which is not before its first."""
    first, last = _whole(_standing(programmes, uow, actor, inputs["term"]))
    return Ok({"min": inputs["since"] or first.isoformat(), "max": last.isoformat()})


def _whole(found: Standing) -> tuple[date, date]:
    term = found.term
    return term.starts_on, max(min(term.ends_on, found.today), term.starts_on)


def make_statement(programmes: Programmes, uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]) -> Ok | No:
    """Have the statement of a term made; whoever serves can read that somebody else took their hours along."""
    if actor.channel in WITHOUT_FILES:
        return No(AT_THE_TERMINAL)
    gate = access.gate(uow, actor)
    term = readable(uow, gate, inputs["term"])
    gate.require(EXPORT, term.thing)
    if inputs["form"] not in FORMS:
        raise NotThere(inputs["form"])
    span = _span(standing(uow, programmes, term, actor.now), inputs)
    note_look(uow, actor, gate, term, STATEMENT)
    days = {"since": span.since.isoformat(), "until": span.until.isoformat()}
    return _asked(uow, actor, STATEMENT, {"term": term.id, "form": inputs["form"], **days})


def _span(found: Standing, inputs: Mapping[str, Any]) -> Span:
    """The days that were chosen, as far as there is something to state; NotThere where that is nothing."""
    first, last = _whole(found)
    if inputs["span"] == DAYS:
        since, until = (date.fromisoformat(inputs[name]) for name in ("since", "until"))
    else:
        year = next((each for each in found.progress.years if f"{YEAR}{each.number}" == inputs["span"]), None)
        if year is None:
            raise NotThere(inputs["span"])
        since, until = year.begins, min(year.ends, last)
    if not first <= since <= until <= last:
        raise NotThere((since, until))
    return Span(since, until)


def span_of(job: Job) -> Span:
    """The days a statement was asked of."""
    return Span(date.fromisoformat(job.arguments["since"]), date.fromisoformat(job.arguments["until"]))


def form_of(job: Job) -> Form:
    """What a statement is to be written as."""
    return next(form for form in FORMS if form == job.arguments["form"])


def wanted(uow: UnitOfWork, job: Job, now: datetime) -> Appointment | None:
    """The term a job was asked of, if whoever asked may still have that: a role may end while it is made."""
    term = appointments.numbered(uow, job.arguments["term"])
    if term is None:
        return None
    gate = access.gate_of(uow, job.actor or 0, now)
    actions = (READ, EXPORT) if job.kind == STATEMENT else (READ,)
    return term if all(gate.can(action, term.thing).allowed for action in actions) else None


def note_statement(uow: UnitOfWork, person: int, term: Appointment, rows: int, now: datetime) -> None:
    """Let the audit say who took a term's hours along, and how many entries."""
    audit.record(uow, Deed(term.id, "hours_exported", now, {"by": person, "rows": rows}))


SERVICES.update(services({}))
