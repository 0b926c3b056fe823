"""Which round a case is in, and what is left of its quota: looked at whenever a case is decided, alone or with others.

A round is held before the cases in it, by whoever decides in it alone as by whoever decides it, so that nobody waits
for somebody who waits for them.
"""

from __future__ import annotations

from kjfz_bot.domain.calendar import shanghai_date
from kjfz_bot.domain.case import VERDICTS, Case, Event
from kjfz_bot.domain.case_round import Entry, Round, decides_many
from kjfz_bot.services.case_scene import Scene
from kjfz_bot.storage import case_rounds, round_cases
from kjfz_bot.storage.store import UnitOfWork

QUOTA = "quota_left"
"""The gate that a round's quota is for."""


def round_of(uow: UnitOfWork, case: Case) -> Round | None:
    """The round that is under way for the step that is due in a case; whether it came in time is `takes`."""
    due = case.due
    side = None if due is None else decides_many(due)
    if due is None or side is None:
        return None
    district = case.parties.district if side == "district" else None
    return case_rounds.under_way(uow, case.programme, case.workflow.id, due.id, district)


def round_with(scene: Scene, case: Case) -> Round | None:
    """The round that a case is in, as it stands or stood before what has just been done."""
    found, since = round_of(scene.uow, case), case.state.since
    if found is None or since is None:
        return None
    return found if found.takes(shanghai_date(since), shanghai_date(scene.now)) else None


def hold_round(scene: Scene) -> None:
    """Be the only one to use up the quota of the round that a case is in, where it has one."""
    due = scene.case.due
    found = round_with(scene, scene.case) if due is not None and QUOTA in due.gates else None
    if found is not None and found.quota is not None:
        case_rounds.hold(scene.uow, found.id)


def people_left(scene: Scene) -> int | None:
    """How many may still pass in the round that a case is in; None where there is none, or it has no quota."""
    found = round_with(scene, scene.case)
    if found is None or found.quota is None:
        return None
    return found.quota - round_cases.passed(scene.uow, found.id, scene.case.id)


def note_alone(scene: Scene, before: Case, event: Event) -> None:
    """Let a round know of a case in it that was decided by itself."""
    verdict = next((each for each in VERDICTS if each == event.act), None)
    found = None if verdict is None or not before.id else round_with(scene, before)
    if found is None or verdict is None:
        return
    if not round_cases.settle(scene.uow, found.id, before.id, "alone", seq=event.seq, verdict=verdict):
        state = before.state
        entry = Entry(before.id, 0, state.version, state.digest, verdict, "alone", seq=event.seq)
        round_cases.put(scene.uow, found.id, [entry])
