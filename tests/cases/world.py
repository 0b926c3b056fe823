"""Everybody a case passes through: an expert at a unit, a firm with a published need, offices, reviewers; who acts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from itertools import count
from typing import Any

from kjfz_bot.dialog.inbound import No, Ok
from kjfz_bot.domain.access_table import OrganisationKind, Role
from kjfz_bot.domain.firm import Contact, Firm
from kjfz_bot.domain.need import Need, Statement
from kjfz_bot.domain.organisation import Organisation
from kjfz_bot.domain.profile import Papers, Particulars, Profile
from kjfz_bot.programmes.programme import Programme
from kjfz_bot.services import cases as services
from kjfz_bot.services.registry import Actor
from kjfz_bot.storage import cases, consents, firms, grants, need_search, needs, notices, organisations, profiles
from kjfz_bot.storage.cases import Kept
from kjfz_bot.storage.consents import Consent
from kjfz_bot.storage.grants import New
from kjfz_bot.storage.people import AddressBook, AddressKey
from kjfz_bot.storage.store import Store, UnitOfWork
from tests.cases.ways import programmes

NOON = datetime(2026, 9, 28, 4, tzinfo=UTC)
"""Noon in Shanghai, on a Monday."""

MINUTE = timedelta(minutes=1)
PLACES: tuple[tuple[str, OrganisationKind, str | None], ...] = (
    ("Huarui", "firm", "haishu"),
    ("Kexin", "firm", "cixi"),
    ("Institute", "unit", None),
    ("Academy", "unit", None),
    ("Haishu bureau", "district", "haishu"),
    ("Cixi bureau", "district", "cixi"),
    ("City bureau", "city", None),
    ("Talent office", "talent_office", None),
)
PEOPLE: tuple[tuple[str, Role, str], ...] = (
    ("wang", "researcher", "Institute"),
    ("li", "researcher", "Institute"),
    ("dean", "unit", "Institute"),
    ("rector", "unit", "Academy"),
    ("hua", "firm", "Huarui"),
    ("ke", "firm", "Kexin"),
    ("dora", "district", "Haishu bureau"),
    ("dina", "district", "Cixi bureau"),
    ("carl", "city", "City bureau"),
    ("cora", "city", "City bureau"),
    ("rita", "reviewer", "City bureau"),
    ("ron", "reviewer", "City bureau"),
    ("tao", "talent_office", "Talent office"),
    ("visitor", "visitor", ""),
)


@dataclass
class World:
    """Who there is, by name, in one programme; each acts a minute after the one before.

    Lanes that share a `writer` wait for each other, as on a database that one writes at a time.
    """

    store: Store
    programme: str = "ningbo"
    programmes: Mapping[str, Programme] = field(default_factory=programmes)
    now: datetime = NOON
    people: dict[str, int] = field(default_factory=dict)
    places: dict[str, Organisation] = field(default_factory=dict)
    writer: AbstractContextManager[object] = field(default_factory=nullcontext)
    _numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def person(self, uow: UnitOfWork, name: str, role: Role, where: str) -> int:
        """Somebody with a role, who is new or has others already."""
        if name not in self.people:
            key = AddressKey("web", f"{self.programme} {name} {next(self._numbers)}")
            self.people[name] = AddressBook().resolve(uow, {key: "en"}, NOON)[key].person
        if role != "visitor":
            grants.add(uow, New(self.people[name], role, self.places[where], None), NOON)
        return self.people[name]

    def profile(self, uow: UnitOfWork, name: str, unit: str) -> None:
        """A confirmed profile of a researcher who has no certificate yet."""
        said = Particulars(f"{name.title()} Min", "13900000001")
        words = (self.people[name], self.places[unit], "doctorate", "senior", "new_materials", ("seals",))
        profiles.add(uow, Profile(0, *words, Papers(), said, "confirmed"), NOON)

    def need(self, vps: int = 1, firm: str = "Huarui", title: str = "Seals leak") -> Need:
        """A published need."""
        with self.store.transaction() as uow:
            (order,) = uow.take_ids(1)
            said = Statement(title, "scene", "problem", "present", "target", vps=vps, valid_until=date(2027, 9, 1))
            draft = Need(0, f"N{order:05}", self.places[firm], "published", said, NOON, NOON)
            need = needs.add(uow, replace(draft, published_at=NOON, order=order))
            need_search.index(uow, need)
            return need

    def agree(self, *names: str, purposes: tuple[str, ...] = ("service", "contacts", "pool")) -> None:
        """Have people consent."""
        with self.store.transaction() as uow:
            for name in names:
                for purpose in purposes:
                    consents.give(uow, self.people[name], Consent(purpose, 1, NOON, None, "web"))

    def actor(self, name: str) -> Actor:
        """Somebody who acts now."""
        return Actor(self.people[name], self.now)

    def ask(self, who: str, service: str, **inputs: Any) -> Ok | No:
        """Call a service as a turn does."""
        self.now += MINUTE
        with self.writer, self.store.transaction() as uow:
            return self.within(uow, who, service, **inputs)

    def within(self, uow: UnitOfWork, who: str, service: str, **inputs: Any) -> Ok | No:
        """The same in a transaction."""
        found = services.services(self.programmes)[service]
        return found.run(uow, self.actor(who), {**dict.fromkeys(found.signature.reads), "cursor": None, **inputs})

    def look(self, who: str, number: str) -> dict[str, Any]:
        """What somebody sees of a case and may do there."""
        answer = self.ask(who, "look_at_case", case=number)
        assert isinstance(answer, Ok), answer
        seen: dict[str, Any] = answer.value
        return seen

    def act(self, who: str, number: str, act: str, reason: str | None = None, **fields: Any) -> Ok | No:
        """Look at a case, and do something there."""
        return self.ask(who, "act_on_case", seen=self.look(who, number), act=act, reason=reason, **fields)

    def does(self, who: str, number: str, act: str = "pass", reason: str | None = None, **fields: Any) -> Kept:
        """Do something that is possible; the case after that."""
        answer = self.act(who, number, act, reason, **fields)
        assert isinstance(answer, Ok), answer
        assert answer.text_args["state"] == act, answer
        return self.case(number)

    def begin(self, who: str, way: str, about: str, **fields: Any) -> Ok | No:
        """Look at what a case would be, and open it."""
        answer = self.ask(who, "look_at_beginning", way=way, about=about)
        if isinstance(answer, No):
            return answer
        return self.ask(who, "act_on_case", seen=answer.value, act="pass", **fields)

    def begins(self, who: str, way: str, about: str, **fields: Any) -> str:
        """Open a case that can be; its number."""
        answer = self.begin(who, way, about, **fields)
        assert isinstance(answer, Ok), answer
        return f"{answer.value}"

    def applies(self, need: Need, who: str = "wang", tie: str = "none") -> str:
        """An expert applies for a need; the number of the case."""
        return self.begins(who, "ningbo:post", need.public_id, plan="I know seals", tie=tie)

    def chosen(self, need: Need, who: str = "wang") -> str:
        """A case that came as far as the district's opinion."""
        self.agree(who, "hua")
        number = self.applies(need, who)
        self.does("dean", number, contact_person="Dean")
        self.does(who, number)
        self.does("hua", number)
        self.does("hua", number)
        return number

    def case(self, number: str) -> Kept:
        """A case as it is stored."""
        with self.store.reading() as uow:
            kept = cases.find(uow, number)
        assert kept is not None
        return kept

    def told(self, name: str) -> list[tuple[str, str]]:
        """What waits to be told to somebody: topics and what they say was done."""
        with self.store.reading() as uow:
            found = notices.waiting(uow, ("notice", "decision", "task", "reminder"), 1000)
        return [(each.topic, each.args.get("act", "")) for each in found if each.person == self.people[name]]


def build(store: Store, programme: str = "ningbo") -> World:
    """Who always is there, with profiles of the researchers and the contact of the first firm."""
    world = World(store, programme)
    with store.transaction() as uow:
        for name, kind, district in PLACES:
            place = Organisation(0, f"{programme} {name}", kind, name, programme, None, district, "verified")
            world.places[name] = organisations.add(uow, place, NOON)
        for name, role, where in PEOPLE:
            world.person(uow, name, role, where)
        for name in ("wang", "li"):
            world.profile(uow, name, "Institute")
        contact = Contact(world.people["hua"], "Hua Xin", "13800000001")
        firms.add(uow, Firm(world.places["Huarui"], (), NOON, world.people["hua"], contact))
    return world
