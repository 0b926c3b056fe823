"""Which single answers would make a verdict better: "what if I had the certificate?".

Only facts a person could change are tried; what each criterion would need is in its own changes (`criterion`).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from kjfz_bot.programmes.cells import refine
from kjfz_bot.programmes.facts import NOT_SURE, Facts, FactValue
from kjfz_bot.programmes.outcomes import SEVERITY, VERDICTS, Outcome, Verdict
from kjfz_bot.programmes.programme import Edition, Programme


@dataclass(frozen=True, slots=True)
class WhatIf:
    """One fact's other value and the better verdict it alone would bring."""

    fact: str
    value: FactValue
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Improvement:
    """One fact's other value, the criterion it makes better, and the verdicts that would then be possible."""

    fact: str
    value: FactValue
    criterion: str
    outcome: Outcome
    verdicts: tuple[Verdict, ...]


def improvements(programme: Programme, subject: str, facts: Facts, on: date) -> tuple[Improvement, ...]:
    """The single answers that would make a criterion better, worst criteria first: what is worth working on."""
    found: dict[tuple[str, str], Improvement] = {}
    settled = [result for result in programme.evaluate(subject, facts, on).criteria if result.outcome is not None]
    for result in sorted(settled, key=lambda one: -SEVERITY[str(one.outcome)]):
        for change in result.changes:
            changed = {**facts, change.fact: change.value}
            better = SEVERITY[change.outcome] < SEVERITY[str(result.outcome)]
            if better and programme.facts[change.fact].changeable and not any(programme.facts.contradictions(changed)):
                then = programme.verdicts(subject, changed, on)
                one = Improvement(change.fact, change.value, result.id, change.outcome, then)
                found.setdefault((result.id, f"{change.fact}:{change.outcome}"), one)
    return tuple(found.values())


def what_if(programme: Programme, subject: str, facts: Facts, on: date) -> tuple[WhatIf, ...]:
    """The single answers that would make a settled verdict better, one for each fact and verdict, in asking order."""
    now = programme.verdicts(subject, facts, on)
    if len(now) > 1:
        return ()
    edition = programme.rules(subject).edition(on)
    found: dict[tuple[str, Verdict], WhatIf] = {}
    for fact in edition.questions:
        # Tried value by value: what one criterion gains, another that shares the fact may lose.
        for value in _values(programme, edition, fact, facts, on):
            changed = {**facts, fact: value}
            if any(programme.facts.contradictions(changed)):
                continue
            then = programme.verdicts(subject, changed, on)
            if len(then) == 1 and VERDICTS.index(then[0]) < VERDICTS.index(now[0]):
                found.setdefault((fact, then[0]), WhatIf(fact, value, then[0]))
    return tuple(found.values())


def _values(programme: Programme, edition: Edition, fact: str, facts: Facts, on: date) -> Iterator[FactValue]:
    """A value for each cell of a changeable fact, and the value of the fact it is tied to, which always fits it."""
    axes = [axis for criterion in edition.criteria for axis in criterion.table.axes if axis.fact.name == fact]
    if not axes or not programme.facts[fact].changeable:
        return
    axis = refine(axes)
    yield from (axis.value(cell, on) for cell in range(axis.size))
    yield from (facts[other] for other in programme.facts.bound_with(fact) if facts.get(other, NOT_SURE) != NOT_SURE)
