"""A unit's liaison says of those who name the unit whether they work there.

A confirmation counts for the version that was looked at. Whoever is confirmed gets an invitation to the role of a
researcher from the liaison, since nobody has a role otherwise.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kjfz_bot.dialog.inbound import No, Ok
from kjfz_bot.domain import personal
from kjfz_bot.domain.access_table import grant_action
from kjfz_bot.domain.profile import Profile, ProfileState
from kjfz_bot.domain.spoken_code import shown
from kjfz_bot.language.masks import masked
from kjfz_bot.services import access, invitations, pages
from kjfz_bot.services import profiles as own_profiles
from kjfz_bot.services.access import Gate
from kjfz_bot.services.looks import looked, opened_by
from kjfz_bot.services.notices import notify
from kjfz_bot.services.places import NOTHING, moment
from kjfz_bot.services.registry import Actor, NotThere, service
from kjfz_bot.storage import audit, grants, profiles
from kjfz_bot.storage.audit import Deed
from kjfz_bot.storage.invitations import Invitation
from kjfz_bot.storage.notices import Notice
from kjfz_bot.storage.profiles import Kept, Ruling
from kjfz_bot.storage.store import UnitOfWork

MOST = 200
"""People of a queue at most; who waits behind them comes once these are decided."""

STATES: Mapping[str, ProfileState] = {"confirm": "confirmed", "deny": "denied"}


@service("staff_to_confirm")
def staff_to_confirm(uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]) -> Ok | No:
    """Those who say they work at the person's unit, longest waiting first; their names are not in the list."""
    waiting = queue(uow, access.gate(uow, actor))
    start = pages.start_of(inputs["cursor"])
    return pages.page(
        [[f"{kept.profile.id}", _line(kept)] for kept in waiting[start : start + pages.PAGE]], start, len(waiting)
    )


def queue(uow: UnitOfWork, gate: Gate) -> list[Kept]:
    """Those who wait for somebody to confirm them, longest waiting first."""
    found = profiles.pending(uow, gate.scopes("confirm_staff"), MOST)
    return [kept for kept in found if gate.can("confirm_staff", kept.profile.thing).allowed]


def _line(kept: Kept) -> dict[str, Any]:
    words = own_profiles.words(kept.profile)
    return {"text": "staff-person.item", "args": {**words, "at": moment(kept.changed_at)}}


@service("look_at_staff", reads=("person",), refusals=("staff-decided",))
def look_at_staff(uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]) -> Ok | No:
    """Who says that they work at the unit, as it is now; they can read who has looked."""
    kept = _found(uow, actor, inputs["person"])
    profile = kept.profile
    if profile.state != "pending":
        return No("staff-decided", "person", {"at": _decided(kept)})
    grant = access.gate(uow, actor).role_for("confirm_staff", profile.thing)
    looked(uow, actor, profile.person, opened_by(uow, grant, "profile", "confirm_staff"))
    name = personal.name(profile.particulars.name)
    phone = personal.phone(masked(personal.phone(profile.particulars.phone)))
    return Ok(value=profile.version, text_args={**own_profiles.words(profile), "name": name, "phone": phone})


@service("decide_on_staff", reads=("person", "seen", "decision", "reason"))
def decide_on_staff(uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]) -> Ok | No:
    """Confirm or deny the version of a profile that was seen; where it is another by now, say so and do nothing."""
    kept = _found(uow, actor, inputs["person"])
    profile, verdict = kept.profile, inputs["decision"]
    if verdict not in STATES or (verdict == "deny" and not inputs["reason"]):
        raise NotThere(verdict)
    reason = inputs["reason"] if verdict == "deny" else None
    ruling = Ruling(inputs["seen"], STATES[verdict], reason, actor.person, actor.now)
    if profile.version != ruling.seen or not profiles.decide(uow, profile, ruling):
        changed = profile.state == "pending"
        at = moment(kept.changed_at) if changed else _decided(kept)
        return Ok(text_args={"state": "changed" if changed else "taken", "at": at})
    _tell(uow, actor, profile, verdict, reason)
    return Ok(text_args={"state": verdict, "at": moment(actor.now)})


def _found(uow: UnitOfWork, actor: Actor, named: object) -> Kept:
    """Somebody who names the actor's unit; NotThere for anybody else."""
    number = f"{named}"
    kept = profiles.find(uow, int(number)) if number.isascii() and number.isdigit() else None
    access.require(uow, actor, "confirm_staff", kept.profile.thing if kept is not None else None)
    assert kept is not None
    return kept


def _decided(kept: Kept) -> str:
    return moment(kept.decided_at) if kept.decided_at is not None else moment(kept.changed_at)


def _tell(uow: UnitOfWork, actor: Actor, profile: Profile, verdict: str, reason: str | None) -> None:
    details: dict[str, str | int] = {
        "by": actor.person,
        "profile": profile.id,
        "version": profile.version,
        "verdict": verdict,
    }
    audit.record(uow, Deed(profile.person, "profile_decided", actor.now, details))
    args = {
        "unit": profile.unit.name,
        "decision": verdict,
        "reason": reason or NOTHING,
        "code": _invitation(uow, actor, profile) if verdict == "confirm" else NOTHING,
    }
    cause = f"{profile.id}:{profile.version}"
    notify(uow, Notice(profile.person, "staff_decided", cause, "decision", actor.now, args=args))


def _invitation(uow: UnitOfWork, actor: Actor, profile: Profile) -> str:
    """The code by which somebody may take the role of a researcher from the liaison; none where they hold it."""
    if grants.held(grants.own(uow, profile.person), "researcher", profile.unit.id):
        return NOTHING
    if not access.gate(uow, actor).can(grant_action("researcher"), profile.unit.seat(profile.person)).allowed:
        return NOTHING
    until = actor.now + invitations.LASTS
    _, opened_by = invitations.invite(uow, Invitation(0, "researcher", profile.unit, actor.person, until), actor.now)
    return shown(opened_by.code)
