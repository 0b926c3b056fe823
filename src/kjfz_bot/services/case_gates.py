"""What stands in the way of a step: each gate is a function that says so, looked at when the step is taken.

A refusal is the text `case-gate-<name>`. Beside the gates that a step names, two hold for every one: the firm is still
one, and the expert still a researcher of the unit.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from kjfz_bot.domain.calendar import shanghai_date
from kjfz_bot.domain.consent import CONTACTS, POOL
from kjfz_bot.domain.workdays import workdays_gone
from kjfz_bot.domain.workflow import GATES, Step
from kjfz_bot.services.case_scene import Scene
from kjfz_bot.services.consent import has_consent
from kjfz_bot.services.round_places import QUOTA, people_left
from kjfz_bot.storage import cases, firms, grants, needs, pool, profiles
from kjfz_bot.storage.cases import PLACES

SEVERAL, OVERLAPS, NO_DATES = "several_reason", "overlaps", "no_dates"
FIRM_ENDED, EXPERT_LEFT, WAITS = "firm_ended", "expert_left", "waits"
FEWEST_SCORES = 1
"""Scores without which nothing is decided on them; no document says how many it should be."""

Stops = Callable[[Scene], bool]


def refusal(gate: str) -> str:
    """The text that says what stands in the way."""
    return f"case-gate-{gate}"


REFUSALS = tuple(refusal(gate) for gate in (*GATES, SEVERAL, OVERLAPS, NO_DATES, FIRM_ENDED, EXPERT_LEFT, WAITS))
"""Everything that a step may be refused with."""


def in_the_way(scene: Scene, step: Step) -> list[str]:
    """The gates that are closed for a step, by name."""
    always = [gate for gate in (FIRM_ENDED, EXPERT_LEFT) if _STOPS[gate](scene)]
    named = [gate for gate in step.gates if _STOPS[gate](scene)]
    several = [SEVERAL] if PLACES in step.gates and not named and _wants_reason(scene) else []
    waits = [WAITS] if _waits(scene, step) else []
    return [*always, *waits, *named, *several]


def in_the_way_of_correction(scene: Scene, step: Step) -> list[str]:
    """What stands in the way of a decision that would become a pass: who is gone, and what others took meanwhile."""
    before = scene.case.workflow.steps[: scene.case.workflow.steps.index(step) + 1]
    gone = [gate for gate in (FIRM_ENDED, EXPERT_LEFT) if _STOPS[gate](scene)]
    taken = [PLACES] if any(PLACES in each.gates for each in before) and _places_left(scene) else []
    left = quota_left(scene, step) if QUOTA in step.gates else None
    return [*gone, *taken, *([QUOTA] if left is not None and left <= 0 else [])]


def _waits(scene: Scene, step: Step) -> bool:
    """A step, such as the end of a notice, that can be taken only once some working days are over."""
    since = scene.case.state.since
    gone = 0 if since is None else workdays_gone(shanghai_date(since), shanghai_date(scene.now))
    return gone < step.waits


def _firm_ended(scene: Scene) -> bool:
    firm = scene.case.parties.firm
    return firm is not None and firm.state != "verified"


def _expert_left(scene: Scene) -> bool:
    parties = scene.case.parties
    if parties.expert is None:
        return True
    held = [given for given in grants.own(scene.uow, parties.expert) if given.confirmed]
    return parties.unit is not None and not grants.held(held, "researcher", parties.unit.id)


def _need_published(scene: Scene) -> bool:
    need = None if scene.case.need is None else needs.numbered(scene.uow, scene.case.need)
    if need is None:
        return True
    own = need.state == "matched" and cases.holds_place(scene.case.workflow, scene.case.state)
    return need.state != "published" and not own


def _others_places(scene: Scene) -> int:
    """How many of the need's places other cases have taken."""
    assert scene.case.need is not None
    own = cases.holds_place(scene.case.workflow, scene.case.state)
    return cases.places_taken(scene.uow, scene.case.need) - own


def _places_left(scene: Scene) -> bool:
    need = None if scene.case.need is None else needs.numbered(scene.uow, scene.case.need)
    return need is None or _others_places(scene) >= need.statement.vps


def _wants_reason(scene: Scene) -> bool:
    """More than one expert for a need is an application with a reason."""
    if scene.comes(SEVERAL) or scene.value(SEVERAL):
        return False
    return scene.case.need is not None and _others_places(scene) > 0


