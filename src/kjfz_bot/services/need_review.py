"""Offices clear the queue of needs: looked at one by one, passed on, returned or refused; passed on many at once.

Who takes which step is the programme's (`Workflow`). A decision counts for the version that was looked at; of two
officers the second is told who decided and when. Whoever represents the firm is told of what concerns it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any, get_args

from kjfz_bot.dialog.inbound import No, Ok
from kjfz_bot.dialog.reviewing import CASE, SEVERAL
from kjfz_bot.domain.calendar import shanghai_date
from kjfz_bot.domain.need import Need, Role, Step, Verdict, decided
from kjfz_bot.domain.organisation import Organisation
from kjfz_bot.services import access, case_lists, case_words, pages
from kjfz_bot.services.access import Gate
from kjfz_bot.services.firms import people_told
from kjfz_bot.services.need_changes import Programmes, change, workflow_of
from kjfz_bot.services.need_facts import alike_words, check_words, clause_words
from kjfz_bot.services.need_words import head_words, line_words
from kjfz_bot.services.notices import notify
from kjfz_bot.services.places import NOTHING, district_words, moment
from kjfz_bot.services.registry import SERVICES, Actor, NotThere, Service, with_first
from kjfz_bot.storage import audit, need_decisions, needs, organisations
from kjfz_bot.storage.audit import Deed
from kjfz_bot.storage.need_decisions import Decision
from kjfz_bot.storage.notices import Notice
from kjfz_bot.storage.store import UnitOfWork

MOST = 200
"""Needs of a queue at most; what waits behind them comes once these are decided."""

AT_ONCE = 30
"""Needs among which an officer picks those to pass on; all of a queue can be passed on as well."""

ACTIONS: Mapping[Role, str] = {"district": "check_need", "city": "publish_need"}
"""What the gate calls taking a step of a role; a city's officer may stand in for a district's."""

DECIDED = "review-decided"


def services(programmes: Programmes) -> dict[str, Service]:
    """The services of whoever decides on needs under these programmes."""
    return with_first(
        programmes,
        (needs_to_review, (), ()),
        (look_at_need, ("need",), (DECIDED,)),
        (decide_on_need, ("need", "seen", "decision", "after", "reason"), ()),
        (look_at_several, ("need",), (DECIDED,)),
        (several_needs, ("several",), ()),
        (pass_on_needs, ("several", "how", "which"), ()),
    )


@dataclass(frozen=True, slots=True)
class Batch:
    """Needs of one programme and district for which the same step is due."""

    programme: str
    district: str | None
    step: Step
    needs: tuple[Need, ...]

    @property
    def option(self) -> str:
        """What it is called as an option of a list."""
        return f"{SEVERAL}{self.programme}:{self.step.id}:{self.district or ''}"


def queue(uow: UnitOfWork, gate: Gate) -> list[Need]:
    """The needs on which somebody is to act: first those that nobody has looked at, longest waiting first."""
    found: dict[int, Need] = {}
    for turn, action in ACTIONS.items():
        for scope in gate.scopes(action):
            for need in needs.waiting(uow, scope, turn, MOST):
                if gate.can(action, need.thing).allowed:
                    found[need.id] = need
    return sorted(found.values(), key=lambda need: (need.state != "submitted", need.at, need.id))


def needs_to_review(programmes: Programmes, uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]) -> Ok | No:
    """What waits for the person: first what can be passed on together, then one by one, longest waiting first.

    Applications stand among the needs.
    """
    gate = access.gate(uow, actor)
    waiting = queue(uow, gate)
    start = pages.start_of(inputs["cursor"])
    items = [] if start else [[batch.option, _batch_line(batch)] for batch in _batches(programmes, waiting)]
    every = sorted([*_needs(waiting, gate), *_cases(uow, gate)], key=lambda each: each[0])
    items += [item for _, item in every[start : start + pages.PAGE]]
    return pages.page(items, start, len(every))


Aged = tuple[tuple[bool, datetime], list[Any]]
"""An item of a queue after what it is sorted by: whether somebody has looked at it, and since when it waits."""


def _needs(waiting: Iterable[Need], gate: Gate) -> Iterator[Aged]:
    for need in waiting:
        yield (need.state != "submitted", need.at), [need.public_id, _line(need, gate)]


def _cases(uow: UnitOfWork, gate: Gate) -> Iterator[Aged]:
    """Applications that wait for the person; their page is opened from the queue."""
    for kept in case_lists.queue(uow, gate, case_lists.waiting(uow, gate, AT_ONCE)):
        assert kept.case.state.since is not None
        words = {"text": "review-need.case", "args": case_words.line_words(uow, kept, gate, mine=True)}
        yield (False, kept.case.state.since), [f"{CASE}{kept.case.public_id}", words]


def _line(need: Need, gate: Gate) -> dict[str, Any]:
    return {"text": "review-need.item", "args": line_words(need, gate)}


def _batch_line(batch: Batch) -> dict[str, Any]:
    args = {
        "count": len(batch.needs),
        "district": district_words(batch.programme, batch.district),
        "programme": {"text": f"{batch.programme}.short"},
        "step": batch.step.makes,
    }
    return {"text": "review-need.several", "args": args}


def _batches(programmes: Programmes, waiting: Iterable[Need]) -> Iterator[Batch]:
    """Two needs or more for which the same step is due, one that can be taken with many; of a city in all districts."""

    def place(need: Need) -> tuple[str, str, str]:
        step = _step(programmes, need)
        district = need.district or "" if need.turn == "district" else ""
        return (need.programme, step.id if step is not None and step.many else "", district)

    for (programme, step_id, district), found in groupby(sorted(waiting, key=place), place):
        together = tuple(found)
        step = _step(programmes, together[0])
        if step_id and step is not None and len(together) > 1:
            yield Batch(programme, district or None, step, together)


def _step(programmes: Programmes, need: Need) -> Step | None:
    workflow = workflow_of(programmes, need.programme)
    return None if workflow is None else workflow.next(need.state)


def look_at_need(programmes: Programmes, uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]) -> Ok | No:
    """A need with the firm's self-check and others like it; the version that is seen is what a decision counts for."""
    need = _found(uow, actor, inputs["need"])
    step = _step(programmes, need)
    if step is None or need.turn != step.by:
        return No(DECIDED, "need", _became(uow, need))
    gate = access.gate(uow, actor)
    gate.require(ACTIONS[step.by], need.thing)
    args = {
        **head_words(need, gate),
        "at": moment(need.at),
        "version": f"{need.version}",
        "clause": clause_words(step.clause),
        "check": check_words(uow, programmes[need.programme], need, shanghai_date(actor.now)),
        "alike": alike_words(uow, need, gate),
    }
    seen = {"version": need.version, "state": need.state, "makes": step.makes, "files": len(need.statement.files)}
    return Ok(value=seen, text_args=args)


