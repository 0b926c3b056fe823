"""What hours come to: service years and their edges, what counts, pace and forecast, the same in whatever order."""

import random
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kjfz_bot.domain.appointment import Appointment, Opening
from kjfz_bot.domain.calendar import shanghai_date
from kjfz_bot.domain.organisation import Organisation
from kjfz_bot.domain.service_entry import STATES, Claim, Counted, Entry, State
from kjfz_bot.domain.service_progress import Progress, Slot, Sums, Year, progress, slot_of, totals, year_of
from kjfz_bot.domain.service_rules import Minimum, ServiceRules

FIRM = Organisation(1, "1", "firm", "firm", "ningbo")
UNIT = Organisation(3, "3", "unit", "unit", "ningbo")
NOON = datetime(2026, 9, 30, 4, tzinfo=UTC)
MINIMUM = Minimum(3, "4.0", True, 62, 90, "working_days")
RULES = ServiceRules(MINIMUM)
OWED = 62 * 480


def term(starts_on: str, ends_on: str, *openings: Opening) -> Appointment:
    """A term from one day to another."""
    days = (date.fromisoformat(starts_on), date.fromisoformat(ends_on))
    return Appointment(7, 5, FIRM, UNIT, *days, "serving", openings)


def entry(day: str | date, minutes: int, state: State = "confirmed", number: int = 1) -> Entry:
    """Some hours."""
    on = day if isinstance(day, date) else date.fromisoformat(day)
    return Entry(number, 7, 5, 1, Claim(on, minutes), NOON, state)


def told(of: Appointment, entries: list[Entry], today: str, rules: ServiceRules = RULES) -> Progress:
    """How far a term is on a day."""
    return progress(of, totals(of.starts_on, entries), rules, date.fromisoformat(today))


@pytest.mark.parametrize(
    ("starts_on", "day", "year"),
    [
        ("2025-08-31", "2025-08-30", 0),
        ("2025-08-31", "2025-08-31", 1),
        ("2025-08-31", "2026-08-30", 1),
        ("2025-08-31", "2026-08-31", 2),
        ("2025-08-31", "2027-08-30", 2),
        ("2025-08-31", "2027-08-31", 3),
        ("2024-02-29", "2024-02-28", 0),
        ("2024-02-29", "2024-02-29", 1),
        ("2024-02-29", "2025-02-28", 1),
        ("2024-02-29", "2025-03-01", 2),
        ("2024-02-29", "2026-02-28", 2),
        ("2024-02-29", "2026-03-01", 3),
        ("2024-02-29", "2028-02-28", 4),
        ("2024-02-29", "2028-02-29", 5),
        ("2024-02-29", "2028-03-01", 5),
        ("2023-03-01", "2024-02-28", 1),
        ("2023-03-01", "2024-02-29", 1),
        ("2023-03-01", "2024-03-01", 2),
        ("2023-02-28", "2024-02-28", 2),
        ("2023-02-28", "2024-02-27", 1),
        ("2025-01-01", "2025-12-31", 1),
        ("2025-01-01", "2026-01-01", 2),
        ("2025-12-31", "2026-12-30", 1),
        ("2025-12-31", "2026-12-31", 2),
    ],
)
def test_a_service_year_begins_on_the_day_the_term_did(starts_on: str, day: str, year: int) -> None:
    """Of 29 February on 1 March in common years."""
    assert year_of(date.fromisoformat(starts_on), date.fromisoformat(day)) == year


@given(st.dates(date(2000, 1, 1), date(2040, 1, 1)), st.integers(0, 4000))
def test_every_day_of_a_term_is_in_the_year_that_shows_it(starts_on: date, later: int) -> None:
    """Years follow one another without a gap or a day twice, and a day's slot is in its year and month."""
    day = starts_on + timedelta(later)
    all_years = progress(term(f"{starts_on}", f"{day}"), {}, RULES, day).years

    assert all_years[0].begins == starts_on
    assert all_years[-1].ends == day
    assert all(after.begins - before.ends == timedelta(1) for before, after in pairwise(all_years))
    assert slot_of(starts_on, day) == Slot(len(all_years), f"{day:%Y-%m}")


