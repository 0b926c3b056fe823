"""Whoever must act is told that something waits: once for what is new, at most once a day, by day, if it still does."""

from datetime import timedelta

import pytest

from kjfz_bot.services.tasks import REST
from kjfz_bot.storage import addresses
from kjfz_bot.storage.people import AddressKey
from tests.unit.app.office import DAY, Office
from tests.unit.app.people import Somebody, invited

HOUR = timedelta(hours=1)
MINUTE = timedelta(minutes=1)
STOP = "To have no more reminders of this kind, send /settings."
ONE_FIRM = f"One firm waits to be verified. Send /verify to look at it.\n{STOP}"
TWO_FIRMS = f"2 firms wait to be verified. Send /verify to look at them.\n{STOP}"
ONE_PERSON = "Somebody says that they work at your unit, and waits to be confirmed. Send /staff to look at it.\n" + STOP
FIRM_ANSWERS = ("Haishu District", "none", "Zhang Wei", "13800004711", "ok")
CODES = ("91330201MA2XN8H35E", "91110000600037341L")
PROFILE_ANSWERS = (
    *("doctorate", "associate senior", "Unit One", "Unit One", "Advanced manufacturing and automation"),
    *("moulds, robots, vision", "2024-09-01", "2029-08-31", "skip"),
)


@pytest.fixture
def dora(office: Office) -> Somebody:
    """An officer of the district."""
    return Somebody(office, "dora").joins("district")


@pytest.fixture
def fay(office: Office) -> Somebody:
    """Somebody who registers firms."""
    return Somebody(office, "fay").agrees()


def register(somebody: Somebody, number: int = 0) -> None:
    answered = somebody.say("/firm", *(() if not number else ("new",)), "Ningbo", f"Works {number}", CODES[number])
    assert "district" in answered, answered
    assert "to be verified" in somebody.say(*FIRM_ANSWERS)


def offered(somebody: Somebody) -> list[str]:
    """What somebody who is choosing may be reminded of."""
    *topics, nothing, _done = somebody.options("why")
    assert "No reminders" in nothing
    return [topic.removeprefix("☐ ") for topic in topics]


def later(office: Office, time: timedelta) -> None:
    office.now += time


def news(somebody: Somebody) -> str:
    """What somebody is told at the next look, a minute later."""
    later(somebody.office, MINUTE)
    return somebody.news()


def test_an_officer_is_told_of_a_firm_once(office: Office, dora: Somebody, fay: Somebody) -> None:
    """With the command that leads there; nothing is repeated while nothing new has come."""
    assert news(dora) == ""
    register(fay)

    assert news(dora) == ONE_FIRM
    for _ in range(3):
        later(office, DAY)
        assert news(dora) == ""


def test_what_comes_within_a_day_is_told_in_one(office: Office, dora: Somebody, fay: Somebody) -> None:
    """A day after the first, with how many wait by then."""
    register(fay)
    assert news(dora) == ONE_FIRM
    later(office, HOUR)
    register(fay, 1)

    assert news(dora) == ""
    later(office, REST - 2 * HOUR)
    assert news(dora) == ""
    later(office, HOUR)
    assert news(dora) == TWO_FIRMS


def test_a_firm_that_was_submitted_again_is_told_again(office: Office, dora: Somebody, fay: Somebody) -> None:
    """It waits anew since it was returned and corrected."""
    register(fay)
    news(dora)
    dora.say("/verify", "1", "return", "The name is wrong.")
    later(office, DAY)
    assert "to be verified" in fay.say("/firm", "1", "Name", "Works and Sons", "ok")

    assert news(dora) == ONE_FIRM


def test_what_was_dealt_with_meanwhile_is_not_told(office: Office, dora: Somebody, fay: Somebody) -> None:
    """Whether it is found in the morning, or has to be told at another address."""
    later(office, 10 * HOUR)
    register(fay)
    assert news(dora) == ""
    dora.say("/verify", "1", "verify")
    later(office, 11 * HOUR)

    assert news(dora) == ""
    assert [topic for topic, _ in office.states()] == ["firm_decided"]


