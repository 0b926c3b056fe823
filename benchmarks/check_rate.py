"""Complete cases a second on one core: our check from JSON Lines, beside json-logic on the same criteria.

Ours reads the line, checks the facts and writes the whole answer: outcomes, clauses, reasons in words, changes. The
json-logic run reads the line and works out the outcomes only, without check, "not sure" or missing facts; so ours is
also measured that far.
"""

import json
import random
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

import yaml
from json_logic import jsonLogic

from kjfz_bot.app.content import load_content, read_packs
from kjfz_bot.domain.calendar import completed_years
from kjfz_bot.programmes.programme import Programme
from kjfz_bot.services.check import Checker

CASES = 20_000
ON = date(2026, 2, 28)
PROGRAMME, SUBJECT = "ningbo", "expert"
JSON_LOGIC = {"is": "==", "in": "in", "at_least": ">=", "at_most": "<=", "above": ">", "below": "<"}


@dataclass(frozen=True, slots=True)
class CheckRate:
    """Cases a second, best of three runs each: our whole answer, our outcomes only, json-logic's outcomes."""

    whole: float
    outcomes: float
    json_logic: float

    @property
    def ratio(self) -> float:
        """How many times as fast as json-logic our outcomes are."""
        return self.outcomes / self.json_logic


def measure(cases: int = CASES) -> CheckRate:
    """Run both over the same drawn cases."""
    content = load_content()
    programme = content.programmes[PROGRAMME]
    checker = Checker(programme, SUBJECT, content.texts, "zh-CN")
    lines = [json.dumps(facts) for facts in draw(programme, cases)]
    criteria = json_logic_criteria()
    return CheckRate(
        whole=_rate(lines, lambda: [checked.text for checked in checker.lines(lines, ON)]),
        outcomes=_rate(lines, lambda: [our_outcomes(line, programme) for line in lines]),
        json_logic=_rate(lines, lambda: [json_logic_outcomes(line, criteria) for line in lines]),
    )


def draw(programme: Programme, cases: int) -> Iterable[dict[str, Any]]:
    """Complete cases with a fixed seed, mostly plain, some not sure."""
    chance = random.Random(2026)
    questions = programme.rules(SUBJECT).edition(ON).questions
    for _ in range(cases):
        facts = {name: _value(programme, name, chance) for name in questions}
        facts["contract_years_left"] = round(facts["contract_years"] * chance.random(), 1)
        yield facts


def _value(programme: Programme, name: str, chance: random.Random) -> Any:
    fact = programme.facts[name]
    match fact.kind:
        case "yes_no":
            return chance.random() < 0.8
        case "choice":
            return chance.choice(fact.values)
        case "choices":
            return chance.sample(fact.values, chance.randint(1, 2))
        case "years":
            return round(chance.uniform(0, 10), 1)
        case "date":
            return date(chance.randint(1955, 1998), chance.randint(1, 12), chance.randint(1, 28)).isoformat()


def json_logic_criteria() -> list[dict[str, Any]]:
    """The same criteria as json-logic: a chain of conditions and outcomes each."""
    pack = yaml.safe_load(read_packs()[f"{PROGRAMME}.yaml"])
    criteria = [criterion for criterion in pack["criteria"] if SUBJECT in criterion["subjects"]]
    return [{"if": [part for rule in criterion["rules"] for part in _branch(rule)]} for criterion in criteria]


def _branch(rule: dict[str, Any]) -> list[Any]:
    return [translated(rule["when"]), rule["outcome"]] if "when" in rule else [rule["outcome"]]


def translated(condition: dict[str, Any]) -> dict[str, Any]:
    """A condition of a pack as json-logic."""
    if "all" in condition:
        return {"and": [translated(part) for part in condition["all"]]}
    if "any" in condition:
        return {"or": [translated(part) for part in condition["any"]]}
    if "not" in condition:
        return {"!": [translated(condition["not"])]}
    [(word, operand)] = [(key, value) for key, value in condition.items() if key != "fact"]
    return {JSON_LOGIC[word]: [{"var": condition["fact"]}, operand]}


def our_outcomes(line: str, programme: Programme) -> str:
    """What our criteria make of one line, without words."""
    facts = programme.check(json.loads(line), ON)
    criteria = programme.rules(SUBJECT).edition(ON).criteria
    return json.dumps([criterion.explain(criterion.table.key(facts, ON)).outcome for criterion in criteria])


def json_logic_outcomes(line: str, criteria: list[dict[str, Any]]) -> str:
    """What json-logic makes of one line."""
    facts = json.loads(line)
    facts["age"] = completed_years(date.fromisoformat(facts["birth_date"]), ON)
    return json.dumps([jsonLogic(criterion, facts) for criterion in criteria])


def _rate(lines: list[str], run: Callable[[], object]) -> float:
    best = min(_seconds(run) for _ in range(3))
    return len(lines) / best


def _seconds(run: Callable[[], object]) -> float:
    start = time.process_time()
    run()
    return time.process_time() - start


def main() -> None:
    """Print both figures."""
    rate = measure()
    print(f"check, JSON Lines, {PROGRAMME} {SUBJECT}: {rate.whole:,.0f} complete cases a second a core")
    print(f"the same, outcomes only: {rate.outcomes:,.0f} a second a core")
    print(f"json-logic on the same criteria, outcomes only: {rate.json_logic:,.0f} a second a core")
    print(f"outcomes, ours to json-logic: {rate.ratio:.2f}")


if __name__ == "__main__":
    main()
