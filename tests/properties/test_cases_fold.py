"""Whatever is done in a case, in whatever order, on both packs' ways and on ways drawn at random."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kjfz_bot.domain.case import (
    VERDICTS,
    Act,
    Event,
    OutOfOrder,
    State,
    Verdict,
    after,
    corrections,
    digest,
    fold,
    possible,
)
from kjfz_bot.domain.workflow import OFFICES, SIDES, Workflow, workflow_of_json
from tests.properties.case_ways import WAYS, Acting, acting, changed, impossible, made

MOST_ACTS, SOME_ACTS = 40, 12
LENGTHS = st.integers(0, MOST_ACTS)
CHANCES = st.integers(0, 2**32).map(Random)


def lived(workflow: Workflow, length: int, chance: Random) -> list[Event]:
    """A case of some acts, each possible when it was done; fewer where nothing more could be."""
    state = State()
    events: list[Event] = []
    while len(events) < length and (can := acting(workflow, state)):
        side, act = _likely(can, chance)
        event = made(workflow, state, side, act, chance)
        state = after(workflow, state, event)
        events.append(event)
    return events


def _likely(can: Sequence[tuple[Acting, Act]], chance: Random) -> tuple[Acting, Act]:
    """Mostly what leads on: otherwise few cases would come far, and nearly none to the end of a long way."""
    on = [pair for pair in can if pair[1] in ("pass", "dismiss", "reject")]
    return chance.choice(on if on and chance.random() < 0.7 else can)


@given(WAYS, LENGTHS, CHANCES)
def test_what_is_possible_never_raises_and_somebody_always_has_the_ball(
    workflow: Workflow, length: int, chance: Random
) -> None:
    """An open case waits for somebody who can act, or for a second officer's answer; an ended one for nobody."""
    state = State()
    for event in lived(workflow, length, chance):
        state = after(workflow, state, event)

        assert bool(state.waiting) == state.is_open
        if state.correction is not None:
            can = {side: possible(workflow, state, side) for side in (*SIDES, None)}
            assert can == {side: ("confirm", "reject") if side in OFFICES else () for side in can}
        elif state.is_open:
            assert workflow.by_id[state.step].on
            assert state.waiting <= {*workflow.by_id[state.step].by}
            answers = {"uphold", "dismiss"} if state.objections else {"pass"}
            assert all(answers <= {*possible(workflow, state, side)} for side in state.waiting)
            assert not state.objections or all("pass" not in possible(workflow, state, side) for side in SIDES)


@given(WAYS, LENGTHS, CHANCES)
def test_what_is_not_possible_always_raises_and_changes_nothing(
    workflow: Workflow, length: int, chance: Random
) -> None:
    """Whoever tries it, whatever they name."""
    events = lived(workflow, length, chance)
    state, again = fold(workflow, events), fold(workflow, events)

    for side, act in impossible(workflow, state):
        with pytest.raises(OutOfOrder):
            after(workflow, state, made(workflow, state, side, act, chance))
    assert state == again


@given(WAYS, LENGTHS, CHANCES)
def test_an_act_on_another_step_or_version_than_the_last_is_out_of_order(
    workflow: Workflow, length: int, chance: Random
) -> None:
    """Whoever looked at an earlier state does nothing to a later one."""
    state = fold(workflow, lived(workflow, length, chance))
    for side, act in acting(workflow, state):
        event = made(workflow, state, side, act, chance)
        for other in (event.seq - 1, event.seq + 1):
            with pytest.raises(OutOfOrder):
                after(workflow, state, replace(event, seq=other))
        for step in workflow.by_id:
            if step != event.step:
                with pytest.raises(OutOfOrder):
                    after(workflow, state, replace(event, step=step))


@given(WAYS, CHANCES)
def test_an_end_is_final_save_for_a_correction(workflow: Workflow, chance: Random) -> None:
    """Only what an office refused can go on again, and only by proposing and confirming it."""
    state = State()
    for event in lived(workflow, MOST_ACTS, chance):
        before, state = state, after(workflow, state, event)
        if before.end is not None:
            assert before.end == "refused"
            assert event.act in ("propose", "confirm", "reject")
    if state.end in ("done", "withdrawn", "expired"):
        assert [side for side in (*SIDES, None) if possible(workflow, state, side)] == []


