"""A case as storage keeps it: opened by an expert, taken on by others, in a way of few steps."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from kjfz_bot.domain.case import Act, Case, Event, Parties, State
from kjfz_bot.domain.organisation import Organisation
from kjfz_bot.domain.workflow import Side, Step, Workflow
from kjfz_bot.storage import cases
from kjfz_bot.storage.cases import Kept
from kjfz_bot.storage.store import UnitOfWork

NOON = datetime(2026, 9, 28, 4, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
WAY = Workflow(
    "short",
    "expert",
    "firm",
    (
        Step("apply", ("expert",), "agree", fields=("plan",)),
        Step("agree", ("unit", "firm"), "check", returns="apply", days=5, expires=10),
        Step("check", ("district",), "assign", fields=("opinion",), gates=("places_left",), returns="apply"),
        Step("assign", ("city",), "score", fields=("reviewers",), returns="check"),
        Step("score", ("reviewer",), "decide", fields=("score",), returns="assign", refusable=False),
        Step("decide", ("city",), "end", fields=("opinion",), returns="check"),
    ),
)


def open_case(
    uow: UnitOfWork,
    number: str,
    expert: int,
    places: tuple[Organisation, Organisation],
    plan: str = "Seals",
    need: int | None = None,
    at: datetime = NOON,
) -> Kept:
    """An expert applies; `places` are their unit and the firm."""
    unit, firm = places
    state = State(step=WAY.first.id, waiting=frozenset(WAY.first.by))
    case = Case(0, number, WAY, Parties(firm.programme, expert, unit, firm), state, expert, at, need)
    return cases.add(uow, case, Event(1, "pass", "apply", at, "expert", expert, unit.id, {"plan": plan}))


def act(
    uow: UnitOfWork,
    kept: Kept,
    side: Side,
    by: int | None = None,
    act: Act = "pass",
    values: Mapping[str, Any] | None = None,
    **said: Any,
) -> Kept:
    """Somebody does something in a case; the case after that."""
    last = kept.last
    new = Event(last.seq + 1, act, kept.case.state.step, last.at + MINUTE, side, by, values=values or {})
    after = cases.append(uow, kept, replace(new, **said))
    assert after is not None
    return after
