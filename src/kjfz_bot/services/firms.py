"""A firm says who it is: registered by anybody, changed by its people, verified by officers (`verification.py`).

A record that is not verified belongs to whoever submitted it. A code or a name that is known already is told of before
a second record of the same firm is made, without a word of whose the first is.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from kjfz_bot.dialog.inbound import No, Ok
from kjfz_bot.domain import personal
from kjfz_bot.domain.access import Object
from kjfz_bot.domain.consent import SERVICE
from kjfz_bot.domain.firm import Contact, Firm, FirmClass, resubmitted
from kjfz_bot.domain.organisation import Organisation
from kjfz_bot.language.organisation_names import alike
from kjfz_bot.services import access, self_check
from kjfz_bot.services.consent import MISSING, require_consent
from kjfz_bot.services.places import NOTHING, day, organisation_words
from kjfz_bot.services.records import records
from kjfz_bot.services.registry import Actor, NotThere, service
from kjfz_bot.storage import audit, firm_decisions, firms, grants, need_search, organisations
from kjfz_bot.storage.audit import Deed
from kjfz_bot.storage.store import UnitOfWork

NEW = "new"
CERTIFIED = ("high_tech", "tech_sme", "srdi", "advanced_service")
"""The classes a certificate shows; each has its two questions in the dialogue."""

ANSWERS = (
    *("which", "part", "programme", "name", "code", "district", "new_district", "reuse", "checked", "classes"),
    *(f"{what}_{name}" for name in CERTIFIED for what in ("number", "until")),
    *("contact_name", "contact_phone"),
)
"""What saving a record reads."""

MOST_TOLD = 50
"""People of a firm who are told of something."""

MOST_COMPARED = 5_000
MOST_ALIKE = 5


def people_told(uow: UnitOfWork, firm: int, submitted_by: int | None = None) -> list[int]:
    """Who is told of what concerns a firm: whoever submitted it, and its people; each once."""
    holders = grants.at(uow, firm, "firm", MOST_TOLD)
    people = [submitted_by, *(given.person for given in holders)]
    return list(dict.fromkeys(person for person in people if person is not None))


@records("firms")
def has_firms(uow: UnitOfWork, person: int) -> bool:
    """Whether somebody submitted a firm or gave its contact."""
    return firms.has_any(uow, person)


@service("my_firms")
def my_firms(uow: UnitOfWork, actor: Actor, _inputs: Mapping[str, Any]) -> Ok | No:
    """The firms whose record the person may fill in or change, and a new one."""
    found = {each.id: each for each in _own(uow, actor)}
    options = [[_named(uow, each), _option(each)] for each in found.values()]
    return Ok([*options, [NEW, {"text": "firm-which.new"}]])


def _own(uow: UnitOfWork, actor: Actor) -> Iterator[Organisation]:
    for given in grants.own(uow, actor.person):
        if given.role == "firm" and given.confirmed:
            yield given.organisation
    yield from (firm.organisation for firm in firms.submitted(uow, actor.person))


def _named(uow: UnitOfWork, organisation: Organisation) -> str:
    """What a firm is called as an option: whether it is to be filled in or changed, its number, and its place."""
    filled = firms.find(uow, organisation.id) is not None and organisation.state != "refused"
    what = "change" if filled else "complete"
    return ":".join((what, f"{organisation.id}", organisation.programme, organisation.district or ""))


def _option(organisation: Organisation) -> dict[str, Any]:
    return {"text": "firm-which.known", "args": organisation_words(organisation)}


@service("firm_card", reads=("which",))
def firm_card(uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]) -> Ok | No:
    """A record as its people see it, for the question what of it is to be changed."""
    if inputs["which"] == NEW:
        return Ok({})
    organisation = _chosen(uow, actor, inputs["which"], "read_organisation")
    firm = firms.find(uow, organisation.id)
    return Ok({"words": {"card": card(uow, actor, firm)}} if firm is not None else {})


def card(uow: UnitOfWork, actor: Actor, firm: Firm) -> dict[str, Any]:
    """Everything a record says, in words, for those who may see all of it; a contact that others gave is marked."""
    decided = firm_decisions.last(uow, firm.organisation.id)
    reason = decided.reason if decided is not None and firm.organisation.state in ("returned", "refused") else None
    args = {
        **organisation_words(firm.organisation),
        "code": firm.organisation.code or {"text": "not-said"},
        "classes": classes_words(firm, firm.submitted_at.date()),
        **contact_words(firm.contact, own=firm.contact is not None and firm.contact.person == actor.person),
        "reason": reason or NOTHING,
    }
    return {"text": "firm-card", "args": args}


def contact_words(contact: Contact | None, *, own: bool = False) -> dict[str, Any]:
    """Whom to ask at a firm and where, marked as another person's unless it is the reader's own word."""
    if contact is None:
        return {"contact": {"text": "not-said"}, "phone": {"text": "not-said"}}
    if own:
        return {"contact": contact.name, "phone": contact.phone}
    return {"contact": personal.name(contact.name), "phone": personal.phone(contact.phone)}


def classes_words(firm: Firm, today: date) -> dict[str, Any]:
    """A firm's classes with their certificates; one that has run out says so."""
    found = [_class_words(each, today) for each in firm.classes]
    return {"join": found} if found else {"text": "none"}


