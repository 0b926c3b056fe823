"""The fact table: what a programme may ask, which values each fact takes, and the check of values given.

Facts are JSON-native everywhere: `true`, `"university"`, `3.5`, `"open_ended"`, `["a", "b"]`, `"1971-03-05"`,
`"1971-03"` or `"not_sure"`. Not here: how a fact is asked for (locales) and what it decides (packs).
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

from kjfz_bot.domain.calendar import month_ends
from kjfz_bot.errors import FactError
from kjfz_bot.programmes.conditions import OPEN_ENDED, chosen, number
from kjfz_bot.programmes.nearest import likely, nearest

NOT_SURE = "not_sure"
EARLIEST_DATE = date(1900, 1, 1)
MOST_YEARS = 100
MOST_SHOWN = 60
_UNSURE = f'"{NOT_SURE}"'

FactValue: TypeAlias = bool | int | float | str | Sequence[str]
Facts: TypeAlias = Mapping[str, FactValue]
FactKind: TypeAlias = Literal["yes_no", "choice", "choices", "years", "date"]


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing a programme may ask. `exclusive` values clear the others when picked in a chat.

    The answer to a `place_bound` fact holds for one programme's place only: elsewhere the same question asks anew.
    """

    name: str
    kind: FactKind
    values: tuple[str, ...] = ()
    open_ended: bool = False
    empty: bool = False
    exclusive: tuple[str, ...] = ()
    at_most: str | None = None
    changeable: bool = True
    place_bound: bool = False


@dataclass(frozen=True, slots=True)
class DerivedFact:
    """A number computed from a date fact by a function of `derived`."""

    name: str
    function: str
    of: str


class FactTable:
    """The facts known to a programme, and the check of values against them."""

    def __init__(self, facts: Mapping[str, Fact], derived: Mapping[str, DerivedFact]) -> None:
        self._facts = dict(facts)
        self._derived = dict(derived)
        self._limits = tuple((fact.name, fact.at_most) for fact in facts.values() if fact.at_most)
        self._bound = {name: self._reachable(name) for name in facts}

    @property
    def names(self) -> tuple[str, ...]:
        """Every fact's name, in the order of the table."""
        return tuple(self._facts)

    def get(self, name: str) -> Fact | None:
        """The fact of that name, or None where the table has none."""
        return self._facts.get(name)

    def __getitem__(self, name: str) -> Fact:
        return self._facts[name]

    def derived(self, name: str) -> DerivedFact | None:
        """The derived fact of that name, or None."""
        return self._derived.get(name)

    def source(self, name: str) -> Fact:
        """The fact that a comparison named `name` rests on: itself, or the date it is derived from."""
        derived = self._derived.get(name)
        return self._facts[derived.of if derived else name]

    @property
    def derivations(self) -> Mapping[str, DerivedFact]:
        """Every derived fact by its name."""
        return self._derived

    def bound_with(self, name: str) -> tuple[str, ...]:
        """A fact and those that "at most" ties to it, directly or through others, in the order of the table."""
        return self._bound[name]

    @property
    def comparable(self) -> tuple[str, ...]:
        """Every name a condition may use: facts and derived facts."""
        return (*self._facts, *self._derived)

    def check(self, facts: Facts, on: date) -> dict[str, FactValue]:
        """The same facts once every name and value is known to be right; FactError for the first that is not."""
        checked: dict[str, FactValue] = {}
        for name, value in facts.items():
            fact = self._facts.get(name)
            if fact is None:
                raise self._unknown(name)
            checked[name] = NOT_SURE if value == NOT_SURE else _CHECKS[fact.kind](fact, value, on)
        for name, limit in self.contradictions(checked):
            part, whole = checked[name], checked[limit]
            message = f"'{name}' is {part}, more than '{limit}', which is {whole}. Give at most {whole}."
            raise FactError(name, message, str(whole))
        return checked

    def contradictions(self, facts: Facts) -> Iterator[tuple[str, str]]:
        """The pairs of facts of which the first is more than the second, though it is a part of it."""
        for name, limit in self._limits:
            part, whole = facts.get(name), facts.get(limit)
            if part is None or whole is None or NOT_SURE in (part, whole):
                continue
            if number(part) > number(whole):
                yield name, limit

    def _reachable(self, name: str) -> tuple[str, ...]:
        tied = {name}
        while more := {other for pair in self._limits if tied & set(pair) for other in pair} - tied:
            tied |= more
        return tuple(other for other in self._facts if other in tied)

    def _unknown(self, name: str) -> FactError:
        derived = self._derived.get(name)
        right = derived.of if derived else nearest(name, self._facts)
        return FactError(name, f"{name[:MOST_SHOWN]!r} is not a fact of the table. Did you mean '{right}'?", right)


