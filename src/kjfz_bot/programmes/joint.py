"""Criteria that share open facts, worked out together.

Here: one walk over the shared facts' cells, fine enough for every criterion of the group. Not here: groups of one
criterion, which its own table answers (`table`).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

from kjfz_bot.programmes.cells import Axis, refine
from kjfz_bot.programmes.criterion import Criterion
from kjfz_bot.programmes.table import OPEN, Grid, Key, State

Member = tuple[Criterion, Key]


@dataclass(frozen=True, slots=True)
class _OpenFact:
    """An open fact of the group: for each way to answer it, the cell every criterion sees it in."""

    name: str
    answers: tuple[dict[str, int], ...]


def joint_grid(group: Sequence[Member]) -> Grid:
    """The severity of the group's worst outcome, for every way the open facts may be answered."""
    names = dict.fromkeys(name for criterion, key in group for name in criterion.table.open_facts(key))
    facts = [_open_fact(name, group) for name in names]
    values = []
    for answers in product(*(fact.answers for fact in facts)):
        chosen = dict(zip(names, answers, strict=True))
        values.append(_worst([_severity(criterion, key, chosen) for criterion, key in group]))
    return Grid(tuple(names), tuple(len(fact.answers) for fact in facts), values)


def _worst(severities: list[int | None]) -> int | None:
    return None if None in severities else max(severity for severity in severities if severity is not None)


def _severity(criterion: Criterion, key: Key, chosen: dict[str, dict[str, int]]) -> int | None:
    cells = [
        chosen[name][criterion.id] if name in chosen else _cell(state)
        for name, state in zip(criterion.table.facts, key, strict=True)
    ]
    fired = criterion.table.fired(cells)
    return criterion.severity(fired) if fired else None


def _cell(state: State) -> int:
    """The cell of a fact that is not open."""
    if isinstance(state, tuple):
        raise TypeError(state)
    return state


def _open_fact(name: str, group: Sequence[Member]) -> _OpenFact:
    axes: dict[str, Axis] = {}
    states: dict[str, State] = {}
    for criterion, key in group:
        if name in criterion.table.facts:
            position = criterion.table.facts.index(name)
            axes[criterion.id], states[criterion.id] = criterion.table.axes[position], key[position]
    if any(state == OPEN for state in states.values()):
        return _OpenFact(name, (*_cells_together(axes), {member: axis.size for member, axis in axes.items()}))
    return _OpenFact(name, tuple({member: _end(state, end) for member, state in states.items()} for end in (0, 1)))


def _end(state: State, end: int) -> int:
    return state[end] if isinstance(state, tuple) else state


def _cells_together(axes: dict[str, Axis]) -> list[dict[str, int]]:
    """Every combination of cells in which the criteria may see one and the same value."""
    points = refine(list(axes.values())).points
    together = dict.fromkeys(tuple(axis.cell(point) for axis in axes.values()) for point in points)
    return [dict(zip(axes, cells, strict=True)) for cells in together]
