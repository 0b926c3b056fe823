"""Somebody a list named comes: what was known of them becomes theirs, sealed with their own key."""

from __future__ import annotations

from kjfz_bot.services import terms
from kjfz_bot.services.records import records
from kjfz_bot.services.registry import Actor
from kjfz_bot.storage import appointments, audit, awaited, imports, invitations, people, profiles
from kjfz_bot.storage.audit import ERASED, Deed
from kjfz_bot.storage.invitations import Invitation
from kjfz_bot.storage.store import UnitOfWork


@records("appointments")
def has_terms(uow: UnitOfWork, person: int) -> bool:
    """Whether somebody serves at a firm, or did."""
    return any(True for _ in appointments.of_person(uow, person))


def join(uow: UnitOfWork, actor: Actor, invitation: Invitation, person: int) -> None:
    """Have somebody who took an invitation come into what it brings beside its role.

    That is what is known of whoever it awaits, and the role of a VP where they serve by a term.
    """
    if invitation.awaits is not None and invitation.awaits != person:
        _take_over(uow, actor, invitation.awaits, person)
    if invitation.role == terms.RESEARCHER:
        terms.begin_at(uow, person, invitation.organisation.id, actor.person, actor.now)


def _take_over(uow: UnitOfWork, actor: Actor, before: int, person: int) -> None:
    """Make what is known of somebody awaited that of the person they turned out to be.

    A profile the person has already stays as it is: it is their own word, and newer than the list.
    """
    found = awaited.find(uow, before)
    if found is None:
        return
    own = {kept.profile.unit.programme for kept in profiles.of_person(uow, person)}
    for kept in profiles.of_person(uow, found.person):
        if kept.profile.unit.programme not in own:
            profiles.hand_over(uow, kept.profile, person)
    appointments.hand_over(uow, found.person, person)
    imports.joined(uow, found.person, person)
    invitations.joined(uow, found.person, person)
    audit.record(uow, Deed(person, "records_taken_over", actor.now, {"of": found.person, "by": actor.person}))
    audit.record(uow, Deed(found.person, ERASED, actor.now, {"cause": "joined"}))
    people.erase(uow, [found.person])
