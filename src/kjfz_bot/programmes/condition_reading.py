"""Conditions from their written form, every fact and value in them checked against the fact table."""

from typing import Any

from kjfz_bot.programmes.conditions import OPEN_ENDED, OPERATORS, Comparison, Condition, Every, Negation, Some
from kjfz_bot.programmes.facts import Fact, FactTable
from kjfz_bot.programmes.schema import ConditionPart
from kjfz_bot.programmes.source import Place, Source


def read_condition(part: ConditionPart, facts: FactTable, source: Source, place: Place) -> Condition:
    """A condition ready to be evaluated; ContentError where it names something that is not there."""
    if part.all is not None:
        return Every(_parts(part.all, facts, source, (*place, "all")))
    if part.any is not None:
        return Some(_parts(part.any, facts, source, (*place, "any")))
    if part.negated is not None:
        return Negation(read_condition(part.negated, facts, source, (*place, "not")))
    return _comparison(part, facts, source, place)


def _parts(parts: tuple[ConditionPart, ...], facts: FactTable, source: Source, place: Place) -> tuple[Condition, ...]:
    return tuple(read_condition(part, facts, source, (*place, index)) for index, part in enumerate(parts))


def _comparison(part: ConditionPart, facts: FactTable, source: Source, place: Place) -> Comparison:
    name = str(part.fact)
    if name not in facts.comparable:
        raise source.unknown((*place, "fact"), "The fact", name, facts.comparable)
    [(operator, operand)] = part.operators.items()
    kind = "years" if facts.derived(name) else facts[name].kind
    if kind not in OPERATORS[operator].kinds:
        right = [word for word, each in OPERATORS.items() if kind in each.kinds]
        remedy = f"Use one of {', '.join(right)}." if right else "Compare the number derived from the date."
        raise source.error((*place, operator), f"'{operator}' does not go with '{name}', which is {kind}.", remedy)
    fact, checked = facts.source(name), (*place, operator)
    if kind == "years":
        _check_number(name, operand, source, checked, open_ended=fact.kind == "years" and fact.open_ended)
    elif kind == "yes_no":
        _check_truth(name, operand, source, checked)
    else:
        _check_values(fact, operand, source, checked)
    return Comparison(name, operator, operand)


def _check_truth(name: str, operand: Any, source: Source, place: Place) -> None:
    if not isinstance(operand, bool):
        raise source.error(place, f"'{name}' is yes or no.", "Write true or false.")


def _check_number(name: str, operand: Any, source: Source, place: Place, *, open_ended: bool) -> None:
    if open_ended and operand == OPEN_ENDED:
        return
    if isinstance(operand, bool) or not isinstance(operand, int | float):
        raise source.error(place, f"'{name}' is a number, not {operand!r}.", "Write a number such as 3.")


def _check_values(fact: Fact, operand: Any, source: Source, place: Place) -> None:
    for value in (operand,) if isinstance(operand, str) else tuple(operand or (None,)):
        if value not in fact.values:
            raise source.unknown(place, f"In '{fact.name}' the value", value, fact.values)
