"""Conditions from their written form, every fact and value in them checked against the fact table."""

from typing import Any

from kjfz_bot.programmes.conditions import OPEN_ENDED, OPERATORS, Comparison, Condition, Every, Negation, Some
from kjfz_bot.programmes.facts import FactTable
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
    _check_operand(name, kind, operand, facts, source, (*place, operator))
    return Comparison(name, operator, operand)


def _check_operand(name: str, kind: str, operand: Any, facts: FactTable, source: Source, place: Place) -> None:
    if kind == "yes_no":
        if not isinstance(operand, bool):
            raise source.error(place, f"'{name}' is yes or no.", "Write true or false.")
    elif kind == "years":
        open_ended = operand == OPEN_ENDED and not facts.derived(name) and facts[name].open_ended
        if isinstance(operand, bool) or not (open_ended or isinstance(operand, int | float)):
            raise source.error(place, f"'{name}' is a number, not {operand!r}.", "Write a number such as 3.")
    else:
        for value in (operand,) if isinstance(operand, str) else tuple(operand or (None,)):
            if value not in facts[name].values:
                raise source.unknown(place, f"In '{name}' the value", value, facts[name].values)
