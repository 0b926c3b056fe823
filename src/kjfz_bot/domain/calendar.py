"""Days and years as the programmes count them.

Here: the calendar of Asia/Shanghai and its quiet hours, and ages in completed years. Not here: reading dates that
people type (`language`), and what the time is now (an argument everywhere).
"""

import calendar
from datetime import date, datetime
from zoneinfo import ZoneInfo

SHANGHAI = ZoneInfo("Asia/Shanghai")

EVENING, MORNING = 21, 8
"""The hours at which the time begins and ends in which nobody is reminded of anything."""


def shanghai_date(moment: datetime) -> date:
    """The date in Shanghai at an aware `moment`: the default reference date of a self-check."""
    return moment.astimezone(SHANGHAI).date()


def is_quiet(moment: datetime) -> bool:
    """Whether an aware `moment` lies in the quiet hours of Shanghai: from 21:00 up to, but not with, 8:00."""
    return not MORNING <= moment.astimezone(SHANGHAI).hour < EVENING


def completed_years(birth: date, on: date) -> int:
    """Age in completed years (周岁) on a day; a 29 February birthday counts on 1 March in common years."""
    return on.year - birth.year - ((on.month, on.day) < (birth.month, birth.day))


def birth_date_at_age(age: int, on: date) -> date:
    """A date of birth of somebody whose birthday `on` is and who completes `age` years on it."""
    year = on.year - age
    if (on.month, on.day) == (2, 29) and not calendar.isleap(year):
        return date(year, 2, 28)
    return date(year, on.month, on.day)


def month_ends(year: int, month: int) -> tuple[date, date]:
    """The first and the last day of a month."""
    return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
