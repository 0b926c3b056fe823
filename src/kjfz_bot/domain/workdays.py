"""Days on which people in China work, and weeks: when somebody may be reminded of what is not urgent.

The State Council announces each year's holidays, with the days that are worked instead, some weeks before it begins. Of
a year that the library does not know yet only Saturdays and Sundays count.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import chinese_calendar

from kjfz_bot.domain.calendar import SHANGHAI

SATURDAY = 6


def is_holiday(day: date) -> bool:
    """Whether a day lies in an announced public holiday; a common weekend is none."""
    try:
        on_holiday, name = chinese_calendar.get_holiday_detail(day)
    except NotImplementedError:
        return False
    return bool(on_holiday and name is not None)


def is_workday(day: date) -> bool:
    """Whether people work on a day: also on the Saturdays and Sundays that are worked for a holiday."""
    try:
        return bool(chinese_calendar.is_workday(day))
    except NotImplementedError:
        return day.isoweekday() < SATURDAY


def week_begins(day: date) -> date:
    """The Monday of the week in which a day lies."""
    return day - timedelta(days=day.isoweekday() - 1)


def week_name(day: date) -> str:
    """What the week of a day is called, such as 2026-W40; later weeks come later in its order."""
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"


def midnight(day: date) -> datetime:
    """The first moment of a day in Shanghai."""
    return datetime.combine(day, time(), SHANGHAI)


def since_rest(today: date) -> list[date]:
    """Today and the days just before it on which nobody worked: what would have been said on these is said today."""
    days = [today]
    while not is_workday(days[-1] - timedelta(days=1)):
        days.append(days[-1] - timedelta(days=1))
    return days


def workdays_after(day: date, count: int) -> date:
    """The last of `count` working days that follow a day; the day itself where none are wanted."""
    while count > 0:
        day += timedelta(days=1)
        count -= is_workday(day)
    return day


def workdays_gone(since: date, today: date) -> int:
    """How many working days followed a day, today among them."""
    return sum(is_workday(since + timedelta(days=number)) for number in range(1, (today - since).days + 1))
