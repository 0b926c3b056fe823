"""District officers clear the queue of firms: look at one, then verify it, return it to be corrected, or refuse it.

A decision counts for the version that was looked at. Of two officers the second is told who decided and when. Whoever
submitted a firm that is verified gets an invitation to its role from the officer, since nobody has a role otherwise.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from kjfz_bot.dialog.inbound import No, Ok
from kjfz_bot.domain import personal
from kjfz_bot.domain.access_table import grant_action
from kjfz_bot.domain.calendar import shanghai_date
from kjfz_bot.domain.firm import STATES, Firm, Verdict
from kjfz_bot.domain.organisation import Organisation
from kjfz_bot.domain.spoken_code import shown
from kjfz_bot.language.masks import masked
from kjfz_bot.language.organisation_names import likeness
from kjfz_bot.services import access, invitations, pages
from kjfz_bot.services import firms as own_firms
from kjfz_bot.services.access import Gate
from kjfz_bot.services.looks import looked, opened_by
from kjfz_bot.services.notices import notify
from kjfz_bot.services.places import NOTHING, moment, organisation_words
from kjfz_bot.services.registry import Actor, NotThere, service
from kjfz_bot.storage import audit, firm_decisions, firms, grants, organisations
from kjfz_bot.storage.audit import Deed
from kjfz_bot.storage.firm_decisions import Decision
from kjfz_bot.storage.invitations import Invitation
from kjfz_bot.storage.notices import Notice
from kjfz_bot.storage.store import UnitOfWork

MOST = 200
"""Firms of a queue at most; what waits behind them comes once these are decided."""

MOST_ALIKE = 3


@service("firms_to_verify")
def firms_to_verify(uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]) -> Ok | No:
    """The firms that wait for the person's decision, longest waiting first."""
    waiting = queue(uow, access.gate(uow, actor))
    start = pages.start_of(inputs["cursor"])
    return pages.page(
        [[f"{firm.organisation.id}", _line(firm)] for firm in waiting[start : start + pages.PAGE]], start, len(waiting)
    )


def queue(uow: UnitOfWork, gate: Gate) -> list[Firm]:
    """The firms that wait for somebody, longest waiting first."""
    found = firms.pending(uow, gate.scopes("verify_firm"), MOST)
    return [firm for firm in found if gate.can("verify_firm", firm.thing).allowed]


def _line(firm: Firm) -> dict[str, Any]:
    words = organisation_words(firm.organisation)
    return {"text": "verify-firm.item", "args": words | {"at": moment(firm.submitted_at)}}


@service("look_at_firm", reads=("firm",), refusals=("verify-decided",))
def look_at_firm(uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]) -> Ok | No:
    """A record with its likely duplicates, as it is now; the version that is seen is what a decision counts for."""
    firm = _found(uow, actor, inputs["firm"])
    if firm.organisation.state != "pending":
        return No("verify-decided", "firm", _decided(uow, firm))
    args = {
        **organisation_words(firm.organisation),
        "code": firm.organisation.code or {"text": "not-said"},
        "classes": own_firms.classes_words(firm, shanghai_date(actor.now)),
        **_contact_words(firm),
        "at": moment(firm.submitted_at),
        "version": f"{firm.organisation.version}",
        "alike": _alike_words(uow, actor, firm),
    }
    return Ok(value=firm.organisation.version, text_args=args)


def _contact_words(firm: Firm) -> dict[str, Any]:
    """Whom to ask, hidden as far as it may be while nobody has to be called; marked all the same."""
    contact = firm.contact
    if contact is None:
        return own_firms.contact_words(None)
    name, phone = masked(personal.name(contact.name)), masked(personal.phone(contact.phone))
    return own_firms.contact_words(replace(contact, name=name, phone=phone))


def _alike_words(uow: UnitOfWork, actor: Actor, firm: Firm) -> Any:
    alike = _alike(uow, access.gate(uow, actor), firm.organisation)
    found = [{"text": "verify-alike", "args": organisation_words(each)} for each in alike]
    return {"lines": found} if found else {"text": "verify-alike.none"}


def _alike(uow: UnitOfWork, gate: Gate, organisation: Organisation) -> list[Organisation]:
    """Other firms with a name like this one's: verified ones of the programme, and others where the actor may look."""
    known = organisations.known(
        uow, organisation.programme, "firm", ["pending", "returned", "verified"], own_firms.MOST_COMPARED
    )
    others = [each for each in known if each.id != organisation.id and _is_shown(gate, each)]
    scored = ((likeness(organisation.name, each.name), each) for each in others)
    best = sorted(((score, each.id, each) for score, each in scored if score), key=lambda found: (-found[0], found[1]))
    return [each for _, _, each in best[:MOST_ALIKE]]


