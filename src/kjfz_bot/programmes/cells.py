"""Cells: the values of one fact parted so that no condition at hand can tell two values of a cell apart.

An `Axis` finds the cell of a value and a value for a cell. Evaluating over cells is exact and finite: numbers part at
the limits that conditions name, dates at the days where a derived number passes one, lists by what they contain.
Not here: facts without a value (`table`).
"""

from abc import ABC, abstractmethod
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import chain, combinations

from kjfz_bot.programmes.conditions import OPEN_ENDED, Comparison, Point
from kjfz_bot.programmes.derived import Derivation
from kjfz_bot.programmes.facts import Fact, FactValue, birth_range, several

MOST_LISTED = 12


class Axis(ABC):
    """The cells of one fact. `name` is what conditions call it: the fact, or the number derived from it."""

    def __init__(self, fact: Fact, name: str, comparisons: Iterable[Comparison]) -> None:
        self.fact = fact
        self.name = name
        self.comparisons = tuple(dict.fromkeys(comparison for comparison in comparisons if comparison.fact == name))
        plainest: dict[tuple[bool, ...], Point] = {}
        for point in self.candidates():
            plainest.setdefault(self.signature(point), point)
        self.points = tuple(plainest.values())
        self._cells = {signature: cell for cell, signature in enumerate(plainest)}

    @property
    def size(self) -> int:
        """How many cells there are."""
        return len(self.points)

    @abstractmethod
    def candidates(self) -> Iterable[Point]:
        """Values enough to meet every cell, the plainest of each cell first."""

    @abstractmethod
    def refined(self, comparisons: Iterable[Comparison]) -> "Axis":
        """The axis of the same fact parted by other comparisons."""

    def answers(self, point: Point) -> tuple[bool, ...]:
        """What every comparison says of a value."""
        return tuple(comparison.holds(point) for comparison in self.comparisons)

    def signature(self, point: Point) -> tuple[bool, ...]:
        """What parts a value from those of other cells."""
        return self.answers(point)

    def cell(self, point: Point) -> int:
        """The cell a value is in."""
        return self._cells[self.signature(point)]

    def state(self, value: FactValue, _on: date) -> int | tuple[int, int]:
        """The cell of a fact's answer on the reference date; both ends' cells where a month leaves it open."""
        return self.cell(value)

    def value(self, cell: int, _on: date) -> FactValue:
        """A value that lies in a cell on the reference date."""
        return self.points[cell]


class ChoiceAxis(Axis):
    """A yes/no fact or a choice of one value."""

    def __init__(self, fact: Fact, comparisons: Iterable[Comparison]) -> None:
        super().__init__(fact, fact.name, comparisons)
        self._of_value = {point: self.cell(point) for point in self.candidates()}

    def candidates(self) -> tuple[bool | str, ...]:
        """Every value the fact may have."""
        return (True, False) if self.fact.kind == "yes_no" else self.fact.values

    def refined(self, comparisons: Iterable[Comparison]) -> "ChoiceAxis":
        """The same fact parted by other comparisons."""
        return ChoiceAxis(self.fact, comparisons)

    def state(self, value: FactValue, _on: date) -> int:
        """The cell of the one value given."""
        return self._of_value[value]  # type: ignore[index]  # the table of facts lets no list through here


class ListAxis(Axis):
    """A fact that takes one value or a list of values."""

    def __init__(self, fact: Fact, comparisons: Iterable[Comparison]) -> None:
        super().__init__(fact, fact.name, comparisons)
        self._of_value: dict[FactValue, int] = {}

    def candidates(self) -> Iterable[Sequence[str]]:
        """Every list the fact may have, single values first."""
        sizes = range(1, len(self.fact.values) + 1)
        empty: tuple[Sequence[str], ...] = ((),) if self.fact.empty else ()
        return chain(*(combinations(self.fact.values, size) for size in sizes), empty)

    def refined(self, comparisons: Iterable[Comparison]) -> "ListAxis":
        """The same fact parted by other comparisons."""
        return ListAxis(self.fact, comparisons)

    def state(self, value: FactValue, _on: date) -> int:
        """The cell of one value or of a list."""
        key = value if isinstance(value, str) else tuple(several(value))
        if key not in self._of_value:
            self._of_value[key] = self.cell(several(value))
        return self._of_value[key]

    def value(self, cell: int, _on: date) -> FactValue:
        """One value where one is enough, else a list."""
        values = several(self.points[cell])
        return values[0] if len(values) == 1 else list(values)


