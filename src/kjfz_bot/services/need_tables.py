"""Officers take needs along as a table: of their district, of a whole programme or of one district in it.

Here: what an officer may ask for. The table is made beside the turns by a job (`app/tables.py`), which tells of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any, Literal, get_args

from kjfz_bot.dialog.content import Signature
from kjfz_bot.dialog.inbound import No, Ok
from kjfz_bot.domain.access import Object, Scope
from kjfz_bot.domain.need import STATES, State
from kjfz_bot.programmes.programme import Programme
from kjfz_bot.services import access
from kjfz_bot.services.files import WITHOUT_FILES
from kjfz_bot.services.places import district_words
from kjfz_bot.services.registry import SERVICES, Actor, NotThere, Run, Service, refusing
from kjfz_bot.services.seats import place, place_label
from kjfz_bot.storage import audit, jobs
from kjfz_bot.storage.audit import Deed
from kjfz_bot.storage.jobs import Job
from kjfz_bot.storage.store import UnitOfWork

SURVEY, EXPORT = "survey_needs", "export"
"""What the gate is asked: to see all needs of a place, and to take them along."""

TABLE, FIGURES = "need_table", "need_figures"
JOBS = frozenset({TABLE, FIGURES})
"""The kinds of jobs."""

STOPPED = "needs_stopped"
"""What whoever asked is told where nothing comes of it."""

Which = Literal["all", "published"]
STATES_OF: Mapping[Which, tuple[State, ...]] = {
    "all": tuple(state for state in STATES if state != "draft"),
    "published": ("published",),
}
"""Which needs a table has. A draft is the firm's alone."""


@dataclass(frozen=True, slots=True)
class Order:
    """What a job is asked for: the needs of a programme or of a district of it, in some states."""

    programme: str
    district: str | None
    which: Which = "all"

    @property
    def scope(self) -> Scope:
        """What is looked through."""
        return Scope(self.programme, self.district)

    @property
    def thing(self) -> Object:
        """What the gate is asked about."""
        return Object(programme=self.programme, district=self.district)

    @property
    def district_words(self) -> Any:
        """The district, or that it is the whole programme."""
        return district_words(self.programme, self.district) if self.district else {"text": "needs-whole"}

    def arguments(self) -> dict[str, Any]:
        """The order as a job keeps it."""
        return {"programme": self.programme, "district": self.district, "which": self.which}


def order_of(job: Job) -> Order:
    """What a job was asked for."""
    return Order(job.arguments["programme"], job.arguments["district"], job.arguments["which"])


def chosen(
    uow: UnitOfWork, actor: Actor, programmes: Mapping[str, Programme], where: object, action: str = SURVEY
) -> Order:
    """The place that was chosen, such as `ningbo` or `ningbo:haishu`; NotThere where the actor may not do it."""
    programme, _, district = f"{where}".partition(":")
    order = Order(programme, district or None)
    access.require(uow, actor, action, order.thing)
    if programme in programmes and district and district not in _districts(programmes, programme):
        raise NotThere(where)
    return order


def asked(uow: UnitOfWork, actor: Actor, kind: str, order: Order) -> Ok:
    """Have a job done for the actor."""
    jobs.add(uow, kind, f"{actor.person}@{actor.now.isoformat()}", actor.now, order.arguments(), actor=actor.person)
    return Ok()


def may_have(uow: UnitOfWork, person: int, order: Order, now: datetime) -> bool:
    """Whether somebody still has the right to a table they asked for: a role may end while it is made."""
    gate = access.gate_of(uow, person, now)
    return gate.can(SURVEY, order.thing).allowed and gate.can(EXPORT, order.thing).allowed


def may_see(uow: UnitOfWork, person: int, order: Order, now: datetime) -> bool:
    """The same of figures."""
    return access.gate_of(uow, person, now).can(SURVEY, order.thing).allowed


def note_export(uow: UnitOfWork, person: int, order: Order, rows: int, now: datetime) -> None:
    """Let the audit say who took along which needs, and how many."""
    details: dict[str, str | int] = {"by": person, "key": place(order.scope), "cause": order.which, "rows": rows}
    audit.record(uow, Deed(person, "needs_exported", now, details))


def services(programmes: Mapping[str, Programme]) -> dict[str, Service]:
    """The services that know which districts a programme has."""
    return {
        "places_of_needs": refusing(Signature("places_of_needs"), partial(_places, programmes)),
        "places_of_tables": refusing(Signature("places_of_tables"), partial(_places_of_tables, programmes)),
        "export_needs": refusing(Signature("export_needs", ("where", "which")), _exporting(programmes)),
    }


def _places(programmes: Mapping[str, Programme], uow: UnitOfWork, actor: Actor, _inputs: Mapping[str, Any]) -> Ok | No:
    """Where the person sees all needs: a programme, and each district of it, or a district alone."""
    return Ok(places(programmes, uow, actor, SURVEY))


def places(programmes: Mapping[str, Programme], uow: UnitOfWork, actor: Actor, action: str) -> list[list[Any]]:
    """Where somebody may do an action with all there is: a programme, and each district of it, or a district alone."""
    gate = access.gate(uow, actor)
    found = list(dict.fromkeys(part for scope in gate.scopes(action) for part in _parts(scope, programmes)))
    several = len({scope.programme for scope in found}) > 1
    return [[place(scope), _label(uow, scope, several=several)] for scope in found]


def _places_of_tables(
    programmes: Mapping[str, Programme], uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]
) -> Ok | No:
    """The same, and nowhere on a channel without files."""
    return Ok([]) if actor.channel in WITHOUT_FILES else _places(programmes, uow, actor, inputs)


def _parts(scope: Scope, programmes: Mapping[str, Programme]) -> Iterator[Scope]:
    """A scope, and where it is a whole programme of several districts, each of these."""
    yield scope
    districts = _districts(programmes, scope.programme) if scope.district is None else ()
    if len(districts) > 1:
        yield from (Scope(scope.programme, district) for district in districts)


def _districts(programmes: Mapping[str, Programme], programme: str) -> tuple[str, ...]:
    found = programmes.get(programme)
    return tuple(each.id for each in found.pack.districts) if found is not None else ()


def _label(uow: UnitOfWork, scope: Scope, *, several: bool) -> Any:
    """A place in words; a district of one's only programme needs no more than its name."""
    if scope.district is None:
        return {"text": "needs-place", "args": {"programme": {"text": f"{scope.programme}.short"}}}
    return place_label(uow, scope) if several else district_words(scope.programme, scope.district)


def _exporting(programmes: Mapping[str, Programme]) -> Run:
    def export(uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]) -> Ok | No:
        """Have the table made, once the person has shown just before that it is them."""
        order = chosen(uow, actor, programmes, inputs["where"])
        access.require(uow, actor, EXPORT, order.thing)
        which = inputs["which"]
        if which not in get_args(Which):
            raise NotThere(which)
        return asked(uow, actor, TABLE, Order(order.programme, order.district, which))

    return export


SERVICES.update(services({}))
