"""Offices check, report and publish needs: who sees which, what a decision counts for, and who is told of it."""

from datetime import timedelta

import pytest

from kjfz_bot.domain.organisation import Organisation
from kjfz_bot.storage import need_decisions
from tests.unit.app.office import Office
from tests.unit.app.people import Somebody, deeds_of
from tests.unit.app.posting import (
    BEIJING,
    BEIJING_FIRM,
    city,
    district,
    fills,
    maker,
    posts,
    stored,
    takes_role,
)
from tests.unit.app.test_needs_posted import change

CHECKED, REPORT, PUBLISH, RETURN, REFUSE = "Checked", "Report to", "Publish", "Return for correction", "Do not accept"


@pytest.fixture
def fay(office: Office) -> Somebody:
    """Somebody who represents a verified firm of Haishu."""
    return maker(office)


@pytest.fixture
def dora(office: Office) -> Somebody:
    """An officer of Haishu."""
    return district(office)


@pytest.fixture
def carl(office: Office) -> Somebody:
    """An officer of the city."""
    return city(office)


def test_a_need_goes_from_the_firm_over_the_district_to_the_city(
    office: Office, fay: Somebody, dora: Somebody, carl: Somebody
) -> None:
    """Each is told when it is their turn, and the firm at every step, once."""
    number = posts(fay)

    assert "One need waits for you. Send /review" in dora.news()
    assert carl.say("/review").startswith("No need waits for you now.")
    dora.say("/review", "1", CHECKED)
    assert f"Haishu Bureau has checked your need “Mechanical seal leaks” ({number})" in fay.news()
    dora.say("1", REPORT)
    assert "the Ningbo science and technology bureau publishes it next" in fay.news()
    office.now += timedelta(minutes=2)
    assert "One need waits for you. Send /review" in carl.news()
    assert "is published" in carl.say("/review", "1", PUBLISH)
    assert "researchers can find it now" in fay.news()
    assert fay.news() == ""

    need = stored(office, number)
    assert (need.state, need.turn, need.published_at) == ("published", None, office.now)
    steps = office.read(lambda uow: need_decisions.of_need(uow, need.id))
    assert [(each.step, each.verdict, each.by) for each in steps] == [
        ("check", "pass", dora.person),
        ("report", "pass", dora.person),
        ("publish", "pass", carl.person),
    ]
    assert {each.fingerprint for each in steps} == {need.statement.fingerprint}
    assert [deed["action"] for deed in deeds_of(office, need.id)] == ["need_submitted", *3 * ["need_decided"]]


def test_what_is_returned_is_corrected_just_there_and_comes_back(office: Office, fay: Somebody, dora: Somebody) -> None:
    """The firm reads the reason, changes one line, and the office sees another version."""
    number = posts(fay)
    dora.say("/review", "1", RETURN, "Please say how long it is to last")

    assert "“Please say how long it is to last”" in fay.news()
    assert "Returned because: “Please say how long it is to last”" in fay.say("/need", "mine", "1")
    assert "Please look it over" in fay.say("Change")
    change(fay, "Target", "3 mL an hour, 2000 hours")
    fay.say("ok")

    seen = dora.say("/review", "1")
    assert "Version 2" in seen
    assert "Target: 3 mL an hour, 2000 hours" in seen
    assert stored(office, number).state == "submitted"


def test_what_is_refused_can_be_copied_and_nothing_else(office: Office, fay: Somebody, dora: Somebody) -> None:
    """Its reason is read there."""
    posts(fay)
    dora.say("/review", "1", REFUSE, "This is a purchase")

    assert "“This is a purchase”" in fay.news()
    fay.say("/need", "mine")
    assert fay.options("1") == ["Copy into a new need", "Nothing"]


def test_of_two_officers_the_second_is_told_who_decided_and_when(office: Office, fay: Somebody, dora: Somebody) -> None:
    """Whatever the second presses does nothing."""
    number = posts(fay)
    other = district(office, "dick")
    dora.say("/review", "1")
    other.say("/review", "1", CHECKED)

    answered = dora.say(REFUSE, "no")

    assert f"Haishu Bureau decided on need {number} at 2026-03-01 12:00" in answered
    assert "checked, to be reported" in answered
    assert stored(office, number).state == "checked"


def test_a_decision_counts_only_for_the_version_that_was_seen(office: Office, fay: Somebody, dora: Somebody) -> None:
    """A need that the firm changed meanwhile is looked at again."""
    number = posts(fay)
    dora.say("/review", "1")
    fay.say("/need", "mine", "1", "Change")
    change(fay, "Target", "1 mL an hour")
    fay.say("ok")

    answered = dora.say(CHECKED)

    assert f"Need {number} changed at" in answered
    assert "this decision does not count" in answered
    assert stored(office, number).state == "submitted"


def test_what_was_withdrawn_while_it_was_looked_at_is_told(office: Office, fay: Somebody, dora: Somebody) -> None:
    """No decision is kept on it."""
    number = posts(fay)
    dora.say("/review", "1")
    fay.say("/need", "mine", "1", "Withdraw", "yes")

    assert "(withdrawn)" in dora.say(CHECKED)
    assert office.read(lambda uow: need_decisions.of_need(uow, stored(office, number).id)) == []


def test_a_reason_is_asked_for_before_anything_is_returned(office: Office, fay: Somebody, dora: Somebody) -> None:
    """Going back from it decides nothing."""
    number = posts(fay)

    assert "What is the reason?" in dora.say("/review", "1", RETURN)
    dora.say("back")

    assert stored(office, number).state == "submitted"


