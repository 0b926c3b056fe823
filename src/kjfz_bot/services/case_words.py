"""Cases as services name them in words: a step, whoever is to take it, whom a case is about, a line of a list."""

from __future__ import annotations

from typing import Any

from kjfz_bot.domain import personal
from kjfz_bot.domain.calendar import shanghai_date
from kjfz_bot.domain.case import Case
from kjfz_bot.domain.workflow import END, Side
from kjfz_bot.services.access import Gate
from kjfz_bot.services.need_facts import clause_words
from kjfz_bot.services.need_words import LONGEST_TITLE, firm_words
from kjfz_bot.services.places import NOTHING
from kjfz_bot.storage import needs, profiles
from kjfz_bot.storage.cases import Kept
from kjfz_bot.storage.store import UnitOfWork

UNNAMED, HIDDEN = "case-unnamed", "case-hidden"
"""Texts for somebody who has not said their name or was erased, and for one whose name is not shown."""


def step_words(case: Case, step: str, attribute: str = "") -> dict[str, Any]:
    """A step by the name its programme has for it; `do` and `done` are attributes of that."""
    key = f"{case.programme}-step-{case.workflow.id}-{step}"
    return {"text": f"{key}.{attribute}" if attribute else key, "or": step}


def side_words(side: Side | None) -> Any:
    """A side in a case."""
    return NOTHING if side is None else {"text": f"by-side-{side}"}


def sides_words(case: Case) -> Any:
    """Whose turn it is with a case."""
    state = case.state
    sides: list[Side] = ["city"] if state.correction is not None else sorted(state.waiting)
    return {"join": [side_words(side) for side in sides]} if sides else NOTHING


def way_words(case: Case) -> dict[str, Any]:
    """The name of the way a case goes."""
    return {"text": f"{case.programme}-workflow-{case.workflow.id}", "or": case.workflow.id}


def clause(case: Case, step: str) -> Any:
    """The clause a step rests on, as it is quoted."""
    found = case.workflow.by_id[step].clause
    return NOTHING if found is None else clause_words(found)


def person_words(uow: UnitOfWork, case: Case, person: int | None) -> Any:
    """Somebody by the name they have said in the case's programme."""
    kept = [] if person is None else profiles.of_person(uow, person)
    named = next((each.profile for each in kept if each.profile.unit.programme == case.programme), None)
    return {"text": UNNAMED} if named is None else personal.name(named.particulars.name)


def expert_words(uow: UnitOfWork, case: Case, gate: Gate) -> Any:
    """The expert, to whoever may read who it is."""
    decision = gate.can("read_case", case.thing)
    if not decision.allowed or "pseudonymous" in decision.conditions:
        return {"text": HIDDEN}
    return person_words(uow, case, case.parties.expert)


def about_words(uow: UnitOfWork, case: Case, *, short: bool = False) -> Any:
    """What a case is about: the title of its need, its firm, or the unit that recommends somebody."""
    need = None if case.need is None else needs.numbered(uow, case.need)
    if need is not None:
        title = need.statement.title
        return f"{title[:LONGEST_TITLE]}…" if short and len(title) > LONGEST_TITLE else title
    place = case.parties.firm or case.parties.unit
    return NOTHING if place is None else place.name


def firm_name(uow: UnitOfWork, case: Case, gate: Gate) -> Any:
    """The firm; hidden where its need hides it, until its contacts are shared, from whoever may not read it."""
    if case.parties.firm is None:
        return NOTHING
    need = None if case.need is None else needs.numbered(uow, case.need)
    own = gate.holder.person == case.parties.expert
    return case.parties.firm.name if need is None or not own else firm_words(need, gate)


def state_words(case: Case) -> dict[str, Any]:
    """Where a case stands: the step that is due, or how it ended."""
    state = case.state
    if state.correction is not None:
        return {"text": "case-correcting"}
    if state.end is not None:
        return {"text": f"case-end.{state.end}"}
    return step_words(case, state.step) if state.step != END else {"text": "case-end.done"}


def line_words(uow: UnitOfWork, kept: Kept, gate: Gate, *, mine: bool) -> dict[str, Any]:
    """The variables of a line that stands for a case in a list."""
    case = kept.case
    assert case.state.since is not None
    return {
        "number": case.public_id,
        "workflow": way_words(case),
        "about": about_words(uow, case, short=True),
        "expert": expert_words(uow, case, gate),
        "state": state_words(case),
        "who": sides_words(case),
        "since": shanghai_date(case.state.since).isoformat(),
        "mine": "yes" if mine else "no",
        "open": "yes" if case.state.is_open else "no",
    }
