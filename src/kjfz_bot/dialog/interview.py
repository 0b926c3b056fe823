"""Questions that come from the programmes' rules: which one is open, and what has been answered on the way to it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from kjfz_bot.dialog.content import Content
from kjfz_bot.dialog.conversation import Answer
from kjfz_bot.errors import FactError
from kjfz_bot.programmes.programme import Programme

SEE_ALL = "see_all"
"""The one question that is no fact: asked once as soon as a refusal is certain, to go on or to stop."""

GO_ON, STOP = "go_on", "stop"


@dataclass(frozen=True, slots=True)
class Question:
    """One open question: the fact (or `see_all`), the programme whose words ask it, and about how many are left."""

    fact: str
    programme: str
    left: int
    again: bool = False


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an interview has come: the answers reached, in order, and the open question, None when it is over."""

    answers: tuple[Answer, ...]
    question: Question | None


def progress(
    content: Content,
    setting: tuple[Any, str, bool, date],
    stored: Callable[[str], Answer | None],
    changing: str | None,
) -> Progress:
    """Ask the rules from no facts on, along the stored answers.

    `setting` is (programme answer, subject, quick, reference date). Answers the rules do not ask for are not reached,
    so they count nowhere; an answer that is no longer among the possible ones is asked again.
    """
    programme_answer, subject, quick, on = setting
    programmes = content.programmes_for(programme_answer, subject)
    facts: dict[str, Any] = {}
    reached: list[Answer] = []
    while True:
        question = _next(
            programmes, subject, facts, on, quick=quick, told=any(a.key.endswith(SEE_ALL) for a in reached)
        )
        if question is None:
            return Progress(tuple(reached), None)
        answer = None if question.again else stored(question.fact)
        if answer is None or changing == question.fact or not _fits(programmes, question.fact, answer.value, facts, on):
            return Progress(tuple(reached), question)
        reached.append(answer)
        if question.fact != SEE_ALL:
            facts[question.fact] = answer.value
        elif answer.value == STOP:
            return Progress(tuple(reached), None)


def _next(
    programmes: tuple[Programme, ...], subject: str, facts: Mapping[str, Any], on: date, *, quick: bool, told: bool
) -> Question | None:
    asked = [(p, p.next_questions(subject, facts, on, full=not quick)) for p in programmes]
    left = {fact for _, questions in asked for fact in questions}
    for programme, questions in asked:
        if not questions:
            continue
        fact = questions[0]
        if facts and not told and _refused(programmes, subject, facts, on):
            return Question(SEE_ALL, programme.id, len(left))
        return Question(fact, programme.id, len(left), again=fact in facts)
    return None


def _refused(programmes: tuple[Programme, ...], subject: str, facts: Mapping[str, Any], on: date) -> bool:
    return all(p.verdicts(subject, facts, on) == ("not_eligible",) for p in programmes)


def _fits(programmes: tuple[Programme, ...], name: str, value: Any, facts: Mapping[str, Any], on: date) -> bool:
    """Whether a stored answer is one the fact can have today, and does not contradict the answer that limits it."""
    if name == SEE_ALL:
        return value in (GO_ON, STOP)
    table = next((p.facts for p in programmes if p.facts.get(name)), programmes[0].facts)
    fact = table.get(name)
    if fact is None:
        return False
    limit = {fact.at_most: facts[fact.at_most]} if fact.at_most and fact.at_most in facts else {}
    try:
        table.check({**limit, name: value}, on)
    except FactError:
        return False
    return True
