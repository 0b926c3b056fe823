"""Criteria that share facts: the verdicts called possible are exactly those that some answers can give."""

from itertools import product
from typing import Any

import pytest

from kjfz_bot.programmes.outcomes import SEVERITY, VERDICTS
from kjfz_bot.programmes.programme import Programme
from tests.unit.programmes.small import FACTS, ON, load

PACK = """
id: small
version: "1"
status: draft
questions:
  expert: [member, grade, span, rest, links, born]
criteria:
  - id: one
    subjects: [expert]
    clause: ["1"]
    kind: hard
    rules:
      - {when: {all: [{fact: member, is: true}, {fact: grade, is: high}]}, outcome: met, reason: a}
      - {when: {fact: member, is: false}, outcome: met, reason: b}
      - {when: {fact: span, at_least: 3}, outcome: official, reason: c}
      - {outcome: not_met, reason: d}
  - id: two
    subjects: [expert]
    clause: ["2"]
    kind: hard
    rules:
      - {when: {fact: member, is: false}, outcome: not_met, reason: a}
      - {when: {fact: links, only: [none, family]}, outcome: met, reason: b}
      - {when: {fact: age, above: 50}, outcome: official, reason: c}
      - {outcome: met, reason: d}
  - id: three
    subjects: [expert]
    clause: ["3"]
    kind: hard
    rules:
      - {when: {fact: rest, at_least: 4}, outcome: met, reason: a}
      - {when: {fact: age, above: 40}, outcome: official, reason: b}
      - {when: {not: {fact: links, has_any: [money]}}, outcome: met, reason: c}
      - {outcome: official, reason: d}
"""
VALUES: dict[str, list[Any]] = {
    "member": [True, False],
    "grade": ["high", "middle"],
    "links": ["none", "family", "money", ["none", "money"]],
    "span": [2, 3, 4, 5, "open_ended"],
    "rest": [1, 3, 4, "open_ended"],
    "born": ["1990-01-01", "1980-01-01", "1970-01-01"],
}
STARTS: list[dict[str, Any]] = [
    {"grade": "high", "span": 3, "links": "money"},
    {"span": 3},
    {"member": True, "grade": "middle"},
    {"grade": "not_sure", "rest": 2, "born": "1976-02"},
    {"member": True, "grade": "high", "links": "money"},
    {"rest": 4, "born": "1975-02", "links": "not_sure"},
    {"born": "1975-02", "member": True, "grade": "high", "links": "money", "rest": 1},
    {"born": "1985-02", "member": True, "grade": "high", "links": "money", "rest": 1},
]


def worst(programme: Programme, facts: dict[str, Any]) -> str:
    outcomes = [str(each.outcome) for each in programme.evaluate("expert", facts, ON).criteria]
    return VERDICTS[max(SEVERITY[outcome] for outcome in outcomes)]


def number(value: Any) -> float:
    return 1000.0 if value == "open_ended" else float(value)


def contradictory(facts: dict[str, Any]) -> bool:
    span, rest = facts["span"], facts["rest"]
    return "not_sure" not in (span, rest) and number(rest) > number(span)


def ways(name: str, start: dict[str, Any]) -> list[Any]:
    if name not in start:
        return [*VALUES[name], "not_sure"]
    value = start[name]
    return [f"{value}-01", f"{value}-28"] if name == "born" and len(value) == 7 else [value]


def completions(start: dict[str, Any]) -> list[dict[str, Any]]:
    """Every way to answer what is open."""
    every = (dict(zip(VALUES, chosen, strict=True)) for chosen in product(*(ways(name, start) for name in VALUES)))
    return [facts for facts in every if not contradictory(facts)]


@pytest.mark.parametrize("start", STARTS, ids=str)
def test_a_verdict_is_possible_exactly_where_some_answers_give_it(start: dict[str, Any]) -> None:
    """Verdicts that only contradictory answers to a shared fact would give are not called possible."""
    programme = load(PACK, FACTS)

    found = {worst(programme, facts) for facts in completions(start)}

    assert set(programme.verdicts("expert", start, ON)) == found


@pytest.mark.parametrize("start", STARTS, ids=str)
def test_a_fact_decides_exactly_where_some_answer_changes_the_verdict(start: dict[str, Any]) -> None:
    """In quick mode a fact is asked when two of its answers, all else equal, give different verdicts."""
    programme = load(PACK, FACTS)
    verdicts: dict[tuple[str, str], set[str]] = {}
    for facts in completions(start):
        verdict = worst(programme, facts)
        for name in VALUES:
            rest = repr({other: value for other, value in facts.items() if other != name})
            verdicts.setdefault((name, rest), set()).add(verdict)

    asked = programme.next_questions("expert", start, ON, full=False)

    assert set(asked) == {name for (name, _), found in verdicts.items() if len(found) > 1}