def test_the_district_reports_all_it_checked_in_one_tap(office: Office, fay: Somebody, dora: Somebody) -> None:
    """What is still to be checked is not among them."""
    numbers = [posts(fay, *(["new"] if each else []), title=f"Need {each}") for each in range(3)]
    dora.say("/review", "1", CHECKED, "1", CHECKED)

    assert "Report together: 2 checked needs (Haishu District)" in dora.options("/review")
    listed = dora.say("1")
    assert ("Need 0" in listed, "Need 1" in listed, "Need 2" in listed) == (True, True, False)
    assert "2 needs are reported to the city" in dora.say("Yes, all of them")

    assert [stored(office, number).state for number in numbers] == ["reported", "reported", "submitted"]


def test_the_city_publishes_many_or_some(office: Office, fay: Somebody, dora: Somebody, carl: Somebody) -> None:
    """Those that were ticked; each firm is told of each."""
    numbers = [posts(fay, *(["new"] if each else []), title=f"Need {each}") for each in range(3)]
    dora.say("/review", "1", CHECKED, "1", CHECKED, "2", CHECKED, "1", "Yes, all of them")
    fay.news()

    carl.say("/review", "1", "Choose some", "1, 3")

    assert [stored(office, number).state for number in numbers] == ["published", "reported", "published"]
    assert [stored(office, number).order is not None for number in numbers] == [True, False, True]
    assert fay.news().count("is published") == 2


def test_what_changed_since_it_was_listed_is_left_and_named(
    office: Office, fay: Somebody, dora: Somebody, carl: Somebody
) -> None:
    """Nobody publishes what they have not seen."""
    numbers = [posts(fay, *(["new"] if each else []), title=f"Need {each}") for each in range(2)]
    dora.say("/review", "1", CHECKED, "1", CHECKED, "1", "Yes, all of them")
    carl.say("/review", "1")
    fay.say("/need", "mine", "2", "Withdraw", "yes")

    answered = carl.say("Yes, all of them")

    assert "One need is published" in answered
    assert f"These changed meanwhile and were left: Need 0 ({numbers[0]})" in answered


def test_the_district_sees_only_its_own(office: Office, fay: Somebody) -> None:
    """Another district's queue is empty, whatever is typed."""
    number = posts(fay)
    other = takes_role(office, "yan", office_of("yinzhou"))

    assert "No need waits for you now" in other.say("/review")
    assert stored(office, number).state == "submitted"


def office_of(name: str) -> Organisation:
    """The authority of a district."""
    return Organisation(0, name, "district", f"{name} bureau", "ningbo", district=name, state="verified")


def test_where_a_district_has_no_officer_the_city_stands_in(office: Office, fay: Somebody, carl: Somebody) -> None:
    """Until somebody has the role there."""
    number = posts(fay)
    office.now += timedelta(minutes=2)

    assert "One need waits for you" in carl.news()
    carl.say("/review", "1", CHECKED)

    assert stored(office, number).state == "checked"


def test_nobody_decides_on_a_need_they_wrote(office: Office, fay: Somebody) -> None:
    """An officer who represents the firm too is a party."""
    posts(fay)
    takes_role(office, "fay", office_of("haishu"))

    assert "No need waits for you now" in fay.say("/review")


def test_in_changping_the_commission_checks_and_publishes(office: Office) -> None:
    """One step, on its own clause; what is not looked at is not published, so there is no "all together"."""
    firm, commission = takes_role(office, "fay", BEIJING_FIRM), takes_role(office, "wei", BEIJING)
    numbers = [posts(firm, *(["new"] if each else [])) for each in range(2)]

    assert all("together" not in option for option in commission.options("/review"))
    seen = commission.say("1")
    assert "clause 6.1.1" in seen
    assert "is published" in commission.say(PUBLISH)
    assert stored(office, numbers[0]).state == "published"


def test_the_officer_sees_the_firms_self_check_and_similar_needs(office: Office, fay: Somebody, dora: Somebody) -> None:
    """Each condition with its clause, by the firm's own answers where it lets them be seen."""
    fay.say("/check", "Ningbo", "my company", "yes", "yes", "1", "yes", "yes", "no", "ok")
    page = fills(fay)
    assert "Self-check of the firm: Submit it too" in page
    fay.say("ok")
    posts(fay, "new", title="Mechanical seals leak")

    seen = dora.say("/review", "1")

    assert "Place of registration (clause 2.2.1): met" in seen
    assert "Class of firm (clause 2.2.2): met" in seen
    assert "Mechanical seals leak" in seen.split("Similar needs")[1]


def test_what_the_firm_leaves_out_of_its_self_check_is_not_seen(office: Office, fay: Somebody, dora: Somebody) -> None:
    """Only what its record says."""
    fay.say("/check", "Ningbo", "my company", "yes", "yes", "1", "yes", "yes", "no", "ok")
    fills(fay)
    change(fay, "Self-check", "Leave it out")
    fay.say("ok")

    assert "Independent legal person (clause 2.2.1): open until more is answered" in dora.say("/review", "1")


def test_markup_and_formulas_in_a_title_stay_what_they_are(office: Office, fay: Somebody, dora: Somebody) -> None:
    """They are read as they were typed, by the officer and in the notice."""
    title = '<b>=SUM(A1)</b> & "seals"'
    posts(fay, title=title)

    assert title in dora.say("/review", "1")
    dora.say(CHECKED)
    assert title in fay.news()
