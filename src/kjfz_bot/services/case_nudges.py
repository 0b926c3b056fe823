"""Cases that take longer than expected: whoever has the ball is reminded once, then somebody else is told.

Working days count. What is told by this waits for the morning, as every reminder does, and can be switched off.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from kjfz_bot.domain import access as rules
from kjfz_bot.domain.calendar import shanghai_date
from kjfz_bot.domain.workdays import is_workday, workdays_after, workdays_gone
from kjfz_bot.domain.workflow import Side
from kjfz_bot.services import access, notices
from kjfz_bot.services.case_scene import ACTIONS
from kjfz_bot.services.case_telling import people_of, words
from kjfz_bot.services.case_words import side_words, step_words
from kjfz_bot.services.notices import notify
from kjfz_bot.storage import case_turns, cases, silence
from kjfz_bot.storage.case_turns import Turn
from kjfz_bot.storage.cases import Kept
from kjfz_bot.storage.jobs import Job
from kjfz_bot.storage.notices import Notice
from kjfz_bot.storage.store import UnitOfWork

JOB = "cases_late"
"""The kind of the daily job."""

LATE, STUCK = "case_late", "case_stuck"
TOPICS = (LATE, STUCK)
"""That somebody keeps a case longer than expected, told to them; and to somebody else after as long again."""

AT_ONCE = 50
"""Turns that are told of in one transaction, so that nobody waits long behind it."""


def is_for(uow: UnitOfWork, person: int, now: datetime) -> bool:
    """Whether somebody has a role in which cases wait for them."""
    holder = access.gate_of(uow, person, now).holder
    return any(rules.may_ever(holder, action) for side, action in ACTIONS.items() if side != "public")


def remind_late(uow: UnitOfWork, job: Job, now: datetime) -> Mapping[str, Any] | None:
    """Tell of some of the turns that take too long; how many so far, None once all are told, or nobody works today."""
    today = shanghai_date(now)
    found = case_turns.late(uow, today, AT_ONCE) if is_workday(today) else []
    kept = cases.several(uow, [turn.case for turn in found])
    for turn in found:
        case = kept[turn.case].case
        days = None if case.due is None else case.due.days
        _tell(uow, kept[turn.case], turn, now)
        again = None if turn.reminded or days is None else workdays_after(turn.late_on, days)
        case_turns.remind(uow, turn, again)
    return {"told": int(job.progress.get("told", 0)) + len(found)} if found else None


def _tell(uow: UnitOfWork, kept: Kept, turn: Turn, now: datetime) -> None:
    topic = STUCK if turn.reminded else LATE
    if topic == LATE:
        people = _of_turn(uow, kept, turn)
    else:
        above: Side = kept.case.workflow.begins if turn.side in ("city", "talent_office") else "city"
        people = people_of(uow, kept, above)
    args = _words(uow, kept, turn.side, now)
    cause = f"{kept.case.id}:{kept.case.state.version}:{turn.side}"
    for person in dict.fromkeys(people):
        if topic not in silence.muted(uow, person):
            notify(uow, Notice(person, topic, cause, "task", now, args=args, about=kept.case.public_id))


def _of_turn(uow: UnitOfWork, kept: Kept, turn: Turn) -> list[int]:
    if turn.seat:
        return [person for seat, person in kept.seats if seat == turn.seat and person is not None]
    return people_of(uow, kept, turn.side)


def _words(uow: UnitOfWork, kept: Kept, side: Side, now: datetime) -> dict[str, Any]:
    case, state = kept.case, kept.case.state
    assert state.since is not None
    assert case.due is not None
    return {
        **words(uow, case),
        "who": side_words(side),
        "do": step_words(case, state.step, "do"),
        "gone": workdays_gone(shanghai_date(state.since), shanghai_date(now)),
        "days": case.due.days or 0,
    }


@notices.still(LATE)
@notices.still(STUCK)
def _still_waits(uow: UnitOfWork, notice: Notice, _now: datetime) -> Mapping[str, Any] | None:
    """What is to be said while nobody has acted in the case since."""
    number, version, _ = notice.cause.split(":")
    kept = cases.numbered(uow, int(number))
    return notice.args if kept is not None and kept.case.state.version == int(version) else None
