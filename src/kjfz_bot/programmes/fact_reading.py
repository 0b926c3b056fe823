"""The fact table from `facts.yaml` and a pack's own facts, its names checked against each other."""

from collections.abc import Mapping

from kjfz_bot.programmes.derived import DERIVATIONS
from kjfz_bot.programmes.facts import DerivedFact, Fact, FactTable
from kjfz_bot.programmes.schema import DerivedPart, FactPart
from kjfz_bot.programmes.source import Source


def read_facts(
    source: Source,
    facts: Mapping[str, FactPart],
    derived: Mapping[str, DerivedPart],
    shared: FactTable | None = None,
) -> FactTable:
    """The table of the facts declared in one file, added to the shared ones."""
    known = {} if shared is None else {name: shared[name] for name in shared.names}
    for name, part in facts.items():
        if name in known:
            raise source.error(("facts", name), f"the shared table has '{name}' already.", "Choose another name.")
        known[name] = Fact(name, **part.model_dump())
    numbers = {} if shared is None else dict(shared.derivations)
    for name, number in derived.items():
        numbers[name] = _derived(source, name, number, known, numbers)
    for name in facts:
        _check_fact(source, known[name], known)
    return FactTable(known, numbers)


def _check_fact(source: Source, fact: Fact, known: Mapping[str, Fact]) -> None:
    place = ("facts", fact.name)
    if fact.at_most:
        _check_tie(source, fact, fact.at_most, known)
    for value in fact.exclusive:
        if value not in fact.values:
            raise source.unknown((*place, "exclusive"), "The value", value, fact.values)
    if len(set(fact.values)) < len(fact.values):
        raise source.error((*place, "values"), "a value is listed twice.", "Keep one of them.")


def _check_tie(source: Source, fact: Fact, limit: str, known: Mapping[str, Fact]) -> None:
    """Facts are tied in pairs only: a change of one can then always be fitted to the other."""
    place = ("facts", fact.name, "at_most")
    years = [name for name, other in known.items() if other.kind == "years" and name != fact.name]
    if limit not in years:
        raise source.unknown(place, "The fact of kind years", limit, years)
    tied = [name for name, other in known.items() if {name, other.at_most} & {limit, fact.name}]
    if len(tied) > 2:
        problem = f"only two facts may be tied to each other, and these are {', '.join(tied)}."
        raise source.error(place, problem, "Take one 'at_most' out.")


def _derived(
    source: Source, name: str, part: DerivedPart, known: Mapping[str, Fact], numbers: Mapping[str, DerivedFact]
) -> DerivedFact:
    place = ("derived", name)
    dates = [each for each, fact in known.items() if fact.kind == "date"]
    if part.function not in DERIVATIONS:
        raise source.unknown((*place, "function"), "The function", part.function, DERIVATIONS)
    if part.of not in dates:
        raise source.unknown((*place, "of"), "The fact of kind date", part.of, dates)
    other = next((number.name for number in numbers.values() if number.of == part.of), None)
    if other or name in known:
        raise source.error(place, f"'{other or name}' has this date or name already.", "Use that one, or another date.")
    return DerivedFact(name, part.function, part.of)
