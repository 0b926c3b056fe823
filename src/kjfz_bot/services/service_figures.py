"""What hours come to: of one term, and of all terms an office or organisation sees, by firm, unit or district.

Whoever asks is let by the gate before (`read_hours`, and its scopes for what is listed); nothing sealed is opened here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from kjfz_bot.domain.access import Scope
from kjfz_bot.domain.appointment import Appointment
from kjfz_bot.domain.calendar import shanghai_date
from kjfz_bot.domain.service_progress import Progress, Year, progress
from kjfz_bot.domain.service_rules import ServiceRules
from kjfz_bot.programmes.programme import Programme
from kjfz_bot.storage import appointments, service_figures, service_totals
from kjfz_bot.storage.service_figures import Term
from kjfz_bot.storage.store import UnitOfWork

Programmes = Mapping[str, Programme]
By = Literal["firm", "unit", "district"]

_WITHOUT_RULES = ServiceRules()


@dataclass(frozen=True, slots=True)
class Line:
    """A term and the year of it that runs, or ran last; None where it has not begun."""

    term: Term
    year: Year | None


@dataclass(frozen=True, slots=True)
class Group:
    """What the terms of a firm, unit or district come to in their years, and how many of them are behind."""

    name: str
    terms: int = 0
    headline: int = 0
    claimed: int = 0
    waiting: int = 0
    disputed: int = 0
    checked: int = 0
    behind: int = 0


def progress_of(uow: UnitOfWork, programmes: Programmes, term: Appointment, now: datetime) -> Progress:
    """How far a term is today in Shanghai, from the sums that are kept."""
    sums = service_totals.of_appointment(uow, term.id)
    return progress(term, sums, rules_of(programmes, term.firm.programme), shanghai_date(now))


def all_of_person(
    uow: UnitOfWork, programmes: Programmes, person: int, now: datetime
) -> list[tuple[Appointment, Progress]]:
    """Every term of somebody, oldest first, with how far it is: what `/hours` tells, by a handful of statements."""
    terms = list(appointments.of_person(uow, person))
    sums, today = service_totals.of_appointments(uow, [term.id for term in terms]), shanghai_date(now)
    return [
        (term, progress(term, sums.get(term.id, {}), rules_of(programmes, term.firm.programme), today))
        for term in terms
    ]


def rules_of(programmes: Programmes, name: str) -> ServiceRules:
    """How a programme counts hours; where its pack says nothing, they are only added up."""
    programme = programmes.get(name)
    return _WITHOUT_RULES if programme is None or programme.service is None else programme.service


def lines(
    uow: UnitOfWork, programmes: Programmes, scope: Scope, now: datetime, since: date | None = None
) -> list[Line]:
    """The terms of a scope that run today, or that had not ended before `since`, each with its year."""
    today = shanghai_date(now)
    rules = rules_of(programmes, scope.programme)
    return [
        Line(term, _year(progress(term, term.sums, rules, today)))
        for term in service_figures.terms(uow, scope, since or today, today)
    ]


def _year(found: Progress) -> Year | None:
    return found.current or (found.years[-1] if found.years else None)


def grouped(found: Iterable[Line], by: By) -> list[Group]:
    """The same by firm, unit or district, in the order of their names."""
    named = _NAMES[by]
    groups: dict[tuple[str, int], Group] = {}
    for line in found:
        name = named(line.term)
        groups[name] = _with(groups.get(name, Group(name[0])), line.year)
    return [groups[each] for each in sorted(groups)]


_NAMES: Mapping[By, Callable[[Term], tuple[str, int]]] = {
    "firm": lambda term: (term.firm_name, term.firm),
    "unit": lambda term: (term.unit_name, term.unit),
    "district": lambda term: (term.district or "", 0),
}
"""By what terms are put together; two firms may be called the same."""


def _with(group: Group, year: Year | None) -> Group:
    if year is None:
        return group
    sums = year.sums
    return Group(
        group.name,
        group.terms + 1,
        group.headline + year.headline,
        group.claimed + sums.claimed,
        group.waiting + sums.waiting,
        group.disputed + sums.disputed,
        group.checked + sums.checked,
        group.behind + (year.pace is not None and year.pace.is_behind),
    )
