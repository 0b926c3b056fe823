"""Acting in a case: one event more, if the case still says what was seen, the gates are open and the gate lets by.

All of it is one transaction, in which whoever acts is alone with the case. What has changed since it was seen is told,
and nothing is done.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from kjfz_bot.dialog.inbound import No, Ok
from kjfz_bot.domain.case import ACTS, REASONED, VERDICTS, Act, Event, OutOfOrder, Verdict, possible
from kjfz_bot.domain.need import LONGEST_REMARK
from kjfz_bot.domain.workflow import SIDES, Side
from kjfz_bot.services import case_effects, case_gates, case_telling, case_values
from kjfz_bot.services.access import Gate
from kjfz_bot.services.case_scene import Scene, acts_of, correctable, grant_for, may
from kjfz_bot.services.case_words import about_words, sides_words, state_words, step_words
from kjfz_bot.services.places import NOTHING, moment
from kjfz_bot.services.registry import NotThere
from kjfz_bot.services.round_places import hold_round, note_alone
from kjfz_bot.storage import audit, cases, files, needs, organisations
from kjfz_bot.storage.audit import Deed
from kjfz_bot.storage.cases import PLACES, Kept
from kjfz_bot.storage.store import UnitOfWork

OUT_OF_ORDER = "case-out_of_order"
NO_REASON = "case-no_reason"
REFUSALS = (*case_gates.REFUSALS, case_values.MISSING, case_values.WRONG, OUT_OF_ORDER, NO_REASON)
"""Everything an act may be refused with."""

PLACE = "case"
"""What the place of an attachment begins with; the number of its case follows."""


@dataclass(frozen=True, slots=True)
class Doing:
    """What somebody wants to do in a case they saw: the version and the hash of it, and what they say."""

    version: int
    digest: str
    act: Act
    side: Side
    reason: str | None = None
    inputs: Mapping[str, Any] = field(default_factory=dict)
    becomes: Verdict | None = None


def doing_of(inputs: Mapping[str, Any]) -> Doing:
    """What the inputs of a service want; NotThere where they are none of ours."""
    seen, act, becomes = inputs["seen"], inputs["act"], inputs.get("becomes")
    if act not in ACTS or seen["side"] not in SIDES or becomes not in (None, *VERDICTS):
        raise NotThere(act)
    return Doing(seen["version"], seen["digest"], act, seen["side"], inputs.get("reason"), inputs, becomes)


def do(scene: Scene, gate: Gate, doing: Doing) -> Ok | No:
    """Do it, or say what stands in the way; NotThere where whoever acts has no such right any more."""
    hold_round(scene)
    cases.hold(scene.uow, scene.case.id)
    held = cases.numbered(scene.uow, scene.case.id)
    if held is None or not may(gate, held, doing.side, doing.act):
        raise NotThere(doing.act)
    scene = replace(scene, kept=held)
    state = held.case.state
    if (state.version, state.digest) != (doing.version, doing.digest):
        return overtaken(scene.uow, held)
    if doing.act not in possible(held.case.workflow, state, doing.side):
        return No(OUT_OF_ORDER)
    if doing.act not in acts_of(gate, held, doing.side):
        raise NotThere(doing.act)
    if doing.act in REASONED and not (doing.reason or "").strip():
        return No(NO_REASON)
    return _prepared(scene, gate, doing)


def _prepared(scene: Scene, gate: Gate, doing: Doing) -> Ok | No:
    """Check what is said and whether the gates are open, then keep it."""
    step = scene.case.due
    values: Mapping[str, Any] = {}
    if doing.act == "pass":
        assert step is not None
        if PLACES in step.gates and scene.case.need is not None:
            needs.hold(scene.uow, scene.case.need)
        read = case_values.read(scene, step, doing.inputs)
        if read.refusal is not None:
            return No(read.refusal, args={"field": {"text": f"case-field-{read.field}", "or": f"{read.field}"}})
        scene = replace(scene, values=read.values)
        closed = case_gates.in_the_way(scene, step)
        closed += [each for each in (case_effects.stopped(scene, step),) if each is not None]
        if closed:
            return No(case_gates.refusal(closed[0]))
        values = seated(scene, read.values)
    elif doing.act == "confirm" and (stopped := _stopping_correction(scene)):
        return No(case_gates.refusal(stopped[0]))
    event = event_of(scene, gate, doing, values)
    try:
        after = keep(scene, event)
    except OutOfOrder:
        return No(OUT_OF_ORDER)
    return overtaken(scene.uow, scene.kept) if after is None else done(scene.uow, after, event)


def _stopping_correction(scene: Scene) -> list[str]:
    """What keeps a correction that is confirmed from letting a case pass."""
    correction = scene.case.state.correction
    if correction is None or correction.becomes != "pass":
        return []
    if scene.case.need is not None:
        needs.hold(scene.uow, scene.case.need)
    step = scene.kept.event(correction.corrects).step
    return case_gates.in_the_way_of_correction(scene, scene.case.workflow.by_id[step])


def seated(scene: Scene, values: Mapping[str, Any]) -> Mapping[str, Any]:
    """The values with the seats of the reviewers who were named, instead of who they are."""
    if "reviewers" not in values:
        return values
    return {**values, "reviewers": cases.assign(scene.uow, scene.case.id, values["reviewers"], scene.now)}


def event_of(scene: Scene, gate: Gate, doing: Doing, values: Mapping[str, Any]) -> Event:
    """The event that an act is, with the step it is about and what it answers."""
    case, state = scene.case, scene.case.state
    names, becomes, step = None, None, state.step
    if doing.act == "propose":
        found = correctable(case, doing.side)
        assert found is not None
        names = found[0]
        becomes = doing.becomes if doing.becomes in found[1] else found[1][0]
        step = scene.kept.event(names).step
    elif state.correction is not None:
        names, step = state.correction.seq, scene.kept.event(state.correction.corrects).step
    elif doing.act in ("uphold", "dismiss"):
        names = state.objections[0]
    grant = None if doing.side == "public" else grant_for(gate, scene.kept, doing.side, doing.act)
    seats = sorted(set(scene.kept.seats_of(scene.person)) & state.seats)
    return Event(
        seq=state.version + 1,
        act=doing.act,
        step=step,
        at=scene.now,
        side=doing.side,
        by=scene.person,
        office=None if grant is None else grant.organisation,
        values=values,
        reason=doing.reason.strip()[:LONGEST_REMARK] if doing.reason and doing.act in REASONED else None,
        names=names,
        becomes=becomes,
        seat=seats[0] if doing.side == "reviewer" and seats else None,
    )


def keep(scene: Scene, event: Event) -> Kept | None:
    """Bring a case further by an event, with all that follows; None where somebody was there before."""
    before = scene.case
    after = cases.append(scene.uow, scene.kept, event) if before.id else cases.add(scene.uow, before, event)
    if after is None:
        return None
    kept = cases.numbered(scene.uow, after.case.id)
    assert kept is not None
    noted(scene, before, kept, event)
    return kept


def noted(scene: Scene, before: Any, kept: Kept, event: Event) -> None:
    """What follows from an event that was kept: files, effects, audit, notices."""
    case, uow = kept.case, scene.uow
    files.use_exactly(uow, f"{PLACE} {case.id}", files_of(kept))
    step = case.workflow.by_id[event.step]
    over = case.state.end == "done" or case.state.step != event.step
    confirmed = event.act == "confirm" and before.state.correction is not None
    passed = event.act == "pass" or (confirmed and before.state.correction.becomes == "pass")
    if passed and over:
        case_effects.bring_about(replace(scene, kept=kept, values=event.values), step)
    details: dict[str, str | int] = {"version": event.seq, "key": event.step, "verdict": event.act}
    if event.by is not None:
        details["by"] = event.by
    audit.record(uow, Deed(case.id, "case_opened" if event.seq == 1 else "case_acted", scene.now, details))
    note_alone(scene, before, event)
    case_telling.tell(uow, before, kept, event, scene.now)


def files_of(kept: Kept) -> tuple[str, ...]:
    """Every file that was handed in with a case, in the order in which they came."""
    found = [
        public_id
        for event in kept.events
        for name, value in event.values.items()
        if name in _FILES
        for public_id in value
    ]
    return tuple(dict.fromkeys(found))


_FILES = ("files", "signed", "certificate", "minutes")


def done(uow: UnitOfWork, kept: Kept, event: Event) -> Ok:
    """What is said once it was done: the number, what was done, and who is next."""
    case = kept.case
    open_step = case.state.is_open and case.state.correction is None
    args = {
        "number": case.public_id,
        "state": event.act,
        "about": about_words(uow, case),
        "became": state_words(case),
        "next": step_words(case, case.state.step) if open_step else NOTHING,
        "who": sides_words(case),
        "days": (case.due.days if case.due is not None else None) or NOTHING,
    }
    return Ok(value=case.public_id, text_args=args)


def overtaken(uow: UnitOfWork, kept: Kept) -> Ok:
    """Who did what meanwhile, and when; nothing is changed."""
    last, case = kept.last, kept.case
    office = None if last.office is None else organisations.find(uow, last.office)
    named = office is not None and last.side not in ("expert", "reviewer")
    args = {
        "number": case.public_id,
        "state": "overtaken",
        "about": about_words(uow, case),
        "office": office.name if named and office is not None else {"text": f"by-side-{last.side or 'time'}"},
        "act": last.act,
        "step": step_words(case, last.step),
        "at": moment(last.at),
        "became": state_words(case),
        "next": NOTHING,
        "who": sides_words(case),
    }
    return Ok(text_args=args)
