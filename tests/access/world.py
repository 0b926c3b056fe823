"""Two programmes with districts of the same names, an office, unit or firm in each, and somebody in every role of each.

Every organisation has a canary in its name: a word that stands nowhere else, so that a reply which has it shows the
object. Whatever a later part of the product keeps joins the world as a field here and as a line of `probes.py`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime

from kjfz_bot.app.content import load_content
from kjfz_bot.domain.access_table import ROLES, SEATS, OrganisationKind, Role
from kjfz_bot.domain.appointment import Appointment
from kjfz_bot.domain.firm import Contact, Firm, FirmClass
from kjfz_bot.domain.need import Need, Statement, brought
from kjfz_bot.domain.organisation import Organisation
from kjfz_bot.domain.profile import Papers, Particulars, Profile
from kjfz_bot.domain.service_entry import Claim, Entry, Mark
from kjfz_bot.services.registry import Actor
from kjfz_bot.storage import (
    appointments,
    consents,
    entries,
    firms,
    grants,
    imports,
    merge_requests,
    need_search,
    needs,
    organisations,
    profiles,
)
from kjfz_bot.storage.consents import Consent
from kjfz_bot.storage.grants import New
from kjfz_bot.storage.imports import Batch
from kjfz_bot.storage.merge_requests import Side
from kjfz_bot.storage.people import AddressBook, AddressKey
from kjfz_bot.storage.store import Store, UnitOfWork

PROGRAMMES = load_content().programmes
NOON = datetime(2026, 3, 1, 4, tzinfo=UTC)
PLACES: tuple[tuple[OrganisationKind, str | None], ...] = (
    ("city", None),
    ("talent_office", None),
    ("district", "east"),
    ("district", "west"),
    ("unit", "east"),
    ("unit", "west"),
    ("firm", "east"),
    ("firm", "east"),
    ("firm", "west"),
)
"""What there is in each programme."""


@dataclass(frozen=True)
class Thing:
    """Something that is acted on: its number, the organisation it belongs to, and whose it is; `unit` sent them.

    `assigned` are reviewers it was given to.
    """

    number: int
    organisation: Organisation
    owner: int | None = None
    public: bool = False
    unit: Organisation | None = None
    assigned: frozenset[int] = frozenset()

    @property
    def canary(self) -> str:
        """The word that is in no other object; what is public has none, so that whatever is hidden in it shows."""
        return "" if self.public else self.organisation.name

    @property
    def canaries(self) -> set[str]:
        """That word, and the name of the unit beside it."""
        return {self.canary} | ({self.unit.name} if self.unit is not None else set())


@dataclass(frozen=True)
class Player:
    """Somebody with one role, or a visitor without any."""

    person: int
    role: Role = "visitor"
    seat: Organisation | None = None

    @property
    def actor(self) -> Actor:
        """The player as a service sees them."""
        return Actor(self.person, NOON)

    def __str__(self) -> str:
        return f"{self.role} of {self.seat.name}" if self.seat else self.role


@dataclass
class World:
    """Everything there is, by what it is."""

    players: list[Player] = field(default_factory=list)
    seats: list[Thing] = field(default_factory=list)
    roles: dict[Role, list[Thing]] = field(default_factory=dict)
    firms: list[Thing] = field(default_factory=list)
    profiles: list[Thing] = field(default_factory=list)
    merges: list[Thing] = field(default_factory=list)
    lists: list[Thing] = field(default_factory=list)
    needs: list[Thing] = field(default_factory=list)
    published: list[Thing] = field(default_factory=list)
    hours: list[Thing] = field(default_factory=list)
    cases: dict[str, list[Thing]] = field(default_factory=dict)
    rounds: dict[str, list[Thing]] = field(default_factory=dict)
    known: set[str] = field(default_factory=set)

    def seats_of(self, role: Role) -> list[Thing]:
        """The organisations a role could be given at."""
        return [thing for thing in self.seats if thing.organisation.kind == SEATS[role]]

    @property
    def offices(self) -> list[Thing]:
        """The offices that see needs: each stands for its programme or district."""
        return [*self.seats_of("city"), *self.seats_of("district")]

    def roles_of(self, *roles: Role) -> list[Thing]:
        """The roles that are held."""
        return [thing for role in roles for thing in self.roles.get(role, [])]


def build(store: Store) -> World:
    """Fill an empty database. `known` are the canaries of what anybody may find: verified firms and units."""
    world = World()
    with store.transaction() as uow:
        people = _people(uow)
        world.players.append(Player(next(people)))
        for programme in ("ningbo", "changping"):
            for kind, district in PLACES:
                place = Organisation(0, "", kind, "", programme, district=district)
                _settle(uow, world, place, people)
        for seat in [thing.organisation for thing in world.seats]:
            _fill(uow, world, seat, next(people))
        for seat in [thing.organisation for thing in world.seats if thing.organisation.kind in ("firm", "unit")]:
            _claim(uow, world, seat, (next(people), next(people)))
        for seat in [thing.organisation for thing in world.seats if thing.organisation.kind in ("city", "district")]:
            _import(uow, world, seat)
        for vp in world.roles_of("vp")[::2]:
            _serve(uow, world, vp)
    return world


def _fill(uow: UnitOfWork, world: World, seat: Organisation, person: int) -> None:
    """What somebody without a role has submitted: each firm's record, and a profile at each unit."""
    player = Player(person)
    if seat.kind == "firm":
        name = f"canary{seat.id % 500 + 500}x"
        contact = Contact(person, f"{seat.name} contact", "13800000000")
        firms.add(uow, Firm(seat, (FirmClass("srdi", seat.name),), NOON, person, contact))
        world.firms.append(Thing(seat.id, seat, person))
        _post(uow, world, seat)
        world.players.append(player)
        _add_known(uow, world, seat, name)
    elif seat.kind == "unit":
        said = Particulars(f"{seat.name} person", "13900000000")
        profile = Profile(0, person, seat, "doctorate", "senior", "field", (seat.name,), Papers(), said)
        kept = profiles.add(uow, profile, NOON)
        world.profiles.append(Thing(kept.id, seat, person))
        world.players.append(player)


