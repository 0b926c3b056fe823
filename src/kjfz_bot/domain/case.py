"""A case: a fold over what was done in it. State is never stored alone; whatever stands beside the events is compared.

Here: which acts are possible in which state, and what each leads to. Not here: who may do them (`access_table.py`),
gates and effects (services), and words.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, Literal, get_args

from kjfz_bot.domain.access import Object
from kjfz_bot.domain.organisation import Organisation
from kjfz_bot.domain.workflow import END, OFFICES, Side, Step, Workflow

Act = Literal[
    "pass",
    "return",
    "refuse",
    "withdraw",
    "expire",
    "object",
    "uphold",
    "dismiss",
    "propose",
    "confirm",
    "reject",
]
ACTS: tuple[Act, ...] = get_args(Act)
"""`pass` takes the step that is due. `uphold` and `dismiss` answer an objection. `propose` asks for the correction of a
decision, which a second officer confirms or rejects."""

Verdict = Literal["pass", "return", "refuse"]
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)

End = Literal["done", "refused", "withdrawn", "expired"]
ENDS: tuple[End, ...] = get_args(End)

CORRECTING: tuple[Act, ...] = ("propose", "confirm", "reject")
"""Acts about a decision, wherever the case stands meanwhile."""

REASONED: frozenset[Act] = frozenset(
    {"return", "refuse", "withdraw", "object", "uphold", "dismiss", "propose", "reject"}
)
"""Acts that are worth nothing without a reason."""


class OutOfOrder(Exception):
    """An act that is not possible in the state a case is in."""


@dataclass(frozen=True, slots=True)
class Event:
    """Something done in a case, counted by `seq` from 1. `step` is where; `by` is nobody where time did it.

    `values` are what the step asked for. `seen` is the version that was looked at, `digest` the hash of all that it
    said. A proposal names the event it would replace and the verdict it `becomes`; whatever answers a proposal or an
    objection names that.
    """

    seq: int
    act: Act
    step: str
    at: datetime
    side: Side | None = None
    by: int | None = None
    office: int | None = None
    values: Mapping[str, Any] = field(default_factory=dict)
    reason: str | None = None
    names: int | None = None
    becomes: Verdict | None = None
    digest: str = ""


@dataclass(frozen=True, slots=True)
class Correction:
    """A proposal that waits for a second officer: its event, the event it corrects, and the verdict that becomes."""

    seq: int
    corrects: int
    becomes: Verdict


@dataclass(frozen=True, slots=True)
class State:
    """Where a case stands: the step that is due and who still has to take it, or how it ended.

    `round` counts how often the case was set back; `since` is when it came to this step. `values` are the newest of
    each step, `decided` the event that counts for each step and side, `verdicts` what each of those came to,
    `correction` a proposal that waits. `taken` are the reviewers who have taken this step: all that were assigned have
    to.
    """

    version: int = 0
    step: str = END
    waiting: frozenset[Side] = frozenset()
    end: End | None = None
    since: datetime | None = None
    round: int = 1
    values: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    decided: Mapping[tuple[str, Side], int] = field(default_factory=dict)
    objections: tuple[int, ...] = ()
    correction: Correction | None = None
    digest: str = ""
    verdicts: Mapping[int, Verdict] = field(default_factory=dict)
    taken: frozenset[int] = frozenset()

    @property
    def is_open(self) -> bool:
        """Whether it goes on."""
        return self.end is None


@dataclass(frozen=True, slots=True)
class Parties:
    """Whom a case is about: the expert, their unit, and the firm; whoever is not known yet is None."""

    programme: str
    expert: int | None = None
    unit: Organisation | None = None
    firm: Organisation | None = None
    reviewers: frozenset[int] = frozenset()

    @property
    def district(self) -> str | None:
        """The district whose office gives an opinion: the firm's."""
        return None if self.firm is None else self.firm.district


@dataclass(frozen=True, slots=True)
class Case:
    """An application as it stands. `public_id` is its case number; `need` what it is about, where there is one."""

    id: int
    public_id: str
    workflow: Workflow
    parties: Parties
    state: State
    opened_by: int | None
    opened_at: datetime
    need: int | None = None

    @property
    def programme(self) -> str:
        """The programme it goes through."""
        return self.parties.programme

    @property
    def due(self) -> Step | None:
        """The step that is due; None where it has ended."""
        return None if self.state.end is not None else self.workflow.by_id[self.state.step]

    @property
    def thing(self) -> Object:
        """What the gate has to know of it. Nobody decides own, own unit's or own firm's case."""
        people = (self.parties.expert, self.opened_by)
        return Object(
            owner=self.parties.expert,
            organisation=None if self.parties.firm is None else self.parties.firm.id,
            unit=None if self.parties.unit is None else self.parties.unit.id,
            district=self.parties.district,
            programme=self.programme,
            parties=frozenset(person for person in people if person is not None),
        )


