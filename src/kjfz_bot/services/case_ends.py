"""What ends or stops a case without anybody acting in it: time, the erasure of its expert, a need that is gone."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from kjfz_bot.domain.calendar import shanghai_date
from kjfz_bot.domain.case import Act, Event, possible
from kjfz_bot.domain.need import Need
from kjfz_bot.domain.workflow import Side
from kjfz_bot.services import case_acting
from kjfz_bot.services.case_scene import Scene
from kjfz_bot.services.case_telling import words
from kjfz_bot.services.notices import notify
from kjfz_bot.storage import cases
from kjfz_bot.storage.jobs import Job
from kjfz_bot.storage.notices import Notice
from kjfz_bot.storage.store import UnitOfWork

JOB = "cases_over"
"""The kind of the daily job."""

NEED_GONE = "case_need_gone"

AT_ONCE = 50
"""Cases that end in one transaction, so that nobody waits long behind it."""


def end_cases(uow: UnitOfWork, job: Job, now: datetime) -> Mapping[str, Any] | None:
    """End some of the cases in which nobody acted in time; how many so far, None once all have ended."""
    found = cases.expired(uow, shanghai_date(now).isoformat(), AT_ONCE)
    for number in found:
        _end(uow, number, "expire", None, now)
    return {"ended": int(job.progress.get("ended", 0)) + len(found)} if found else None


def withdraw_all(uow: UnitOfWork, person: int, now: datetime) -> None:
    """Withdraw the open cases about an expert who is going to be erased; a correction that waits stays as it is."""
    for number in cases.open_of_expert(uow, person):
        _end(uow, number, "withdraw", "expert", now)


def _end(uow: UnitOfWork, number: int, act: Act, side: Side | None, now: datetime) -> None:
    cases.hold(uow, number)
    kept = cases.numbered(uow, number)
    if kept is None or act not in possible(kept.case.workflow, kept.case.state, side):
        return
    state = kept.case.state
    event = Event(state.version + 1, act, state.step, now, side)
    case_acting.keep(Scene(uow, {}, kept, side, 0, now), event)


def tell_applicants(uow: UnitOfWork, need: Need, now: datetime) -> None:
    """Tell the experts who applied for a need that its firm has withdrawn it; their cases are theirs to withdraw."""
    for kept in cases.several(uow, cases.open_of_need(uow, need.id)).values():
        expert = kept.case.parties.expert
        if expert is not None:
            cause = f"{kept.case.id}:{need.version}:{now.isoformat()}"
            notify(uow, Notice(expert, NEED_GONE, cause, "decision", now, args=words(uow, kept.case)))
