"""Hours that wait for a firm: its people hear of them once a week, and after three weeks officers and VP do."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from tests.unit.app.confirming import PUMPS, Serving, say_of, serves
from tests.unit.app.office import DAY, Office
from tests.unit.app.people import HAISHU, Somebody
from tests.unit.app.posting import city, district, maker, takes_role

MONDAY = datetime(2026, 3, 2, 1, tzinfo=UTC)
"""Nine in the morning in Shanghai; the office opens on the Sunday before."""

WEEK = timedelta(days=7)
MINUTES = timedelta(minutes=2)
"""After which it is looked again whom to tell."""

STOP = "To have no more reminders of this kind, send /settings."


@pytest.fixture
def fay(office: Office) -> Somebody:
    """Somebody who represents Seal Works."""
    return maker(office)


@pytest.fixture
def wang(office: Office) -> Serving:
    """A VP of Seal Works."""
    return serves(office, "wang")


def at(office: Office, moment: datetime) -> None:
    """Go on to a moment."""
    office.now = moment


def test_the_firm_is_told_once_a_week(office: Office, fay: Somebody, wang: Serving) -> None:
    """How many, how long, whose, and where; from Monday on, on a workday."""
    wang.enters_hours([1, 2])
    assert fay.news() == ""

    at(office, MONDAY)
    assert fay.news() == (
        "2 entries of service time wait for your firm to confirm: 6 h, of Wang Min. "
        f"Send /confirm: one press confirms a page.\n{STOP}"
    )
    for _ in range(6):
        office.now += DAY
        assert fay.news() == ""


def test_after_a_week_and_two_it_says_for_how_long(office: Office, fay: Somebody, wang: Serving) -> None:
    """And after how many days others hear of it."""
    wang.enters_hours([1])
    told = []
    for week in range(3):
        at(office, MONDAY + week * WEEK)
        told.append(fay.news())

    assert "The oldest" not in told[0]
    assert "The oldest has waited for 7 days; after 21 days the programme's officers are told." in told[1]
    assert "The oldest has waited for 14 days" in told[2]


def test_what_came_this_week_does_not_come_alone(office: Office, fay: Somebody, wang: Serving) -> None:
    """It waits for the next Monday, and is counted where older hours wait as well."""
    at(office, MONDAY)
    wang.enters_hours([1])
    assert fay.news() == ""

    at(office, MONDAY + WEEK)
    wang.enters_hours([1])
    assert "2 entries of service time wait" in fay.news()


def test_nobody_is_told_on_a_holiday_or_at_night(office: Office, fay: Somebody, wang: Serving) -> None:
    """The week of the National Day begins on Thursday, when it is over."""
    at(office, datetime(2026, 9, 27, 4, tzinfo=UTC))
    wang.enters_hours([1])
    at(office, datetime(2026, 9, 28, 0, tzinfo=UTC) - timedelta(minutes=1))
    assert fay.news() == ""
    at(office, datetime(2026, 9, 28, 0, tzinfo=UTC))
    assert "One entry of service time waits" in fay.news()

    for day in (5, 6, 7):
        at(office, datetime(2026, 10, day, 4, tzinfo=UTC))
        assert fay.news() == ""
    at(office, datetime(2026, 10, 8, 4, tzinfo=UTC))
    assert "The oldest has waited for 11 days" in fay.news()


def test_what_was_confirmed_meanwhile_is_not_told(office: Office, fay: Somebody, wang: Serving) -> None:
    """Nor one's own hours, which a colleague confirms."""
    found = wang.enters_hours([1])
    takes_role(office, "wang", PUMPS)
    serves(office, "wang", PUMPS).enters_hours([1])
    say_of(fay, "confirm", found)
    wang.vp.news()

    at(office, MONDAY)

    assert (fay.news(), wang.vp.news()) == ("", "")


def test_each_topic_can_be_muted_by_whom_it_is_for(office: Office, fay: Somebody, wang: Serving) -> None:
    """Firm, VP and officer are offered their own."""
    wang.enters_hours([1])
    dora = district(office)
    offered = {}
    for somebody in (fay, wang.vp, dora):
        somebody.say("/settings")
        offered[somebody.name] = " ".join(somebody.options("1"))
        somebody.say("no reminders")

    at(office, MONDAY)
    assert fay.news() == ""
    at(office, MONDAY + 3 * WEEK)
    assert (fay.news(), dora.news(), wang.vp.news()) == ("", "", "")
    assert "Hours that wait for your firm" in offered["fay"]
    assert "Firms that do not answer on hours" in offered["dora"]
    assert "Disputed hours that wait for you" in offered["dora"]
    assert "Your firm does not answer on your hours" in offered["wang"]
    assert "Logging service time" in offered["wang"]
    assert "Logging" not in offered["fay"]


def test_after_three_weeks_the_officers_hear_of_it_and_the_vp_that_they_did(
    office: Office, fay: Somebody, wang: Serving
) -> None:
    """Nothing is confirmed by that."""
    dora, carl = district(office), city(office)
    wang.enters_hours([1, 2])
    other = takes_role(office, "yan", replace(HAISHU, public_id="yz", district="yinzhou", name="Yinzhou Bureau"))

    at(office, MONDAY + 2 * WEEK)
    assert (dora.news(), wang.vp.news()) == ("", "")
    at(office, MONDAY + 3 * WEEK)
    told = dora.news()
    office.now += MINUTES
    heard = wang.vp.news()

    assert "One firm has not answered for more than 21 days what VPs entered: Seal Works (2 entries, 6 h" in told
    assert "Seal Works has not answered on 2 entries of yours (6 h) for 21 days." in heard
    assert "The programme's officers were told." in heard
    assert (carl.news(), other.news()) == ("", "")
    assert wang.states() == 2 * ["waiting"]
    office.now += DAY
    assert (dora.news(), wang.vp.news()) == ("", "")


def test_where_a_district_has_no_officer_the_city_hears_of_it(office: Office, fay: Somebody, wang: Serving) -> None:
    """And where nobody was told, the VP is not told that somebody was."""
    wang.enters_hours([1])
    at(office, MONDAY + 3 * WEEK)
    assert wang.vp.news() == ""

    carl = city(office)
    office.now += MINUTES

    assert "Seal Works (one entry, 3 h" in carl.news()
    office.now += MINUTES
    assert "The programme's officers were told." in wang.vp.news()
    assert fay.say("/confirm", "1").startswith("One entry is confirmed")


def test_an_officer_hears_of_what_a_vp_insists_on(office: Office, fay: Somebody, wang: Serving) -> None:
    """Once, on the day it comes."""
    dora = district(office)
    found = wang.enters_hours([1])
    say_of(fay, "dispute", found, "Not seen")
    office.now += MINUTES
    assert dora.news() == ""
    say_of(wang.vp, "insist", found, "Ask the guard")
    office.now += MINUTES

    assert "One entry of service time is disputed between firm and VP, and waits for you to decide." in dora.news()
    office.now += MINUTES
    assert dora.news() == ""