def test_a_month_in_which_a_year_begins_is_parted() -> None:
    """What was served on 30 August is the first year's, on 31 August the second's; the month shows both."""
    found = told(term("2025-08-31", "2027-08-30"), [entry("2026-08-30", 60), entry("2026-08-31", 120)], "2026-09-30")

    assert [year.sums.confirmed for year in found.years] == [60, 120]
    assert {month: sums.confirmed for month, sums in found.months.items()} == {"2026-08": 180}


def test_confirmed_and_taken_over_is_what_counts() -> None:
    """Claimed, disputed and checked stand beside it."""
    states: tuple[State, ...] = STATES
    opening = Opening(1, 1000, "the office's table")
    found = told(
        term("2025-08-31", "2027-08-30", opening),
        [entry("2025-09-01", 10**place, state) for place, state in enumerate(states)],
        "2025-12-01",
    )

    year = found.years[0]
    assert states == ("waiting", "confirmed", "disputed", "insisted", "checked")
    assert (year.sums.waiting, year.sums.confirmed, year.sums.disputed, year.sums.checked) == (1, 10010, 1100, 10000)
    assert year.sums.claimed == 11111
    assert year.headline == 11010
    assert year.left == OWED - 11010
    assert year.opening == opening


def test_both_readings_of_three_months_are_told() -> None:
    """By working days it is measured."""
    assert (RULES.owed(), RULES.owed("calendar_days")) == (29760, 43200)
    by_calendar_days = replace(RULES, minimum=replace(MINIMUM, measured_by="calendar_days"))
    assert by_calendar_days.owed() == 43200
    assert ServiceRules().owed() is None


def test_a_programme_that_owes_nothing_has_no_pace() -> None:
    """Hours are added up, and nothing is left."""
    found = told(term("2025-08-31", "2027-08-30"), [entry("2025-09-01", 60)], "2025-12-01", ServiceRules())

    assert (found.years[0].left, found.years[0].pace, found.years[0].headline) == (None, None, 60)


