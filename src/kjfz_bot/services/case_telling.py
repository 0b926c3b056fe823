"""Who is told of what was done in a case: whoever the step names, and whoever now has to act; each once.

Parties and reviewers are told of each case. Offices have many, and hear of their queue instead (`tasks.py`).
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from kjfz_bot.domain.case import Act, Case, Event
from kjfz_bot.domain.workflow import OFFICES, PARTIES, Side
from kjfz_bot.services.case_words import about_words, state_words, step_words
from kjfz_bot.services.firms import MOST_TOLD, people_told
from kjfz_bot.services.notices import notify
from kjfz_bot.services.places import NOTHING
from kjfz_bot.storage import grants, organisations
from kjfz_bot.storage.cases import Kept
from kjfz_bot.storage.notices import Kind, Notice
from kjfz_bot.storage.store import UnitOfWork

MOVED, WAITS = "case_moved", "case_waits"
"""The topics: that something was done in a case, and that it waits for the person."""

TOLD_TO_ALL: tuple[Act, ...] = ("return", "refuse", "withdraw", "expire", "uphold", "confirm", "reject", "propose")
"""Acts of which every party hears, whatever the step names."""


def tell(uow: UnitOfWork, before: Case, kept: Kept, event: Event, now: datetime) -> None:
    """Tell of an event that was just kept."""
    case = kept.case
    # Who has to take a step together with others was told when it was due, and hears nothing new when one of them has.
    goes_on = event.act != "pass" or case.state.step != before.state.step or not before.state.version
    waiting = _holders(uow, kept) if goes_on else []
    told = [person for person in _told(uow, kept, event) if person not in waiting]
    people = [(WAITS, person) for person in waiting] + [(MOVED, person) for person in told]
    others = [(topic, person) for topic, person in people if person != event.by]
    args = _event_words(uow, case, event) if others else {}
    for topic, person in others:
        kind: Kind = "decision" if event.side in (*OFFICES, None) and topic == MOVED else "notice"
        notify(uow, Notice(person, topic, f"{case.id}:{event.seq}", kind, now, args=args, about=case.public_id))


def _event_words(uow: UnitOfWork, case: Case, event: Event) -> dict[str, Any]:
    """The variables of a notice of what was done, the same for everybody."""
    return {
        **words(uow, case),
        "act": event.act,
        "step": step_words(case, event.step, "done"),
        "by": _by(uow, event),
        "reason": event.reason or NOTHING,
        "do": step_words(case, case.state.step, "do"),
        "state": state_words(case),
    }


def words(uow: UnitOfWork, case: Case) -> dict[str, Any]:
    """The variables of a notice that speaks of a case."""
    return {"number": case.public_id, "about": about_words(uow, case, short=True)}


def _by(uow: UnitOfWork, event: Event) -> Any:
    """Whoever acted, by the name of their office, firm or unit."""
    office = None if event.office is None else organisations.find(uow, event.office)
    if office is not None and event.side not in ("expert", "reviewer"):
        return office.name
    return {"text": "by-side-time"} if event.side is None else {"text": f"by-side-{event.side}"}


def _holders(uow: UnitOfWork, kept: Kept) -> list[int]:
    """The people of parties, and the reviewers, for whom a case waits."""
    state = kept.case.state
    sides = [side for side in state.waiting if side in (*PARTIES, "reviewer") and state.correction is None]
    return list(dict.fromkeys(person for side in sides for person in people_of(uow, kept, side)))


def _told(uow: UnitOfWork, kept: Kept, event: Event) -> list[int]:
    step = kept.case.workflow.by_id[event.step]
    sides: Iterable[Side] = step.tells
    if event.act in TOLD_TO_ALL:
        sides = (*PARTIES, *(side for side in step.tells if side not in PARTIES))
    elif kept.case.state.end == "done":
        sides = tuple(dict.fromkeys((*step.tells, "expert")))
    return list(dict.fromkeys(person for side in sides for person in people_of(uow, kept, side)))


def people_of(uow: UnitOfWork, kept: Kept, side: Side) -> list[int]:
    """The people of a side: the expert, a firm's or unit's people, officers, reviewers who still have to act."""
    case, parties = kept.case, kept.case.parties
    if side == "expert":
        return [] if parties.expert is None else [parties.expert]
    if side == "reviewer":
        return [person for seat, person in kept.seats if seat in case.state.seats and person is not None]
    if side == "firm":
        return (
            []
            if parties.firm is None
            else [each for each in people_told(uow, parties.firm.id) if each != parties.expert]
        )
    if side == "unit":
        found = [] if parties.unit is None else grants.at(uow, parties.unit.id, "unit", MOST_TOLD)
        return [given.person for given in found if given.person != parties.expert]
    if side == "public":
        return []
    officers = grants.of_programme(uow, case.programme, side)
    return [given.person for given in officers if side != "district" or given.organisation.district == parties.district]
