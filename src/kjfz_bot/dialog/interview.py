"""Questions that come from the programmes' rules: which one is open, and what has been answered on the way to it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from kjfz_bot.dialog.conversation import Answer
from kjfz_bot.errors import FactError
from kjfz_bot.programmes.programme import Programme

SEE_ALL = "see_all"
"""The one question that is no fact: asked once as soon as a refusal is certain, to go on or to stop."""

GO_ON, STOP = "go_on", "stop"


@dataclass(frozen=True, slots=True)
class Question:
    """One open question: the fact (or `see_all`), the programme whose words ask it, and the key of its answer.

    `left` is about how many answers are still needed; `again` asks for the day of a month that was given; `stale` says
    that an answer was given which no longer fits the others.
    """

    fact: str
    programme: str
    key: str
    left: int = 1
    again: bool = False
    stale: bool = False


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an interview has come: the answers reached, in order, and the open question, None when it is over."""

    answers: tuple[Answer, ...]
    question: Question | None


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules that ask: of which programmes, for whom, whether only for the verdict, and for which reference date."""

    programmes: tuple[Programme, ...]
    subject: str
    quick: bool
    on: date

    def open_keys(self, answered: Mapping[str, Any]) -> dict[str, Question]:
        """What is still worth asking, by key, the next one first."""
        found: dict[str, Question] = {}
        for programme in self.programmes:
            facts = facts_of(programme, answered)
            for fact in programme.next_questions(self.subject, facts, self.on, full=not self.quick):
                key = key_of(programme, fact)
                found.setdefault(key, Question(fact, programme.id, key, again=key in answered))
        return found

    def refused(self, answered: Mapping[str, Any]) -> bool:
        """Whether every programme refuses, whatever else is answered."""
        return all(
            programme.verdicts(self.subject, facts_of(programme, answered), self.on) == ("not_eligible",)
            for programme in self.programmes
        )

    def fits(self, question: Question, value: Any, answered: Mapping[str, Any]) -> bool:
        """Whether a stored answer is one the question can have today, beside the answer that limits it."""
        if question.fact == SEE_ALL:
            return value in (GO_ON, STOP)
        programme = next(p for p in self.programmes if p.id == question.programme)
        limit = programme.facts[question.fact].at_most
        beside = {limit: answered[limit]} if limit and limit in answered else {}
        try:
            programme.facts.check({**beside, question.fact: value}, self.on)
        except FactError:
            return False
        return True


def key_of(programme: Programme, fact: str) -> str:
    """The key of a fact's answer: the fact, so that programmes share it, unless it means something else elsewhere."""
    return f"{programme.id}:{fact}" if programme.facts[fact].place_bound else fact


def facts_of(programme: Programme, answered: Mapping[str, Any]) -> dict[str, Any]:
    """The facts of one programme among answers by key."""
    own = f"{programme.id}:"
    return {key.removeprefix(own): value for key, value in answered.items() if ":" not in key or key.startswith(own)}


def progress(rules: Rules, stored: Callable[[str], Answer | None], changing: str | None) -> Progress:
    """Ask the rules from no facts on, along the stored answers.

    Answers the rules do not ask for are not reached, so they count nowhere; one that no longer fits is asked again.
    """
    answered: dict[str, Any] = {}
    reached: list[Answer] = []
    told = False
    while questions := rules.open_keys(answered):
        question = next(iter(questions.values()))
        if not told and rules.refused(answered):
            question = Question(SEE_ALL, question.programme, SEE_ALL)
        answer = None if question.again else stored(question.key)
        fits = answer is not None and rules.fits(question, answer.value, answered)
        if answer is None or not fits or changing == question.key:
            left = sum(stored(key) is None for key in questions)
            return Progress(tuple(reached), replace(question, left=max(left, 1), stale=answer is not None and not fits))
        reached.append(answer)
        if question.fact != SEE_ALL:
            answered[question.key] = answer.value
        elif answer.value == STOP:
            break
        told = told or question.fact == SEE_ALL
    return Progress(tuple(reached), None)
