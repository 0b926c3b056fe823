"""The small condition language of packs: `all`, `any`, `not`, or one comparison of a fact.

Here: what a condition is and whether it holds when every fact it names has a value. Not here: facts that are
unanswered or "not sure"; `table` evaluates conditions over every value such a fact may have.
"""

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

OPEN_ENDED = "open_ended"

Point: TypeAlias = bool | int | float | str | Sequence[str]
"""A value a comparison can be asked about: a fact's own value, or the number derived from a date."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """One comparison of a fact or derived fact with a constant."""

    fact: str
    operator: str
    operand: Any

    def holds(self, point: Point) -> bool:
        """Whether the comparison is true of a value."""
        return OPERATORS[self.operator].test(point, self.operand)


@dataclass(frozen=True, slots=True)
class Every:
    """All parts hold."""

    parts: tuple["Condition", ...]


@dataclass(frozen=True, slots=True)
class Some:
    """At least one part holds."""

    parts: tuple["Condition", ...]


@dataclass(frozen=True, slots=True)
class Negation:
    """The part does not hold."""

    part: "Condition"


Condition: TypeAlias = Comparison | Every | Some | Negation


@dataclass(frozen=True, slots=True)
class Operator:
    """A way of comparing: which kinds of fact it is for, and its test."""

    kinds: frozenset[str]
    test: Callable[[Any, Any], bool]


def number(point: Point) -> float:
    """A count of years as a number; an open-ended one is above every number."""
    return math.inf if point == OPEN_ENDED else float(point)  # type: ignore[arg-type]  # only years come here


def chosen(point: Point) -> Sequence[str]:
    """The values of a fact that takes one value or a list."""
    return (point,) if isinstance(point, str) else point  # type: ignore[return-value]  # only choices come here


def _equal(point: Point, operand: Any) -> bool:
    if isinstance(point, bool) or isinstance(operand, bool):
        return point is operand
    return bool(point == operand)


_YEARS = frozenset({"years"})
_CHOICES = frozenset({"choices"})

OPERATORS: dict[str, Operator] = {
    "is": Operator(frozenset({"yes_no", "choice", "years"}), _equal),
    "in": Operator(frozenset({"choice"}), lambda point, values: point in values),
    "at_least": Operator(_YEARS, lambda point, limit: number(point) >= limit),
    "at_most": Operator(_YEARS, lambda point, limit: number(point) <= limit),
    "above": Operator(_YEARS, lambda point, limit: number(point) > limit),
    "below": Operator(_YEARS, lambda point, limit: number(point) < limit),
    "has_any": Operator(_CHOICES, lambda point, values: any(value in values for value in chosen(point))),
    "only": Operator(_CHOICES, lambda point, values: all(value in values for value in chosen(point))),
}


def holds(condition: Condition, points: Mapping[str, Point]) -> bool:
    """Whether a condition is true where every fact it names has a value."""
    match condition:
        case Comparison():
            return condition.holds(points[condition.fact])
        case Every():
            return all(holds(part, points) for part in condition.parts)
        case Some():
            return any(holds(part, points) for part in condition.parts)
        case Negation():
            return not holds(condition.part, points)


def comparisons(condition: Condition) -> Iterator[Comparison]:
    """Every comparison inside a condition, in the order it is written."""
    match condition:
        case Comparison():
            yield condition
        case Every() | Some():
            for part in condition.parts:
                yield from comparisons(part)
        case Negation():
            yield from comparisons(condition.part)