@given(WAYS, LENGTHS, CHANCES)
def test_the_digest_is_another_wherever_anything_that_was_said_is(
    workflow: Workflow, length: int, chance: Random
) -> None:
    """So that nobody acts on what they have not seen."""
    events = lived(workflow, length, chance)
    before = ""
    for event in events:
        said = digest(before, event)
        others = [digest(before, replace(event, **change)) for change in changed(event)]

        assert said not in others
        assert len(set(others)) == len(others)
        assert digest(f"{before}x", event) != said
        before = said
    assert fold(workflow, events).digest == before


@given(WAYS, LENGTHS, CHANCES)
def test_the_same_events_always_lead_to_the_same_state(workflow: Workflow, length: int, chance: Random) -> None:
    """At once or one by one, under the workflow as it was read or as it was kept."""
    events = lived(workflow, length, chance)

    assert fold(workflow, events) == fold(workflow_of_json(workflow.as_json()), events)
    middle = fold(workflow, events[: len(events) // 2])
    for event in events[len(events) // 2 :]:
        middle = after(workflow, middle, event)
    assert middle == fold(workflow, events)


@given(WAYS, LENGTHS, CHANCES)
def test_from_every_open_state_the_end_can_be_reached(workflow: Workflow, length: int, chance: Random) -> None:
    """By going on alone: each side takes its step, objections are dismissed, proposals rejected."""
    state = fold(workflow, lived(workflow, length, chance))
    if not state.is_open:
        return
    for _ in range(len(workflow.steps) * 4 + len(state.objections) + 1):
        if not state.is_open:
            break
        can = acting(workflow, state)
        side, act = next(pair for name in ("reject", "dismiss", "pass", "return") for pair in can if pair[1] == name)
        state = after(workflow, state, made(workflow, state, side, act, chance))

    assert state.end == "done"


@given(WAYS, CHANCES)
def test_everybody_who_has_to_take_a_step_is_waited_for(workflow: Workflow, chance: Random) -> None:
    """Each side once, and every reviewer who was assigned last; only then the next step is due, and bare."""
    state = State()
    assigned: frozenset[int] = frozenset()
    for event in lived(workflow, MOST_ACTS, chance):
        before, state = state, after(workflow, state, event)
        waiting = before.waiting or frozenset(workflow.first.by)
        assigned = frozenset(event.values.get("reviewers", ())) or assigned
        if event.act == "pass" and event.side == "reviewer" and before.seats != {event.seat}:
            assert (state.step, state.waiting) == (before.step, before.waiting)
            assert state.seats == before.seats - {event.seat}
            with pytest.raises(OutOfOrder):
                after(workflow, state, replace(event, seq=state.version + 1))
        elif event.act == "pass" and waiting != {event.side}:
            assert (state.step, state.waiting) == (event.step, waiting - {event.side})
        elif event.act in ("pass", "return", "confirm") and state.is_open:
            assert state.waiting == frozenset(workflow.by_id[state.step].by)
            assert state.seats == (assigned if "reviewer" in state.waiting else frozenset())
            assert (state.objections, state.correction) == ((), None)


@given(WAYS, CHANCES)
def test_an_answer_names_what_it_answers(workflow: Workflow, chance: Random) -> None:
    """An objection that stands, the proposal that waits, a decision that counts and can become something else."""
    state = State()
    for event in lived(workflow, SOME_ACTS, chance):
        state = after(workflow, state, event)
        for side, act in acting(workflow, state):
            answer = made(workflow, state, side, act, chance)
            if answer.names is not None:
                for names, becomes in _others(workflow, state, answer):
                    with pytest.raises(OutOfOrder):
                        after(workflow, state, replace(answer, names=names, becomes=becomes))


def _others(workflow: Workflow, state: State, event: Event) -> list[tuple[int | None, Verdict | None]]:
    """What an event may not name, with what that may not become."""
    right = _right(workflow, state, event)
    verdicts = (None, *VERDICTS) if event.act == "propose" else (None,)
    every = [(names, becomes) for names in (None, *range(state.version + 2)) for becomes in verdicts]
    return [pair for pair in every if pair not in right]


def _right(workflow: Workflow, state: State, event: Event) -> set[tuple[int | None, Verdict | None]]:
    """What an event may name, and what that may become."""
    if event.act == "propose":
        return {(seq, verdict) for seq, verdicts in corrections(workflow, state).items() for verdict in verdicts}
    if event.act in ("uphold", "dismiss"):
        return {(objection, None) for objection in state.objections}
    return {(event.names, None)}
