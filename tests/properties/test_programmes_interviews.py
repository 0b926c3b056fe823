"""Whole cases with a fixed seed: what an interview comes to hangs neither on its length nor on its order."""

import random
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

import pytest

from kjfz_bot.programmes.outcomes import VERDICTS
from kjfz_bot.programmes.programme import Programme
from tests.properties.programmes_reference import (
    NOT_SURE,
    VERDICT_OF,
    WORST_FIRST,
    Facts,
    Reference,
    contradictory,
    references,
)
from tests.unit.programmes.shipped import SUBJECTS, programmes

ON = date(2026, 2, 27)
SOME, SAMPLED, PROVED = 400, 100, 3_500
"""Cases for each of the six subjects: in the suite, in the sample of the long proof, and in full, 21,000 in all."""

Draw = Callable[[str, str], Iterator[tuple[Facts, random.Random]]]


@pytest.fixture(params=["some", pytest.param("many", marks=pytest.mark.prove)])
def all_cases(request: pytest.FixtureRequest, prove_seed: int, prove_full: bool) -> Draw:
    """Draws the cases of a subject: the same every time, or others with each seed of the long proof."""
    many = request.param == "many"
    number = (PROVED if prove_full else SAMPLED) if many else SOME
    return lambda programme, subject: drawn(
        f"{prove_seed if many else ''}{programme}-{subject}", programme, subject, number
    )


def draw(references: list[Reference], questions: tuple[str, ...], chance: random.Random) -> Facts:
    """A whole case: mostly boundary values, sometimes not sure."""
    values = references[0].values
    while True:
        facts = {name: one_of(values[name], chance) for name in questions}
        if not contradictory(facts):
            return facts


def one_of(values: list[Any], chance: random.Random) -> Any:
    return NOT_SURE if chance.random() < 0.1 else chance.choice(values)


def told_first(name: str, value: Any, chance: random.Random) -> Any:
    """What a person says first: of a birth date often the month only."""
    return value[:7] if name == "birth_date" and value != NOT_SURE and chance.random() < 0.5 else value


def interview(
    programme: Programme, subject: str, facts: Facts, chance: random.Random, *, full: bool
) -> Iterator[Facts]:
    """The answers after each question, asked in any order among those that still matter."""
    told: Facts = {}
    while asked := programme.next_questions(subject, told, ON, full=full):
        name = chance.choice(asked)
        told[name] = facts[name] if name in told else told_first(name, facts[name], chance)
        yield dict(told)


def outcomes_of(programme: Programme, subject: str, facts: Facts) -> dict[str, tuple[str, ...]]:
    return {each.id: each.possible for each in programme.evaluate(subject, facts, ON).criteria}


def drawn(seed: str, programme: str, subject: str, number: int) -> Iterator[tuple[Facts, random.Random]]:
    chance = random.Random(seed)
    plain = references(programme, subject, ON)
    questions = programmes()[programme].rules(subject).edition(ON).questions
    for _ in range(number):
        yield draw(plain, questions, chance), chance


@pytest.mark.parametrize(("name", "subject"), SUBJECTS)
def test_a_short_interview_in_any_order_comes_to_what_full_answers_come_to(
    name: str, subject: str, all_cases: Draw
) -> None:
    """Asking only what next_questions names gives every outcome all facts give, and no answer widens the verdict."""
    programme = programmes()[name]

    for facts, chance in all_cases(name, subject):
        possible = set(VERDICTS)
        for told in interview(programme, subject, facts, chance, full=True):
            before, possible = possible, set(programme.verdicts(subject, told, ON))
            assert possible <= before, (facts, told)

        assert outcomes_of(programme, subject, told) == outcomes_of(programme, subject, facts), (facts, told)


@pytest.mark.parametrize(("name", "subject"), SUBJECTS)
def test_a_quick_interview_in_any_order_comes_to_the_same_verdict(name: str, subject: str, all_cases: Draw) -> None:
    """Asking only what can change the verdict gives the verdict all facts give."""
    programme = programmes()[name]

    for facts, chance in all_cases(name, subject):
        *_, told = interview(programme, subject, facts, chance, full=False)

        assert programme.verdicts(subject, told, ON) == programme.verdicts(subject, facts, ON), (facts, told)


@pytest.mark.parametrize(("name", "subject"), SUBJECTS)
def test_whole_cases_come_to_what_the_plain_evaluator_gives(name: str, subject: str, all_cases: Draw) -> None:
    """Outcomes, "not sure" included, and the verdict over them agree with trying every value."""
    programme = programmes()[name]
    plain = references(name, subject, ON)

    for facts, _ in all_cases(name, subject):
        expected = {each.criterion["id"]: (str(each.settled(facts)),) for each in plain}
        worst = next(outcome for outcome in WORST_FIRST if (outcome,) in expected.values())

        assert outcomes_of(programme, subject, facts) == expected, facts
        assert programme.verdicts(subject, facts, ON) == (VERDICT_OF[worst],), facts


@pytest.mark.parametrize(("name", "subject"), SUBJECTS)
def test_answers_in_any_order_never_widen_a_criterion(name: str, subject: str, all_cases: Draw) -> None:
    """Even facts given without being asked only ever take outcomes away, criterion by criterion."""
    programme = programmes()[name]

    for facts, chance in list(all_cases(name, subject))[::5]:
        told: Facts = {}
        before = outcomes_of(programme, subject, told)
        for fact in chance.sample(list(facts), len(facts)):
            told[fact] = facts[fact]
            if contradictory(told):
                break
            after = outcomes_of(programme, subject, told)
            assert all(set(after[name]) <= set(before[name]) for name in after), told
            before = after


def test_a_passing_ningbo_expert_is_asked_nothing_that_could_not_matter() -> None:
    """Each question asked could, with other answers, still have changed an outcome, a priority or a note."""
    programme = programmes()["ningbo"]
    facts = passing_expert()
    told: Facts = {}

    while asked := programme.next_questions("expert", told, ON):
        assert matters(programme, asked[0], told), asked[0]
        told[asked[0]] = facts[asked[0]]

    assert programme.verdicts("expert", told, ON) == ("eligible",)
    assert not {"renewal_proof", "first_appointment", "last_grade", "core_ip_or_results", "title"} & set(told)


def passing_expert() -> Facts:
    return {
        "employer_kind": "university",
        "employer_in_city": True,
        "contract_years": 5,
        "contract_years_left": 4,
        "degree": "doctorate",
        "birth_date": (ON - timedelta(days=38 * 366)).isoformat(),
        "willing": True,
        "served_smes": True,
        "certificate_level": "intermediate",
        "certificate_by_authority": True,
        "conduct_ok": True,
        "ability_ok": True,
    }


def matters(programme: Programme, fact: str, told: Facts) -> bool:
    """Whether two answers to a fact lead apart for some answers to the questions still open, tried at random."""
    chance = random.Random(fact)
    values = references("ningbo", "expert", ON)[0].values
    still_open = [name for name in programme.rules("expert").edition(ON).questions if name not in told]
    for _ in range(500):
        rest = {name: chance.choice(values[name]) for name in still_open} | told
        if contradictory(rest):
            continue
        found = {
            said(programme, {**rest, fact: value}) for value in values[fact] if not contradictory({**rest, fact: value})
        }
        if len(found) > 1:
            return True
    return False


def said(programme: Programme, facts: Facts) -> tuple[object, ...]:
    found = programme.evaluate("expert", facts, ON)
    return (*((each.outcome, each.note, each.ambiguity) for each in found.criteria), found.priorities)
