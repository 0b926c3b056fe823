"""The list of a decided round for public notice, and its minutes: who may take them along, and what is in the list.

It is made beside the turns by a job (`app/round_papers.py`). Everybody in it can read who took it along.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from kjfz_bot.dialog.inbound import No, Ok
from kjfz_bot.domain.case_round import Round
from kjfz_bot.making.statement import FORMS
from kjfz_bot.services import access, service_exports
from kjfz_bot.services.case_scene import Programmes
from kjfz_bot.services.case_words import about_words
from kjfz_bot.services.files import FETCHED_WITHIN, WITHOUT_FILES
from kjfz_bot.services.looks import opened_by
from kjfz_bot.services.need_files import document
from kjfz_bot.services.notice_lists import Notice, NoticeRow
from kjfz_bot.services.notices import notify
from kjfz_bot.services.registry import Actor, NotThere
from kjfz_bot.services.round_making import MANAGE, found_round, round_words, step_of
from kjfz_bot.services.round_members import expert_names
from kjfz_bot.storage import audit, case_rounds, cases, files, jobs, round_cases
from kjfz_bot.storage.audit import Deed
from kjfz_bot.storage.cases import Kept
from kjfz_bot.storage.jobs import Job
from kjfz_bot.storage.notices import Notice as Told
from kjfz_bot.storage.store import UnitOfWork

EXPORT = "export"
"""What the gate is asked beside the right to the round: to take people's names along, with a fresh proof."""

LIST = "round_list"
"""The kind of the job, and the topic of what it tells."""

MINUTES, STOPPED = "round_minutes", "round_list_stopped"
AT_THE_TERMINAL = "rounds-terminal"


def ask_for_list(_programmes: Programmes, uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]) -> Ok | No:
    """Have the list of those who passed made, once the officer has shown just before that it is them."""
    if actor.channel in WITHOUT_FILES:
        return No(AT_THE_TERMINAL)
    gate = access.gate(uow, actor)
    found = found_round(uow, gate, inputs["seen"]["round"])
    gate.require(EXPORT, found.thing)
    if found.state != "decided" or inputs["act"] not in FORMS:
        raise NotThere(inputs["act"])
    key = f"{actor.person}@{actor.now.isoformat()} {inputs['act']}"
    jobs.add(uow, LIST, key, actor.now, {"round": found.id, "form": inputs["act"]}, actor=actor.person)
    return Ok(text_args=round_words(found))


def send_minutes(_programmes: Programmes, uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]) -> Ok | No:
    """Have the minutes of a round sent to an officer; its audit says who had them."""
    if actor.channel in WITHOUT_FILES:
        return No(AT_THE_TERMINAL)
    found = found_round(uow, access.gate(uow, actor), inputs["seen"]["round"])
    file = None if found.minutes is None else files.find(uow, found.minutes)
    if file is None or file.state != "kept":
        raise NotThere(found.minutes)
    until = actor.now + FETCHED_WITHIN
    args = {"round": found.name, **document(file, until)}
    cause = f"{found.id}:{actor.now.isoformat()}"
    notify(uow, Told(actor.person, MINUTES, cause, "notice", actor.now, until, args=args))
    audit.record(uow, Deed(found.id, "attachments_opened", actor.now, {"by": actor.person}))
    return Ok()


def wanted(uow: UnitOfWork, job: Job, now: datetime) -> Round | None:
    """The round a job was asked of, if whoever asked may still have its list: a role may end while it is made."""
    found = case_rounds.find(uow, job.arguments["round"])
    if found is None or found.state != "decided":
        return None
    gate = access.gate_of(uow, job.actor or 0, now)
    allowed = all(gate.can(action, found.thing).allowed for action in (MANAGE, EXPORT))
    return found if allowed else None


def passed(uow: UnitOfWork, found: Round) -> list[Kept]:
    """The cases that passed in a round and stand, in their order."""
    entries = [each for each in round_cases.of(uow, found.id) if each.verdict == "pass" and each.seq is not None]
    kept = cases.several(uow, [each.case for each in entries])
    return [kept[each.case] for each in entries if each.case in kept and _stands(kept[each.case], each.seq or 0)]


def _stands(kept: Kept, seq: int) -> bool:
    """Whether a decision still counts, and the case has not ended otherwise since."""
    counts = seq in kept.case.state.decided.values()
    return counts and kept.case.state.end in (None, "done")


def notice(programmes: Programmes, uow: UnitOfWork, found: Round, kept: Iterable[Kept]) -> Notice:
    """The list of cases that passed, as it is published."""
    listed = list(kept)
    names, step = expert_names(uow, listed), step_of(programmes, found)
    rows = [_row(uow, each, names.get(each.case.id)) for each in listed]
    return Notice(found.programme, None if step is None else step.clause, rows)


def _row(uow: UnitOfWork, kept: Kept, name: str | None) -> NoticeRow:
    case = kept.case
    unit, firm = case.parties.unit, case.parties.firm
    titles = [said["title"] for said in case.state.values.values() if said.get("title")]
    about = titles[-1] if titles else about_words(uow, case) if case.need is not None else None
    return NoticeRow(
        case.public_id, name, None if unit is None else unit.name, None if firm is None else firm.name, about
    )


def note_list(uow: UnitOfWork, job: Job, found: Round, people: list[int], now: datetime) -> None:
    """Let the audit say who took the list along, and everybody in it read that."""
    person = job.actor or 0
    audit.record(uow, Deed(found.id, "round_listed", now, {"by": person, "rows": len(people)}))
    opened = opened_by(uow, access.gate_of(uow, person, now).role_for(MANAGE, found.thing), LIST, LIST)
    said = {"people": people, "role": opened.role, "organisation": opened.organisation, "what": LIST, "why": LIST}
    jobs.add(uow, service_exports.LOOKS, f"{job.id}", now, said, actor=person)
