"""Roles given by invitation: made by whoever may give the role, taken once by whoever it is sent to.

Here: making, looking at, redeeming and withdrawing one. Who may give what is the gate's; what somebody says of
themselves gives nothing.
"""

from __future__ import annotations

import secrets
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

import structlog

from kjfz_bot.dialog.content import Signature
from kjfz_bot.dialog.inbound import No, Ok
from kjfz_bot.domain import spoken_code
from kjfz_bot.domain.access_table import Role, grant_action
from kjfz_bot.domain.calendar import shanghai_date
from kjfz_bot.domain.invitation import LINK_WORD
from kjfz_bot.domain.organisation import Organisation
from kjfz_bot.services import access, joining, qr, seats
from kjfz_bot.services.notices import notify
from kjfz_bot.services.registry import SERVICES, Actor, NotThere, Service, refusing, service
from kjfz_bot.services.ways_in import WaysIn
from kjfz_bot.storage import audit, grants, invitations, organisations
from kjfz_bot.storage.audit import Deed
from kjfz_bot.storage.grants import New
from kjfz_bot.storage.invitations import Expected, Invitation, Secrets
from kjfz_bot.storage.notices import Notice
from kjfz_bot.storage.store import UnitOfWork

LASTS = timedelta(days=7)
"""How long an invitation can be used."""

MOST_TRIES = 5
"""Secrets somebody may try in vain within `COUNTS`."""

COUNTS = timedelta(hours=1)

ALARMING = 100
"""Tries in vain of all people together within `COUNTS` that are reported as somebody guessing."""

CAN_WITHDRAW = timedelta(hours=1)
"""How long after it was made undoing withdraws an invitation; later that is done in the list of roles."""

PICTURE = "invitation"
"""What the picture of a link is called as a file."""

OPERATOR = {"text": "join-operator"}
OFFICE = {"text": "join-office"}
"""Who invites where nobody of the programme does it by themselves: the command line, or a list that names who comes."""

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Doors:
    """What comes before the words of a link into a conversation; empty where there is no such way in."""

    web: str = ""
    telegram: str = ""

    def links(self, secret: str, word: str = LINK_WORD) -> list[str]:
        """The links that open an invitation, or what else a command names by a word of its own."""
        return [f"{door}{word}-{secret}" for door in (self.telegram, self.web) if door]


def drawn() -> Secrets:
    """Secrets nobody else has."""
    spoken = spoken_code.spoken([secrets.randbelow(32) for _ in range(spoken_code.LENGTH)])
    return Secrets(secrets.token_urlsafe(16), spoken)


def invite(
    uow: UnitOfWork, invitation: Invitation, now: datetime, opened_by: Secrets | None = None
) -> tuple[Invitation, Secrets]:
    """Keep an invitation that may be made; what opens it is known to the caller alone, and drawn unless given."""
    opened_by = opened_by or drawn()
    number = invitations.add(uow, invitation, opened_by, now)
    by = invitation.made_by
    details: dict[str, str | int] = {
        "invitation": number,
        "role": invitation.role,
        "organisation": invitation.organisation.id,
        "by": audit.OPERATOR if by is None else by,
    }
    # The operator is nobody's chain: what they give is told of the organisation.
    audit.record(uow, Deed(invitation.organisation.id if by is None else by, "invited", now, details))
    return replace(invitation, id=number), opened_by


MADE = Signature(
    "make_invitation",
    ("role", "where", "organisation", "name", "district", "new_district", "invitee", "phone"),
    ("invite-phone-wrong",),
)


