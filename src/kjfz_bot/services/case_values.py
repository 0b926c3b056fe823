"""What a step asks for, checked again when it is handed in: each field by its kind, whoever asked the questions."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from kjfz_bot.domain.access_table import Role
from kjfz_bot.domain.need import LONGEST_TOLD, MOST_BUDGET
from kjfz_bot.domain.workflow import CHOICES, FIELDS, FieldKind, Step
from kjfz_bot.services.case_scene import Scene
from kjfz_bot.services.registry import NotThere
from kjfz_bot.storage import files, grants
from kjfz_bot.storage.grants import Given

MOST_FILES = 5
MOST_SCORE = 100
MOST_REVIEWERS = 9
REVIEWER: Role = "reviewer"

MISSING, WRONG = "case-missing", "case-wrong"
"""Refusals: something is not said that has to be, or is not what it is asked as; `field` names it."""


class WrongValue(Exception):
    """A value that is not what its field asks for."""


@dataclass(frozen=True, slots=True)
class Read:
    """What was said, by field; or the field that is missing or wrong, with the refusal that says so."""

    values: Mapping[str, Any]
    refusal: str | None = None
    field: str | None = None


def read(scene: Scene, step: Step, inputs: Mapping[str, Any]) -> Read:
    """The values of a step's fields, and of no other."""
    values: dict[str, Any] = {}
    for name in step.asks:
        said = inputs.get(name)
        if said in (None, "", [], ()):
            if name in step.fields:
                return Read({}, MISSING, name)
            continue
        try:
            values[name] = _KINDS[FIELDS[name]](scene, name, said)
        except WrongValue:
            return Read({}, WRONG, name)
    first, last = values.get("starts_on"), values.get("ends_on")
    if first is not None and last is not None and last <= first:
        return Read({}, WRONG, "ends_on")
    return Read(values)


def _text(_scene: Scene, _name: str, said: Any) -> str:
    if not isinstance(said, str) or not 0 < len(said.strip()) <= LONGEST_TOLD:
        raise WrongValue(said)
    return said.strip()


def _within(most: int) -> Callable[[Scene, str, Any], int]:
    def read_number(_scene: Scene, _name: str, said: Any) -> int:
        if not isinstance(said, int) or isinstance(said, bool) or not 0 <= said <= most:
            raise WrongValue(said)
        return said

    return read_number


def _date(_scene: Scene, _name: str, said: Any) -> str:
    try:
        return date.fromisoformat(f"{said}").isoformat()
    except ValueError:
        raise WrongValue(said) from None


def _choice(_scene: Scene, name: str, said: Any) -> str:
    if said not in CHOICES[name]:
        raise WrongValue(said)
    return f"{said}"


def _files(scene: Scene, name: str, said: Any) -> list[str]:
    """Files by their public ids: the person's own, and those that were handed in for the field before."""
    sent = said if isinstance(said, list) else [said]
    every = [each.get("file_id", "") if isinstance(each, Mapping) else each for each in sent]
    named = [f"{each}" for each in every if each]  # one that comes later is none yet
    had = scene.value(name) or ()
    for public_id in named:
        file = files.find(scene.uow, public_id)
        if public_id not in had and (file is None or file.person != scene.person):
            raise NotThere(public_id)
    if not 0 < len(named) <= MOST_FILES:
        raise WrongValue(said)
    return list(dict.fromkeys(named))


def _people(scene: Scene, _name: str, said: Any) -> list[int]:
    """Reviewers by the options they were offered as; the numbers of people, until they have seats."""
    chosen = said if isinstance(said, list) else [said]
    offered = {option(given): given.person for given in reviewers(scene)}
    people = list(dict.fromkeys(offered.get(f"{each}", 0) for each in chosen))
    if 0 in people or len(people) > MOST_REVIEWERS:
        raise WrongValue(said)
    return people


_KINDS: Mapping[FieldKind, Callable[[Scene, str, Any], Any]] = {
    "text": _text,
    "money": _within(MOST_BUDGET),
    "date": _date,
    "number": _within(MOST_SCORE),
    "choice": _choice,
    "files": _files,
    "people": _people,
}


def option(given: Given) -> str:
    """What a reviewer is called as an option."""
    return f"r{given.id}"


def reviewers(scene: Scene) -> list[Given]:
    """The programme's reviewers who have no stake in a case: not of its unit or firm, and not who acted in it."""
    case = scene.case
    places = {place.id for place in (case.parties.unit, case.parties.firm) if place is not None}
    found = grants.of_programme(scene.uow, case.programme, REVIEWER)
    held = grants.of_each(scene.uow, {given.person for given in found})
    parties = case.thing.parties
    return [
        given
        for given in found
        if given.person not in parties
        and not any(other.organisation.id in places for other in held.get(given.person, []))
    ]