def _tie_free(scene: Scene) -> bool:
    tie = scene.value("tie")
    if tie is None:
        return not scene.comes("tie")
    return tie_outcome(scene, tie) == "not_met"


def tie_outcome(scene: Scene, tie: str) -> str | None:
    """What the programme's rule on ties comes to; None where it has none."""
    programme = scene.programme
    if programme is None or "pair" not in programme.subjects:
        return None
    today = shanghai_date(scene.now)
    found = programme.evaluate("pair", programme.check({"tie": tie}, today), today).criteria
    return next((each.outcome for each in found if each.id == "tie"), None)


def _consent_given(scene: Scene) -> bool:
    return not both_consent(scene)


def both_consent(scene: Scene) -> bool:
    """Whether expert and firm still agree that the other may see how to reach them."""
    people = contact_people(scene)
    return len(people) > 1 and all(has_consent(scene.uow, person, CONTACTS) for person in people)


def contact_people(scene: Scene) -> list[int]:
    """Who has to agree: the expert; of the firm its contact, or whoever took the step that shares contacts."""
    parties = scene.case.parties
    record = None if parties.firm is None else firms.find(scene.uow, parties.firm.id)
    contact = None if record is None or record.contact is None else record.contact.person
    if contact is None:
        contact = next((each.by for each in reversed(scene.kept.events) if each.side == "firm"), None)
    return [person for person in (parties.expert, contact) if person is not None]


def _answers_opinion(scene: Scene) -> bool:
    """A decision answers the district's opinion: that has to be there, and another verdict has to say why."""
    decided = any(side == "district" for _, side in scene.case.state.decided)
    return not decided or (scene.values is not None and not scene.value("opinion"))


def _certificate_valid(scene: Scene) -> bool:
    """The certificate of the profile, or one that was handed in with this case, is there and not over."""
    today = shanghai_date(scene.now)
    person, programme = scene.case.parties.expert, scene.case.programme
    kept = [] if person is None else profiles.of_person(scene.uow, person)
    for papers in (each.profile.papers for each in kept if each.profile.unit.programme == programme):
        if papers.certificate_from is not None and (papers.certificate_until or today) >= today:
            return False
    until = scene.value("expires_on")
    return not scene.value("certificate") or (until is not None and until < today.isoformat())


def _agreement_signed(scene: Scene) -> bool:
    return not scene.comes("signed") and not scene.value("signed")


def scores(scene: Scene) -> list[int]:
    """The scores that count: those of the seats to which the case was assigned last."""
    named = set(scene.value("reviewers") or ())
    given = {each.seat: each.values.get("score") for each in scene.kept.events if each.seat in named}
    return [score for score in given.values() if score is not None]


def _enough_scores(scene: Scene) -> bool:
    return len(scores(scene)) < FEWEST_SCORES


def _quota_left(scene: Scene) -> bool:
    lefts = (quota_left(scene, scene.case.due), people_left(scene))
    return any(left is not None and left <= 0 for left in lefts)


def quota_left(scene: Scene, step: Step | None) -> int | None:
    """How many may still be decided for at a step of the programme; None where it has no limit."""
    quota = None if scene.programme is None else scene.programme.pack.quota
    return None if quota is None or step is None else quota - cases.passed(scene.uow, scene.case, step.id)


def _pool_member(scene: Scene) -> bool:
    person = scene.case.parties.expert
    member = None if person is None else pool.find(scene.uow, scene.case.programme, person)
    return member is None or not has_consent(scene.uow, member.person, POOL)


_STOPS: Mapping[str, Stops] = {
    "need_published": _need_published,
    "places_left": _places_left,
    "tie_free": _tie_free,
    "consent_given": _consent_given,
    "answers_opinion": _answers_opinion,
    "certificate_valid": _certificate_valid,
    "agreement_signed": _agreement_signed,
    "enough_scores": _enough_scores,
    "quota_left": _quota_left,
    "pool_member": _pool_member,
    FIRM_ENDED: _firm_ended,
    EXPERT_LEFT: _expert_left,
}


def blocked_words(gates: list[str]) -> Any:
    """What stands in the way, one a line; none where nothing does."""
    return {"lines": [{"text": refusal(gate)} for gate in gates]} if gates else "none"
