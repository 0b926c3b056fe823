"""Tables for the conditions of a pack: one axis for each fact they name."""

from collections.abc import Callable, Collection, Iterable, Sequence
from math import prod

from kjfz_bot.programmes.cells import Axis, ChoiceAxis, DateAxis, ListAxis, YearsAxis, years_limits
from kjfz_bot.programmes.conditions import Comparison, comparisons
from kjfz_bot.programmes.derived import DERIVATIONS
from kjfz_bot.programmes.facts import Fact, FactTable
from kjfz_bot.programmes.table import Rule, Table

MOST_COMBINATIONS = 50_000


class TableMaker:
    """Makes tables that share the limits of facts bound to each other ("at most") across a whole pack."""

    def __init__(self, facts: FactTable, all_comparisons: Iterable[Comparison]) -> None:
        self._facts = facts
        self._numbers = {number.of: number for number in facts.derivations.values()}
        everything = tuple(all_comparisons)
        self._shared = {
            name: years_limits(each for each in everything if each.fact in facts.bound_with(name))
            for name in facts.names
            if len(facts.bound_with(name)) > 1
        }

    def table(self, rules: Sequence[Rule], resolve: Callable[[Collection[str]], str]) -> Table | None:
        """The table of some rules, or None where it would have too many combinations to work out."""
        own = [each for rule in rules if rule.when for each in comparisons(rule.when)]
        names = self._names(own)
        axes = [self._axis(self._facts[name], own) for name in names]
        if prod(axis.size + 1 for axis in axes) > MOST_COMBINATIONS:
            return None
        return Table(axes, rules, resolve, self._bounds(names))

    def _names(self, own: Sequence[Comparison]) -> list[str]:
        """The facts compared, each with the one it is tied to."""
        named = dict.fromkeys(self._facts.source(each.fact).name for each in own)
        return list(dict.fromkeys(other for name in named for other in self._facts.bound_with(name)))

    def _bounds(self, names: Sequence[str]) -> list[tuple[int, int]]:
        limits = [(name, self._facts[name].at_most) for name in names]
        return [(names.index(name), names.index(limit)) for name, limit in limits if limit]

    def _axis(self, fact: Fact, own: Sequence[Comparison]) -> Axis:
        match fact.kind:
            case "yes_no" | "choice":
                return ChoiceAxis(fact, own)
            case "choices":
                return ListAxis(fact, own)
            case "years":
                return YearsAxis(fact, own, self._shared.get(fact.name))
            case "date":
                number = self._numbers[fact.name]
                return DateAxis(fact, number.name, DERIVATIONS[number.function], own)