class YearsAxis(Axis):
    """A number of years, perhaps open-ended.

    The line of years is parted at the limits named by comparisons into points and the stretches between them. Where
    the fact is bound to another ("at most"), `shared` are the limits of both, and every piece is a cell of its own:
    so comparing cells compares the facts.
    """

    def __init__(self, fact: Fact, comparisons: Iterable[Comparison], shared: Sequence[float] | None = None) -> None:
        own = tuple(comparison for comparison in comparisons if comparison.fact == fact.name)
        self.shared = shared
        self.limits = years_limits(own) if shared is None else tuple(shared)
        super().__init__(fact, fact.name, own)
        self._of_piece = {self.piece(point): self.cell(point) for point in self.candidates()}

    def candidates(self) -> tuple[FactValue, ...]:
        """A value for each piece, in rising order."""
        edges = [-1.0, *self.limits]
        values: list[FactValue] = []
        for low, high in zip(edges, [*self.limits, None], strict=True):
            values += [] if low < 0 else [_tidy(low)]
            values += [] if high == 0 else [_between(low, high)]
        return (*values, OPEN_ENDED) if self.fact.open_ended else tuple(values)

    def refined(self, comparisons: Iterable[Comparison]) -> "YearsAxis":
        """The same fact parted by other comparisons."""
        return YearsAxis(self.fact, comparisons, self.shared)

    def piece(self, point: Point) -> int:
        """The number of the piece a value lies in, rising with the value."""
        if point == OPEN_ENDED:
            return 2 * len(self.limits) + 1
        index = bisect_left(self.limits, point)  # type: ignore[type-var]  # only numbers come here
        return 2 * index + (index < len(self.limits) and self.limits[index] == point)

    def signature(self, point: Point) -> tuple[bool, ...]:
        """What comparisons say of a value and, where the fact is bound, which piece it is in."""
        pieces = () if self.shared is None else range(2 * len(self.limits) + 2)
        return (*self.answers(point), *(self.piece(point) == piece for piece in pieces))

    def state(self, value: FactValue, _on: date) -> int:
        """The cell of a number of years."""
        return self._of_piece[self.piece(value)]


class DateAxis(Axis):
    """A date, seen only through the number derived from it."""

    def __init__(self, fact: Fact, name: str, derivation: Derivation, comparisons: Iterable[Comparison]) -> None:
        self.derivation = derivation
        super().__init__(fact, name, comparisons)
        self._of_number: dict[int, int] = {}

    def candidates(self) -> Sequence[int]:
        """The whole numbers at and beside every limit."""
        limits = {round(comparison.operand) for comparison in self.comparisons}
        near = {limit + step for limit in limits for step in (-1, 0, 1)} or {0}
        return sorted(number for number in near if 0 <= number <= self.derivation.highest)

    def refined(self, comparisons: Iterable[Comparison]) -> "DateAxis":
        """The same date parted by other comparisons."""
        return DateAxis(self.fact, self.name, self.derivation, comparisons)

    def state(self, value: FactValue, on: date) -> int | tuple[int, int]:
        """The cell of a date, or of both ends of a month where they differ."""
        first, last = (self._number_cell(self.derivation.number(day, on)) for day in birth_range(str(value), on))
        return first if first == last else (first, last)

    def value(self, cell: int, on: date) -> FactValue:
        """A date that gives the cell's number on the reference date."""
        return self.derivation.date(int(self.points[cell]), on).isoformat()  # type: ignore[arg-type]  # numbers only

    def _number_cell(self, number: int) -> int:
        if number not in self._of_number:
            self._of_number[number] = self.cell(number)
        return self._of_number[number]


def years_limits(comparisons: Iterable[Comparison]) -> tuple[float, ...]:
    """The numbers of years that comparisons name, rising."""
    return tuple(sorted({float(each.operand) for each in comparisons if each.operand != OPEN_ENDED}))


def refine(axes: Sequence[Axis]) -> Axis:
    """One axis fine enough for all the given axes of one fact."""
    return axes[0].refined(comparison for axis in axes for comparison in axis.comparisons)


def _between(low: float, high: float | None) -> FactValue:
    if high is None:
        return _tidy(low + 1)
    if low < 0:
        return _tidy(high - 1 if high >= 1 else high / 2)
    return _tidy(low + 1 if low + 1 < high else (low + high) / 2)


def _tidy(number: float) -> int | float:
    return int(number) if number == int(number) else number
