"""How a case begins: the ways that somebody's roles open to them, what each can be about, and the first step."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from kjfz_bot.dialog.inbound import No, Ok
from kjfz_bot.domain.access import Scope
from kjfz_bot.domain.access_table import Role
from kjfz_bot.domain.case import Case, Parties, State
from kjfz_bot.domain.organisation import Organisation
from kjfz_bot.domain.workflow import Side, Workflow
from kjfz_bot.services import access, case_acting, case_gates, case_reading, case_values, pages
from kjfz_bot.services.access import Gate
from kjfz_bot.services.case_acting import Doing
from kjfz_bot.services.case_scene import ACTIONS, Programmes, Scene, workflows
from kjfz_bot.services.case_words import (
    about_words,
    clause,
    firm_name,
    person_words,
    side_words,
    step_words,
    way_words,
)
from kjfz_bot.services.need_words import line_words
from kjfz_bot.services.needs import new_number
from kjfz_bot.services.places import NOTHING
from kjfz_bot.services.registry import Actor, NotThere
from kjfz_bot.storage import cases, grants, needs, organisations, pool
from kjfz_bot.storage.cases import PLACES, Kept
from kjfz_bot.storage.grants import Given
from kjfz_bot.storage.store import UnitOfWork

ROLES: Mapping[Side, Role] = {"expert": "researcher", "firm": "firm", "unit": "unit"}
"""The role by which somebody begins a case for a side."""

RUNNING, GONE = "case-running", "case-gone"
REFUSALS = (RUNNING, GONE)
"""There is such a case already; or what it would be about is there no more."""

MOST = 200
"""Needs or people of a list at most."""


@dataclass(frozen=True, slots=True)
class Way:
    """A way that somebody may begin: of which programme, and by which of their roles."""

    programme: str
    workflow: Workflow
    by: tuple[Given, ...]

    @property
    def option(self) -> str:
        """What it is called as an option of a list."""
        return f"{self.programme}:{self.workflow.id}"


def _ways(programmes: Programmes, uow: UnitOfWork, person: int) -> Iterator[Way]:
    own = [given for given in grants.own(uow, person) if given.confirmed]
    for programme in programmes:
        for workflow in workflows(programmes, programme).values():
            role = ROLES.get(workflow.begins)
            by = [given for given in own if given.role == role and given.organisation.programme == programme]
            by = [given for given in by if role != "firm" or given.organisation.state == "verified"]
            if by:
                yield Way(programme, workflow, tuple(by))


def _way(programmes: Programmes, uow: UnitOfWork, person: int, option: object) -> Way:
    found = next((way for way in _ways(programmes, uow, person) if way.option == option), None)
    if found is None:
        raise NotThere(option)
    return found


def ways_to_apply(programmes: Programmes, uow: UnitOfWork, actor: Actor, _inputs: Mapping[str, Any]) -> Ok | No:
    """The ways that the person's roles let them begin."""
    options = []
    for way in _ways(programmes, uow, actor.person):
        name = {"text": f"{way.programme}-workflow-{way.workflow.id}", "or": way.workflow.id}
        args = {"workflow": name, "programme": {"text": f"{way.programme}.short"}}
        options.append([way.option, {"text": "apply-option", "args": args}])
    return Ok(options)


def things_to_apply_for(programmes: Programmes, uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]) -> Ok | No:
    """What a way can be about: published needs, the unit's own researchers, or experts in the pool."""
    way = _way(programmes, uow, actor.person, inputs["way"])
    start = pages.start_of(inputs["cursor"])
    things = {"need": _needs, "self": _researchers, "firm": _pool}[way.workflow.about]
    found = things(uow, access.gate(uow, actor), way)
    return pages.page(found[start : start + pages.PAGE], start, len(found))


def _needs(uow: UnitOfWork, gate: Gate, way: Way) -> list[list[Any]]:
    found = [need for need in needs.newest(uow, way.programme, MOST) if need.state == "published"]
    return [[need.public_id, {"text": "apply-thing.need", "args": line_words(need, gate)}] for need in found]


def _researchers(uow: UnitOfWork, _gate: Gate, way: Way) -> list[list[Any]]:
    """The researchers of the units for which somebody acts, but themselves."""
    options = []
    for unit in (given.organisation for given in way.by):
        scope = Scope(way.programme, organisation=unit.id)
        found = grants.under(uow, [scope], "researcher", MOST)
        people = [given.person for given in found if given.confirmed and given.person != way.by[0].person]
        options += [[f"p{person}:{unit.id}:0", _person(uow, way, person, unit)] for person in people]
    return options


def _pool(uow: UnitOfWork, _gate: Gate, way: Way) -> list[list[Any]]:
    """The experts of the pool, for each firm for which somebody acts."""
    members = pool.newest(uow, way.programme, 0, MOST)
    units = organisations.find_all(uow, [member.unit for member in members])
    return [
        [
            f"p{member.person}:{member.unit}:{given.organisation.id}",
            _person(uow, way, member.person, units[member.unit]),
        ]
        for given in way.by
        for member in members
        if member.person != given.person
    ]


def _person(uow: UnitOfWork, way: Way, person: int, unit: Organisation) -> dict[str, Any]:
    case = _draft(way, Parties(way.programme, person, unit), None, None)
    return {"text": "apply-thing.person", "args": {"name": person_words(uow, case, person), "unit": unit.name}}


