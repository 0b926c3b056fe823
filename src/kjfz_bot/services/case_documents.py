"""Documents of a case for the parties to check and sign: who may have one drafted, and that they still may then.

They are made beside the turns by a job (`app/case_papers.py`), which tells of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from kjfz_bot.dialog.inbound import No, Ok
from kjfz_bot.domain.case import Case
from kjfz_bot.services import access
from kjfz_bot.services.access import Gate
from kjfz_bot.services.case_effects import shares_contacts
from kjfz_bot.services.document_words import Draft, draftable, words_of
from kjfz_bot.services.files import WITHOUT_FILES
from kjfz_bot.services.looks import looked, opened_by
from kjfz_bot.services.registry import Actor, NotThere, service
from kjfz_bot.storage import audit, cases, jobs, needs
from kjfz_bot.storage.audit import Deed
from kjfz_bot.storage.jobs import Job
from kjfz_bot.storage.store import UnitOfWork

TAKE = "open_case_files"
"""What the gate is asked: to take along what is in a case. Parties, and offices that see it, may."""

JOB = "case_document"
"""The kind of the job, and the topic of what it tells."""

STOPPED = "case_document_stopped"
"""What whoever asked is told where nothing comes of it."""

AT_THE_TERMINAL = "case_document-at_the_terminal"


@service("draft_document", reads=("case", "kind"), refusals=(AT_THE_TERMINAL,))
def draft_document(uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]) -> Ok | No:
    """Have a document of a case drafted; it comes by itself once it is made."""
    if actor.channel in WITHOUT_FILES:
        return No(AT_THE_TERMINAL)
    case, kind = _case(uow, f"{inputs['case']}"), f"{inputs['kind']}"
    gate = access.gate(uow, actor)
    gate.require(TAKE, None if case is None else case.thing)
    assert case is not None
    if kind not in draftable(case):
        raise NotThere(kind)
    _note(uow, actor, gate, case, kind)
    key = f"{actor.person}@{actor.now.isoformat()}"
    jobs.add(uow, JOB, key, actor.now, {"case": case.public_id, "kind": kind}, actor=actor.person)
    return Ok(text_args={"number": case.public_id, "document": {"text": f"case_document-kind.{kind}"}})


def _case(uow: UnitOfWork, number: str) -> Case | None:
    kept = cases.find(uow, number)
    return None if kept is None else kept.case


def _note(uow: UnitOfWork, actor: Actor, gate: Gate, case: Case, kind: str) -> None:
    """Let the audit say who had what drafted, and the expert read that another did."""
    audit.record(uow, Deed(case.id, "document_drafted", actor.now, {"by": actor.person, "cause": kind}))
    expert = case.parties.expert
    if expert is not None and expert != actor.person:
        looked(uow, actor, expert, opened_by(uow, gate.role_for(TAKE, case.thing), JOB, "case_document"))


def wanted(uow: UnitOfWork, job: Job, now: datetime) -> Draft | None:
    """What a job was asked to write, if whoever asked may still have it: a role may end while it is made."""
    case, kind = _case(uow, job.arguments["case"]), f"{job.arguments['kind']}"
    if case is None or kind not in draftable(case):
        return None
    gate = access.gate_of(uow, job.actor or 0, now)
    if not gate.can(TAKE, case.thing).allowed:
        return None
    return words_of(uow, case, kind, names_firm=_may_name_firm(uow, job.actor or 0, gate, case))


def is_anothers(uow: UnitOfWork, job: Job) -> bool:
    """Whether a document tells of somebody else than whoever asked for it."""
    case = _case(uow, job.arguments["case"])
    return case is None or case.parties.expert != job.actor


def _may_name_firm(uow: UnitOfWork, person: int, gate: Gate, case: Case) -> bool:
    """Whether the firm's name is theirs to read: a need may hide it from the expert until contacts are shared."""
    need = None if case.need is None else needs.numbered(uow, case.need)
    if need is None or need.statement.named or person != case.parties.expert:
        return True
    return shares_contacts(case) or gate.can("name_firm", need.thing).allowed
