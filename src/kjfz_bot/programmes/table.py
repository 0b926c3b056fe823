"""Rules as a table over cells: what may come out for any mixture of answered, unanswered and "not sure" facts.

For every combination of cells the table holds which rule fires; for "not sure" it holds every rule that could fire.
An unanswered fact ranges over all its cells and "not sure" alike, so more answers never widen what is possible.
Not here: what the labels mean (`outcomes`, `criterion`).
"""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import product
from math import prod
from typing import TypeAlias

from kjfz_bot.programmes.cells import Axis
from kjfz_bot.programmes.conditions import Condition, Point, holds
from kjfz_bot.programmes.facts import NOT_SURE, Facts

OPEN = -1
MOST_KEYS = 1 << 15

State: TypeAlias = int | tuple[int, int]
"""A fact's cell; its axis's size for "not sure"; OPEN where unanswered; two cells for a month whose ends differ."""
Key: TypeAlias = tuple[State, ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """One line: the condition under which it fires (None: always), and what then comes out."""

    when: Condition | None
    label: str


@dataclass(frozen=True, slots=True)
class Reach:
    """What a key still allows: the rules that may fire and the labels they resolve to."""

    rules: tuple[int, ...]
    labels: frozenset[str]

    @property
    def label(self) -> str | None:
        """The one label possible, or None while there are several."""
        return next(iter(self.labels)) if len(self.labels) == 1 else None


@dataclass(frozen=True, slots=True)
class Grid:
    """Something worked out for every way the open facts may be answered; None where answers contradict."""

    facts: tuple[str, ...]
    lengths: tuple[int, ...]
    values: Sequence[object]

    def deciding(self) -> frozenset[str]:
        """The facts of which some answer, all others equal, changes the value."""
        return frozenset(
            fact
            for position, fact in enumerate(self.facts)
            if any(len(set(line) - {None}) > 1 for line in self._lines(position))
        )

    def _lines(self, position: int) -> Iterator[Sequence[object]]:
        length, stride = self.lengths[position], prod(self.lengths[position + 1 :])
        for block in range(0, len(self.values), length * stride):
            for start in range(block, block + stride):
                yield self.values[start : start + length * stride : stride]


class Table:
    """Rules, first match first, over the cells of the facts they name.

    `facts` are the names of the axes' facts. `bounds` are pairs of axes of which the first may not lie in a higher
    cell than the second. `resolve` makes one label of the several that "not sure" leaves.
    """

    def __init__(
        self,
        axes: Sequence[Axis],
        rules: Sequence[Rule],
        resolve: Callable[[Collection[str]], str],
        bounds: Sequence[tuple[int, int]] = (),
    ) -> None:
        self.axes = tuple(axes)
        self.facts = tuple(axis.fact.name for axis in self.axes)
        self.rules = tuple(rules)
        self._resolve = resolve
        self._bounds = tuple(bounds)
        self._lengths = tuple(axis.size + 1 for axis in self.axes)
        self._strides = tuple(prod(self._lengths[position + 1 :]) for position in range(len(self.axes)))
        self._readers = tuple((axis.fact.name, axis.state, axis.size) for axis in self.axes)
        self._fired = self._fill()
        self.label = lru_cache(maxsize=None)(self._label)
        self.reach = lru_cache(maxsize=MOST_KEYS)(self._reach)
        self.deciding = lru_cache(maxsize=MOST_KEYS)(self._deciding)

    def key(self, facts: Facts, on: date) -> Key:
        """Where checked facts stand in the table on a reference date."""
        states: list[State] = []
        for name, state, not_sure in self._readers:
            value = facts.get(name)
            if value is None:
                states.append(OPEN)
            else:
                states.append(not_sure if value == NOT_SURE else state(value, on))
        return tuple(states)

    def open_facts(self, key: Key) -> tuple[str, ...]:
        """The facts a key leaves open: unanswered, or a month whose ends differ."""
        return tuple([name for name, state in zip(self.facts, key, strict=True) if is_open(state)])

    def grid(self, key: Key, measure: Callable[[int], object]) -> Grid:
        """A measure of the set of rules, for every way the open facts may be answered."""
        lengths = tuple(len(spread(state, axis.size)) for axis, state in zip(self.axes, key, strict=True))
        values = [measure(fired) if fired else None for fired in self._spread(key)]
        return Grid(self.facts, lengths, values)

    def fired(self, cells: Sequence[int]) -> int:
        """The set of rules, as bits, that may fire where every fact is in a cell or "not sure"; 0: contradictory."""
        return self._fired[sum(cell * stride for cell, stride in zip(cells, self._strides, strict=True))]

    def certain(self, key: Key) -> tuple[int, ...]:
        """The rules whose own condition holds however open and "not sure" facts turn out; of the last, if no other."""
        cells = [plain(state, axis.size) for axis, state in zip(self.axes, key, strict=True)]
        rules = set(range(len(self.rules)))
        for place in product(*cells):
            if self._fits(place):
                rules &= self._holding(place)
        return tuple(sorted(rules))

    def never_fired(self) -> tuple[int, ...]:
        """The rules that no answers can reach."""
        every = 0
        for rules in self._fired:
            every |= rules
        return tuple(rule for rule in range(len(self.rules)) if not every >> rule & 1)

    def _reach(self, key: Key) -> Reach:
        fired = {rules for rules in self._spread(key) if rules}
        union = 0
        for rules in fired:
            union |= rules
        return Reach(bits(union), frozenset(self.label(rules) for rules in fired))

    def _deciding(self, key: Key) -> frozenset[str]:
        """The facts of which some answer could still change the label."""
        return frozenset() if self.reach(key).label else self.grid(key, self.label).deciding()

    def _spread(self, key: Key) -> Iterator[int]:
        places = [0]
        for axis, state, stride in zip(self.axes, key, self._strides, strict=True):
            steps = [cell * stride for cell in spread(state, axis.size)]
            places = [place + step for place in places for step in steps]
        return (self._fired[place] for place in places)

    def _label(self, fired: int) -> str:
        return self._resolve({self.rules[rule].label for rule in bits(fired)})

    def _fill(self) -> list[int]:
        fired = [0] * prod(self._lengths)
        for cells in product(*(range(axis.size) for axis in self.axes)):
            if self._fits(cells):
                place = sum(cell * stride for cell, stride in zip(cells, self._strides, strict=True))
                fired[place] = 1 << self._first(cells)
        # Axis by axis: a later axis gathers over the "not sure" of earlier ones too, so all are taken together.
        for length, stride in zip(self._lengths, self._strides, strict=True):
            self._fill_not_sure(fired, length, stride)
        return fired

    def _fill_not_sure(self, fired: list[int], length: int, stride: int) -> None:
        for block in range(0, len(fired), length * stride):
            for start in range(block, block + stride):
                union = 0
                for place in range(start, start + (length - 1) * stride, stride):
                    union |= fired[place]
                fired[start + (length - 1) * stride] = union

    def _fits(self, cells: Sequence[int]) -> bool:
        """Whether the cells contradict no bound."""
        return all(cells[part] <= cells[whole] for part, whole in self._bounds)

    def _first(self, cells: Sequence[int]) -> int:
        points = self._points(cells)
        return next(
            position for position, rule in enumerate(self.rules) if rule.when is None or holds(rule.when, points)
        )

    def _holding(self, cells: Sequence[int]) -> set[int]:
        """The rules whose own condition holds in some cells; the last one, which has none, where no other holds."""
        points = self._points(cells)
        holding = {place for place, rule in enumerate(self.rules) if rule.when is not None and holds(rule.when, points)}
        return holding or {len(self.rules) - 1}

    def _points(self, cells: Sequence[int]) -> dict[str, Point]:
        return {axis.name: axis.points[cell] for axis, cell in zip(self.axes, cells, strict=True)}


def spread(state: State, size: int) -> Sequence[int]:
    """The cells a fact may still turn out to be in; `size` itself stands for "not sure"."""
    if state == OPEN:
        return range(size + 1)
    return state if isinstance(state, tuple) else (state,)


def plain(state: State, size: int) -> Sequence[int]:
    """The cells a fact may in truth be in, whether it is unanswered or nobody is sure."""
    return range(size) if state in (OPEN, size) else spread(state, size)


def is_open(state: State) -> bool:
    """Whether an answer could still move the fact to one cell among several."""
    return state == OPEN or isinstance(state, tuple)


def bits(rules: int) -> tuple[int, ...]:
    """The positions of the rules in a set given as bits."""
    return tuple(position for position in range(rules.bit_length()) if rules >> position & 1)
