"""Every criterion at every mixture of boundary values, unanswered and not sure, against a plain second evaluator."""

from collections.abc import Iterator
from datetime import date
from itertools import product
from typing import Any

import pytest

from kjfz_bot.programmes.criterion import Criterion
from tests.properties.programmes_reference import NOT_SURE, Facts, Reference, contradictory, references
from tests.unit.programmes.shipped import programmes

ON = date(2026, 2, 27)
MONTHS = ["1970-02", "1985-02", "1986-02", "1985-07"]


def states(reference: Reference) -> list[Facts]:
    """Every mixture: each fact at each value, not sure, unanswered; a date also by its month alone."""

    def ways(name: str) -> list[Any]:
        months = MONTHS if name == "birth_date" else []
        return [*reference.values[name], *months, NOT_SURE, None]

    mixtures = product(*(ways(name) for name in reference.facts))
    named = (dict(zip(reference.facts, mixture, strict=True)) for mixture in mixtures)
    answered = ({name: value for name, value in facts.items() if value is not None} for facts in named)
    return [facts for facts in answered if not contradictory(facts)]


def every_criterion(programme: str) -> Iterator[tuple[Criterion, Reference]]:
    """Each criterion of a programme once, beside its plain evaluator."""
    seen: set[str] = set()
    for subject in programmes()[programme].subjects:
        criteria = programmes()[programme].rules(subject).edition(ON).criteria
        for criterion, reference in zip(criteria, references(programme, subject, ON), strict=True):
            if criterion.id not in seen:
                yield criterion, reference
            seen.add(criterion.id)


@pytest.mark.parametrize("programme", ["changping", "ningbo"])
def test_every_criterion_comes_to_exactly_what_trying_every_value_gives(programme: str) -> None:
    """What is possible and which facts decide agree with the plain evaluator at every boundary."""
    rules = programmes()[programme]

    for criterion, reference in every_criterion(programme):
        for facts in states(reference):
            key = criterion.table.key(rules.check(facts, ON), ON)
            assert set(criterion.explain(key).possible) == reference.possible(facts), (criterion.id, facts)
            assert criterion.table.deciding(key) == reference.deciding(facts), (criterion.id, facts)