def test_what_did_not_arrive_is_looked_up_before_it_goes_elsewhere(
    office: Office, dora: Somebody, fay: Somebody
) -> None:
    """The officer blocked the bot, and decided on the web page."""
    office.work(lambda uow: addresses.add(uow, dora.person, AddressKey("telegram", "7")))
    office.say("7", "/start")
    register(fay)
    later(office, MINUTE)
    office.look()
    dora.say("/verify", "1", "verify")

    office.deliver("7")
    assert "wait" not in news(dora)

    assert ("firms_waiting", "expired") in office.states()


def test_nobody_is_told_at_night(office: Office, dora: Somebody, fay: Somebody) -> None:
    """What came in the evening is told at eight in the morning."""
    later(office, 9.5 * HOUR)
    register(fay)

    assert news(dora) == ""
    later(office, 10 * HOUR)
    assert news(dora) == ""
    later(office, HOUR)
    assert news(dora) == ONE_FIRM


def test_it_can_be_muted_and_is_offered_to_officers_alone(office: Office, dora: Somebody, fay: Somebody) -> None:
    """What somebody could not choose is not muted by what they chose."""
    fay.say("/settings", "1")
    assert offered(fay) == ["A self-check left unfinished", "Records about to be removed"]
    fay.say("no reminders")
    dora.say("/settings", "1")
    assert offered(dora)[2:] == [
        "Cases that make no progress elsewhere",
        "Cases that take longer than expected",
        "A round is about to close",
        "Firms that do not answer on hours",
        "Disputed hours that wait for you",
        "People who ask you to put their channels together",
        "Cases that wait for you",
        "Needs that wait for you",
        "Firms that wait for you to verify them",
    ]
    dora.say("no reminders")
    register(fay)
    assert news(dora) == ""

    fay.joins("district")
    gil = Somebody(office, "gil").agrees()
    register(gil, 1)

    assert news(fay) == TWO_FIRMS.replace("2 firms wait", "One firm waits").replace("at them", "at it")
    assert news(dora) == ""


def test_who_submitted_it_does_not_wait_for_themselves(office: Office, dora: Somebody) -> None:
    """An officer with a firm of their own; a colleague is told."""
    dora.agrees()
    dan = Somebody(office, "dan").joins("district")
    register(dora)

    assert news(dora) == ""
    assert news(dan) == ONE_FIRM


def test_the_city_is_told_where_a_district_has_nobody(office: Office, fay: Somebody) -> None:
    """And no more once there is an officer."""
    cleo = Somebody(office, "cleo").joins("city")
    register(fay)
    assert news(cleo) == ONE_FIRM

    dora = Somebody(office, "dora").joins("district")
    later(office, DAY)
    register(fay, 1)

    assert news(cleo) == ""
    assert news(dora) == TWO_FIRMS


def test_whose_role_was_taken_is_not_told(office: Office, dora: Somebody, fay: Somebody) -> None:
    """From that moment on."""
    cleo = Somebody(office, "cleo").joins("city")
    dora.say("/roles", "1", "give back", "yes")
    assert dora.holds() == []
    register(fay)

    assert news(dora) == ""
    assert news(cleo) == ONE_FIRM


def test_a_liaison_is_told_of_people_once(office: Office) -> None:
    """Of others, not of themselves; not of those who name another unit."""
    lia = Somebody(office, "lia").joins("unit").agrees()
    rita = Somebody(office, "rita").agrees()
    keep_profile(lia, "Lia")
    assert news(lia) == ""
    keep_profile(rita, "Rita")

    assert news(lia) == ONE_PERSON
    later(office, DAY)
    assert news(lia) == ""


def keep_profile(somebody: Somebody, name: str) -> None:
    somebody.say("/profile", "Ningbo", *PROFILE_ANSWERS, name, "13800000000")
    assert "to be confirmed by the unit" in somebody.say("1985-06-12", "ok")


def test_by_mail_it_is_said_only_that_something_waits(office: Office, fay: Somebody) -> None:
    """The rest is in the chat."""
    office.say("ann", f"/start join-{invited(office, 'district').link}", "yes", channel="web")
    account = office.work(lambda uow: addresses.take_over(uow, AddressKey("web", "ann")))
    assert account is not None
    office.work(lambda uow: addresses.add(uow, account.person, AddressKey("email", "ann@example.org"), office.now))
    register(fay)
    later(office, MINUTE)

    office.look()
    office.deliver(channel="email")

    assert office.delivered["ann@example.org"] == ["Firms that wait for you to verify them"]
    assert office.read_on_the_web(account.key.external_id)[-1] == ONE_FIRM