def decide_on_need(programmes: Programmes, uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]) -> Ok | No:
    """Take the step that is due with the version that was seen; where it is another by now, say so and do nothing."""
    need = _found(uow, actor, inputs["need"])
    seen, verdict = inputs["seen"], inputs["after"] or inputs["decision"]
    if verdict not in get_args(Verdict) or (verdict != "pass" and not inputs["reason"]):
        raise NotThere(verdict)
    overtaken = (need.version, need.state) != (seen["version"], seen["state"])
    if overtaken or not _decide(programmes, uow, actor, need, verdict, inputs["reason"]):
        return Ok(text_args={"state": "overtaken", **_became(uow, need)})
    return Ok(text_args={"state": verdict, "makes": seen["makes"], **_became(uow, need)})


def _decide(
    programmes: Programmes, uow: UnitOfWork, actor: Actor, need: Need, verdict: Verdict, reason: str | None = None
) -> bool:
    """Take the step that is due with a need; False where it is another by now. NotThere where the actor may not."""
    workflow, step = workflow_of(programmes, need.programme), _step(programmes, need)
    if workflow is None or step is None:
        return False
    gate = access.gate(uow, actor)
    gate.require(ACTIONS[step.by], need.thing)
    office = organisations.find(uow, gate.role_for(ACTIONS[step.by], need.thing).organisation)
    assert office is not None
    after = change(uow, need, decided(need, verdict, workflow, actor.now))
    if after is None:
        return False
    why = reason if verdict != "pass" else None
    found = (need.id, need.version, step.id, need.statement.fingerprint, verdict, why, office.id)
    need_decisions.add(uow, Decision(*found, actor.person, actor.now))
    details: dict[str, str | int] = {"by": actor.person, "version": need.version, "verdict": verdict, "key": step.id}
    audit.record(uow, Deed(need.id, "need_decided", actor.now, details))
    _tell(uow, actor, after, step, verdict, why, office)
    return True