def _draft(way: Way, parties: Parties, need: int | None, now: Any) -> Case:
    """A case that is not there yet."""
    step = way.workflow.first
    state = State(step=step.id, waiting=frozenset(step.by), since=now)
    return Case(0, "", way.workflow, parties, state, None, now, need)


def _about(uow: UnitOfWork, actor: Actor, way: Way, about: object) -> Case | None:
    """The case that a way and a thing would be; None where that is there no more, NotThere where it is not theirs."""
    if way.workflow.about == "need":
        need = needs.find(uow, f"{about}")
        if need is None or need.programme != way.programme:
            raise NotThere(about)
        parties = Parties(way.programme, actor.person, way.by[0].organisation, need.firm)
        return _draft(way, parties, need.id, actor.now) if need.state == "published" else None
    numbers = _numbers(about)
    unit, firm = (organisations.find(uow, number) for number in numbers[1:])
    own = {given.organisation.id for given in way.by}
    place = firm if way.workflow.about == "firm" else unit
    if unit is None or place is None or place.id not in own or unit.programme != way.programme:
        raise NotThere(about)
    if numbers[0] == actor.person:
        raise NotThere(about)
    held = [given for given in grants.own(uow, numbers[0]) if given.confirmed]
    parties = Parties(way.programme, numbers[0], unit, firm)
    known = grants.held(held, "researcher", unit.id)
    member = pool.find(uow, way.programme, numbers[0])
    if way.workflow.about == "firm" and member is None and not known:
        raise NotThere(about)
    if not known and way.workflow.about == "self":
        raise NotThere(about)
    return _draft(way, parties, None, actor.now) if known else None


def _numbers(about: object) -> tuple[int, int, int]:
    parts = f"{about}".removeprefix("p").split(":")
    if len(parts) != 3 or not all(part.isascii() and part.isdigit() for part in parts):
        raise NotThere(about)
    return int(parts[0]), int(parts[1]), int(parts[2])


def look_at_beginning(programmes: Programmes, uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]) -> Ok | No:
    """What a case would be about, on which clause, and who decides; what is asked with its first step."""
    way = _way(programmes, uow, actor.person, inputs["way"])
    case = _about(uow, actor, way, inputs["about"])
    if case is None:
        return No(GONE, "about")
    if cases.is_running(uow, case):
        return No(RUNNING, "about")
    gate, step = access.gate(uow, actor), way.workflow.first
    scene = Scene(uow, programmes, Kept(case, ()), way.workflow.begins, actor.person, actor.now)
    closed = case_gates.in_the_way(scene, step)
    value = {
        "number": None,
        "way": way.option,
        "about": f"{inputs['about']}",
        "version": 0,
        "digest": "",
        "step": step.id,
        "side": way.workflow.begins,
        "acts": ["pass"],
        "asks": case_reading.asks(step),
        "before": {},
        "documents": list(step.documents),
        "names": None,
        "becomes": [],
        "blocked": closed,
        "contacts": False,
        "files": 0,
    }
    return Ok(value=value, text_args=_words(uow, gate, case, closed))


def _words(uow: UnitOfWork, gate: Gate, case: Case, closed: list[str]) -> dict[str, Any]:
    workflow, parties = case.workflow, case.parties
    offices = [side for step in workflow.steps if step.on and step.is_decision for side in step.by]
    names = [step_words(case, step.id) for step in workflow.steps if step.on]
    return {
        "workflow": way_words(case),
        "about": about_words(uow, case),
        "expert": person_words(uow, case, parties.expert),
        "unit": NOTHING if parties.unit is None else parties.unit.name,
        "firm": firm_name(uow, case, gate),
        "clause": clause(case, workflow.first.id),
        "decides": {"join": [side_words(side) for side in dict.fromkeys(offices)]} if offices else NOTHING,
        "steps": {"join": names},
        "months": workflow.months or 0,
        "blocked": case_gates.blocked_words(closed),
    }


def begin(programmes: Programmes, uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]) -> Ok | No:
    """Open a case by its first step, and give its number."""
    seen = inputs["seen"]
    way = _way(programmes, uow, actor.person, seen["way"])
    case = _about(uow, actor, way, seen["about"])
    if case is None:
        return No(GONE)
    step, side = way.workflow.first, way.workflow.begins
    if seen["step"] != step.id or inputs["act"] != "pass":
        raise NotThere(seen["step"])
    gate = access.gate(uow, actor)
    gate.require(ACTIONS[side], case.thing_for(side))
    if PLACES in step.gates and case.need is not None:
        needs.hold(uow, case.need)
    cases.hold_expert(uow, case.parties.expert)
    if cases.is_running(uow, case):
        return No(RUNNING)
    scene = Scene(uow, programmes, Kept(case, ()), side, actor.person, actor.now)
    read = case_values.read(scene, step, inputs)
    if read.refusal is not None:
        return No(read.refusal, args={"field": {"text": f"case-field-{read.field}", "or": f"{read.field}"}})
    scene = replace(scene, values=read.values)
    if closed := case_gates.in_the_way(scene, step):
        return No(case_gates.refusal(closed[0]))
    opened = replace(case, public_id=new_number(uow), opened_by=actor.person)
    scene = replace(scene, kept=Kept(opened, ()))
    event = case_acting.event_of(scene, gate, Doing(0, "", "pass", side, None, inputs), read.values)
    after = case_acting.keep(scene, event)
    assert after is not None
    return case_acting.done(uow, after, event)