def _is_shown(gate: Gate, organisation: Organisation) -> bool:
    return organisation.state == "verified" or gate.can("read_organisation", organisation.thing).allowed


@service("read_contact", reads=("firm",))
def read_contact(uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]) -> Ok | No:
    """Name and number of whom to ask at a firm, to be called; that person can read who has looked."""
    firm = _found(uow, actor, inputs["firm"])
    if firm.contact is None:
        raise NotThere(inputs["firm"])
    grant = access.gate(uow, actor).role_for("verify_firm", firm.thing)
    looked(uow, actor, firm.contact.person, opened_by(uow, grant, "firm_contact", "verify_firm"))
    return Ok(text_args=own_firms.contact_words(firm.contact))


@service("decide_on_firm", reads=("firm", "seen", "decision", "after", "reason"))
def decide_on_firm(uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]) -> Ok | No:
    """Decide on the version of a record that was seen; where it is another by now, say so and do nothing."""
    firm = _found(uow, actor, inputs["firm"])
    verdict = inputs["after"] or inputs["decision"]
    if verdict not in STATES or (verdict != "verify" and not inputs["reason"]):
        raise NotThere(verdict)
    before = firm.organisation
    if before.version != inputs["seen"] or before.state != "pending":
        return Ok(text_args=_overtaken(uow, firm))
    after = replace(before, state=STATES[verdict], code=None if verdict == "refuse" else before.code)
    by = actor.person if verdict == "verify" else None
    if not organisations.change(uow, before, after, actor.now, by):
        return Ok(text_args=_overtaken(uow, firm))
    office = _office(uow, actor, firm)
    _note(uow, actor, firm, verdict, inputs["reason"], office)
    return Ok(text_args={"state": verdict, "name": after.name, "office": office.name, "at": moment(actor.now)})


def _found(uow: UnitOfWork, actor: Actor, named: object) -> Firm:
    """A firm of the actor's, decided on or not; NotThere for any other."""
    number = f"{named}"
    firm = firms.find(uow, int(number)) if number.isascii() and number.isdigit() else None
    access.require(uow, actor, "verify_firm", firm.thing if firm is not None else None)
    assert firm is not None
    return firm


def _overtaken(uow: UnitOfWork, firm: Firm) -> dict[str, Any]:
    """Why a decision came too late: another was taken, or the firm has changed its record."""
    if firm.organisation.state == "pending":
        return {"state": "changed", "name": firm.organisation.name, "office": "", "at": moment(firm.submitted_at)}
    return {"state": "taken", **_decided(uow, firm)}


def _decided(uow: UnitOfWork, firm: Firm) -> dict[str, Any]:
    decided = firm_decisions.last(uow, firm.organisation.id)
    assert decided is not None
    return {"name": firm.organisation.name, "office": decided.office_name, "at": moment(decided.at)}


def _office(uow: UnitOfWork, actor: Actor, firm: Firm) -> Organisation:
    """The office the actor decides for: that of the role which lets them."""
    office = organisations.find(uow, access.gate(uow, actor).role_for("verify_firm", firm.thing).organisation)
    assert office is not None
    return office


def _note(
    uow: UnitOfWork, actor: Actor, firm: Firm, verdict: Verdict, reason: str | None, office: Organisation
) -> None:
    organisation = firm.organisation
    firm_decisions.add(
        uow,
        Decision(
            organisation.id,
            organisation.version,
            firm.fingerprint,
            verdict,
            reason if verdict != "verify" else None,
            office.id,
            actor.person,
            actor.now,
        ),
    )
    details: dict[str, str | int] = {"by": actor.person, "version": organisation.version, "verdict": verdict}
    audit.record(uow, Deed(organisation.id, "firm_decided", actor.now, details))
    for person in own_firms.people_told(uow, organisation.id, firm.submitted_by):
        args = {
            "name": organisation.name,
            "decision": verdict,
            "office": office.name,
            "reason": reason or NOTHING,
            "code": _invitation(uow, actor, firm, person) if verdict == "verify" else NOTHING,
        }
        cause = f"{organisation.id}:{organisation.version}"
        notify(uow, Notice(person, "firm_decided", cause, "decision", actor.now, args=args))


def _invitation(uow: UnitOfWork, actor: Actor, firm: Firm, person: int) -> str:
    """The code by which whoever submitted a firm may take its role from the officer; none where they hold it."""
    organisation = firm.organisation
    if grants.held(grants.own(uow, person), "firm", organisation.id):
        return NOTHING
    if not access.gate(uow, actor).can(grant_action("firm"), organisation.seat(person)).allowed:
        return NOTHING
    until = actor.now + invitations.LASTS
    _, opened_by = invitations.invite(uow, Invitation(0, "firm", organisation, actor.person, until), actor.now)
    return shown(opened_by.code)
