"""A second evaluator of packs, slow and plain: it reads the YAML itself and tries every value a fact may have.

It shares nothing with the product but the files, so that agreement means something.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from itertools import combinations, product
from typing import Any

import yaml

from tests.unit.programmes.shipped import pack_texts

Facts = dict[str, Any]

NOT_SURE = "not_sure"
WORST_FIRST = ("not_met", "official", "to_do", "met")
VERDICT_OF = {
    "not_met": "not_eligible",
    "official": "officials_decide",
    "to_do": "eligible_with_steps",
    "met": "eligible",
}


def age(birth: date, on: date) -> int:
    """Count birthdays one by one; one on 29 February is kept on 1 March in other years."""
    years = 0
    while True:
        year = birth.year + years + 1
        try:
            birthday = birth.replace(year=year)
        except ValueError:
            birthday = date(year, 3, 1)
        if birthday > on:
            return years
        years += 1


def days_of(value: str, on: date) -> list[date]:
    """Every day a written date may mean."""
    if len(value) == 10:
        return [date.fromisoformat(value)]
    first = date.fromisoformat(f"{value}-01")
    days = [first + timedelta(days=number) for number in range(31)]
    return [day for day in days if day.month == first.month and day <= on]


def years(value: Any) -> float:
    return float("inf") if value == "open_ended" else float(value)


def holds(condition: dict[str, Any], facts: Facts, on: date) -> bool:
    """Whether a condition of the YAML holds where every fact has one plain value."""
    if "all" in condition:
        return all(holds(part, facts, on) for part in condition["all"])
    if "any" in condition:
        return any(holds(part, facts, on) for part in condition["any"])
    if "not" in condition:
        return not holds(condition["not"], facts, on)
    name = condition["fact"]
    [(operator, wanted)] = [(key, value) for key, value in condition.items() if key != "fact"]
    value = age(date.fromisoformat(facts["birth_date"]), on) if name == "age" else facts[name]
    return compare(operator, value, wanted)


def compare(operator: str, value: Any, wanted: Any) -> bool:
    """One comparison of the YAML."""
    if operator in {"at_least", "at_most", "above", "below"}:
        number = years(value)
        limit = float(wanted)
        return {
            "at_least": number >= limit,
            "at_most": number <= limit,
            "above": number > limit,
            "below": number < limit,
        }[operator]
    chosen = {value} if not isinstance(value, list) else set(value)
    return {
        "is": lambda: bool(value == wanted),
        "in": lambda: value in wanted,
        "has_any": lambda: bool(chosen & set(wanted)),
        "only": lambda: chosen <= set(wanted),
    }[operator]()


def named(condition: Any) -> Iterator[str]:
    """Every fact a condition names, `birth_date` for `age`."""
    if isinstance(condition, list):
        for part in condition:
            yield from named(part)
    elif isinstance(condition, dict):
        if "fact" in condition:
            yield "birth_date" if condition["fact"] == "age" else condition["fact"]
        for key in ("all", "any", "not"):
            yield from named(condition.get(key))


def settle(outcomes: set[str]) -> str:
    """The rule for "not sure"."""
    if len(outcomes) == 1:
        return min(outcomes)
    if "not_met" in outcomes:
        return "official"
    return next(outcome for outcome in WORST_FIRST if outcome in outcomes)


def contradictory(facts: Facts) -> bool:
    total, left = facts.get("contract_years"), facts.get("contract_years_left")
    if total in (None, NOT_SURE) or left in (None, NOT_SURE):
        return False
    return years(left) > years(total)


@dataclass
class Reference:
    """One criterion, its facts, and the values worth trying for each of them."""

    criterion: dict[str, Any]
    on: date
    values: dict[str, list[Any]]
    _settled: dict[tuple[str, ...], str | None] = field(default_factory=dict)

    @cached_property
    def facts(self) -> tuple[str, ...]:
        own = dict.fromkeys(name for rule in self.criterion["rules"] for name in named(rule.get("when")))
        if "contract_years" in own or "contract_years_left" in own:
            own |= dict.fromkeys(("contract_years", "contract_years_left"))
        return tuple(own)

    def concrete(self, facts: Facts) -> str:
        rules = self.criterion["rules"]
        return str(next(rule["outcome"] for rule in rules if "when" not in rule or holds(rule["when"], facts, self.on)))

    def settled(self, facts: Facts) -> str | None:
        """The outcome where every fact has a value or is not sure; None where they contradict each other."""
        key = tuple(repr(facts[name]) for name in self.facts)
        if key not in self._settled:
            outcomes = {self.concrete(sure) for sure in self.sure(facts)}
            self._settled[key] = settle(outcomes) if outcomes else None
        return self._settled[key]

    def sure(self, facts: Facts) -> Iterator[Facts]:
        """Every way the facts that are not sure may be."""
        open_values = [self.values[name] if facts[name] == NOT_SURE else [facts[name]] for name in self.facts]
        for chosen in product(*open_values):
            candidate = dict(zip(self.facts, chosen, strict=True))
            if not contradictory(candidate):
                yield candidate

    def answered(self, facts: Facts) -> Iterator[Facts]:
        """Every way the facts that are not answered yet may be answered."""
        for chosen in product(*(self.answers(name, facts.get(name)) for name in self.facts)):
            yield dict(zip(self.facts, chosen, strict=True))

    def answers(self, name: str, value: Any) -> list[Any]:
        if value is None:
            return [*self.values[name], NOT_SURE]
        if name == "birth_date" and value != NOT_SURE:
            return [day.isoformat() for day in days_of(value, self.on)]
        return [value]

    def possible(self, facts: Facts) -> set[str]:
        """Every outcome that may still come out."""
        outcomes = {self.settled(answered) for answered in self.answered(facts)}
        return {outcome for outcome in outcomes if outcome}

    def deciding(self, facts: Facts) -> set[str]:
        """The facts of which some answer, all others equal, still changes the outcome."""
        outcomes: dict[tuple[str, tuple[str, ...]], set[str]] = {}
        for answered in self.answered(facts):
            outcome = self.settled(answered)
            for name in self.facts if outcome else ():
                rest = tuple(repr(answered[other]) for other in self.facts if other != name)
                outcomes.setdefault((name, rest), set()).add(str(outcome))
        return {name for (name, _), found in outcomes.items() if len(found) > 1}


def subsets(values: list[str], *, empty: bool) -> list[list[str]]:
    sizes = range(0 if empty else 1, len(values) + 1)
    return [list(chosen) for size in sizes for chosen in combinations(values, size)]


def boundary_values(name: str, declared: dict[str, Any], limits: Iterable[float], on: date) -> list[Any]:
    """Every value of a fact, and for numbers and dates those at and beside every limit."""
    match declared["kind"]:
        case "yes_no":
            return [True, False]
        case "choice":
            return list(declared["values"])
        case "choices":
            return subsets(declared["values"], empty=declared.get("empty", False))
        case "years":
            near = sorted({0.0, *(limit + step for limit in limits for step in (-0.5, 0, 0.5))})
            return [value for value in near if value >= 0] + (["open_ended"] if declared.get("open_ended") else [])
    ages = sorted({int(limit) + step for limit in limits for step in (0, 1, 2)})
    birthdays = [on.replace(year=on.year - years, day=min(on.day, 28)) for years in ages]
    near_days = [day + timedelta(days=step) for day in birthdays for step in (-1, 0, 1)]
    return sorted({*(day.isoformat() for day in near_days), "1972-02-29", "1999-12-31"})


def limits_of(pack: dict[str, Any], name: str) -> set[float]:
    """Every number a pack compares a fact with."""
    found: set[float] = set()

    def collect(part: Any) -> None:
        if isinstance(part, list):
            for each in part:
                collect(each)
        elif isinstance(part, dict):
            if part.get("fact") == name:
                found.update(v for k, v in part.items() if k != "fact" and type(v) in (int, float))
            for each in part.values():
                collect(each)

    collect(pack)
    return found


def references(programme: str, subject: str, on: date) -> list[Reference]:
    """The plain evaluators of every criterion of a subject."""
    texts = pack_texts()
    pack = yaml.safe_load(texts[f"{programme}.yaml"])
    declared = yaml.safe_load(texts["facts.yaml"])["facts"] | pack.get("facts", {})
    values = {
        name: boundary_values(name, fact, limits_of(pack, "age" if name == "birth_date" else name), on)
        for name, fact in declared.items()
    }
    return [Reference(each, on, values) for each in pack["criteria"] if subject in each["subjects"]]
