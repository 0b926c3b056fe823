"""A researcher's term at a firm, and the service time it began with when it was taken over from elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

from kjfz_bot.domain.access import Object
from kjfz_bot.domain.organisation import Organisation

State = Literal["serving", "paused", "completed", "ended_early"]
STATES: tuple[State, ...] = get_args(State)

UNDER_WAY: tuple[State, ...] = ("serving", "paused")
"""The states of a term that makes whoever serves a VP."""

MINUTES_A_YEAR = 366 * 24 * 60
"""More than this nobody can have served in a year."""


@dataclass(frozen=True, slots=True)
class Opening:
    """Minutes of one service year, counted from 1, that were served before the ledger began, and who says so."""

    year: int
    minutes: int
    source: str


@dataclass(frozen=True, slots=True)
class Appointment:
    """A term: who serves where, sent by whom, from the first to the last day."""

    id: int
    person: int
    firm: Organisation
    unit: Organisation
    starts_on: date
    ends_on: date
    state: State
    openings: tuple[Opening, ...] = ()

    @property
    def is_under_way(self) -> bool:
        """Whether it makes whoever serves a VP."""
        return self.state in UNDER_WAY

    @property
    def thing(self) -> Object:
        """What the gate has to know of it: it is the researcher's, at the firm, sent by the unit."""
        firm = self.firm
        return Object(
            owner=self.person,
            organisation=firm.id,
            unit=self.unit.id,
            district=firm.district,
            programme=firm.programme,
        )


def year_begins(starts_on: date, year: int) -> date:
    """The first day of a service year; one that began on 29 February goes on with 1 March in common years."""
    try:
        return starts_on.replace(year=starts_on.year + year - 1)
    except ValueError:
        return date(starts_on.year + year - 1, 3, 1)


def impossible(starts_on: date, ends_on: date, openings: tuple[Opening, ...], today: date) -> tuple[str, str] | None:
    """What cannot be of a term as it is taken over, with the column it stands in; None where all can be."""
    if ends_on <= starts_on:
        return "ends_first", "ends_on"
    for opening in openings:
        begins = year_begins(starts_on, opening.year)
        if begins > min(today, ends_on):
            return "year_not_begun", f"hours_{opening.year}"
        if not 0 <= opening.minutes <= MINUTES_A_YEAR:
            return "too_many_hours", f"hours_{opening.year}"
        if not opening.source:
            return "no_source", "source"
    return None
