"""Days on which people work: as the State Council announced them, and by the weekend where it has not yet."""

from datetime import date

import pytest

from kjfz_bot.domain.workdays import is_holiday, is_workday, since_rest, week_begins, week_name


@pytest.mark.parametrize(
    ("day", "works", "holiday"),
    [
        (date(2026, 2, 14), True, False),  # a Saturday worked for the Spring Festival
        (date(2026, 2, 16), False, True),  # New Year's Eve, a Monday
        (date(2026, 2, 22), False, True),  # a Sunday within the holiday
        (date(2026, 2, 24), True, False),
        (date(2026, 3, 1), False, False),  # a common Sunday
        (date(2025, 10, 8), False, True),
        (date(2031, 10, 1), True, False),  # nothing is announced of that year: a Wednesday
        (date(2031, 10, 4), False, False),
    ],
)
def test_announced_holidays_and_the_days_worked_for_them(day: date, works: bool, holiday: bool) -> None:
    """A common weekend is no holiday, though nobody works."""
    assert (is_workday(day), is_holiday(day)) == (works, holiday)


def test_what_would_have_been_said_on_days_of_rest_is_said_after_them() -> None:
    """Nine days of the Spring Festival."""
    found = since_rest(date(2026, 2, 24))

    assert (found[-1], len(found)) == (date(2026, 2, 15), 10)
    assert since_rest(date(2026, 3, 3)) == [date(2026, 3, 3)]


def test_weeks_begin_on_monday_and_follow_each_other() -> None:
    """Also where the year changes."""
    assert week_begins(date(2026, 3, 1)) == date(2026, 2, 23)
    assert [week_name(day) for day in (date(2026, 12, 28), date(2027, 1, 3), date(2027, 1, 4))] == [
        "2026-W53",
        "2026-W53",
        "2027-W01",
    ]
