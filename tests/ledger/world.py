"""Two firms and their people, a unit, offices of districts and the city, VPs with terms; who acts, and when."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from itertools import count

from kjfz_bot.app.content import load_content
from kjfz_bot.domain.access_table import OrganisationKind, Role
from kjfz_bot.domain.appointment import Appointment, Opening, State
from kjfz_bot.domain.organisation import Organisation
from kjfz_bot.domain.service_entry import Claim
from kjfz_bot.services.registry import Actor
from kjfz_bot.storage import appointments, grants, organisations
from kjfz_bot.storage.grants import New
from kjfz_bot.storage.people import AddressBook, AddressKey
from kjfz_bot.storage.store import Store, UnitOfWork

PROGRAMMES = load_content().programmes
NOON = datetime(2026, 9, 30, 4, tzinfo=UTC)
"""Noon in Shanghai."""

TODAY = date(2026, 9, 30)
BEGINS, ENDS = date(2025, 8, 31), date(2027, 8, 30)
DISTRICT = "haishu"


@dataclass
class World:
    """Who there is, by name: a VP's term, or an organisation with its people."""

    store: Store
    prefix: str = ""
    now: datetime = NOON
    people: dict[str, int] = field(default_factory=dict)
    places: dict[str, Organisation] = field(default_factory=dict)
    terms: dict[str, Appointment] = field(default_factory=dict)
    _numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def actor(self, name: str) -> Actor:
        """Somebody who acts now."""
        return Actor(self.people[name], self.now)

    def place(self, uow: UnitOfWork, name: str, kind: OrganisationKind, district: str | None = DISTRICT) -> None:
        """An organisation of the programme."""
        new = Organisation(0, self.prefix + name, kind, name, "ningbo", district=district)
        self.places[name] = organisations.add(uow, new, self.now)

    def person(self, uow: UnitOfWork, name: str, *roles: tuple[Role, str]) -> int:
        """Somebody with these roles at these organisations; once more, the same with more roles."""
        if name not in self.people:
            key = AddressKey("web", f"{self.prefix}{name} {next(self._numbers)}")
            self.people[name] = AddressBook().resolve(uow, {key: "en"}, self.now)[key].person
        for role, where in roles:
            grants.add(uow, New(self.people[name], role, self.places[where], None), self.now)
        return self.people[name]

    def term(
        self,
        uow: UnitOfWork,
        name: str,
        person: str,
        firm: str,
        days: tuple[date, date] = (BEGINS, ENDS),
        state: State = "serving",
        openings: tuple[Opening, ...] = (),
    ) -> Appointment:
        """A term of somebody who is a VP by it."""
        if person not in self.people:
            self.person(uow, person, ("vp", "unit"))
        new = Appointment(0, self.people[person], self.places[firm], self.places["unit"], *days, state, openings)
        self.terms[name] = appointments.add(uow, new, self.now)
        return self.terms[name]


def build(store: Store, prefix: str = "") -> World:
    """Wang serves at two firms, Li at one, where he is of the firm's people too; `prefix` tells worlds apart."""
    world = World(store, prefix)
    with store.transaction() as uow:
        for name, kind in (("Huarui", "firm"), ("Kexin", "firm"), ("unit", "unit"), ("office", "district")):
            world.place(uow, name, kind)  # type: ignore[arg-type]  # the literals of a tuple
        world.place(uow, "bureau", "city", None)
        world.place(uow, "other office", "district", "cixi")
        world.term(uow, "wang", "wang", "Huarui")
        world.term(uow, "wang at Kexin", "wang", "Kexin")
        world.term(uow, "li", "li", "Huarui")
        world.person(uow, "li", ("firm", "Huarui"))
        world.person(uow, "hua", ("firm", "Huarui"))
        world.person(uow, "ke", ("firm", "Kexin"))
        world.person(uow, "dean", ("unit", "unit"))
        world.person(uow, "officer", ("district", "office"))
        world.person(uow, "other officer", ("district", "other office"))
        world.person(uow, "bureau chief", ("city", "bureau"))
        world.person(uow, "visitor")
    return world


def ago(days: int) -> date:
    """A day before today."""
    return TODAY - timedelta(days=days)


def hours(number: float, day: date = TODAY, **rest: object) -> Claim:
    """Hours of a day that say no span."""
    return Claim(day, round(number * 60), **rest)  # type: ignore[arg-type]  # whatever the test is about


def span(start: float, end: float, day: date = TODAY, **rest: object) -> Claim:
    """From one hour of a day to another."""
    first, last = round(start * 60), round(end * 60)
    return Claim(day, last - first, first, last, **rest)  # type: ignore[arg-type]  # whatever the test is about
