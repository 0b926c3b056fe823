"""Ages and dates as the programmes count them."""

from datetime import UTC, date, datetime

import pytest

from kjfz_bot.domain.calendar import birth_date_at_age, completed_years, is_quiet, month_ends, shanghai_date


@pytest.mark.parametrize(
    ("birth", "on", "years"),
    [
        ("1970-03-05", "2026-03-04", 55),
        ("1970-03-05", "2026-03-05", 56),
        ("1972-02-29", "2027-02-28", 54),
        ("1972-02-29", "2027-03-01", 55),
        ("1972-02-29", "2028-02-28", 55),
        ("1972-02-29", "2028-02-29", 56),
        ("2026-01-01", "2026-01-01", 0),
    ],
)
def test_a_year_of_age_is_completed_on_the_birthday(birth: str, on: str, years: int) -> None:
    """The birthday itself counts; one on 29 February is kept on 1 March in common years."""
    assert completed_years(date.fromisoformat(birth), date.fromisoformat(on)) == years


@pytest.mark.parametrize("on", ["2024-02-29", "2025-02-28", "2026-03-01", "2026-12-31"])
@pytest.mark.parametrize("age", [0, 1, 40, 41, 55, 56])
def test_a_birth_date_at_an_age_has_that_age(age: int, on: str) -> None:
    """The date offered for an age gives this age on the reference date, on leap days too."""
    day = date.fromisoformat(on)

    assert completed_years(birth_date_at_age(age, day), day) == age


def test_the_date_is_shanghais() -> None:
    """Late in the evening of one day in London it is the next day in Shanghai."""
    assert shanghai_date(datetime(2026, 2, 28, 16, 0, tzinfo=UTC)) == date(2026, 3, 1)
    assert shanghai_date(datetime(2026, 2, 28, 15, 59, tzinfo=UTC)) == date(2026, 2, 28)


def test_a_month_ends_on_its_last_day() -> None:
    """February of a leap year ends on the 29th."""
    assert month_ends(2028, 2) == (date(2028, 2, 1), date(2028, 2, 29))


@pytest.mark.parametrize(
    ("moment", "quiet"),
    [
        ("2026-03-01T12:59:59.999999", False),
        ("2026-03-01T13:00:00", True),
        ("2026-03-01T16:00:00", True),
        ("2026-03-01T23:59:59.999999", True),
        ("2026-03-02T00:00:00", False),
        ("2026-07-01T04:00:00", False),
    ],
)
def test_the_night_is_quiet(moment: str, quiet: bool) -> None:
    """From nine in the evening to eight in the morning in Shanghai, told from UTC."""
    assert is_quiet(datetime.fromisoformat(moment).replace(tzinfo=UTC)) is quiet