def birth_range(value: str, on: date) -> tuple[date, date]:
    """The first and last day a checked date value may stand for: twice the same for a full date."""
    if len(value) == len("1971-03-05"):
        day = date.fromisoformat(value)
        return day, day
    first, last = month_ends(int(value[:4]), int(value[5:7]))
    return first, min(last, on)


def _wrong(fact: Fact, value: object, form: str, right: str | None) -> FactError:
    hint = f" Did you mean {right}?" if right else ""
    shown = repr(value) if isinstance(value, str) else json.dumps(value, default=str)
    return FactError(fact.name, f"'{fact.name}' cannot be {shown[:MOST_SHOWN]}: it takes {form}.{hint}", right)


# A JSON true is no number and a JSON 1 is no yes: Python takes them for equal, so each check looks at the type.
def _check_yes_no(fact: Fact, value: FactValue, _on: date) -> bool:
    if isinstance(value, bool):
        return value
    words = {"yes": "true", "y": "true", "1": "true", "no": "false", "n": "false", "0": "false"}
    right = likely(words.get(str(value).lower(), value), ("true", "false", NOT_SURE))
    raise _wrong(fact, value, f"true, false or {_UNSURE}", right)


def _check_choice(fact: Fact, value: FactValue, _on: date) -> str:
    if isinstance(value, str) and value in fact.values:
        return value
    raise _wrong(fact, value, f"one of {', '.join(fact.values)}, or {_UNSURE}", likely(value, (*fact.values, NOT_SURE)))


def _check_choices(fact: Fact, value: FactValue, on: date) -> FactValue:
    if isinstance(value, str):
        return _check_choice(fact, value, on)
    if not isinstance(value, list | tuple):
        form = f"one or a list of {', '.join(fact.values)}, or {_UNSURE}"
        raise _wrong(fact, value, form, likely(value, fact.values))
    if not value and not fact.empty:
        raise _wrong(fact, value, f"at least one of {', '.join(fact.values)}", likely("none", fact.values))
    return list(dict.fromkeys(_check_choice(fact, item, on) for item in value))


def _check_years(fact: Fact, value: FactValue, _on: date) -> FactValue:
    if fact.open_ended and value == OPEN_ENDED:
        return value
    form = f"a number of years from 0 to {MOST_YEARS}" + (f' or "{OPEN_ENDED}"' if fact.open_ended else "")
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise _wrong(fact, value, form, _nearest_years(fact, value))
    if not 0 <= value <= MOST_YEARS:
        raise _wrong(fact, value, form, "0" if value < 0 else str(MOST_YEARS))
    return value


def _nearest_years(fact: Fact, value: object) -> str | None:
    digits = re.search(r"\d{1,2}(\.\d+)?", str(value)[:20])
    if digits:
        return digits.group()
    return likely(value, (OPEN_ENDED, NOT_SURE) if fact.open_ended else (NOT_SURE,))


def _check_date(fact: Fact, value: FactValue, on: date) -> str:
    form = "a date such as 1971-03-05, or a year and month such as 1971-03"
    if not isinstance(value, str) or not re.fullmatch(r"\d{4}-\d{2}(-\d{2})?", value, re.ASCII):
        raise _wrong(fact, value, form, _nearest_date(str(value)))
    try:
        first, _ = birth_range(value, on)
    except ValueError:
        raise _wrong(fact, value, f"{form}, of a day that exists", _nearest_date(value)) from None
    if first < EARLIEST_DATE:
        raise _wrong(fact, value, f"a date from {EARLIEST_DATE} on", EARLIEST_DATE.isoformat())
    if first > on:
        raise _wrong(fact, value, f"a date not after the reference date {on}", on.isoformat())
    return value


def _nearest_date(text: str) -> str | None:
    """The last day that exists up to the one written, such as 28 February for the 30th; a month where no day is."""
    written = re.match(r"(\d{4})(?:\D?(\d{1,2})(?:\D?(\d{1,2}))?)?", text, re.ASCII)
    if not written or not int(written[1]):
        return likely(text, (NOT_SURE,))
    last = month_ends(int(written[1]), min(max(int(written[2] or 1), 1), 12))[1]
    if not written[3]:
        return last.isoformat()[: len("1971-03")]
    return last.replace(day=min(max(int(written[3]), 1), last.day)).isoformat()


_CHECKS: dict[FactKind, Callable[[Fact, FactValue, date], FactValue]] = {
    "yes_no": _check_yes_no,
    "choice": _check_choice,
    "choices": _check_choices,
    "years": _check_years,
    "date": _check_date,
}


def several(value: FactValue) -> Sequence[str]:
    """The values of a `choices` fact, given as one value or a list."""
    return chosen(value)