def _class_words(each: FirmClass, today: date) -> dict[str, Any]:
    return {
        "text": "firm-class",
        "args": {
            "name": {"text": f"fact-classes.v-{each.name}", "or": each.name},
            "number": each.number or NOTHING,
            "until": day(each.until),
            "over": "yes" if each.is_over(today) else "no",
        },
    }


@service("similar_firms", reads=("which", "programme", "name"))
def similar_firms(uow: UnitOfWork, _actor: Actor, inputs: Mapping[str, Any]) -> Ok | No:
    """Verified firms of the programme whose name may be the one that is to be registered, and none of them.

    Names that nobody has verified are shown to officers only.
    """
    options = []
    if inputs["which"] == NEW:
        options = [[f"{each.id}", _option(each)] for each in alike_firms(uow, inputs["programme"], inputs["name"])]
    return Ok([*options, [NOTHING, {"text": "firm-similar.none"}]])


def alike_firms(uow: UnitOfWork, programme: str, name: str) -> list[Organisation]:
    """The verified firms with a name like this one."""
    known = {each.name: each for each in organisations.known(uow, programme, "firm", ["verified"], MOST_COMPARED)}
    return [known[other] for other in alike(name, known)][:MOST_ALIKE]


@service("save_firm", reads=ANSWERS, refusals=("firm-code-taken", "firm-changed", MISSING))
def save_firm(uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]) -> Ok | No:
    """Keep what was said of a firm; what an officer has to look at waits for one."""
    organisation = _organisation(uow, actor, inputs)
    if (refused := require_consent(uow, actor, SERVICE)) is not None:
        return refused
    code = inputs["code"]
    taken = organisations.coded(uow, organisation.programme, code) if code else None
    if taken is not None and taken.id != organisation.id:
        return No("firm-code-taken", "code", {"programme": {"text": f"{organisation.programme}.short"}})
    before = firms.find(uow, organisation.id) if organisation.id else None
    if before is None:
        return _submit_first(uow, actor, organisation, inputs)
    after = resubmitted(before, _changed(before, actor, inputs), actor.person, actor.now)
    if not firms.change(uow, before, after):
        return No("firm-changed")
    if after.organisation.district != before.organisation.district:
        need_search.moved(uow, organisation.id)
    return _submitted(uow, actor, after, "firm_changed")


