"""Cases from their beginning: what somebody may apply for, what waits for them, each case to look at and act in.

What a case is worth is in its events (`case_acting.py`); who may see and do what is the gate's.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kjfz_bot.dialog.inbound import No, Ok
from kjfz_bot.domain import personal
from kjfz_bot.domain.case_number import read_case_number
from kjfz_bot.domain.workflow import FIELDS
from kjfz_bot.services import access, case_acting, case_beginning, case_lists, case_reading, case_values, pages
from kjfz_bot.services.access import Gate
from kjfz_bot.services.case_acting import Doing, doing_of
from kjfz_bot.services.case_effects import shares_contacts
from kjfz_bot.services.case_gates import both_consent
from kjfz_bot.services.case_scene import Programmes, Scene
from kjfz_bot.services.case_words import line_words, person_words
from kjfz_bot.services.files import WITHOUT_FILES, opens
from kjfz_bot.services.looks import looked, opened_by
from kjfz_bot.services.need_files import FETCHED_WITHIN, document
from kjfz_bot.services.notices import notify
from kjfz_bot.services.places import NOTHING
from kjfz_bot.services.registry import SERVICES, Actor, NotThere, Service, with_first
from kjfz_bot.storage import audit, cases, files, firms, profiles
from kjfz_bot.storage.audit import Deed
from kjfz_bot.storage.cases import Kept
from kjfz_bot.storage.notices import Notice
from kjfz_bot.storage.store import UnitOfWork

AT_THE_TERMINAL, NO_CONTACTS = "case_files-terminal", "case-no_contacts"
FILE = "case_file"
"""The topic under which an attachment is sent."""


def services(programmes: Programmes) -> dict[str, Service]:
    """The services of cases under these programmes."""
    fields = tuple(FIELDS)
    return with_first(
        programmes,
        (case_beginning.ways_to_apply, (), ()),
        (case_beginning.things_to_apply_for, ("way",), ()),
        (case_beginning.look_at_beginning, ("way", "about"), case_beginning.REFUSALS),
        (my_cases, (), ()),
        (cases_waiting, (), ()),
        (find_case, ("number",), ()),
        (look_at_case, ("case",), ()),
        (act_on_case, ("seen", "act", "reason", *fields), (*case_acting.REFUSALS, *case_beginning.REFUSALS)),
        (correct, ("seen", "act", "becomes", "reason"), case_acting.REFUSALS),
        (reviewers_to_assign, ("seen",), ()),
        (case_contacts, ("case",), (NO_CONTACTS,)),
        (case_files, ("case",), (AT_THE_TERMINAL,)),
    )


def my_cases(_programmes: Programmes, uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]) -> Ok | No:
    """Cases the person is party to or an office of: those that wait for them, oldest first, then open, then ended."""
    gate = access.gate(uow, actor)
    start = pages.start_of(inputs["cursor"])
    found, count = case_lists.page(uow, gate, start)
    items = []
    for kept, waits in found:
        args = line_words(uow, kept, gate, mine=waits)
        items.append([kept.case.public_id, {"text": "case.item", "args": args}])
    return pages.page(items, start, count, {"text": "status-enough"})


def cases_waiting(_programmes: Programmes, uow: UnitOfWork, actor: Actor, _inputs: Mapping[str, Any]) -> Ok | No:
    """How many cases wait for the person."""
    return Ok(value=case_lists.count(uow, access.gate(uow, actor)))


def find_case(_programmes: Programmes, uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]) -> Ok | No:
    """The number of a case the person may read, as it is written; NotThere for any other."""
    number = read_case_number(f"{inputs['number']}")
    kept, _, _ = found(uow, actor, number or "")
    return Ok(value=kept.case.public_id)


def found(uow: UnitOfWork, actor: Actor, number: object) -> tuple[Kept, Gate, str]:
    """A case somebody may read, with how much of it; NotThere for any other."""
    kept = cases.find(uow, f"{number}")
    gate = access.gate(uow, actor)
    if kept is not None and gate.can("read_case", kept.case.thing).allowed:
        return kept, gate, case_reading.FULL
    if kept is not None and gate.can("read_notice", kept.case.thing).allowed:
        return kept, gate, case_reading.NOTICE
    raise NotThere(number)


def look_at_case(programmes: Programmes, uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]) -> Ok | No:
    """A case with all that was done in it, and what the person may do there."""
    kept, gate, how = found(uow, actor, inputs["case"])
    now = case_reading.seen(programmes, uow, gate, kept)
    if how == case_reading.NOTICE:
        return Ok(value=now, text_args=case_reading.notice(uow, gate, kept))
    return Ok(value=now, text_args=case_reading.timeline(programmes, uow, gate, kept, now))


def act_on_case(programmes: Programmes, uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]) -> Ok | No:
    """Do something in the case that was seen, or open it; where it is another by now, say so and do nothing."""
    if inputs["seen"]["number"] is None:
        return case_beginning.begin(programmes, uow, actor, inputs)
    return _act(programmes, uow, actor, inputs["seen"]["number"], doing_of(inputs))


def correct(programmes: Programmes, uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]) -> Ok | No:
    """Propose to correct a decision, or confirm or reject that as a second officer."""
    doing = doing_of(inputs)
    if doing.act not in ("propose", "confirm", "reject"):
        raise NotThere(doing.act)
    return _act(programmes, uow, actor, inputs["seen"]["number"], doing)


def _act(programmes: Programmes, uow: UnitOfWork, actor: Actor, number: object, doing: Doing) -> Ok | No:
    kept, gate, _ = found(uow, actor, number)
    return case_acting.do(Scene(uow, programmes, kept, doing.side, actor.person, actor.now), gate, doing)


def reviewers_to_assign(programmes: Programmes, uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]) -> Ok | No:
    """The programme's reviewers who have no stake in the case that was seen."""
    kept, gate, _ = found(uow, actor, inputs["seen"]["number"])
    gate.require("act_as_city", kept.case.thing)
    scene = Scene(uow, programmes, kept, "city", actor.person, actor.now)
    options = []
    for given in case_values.reviewers(scene):
        words = {"name": person_words(uow, kept.case, given.person), "office": given.organisation.name}
        options.append([case_values.option(given), {"text": "case-reviewer", "args": {**words, "count": given.id}}])
    return Ok(options)


