"""Officers look at single entries and say what becomes of them: upheld, struck, corrected, in order, or a question.

What is decided counts for the entry as it was seen; of two officers the second is told who decided, and when. Whoever
has a stake in an entry decides nothing of it. VP and firm are told (`hours_telling.py`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from kjfz_bot.dialog.entry_words import NOTHING, length_words
from kjfz_bot.dialog.inbound import No, Ok
from kjfz_bot.domain.access import Scope
from kjfz_bot.domain.appointment import Appointment
from kjfz_bot.domain.calendar import shanghai_date
from kjfz_bot.domain.service_entry import Entry, Mark
from kjfz_bot.domain.service_limits import Hindrance
from kjfz_bot.services import access, entry_lines, hints, hours_files, hours_telling, ledger
from kjfz_bot.services.access import Gate
from kjfz_bot.services.hours_words import became_words, line, vp_words, who_words, whole_line
from kjfz_bot.services.ledger import Overtaken, Programmes
from kjfz_bot.services.looks import looked, opened_by
from kjfz_bot.services.notices import notify
from kjfz_bot.services.pages import PAGE, page, start_of
from kjfz_bot.services.places import moment
from kjfz_bot.services.registry import SERVICES, Actor, NotThere, Service, with_first
from kjfz_bot.services.service_claims import SAID, claims_said
from kjfz_bot.services.service_fix import said_before
from kjfz_bot.storage import appointments, audit, entries, ledgers, pending_hours
from kjfz_bot.storage.audit import Deed
from kjfz_bot.storage.notices import Notice
from kjfz_bot.storage.pending_hours import Pending
from kjfz_bot.storage.store import UnitOfWork

CHECK, DECIDE = "check_hours", "decide_hours"

ENOUGH: Mapping[str, str] = {"text": "service-enough"}
"""What leaves a list is called."""

WAITING = 200
"""Entries of the queue at most; what waits behind them comes once these are decided."""

DECIDED = ("uphold", "strike", "correct", "check", "ask")
"""What an officer does with an entry."""


def services(programmes: Programmes) -> dict[str, Service]:
    """The services of officers who look at entries under these programmes."""
    return with_first(
        programmes,
        (insisted_entries, (), ()),
        (what_others_decide, (), ()),
        (look_at_entry, ("entry",), ()),
        (send_entry_files, ("seen",), ()),
        (entry_as_it_stands, ("seen",), ()),
        (settle_entry, ("seen", "act", "after", "anew", "reason", "question"), SAID),
    )


@dataclass(frozen=True, slots=True)
class Insisted:
    """Entries VPs insist on: those the actor may decide on, and those of which a colleague has to."""

    mine: tuple[Entry, ...]
    others: tuple[Entry, ...]


def _insisted(uow: UnitOfWork, gate: Gate) -> Insisted:
    found: dict[int, Entry] = {}
    for scope in gate.scopes(DECIDE):
        found |= {entry.id: entry for entry in entries.pending(uow, scope, ("insisted",), WAITING, gate.now)}
    terms = _terms(uow, found.values())
    may = {number: gate.can(DECIDE, term.thing).allowed for number, term in terms.items()}
    mine = [entry for entry in found.values() if may[entry.appointment]]
    return Insisted(tuple(mine), tuple(entry for entry in found.values() if not may[entry.appointment]))


def count_insisted(uow: UnitOfWork, gate: Gate) -> int:
    """How many entries there are on which the actor has to decide."""
    found = {each.appointment: each for scope in gate.scopes(DECIDE) for each in _pending(uow, gate, scope)}
    terms = {number: appointments.numbered(uow, number) for number in found}
    return sum(found[number].entries for number, term in terms.items() if term and gate.can(DECIDE, term.thing).allowed)


def _pending(uow: UnitOfWork, gate: Gate, scope: Scope) -> list[Pending]:
    return pending_hours.of_terms(uow, scope, ("insisted",), gate.now)


def _terms(uow: UnitOfWork, found: Iterable[Entry]) -> dict[int, Appointment]:
    read = (appointments.numbered(uow, number) for number in {entry.appointment for entry in found})
    return {term.id: term for term in read if term is not None}


def insisted_entries(_programmes: Programmes, uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]) -> Ok | No:
    """The entries on which the actor has to decide, the earliest day first."""
    found = _insisted(uow, access.gate(uow, actor)).mine
    start = start_of(inputs["cursor"])
    terms = _terms(uow, found)
    shown = found[start : start + PAGE]
    items = [[f"{entry.id}", named_line(uow, terms[entry.appointment], entry)] for entry in shown]
    return page(items, start, len(found), ENOUGH)


def named_line(uow: UnitOfWork, term: Appointment, entry: Entry) -> dict[str, Any]:
    """An entry in a line, with whose it is and where."""
    vp = vp_words(uow, term.person, term.firm.programme)
    return {"text": "service-line", "args": {"vp": vp, "firm": term.firm.name, "line": line(entry)}}


def what_others_decide(_programmes: Programmes, uow: UnitOfWork, actor: Actor, _inputs: Mapping[str, Any]) -> Ok | No:
    """How many entries wait that concern the actor: a colleague decides on these."""
    return Ok(text_args={"own": len(_insisted(uow, access.gate(uow, actor)).others)})


def look_at_entry(_programmes: Programmes, uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]) -> Ok | No:
    """All of an entry: every word, who said what of it, what may be worth a look; the VP can read who looked.

    Whoever has a stake in it may look, and is told that a colleague decides.
    """
    entry, ended, term = _entry(uow, actor, inputs["entry"])
    gate = access.gate(uow, actor)
    action = DECIDE if entry.state == "insisted" else CHECK
    may = gate.can(action, term.thing).allowed
    role = gate.role_for(action if may else "read_hours", term.thing)
    looked(uow, actor, term.person, opened_by(uow, role, "hours", action))
    today = shanghai_date(actor.now)
    seen = [hint for hint in hints.of_term(uow, term.id, max(today, entry.day)) if entry.id in hint.entries]
    category = entry.claim.category
    args = {
        "vp": vp_words(uow, term.person, term.firm.programme),
        "firm": term.firm.name,
        "line": whole_line(entry),
        "category": NOTHING if category is None else {"text": f"{term.firm.programme}-duty-{category}"},
        "at": moment(entry.made_at),
        "by": "officer" if entry.by_officer else "vp",
        "state": {"text": f"entry-state.{'reversed' if ended else entry.state}"},
        "said": _said(uow, entry, actor),
        "files": len(entry.claim.files),
        "hints": hints.lines(seen),
        "party": "no" if may else "yes",
    }
    acts = () if ended or not may else _acts(entry)
    value = {"entry": entry.id, "state": entry.state, "acts": list(acts), "files": len(entry.claim.files)}
    return Ok(value=value, text_args=args)


def _acts(entry: Entry) -> tuple[str, ...]:
    """What may be done with an entry, by what became of it."""
    if entry.state == "insisted":
        return ("uphold", "strike")
    checks = ("check",) if entry.state == "confirmed" else ()
    return (*checks, "ask", "correct", "strike")


def _said(uow: UnitOfWork, entry: Entry, actor: Actor) -> Any:
    """What was said of an entry, first to last, with every reason."""
    found = [_said_line(uow, mark, actor) for mark in entries.marks_of(uow, entry)]
    return {"lines": found} if found else NOTHING


def _said_line(uow: UnitOfWork, mark: Mark, actor: Actor) -> dict[str, Any]:
    args = {"at": moment(mark.at), "who": who_words(uow, mark, actor.person), "reason": mark.reason or NOTHING}
    return {"text": f"service-said.{mark.kind}", "args": args}


def send_entry_files(_programmes: Programmes, uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]) -> Ok | No:
    """Have what shows the entry sent to the officer."""
    number = inputs["seen"]["entry"]
    _entry(uow, actor, number)
    picked = {"seen": {"more": [number]}, "look_which": [f"{number}"]}
    return hours_files.send_hours_files(uow, actor, picked)


def entry_as_it_stands(_programmes: Programmes, uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]) -> Ok | No:
    """The entry that is to be corrected: what is not said anew stays as it is."""
    entry, _, _ = _entry(uow, actor, inputs["seen"]["entry"])
    return Ok({"before": [said_before(entry)]})


def settle_entry(programmes: Programmes, uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]) -> Ok | No:
    """Do what the officer chose with the entry that was seen; where it is another by now, say who did that and when."""
    act = inputs["after"] or inputs["act"]
    entry, ended, term = _entry(uow, actor, inputs["seen"]["entry"])
    access.require(uow, actor, DECIDE if entry.state == "insisted" else CHECK, term.thing)
    ledgers.hold(uow, [entry.person])
    entry, ended, term = _entry(uow, actor, entry.id)
    if ended or entry.state != inputs["seen"]["state"]:
        return Ok(text_args={**_outcome(entry, "overtaken"), "became": became_words(uow, entry, actor.person)})
    if act not in _acts(entry):
        raise NotThere(act)
    if act == "correct":
        return _correct(programmes, uow, actor, entry, inputs)
    if act == "ask":
        return _ask(uow, actor, entry, term, f"{inputs['question'] or ''}")
    return _decide(uow, actor, entry, act, f"{inputs['reason'] or ''}")


def _decide(uow: UnitOfWork, actor: Actor, entry: Entry, act: str, reason: str) -> Ok:
    """Uphold, strike or check an entry whose ledger is held, and whose state was just looked at."""
    if act == "check":
        ledger.check(uow, actor, [entry.id])
    elif act == "uphold":
        ledger.uphold(uow, actor, [entry.id], reason)
        hours_telling.decided(uow, actor, [entry], "upheld", reason)
    else:
        ledger.strike(uow, actor, entry.id, reason)
        hours_telling.decided(uow, actor, [entry], "struck", reason)
    return Ok(text_args=_outcome(entry, act))


def _correct(programmes: Programmes, uow: UnitOfWork, actor: Actor, entry: Entry, inputs: Mapping[str, Any]) -> Ok | No:
    """Put what was said anew in the place of an entry, with what showed it; VP and firm are told both."""
    claims = claims_said(inputs["anew"], "anew")
    if isinstance(claims, No):
        return claims
    claims[0] = replace(claims[0], files=entry.claim.files, counted=entry.claim.counted)
    reason = f"{inputs['reason'] or ''}"
    made = ledger.correct(uow, actor, programmes, entry.id, claims, reason)
    if isinstance(made, Hindrance):
        return entry_lines.hindered(uow, made, claims, "anew")
    assert not isinstance(made, Overtaken)  # its ledger is held, and it was live
    hours_telling.corrected(uow, actor, entry, made, reason)
    after = {"lines": [line(each) for each in made]}
    return Ok(text_args={**_outcome(entry, "correct"), "anew": after})


def _ask(uow: UnitOfWork, actor: Actor, entry: Entry, term: Appointment, question: str) -> Ok:
    """Put a question to the VP; the entry stays as it is."""
    if not question:
        raise NotThere(question)
    gate = access.gate(uow, actor)
    office = opened_by(uow, gate.role_for(CHECK, term.thing), "hours", CHECK).organisation
    args = {"office": office, "firm": term.firm.name, "line": line(entry), "question": question}
    cause = f"{entry.id}:{actor.now.isoformat()}"
    notify(uow, Notice(entry.person, "hours_question", cause, "decision", actor.now, args=args))
    audit.record(uow, Deed(term.id, "hours_asked", actor.now, {"by": actor.person, "entry": entry.id}))
    return Ok(text_args=_outcome(entry, "ask"))


def _outcome(entry: Entry, act: str) -> dict[str, Any]:
    length = length_words(entry.minutes)
    return {"act": act, "line": line(entry), "length": length, "became": NOTHING, "anew": NOTHING}


def _entry(uow: UnitOfWork, actor: Actor, number: object) -> tuple[Entry, bool, Appointment]:
    """An entry of the officer's programme or district, and whether it is reversed; NotThere for any other."""
    text = f"{number}"
    found, ended = entries.numbered(uow, [int(text)] if text.isascii() and text.isdigit() else [])
    term = appointments.numbered(uow, found[0].appointment) if found else None
    gate = access.gate(uow, actor)
    if term is None or not is_officers(gate, term):
        raise NotThere(number)
    return found[0], found[0].id in ended, term


def is_officers(gate: Gate, term: Appointment) -> bool:
    """Whether a term is in the actor's charge as an officer, even where they have a stake in it."""
    firm = term.firm
    within = replace(term.thing, owner=None, organisation=None, unit=None)
    return firm.programme is not None and gate.can(CHECK, within).allowed


SERVICES.update(services({}))
