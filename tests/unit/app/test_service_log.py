"""A VP logs service time: what cannot be is said with what stands in the way; nothing is guessed or entered twice."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from kjfz_bot.services import ledger
from kjfz_bot.services.registry import Actor
from tests.unit.app.office import Office
from tests.unit.app.people import Somebody
from tests.unit.app.posting import MAKER, takes_role
from tests.unit.app.serving import logged, vp

OK, CHANGED = "All correct, log it", "All correct, change it"
TUNED = "yesterday 9:00-11:00 at the plant, debugging the line"
OTHER = replace(MAKER, public_id="other", name="Valve Works")


@pytest.fixture
def wei(office: Office) -> Somebody:
    """A VP of one firm; it is Sunday, the first of March."""
    return vp(office, "wei")


def minutes(office: Office, person: Somebody) -> list[tuple[date, int]]:
    """What is logged, by day."""
    return [(entry.day, entry.minutes) for entry in logged(office, person)]


def test_it_is_shown_before_it_is_entered_and_after(office: Office, wei: Somebody) -> None:
    """With the duty its words point to, and what the year comes to."""
    page = wei.say(TUNED)
    nothing = logged(office, wei)
    done = wei.say(OK)

    assert "Sat 28 February 9:00–11:00, 2 h, debugging the line (on site)" in page
    assert "Key problems" in page
    assert nothing == []
    assert "It counts once Seal Works has confirmed it. This year: 0 h confirmed, 2 h waiting, 496 h to go" in done
    assert logged(office, wei)[0].claim.category == "research"


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("tomorrow 2 hours trial", "that day is still to come"),
        ("2026-01-20 2 hours trial", "you can go back as far as"),
        ("yesterday trial at the plant, 25 hours", "A day has 24 hours only"),
        ("yesterday trial at the plant, 13 hours", "at most 12 h can be logged"),
    ],
)
def test_what_cannot_be_is_said(office: Office, wei: Somebody, said: str, why: str) -> None:
    """And what could be; nothing is entered."""
    answered = wei.say("/log", said)
    if OK in str(wei.options("?")) or "Please check" in answered:
        answered = wei.say(OK)

    assert why in answered, answered
    assert logged(office, wei) == []


def test_a_day_outside_the_term_cannot_be_logged(office: Office) -> None:
    """It began this week."""
    fresh = vp(office, "fresh", days=(date(2026, 2, 27), date(2028, 2, 26)))

    answered = fresh.say("26 February 2 hours trial", OK)

    assert "outside the appointment" in answered
    assert logged(office, fresh) == []


def test_whoever_serves_nowhere_is_told_so(office: Office) -> None:
    """Nothing more is asked."""
    assert "No appointment under way was found" in Somebody(office, "vera").say(TUNED)


def test_an_entry_in_the_way_is_named_and_can_be_replaced(office: Office, wei: Somebody) -> None:
    """The old one is reversed, the new one stands; undo brings the old one back."""
    wei.say(TUNED, OK)

    offered = wei.options("yesterday 10:00-12:00 trial")
    assert offered[0] == OK
    wei.say(OK)
    done = wei.say("1")

    assert "10:00–12:00, 2 h, trial" in done
    assert [entry.claim.activity for entry in logged(office, wei)] == ["trial"]
    wei.say("undo")
    assert [entry.claim.activity for entry in logged(office, wei)] == ["debugging the line"]


def test_an_entry_of_another_firm_is_named_and_stays(office: Office) -> None:
    """Nobody serves two firms at the same time."""
    wen = vp(office, "wen", MAKER, OTHER)
    wen.say(TUNED, "Seal Works", OK)

    answered = wen.say("yesterday 10:00-12:00 trial", "Valve Works", OK)

    assert "overlaps with" in answered
    assert "(Seal Works), which is logged already" in answered
    assert len(logged(office, wen)) == 1


def test_the_same_from_two_devices_is_entered_once(office: Office, wei: Somebody) -> None:
    """The second is shown what is there, and whether it is meant instead."""
    wei.say(TUNED, OK)

    answered = wei.say(TUNED, OK)

    assert "logged already" in answered
    assert len(logged(office, wei)) == 1


def test_a_bare_number_is_asked(office: Office, wei: Somebody) -> None:
    """Three hours, or the third of the list; a yes takes the option."""
    asked = wei.say("/log", "3")
    picked = wei.say("yes")

    assert "Is “3” 3 hours, or number 3 of the list?" in asked
    assert "Which days?" in picked


def test_what_is_missing_is_asked_and_nothing_else(office: Office, wei: Somebody) -> None:
    """First the day, then how long, in spans where it is said so."""
    day = wei.say("/log", "Step by step")
    length = wei.say("the day before yesterday")
    what = wei.say("9:00-11:30 and 14:00-15:00")
    wei.say("wrote the report", OK)

    assert "Which day was it?" in day
    assert "How long?" in length
    assert "What did you do?" in what
    assert minutes(office, wei) == [(date(2026, 2, 27), 150), (date(2026, 2, 27), 60)]


def test_a_doubtful_length_is_asked_with_its_readings(office: Office, wei: Somebody) -> None:
    """Three hours in all, or on each of the days."""
    offered = wei.options("2/26, 2/27 4 hours trial")

    assert offered == ["4 h", "2 h"]
    wei.say("2 h", OK)
    assert minutes(office, wei) == [(date(2026, 2, 26), 120), (date(2026, 2, 27), 120)]


def test_the_last_entry_is_repeated_with_what_it_was_under(office: Office, wei: Somebody) -> None:
    """Another day, the same length, duty and place; all of it shown before."""
    wei.say(TUNED, OK)

    page = wei.say("/log", "Same as last time", "today")
    wei.say(OK)

    assert "Key problems" in page
    assert "On site" in page
    again = logged(office, wei)[-1].claim
    assert (again.day, again.minutes, again.category, again.place) == (date(2026, 3, 1), 120, "research", "on_site")


def test_a_week_is_filled(office: Office, wei: Somebody) -> None:
    """Working days without an entry are offered; each gets one."""
    wei.say("26 February 2 hours trial", OK)

    offered = wei.options("/log Fill in a week")
    wei.say("1, 2")
    wei.say("half a day", "trial", OK)

    assert not any("26 February" in label for label in offered)
    assert len(logged(office, wei)) == 3


def test_an_entry_is_corrected_in_a_word(office: Office, wei: Somebody) -> None:
    """Only what changes is said; the new one waits for the firm."""
    wei.say(TUNED, OK)

    page = wei.say("/log", "Correct or take back", "1", "Correct it", "9:00-10:30")
    done = wei.say(CHANGED)

    assert "9:00–10:30, 1 h 30 min, debugging the line" in page
    assert "Corrected to:" in done
    assert minutes(office, wei) == [(date(2026, 2, 28), 90)]


def test_an_entry_is_taken_back_after_a_question(office: Office, wei: Somebody) -> None:
    """It cannot be undone, so it is asked."""
    wei.say(TUNED, OK)

    asked = wei.say("/log", "Correct or take back", "1", "Take it back")
    wei.say("yes")

    assert "Take this entry back?" in asked
    assert logged(office, wei) == []


def test_undo_takes_back_all_that_was_logged_together(office: Office, wei: Somebody) -> None:
    """Within the hour; after it the entries stay."""
    wei.say("2月26、27号各2小时调试", OK)
    both = len(logged(office, wei))
    wei.say("undo")
    none = len(logged(office, wei))
    wei.say(TUNED, OK)
    office.now += timedelta(hours=1, minutes=1)
    wei.say("undo")

    assert (both, none, len(logged(office, wei))) == (2, 0, 1)


def test_undo_takes_back_all_or_nothing(office: Office, wei: Somebody) -> None:
    """Once the firm has said something of a part, the rest stays as well."""
    wei.say("2月26、27号各2小时调试", OK)
    _, later = logged(office, wei)
    hua = takes_role(office, "hua", MAKER)
    office.work(lambda uow: ledger.confirm(uow, Actor(hua.person, office.now), [later.id]))

    answered = wei.say("undo")

    assert "cannot be undone together" in answered
    assert len(logged(office, wei)) == 2


def test_a_firm_hears_that_what_it_confirmed_was_replaced(office: Office, wei: Somebody) -> None:
    """As it hears of a correction."""
    wei.say(TUNED, OK)
    (entry,) = logged(office, wei)
    hua = takes_role(office, "hua", MAKER)
    office.work(lambda uow: ledger.confirm(uow, Actor(hua.person, office.now), [entry.id]))
    wei.say("yesterday 10:00-12:00 trial", OK, "1")

    assert "corrected" in hua.news()


def test_nobody_repeats_or_corrects_what_is_anothers(office: Office, wei: Somebody) -> None:
    """Numbers that were not offered lead nowhere."""
    wei.say(TUNED, OK)
    eve = vp(office, "eve", OTHER)
    (entry,) = logged(office, wei)

    eve.say("/log", "Correct or take back", f"{entry.id}")
    eve.say("/cancel", "/log", "Same as last time", f"{entry.id}:research:on_site")

    assert logged(office, eve) == []
    assert len(logged(office, wei)) == 1


def test_words_are_read_from_when_they_were_sent(office: Office, wei: Somebody) -> None:
    """A message that waited over midnight means the day before it was sent."""
    office.now += timedelta(hours=11, minutes=50)
    wei.say(TUNED)
    office.now += timedelta(minutes=20)
    wei.say(OK)

    assert minutes(office, wei) == [(date(2026, 2, 28), 120)]
