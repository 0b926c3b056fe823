"""What is done in a case, in words: "expert pass", "reviewer:7 pass", "district propose opinion 6 refuse".

Side, act, then what is not the step that is due: the step, the event it names, the verdict it becomes. Time is a side
here; `with=7,8` are the seats of reviewers that are assigned.
"""

from datetime import UTC, datetime, timedelta
from typing import Any, cast

from kjfz_bot.domain.case import VERDICTS, Act, Event, State, after
from kjfz_bot.domain.workflow import Side, Workflow

NOON = datetime(2026, 3, 2, 4, tzinfo=UTC)


def told(workflow: Workflow, *acts: str) -> State:
    """The state after these acts; OutOfOrder where one is not possible."""
    state = State()
    for act in acts:
        state = after(workflow, state, event(workflow, state, act))
    return state


def event(workflow: Workflow, state: State, words: str) -> Event:
    """One act as an event on a state."""
    who, act, *rest = words.split()
    side, _, seat = who.partition(":")
    values: dict[str, Any] = {}
    step, names, becomes = (state.step if state.version else workflow.first.id), None, None
    for word in rest:
        if word.startswith("with="):
            values["reviewers"] = [int(each) for each in word.removeprefix("with=").split(",")]
        elif word in workflow.by_id:
            step = word
        elif word in VERDICTS:
            becomes = word
        else:
            names = int(word)
    seq = state.version + 1
    return Event(
        seq,
        cast("Act", act),
        step,
        NOON + timedelta(hours=seq),
        side=None if side == "time" else cast("Side", side),
        by=seq,
        seat=int(seat) if seat else None,
        values=values,
        reason="because",
        names=names,
        becomes=becomes,
    )
