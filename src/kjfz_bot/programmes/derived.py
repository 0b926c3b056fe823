"""Numbers derived from a date: the only computing a pack may ask for, by the name of a function here.

A derived number is whole, goes from 0 to `highest`, and never rises as the date comes later: so the two ends of a month
bound every day in it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from kjfz_bot.domain.calendar import birth_date_at_age, completed_years


@dataclass(frozen=True, slots=True)
class Derivation:
    """How a number comes from a date and the reference date, and a date that gives a wanted number."""

    number: Callable[[date, date], int]
    date: Callable[[int, date], date]
    highest: int


DERIVATIONS: dict[str, Derivation] = {
    "completed_years": Derivation(completed_years, birth_date_at_age, highest=130),
}