def _organisation(uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]) -> Organisation:
    """The organisation a record is for: one that was chosen, or a new one, not stored yet."""
    if inputs["which"] != NEW:
        return _chosen(uow, actor, inputs["which"], "edit_organisation")
    programme = inputs["programme"]
    access.require(uow, actor, "register_firm", Object(owner=actor.person, programme=programme))
    return Organisation(0, secrets.token_hex(8), "firm", " ".join(inputs["name"].split()), programme)


def _submit_first(uow: UnitOfWork, actor: Actor, organisation: Organisation, inputs: Mapping[str, Any]) -> Ok | No:
    """Keep the first record of a firm."""
    said = replace(
        organisation, code=inputs["code"], district=inputs["district"] or inputs["new_district"], state="pending"
    )
    if organisation.id:
        said = replace(said, version=organisation.version + 1)
        if not organisations.change(uow, organisation, said):
            return No("firm-changed")
    else:
        said = organisations.add(uow, said, actor.now)
    firm = Firm(said, _classes(inputs), actor.now, actor.person, _contact(actor, inputs))
    firms.add(uow, firm)
    return _submitted(uow, actor, firm, "firm_submitted")


def _submitted(uow: UnitOfWork, actor: Actor, firm: Firm, action: str) -> Ok:
    organisation = firm.organisation
    details: dict[str, str | int] = {"by": actor.person, "version": organisation.version}
    audit.record(uow, Deed(organisation.id, action, actor.now, details))
    return Ok(value=organisation.id, text_args=organisation_words(organisation))


def _changed(before: Firm, actor: Actor, inputs: Mapping[str, Any]) -> Firm:
    """A record with the part that was answered anew; all of it where everything was asked."""
    parts = _PARTS if inputs["part"] == "all" else {inputs["part"]: _PARTS[inputs["part"]]}
    for change in parts.values():
        before = change(before, actor, inputs)
    return before


def _with_name(firm: Firm, _actor: Actor, inputs: Mapping[str, Any]) -> Firm:
    name = " ".join((inputs["name"] or firm.organisation.name).split())
    return replace(firm, organisation=replace(firm.organisation, name=name))


def _with_district(firm: Firm, _actor: Actor, inputs: Mapping[str, Any]) -> Firm:
    return replace(firm, organisation=replace(firm.organisation, district=inputs["district"] or inputs["new_district"]))


_PARTS: Mapping[str, Callable[[Firm, Actor, Mapping[str, Any]], Firm]] = {
    "name": _with_name,
    "code": lambda firm, _actor, inputs: replace(firm, organisation=replace(firm.organisation, code=inputs["code"])),
    "district": _with_district,
    "classes": lambda firm, _actor, inputs: replace(firm, classes=_classes(inputs)),
    "contact": lambda firm, actor, inputs: replace(firm, contact=_contact(actor, inputs)),
}
"""What of a record can be changed alone."""


def _classes(inputs: Mapping[str, Any]) -> tuple[FirmClass, ...]:
    reused = self_check.values_of(inputs["checked"], "classes") if inputs["reuse"] == "use" else None
    names = inputs["classes"] if reused is None else reused
    return tuple(_class(name, inputs) for name in names or ())


def _class(name: str, inputs: Mapping[str, Any]) -> FirmClass:
    until = inputs.get(f"until_{name}")
    return FirmClass(name, inputs.get(f"number_{name}"), date.fromisoformat(until) if until else None)


def _contact(actor: Actor, inputs: Mapping[str, Any]) -> Contact:
    return Contact(actor.person, inputs["contact_name"], inputs["contact_phone"])


def _chosen(uow: UnitOfWork, actor: Actor, which: object, action: str) -> Organisation:
    """The firm that was chosen from the person's own; NotThere where it is none of theirs."""
    number = f"{which}".split(":")[1:2]
    found = organisations.find(uow, int(number[0])) if number and number[0].isascii() and number[0].isdigit() else None
    if found is None or found.kind != "firm":
        raise NotThere(which)
    firm = firms.find(uow, found.id)
    access.require(uow, actor, action, firm.thing if firm is not None else found.thing)
    return found
