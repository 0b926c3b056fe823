"""The desk at which rows of a list are judged: what is imported into what, and the organisations that rows name.

Here: what judging every kind of row needs. What a row of a kind becomes is `importing.py`, of needs `need_lists.py`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime

from kjfz_bot.domain.access_table import OrganisationKind
from kjfz_bot.domain.appointment import Appointment
from kjfz_bot.domain.calendar import shanghai_date
from kjfz_bot.domain.organisation import Organisation
from kjfz_bot.domain.sheet import Kind, Line, Problem
from kjfz_bot.language.cells import plain
from kjfz_bot.storage import organisations
from kjfz_bot.storage.audit import OPERATOR, Deed
from kjfz_bot.storage.imports import Became
from kjfz_bot.storage.store import UnitOfWork


@dataclass(frozen=True, slots=True)
class Task:
    """What is imported into what; `district` is where everything without one of its own lies, and nothing else may.

    `by` is whom the audit names: a person, or the operator.
    """

    kind: Kind
    programme: str
    district: str | None
    now: datetime
    batch: int = 0
    by: int | str = OPERATOR

    @property
    def today(self) -> date:
        """The day on which it is imported."""
        return shanghai_date(self.now)


class Book:
    """The organisations of a programme as a list names them: by name or by code."""

    def __init__(self, known: list[Organisation]) -> None:
        self._by_code: dict[str, Organisation] = {}
        self._by_name: dict[tuple[OrganisationKind, str], list[Organisation]] = {}
        for each in known:
            self.add(each)

    def add(self, organisation: Organisation) -> None:
        """Know one more."""
        if organisation.code is not None:
            self._by_code[organisation.code] = organisation
        self._by_name.setdefault((organisation.kind, plain(organisation.name)), []).append(organisation)

    def coded(self, code: str | None) -> Organisation | None:
        """The organisation of a code, of whatever kind."""
        return None if code is None else self._by_code.get(code)

    def named(self, kind: OrganisationKind, name: str) -> list[Organisation]:
        """Those of a kind with that name, or the one with that code."""
        coded = self._by_code.get(name.upper())
        if coded is not None and coded.kind == kind:
            return [coded]
        return self._by_name.get((kind, plain(name)), [])

    def there(self, kind: OrganisationKind, name: str, district: str | None) -> Organisation | None:
        """The one with that name in that district."""
        return next((each for each in self.named(kind, name) if each.district == district), None)


@dataclass(frozen=True, slots=True)
class Desk:
    """What judging the rows of one transaction needs."""

    uow: UnitOfWork
    task: Task
    book: Book
    terms: dict[tuple[int, int], list[Appointment]] = field(default_factory=dict)
    begun: list[Appointment] = field(default_factory=list)
    titles: dict[int, set[str]] = field(default_factory=dict)
    deeds: list[Deed] = field(default_factory=list)


Written = list[Became]
Judged = Problem | Callable[[], Written]
"""What is wrong with a row; or what writes it."""


def open_desk(uow: UnitOfWork, task: Task) -> Desk:
    """Begin to judge rows by what is stored at this moment."""
    return Desk(uow, task, Book(organisations.everything(uow, task.programme)))


def one(desk: Desk, line: Line, column: str, kind: OrganisationKind) -> Organisation | Problem:
    """The one organisation a row names, of the district the list is of."""
    found = desk.book.named(kind, line.text(column))
    if len(found) != 1:
        return Problem(f"several_{kind}s" if found else f"unknown_{kind}", column)
    return near(desk, found[0], column)


def near(desk: Desk, organisation: Organisation, column: str) -> Organisation | Problem:
    """An organisation that a row names, where it is of the district the list is of."""
    if desk.task.district is not None and organisation.district not in (None, desk.task.district):
        return Problem("other_district", column)
    return organisation
