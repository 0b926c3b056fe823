"""Which single answers would make a verdict better: "what if I had the certificate?".

Only facts a person could change are tried; what each criterion would need is in its own changes (`criterion`).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from kjfz_bot.programmes.cells import refine
from kjfz_bot.programmes.facts import NOT_SURE, Facts, FactValue
from kjfz_bot.programmes.outcomes import SEVERITY, UNDECIDED, VERDICTS, WORST, Outcome, Verdict
from kjfz_bot.programmes.programme import Edition, Programme


@dataclass(frozen=True, slots=True)
class WhatIf:
    """One fact's other value and the better verdict it alone would bring, undecided where it only lifts a refusal."""

    fact: str
    value: FactValue
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Improvement:
    """One fact's other value, the criterion it makes better, and the verdicts that would then be possible.

    `outcome` is None where a refusal would be lifted and several outcomes be possible.
    """

    fact: str
    value: FactValue
    criterion: str
    outcome: Outcome | None
    verdicts: tuple[Verdict, ...]


def improvements(programme: Programme, subject: str, facts: Facts, on: date) -> tuple[Improvement, ...]:
    """The single answers that would make a criterion better, worst criteria first: what is worth working on."""
    found: dict[tuple[str, str], Improvement] = {}
    for criterion, change in _better_changes(programme, subject, facts, on):
        changed = {**facts, change.fact: change.value}
        if programme.facts[change.fact].changeable and not any(programme.facts.contradictions(changed)):
            then = programme.verdicts(subject, changed, on)
            one = Improvement(change.fact, change.value, criterion, change.outcome, then)
            found.setdefault((criterion, f"{change.fact}:{change.outcome}"), one)
    return tuple(found.values())


@dataclass(frozen=True, slots=True)
class _Change:
    fact: str
    value: FactValue
    outcome: Outcome | None


def _better_changes(programme: Programme, subject: str, facts: Facts, on: date) -> Iterator[tuple[str, _Change]]:
    """Changes for the better of each settled criterion; of a refusal also those that only lift it."""
    edition = programme.rules(subject).edition(on)
    keyed = [(criterion, criterion.table.key(facts, on)) for criterion in edition.criteria]
    for criterion, key in sorted(keyed, key=lambda pair: -(pair[0].explain(pair[1]).severity or 0)):
        now = criterion.explain(key).severity
        if now is None:
            continue
        for change in criterion.result(key, facts, on).changes:
            if SEVERITY[change.outcome] < now:
                yield criterion.id, _Change(change.fact, change.value, change.outcome)
        if now == WORST:
            for fact, value in criterion.openings(key, facts, on):
                yield criterion.id, _Change(fact, value, None)


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
            then = _better_verdict(now[0], programme.verdicts(subject, changed, on))
            if then:
                found.setdefault((fact, then), WhatIf(fact, value, then))
    return tuple(found.values())


def _better_verdict(now: Verdict, then: tuple[Verdict, ...]) -> Verdict | None:
    """The better verdict that comes of one, undecided where a refusal is no longer certain; None: nothing better."""
    if len(then) > 1:
        return UNDECIDED if now == VERDICTS[WORST] else None
    return then[0] if VERDICTS.index(then[0]) < VERDICTS.index(now) else None


def _values(programme: Programme, edition: Edition, fact: str, facts: Facts, on: date) -> Iterator[FactValue]:
    """A value for each cell of a changeable fact, and the value of the fact it is tied to, which always fits it."""
    axes = [axis for criterion in edition.criteria for axis in criterion.table.axes if axis.fact.name == fact]
    if not axes or not programme.facts[fact].changeable:
        return
    axis = refine(axes)
    yield from (axis.value(cell, on) for cell in range(axis.size))
    yield from (facts[other] for other in programme.facts.bound_with(fact) if facts.get(other, NOT_SURE) != NOT_SURE)
