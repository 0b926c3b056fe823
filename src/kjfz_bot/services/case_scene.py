"""Who looks at a case or acts in it, and what they may do there: what is possible and the gate lets by."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from kjfz_bot.domain.access import Grant, Holder, Object, can
from kjfz_bot.domain.access_table import Role
from kjfz_bot.domain.case import CORRECTING, Act, Case, Verdict, corrections, possible
from kjfz_bot.domain.workflow import SIDES, Side, Workflow
from kjfz_bot.programmes.programme import Programme
from kjfz_bot.services.access import Gate
from kjfz_bot.storage.cases import Kept
from kjfz_bot.storage.store import UnitOfWork

Programmes = Mapping[str, Programme]

ACTIONS: Mapping[Side, str] = {
    "expert": "act_as_expert",
    "firm": "act_as_firm",
    "unit": "act_as_unit",
    "district": "act_as_district",
    "city": "act_as_city",
    "reviewer": "score_case",
    "talent_office": "record_case",
    "public": "object_to_case",
}
"""What the gate calls acting for a side."""

ANSWERING: tuple[Act, ...] = ("pass", "uphold", "dismiss", "confirm", "reject")
"""Acts that somebody waits for."""


@dataclass(frozen=True, slots=True)
class Scene:
    """Somebody before a case, for a side. `values` are what they are about to say; None while they only look."""

    uow: UnitOfWork
    programmes: Programmes
    kept: Kept
    side: Side | None
    person: int
    now: datetime
    values: Mapping[str, Any] | None = None

    @property
    def case(self) -> Case:
        """The case."""
        return self.kept.case

    @property
    def programme(self) -> Programme | None:
        """The programme it goes through, where that is still there."""
        return self.programmes.get(self.case.programme)

    def value(self, name: str) -> Any:
        """What was said last of a field: just now, or at the last step that asked for it."""
        if self.values is not None and self.values.get(name) is not None:
            return self.values[name]
        steps = [step.id for step in self.case.workflow.steps]
        said = [self.case.state.values.get(step, {}).get(name) for step in steps]
        return next((each for each in reversed(said) if each is not None), None)

    def comes(self, name: str) -> bool:
        """Whether a field will only be said with the step that is due, so that nothing can be told of it before."""
        due = self.case.due
        return self.values is None and due is not None and name in due.asks


def workflows(programmes: Programmes, programme: str) -> Mapping[str, Workflow]:
    """The ways of a programme by their names; none where there is no such programme."""
    found = programmes.get(programme)
    return {} if found is None else found.workflows


def thing_of(kept: Kept, side: Side, act: Act) -> Object:
    """What the gate has to know of a case for an act: who took the decision of which it would be the second."""
    case, state = kept.case, kept.case.state
    if act in ("confirm", "reject") and state.correction is not None:
        pair = (state.correction.seq, state.correction.corrects)
        return case.thing_for(side, [kept.event(seq).by for seq in pair])
    first = [seq for (_, by), seq in state.decided.items() if by == "district"] if side == "city" else []
    return case.thing_for(side, [kept.event(seq).by for seq in first])


def action_of(side: Side, act: Act) -> str:
    """What the gate calls an act of a side."""
    if act in ("confirm", "reject"):
        return "correct_case"
    return "supersede" if act == "propose" else ACTIONS[side]


def may(gate: Gate, kept: Kept, side: Side, act: Act) -> bool:
    """Whether the gate lets somebody do an act for a side, whatever the case waits for.

    A correction is asked for and answered as what one is, since one action stands for several sides there.
    """
    if act in CORRECTING and not any(grant.role == side for grant in gate.holder.grants):
        return False
    if side == "reviewer" and not set(kept.seats_of(gate.holder.person)) & kept.case.state.seats:
        return False
    return gate.can(action_of(side, act), thing_of(kept, side, act)).allowed


_ROLES: Mapping[Side, Role] = {"expert": "researcher"}
"""The roles of sides that are called otherwise."""


def grant_for(gate: Gate, kept: Kept, side: Side, act: Act) -> Grant | None:
    """The role by which somebody acts for a side; None where they may only by that of another side."""
    action, thing = action_of(side, act), thing_of(kept, side, act)
    own = [grant for grant in gate.holder.grants if grant.role == _ROLES.get(side, side)]
    alone = (Holder(gate.holder.person, (grant,)) for grant in own)
    return next((each.grants[0] for each in alone if can(each, action, thing, gate.now).allowed), None)


def acts_of(gate: Gate, kept: Kept, side: Side) -> list[Act]:
    """What somebody may do for a side now."""
    case = kept.case
    found = [act for act in possible(case.workflow, case.state, side) if may(gate, kept, side, act)]
    return [act for act in found if act != "propose" or correctable(case, side) is not None]


def correctable(case: Case, side: Side) -> tuple[int, tuple[Verdict, ...]] | None:
    """The newest decision a side may have corrected, a district's only its own, and what it could become."""
    places = {seq: by for (_, by), seq in case.state.decided.items()}
    found = corrections(case.workflow, case.state)
    own = [seq for seq in found if side != "district" or places[seq] == "district"]
    return (max(own), found[max(own)]) if own else None


def sides_of(gate: Gate, kept: Kept) -> Iterator[tuple[Side, list[Act]]]:
    """The sides somebody stands on in a case, each with what they may do there; first those that are waited for."""
    found = [(side, acts_of(gate, kept, side)) for side in SIDES]
    yield from sorted(
        ((side, acts) for side, acts in found if acts), key=lambda each: not set(each[1]) & set(ANSWERING)
    )