def _tell(
    uow: UnitOfWork, actor: Actor, need: Need, step: Step, verdict: Verdict, reason: str | None, office: Organisation
) -> None:
    """Tell the firm's people, and whoever submitted it, what became of a need."""
    args = {
        "number": need.public_id,
        "title": need.statement.title,
        "office": office.name,
        "state": need.state if verdict == "pass" else verdict,
        "reason": reason or NOTHING,
        "next": NOTHING if need.turn is None else {"text": f"{need.programme}.by-{need.turn}"},
    }
    for person in people_told(uow, need.firm.id, need.submitted_by):
        cause = f"{need.id}:{need.version}:{step.id}"
        notify(uow, Notice(person, "need_decided", cause, "decision", actor.now, args=args))


def look_at_several(programmes: Programmes, uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]) -> Ok | No:
    """Needs that can be passed on together, one a line; the versions that are seen are what passing on counts for."""
    gate = access.gate(uow, actor)
    batch = next((each for each in _batches(programmes, queue(uow, gate)) if each.option == inputs["need"]), None)
    if batch is None:
        return No(DECIDED, "need", {"title": NOTHING, "office": NOTHING, "at": moment(actor.now), "became": NOTHING})
    lines = [{"text": "review-several.line", "args": line_words(need, gate)} for need in batch.needs[:AT_ONCE]]
    rest = len(batch.needs) - AT_ONCE
    args = {
        "count": len(batch.needs),
        "step": batch.step.makes,
        "clause": clause_words(batch.step.clause),
        "lines": {"lines": lines},
        "more": max(rest, 0),
    }
    seen = [[need.public_id, need.version, need.state, _line(need, gate)["args"]["title"]] for need in batch.needs]
    return Ok(value={"seen": seen, "makes": batch.step.makes}, text_args=args)


def several_needs(_programmes: Programmes, _uow: UnitOfWork, _actor: Actor, inputs: Mapping[str, Any]) -> Ok | No:
    """The needs that were seen, to pick some of them."""
    seen = inputs["several"]["seen"][:AT_ONCE]
    words = "review-which.item"
    return Ok([[number, {"text": words, "args": {"number": number, "title": title}}] for number, _, _, title in seen])


def pass_on_needs(programmes: Programmes, uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]) -> Ok | No:
    """Take the step with all needs that were seen, or with those that were picked; what changed since is left."""
    picked = None if inputs["how"] == "all" else set(inputs["which"] or ())
    done, left = 0, []
    for number, version, state, title in inputs["several"]["seen"]:
        if picked is not None and number not in picked:
            continue
        need = _found(uow, actor, number)
        if (need.version, need.state) == (version, state) and _decide(programmes, uow, actor, need, "pass"):
            done += 1
        else:
            left.append({"text": "review-which.item", "args": {"number": number, "title": title}})
    args = {"count": done, "step": inputs["several"]["makes"], "left": {"lines": left} if left else NOTHING}
    return Ok(text_args=args)


def _found(uow: UnitOfWork, actor: Actor, number: object) -> Need:
    """A need that an officer may look at, decided on or not; NotThere for any other."""
    need = needs.find(uow, f"{number}")
    access.require(uow, actor, "survey_needs", need.thing if need is not None else None)
    assert need is not None
    return need


def _became(uow: UnitOfWork, need: Need) -> dict[str, Any]:
    """What became of a need, by which office and when; by the firm where no office decided last."""
    current = needs.numbered(uow, need.id) or need
    decision = need_decisions.last(uow, need.id)
    by_office = decision is not None and decision.at == current.at
    return {
        "title": need.statement.title,
        "number": need.public_id,
        "office": decision.office_name if by_office and decision is not None else NOTHING,
        "at": moment(current.at),
        "became": {"text": f"need-state.{current.state}"},
    }


SERVICES.update(services({}))