def making(doors: Doors) -> Service:
    """The service that makes invitations whose links lead through these doors."""

    def make_invitation(uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]) -> Ok | No:
        phone = unicodedata.normalize("NFKC", inputs["phone"] or "")
        if phone and not (phone.isdecimal() and len(phone) == 4):
            return No("invite-phone-wrong", "phone")
        role, seat = _role_and_seat(uow, actor, inputs)
        until = actor.now + LASTS
        expected = Expected(inputs["invitee"] or None, phone or None)
        made, opened_by = invite(uow, Invitation(0, role, seat, actor.person, until, expected), actor.now)
        links = doors.links(opened_by.link)
        return Ok(
            value=made.id,
            text_args={
                **_named(made),
                "links": "\n".join(links) or {"text": "invite-no_link"},
                "code": spoken_code.shown(opened_by.code),
                "until": shanghai_date(until).isoformat(),
            },
            undo_until=actor.now + CAN_WITHDRAW,
            document=qr.picture(links[0], PICTURE) if links else None,
        )

    return refusing(MADE, make_invitation)


def _role_and_seat(uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]) -> tuple[Role, Organisation]:
    """What is offered, the organisation made where it is new; NotThere where the actor may not offer that."""
    gate = access.gate(uow, actor)
    role = seats.role_of(inputs["role"])
    seat = seats.seat(uow, gate, role, inputs)
    gate.require(grant_action(role), seat.seat(None))
    return role, seats.kept(uow, seat, actor)


@service("withdraw_invitation")
def withdraw_invitation(uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]) -> Ok | No:
    """Let nobody use an invitation the person made."""
    withdraw(uow, actor, inputs["value"])
    return Ok()


def withdraw(uow: UnitOfWork, actor: Actor, number: int) -> None:
    """Withdraw an invitation; NotThere where it is not the actor's or cannot be used any more."""
    found = own_invitation(uow, actor, number)
    if not invitations.revoke(uow, found.id, actor.now):
        raise NotThere(number)
    details: dict[str, str | int] = {"invitation": found.id}
    audit.record(uow, Deed(actor.person, "invitation_withdrawn", actor.now, details))


def own_invitation(uow: UnitOfWork, actor: Actor, number: int) -> Invitation:
    """An invitation the actor made and may still make; NotThere for any other."""
    found = invitations.by_number(uow, number)
    own = found if found is not None and found.made_by == actor.person else None
    thing = own.organisation.seat(None) if own is not None else None
    access.require(uow, actor, grant_action(own.role) if own is not None else "", thing)
    assert own is not None
    return own


LOOK_UP = Signature("look_up_invitation", ("code",), ("join-too-many", "join-refused"))
REDEEM = Signature("redeem_invitation", ("code", "name", "phone"), ("join-too-many", "join-refused", "join-sign-in"))


def looking_up(ways_in: WaysIn) -> Service:
    """The service that says what an invitation offers and who made it, and how to sign in first where that is asked."""

    def look_up_invitation(uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]) -> Ok | No:
        found = _found(uow, actor, inputs["code"])
        if isinstance(found, No):
            return found
        sign_in = {"how": ways_in.how, "page": ways_in.page} if ways_in.asks(actor) else None
        return Ok(value={**_terms(uow, actor, found), "sign_in": sign_in})

    return refusing(LOOK_UP, look_up_invitation)


def _terms(uow: UnitOfWork, actor: Actor, found: Invitation) -> dict[str, Any]:
    expected = found.expected
    asks = "both" if expected.name and expected.phone else "name" if expected.name else "phone"
    return {
        "role": found.role,
        "organisation": found.organisation.name,
        "programme": found.organisation.programme,
        "by": _inviter(uow, actor, found),
        "until": shanghai_date(found.expires_at).isoformat(),
        "expects": asks if expected != Expected() else None,
    }


def redeeming(ways_in: WaysIn) -> Service:
    """The service that gives the role to whoever was invited, once they are more than a browser's cookie."""

    def redeem_invitation(uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]) -> Ok | No:
        return No("join-sign-in", "account") if ways_in.asks(actor) else redeem(uow, actor, inputs)

    return refusing(REDEEM, redeem_invitation)


