"""When a step applies: `all`, `any`, `not`, `given` or one comparison with an earlier answer. Two-valued."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class All:
    """Every part holds."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one part holds."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """The part does not hold."""

    part: Condition


@dataclass(frozen=True, slots=True)
class Given:
    """The step was reached and answered, if only by skipping it; an inactive step was not."""

    name: str


@dataclass(frozen=True, slots=True)
class Compare:
    """One comparison of an answer with a value; an unanswered or inactive answer is null and only equals null."""

    name: str
    operator: str
    value: Any


Condition = All | AnyOf | Not | Given | Compare


def _same(answer: Any, value: Any) -> bool:
    """Equality as JSON has it, where true is no number."""
    return isinstance(answer, bool) == isinstance(value, bool) and bool(answer == value)


def _ordered(answer: Any, value: Any) -> bool:
    """Whether two values can be compared by size: numbers with numbers, ISO dates with ISO dates."""
    numbers = all(isinstance(each, (int, float)) and not isinstance(each, bool) for each in (answer, value))
    return numbers or (isinstance(answer, str) and isinstance(value, str) and answer[:1].isdigit())


OPERATORS: dict[str, Callable[[Any, Any], bool]] = {
    "is": _same,
    "in": lambda answer, value: any(_same(answer, each) for each in value),
    "has": lambda answer, value: isinstance(answer, (list, tuple)) and value in answer,
    "at_least": lambda answer, value: _ordered(answer, value) and bool(answer >= value),
    "at_most": lambda answer, value: _ordered(answer, value) and bool(answer <= value),
}


def holds(condition: Condition | None, answers: Mapping[str, Any]) -> bool:
    """Whether a condition holds; `answers` has the active ones of the scope, one without an entry was not reached."""
    match condition:
        case None:
            return True
        case All(parts):
            return all(holds(part, answers) for part in parts)
        case AnyOf(parts):
            return any(holds(part, answers) for part in parts)
        case Not(part):
            return not holds(part, answers)
        case Given(name):
            return name in answers
        case Compare(name, operator, value):
            return OPERATORS[operator](answers.get(name), value)


def names(condition: Condition | None) -> frozenset[str]:
    """The names a condition reads."""
    match condition:
        case None:
            return frozenset()
        case All(parts) | AnyOf(parts):
            return frozenset().union(*(names(part) for part in parts))
        case Not(part):
            return names(part)
        case Given(name) | Compare(name):
            return frozenset({name})


def comparisons(condition: Condition | None) -> tuple[Compare, ...]:
    """Every comparison inside a condition, for the static check."""
    match condition:
        case All(parts) | AnyOf(parts):
            return tuple(found for part in parts for found in comparisons(part))
        case Not(part):
            return comparisons(part)
        case Compare():
            return (condition,)
        case _:
            return ()
