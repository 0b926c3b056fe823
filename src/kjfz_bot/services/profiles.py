"""A researcher keeps a profile, one in each programme; their unit confirms that they work there (`staff.py`)."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from kjfz_bot.dialog.inbound import No, Ok
from kjfz_bot.domain.access import Object
from kjfz_bot.domain.consent import SERVICE
from kjfz_bot.domain.organisation import Organisation
from kjfz_bot.domain.profile import Papers, Particulars, Profile, state_after
from kjfz_bot.language.organisation_names import alike
from kjfz_bot.services import access, self_check
from kjfz_bot.services.consent import MISSING, require_consent
from kjfz_bot.services.places import NOTHING, day, organisation_words
from kjfz_bot.services.records import records
from kjfz_bot.services.registry import Actor, NotThere, service
from kjfz_bot.storage import organisations, profiles
from kjfz_bot.storage.profiles import Kept
from kjfz_bot.storage.store import UnitOfWork

NEW = "new"
MOST_COMPARED = 5_000
MOST_ALIKE = 6

PAPERS = ("contract_from", "contract_until", "certificate_from", "certificate_until")
ANSWERS = (
    *("which", "part", "programme", "reuse", "checked", "degree", "title", "unit_name", "unit", "unit_kind"),
    *("field", "keywords", *PAPERS, "name", "phone", "birth"),
)
"""What saving a profile reads."""


@records("profiles")
def has_profiles(uow: UnitOfWork, person: int) -> bool:
    """Whether somebody keeps a profile."""
    return bool(profiles.of_person(uow, person))


@service("my_profiles")
def my_profiles(uow: UnitOfWork, actor: Actor, _inputs: Mapping[str, Any]) -> Ok | No:
    """The person's profiles, and a new one."""
    options: list[list[Any]] = []
    for kept in profiles.of_person(uow, actor.person):
        unit = kept.profile.unit
        words = {**organisation_words(unit), "state": _state(kept.profile)}
        options.append([f"change:{kept.profile.id}:{unit.programme}:", {"text": "profile-which.known", "args": words}])
    return Ok([*options, [NEW, {"text": "profile-which.new"}]])


def _state(profile: Profile) -> dict[str, Any]:
    return {"text": f"profile-state.{profile.state}"}


@service("profile_card", reads=("which",))
def profile_card(uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]) -> Ok | No:
    """A profile as the person sees it, for the question what of it is to be changed."""
    if inputs["which"] == NEW:
        return Ok({})
    kept = _chosen(uow, actor, inputs["which"], "read_person")
    said = kept.profile.particulars
    args = {
        **words(kept.profile),
        "name": said.name,
        "phone": said.phone,
        "birth": day(said.birth_date),
        "reason": kept.reason if kept.reason and kept.profile.state == "denied" else NOTHING,
    }
    return Ok({"words": {"card": {"text": "profile-card", "args": args}}})


def words(profile: Profile) -> dict[str, Any]:
    """The variables of texts that speak of a profile, but for the person's particulars."""
    papers = profile.papers
    return {
        "unit": profile.unit.name,
        "programme": {"text": f"{profile.unit.programme}.short"},
        "state": _state(profile),
        "version": f"{profile.version}",
        "degree": {"text": f"fact-degree.v-{profile.degree}", "or": profile.degree},
        "title": {"text": f"fact-title.v-{profile.title}", "or": profile.title},
        "field": {"text": f"{profile.unit.programme}-field-{profile.field}", "or": profile.field},
        "keywords": {"join": list(profile.keywords)},
        **{name: day(getattr(papers, name)) for name in PAPERS},
    }


@service("similar_units", reads=("programme", "unit_name"))
def similar_units(uow: UnitOfWork, _actor: Actor, inputs: Mapping[str, Any]) -> Ok | No:
    """Verified units of the programme that may be the one that was typed, and none of them."""
    units = organisations.known(uow, inputs["programme"], "unit", ["verified"], MOST_COMPARED)
    known = {each.name: each for each in units}
    found = [known[name] for name in alike(inputs["unit_name"], known)][:MOST_ALIKE]
    return Ok([*([f"{each.id}", each.name] for each in found), [NEW, {"text": "profile-unit.new"}]])


@service("save_profile", reads=ANSWERS, refusals=("profile-there", "profile-changed", MISSING))
def save_profile(uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]) -> Ok | No:
    """Keep what somebody said of themselves; a new unit or name waits for the unit."""
    if inputs["which"] == NEW:
        return _save_first(uow, actor, inputs)
    before = _chosen(uow, actor, inputs["which"], "keep_profile").profile
    if inputs["part"] not in _PARTS:
        raise NotThere(inputs["part"])
    if (refused := require_consent(uow, actor, SERVICE)) is not None:
        return refused
    changed = _PARTS[inputs["part"]](uow, actor, before, inputs)
    after = replace(changed, version=before.version + 1, state=state_after(before, changed))
    if not profiles.change(uow, before, after, actor.now):
        return No("profile-changed")
    return Ok(value=after.id, text_args={"unit": after.unit.name, "state": _state(after)})


