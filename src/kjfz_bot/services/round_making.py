"""Rounds as they are made, listed and dropped: of which steps, by whom, between which days, with how much.

What is in one is `round_looking.py`; how it is decided `round_deciding.py`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from kjfz_bot.dialog.inbound import No, Ok
from kjfz_bot.domain.access import Scope
from kjfz_bot.domain.calendar import shanghai_date
from kjfz_bot.domain.case_round import LONGEST_NAME, MOST_PEOPLE, Round, decides_many
from kjfz_bot.domain.need import MOST_BUDGET
from kjfz_bot.domain.workflow import Step, Workflow
from kjfz_bot.services import access, pages, round_members
from kjfz_bot.services.access import Gate
from kjfz_bot.services.case_scene import ACTIONS, Programmes, workflows
from kjfz_bot.services.places import NOTHING, district_words
from kjfz_bot.services.registry import Actor, NotThere
from kjfz_bot.storage import audit, case_rounds
from kjfz_bot.storage.audit import Deed
from kjfz_bot.storage.store import UnitOfWork

MANAGE = "manage_round"
"""What the gate is asked: to make rounds and see what is in them. Deciding takes the right to act for that office."""

NEW = "new"
"""The option of a round that is to be made."""

MOST = 100
"""Rounds of a place that are shown at most: those under way, then the newest."""

AHEAD = timedelta(days=730)
"""How far ahead a round may close."""

TAKEN, NO_DAYS = "rounds-taken", "rounds-no_days"


@dataclass(frozen=True, slots=True)
class Where:
    """A step that can be decided in rounds, and the place whose it is."""

    programme: str
    workflow: Workflow
    step: Step
    district: str | None

    @property
    def option(self) -> str:
        """What it is called as an option."""
        parts = (self.programme, self.workflow.id, self.step.id, self.district)
        return ":".join(part for part in parts if part is not None)

    @property
    def words(self) -> dict[str, Any]:
        """The step in words, with its programme and place."""
        return place_words(self.programme, self.workflow.id, self.step.id, self.district)


def place_words(programme: str, workflow: str, step: str, district: str | None) -> dict[str, Any]:
    """The variables of texts that say of which step a round is."""
    return {
        "programme": {"text": f"{programme}.short"},
        "way": {"text": f"{programme}-workflow-{workflow}", "or": workflow},
        "step": {"text": f"{programme}-step-{workflow}-{step}", "or": step},
        "district": NOTHING if district is None else district_words(programme, district),
    }


def steps(programmes: Programmes, gate: Gate) -> Iterator[Where]:
    """The steps that somebody may decide in rounds, in the order of the programmes."""
    for name in programmes:
        for workflow in workflows(programmes, name).values():
            for step in workflow.steps:
                side = decides_many(step)
                for scope in () if side is None else gate.scopes(ACTIONS[side]):
                    if scope.programme == name:
                        yield Where(name, workflow, step, scope.district)


def decides(gate: Gate, found: Round) -> bool:
    """Whether somebody acts for the office whose round it is."""
    return Scope(found.programme, found.district) in gate.scopes(ACTIONS[found.side])


def found_round(uow: UnitOfWork, gate: Gate, number: object, *, to_decide: bool = False) -> Round:
    """A round that somebody may see, or decide; NotThere for any other."""
    said = f"{number}"
    found = case_rounds.find(uow, int(said)) if said.isascii() and said.isdigit() and len(said) < 19 else None
    gate.require(MANAGE, None if found is None else found.thing)
    assert found is not None
    if to_decide and not decides(gate, found):
        raise NotThere(number)
    return found


def rounds_page(programmes: Programmes, uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]) -> Ok | No:
    """The rounds that somebody may see, those under way first; after them, that one can be made."""
    gate = access.gate(uow, actor)
    under = case_rounds.newest(uow, gate.scopes(MANAGE), MOST)
    found = [each for each in under if gate.can(MANAGE, each.thing).allowed]
    start = pages.start_of(inputs["cursor"])
    free = not start and next(_free(programmes, uow, gate), None) is not None
    new = [[NEW, {"text": "rounds-new"}]] if free else []
    shown = [[f"{each.id}", _line(each)] for each in found[start : start + pages.PAGE]]
    page = pages.page(shown, start, len(found))
    ends = [[pages.DONE, {"text": "rounds-enough"}]] if new or shown else []
    return Ok({**page.value, "items": [*shown, *new, *ends]})


def _free(programmes: Programmes, uow: UnitOfWork, gate: Gate) -> Iterator[Where]:
    """The steps of which no round is under way."""
    for where in steps(programmes, gate):
        under = case_rounds.under_way(uow, where.programme, where.workflow.id, where.step.id, where.district)
        if under is None:
            yield where


def _line(found: Round) -> dict[str, Any]:
    return {"text": "rounds-round.item", "args": round_words(found)}


def round_words(found: Round) -> dict[str, Any]:
    """The variables of texts that speak of a round."""
    return {
        **place_words(found.programme, found.workflow, found.step, found.district),
        "name": found.name,
        "opens": found.opens_on.isoformat(),
        "closes": found.closes_on.isoformat(),
        "state": found.state,
    }


def round_steps(programmes: Programmes, uow: UnitOfWork, actor: Actor, _inputs: Mapping[str, Any]) -> Ok | No:
    """The steps of which somebody can make a round now."""
    free = _free(programmes, uow, access.gate(uow, actor))
    return Ok([[where.option, {"text": "rounds-step", "args": where.words}] for where in free])


def round_money(programmes: Programmes, uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]) -> Ok | No:
    """Whether cases of the step ask for money, so that a budget is asked for; one option, which is taken by itself."""
    where = _where(programmes, access.gate(uow, actor), inputs["step"])
    asked = round_members.asks_for_money(where.workflow.steps)
    return Ok([["asked", "asked"]] if asked else [["open", "open"]])


def _where(programmes: Programmes, gate: Gate, option: object) -> Where:
    found = next((where for where in steps(programmes, gate) if where.option == option), None)
    if found is None:
        raise NotThere(option)
    return found


def round_first_days(_programmes: Programmes, _uow: UnitOfWork, actor: Actor, _inputs: Mapping[str, Any]) -> Ok | No:
    """On which days a round can begin: it may have begun before anybody made it."""
    today = shanghai_date(actor.now)
    return Ok({"min": (today - AHEAD).isoformat(), "max": (today + AHEAD).isoformat()})


def round_days(_programmes: Programmes, _uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]) -> Ok | No:
    """On which days a round can close that begins on some day."""
    today = shanghai_date(actor.now)
    first = max(date.fromisoformat(inputs["opens"]), today) if inputs["opens"] else today
    return Ok({"min": first.isoformat(), "max": (today + AHEAD).isoformat()})


def round_people(_programmes: Programmes, _uow: UnitOfWork, _actor: Actor, _inputs: Mapping[str, Any]) -> Ok | No:
    """How many people a round can be for: whole ones."""
    return Ok({"min": 0, "max": MOST_PEOPLE, "whole": True})


def make_round(programmes: Programmes, uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]) -> Ok | No:
    """Make a round, unless one of that step is under way."""
    gate = access.gate(uow, actor)
    where = _where(programmes, gate, inputs["step"])
    opens, closes = (date.fromisoformat(inputs[name]) for name in ("opens", "closes"))
    name = " ".join(f"{inputs['name'] or ''}".split())[:LONGEST_NAME]
    quota = _number(inputs["quota"], MOST_PEOPLE)
    budget = _number(inputs["budget"], MOST_BUDGET)
    if not opens <= closes or not name:
        return No(NO_DAYS, "closes")
    parts = (where.programme, where.workflow.id, where.step.id, where.district)
    new = Round(0, *parts, name, opens, closes, quota, budget, made_by=actor.person)
    gate.require(MANAGE, new.thing)
    made = case_rounds.add(uow, new, actor.now)
    if made is None:
        return No(TAKEN, "step")
    audit.record(uow, Deed(made.id, "round_made", actor.now, {"by": actor.person, "key": where.option}))
    return Ok(value=f"{made.id}", text_args=round_words(made))


def _number(said: Any, most: int) -> int | None:
    """A number of people or an amount; None where it is open."""
    if said is None:
        return None
    if not isinstance(said, int) or isinstance(said, bool) or not 0 <= said <= most:
        raise NotThere(said)
    return said


def drop_round(_programmes: Programmes, uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]) -> Ok | No:
    """Remove a round that was made by mistake; one that has decided something stays."""
    gate = access.gate(uow, actor)
    found = found_round(uow, gate, inputs["round"], to_decide=True)
    held = case_rounds.hold(uow, found.id)
    if held is None or held.state != "open":
        raise NotThere(found.id)
    case_rounds.remove(uow, held.id)
    audit.record(uow, Deed(held.id, "round_dropped", actor.now, {"by": actor.person}))
    return Ok(text_args=round_words(held))


def step_of(programmes: Programmes, found: Round, kept: Sequence[Any] = ()) -> Step | None:
    """The step of a round, as its programme has it now, or as the first of its cases has it."""
    way = workflows(programmes, found.programme).get(found.workflow)
    if way is None and kept:
        way = kept[0].kept.case.workflow
    return None if way is None else way.by_id.get(found.step)