def test_the_pace_is_told_for_the_year_that_runs() -> None:
    """After a tenth of the days a tenth is due; what waits for the firm counts, what is disputed does not."""
    of = term("2025-01-01", "2026-12-31")
    served = [entry("2025-01-02", 1000), entry("2025-01-03", 500, "waiting"), entry("2025-01-04", 700, "disputed")]
    found = told(of, served, "2025-02-06")

    assert found.current is not None
    pace = found.current.pace
    assert pace is not None
    assert (pace.due, pace.served, pace.is_behind) == (OWED * 37 // 365, 1500, True)
    assert pace.a_week == -(-(OWED - 1500) * 7 // 329)
    assert pace.done_on == date(2025, 1, 1) + timedelta(-(-OWED * 37 // 1500) - 1)


def test_in_the_last_week_all_that_is_left_is_due() -> None:
    """Less than a week is no share of one."""
    found = told(term("2025-01-01", "2026-12-31"), [entry("2025-01-02", OWED - 100)], "2025-12-28")

    assert found.current is not None
    assert found.current.pace is not None
    assert found.current.pace.a_week == 100


def test_nothing_is_forecast_of_nothing_and_of_what_is_done() -> None:
    """Nor of a day that nobody will see."""
    of = term("2025-01-01", "2026-12-31")

    def done_on(minutes: int, today: str = "2025-06-01") -> date | None:
        year = told(of, [entry("2025-01-02", minutes)] if minutes else [], today).current
        assert year is not None
        assert year.pace is not None
        return year.pace.done_on

    assert done_on(0) is None
    assert done_on(OWED) is None
    assert done_on(1) is None
    assert done_on(OWED // 2, "2025-07-02") == date(2025, 12, 31) + timedelta(1)


def test_a_calendar_year_begins_in_january() -> None:
    """The first with the term, which makes it a part of one; openings keep their number."""
    of = term("2025-08-31", "2027-08-30", Opening(1, 100, "x"), Opening(2, 200, "y"))
    rules = replace(RULES, year="calendar")
    served = [entry("2025-12-31", 10), entry("2026-01-01", 20), entry("2026-12-31", 40), entry("2027-01-01", 80)]
    found = told(of, served, "2027-03-01", rules)

    assert [(f"{year.begins}", f"{year.ends}", year.is_whole) for year in found.years] == [
        ("2025-08-31", "2025-12-31", False),
        ("2026-01-01", "2026-12-31", True),
        ("2027-01-01", "2027-08-30", False),
    ]
    assert [year.headline for year in found.years] == [110, 260, 80]


def test_a_year_that_the_term_cuts_short_says_so() -> None:
    """It is not reckoned down, since no document says how."""
    found = told(term("2025-01-01", "2026-06-30"), [], "2026-03-01")

    assert [(year.is_whole, year.owed) for year in found.years] == [(True, OWED), (False, OWED)]


@pytest.mark.parametrize(
    ("today", "numbers", "current"),
    [
        ("2025-08-30", [], None),
        ("2025-08-31", [1], 1),
        ("2026-08-30", [1], 1),
        ("2026-08-31", [1, 2], 2),
        ("2027-08-30", [1, 2], 2),
        ("2027-08-31", [1, 2], None),
        ("2030-01-01", [1, 2], None),
    ],
)
def test_years_are_told_once_they_have_begun(today: str, numbers: list[int], current: int | None) -> None:
    """And none runs after the term."""
    found = told(term("2025-08-31", "2027-08-30"), [], today)

    assert [year.number for year in found.years] == numbers
    assert (found.current.number if found.current else None) == current


DAYS = st.dates(date(2024, 2, 29), date(2026, 9, 30))
ENTRIES = st.builds(entry, DAYS, st.integers(1, 720), st.sampled_from(STATES))


@given(st.lists(ENTRIES, max_size=30), st.randoms(use_true_random=False))
def test_the_order_of_entry_does_not_matter(entries: list[Entry], draw: random.Random) -> None:
    """Nor whether they are counted at once or one after the other."""
    of = term("2024-02-29", "2026-12-31")
    shuffled = draw.sample(entries, len(entries))
    one_by_one: dict[Slot, Sums] = {}
    for each in shuffled:
        for slot, sums in totals(of.starts_on, [each]).items():
            one_by_one[slot] = one_by_one.get(slot, Sums()) + sums

    found = told(of, entries, "2026-09-30")

    assert found == told(of, shuffled, "2026-09-30") == progress(of, one_by_one, RULES, date(2026, 9, 30))
    assert sum(year.sums.claimed for year in found.years) == sum(each.minutes for each in entries)
    assert sum(month.claimed for month in found.months.values()) == sum(each.minutes for each in entries)


@given(st.lists(ENTRIES, max_size=12), ENTRIES)
def test_more_hours_never_come_to_less(entries: list[Entry], more: Entry) -> None:
    """In no year, by no figure; and no more is left."""
    of = term("2024-02-29", "2026-12-31")
    before, after = told(of, entries, "2026-09-30"), told(of, [*entries, more], "2026-09-30")

    for less, now in zip(before.years, after.years, strict=True):
        assert _figures(less) <= _figures(now)
        assert (less.left or 0) >= (now.left or 0)


def _figures(year: Year) -> tuple[int, int]:
    return year.headline, year.sums.claimed


def test_sums_can_be_taken_apart_again() -> None:
    """What is added and taken away is nothing, and counts go with it."""
    one = Sums(1, 2, 3, 2, 1, Counted(1, 0, 4))

    assert one + one - one == one
    assert one - one == Sums()


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        ("2026-09-29T15:59:59+00:00", "2026-09-29"),
        ("2026-09-29T16:00:00+00:00", "2026-09-30"),
        ("2026-09-30T15:59:59+00:00", "2026-09-30"),
        ("2024-02-28T16:00:00+00:00", "2024-02-29"),
        ("2024-02-29T15:59:59+00:00", "2024-02-29"),
        ("2024-02-29T16:00:00+00:00", "2024-03-01"),
        ("2026-11-01T01:30:00-04:00", "2026-11-01"),
        ("2026-11-01T01:30:00-05:00", "2026-11-01"),
        ("2026-12-31T11:00:00-05:00", "2027-01-01"),
        ("2026-12-31T10:59:59-05:00", "2026-12-31"),
    ],
)
def test_a_day_begins_at_midnight_in_shanghai(moment: str, day: str) -> None:
    """Wherever the clock that says so stands."""
    assert shanghai_date(datetime.fromisoformat(moment)) == date.fromisoformat(day)