def digest(before: str, event: Event) -> str:
    """The hash of all that a case says with one event more: what the next act is bound to."""
    said = [event.seq, event.act, event.step, event.side, event.by, event.office, event.names, event.becomes]
    body = [before, *said, event.reason, dict(event.values), event.at.isoformat()]
    return hashlib.sha256(json.dumps(body, ensure_ascii=False, sort_keys=True, default=str).encode()).hexdigest()


def fold(workflow: Workflow, events: Iterable[Event]) -> State:
    """The state that events lead to; OutOfOrder where they cannot have happened."""
    state = State()
    for event in events:
        state = after(workflow, state, event)
    return state


def after(workflow: Workflow, state: State, event: Event) -> State:
    """The state after one event more; OutOfOrder where it is not possible in this state."""
    if event.seq != state.version + 1:
        raise OutOfOrder(f"event {event.seq} does not follow version {state.version}")
    begun = state if state.version else _at(state, workflow, workflow.first.id, event)
    if event.act not in possible(workflow, begun, event.side):
        raise OutOfOrder(f"'{event.act}' by {event.side} is not possible at '{begun.step}'")
    about = begun.step if event.act not in CORRECTING else _corrected_step(begun, event)
    if event.step != about:
        raise OutOfOrder(f"'{event.step}' is not what it is about, '{about}' is")
    changed = _CHANGES[event.act](workflow, begun, event)
    return replace(changed, version=event.seq, digest=digest(state.digest, event))


def possible(workflow: Workflow, state: State, side: Side | None) -> tuple[Act, ...]:
    """What a side may do in a state, were there no gates; `None` is time. Whoever opened a case may withdraw it."""
    if state.correction is not None:
        return ("confirm", "reject") if side in OFFICES else ()
    if state.end is not None:
        return ("propose",) if state.end == "refused" and _can_propose(workflow, state, side) else ()
    if not state.version:
        return ("pass",) if side in workflow.first.by else ()
    step = workflow.by_id[state.step]
    if side is None:
        return ("expire",) if step.expires is not None else ()
    return tuple(act for act, can in _acts(workflow, step, state, side).items() if can)


def _acts(workflow: Workflow, step: Step, state: State, side: Side) -> dict[Act, bool]:
    """What can be done in a case that goes on; objections are answered before anything else is decided."""
    due = side in state.waiting
    decides = due and not state.objections
    return {
        "pass": decides,
        "return": step.returns is not None and (decides or _takes_back(workflow, step, side)),
        "refuse": decides and step.refusable,
        "uphold": due and bool(state.objections),
        "dismiss": due and bool(state.objections),
        "object": step.objections,
        "withdraw": side == workflow.begins,
        "propose": _can_propose(workflow, state, side),
    }


def _takes_back(workflow: Workflow, step: Step, side: Side) -> bool:
    """Whoever assigned reviewers may take that back: a reviewer who does not answer would hold a case for good."""
    return "reviewer" in step.by and step.returns is not None and side in workflow.by_id[step.returns].by


def _can_propose(workflow: Workflow, state: State, side: Side | None) -> bool:
    return side in ("district", "city") and bool(corrections(workflow, state))


def corrections(workflow: Workflow, state: State) -> Mapping[int, tuple[Verdict, ...]]:
    """The decisions that count and can be corrected: the event of each, and what it could become."""
    found: dict[int, tuple[Verdict, ...]] = {}
    for (name, _), seq in state.decided.items():
        step = workflow.by_id[name]
        if step.is_decision:
            can = {"pass": True, "return": step.returns is not None, "refuse": step.refusable}
            found[seq] = tuple(each for each in VERDICTS if can[each] and each != state.verdicts[seq])
    return {seq: verdicts for seq, verdicts in found.items() if verdicts}


def _corrected_step(state: State, event: Event) -> str | None:
    """Where the decision was taken that a correction is about; None where there is none."""
    corrected = event.names if event.act == "propose" else state.correction and state.correction.corrects
    return next((step for (step, _), seq in state.decided.items() if seq == corrected), None)


def _at(state: State, workflow: Workflow, step: str, event: Event) -> State:
    """The state in which a step is due, or in which all is done."""
    if step == END:
        return _ended(state, "done", event)
    waiting = frozenset(workflow.by_id[step].by)
    return replace(state, step=step, waiting=waiting, end=None, since=event.at, objections=(), taken=frozenset())


def _ended(state: State, end: End, event: Event) -> State:
    return replace(state, end=end, waiting=frozenset(), since=event.at, objections=(), correction=None)


