"""The verdicts still possible over several criteria, exactly, and the facts that could still change the verdict.

Criteria that share an open fact are worked out together, so that no verdict is called possible that only contradictory
answers would give. Not here: what a single criterion comes to (`criterion`).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import product

from kjfz_bot.programmes.criterion import Criterion
from kjfz_bot.programmes.joint import joint_grid
from kjfz_bot.programmes.outcomes import SEVERITY, WORST
from kjfz_bot.programmes.table import Grid, Key


@dataclass(frozen=True, slots=True)
class Outlook:
    """The worst outcomes that may still come out, as severities, and the facts that decide between them."""

    severities: frozenset[int]
    deciding: frozenset[str]


def outlook(criteria: Sequence[Criterion], keys: Sequence[Key]) -> Outlook:
    """What a verdict over all criteria may still be."""
    explained = [
        (criterion, key, criterion.explain(key).severity) for criterion, key in zip(criteria, keys, strict=True)
    ]
    settled = max((severity for _, _, severity in explained if severity is not None), default=SEVERITY["met"])
    unsettled = [(criterion, key) for criterion, key, severity in explained if severity is None]
    if settled == WORST or not unsettled:
        return Outlook(frozenset({settled}), frozenset())
    return _weigh([_grid(group) for group in _groups(unsettled)], settled)


def _weigh(grids: Sequence[Grid], settled: int) -> Outlook:
    possible = [frozenset(value for value in grid.values if isinstance(value, int)) for grid in grids]
    lowest = [min(values) for values in possible]
    deciding: set[str] = set()
    # What the other criteria come to at best is what a fact must still rise above to be felt in the verdict.
    for position, grid in enumerate(grids):
        others = max((low for other, low in enumerate(lowest) if other != position), default=settled)
        deciding |= _raised(grid, max(settled, others)).deciding()
    return Outlook(reduce(_worst, possible, frozenset({settled})), frozenset(deciding))


def _worst(left: frozenset[int], right: frozenset[int]) -> frozenset[int]:
    return frozenset(max(pair) for pair in product(left, right))


def _raised(grid: Grid, floor: int) -> Grid:
    """The grid as the verdict sees it where other criteria make it no better than `floor`."""
    values = [max(value, floor) if isinstance(value, int) else None for value in grid.values]
    return Grid(grid.facts, grid.lengths, values)


def _grid(group: list[tuple[Criterion, Key]]) -> Grid:
    if len(group) > 1:
        return joint_grid(group)
    criterion, key = group[0]
    return criterion.table.grid(key, criterion.severity)


def _groups(members: list[tuple[Criterion, Key]]) -> Iterator[list[tuple[Criterion, Key]]]:
    """The criteria in groups, such that two groups share no open fact."""
    rest = list(members)
    while rest:
        group = [rest.pop(0)]
        facts = _open(group[0])
        while linked := [member for member in rest if facts & _open(member)]:
            group += linked
            facts |= {fact for member in linked for fact in _open(member)}
            rest = [member for member in rest if member not in linked]
        yield group


def _open(member: tuple[Criterion, Key]) -> set[str]:
    criterion, key = member
    return set(criterion.table.open_facts(key))
