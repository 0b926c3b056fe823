"""A case: a fold over what was done in it. State is never stored alone; whatever stands beside the events is compared.

Here: which acts are possible in which state, and what each leads to. Not here: who may do them (`access_table.py`),
gates and effects (services), and words.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from kjfz_bot.domain.access import Object
from kjfz_bot.domain.case_events import ACTS as ACTS
from kjfz_bot.domain.case_events import CORRECTING as CORRECTING
from kjfz_bot.domain.case_events import COUNTED as COUNTED
from kjfz_bot.domain.case_events import ENDS as ENDS
from kjfz_bot.domain.case_events import REASONED as REASONED
from kjfz_bot.domain.case_events import VERDICTS as VERDICTS
from kjfz_bot.domain.case_events import Act as Act
from kjfz_bot.domain.case_events import Correction as Correction
from kjfz_bot.domain.case_events import End as End
from kjfz_bot.domain.case_events import Event as Event
from kjfz_bot.domain.case_events import OutOfOrder as OutOfOrder
from kjfz_bot.domain.case_events import State as State
from kjfz_bot.domain.case_events import Verdict as Verdict
from kjfz_bot.domain.organisation import Organisation
from kjfz_bot.domain.workflow import END, OFFICES, PARTIES, Side, Step, Workflow


@dataclass(frozen=True, slots=True)
class Parties:
    """Whom a case is about: the expert, their unit, and the firm; whoever is not known yet is None.

    `reviewers` are the people it was assigned to. `acted` are those who acted for a party, and decide nothing in it.
    """

    programme: str
    expert: int | None = None
    unit: Organisation | None = None
    firm: Organisation | None = None
    reviewers: frozenset[int] = frozenset()
    acted: frozenset[int] = frozenset()

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
        people = (self.parties.expert, self.opened_by, *self.parties.acted)
        step = self.due
        return Object(
            owner=self.parties.expert,
            organisation=None if self.parties.firm is None else self.parties.firm.id,
            unit=None if self.parties.unit is None else self.parties.unit.id,
            district=self.parties.district,
            programme=self.programme,
            parties=frozenset(person for person in people if person is not None),
            assigned=self.parties.reviewers,
            public=step is not None and step.objections,
        )

    def thing_for(self, side: Side, decided_by: Iterable[int | None] = ()) -> Object:
        """What the gate has to know of it when somebody acts for a side.

        Whoever acts for a firm or unit may do so again; only the expert is kept from it. `decided_by` took a decision
        of which this is the second.
        """
        if side in PARTIES:
            return replace(self.thing, parties=frozenset())
        return replace(self.thing, decided_by=frozenset(person for person in decided_by if person is not None))


def digest(before: str, event: Event) -> str:
    """The hash of all that a case says with one event more: what the next act is bound to.

    The person is not in it, since they may be erased, or turn out to be somebody else.
    """
    said = [event.seq, event.act, event.step, event.side, event.seat, event.office, event.names, event.becomes]
    body = [before, *said, event.reason, dict(event.values), event.at.astimezone(UTC).isoformat()]
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
    return replace(changed, version=event.seq, digest=event.digest or digest(state.digest, event))


def possible(workflow: Workflow, state: State, side: Side | None) -> tuple[Act, ...]:
    """What a side may do in a state, were there no gates; `None` is time.

    The side that opened a case may withdraw it, and so may the expert it is about.
    """
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
        "withdraw": side in (workflow.begins, "expert"),
        "propose": _can_propose(workflow, state, side),
    }


def _takes_back(workflow: Workflow, step: Step, side: Side) -> bool:
    """Whoever assigned reviewers may take that back: a reviewer who does not answer would hold a case for good."""
    return "reviewer" in step.by and step.returns is not None and side in workflow.by_id[step.returns].by


def _can_propose(workflow: Workflow, state: State, side: Side | None) -> bool:
    return side in ("district", "city") and bool(corrections(workflow, state))


def corrections(workflow: Workflow, state: State) -> Mapping[int, tuple[Verdict, ...]]:
    """The decisions that count and can be corrected: the event of each, and what it could become.

    What assigned nobody cannot become an assignment: nobody would have to take the next step.
    """
    found: dict[int, tuple[Verdict, ...]] = {}
    for (name, _), seq in state.decided.items():
        step = workflow.by_id[name]
        if step.is_decision:
            named = "reviewers" not in step.fields or "reviewers" in state.values.get(name, {})
            can = {"pass": named, "return": step.returns is not None, "refuse": step.refusable}
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
    seats = _assigned(workflow, state) if "reviewer" in waiting else frozenset()
    return replace(state, step=step, waiting=waiting, seats=seats, end=None, since=event.at, objections=())


def _ended(state: State, end: End, event: Event) -> State:
    over = replace(state, end=end, waiting=frozenset(), seats=frozenset(), since=event.at)
    return replace(over, objections=(), correction=None)


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
        kept = replace(kept, seats=_seats_left(state, event))
        if kept.seats:
            return kept
    waiting = kept.waiting - {event.side}
    if waiting:
        return replace(kept, waiting=waiting)
    return _at(kept, workflow, workflow.follows(event.step), event)


def _seats_left(state: State, event: Event) -> frozenset[int]:
    if event.seat not in state.seats:
        raise OutOfOrder(f"'{event.step}' is not to be taken from seat {event.seat}")
    return state.seats - {event.seat}


def _assigned(workflow: Workflow, state: State) -> frozenset[int]:
    """The seats of the reviewers who were named last, by the last step that asks for them."""
    asking = [step.id for step in workflow.steps if "reviewers" in step.asks]
    named = [state.values[step]["reviewers"] for step in asking if state.values.get(step, {}).get("reviewers")]
    return frozenset(named[-1]) if named else frozenset()


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


def is_past(workflow: Workflow, state: State, step: str) -> bool:
    """Whether a step has been taken, and the case has not been set back to it or before it since."""
    if state.end is not None:
        return state.end == "done"
    order = [each.id for each in workflow.steps]
    return order.index(state.step) > order.index(step)