def _post(uow: UnitOfWork, world: World, seat: Organisation) -> None:
    """A need of a firm, which was submitted by nobody who still is there."""
    step = PROGRAMMES[seat.programme].needs
    assert step is not None
    said = Statement(f"{seat.name} need", "scene", "problem", "present", "target", valid_until=date(2027, 1, 1))
    draft = Need(0, f"N{seat.id:05}", seat, "draft", said, NOON, NOON)
    need = needs.add(uow, brought(draft, "submitted", step, NOON))
    world.needs.append(Thing(need.id, seat))
    hidden = replace(said, title="Something published", named=False)
    _publish(uow, world, replace(draft, public_id=f"P{seat.id:05}", statement=hidden))


def _publish(uow: UnitOfWork, world: World, draft: Need) -> None:
    """A need that everybody may read, and whose firm not everybody may know."""
    (order,) = uow.take_ids(1)
    need = needs.add(uow, replace(draft, state="published", published_at=NOON, order=order))
    need_search.index(uow, need)
    world.published.append(Thing(need.id, need.firm, public=True))


def _claim(uow: UnitOfWork, world: World, seat: Organisation, pair: tuple[int, int]) -> None:
    """Two people with a role at one organisation say that they are one."""
    roles: tuple[Role, Role] = ("unit", "researcher") if seat.kind == "unit" else ("firm", "firm")
    for person, role in zip(pair, roles, strict=True):
        grants.add(uow, New(person, role, seat, None), NOON)
    merge_requests.ask(uow, Side(pair[0], "web"), Side(pair[1], "web"), NOON)
    request = merge_requests.of_pair(uow, *pair)
    assert request is not None
    merge_requests.put_up(uow, request, NOON)
    world.merges.append(Thing(request.id, seat))


def _import(uow: UnitOfWork, world: World, seat: Organisation) -> None:
    """A list that an office brought: of a whole programme, or of its district; its kind says nothing of it."""
    new = Batch(0, "units", seat.programme, seat.district, seat.name, "done", 1, 1, NOON)
    world.lists.append(Thing(imports.begin(uow, new).id, seat))


def _serve(uow: UnitOfWork, world: World, vp: Thing) -> None:
    """A term at a firm of the VP's district, with hours that wait, were confirmed, and are insisted on."""
    assert vp.owner is not None
    place = (vp.organisation.programme, vp.organisation.district)
    firms_there = (each.organisation for each in world.seats_of("firm"))
    firm = next(each for each in firms_there if (each.programme, each.district) == place)
    days = (date(2026, 1, 1), date(2027, 12, 31))
    term = appointments.add(uow, Appointment(0, vp.owner, firm, vp.organisation, *days, "serving"), NOON)
    new = [
        Entry(0, term.id, vp.owner, firm.id, Claim(date(2026, 2, day), 60, activity=f"{firm.name} tests"), NOON)
        for day in (1, 2, 3)
    ]
    _, confirmed, insisted = entries.add(uow, days[0], new)
    began = {term.id: days[0]}
    entries.mark(uow, began, [confirmed], Mark(0, "confirmed", NOON))
    (disputed,) = entries.mark(uow, began, [insisted], Mark(0, "disputed", NOON))
    entries.mark(uow, began, [disputed], Mark(0, "insisted", NOON))
    world.hours.append(Thing(term.id, firm, vp.owner, unit=vp.organisation))


def _add_known(uow: UnitOfWork, world: World, seat: Organisation, name: str) -> None:
    """A verified firm of a name like a pending one's, which whoever registers one like it is told of."""
    verified = replace(seat, id=0, public_id=name, name=name, state="verified")
    organisations.add(uow, verified, NOON)
    world.known.add(name)


def _people(uow: UnitOfWork) -> Iterator[int]:
    keys = [AddressKey("web", f"player {number}") for number in range(90)]
    found = AddressBook().resolve(uow, dict.fromkeys(keys, "en"), NOON)
    people = sorted(address.person for address in found.values())
    for person in people:  # what the gate says is looked at, not what somebody has agreed to
        consents.give(uow, person, Consent("service", 1, NOON, None, "web"))
    return iter(people)


def _settle(uow: UnitOfWork, world: World, place: Organisation, people: Iterator[int]) -> None:
    name = f"canary{len(world.seats):03}x"
    seat = organisations.add(
        uow, Organisation(0, name, place.kind, name, place.programme, district=place.district), NOON
    )
    world.seats.append(Thing(seat.id, seat))
    for role in ROLES:
        if SEATS.get(role) == seat.kind:
            player = Player(next(people), role, seat)
            number = grants.add(uow, New(player.person, role, seat, None), NOON)
            world.players.append(player)
            world.roles.setdefault(role, []).append(Thing(number, seat, player.person))