def _kept(state: State, event: Event) -> State:
    """What somebody said at a step counts from now on."""
    if event.side is None:
        return state
    values = {**state.values, event.step: {**state.values.get(event.step, {}), **event.values}}
    decided = {**state.decided, (event.step, event.side): event.seq}
    verdict = _VERDICT_OF.get(event.act, "refuse")
    return replace(state, values=values, decided=decided, verdicts={**state.verdicts, event.seq: verdict})


def _pass(workflow: Workflow, state: State, event: Event) -> State:
    kept = _kept(state, event)
    if event.side == "reviewer":
        kept = replace(kept, taken=_taken_too(state, event))
        if len(kept.taken) < _assigned(workflow, kept):
            return kept
    waiting = kept.waiting - {event.side}
    if waiting:
        return replace(kept, waiting=waiting)
    return _at(kept, workflow, workflow.follows(event.step), event)


def _taken_too(state: State, event: Event) -> frozenset[int]:
    if event.by is None or event.by in state.taken:
        raise OutOfOrder(f"reviewer {event.by} has taken '{event.step}'")
    return state.taken | {event.by}


def _assigned(workflow: Workflow, state: State) -> int:
    """How many reviewers were assigned: as many people as the step that asks for them was answered with last."""
    asking = [step.id for step in workflow.steps if "reviewers" in step.asks]
    return max((len(state.values.get(step, {}).get("reviewers", ())) for step in asking), default=1)


def _return(workflow: Workflow, state: State, event: Event) -> State:
    return _back(workflow, replace(_kept(state, event), round=state.round + 1), event)


def _back(workflow: Workflow, state: State, event: Event) -> State:
    to = workflow.by_id[event.step].returns
    if to is None:
        raise OutOfOrder(f"nothing is returned at '{event.step}'")
    return _at(state, workflow, to, event)


def _refuse(_workflow: Workflow, state: State, event: Event) -> State:
    return _ended(_kept(state, event), "refused", event)


def _object(_workflow: Workflow, state: State, event: Event) -> State:
    return replace(state, objections=(*state.objections, event.seq))


def _uphold(_workflow: Workflow, state: State, event: Event) -> State:
    return _ended(_kept(_answered(state, event), event), "refused", event)


def _answered(state: State, event: Event) -> State:
    if event.names not in state.objections:
        raise OutOfOrder(f"there is no objection {event.names}")
    return replace(state, objections=tuple(each for each in state.objections if each != event.names))


def _propose(workflow: Workflow, state: State, event: Event) -> State:
    """Only the decision that counts for a step of an office can be corrected, to another verdict than it has."""
    if event.names is None or event.becomes is None:
        raise OutOfOrder("a proposal names a decision and what it becomes")
    if event.becomes not in corrections(workflow, state).get(event.names, ()):
        raise OutOfOrder(f"event {event.names} is no decision that can become '{event.becomes}'")
    return replace(state, correction=Correction(event.seq, event.names, event.becomes))


def _confirm(workflow: Workflow, state: State, event: Event) -> State:
    """The corrected decision takes the place of the first, and the case goes on from its step."""
    correction = _correction(state, event)
    decided = {place: event.seq if seq == correction.corrects else seq for place, seq in state.decided.items()}
    values = {**state.values, event.step: {**state.values.get(event.step, {}), **event.values}}
    verdicts = {**state.verdicts, event.seq: correction.becomes}
    freed = replace(state, decided=decided, values=values, verdicts=verdicts, correction=None, end=None)
    freed = replace(freed, round=state.round + 1)
    match correction.becomes:
        case "pass":
            return _at(freed, workflow, workflow.follows(event.step), event)
        case "return":
            return _back(workflow, freed, event)
        case "refuse":
            return _ended(freed, "refused", event)


def _correction(state: State, event: Event) -> Correction:
    if state.correction is None or event.names != state.correction.seq:
        raise OutOfOrder(f"there is no correction {event.names}")
    return state.correction


def _reject(_workflow: Workflow, state: State, event: Event) -> State:
    _correction(state, event)
    return replace(state, correction=None)


_VERDICT_OF: Mapping[Act, Verdict] = {"pass": "pass", "return": "return"}

_CHANGES = {
    "pass": _pass,
    "return": _return,
    "refuse": _refuse,
    "withdraw": lambda _workflow, state, event: _ended(state, "withdrawn", event),
    "expire": lambda _workflow, state, event: _ended(state, "expired", event),
    "object": _object,
    "uphold": _uphold,
    "dismiss": lambda _workflow, state, event: _answered(state, event),
    "propose": _propose,
    "confirm": _confirm,
    "reject": _reject,
}