def redeem(uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]) -> Ok | No:
    """Give the person the role they were invited to; where they are not who was meant, once an officer has looked."""
    secret = inputs["code"]
    found = _found(uow, actor, secret)
    if isinstance(found, No):
        return found
    if grants.held(grants.own(uow, actor.person), found.role, found.organisation.id):
        return Ok(text_args={"state": "held", **_named(found)})
    if not invitations.use(uow, secret, actor.person, actor.now):
        return No("join-refused", "code")
    confirmed = _is_meant(found.expected, Expected(inputs["name"], inputs["phone"]))
    number = grants.add(
        uow, New(actor.person, found.role, found.organisation, found.made_by, found.id, confirmed), actor.now
    )
    _note(uow, actor, found, number, confirmed=confirmed)
    if confirmed:
        joining.join(uow, actor, found, actor.person)
    state = "granted" if confirmed else "pending"
    return Ok(value=number, text_args={"state": state, **_named(found)}, roles=True if confirmed else None)


def _found(uow: UnitOfWork, actor: Actor, secret: str) -> Invitation | No:
    """The invitation that a secret opens for the actor; every other is refused alike, and counts as a try."""
    since = actor.now - COUNTS
    if invitations.tries(uow, since, actor.person) >= MOST_TRIES:
        return No("join-too-many", "code")
    found = invitations.find(uow, secret, actor.now)
    if found is not None and _still_offered(uow, actor, found):
        return found
    invitations.count_try(uow, actor.person, actor.now, COUNTS)
    if invitations.tries(uow, since) >= ALARMING:
        log.error("invitation_codes_are_guessed", tries=ALARMING)
    return No("join-refused", "code")


def _still_offered(uow: UnitOfWork, actor: Actor, found: Invitation) -> bool:
    """Whether whoever made it may still give this role to the actor: they may have lost theirs, or be the actor."""
    if found.made_by is None:
        return True
    giver = access.gate_of(uow, found.made_by, actor.now)
    return giver.can(grant_action(found.role), found.organisation.seat(actor.person)).allowed


def _is_meant(expected: Expected, said: Expected) -> bool:
    name = expected.name is None or _plain(expected.name) == _plain(said.name or "")
    phone = expected.phone is None or expected.phone == unicodedata.normalize("NFKC", said.phone or "").strip()[-4:]
    return name and phone


def _plain(name: str) -> str:
    return "".join(unicodedata.normalize("NFKC", name).casefold().split())


def _note(uow: UnitOfWork, actor: Actor, found: Invitation, grant: int, *, confirmed: bool) -> None:
    details: dict[str, str | int] = {
        "grant": grant,
        "invitation": found.id,
        "role": found.role,
        "organisation": found.organisation.id,
    }
    audit.record(uow, Deed(actor.person, "role_granted" if confirmed else "role_to_be_confirmed", actor.now, details))
    if not confirmed and found.made_by is not None:
        notify(uow, Notice(found.made_by, "role_pending", f"{grant}", "notice", actor.now, args=_named(found)))


def _named(found: Invitation) -> dict[str, Any]:
    return seats.named(found.role, found.organisation)


def _inviter(uow: UnitOfWork, actor: Actor, found: Invitation) -> dict[str, Any]:
    """Whoever made an invitation, by the role that lets them: their name is not known here."""
    if found.made_by is None:
        return OPERATOR if found.awaits is None else OFFICE
    giver = access.gate_of(uow, found.made_by, actor.now)
    by = giver.role_for(grant_action(found.role), found.organisation.seat(actor.person))
    office = organisations.find(uow, by.organisation)
    assert office is not None
    return seats.line(by.role, office)


def services(doors: Doors, ways_in: WaysIn) -> dict[str, Service]:
    """The services that depend on where people come in, and how they show who they are."""
    return {MADE.name: making(doors), LOOK_UP.name: looking_up(ways_in), REDEEM.name: redeeming(ways_in)}


SERVICES.update(services(Doors(), WaysIn()))
