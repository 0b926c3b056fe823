"""Officers look through the firms, units and authorities of their district or city, and keep units' entries right.

Here: the list, its search, and what may be changed in it. Firms change their records themselves (`firms.py`); new
organisations come with an invitation or a profile.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from kjfz_bot.dialog.inbound import No, Ok
from kjfz_bot.domain.access_table import OrganisationKind
from kjfz_bot.domain.organisation import Organisation
from kjfz_bot.language.normalise import key
from kjfz_bot.language.organisation_names import likeness
from kjfz_bot.services import access, pages
from kjfz_bot.services.places import organisation_words
from kjfz_bot.services.registry import Actor, NotThere, service
from kjfz_bot.storage import audit, grants, organisations
from kjfz_bot.storage.audit import Deed
from kjfz_bot.storage.store import UnitOfWork

MOST = 5_000
MOST_COUNTED = 100

KINDS: tuple[OrganisationKind, ...] = ("unit", "firm", "district")
KEEP = "keep"


@service("kinds_to_manage")
def kinds_to_manage(uow: UnitOfWork, actor: Actor, _inputs: Mapping[str, Any]) -> Ok | No:
    """The kinds of organisations an officer may look through; none for anybody else."""
    kinds = KINDS if access.gate(uow, actor).scopes("manage_organisation") else ()
    return Ok([[kind, {"text": f"organisation-kind.{kind}"}] for kind in kinds])


@service("organisations_page", reads=("kind", "search"))
def organisations_page(uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]) -> Ok | No:
    """The organisations of a kind that the person may manage, those that were searched for, by name."""
    gate = access.gate(uow, actor)
    found = organisations.listed(uow, gate.scopes("manage_organisation"), _kind(inputs["kind"]), MOST)
    may = [each for each in found if gate.can("manage_organisation", each.thing).allowed]
    fits = _meant(may, inputs["search"])
    start = pages.start_of(inputs["cursor"])
    return pages.page([[f"{each.id}", _line(each)] for each in fits[start : start + pages.PAGE]], start, len(fits))


def _kind(name: object) -> OrganisationKind:
    found = next((kind for kind in KINDS if kind == name), None)
    if found is None:
        raise NotThere(name)
    return found


def _meant(found: Sequence[Organisation], search: str | None) -> Sequence[Organisation]:
    """Those with what was searched for in their name or at the beginning of their code; else those named alike."""
    if not search:
        return found
    wanted = key(search)
    named = [each for each in found if wanted in key(each.name) or f"{each.code}".startswith(wanted.upper())]
    return named or [each for each in found if likeness(search, each.name)]


def _line(organisation: Organisation) -> dict[str, Any]:
    return {"text": "organisations-item.line", "args": organisation_words(organisation)}


@service("look_at_organisation", reads=("item",))
def look_at_organisation(uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]) -> Ok | No:
    """An organisation's entry as it is now; the version that is seen is the one a change is made to."""
    found = _found(uow, actor, inputs["item"])
    kind = found.unit_kind
    args = {
        **organisation_words(found),
        "kind": {"text": f"organisation-kind.{found.kind}"},
        "code": found.code or {"text": "not-said"},
        "unit_kind": {"text": f"fact-employer_kind.v-{kind}", "or": kind} if kind else {"text": "not-said"},
        "people": len(grants.at(uow, found.id, found.kind, MOST_COUNTED)) if found.kind in KINDS else 0,
    }
    return Ok(value=found.version, text_args=args)


@service("organisation_acts", reads=("item",))
def organisation_acts(uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]) -> Ok | No:
    """What the person may do with an organisation's entry."""
    found = _found(uow, actor, inputs["item"])
    return Ok([[act, {"text": f"organisations-act.{act}"}] for act in (*_acts(found), KEEP)])


def _acts(organisation: Organisation) -> tuple[str, ...]:
    match organisation.kind:
        case "unit":
            return ("rename", "sort", *(("verify",) if organisation.state == "pending" else ()))
        case "district":
            return ("rename",)
        case _:
            return ()


@service(
    "change_organisation",
    reads=("item", "seen", "act", "name", "unit_kind"),
    refusals=("organisations-changed",),
)
def change_organisation(uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]) -> Ok | No:
    """Make the chosen change to the version of an entry that was seen."""
    before, act = _found(uow, actor, inputs["item"]), inputs["act"]
    if act not in _acts(before):
        raise NotThere(act)
    if before.version != inputs["seen"]:
        return No("organisations-changed", "act")
    after = replace(_CHANGES[act](before, inputs), version=before.version + 1)
    by = actor.person if act == "verify" else None
    if not organisations.change(uow, before, after, actor.now, by):
        return No("organisations-changed", "act")
    details: dict[str, str | int] = {"by": actor.person, "version": after.version}
    audit.record(uow, Deed(after.id, f"organisation_{act}", actor.now, details))
    return Ok(value=after.id, text_args=organisation_words(after))


_CHANGES: Mapping[str, Callable[[Organisation, Mapping[str, Any]], Organisation]] = {
    "rename": lambda before, inputs: replace(before, name=" ".join(inputs["name"].split())),
    "sort": lambda before, inputs: replace(before, unit_kind=inputs["unit_kind"]),
    "verify": lambda before, _inputs: replace(before, state="verified"),
}


def _found(uow: UnitOfWork, actor: Actor, named: object) -> Organisation:
    """An organisation of the actor's; NotThere for any other, and for kinds that are in no list."""
    number = f"{named}"
    found = organisations.find(uow, int(number)) if number.isascii() and number.isdigit() else None
    access.require(uow, actor, "manage_organisation", found.thing if found is not None else None)
    assert found is not None
    _kind(found.kind)
    return found
