"""Whose hours somebody sees, and what they come to: a VP their own, a firm and a unit those of their people.

Read from sums that are kept, never from entries. The gate decides (`read_hours`); whoever opens another's hours leaves
a line that they can read. The page's words are `hour_words.py`, its papers `hour_orders.py`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kjfz_bot.dialog.inbound import No, Ok
from kjfz_bot.domain import personal
from kjfz_bot.domain.access_table import Role
from kjfz_bot.domain.appointment import Appointment
from kjfz_bot.domain.calendar import shanghai_date
from kjfz_bot.services import access, pages
from kjfz_bot.services.access import Gate
from kjfz_bot.services.hour_words import page_words, short_words
from kjfz_bot.services.looks import looked, opened_by
from kjfz_bot.services.places import NOTHING
from kjfz_bot.services.registry import SERVICES, Actor, NotThere, Service, with_first
from kjfz_bot.services.service_figures import Programmes
from kjfz_bot.services.standing import standing
from kjfz_bot.storage import appointments, organisations, profiles, service_terms
from kjfz_bot.storage.store import UnitOfWork

READ = "read_hours"
"""What the gate is asked: to see what hours of a term come to."""

MINE = "mine"
"""The option of one's own hours."""

SIDES: tuple[Role, ...] = ("firm", "unit")
"""Roles of those who see hours of their own organisation's people here; offices have tables of their own."""


def services(programmes: Programmes) -> dict[str, Service]:
    """The services of hours under these programmes."""
    return with_first(
        programmes,
        (whose_hours, (), ()),
        (own_terms, (), ()),
        (terms_page, ("whose",), ()),
        (look_at_hours, ("term",), ()),
        (hours_card, ("term",), ()),
    )


def whose_hours(programmes: Programmes, uow: UnitOfWork, actor: Actor, _inputs: Mapping[str, Any]) -> Ok | No:
    """Whose hours there are for the person: their own, and those of each firm and unit they speak for."""
    own = [[MINE, {"text": "hours-whose.mine"}]] if _own(programmes, uow, actor) else []
    places = [organisations.find(uow, number) for number in sides(access.gate(uow, actor))]
    others = [
        [f"{place.id}", {"text": f"hours-whose.{place.kind}", "args": {"name": place.name}}]
        for place in places
        if place
    ]
    return Ok([*own, *others])


def sides(gate: Gate) -> list[int]:
    """The organisations whose people's hours somebody sees as one of them."""
    seats = {grant.organisation for grant in gate.holder.grants if grant.role in SIDES}
    return [scope.organisation for scope in gate.scopes(READ) if scope.organisation in seats and scope.organisation]


def _own(programmes: Programmes, uow: UnitOfWork, actor: Actor) -> list[Appointment]:
    """The person's terms in programmes that are here, the latest first."""
    return [term for term in reversed(list(appointments.of_person(uow, actor.person))) if _is_here(programmes, term)]


def _is_here(programmes: Programmes, term: Appointment) -> bool:
    return term.firm.programme in programmes


def own_terms(programmes: Programmes, uow: UnitOfWork, actor: Actor, _inputs: Mapping[str, Any]) -> Ok | No:
    """The person's own terms, whatever became of them, by their firms."""
    return Ok(
        [[called(term), {"text": "hours-own.item", "args": _line(term)}] for term in _own(programmes, uow, actor)]
    )


def called(term: Appointment) -> str:
    """What a term is called as an option."""
    return f"{term.id}:{term.firm.programme}"


def _line(term: Appointment) -> dict[str, Any]:
    return {"firm": term.firm.name, "since": f"{term.starts_on:%Y-%m}", "until": f"{term.ends_on:%Y-%m}"}


def terms_page(programmes: Programmes, uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]) -> Ok | No:
    """The terms at a firm or of a unit's people, those under way first, each with what it comes to."""
    gate, whose = access.gate(uow, actor), f"{inputs['whose']}"
    place = next((number for number in sides(gate) if f"{number}" == whose), None)
    if place is None:
        raise NotThere(whose)
    start = pages.start_of(inputs["cursor"])
    found = service_terms.of_organisation(uow, place, shanghai_date(actor.now), start, pages.PAGE + 1)
    may = [term for term in found[: pages.PAGE] if _is_here(programmes, term) and gate.can(READ, term.thing).allowed]
    return pages.page([[called(term), _item(programmes, uow, actor, term)] for term in may], start, start + len(found))


def _item(programmes: Programmes, uow: UnitOfWork, actor: Actor, term: Appointment) -> dict[str, Any]:
    shown = standing(uow, programmes, term, actor.now).shown
    args = {**_line(term), "name": named(uow, term), "hours": short_words(shown)}
    return {"text": "hours-person.item", "args": args}


def name_of(uow: UnitOfWork, term: Appointment) -> str | None:
    """What the person of a term is called, by their profile in its programme; None where they have none."""
    kept = [each.profile for each in profiles.of_person(uow, term.person)]
    own = [each for each in kept if each.unit.programme == term.firm.programme]
    best = next((each for each in own if each.unit.id == term.unit.id), next(iter(own), None))
    return None if best is None else best.particulars.name


def named(uow: UnitOfWork, term: Appointment) -> Any:
    """The same as it is shown, or that there is no name."""
    name = name_of(uow, term)
    return {"text": "hours-nameless"} if name is None else personal.name(name)


def term_of(uow: UnitOfWork, option: object) -> Appointment | None:
    """The term that an option stands for."""
    number = f"{option}".partition(":")[0]
    return appointments.numbered(uow, int(number)) if number.isascii() and number.isdigit() else None


def readable(uow: UnitOfWork, gate: Gate, option: object) -> Appointment:
    """The term that an option stands for; NotThere where the gate does not let its hours be read."""
    term = term_of(uow, option)
    gate.require(READ, None if term is None else term.thing)
    assert term is not None
    return term


def note_look(uow: UnitOfWork, actor: Actor, gate: Gate, term: Appointment, why: str = READ) -> None:
    """Let whoever serves know that somebody else opened their hours, and what for."""
    if term.person != actor.person:
        looked(uow, actor, term.person, opened_by(uow, gate.role_for(READ, term.thing), "hours", why))


def look_at_hours(_programmes: Programmes, uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]) -> Ok | No:
    """Begin to look at a term, which whoever serves can read of where it is another who looks."""
    gate = access.gate(uow, actor)
    note_look(uow, actor, gate, readable(uow, gate, inputs["term"]))
    return Ok()


def hours_card(programmes: Programmes, uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]) -> Ok | No:
    """What a term comes to at this moment, as words of a question."""
    term = readable(uow, access.gate(uow, actor), inputs["term"])
    who = NOTHING if term.person == actor.person else named(uow, term)
    return Ok({"words": {**page_words(standing(uow, programmes, term, actor.now)), "who": who}})


SERVICES.update(services({}))
