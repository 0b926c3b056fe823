"""Workflows drawn at random, as sound as the check wants them, and what can be done in a case that goes through one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

from hypothesis import strategies as st

from kjfz_bot.domain.case import ACTS, CORRECTING, VERDICTS, Act, Event, State, corrections, possible
from kjfz_bot.domain.workflow import END, OFFICES, PARTIES, SIDES, Side, Step, Workflow
from kjfz_bot.programmes.building import load_programmes
from tests.packs.shelf import packs

NOON = datetime(2026, 3, 2, 4, tzinfo=UTC)
REVIEWERS = (71, 72, 73)
YES_NO: st.SearchStrategy[bool] = st.booleans()

Acting = Side | None


def written() -> list[Workflow]:
    """The workflows of both packs, and of the one in the tests."""
    return [way for programme in load_programmes(packs()).values() for way in programme.workflows.values()]


@st.composite
def invented(draw: st.DrawFn) -> Workflow:
    """A workflow of up to nine steps: offices alone, parties together, some left out, some with objections."""
    count = draw(st.integers(1, 9))
    begins: Side = draw(st.sampled_from(PARTIES))
    steps: list[Step] = []
    for number in range(count):
        by: tuple[Side, ...] = (begins,)
        if number > 0:
            by = draw(_sides(assigned=bool(_assigning(steps))))
        office = by[0] in OFFICES
        earlier = _assigning(steps) if by == ("reviewer",) else [step.id for step in steps if step.on]
        back = bool(earlier) and (by == ("reviewer",) or draw(YES_NO))
        steps.append(
            Step(
                id=f"s{number}",
                by=by,
                next=f"s{number + 1}" if number + 1 < count else END,
                fields=("reviewers",) if by == ("city",) and draw(YES_NO) else (),
                returns=draw(st.sampled_from(earlier)) if back else None,
                refusable=draw(YES_NO),
                expires=draw(st.sampled_from((None, 30))),
                objections=office and draw(YES_NO),
                on=number == 0 or draw(st.integers(0, 4)) > 0,
            )
        )
    return Workflow("invented", begins, "firm", tuple(steps))


def _assigning(steps: list[Step]) -> list[str]:
    """The steps that assign reviewers."""
    return [step.id for step in steps if step.on and "reviewers" in step.asks]


def _sides(assigned: bool) -> st.SearchStrategy[tuple[Side, ...]]:
    """Parties together, or an office or reviewers alone; reviewers only once some can be assigned."""
    alone: tuple[Side, ...] = (*OFFICES, "reviewer") if assigned else OFFICES
    together = st.lists(st.sampled_from(PARTIES), min_size=1, max_size=3, unique=True).map(tuple)
    return st.one_of(together, st.sampled_from(alone).map(lambda side: (side,)))


WAYS = st.one_of(st.sampled_from(written()), invented())


def acting(workflow: Workflow, state: State) -> list[tuple[Acting, Act]]:
    """Who can do what now; time is nobody."""
    return [(side, act) for side in (*SIDES, None) for act in possible(workflow, state, side)]


def impossible(workflow: Workflow, state: State) -> list[tuple[Acting, Act]]:
    """Who cannot do what now."""
    can = acting(workflow, state)
    return [(side, act) for side in (*SIDES, None) for act in ACTS if (side, act) not in can]


def made(workflow: Workflow, state: State, side: Acting, act: Act, chance: Any) -> Event:
    """An act with all that it has to name, chosen by a drawn `random.Random`."""
    seq = state.version + 1
    step = state.step if state.version else workflow.first.id
    names, becomes, values = None, None, {"note": f"said {seq}"}
    if act in ("uphold", "dismiss") and state.objections:
        names = chance.choice(state.objections)
    if act == "propose" and (can := corrections(workflow, state)):
        names = chance.choice(sorted(can))
        becomes = chance.choice(can[names])
    if act in ("confirm", "reject") and state.correction is not None:
        names = state.correction.seq
    if act in CORRECTING:
        corrected = names if act == "propose" else state.correction and state.correction.corrects
        step = next((place for (place, _), each in state.decided.items() if each == corrected), step)
    seat = chance.choice(sorted(state.seats) or [0]) if side == "reviewer" else None
    asks = workflow.by_id[step].asks
    body: dict[str, Any] = dict(values)
    if "reviewers" in asks and act == "pass":
        body["reviewers"] = list(REVIEWERS[: chance.randint(1, len(REVIEWERS))])
    return Event(
        seq,
        act,
        step,
        NOON + timedelta(minutes=seq),
        side,
        by=None if side is None else seq,
        values=body,
        reason="because",
        names=names,
        becomes=becomes,
        seat=seat,
    )


def changed(event: Event) -> Iterator[dict[str, Any]]:
    """One field of an event changed at a time, each that a reader of the case would see."""
    yield {"act": next(act for act in ACTS if act != event.act)}
    yield {"step": f"{event.step}x"}
    yield {"at": event.at + timedelta(microseconds=1)}
    yield {"side": "talent_office" if event.side != "talent_office" else "city"}
    yield {"seat": (event.seat or 0) + 1}
    yield {"office": (event.office or 0) + 1}
    yield {"reason": f"{event.reason} "}
    yield {"names": (event.names or 0) + 1}
    yield {"becomes": next(verdict for verdict in VERDICTS if verdict != event.becomes)}
    for name in event.values:
        yield {"values": {**event.values, name: "other"}}
        yield {"values": {each: value for each, value in event.values.items() if each != name}}
    yield {"values": {**event.values, "more": ""}}
