"""What somebody said in their last self-check, to be offered where a record asks the same.

Only answers that counted there and hold anywhere: none about one programme's place, none they were not sure of. A
dialogue shows them and asks before they are used.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from datetime import date
from typing import Any

from kjfz_bot.dialog import interview
from kjfz_bot.dialog.content import COMPARE, Signature
from kjfz_bot.dialog.conversation import Run, fold
from kjfz_bot.dialog.inbound import No, Ok
from kjfz_bot.programmes.facts import NOT_SURE
from kjfz_bot.programmes.programme import Programme
from kjfz_bot.services.registry import NOT_THERE, SERVICES, Actor, Service
from kjfz_bot.storage import conversations
from kjfz_bot.storage.store import UnitOfWork

DIALOG = "eligibility"
REPORT = "report"
"""The dialogue of the self-check, and its step that shows what came of it."""

FIRM_SUBJECTS = ("firm", "pair")
FIRM_FACTS = ("classes",)
EXPERT_FACTS = ("employer_kind", "degree", "title", "birth_date", "certificate_level")
"""The facts that records ask for too."""


def services(programmes: Mapping[str, Programme]) -> dict[str, Service]:
    """The services that look for a self-check under these programmes."""
    return {
        name: Service(Signature(name, (), (NOT_THERE,)), _looking(programmes, subjects, facts))
        for name, subjects, facts in (
            ("self_check_of_firm", FIRM_SUBJECTS, FIRM_FACTS),
            ("self_check_of_expert", ("expert", "pair"), EXPERT_FACTS),
        )
    }


def _looking(
    programmes: Mapping[str, Programme], subjects: Collection[str], facts: Collection[str]
) -> Callable[[UnitOfWork, Actor, Mapping[str, Any]], Ok | No]:
    def look(uow: UnitOfWork, actor: Actor, _inputs: Mapping[str, Any]) -> Ok | No:
        for events in conversations.runs_of(uow, actor.person, DIALOG):
            run = next(iter(fold(events, seq=0, language="").runs.values()))
            said = answered(programmes, run, subjects)
            if found := [part for fact in facts if fact in said for part in listed(fact, said[fact])]:
                return Ok(value=found)
        return Ok(value=[])

    return look


def _counts(run: Run) -> bool:
    """Whether a self-check came to its report and was not given up."""
    return REPORT in run.answers and run.closed != "cancelled"


def answered(programmes: Mapping[str, Programme], run: Run, subjects: Collection[str]) -> dict[str, Any]:
    """The facts that counted in a self-check with a report, by name; none where it was given up or for others."""
    if not _counts(run):
        return {}
    named = {key: f"{run.answers[key].value}" for key in ("programme", "subject") if key in run.answers}
    subject = named.get("subject", "")
    if subject not in subjects:
        return {}
    chosen = [each for each in programmes.values() if named.get("programme") in (each.id, COMPARE)]
    rules = tuple(each for each in chosen if subject in each.subjects)
    if not rules:
        return {}
    asked = interview.Rules(rules, subject, quick=False, on=date.fromisoformat(run.as_of))
    reached = interview.progress(asked, lambda fact: run.answers.get(f"facts.{fact}"), None).answers
    facts = {answer.key.removeprefix("facts."): answer.value for answer in reached}
    return {fact: value for fact, value in facts.items() if ":" not in fact and value != NOT_SURE}


def facts_in(programme: Programme, run: Run) -> dict[str, Any]:
    """Everything a firm said of itself in a self-check for a programme, by fact; none where that was for another."""
    if not _counts(run):
        return {}
    named = {key: f"{run.answers[key].value}" for key in ("programme", "subject") if key in run.answers}
    if named.get("subject") not in FIRM_SUBJECTS or named.get("programme") not in (programme.id, COMPARE):
        return {}
    asked = set(programme.pack.questions.get("firm", ()))
    keys = {f"facts.{programme.id}:{fact}": fact for fact in asked} | {f"facts.{fact}": fact for fact in asked}
    return {fact: run.answers[key].value for key, fact in keys.items() if key in run.answers}


def listed(fact: str, value: Any) -> list[str]:
    """A fact as conditions of dialogues can look for it: `degree` and `degree=doctorate`, one for each value."""
    values = value if isinstance(value, list) else [value]
    return [fact, *(f"{fact}={each}" for each in values)]


def values_of(said: object, fact: str) -> list[str]:
    """The values of a fact in such a list."""
    start = f"{fact}="
    return [each.removeprefix(start) for each in said if each.startswith(start)] if isinstance(said, list) else []


SERVICES.update(services({}))
