"""What a step brings about beside the next one: each effect is a function, run in the transaction of the act."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

from kjfz_bot.domain.appointment import Appointment
from kjfz_bot.domain.case import Case, is_past
from kjfz_bot.domain.workflow import Step
from kjfz_bot.services import terms
from kjfz_bot.services.case_gates import NO_DATES, OVERLAPS
from kjfz_bot.services.case_scene import Scene
from kjfz_bot.services.certificates import keep_certificate
from kjfz_bot.services.letters import issue_letters
from kjfz_bot.services.need_changes import change
from kjfz_bot.storage import appointments, audit, cases, needs, pool
from kjfz_bot.storage.audit import Deed
from kjfz_bot.storage.pool import Member

APPOINT, SHARE = "appoint", "share_contacts"


def stopped(scene: Scene, step: Step) -> str | None:
    """What stands in the way of a step's effects, by the name of a gate; None where they can be brought about."""
    if APPOINT not in step.effects:
        return None
    term = _term(scene)
    if term is None:
        return NO_DATES
    return OVERLAPS if appointments.overlaps(scene.uow, term) else None


def bring_about(scene: Scene, step: Step) -> None:
    """Run the effects of a step that was just taken and is over with that; number its letters, keep its certificate."""
    for effect in step.effects:
        _EFFECTS[effect](scene)
    issue_letters(scene.uow, scene.case, step, scene.person, scene.now)
    until = scene.value("expires_on") if "expires_on" in step.asks else None
    if until is not None:
        keep_certificate(scene.uow, scene.case, date.fromisoformat(until), scene.person, scene.now)


def _match_need(scene: Scene) -> None:
    """Once all places of a need are filled by cases that came so far, it is matched."""
    number = scene.case.need
    need = None if number is None else needs.numbered(scene.uow, number)
    if need is None or need.state != "published":
        return
    if cases.places_taken(scene.uow, need.id) < need.statement.vps:
        return
    after = change(scene.uow, need, replace(need, state="matched", turn=None, at=scene.now))
    if after is not None:
        audit.record(scene.uow, Deed(need.id, "need_matched", scene.now, {"version": need.version}))


def _join_pool(scene: Scene) -> None:
    parties = scene.case.parties
    assert parties.expert is not None
    assert parties.unit is not None
    if pool.find(scene.uow, scene.case.programme, parties.expert) is None:
        member = Member(scene.case.programme, parties.expert, parties.unit.id, scene.case.id)
        pool.join(scene.uow, member, scene.now)


def _appoint(scene: Scene) -> None:
    term = _term(scene)
    assert term is not None
    kept = appointments.add(scene.uow, term, scene.now)
    terms.begin(scene.uow, [kept], scene.person, scene.now)


def _term(scene: Scene) -> Appointment | None:
    """The term that a case leads to; None where not everything of it was said."""
    parties, first, last = scene.case.parties, scene.value("starts_on"), scene.value("ends_on")
    if None in (parties.expert, parties.firm, parties.unit, first, last):
        return None
    assert parties.expert is not None
    assert parties.firm is not None
    assert parties.unit is not None
    days = (date.fromisoformat(first), date.fromisoformat(last))
    return Appointment(0, parties.expert, parties.firm, parties.unit, *days, "serving")


_EFFECTS: Mapping[str, Callable[[Scene], None]] = {
    SHARE: lambda _scene: None,  # whether contacts are shown is looked up each time: consents may end
    "match_need": _match_need,
    "join_pool": _join_pool,
    APPOINT: _appoint,
}


def shares_contacts(case: Case) -> bool:
    """Whether a case has come past a step that shares contacts."""
    sharing = [step.id for step in case.workflow.steps if step.on and SHARE in step.effects]
    return any(is_past(case.workflow, case.state, step) for step in sharing)