def _save_first(uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]) -> Ok | No:
    """Keep somebody's first profile in a programme."""
    programme = inputs["programme"]
    access.require(uow, actor, "keep_profile", Object(owner=actor.person, programme=programme))
    if (refused := require_consent(uow, actor, SERVICE)) is not None:
        return refused
    if any(kept.profile.unit.programme == programme for kept in profiles.of_person(uow, actor.person)):
        return No("profile-there", "programme")
    said = Profile(
        id=0,
        person=actor.person,
        unit=_unit(uow, actor, inputs),
        degree=_said(inputs, "degree") or "",
        title=_said(inputs, "title") or "",
        field=inputs["field"],
        keywords=tuple(inputs["keywords"]),
        papers=_papers(inputs),
        particulars=Particulars(inputs["name"], inputs["phone"], _birth_date(inputs)),
    )
    kept = profiles.add(uow, said, actor.now)
    return Ok(value=kept.id, text_args={"unit": kept.unit.name, "state": _state(kept)})


def _said(inputs: Mapping[str, Any], fact: str) -> str | None:
    """An answer, or where the self-check's are to be used and it was not asked for, what was said there."""
    if inputs[fact] is None and inputs["reuse"] == "use":
        return next(iter(self_check.values_of(inputs["checked"], fact)), None)
    answer: str | None = inputs[fact]
    return answer


def _birth_date(inputs: Mapping[str, Any]) -> date | None:
    said = inputs["birth"]
    if said is None and inputs["reuse"] == "use":
        said = next(iter(self_check.values_of(inputs["checked"], "birth_date")), None)
    return date.fromisoformat(said) if said and len(said) == len("1985-06-12") else None


def _papers(inputs: Mapping[str, Any]) -> Papers:
    return Papers(*(date.fromisoformat(inputs[name]) if inputs[name] else None for name in PAPERS))


def _unit(uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]) -> Organisation:
    """The unit that was chosen; one nobody knows is kept as pending, once however many name it."""
    if inputs["unit"] != NEW:
        found = organisations.find(uow, int(inputs["unit"]))
        if found is None or found.kind != "unit" or found.programme != inputs["programme"]:
            raise NotThere(inputs["unit"])
        return found
    name = " ".join(inputs["unit_name"].split())
    known = organisations.named(uow, inputs["programme"], "unit", name, None)
    if known is not None:
        return known
    kinds = self_check.values_of(inputs["checked"], "employer_kind") if inputs["reuse"] == "use" else []
    kind = inputs["unit_kind"] or next(iter(kinds), None)
    new = Organisation(0, secrets.token_hex(8), "unit", name, inputs["programme"], unit_kind=kind)
    return organisations.add(uow, new, actor.now)


Change = Callable[[UnitOfWork, Actor, Profile, Mapping[str, Any]], Profile]


def _with_particular(name: str, answer: Callable[[Mapping[str, Any]], Any]) -> Change:
    return lambda _uow, _actor, profile, inputs: replace(
        profile, particulars=replace(profile.particulars, **{name: answer(inputs)})
    )


_PARTS: Mapping[str, Change] = {
    "degree": lambda _uow, _actor, profile, inputs: replace(profile, degree=inputs["degree"]),
    "title": lambda _uow, _actor, profile, inputs: replace(profile, title=inputs["title"]),
    "unit": lambda uow, actor, profile, inputs: replace(profile, unit=_unit(uow, actor, inputs)),
    "field": lambda _uow, _actor, profile, inputs: replace(profile, field=inputs["field"]),
    "keywords": lambda _uow, _actor, profile, inputs: replace(profile, keywords=tuple(inputs["keywords"])),
    "papers": lambda _uow, _actor, profile, inputs: replace(profile, papers=_papers(inputs)),
    "name": _with_particular("name", lambda inputs: inputs["name"]),
    "phone": _with_particular("phone", lambda inputs: inputs["phone"]),
    "birth": _with_particular("birth_date", _birth_date),
}
"""What of a profile can be changed alone."""


def _chosen(uow: UnitOfWork, actor: Actor, which: object, action: str) -> Kept:
    """The profile that was chosen from the person's own; NotThere where it is none of theirs."""
    number = f"{which}".split(":")[1:2]
    kept = profiles.find(uow, int(number[0])) if number and number[0].isascii() and number[0].isdigit() else None
    access.require(uow, actor, action, kept.profile.thing if kept is not None else None)
    assert kept is not None
    return kept
