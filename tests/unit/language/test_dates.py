"""Dates and birth dates, against dates written by rule."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kjfz_bot.language.births import parse_birth
from kjfz_bot.language.dates import parse_date

TODAY = date(2026, 3, 11)
_DIGITS = str.maketrans("0123456789", "〇一二三四五六七八九")
_PAST_YEAR = st.integers(0, 364).map(lambda days: TODAY - timedelta(days=days))
_ANY_DAY = st.dates(date(2015, 1, 1), date(2035, 12, 31))
_BIRTHS = st.dates(date(1928, 1, 1), date(2007, 12, 31))


def _small(n: int) -> str:
    tens, ones = divmod(n, 10)
    digits = "〇一二三四五六七八九"
    return (digits[tens] if tens > 1 else "") + ("十" if tens else "") + (digits[ones] if ones else "")


def _full_forms(day: date) -> list[str]:
    """Ways to write a date with its year."""
    return [
        day.isoformat(),
        f"{day:%Y%m%d}",
        f"{day.year}年{day.month}月{day.day}日",
        f"{day.year}/{day.month}/{day.day}",
        f"{day.year}.{day.month:02}.{day.day:02}",
        f"{day:%d %B %Y}",
        f"{day:%b} {day.day}, {day.year}",
        f"{str(day.year).translate(_DIGITS)}年{_small(day.month)}月{_small(day.day)}号",
    ]


@given(_ANY_DAY)
def test_a_date_written_with_its_year_is_read_back(day: date) -> None:
    """parse(render(day)) = day in every full form."""
    assert {parse_date(form, TODAY) for form in _full_forms(day)} == {day}


@given(_PAST_YEAR)
def test_a_month_and_day_are_the_most_recent_past_ones(day: date) -> None:
    """Without a year, the day lies in the year up to today."""
    forms = [f"{day.month}月{day.day}日", f"{day.month}/{day.day}", f"{day:%B} {day.day}", f"{day:%m%d}"]

    assert {parse_date(form, TODAY) for form in forms} == {day}


@given(st.integers(0, 6))
def test_a_bare_weekday_is_in_the_last_seven_days(weekday: int) -> None:
    """A weekday alone means the latest one, today included."""
    found = parse_date(f"周{'一二三四五六日'[weekday]}", TODAY)

    assert found is not None
    assert found.weekday() == weekday
    assert timedelta(0) <= TODAY - found < timedelta(days=7)


@given(st.integers(1, 60))
def test_so_many_days_ago_is_counted_from_today(days: int) -> None:
    """Figures and words count alike."""
    expected = TODAY - timedelta(days=days)

    assert parse_date(f"{days}天前", TODAY) == parse_date(f"{_small(days)}天前", TODAY) == expected
    assert parse_date(f"{days} days ago", TODAY) == expected


@pytest.mark.parametrize("today", [date(2026, 3, 11), date(2025, 8, 30), date(2024, 2, 29)])
@pytest.mark.parametrize("text", ["正月初八", "中秋节", "除夕", "清明", "国庆节", "五一", "腊月廿三", "元宵节"])
def test_a_festival_is_never_in_the_future(text: str, today: date) -> None:
    """A festival without a year is the most recent one."""
    found = parse_date(text, today)

    assert found is not None
    assert timedelta(0) <= today - found < timedelta(days=385)


def test_a_lunar_month_that_has_a_leap_twin_is_asked() -> None:
    """In 2025 the sixth month came twice."""
    assert parse_date("农历2025年六月初一", TODAY) is None
    assert parse_date("农历六月初一", date(2025, 12, 1)) is None


@given(_BIRTHS)
def test_a_birth_date_is_read_back(day: date) -> None:
    """parse(render(day)) = day in every full form, and in the form of its month and year."""
    assert {parse_birth(form, TODAY) for form in _full_forms(day)} == {day.isoformat()}
    assert parse_birth(f"{day.year}年{day.month}月", TODAY) == f"{day:%Y-%m}"
    assert parse_birth(f"{day.year}年", TODAY) == str(day.year)


@given(_BIRTHS)
def test_a_year_of_two_digits_is_the_one_a_grown_up_can_have(day: date) -> None:
    """No age from 18 to 99 has two such years in 2026, so the century is settled."""
    assert parse_birth(f"{day:%y}年{day.month}月{day.day}日", TODAY) == day.isoformat()


@pytest.mark.parametrize("text", ["农历1985年六月", "1985年腊月", "阴历六月初八", "1985年闰四月"])
def test_a_lunar_birth_date_is_asked(text: str) -> None:
    """The identity card shows the solar date."""
    assert parse_birth(text, TODAY) is None
