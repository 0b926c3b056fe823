"""A case as it is seen: what was done in it, where it stands, what comes next, and what whoever looks may do there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any

from kjfz_bot.domain.calendar import shanghai_date
from kjfz_bot.domain.case import Act, Event
from kjfz_bot.domain.workdays import workdays_gone
from kjfz_bot.domain.workflow import END, FIELDS, PARTIES, Side, Step
from kjfz_bot.services.access import Gate
from kjfz_bot.services.case_acting import files_of
from kjfz_bot.services.case_effects import SHARE, shares_contacts
from kjfz_bot.services.case_gates import blocked_words, both_consent, in_the_way, scores
from kjfz_bot.services.case_said import said
from kjfz_bot.services.case_scene import ANSWERING, Programmes, Scene, correctable, sides_of
from kjfz_bot.services.case_words import (
    about_words,
    clause,
    expert_words,
    firm_name,
    person_words,
    side_words,
    sides_words,
    state_words,
    step_words,
    way_words,
)
from kjfz_bot.services.places import NOTHING
from kjfz_bot.storage import files, needs, organisations
from kjfz_bot.storage.cases import Kept
from kjfz_bot.storage.store import UnitOfWork

FULL, NOTICE = "full", "notice"
"""How much of a case somebody reads: all of it, or what a public notice says."""


def seen(programmes: Programmes, uow: UnitOfWork, gate: Gate, kept: Kept) -> dict[str, Any]:
    """What somebody saw of a case and may do there, by which their act is checked later."""
    case = kept.case
    side, acts = next(sides_of(gate, kept), (None, []))
    scene = Scene(uow, programmes, kept, side, gate.holder.person, gate.now)
    due = case.due if "pass" in acts else None
    contacts = side is not None and shares_contacts(case) and both_consent(scene)
    corrects = None if side is None or "propose" not in acts else correctable(case, side)
    return {
        "number": case.public_id,
        "way": f"{case.programme}:{case.workflow.id}",
        "about": None if case.need is None else _need_number(uow, case.need),
        "version": case.state.version,
        "digest": case.state.digest,
        "step": case.state.step,
        "side": side,
        "acts": acts,
        "asks": asks(due),
        "before": {} if due is None else before(uow, scene, due),
        "documents": [] if due is None else list(due.documents),
        "names": _names(kept, acts, corrects[0] if corrects is not None else None),
        "becomes": [] if corrects is None else list(corrects[1]),
        "blocked": [] if due is None else in_the_way(scene, due),
        "shares": due is not None and SHARE in due.effects and side in PARTIES,
        "contacts": contacts,
        "files": len(files_of(kept)),
    }


def _need_number(uow: UnitOfWork, number: int) -> str | None:
    need = needs.numbered(uow, number)
    return None if need is None else need.public_id


def asks(step: Step | None) -> dict[str, list[str]]:
    """What is asked when a step is taken."""
    return {"fields": list(step.fields) if step else [], "optional": list(step.optional) if step else []}


def before(uow: UnitOfWork, scene: Scene, step: Step) -> dict[str, Any]:
    """What this side said last of what a step asks, files as they are shown; who reviews is chosen anew.

    What others said at the same step is not theirs to go on from, least of all what another reviewer did.
    """
    found: dict[str, Any] = {}
    said = _own(scene, step)
    for name in step.asks:
        value = said.get(name)
        if value is None or FIELDS[name] == "people":
            continue
        if FIELDS[name] == "files":
            kept = [file for file in (files.find(uow, public_id) for public_id in value) if file is not None]
            value = [{"file_id": file.public_id, "name": file.name, "size": file.size} for file in kept]
        found[name] = value
    return found


def _own(scene: Scene, step: Step) -> Mapping[str, Any]:
    """What a side said when it took a step last; of reviewers, what they said themselves."""
    seats = scene.kept.seats_of(scene.person)
    for event in reversed(scene.kept.events):
        same = (event.act, event.step, event.side) == ("pass", step.id, scene.side)
        if same and (event.side != "reviewer" or event.seat in seats):
            return event.values
    return {}


def _names(kept: Kept, acts: Iterable[Act], corrects: int | None) -> int | None:
    """What an answer would be about: a proposal, an objection, or the decision to be corrected."""
    state = kept.case.state
    if state.correction is not None:
        return state.correction.seq
    return state.objections[0] if state.objections and "uphold" in acts else corrects


def timeline(programmes: Programmes, uow: UnitOfWork, gate: Gate, kept: Kept, now: dict[str, Any]) -> dict[str, Any]:
    """The variables of a text that shows a case with all that was done; `now` is what `seen` says of it."""
    case = kept.case
    unit, firm = case.parties.unit, case.parties.firm
    mine = bool(set(now["acts"]) & set(ANSWERING))
    return {
        "number": case.public_id,
        "workflow": way_words(case),
        "about": about_words(uow, case),
        "expert": expert_words(uow, case, gate),
        "unit": NOTHING if unit is None else unit.name,
        "firm": NOTHING if firm is None else firm_name(uow, case, gate),
        "lines": {"lines": list(lines(uow, gate, kept, now["side"]))},
        "open": "yes" if is_waiting(kept) else "no",
        "now": now_words(kept, gate.now),
        "next": _next(kept),
        "mine": _do(kept, now) if mine else NOTHING,
        "blocked": blocked_words(now["blocked"]),
        "scores": _scores(programmes, uow, gate, kept, now["side"]),
        "files": now["files"],
        "contacts": "yes" if now["contacts"] else "no",
    }


def notice(uow: UnitOfWork, gate: Gate, kept: Kept) -> dict[str, Any]:
    """The same of a case under public notice, for whoever may read no more than that."""
    case = kept.case
    unit, firm = case.parties.unit, case.parties.firm
    return {
        "number": case.public_id,
        "workflow": way_words(case),
        "about": about_words(uow, case),
        "expert": person_words(uow, case, case.parties.expert),
        "unit": NOTHING if unit is None else unit.name,
        "firm": NOTHING if firm is None else firm.name,
        "lines": {"lines": []},
        "open": "yes",
        "now": now_words(kept, gate.now),
        "next": NOTHING,
        "mine": NOTHING,
        "blocked": NOTHING,
        "scores": NOTHING,
        "files": 0,
        "contacts": "no",
    }


def _do(kept: Kept, now: Mapping[str, Any]) -> Any:
    """What whoever looks is asked to do."""
    state = kept.case.state
    if state.correction is not None:
        return {"text": "case-do.confirm"}
    return (
        {"text": "case-do.answer"}
        if state.objections and "uphold" in now["acts"]
        else step_words(kept.case, state.step, "do")
    )


def lines(uow: UnitOfWork, gate: Gate, kept: Kept, side: Side | None = None) -> Iterator[dict[str, Any]]:
    """What was done, a line each: by whom, when, on which clause, and why where that was said."""
    case = kept.case
    numbers = [event.office for event in kept.events if event.office is not None]
    offices = organisations.find_all(uow, numbers)
    superseded = _superseded(kept)
    for event in kept.events:
        office = None if event.office is None else offices.get(event.office)
        args = {
            "step": step_words(case, event.step, "done" if event.act == "pass" else ""),
            "office": _who(uow, gate, kept, event, office),
            "side": side_words(event.side),
            "day": shanghai_date(event.at).isoformat(),
            "clause": clause(case, event.step),
            "reason": event.reason or NOTHING,
            "said": said(kept, event, side),
            "becomes": NOTHING if event.becomes is None else {"text": f"case-verdict.{event.becomes}"},
            "superseded": "yes" if event.seq in superseded else "no",
        }
        yield {"text": f"case-line.{event.act}", "args": args}


def _superseded(kept: Kept) -> set[int]:
    """The decisions in whose place others have come."""
    confirmed = [kept.event(event.names).names for event in kept.events if event.act == "confirm" and event.names]
    return {seq for seq in confirmed if seq is not None}


def _who(uow: UnitOfWork, gate: Gate, kept: Kept, event: Event, office: Any) -> Any:
    """Whoever acted: an office, firm or unit by its name, the expert by theirs; reviewers are not named."""
    if event.side == "expert":
        return expert_words(uow, kept.case, gate)
    if event.side == "firm":
        return firm_name(uow, kept.case, gate)
    if event.side in (None, "public", "reviewer") or office is None:
        return {"text": f"by-side-{event.side or 'time'}"}
    return office.name


def is_waiting(kept: Kept) -> bool:
    """Whether anybody is waited for: the case goes on, or a correction waits to be confirmed although it has ended."""
    return kept.case.state.is_open or kept.case.state.correction is not None


def now_words(kept: Kept, now: datetime) -> Any:
    """Where a case stands: the step, whose it is, since when, and the working days gone and expected."""
    case, state = kept.case, kept.case.state
    assert state.since is not None
    if not is_waiting(kept):
        return {"text": "case-now.ended", "args": {"end": state_words(case), "day": _day(state.since)}}
    due = case.due if state.correction is None else None
    since = state.since if state.correction is None else kept.event(state.correction.seq).at
    args = {
        "step": state_words(case),
        "who": sides_words(case),
        "day": _day(since),
        "gone": workdays_gone(shanghai_date(since), shanghai_date(now)),
        "days": 0 if due is None else due.days or 0,
        "clause": NOTHING if due is None else clause(case, due.id),
    }
    return {"text": "case-now.open", "args": args}


def _day(at: datetime) -> str:
    return shanghai_date(at).isoformat()


def _next(kept: Kept) -> Any:
    """The steps that come after the one that is due, by their names."""
    case, state = kept.case, kept.case.state
    if not state.is_open:
        return NOTHING
    found: list[Any] = []
    after = case.workflow.follows(state.step)
    while after != END:
        found.append(step_words(case, after))
        after = case.workflow.follows(after)
    return {"join": found} if found else NOTHING


def _scores(programmes: Programmes, uow: UnitOfWork, gate: Gate, kept: Kept, side: Side | None) -> Any:
    """The scores that were given, with their mean, for the city that decides on them."""
    scene = Scene(uow, programmes, kept, side, gate.holder.person, gate.now)
    given = scores(scene)
    if side not in ("city", "talent_office") or not given:
        return NOTHING
    mean = f"{sum(given) / len(given):.1f}"
    return {"text": "case-scores", "args": {"count": len(given), "mean": mean, "each": {"join": list(map(str, given))}}}