def case_contacts(programmes: Programmes, uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]) -> Ok | No:
    """How both sides can be reached, as long as both agree; each can read that somebody has looked."""
    kept, gate, _ = found(uow, actor, inputs["case"])
    case = kept.case
    scene = Scene(uow, programmes, kept, None, actor.person, actor.now)
    gate.require("read_contacts", case.thing)
    if not shares_contacts(case) or not both_consent(scene):
        return No(NO_CONTACTS)
    assert case.parties.expert is not None
    assert case.parties.firm is not None
    own = [each.profile for each in profiles.of_person(uow, case.parties.expert)]
    profile = next((each for each in own if each.unit.programme == case.programme), None)
    record = firms.find(uow, case.parties.firm.id)
    contact = None if record is None else record.contact
    _note_look(uow, gate, actor, kept)
    args = {
        "number": case.public_id,
        "expert": NOTHING if profile is None else personal.name(profile.particulars.name),
        "expert_phone": NOTHING if profile is None else personal.phone(profile.particulars.phone),
        "firm": case.parties.firm.name,
        "contact": NOTHING if contact is None else personal.name(contact.name),
        "contact_phone": NOTHING if contact is None else personal.phone(contact.phone),
    }
    return Ok(text_args=args)


def _note_look(uow: UnitOfWork, gate: Gate, actor: Actor, kept: Kept) -> None:
    """Keep that somebody had the contacts of a case."""
    expert = kept.case.parties.expert
    if expert is not None and expert != actor.person:
        grant = gate.role_for("read_contacts", kept.case.thing)
        looked(uow, actor, expert, opened_by(uow, grant, "contacts", "read_contacts"))
    audit.record(uow, Deed(kept.case.id, "contacts_opened", actor.now, {"by": actor.person}))


@opens(case_acting.PLACE)
def may_open(uow: UnitOfWork, person: int, number: str, now: Any) -> bool:
    """Whether somebody may have the attachments of a case, by what they are at this moment."""
    kept = cases.numbered(uow, int(number))
    return kept is not None and access.gate_of(uow, person, now).can("open_case_files", kept.case.thing).allowed


def case_files(_programmes: Programmes, uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]) -> Ok | No:
    """Have what was handed in with a case sent to the person; its audit says who had it."""
    if actor.channel in WITHOUT_FILES:
        return No(AT_THE_TERMINAL)
    kept, gate, _ = found(uow, actor, inputs["case"])
    gate.require("open_case_files", kept.case.thing)
    sent = [files.find(uow, public_id) for public_id in case_acting.files_of(kept)]
    there = [file for file in sent if file is not None and file.state == "kept"]
    until = actor.now + FETCHED_WITHIN
    for file in there:
        args = {"number": kept.case.public_id, **document(file, until)}
        cause = f"{kept.case.id}:{file.public_id}:{actor.now.isoformat()}"
        notify(uow, Notice(actor.person, FILE, cause, "notice", actor.now, until, args=args))
    audit.record(uow, Deed(kept.case.id, "attachments_opened", actor.now, {"by": actor.person}))
    return Ok(text_args={"count": len(there)})


SERVICES.update(services({}))
