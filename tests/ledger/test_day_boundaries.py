"""A day is Shanghai's, wherever the server stands: around midnight, on 29 February, where service years begin."""

import os
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from random import Random

import pytest

from kjfz_bot.domain.appointment import Appointment
from kjfz_bot.domain.organisation import Organisation
from kjfz_bot.domain.service_limits import Ground, Hindrance, hindrance
from kjfz_bot.services import ledger, service_figures
from kjfz_bot.storage import appointments
from tests.ledger.test_core import agree
from tests.ledger.world import PROGRAMMES, World, hours

ZONES = ("UTC", "America/New_York", "Asia/Shanghai")
SECOND = timedelta(seconds=1)
HOUR = timedelta(hours=1)


@pytest.fixture(params=ZONES)
def zone(request: pytest.FixtureRequest) -> Iterator[str]:
    """The machine's own time zone, as the libraries of the system have it."""
    before = os.environ.get("TZ")
    os.environ["TZ"] = request.param
    time.tzset()
    yield request.param
    if before is None:
        del os.environ["TZ"]
    else:
        os.environ["TZ"] = before
    time.tzset()


def at(text: str) -> datetime:
    """A moment by what a clock in Shanghai says."""
    return datetime.fromisoformat(f"{text}+08:00").astimezone(UTC)


def reason(world: World, term: str, day: date, who: str = "wang") -> str | None:
    """What stands against an hour of a day; it is taken in where nothing does."""
    with world.store.transaction() as uow:
        found = ledger.claim(uow, world.actor(who), PROGRAMMES, world.terms[term].id, [hours(1, day)], twice=True)
    return found.reason if isinstance(found, Hindrance) else None


MIDNIGHTS = (
    "2026-10-01T00:00:00",  # noon of the day before in New York
    "2026-11-02T00:00:00",  # 1 November there, the day on which clocks are put back
    "2026-03-09T00:00:00",  # 8 March there, the day on which they are put forward
    "2027-01-01T00:00:00",
    "2026-08-31T00:00:00",  # a service year begins
    "2026-03-01T00:00:00",
)


def test_a_day_can_be_entered_from_its_first_second_in_shanghai(world: World, zone: str) -> None:
    """A second before it is still to come; and a day of the month before is too old from one second to the next."""
    assert time.tzname[0] == {"UTC": "UTC", "America/New_York": "EST", "Asia/Shanghai": "CST"}[zone]
    for midnight in MIDNIGHTS:
        moment, day = at(midnight), date.fromisoformat(midnight[:10])
        last = day - timedelta(days=32)

        world.now = moment - SECOND
        assert (reason(world, "wang", day), reason(world, "wang", last)) == ("future", None), midnight
        world.now = moment
        assert (reason(world, "wang", day), reason(world, "wang", last)) == (None, "too_old"), midnight


def test_hours_count_in_the_service_year_of_their_day(world: World, zone: str) -> None:
    """The last day of one and the first of the next, entered within two seconds."""
    world.now = at("2026-08-31T00:00:00") - SECOND
    assert reason(world, "wang", date(2026, 8, 30)) is None
    world.now += SECOND
    assert reason(world, "wang", date(2026, 8, 31)) is None
    world.now = at("2026-09-30T12:00:00")

    term = _term(world, "wang")
    with world.store.reading() as uow:
        years = service_figures.progress_of(uow, PROGRAMMES, term, world.now).years
    assert zone in ZONES
    assert [year.sums.waiting for year in years] == [60, 60]
    agree(world, "wang")


LEAP_YEARS: tuple[tuple[str, str, str, list[str], list[int]], ...] = (
    ("2024-02-29", "2026-02-28", "2025-03-01T00:00:00", ["2025-02-28", "2025-03-01"], [60, 60]),
    ("2024-02-29", "2026-02-28", "2025-02-28T23:59:59", ["2025-02-28"], [60]),
    ("2023-03-01", "2025-02-28", "2024-03-01T00:00:00", ["2024-02-29", "2024-03-01"], [60, 60]),
    ("2023-03-01", "2025-02-28", "2024-02-29T00:00:00", ["2024-02-28", "2024-02-29"], [120]),
    ("2024-02-29", "2028-12-31", "2028-02-29T00:00:00", ["2028-02-28", "2028-02-29"], [0, 0, 0, 60, 60]),
)
"""A term, a moment in Shanghai, the days entered then, and what each service year comes to."""


def test_the_29th_of_february_is_a_day_like_others(world: World, zone: str) -> None:
    """It can be entered, begins service years in leap years, and 1 March does in others."""
    assert zone in ZONES
    for starts_on, ends_on, now, days, by_year in LEAP_YEARS:
        world.now, name = at(now), f"{starts_on} {now}"
        with world.store.transaction() as uow:
            world.term(uow, name, name, "Kexin", (date.fromisoformat(starts_on), date.fromisoformat(ends_on)))

        assert [reason(world, name, date.fromisoformat(day), name) for day in days] == [None] * len(days)

        with world.store.reading() as uow:
            years = service_figures.progress_of(uow, PROGRAMMES, _term(world, name), world.now).years
        assert [year.sums.waiting for year in years] == by_year


def _term(world: World, name: str) -> Appointment:
    with world.store.reading() as uow:
        found = appointments.numbered(uow, world.terms[name].id)
    assert found is not None
    return found


def test_at_whatever_moment_the_limits_are_those_of_shanghais_day(zone: str) -> None:
    """400 moments of forty years, many of them within a second of midnight; eight hours ahead, since 1992 always."""
    assert zone in ZONES
    chance, rules = Random(79), PROGRAMMES["ningbo"].service
    assert rules is not None
    firm, unit = (Organisation(number, "", "firm", "", "ningbo") for number in (1, 2))
    long = Appointment(1, 1, firm, unit, date(1990, 1, 1), date(2040, 1, 1), "serving")
    for _ in range(400):
        day = date(1993, 1, 1) + timedelta(days=chance.randrange(15_700))
        begins = datetime(day.year, day.month, day.day, tzinfo=UTC) - 8 * HOUR
        within = chance.choice((timedelta(0), SECOND, 24 * HOUR - SECOND, timedelta(seconds=chance.randrange(86_400))))
        ground = Ground(long, rules, begins + within)

        found = [hindrance(hours(1, day + timedelta(days=step)), [], ground) for step in (1, 0, -31, -32)]

        assert [each.reason if each else None for each in found] == ["future", None, None, "too_old"]
