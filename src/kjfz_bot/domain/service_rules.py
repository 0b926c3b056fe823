"""What a programme says of service time, and what it leaves to a setting: the minimum, and how time is counted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from kjfz_bot.domain.service_entry import A_DAY

YearKind = Literal["service", "calendar"]
"""From when a year of service is counted: from the term's first day, or from 1 January."""

Reading = Literal["working_days", "calendar_days"]


@dataclass(frozen=True, slots=True)
class Duty:
    """One of the duties that hours are entered under, and the clause it stands in."""

    id: str
    clause: str


@dataclass(frozen=True, slots=True)
class Minimum:
    """What has to be served in a year: `months` as the document says it, days as two readings of that.

    No document says how months become hours: the readings are settings, and the programme's authority decides.
    """

    months: int
    clause: str
    in_principle: bool
    working_days: int
    calendar_days: int
    measured_by: Reading


@dataclass(frozen=True, slots=True)
class ServiceRules:
    """How hours of a programme are counted. Without a `minimum` the document says nothing of one.

    `day_cap` are the minutes of a day that can be entered at most over all firms, None where there is no such limit;
    `back_days` how long ago a day can be entered. `platforms` are where results are listed, none where nobody asks.
    """

    minimum: Minimum | None = None
    year: YearKind = "service"
    day_minutes: int = 8 * 60
    duties: tuple[Duty, ...] = ()
    day_cap: int | None = A_DAY // 2
    back_days: int = 31
    platforms: tuple[str, ...] = ()
    results_clause: str | None = None

    def owed(self, reading: Reading | None = None) -> int | None:
        """Minutes to be served a year, by one reading of the minimum; by that which is measured where none is named."""
        if self.minimum is None:
            return None
        reading = reading or self.minimum.measured_by
        days = self.minimum.working_days if reading == "working_days" else self.minimum.calendar_days
        return days * self.day_minutes

    def duty(self, category: str) -> Duty | None:
        """The duty of a name."""
        return next((duty for duty in self.duties if duty.id == category), None)
