"""VPs are reminded to log hours at a time of theirs, and where they are behind what a year asks for."""

from datetime import UTC, date, datetime, timedelta

import pytest

from kjfz_bot.domain.appointment import Opening, State
from kjfz_bot.domain.service_entry import Claim
from kjfz_bot.storage import addresses, appointments
from kjfz_bot.storage.people import AddressKey
from tests.unit.app.confirming import Serving, serves
from tests.unit.app.office import DAY, Office
from tests.unit.app.people import Somebody

FRIDAY = datetime(2026, 3, 6, 9, tzinfo=UTC)
"""17:00 in Shanghai."""

CHAT = "7"
"""Where the VP is reached on Telegram."""

TO_LOG, BEHIND = "You have logged no service time for a week.", "behind"


def reached(serving: Serving) -> Serving:
    """The VP also writes from a channel that sends."""
    office, person = serving.office, serving.vp.person
    office.work(lambda uow: addresses.add(uow, person, AddressKey("telegram", CHAT)))
    office.say(CHAT, "/start")
    office.told(CHAT)
    return serving


@pytest.fixture
def wang(office: Office) -> Serving:
    """A VP who can be reached."""
    return reached(serves(office, "wang"))


def told(office: Office, moment: datetime) -> str:
    """What the VP is told at a moment."""
    office.now = moment
    office.look(2)
    return "\n".join(office.told(CHAT))


def test_without_a_choice_it_is_friday_at_five(office: Office, wang: Serving) -> None:
    """Once in a week, and again in the next."""
    assert told(office, FRIDAY - timedelta(minutes=1)) == ""

    reminded = told(office, FRIDAY)

    assert TO_LOG in reminded
    assert "/log" in reminded
    assert "Another time than Fri 17:00: /logtime." in reminded
    assert all(told(office, FRIDAY + hours * timedelta(hours=1)) == "" for hours in (1, 16, 24, 48))
    assert TO_LOG in told(office, FRIDAY + 7 * DAY)


def test_who_logged_within_a_week_is_not_reminded(office: Office, wang: Serving) -> None:
    """What was taken back again does not count."""
    office.now = FRIDAY
    wang.enters_hours([6])
    assert told(office, FRIDAY) == ""

    office.now = FRIDAY + 7 * DAY
    wang.enters_hours([7])
    assert TO_LOG in told(office, FRIDAY + 7 * DAY)


@pytest.mark.parametrize(
    ("typed", "before", "after"),
    [
        (("Mon", "9"), datetime(2026, 3, 2, 0, 59, tzinfo=UTC), datetime(2026, 3, 2, 1, tzinfo=UTC)),
        (("7", "20"), datetime(2026, 3, 1, 11, 59, tzinfo=UTC), datetime(2026, 3, 1, 12, tzinfo=UTC)),
    ],
)
def test_the_vp_picks_day_and_hour(
    office: Office, wang: Serving, typed: tuple[str, str], before: datetime, after: datetime
) -> None:
    """Typed or pressed; also on a Sunday, since they chose it."""
    assert "All right:" in wang.vp.say("/logtime", *typed)

    assert TO_LOG not in told(office, before)
    assert TO_LOG in told(office, after)


def test_the_time_is_asked_for_where_reminders_are_set(office: Office, wang: Serving) -> None:
    """Of whoever wants this one; an hour in the night is none."""
    wang.vp.say("/settings", "1")
    asked = wang.vp.say("Logging service time")
    refused = wang.vp.say("Tue", "22")
    saved = wang.vp.say("18")

    assert "On which day of the week" in asked
    assert "8" in refused
    assert "All right: Tue at 18:00." in saved
    assert TO_LOG in told(office, datetime(2026, 3, 3, 10, tzinfo=UTC))


def test_it_comes_the_next_morning_where_the_evening_was_missed(office: Office, wang: Serving) -> None:
    """Not at night, and not later than a day."""
    assert told(office, FRIDAY + timedelta(hours=5)) == ""
    assert TO_LOG in told(office, FRIDAY + timedelta(hours=15))
    assert told(office, FRIDAY + 7 * DAY + timedelta(hours=25)) == ""


def test_nobody_is_reminded_on_a_public_holiday(office: Office, wang: Serving) -> None:
    """The first of May 2026 is a Friday."""
    assert told(office, datetime(2026, 5, 1, 9, tzinfo=UTC)) == ""
    assert TO_LOG in told(office, datetime(2026, 5, 8, 9, tzinfo=UTC))


@pytest.mark.parametrize("state", ["paused", "completed", "ended_early"])
def test_a_term_that_is_not_served_reminds_of_nothing(office: Office, state: State) -> None:
    """Neither to log nor of being behind."""
    reached(serves(office, "wang", state=state))

    assert told(office, FRIDAY) == ""
    assert told(office, datetime(2026, 4, 1, 4, tzinfo=UTC)) == ""


def test_who_is_behind_is_told_once_a_month(office: Office, wang: Serving) -> None:
    """How much, and what a week would have to bring; on the day on which the term began."""
    begun = datetime(2026, 4, 1, 4, tzinfo=UTC)
    assert told(office, begun - DAY) == ""

    behind = told(office, begun)

    assert "At Seal Works you have served 0 h in this service year; an even share up to today is" in behind
    assert "/log" in behind
    assert all(BEHIND not in told(office, begun + day * DAY) for day in (1, 10, 29))
    assert BEHIND in told(office, datetime(2026, 5, 6, 4, tzinfo=UTC))  # 1 to 5 May are holidays


@pytest.mark.parametrize(("taken_over", "is_behind"), [(288, False), (287, True)])
def test_what_was_taken_over_and_what_waits_is_served(
    office: Office, wang: Serving, taken_over: int, is_behind: bool
) -> None:
    """An even share of 496 hours is 289 hours and 26 minutes by then."""
    opening = Opening(1, taken_over * 60, "the old table")
    office.work(lambda uow: appointments.add_opening(uow, wang.term.id, opening))
    office.now = datetime(2026, 3, 31, 4, tzinfo=UTC)
    wang.enters(Claim(date(2026, 3, 30), 90))

    assert (BEHIND in told(office, datetime(2026, 4, 1, 4, tzinfo=UTC))) == is_behind


def test_a_term_that_has_just_begun_is_not_behind(office: Office) -> None:
    """In its first month nobody owes a share of anything."""
    serving = reached(serves(office, "wang", begins=date(2026, 3, 9)))
    serving.office.now = datetime(2026, 3, 9, 4, tzinfo=UTC)

    assert BEHIND not in told(office, datetime(2026, 3, 9, 4, tzinfo=UTC))
    assert BEHIND in told(office, datetime(2026, 4, 9, 4, tzinfo=UTC))


def test_the_time_is_for_vps(office: Office) -> None:
    """Whoever is none is told so."""
    assert "These reminders are for VPs." in Somebody(office, "vera").say("/logtime")
