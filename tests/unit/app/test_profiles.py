"""Researchers say who they are, units say whether it is so, officers keep the list: by messages on a real store."""

from dataclasses import replace

import pytest
import sqlalchemy as sa

from kjfz_bot.storage import profiles
from kjfz_bot.storage.schema_trust import PROFILE
from kjfz_bot.storage.store import UnitOfWork
from tests.unit.app.office import Office
from tests.unit.app.people import CODE, Somebody, seated
from tests.unit.app.people import FIRM as KNOWN

SELF_CHECK = (
    *("/check", "ningbo", "me", "university", "yes", "open-ended", "doctorate", "1985-06-12", "yes", "yes"),
    *("elementary", "yes", "yes", "yes", "ok", "finish"),
)
PROFILE_ANSWERS = (
    *("doctorate", "associate senior", "Unit One", "Unit One", "Advanced manufacturing and automation"),
    *("moulds, robots, vision", "2024-09-01", "2029-08-31", "skip", "Li Na", "13900001111"),
)


@pytest.fixture
def dora(office: Office) -> Somebody:
    """An officer of the district."""
    return Somebody(office, "dora").joins("district")


@pytest.fixture
def uma(office: Office) -> Somebody:
    """A unit's liaison."""
    return Somebody(office, "uma").joins("unit")


@pytest.fixture
def rob(office: Office) -> Somebody:
    """Somebody who works at the unit and agreed to the service, without any role."""
    return Somebody(office, "rob").agrees()


def test_a_researcher_says_who_they_are_and_the_unit_confirms(office: Office, uma: Somebody, rob: Somebody) -> None:
    """Then the liaison's invitation gives the role."""
    rob.say("/profile", "Ningbo")
    assert "to be confirmed by the unit" in rob.say(*PROFILE_ANSWERS, "1985-06-12", "ok")
    assert rob.holds() == []

    listed = uma.options("/staff")
    assert listed[0].startswith("Advanced manufacturing")
    assert "Li Na" not in listed[0]
    seen = uma.say("1")
    assert "Li Na, telephone 139****1111" in seen
    assert "1985" not in seen
    assert "Confirmed" in uma.say("confirm")

    told = rob.news()
    assert "Unit One has confirmed that you work there" in told
    assert "you are now" in rob.say(f"/join {CODE.findall(told)[0]}", "accept")
    assert rob.holds() == ["researcher"]
    deeds = [(deed["action"], deed.get("by")) for deed in rob.deeds()]
    assert ("looked", uma.person) in deeds
    assert ("profile_decided", uma.person) in deeds
    told = rob.say("/mydata", "who looked")
    assert "liaison, Unit One" in told
    assert "Reason: confirming that you work there" in told


def test_nothing_of_a_profile_is_stored_without_consent(office: Office, uma: Somebody, rob: Somebody) -> None:
    """Neither the first time nor when a part of it is changed."""
    eve = Somebody(office, "eve")
    assert "Before anything about you is stored" in eve.say("/profile")
    assert "nothing is stored" in eve.say("I do not agree")
    assert office.read(lambda uow: profiles.of_person(uow, eve.person)) == []

    rob.say("/profile", "Ningbo", *PROFILE_ANSWERS, "1985-06-12", "ok")
    rob.say("/profile", "1", "Name", "Lin Na")
    rob.say("/consents", "1", "Keep it")
    assert "This needs your consent: using this service" in rob.say("ok")

    (kept,) = office.read(lambda uow: profiles.of_person(uow, rob.person))
    assert (kept.profile.particulars.name, kept.profile.version) == ("Li Na", 1)


def test_a_unit_that_does_not_know_somebody_says_why(office: Office, uma: Somebody, rob: Somebody) -> None:
    """They read it, change their name, and are looked at again."""
    rob.say("/profile", "Ningbo", *PROFILE_ANSWERS, "1985-06-12", "ok")
    uma.say("/staff", "1", "deny", "Nobody of that name works here.")
    assert "Nobody of that name works here." in rob.news()

    assert "Reason: Nobody of that name works here." in rob.say("/profile", "1")
    rob.say("Name", "Lin Na", "ok")
    assert "Lin Na" in uma.say("/staff", "1")


def test_only_another_unit_or_name_is_confirmed_again(office: Office, uma: Somebody, rob: Somebody) -> None:
    """Each part is changed alone, and makes a version."""
    rob.say("/profile", "Ningbo", *PROFILE_ANSWERS, "1985-06-12", "ok")
    uma.say("/staff", "1", "confirm")

    def kept() -> tuple[str, int]:
        (found,) = office.read(lambda uow: profiles.of_person(uow, rob.person))
        return found.profile.state, found.profile.version

    rob.say("/profile", "1", "Telephone", "13922223333", "ok")
    rob.say("/profile", "1", "Keywords", "a, b, c, d", "ok")
    rob.say("/profile", "1", "Dates of contract and certificate", "skip", "skip", "2025-06-30", "skip", "ok")
    assert kept() == ("confirmed", 4)
    rob.say("/profile", "1", "Name", "Lin Na", "ok")
    assert kept() == ("pending", 5)


def test_a_profile_uses_what_the_self_check_said_when_the_person_says_so(office: Office, rob: Somebody) -> None:
    """Neither degree nor birth date is asked for again."""
    rob.say(*SELF_CHECK)
    asked = rob.say("/profile", "Ningbo")
    assert "Highest degree: Doctorate" in asked
    assert "Date of birth: 1985-06-12" in asked

    rob.say("use these", *PROFILE_ANSWERS[1:3], "none of them", *PROFILE_ANSWERS[4:], "ok")

    (found,) = office.read(lambda uow: profiles.of_person(uow, rob.person))
    said = found.profile
    assert (said.degree, said.title, f"{said.particulars.birth_date}") == (
        "doctorate",
        "associate_senior",
        "1985-06-12",
    )
    assert (said.unit.name, said.unit.state, said.unit.unit_kind) == ("Unit One", "pending", "university")


def test_of_a_profile_nothing_is_stored_in_clear_that_says_who_it_is(office: Office, rob: Somebody) -> None:
    """Nor is anything left of it when its owner is forgotten."""
    rob.say(
        "/profile",
        "Ningbo",
        *PROFILE_ANSWERS[:3],
        *("none of them", "University or college"),
        *PROFILE_ANSWERS[4:],
        *("1985-06-12", "ok"),
    )

    stored = office.read(lambda uow: repr(uow.connection.execute(sa.select(PROFILE)).one()))
    assert not [word for word in ("Li Na", "13900001111", "1985-06-12") if word in stored]
    rob.say("/forget", "yes")
    assert office.read(lambda uow: uow.connection.execute(sa.select(PROFILE)).all()) == []


def test_nobody_confirms_themselves(office: Office, uma: Somebody) -> None:
    """A liaison's own profile waits for another liaison."""
    uma.agrees().say("/profile", "Ningbo", *PROFILE_ANSWERS, "1985-06-12", "ok")
    assert "Nobody waits for you now" in uma.say("/staff")

    una = Somebody(office, "una").joins("unit")
    assert "Confirmed" in una.say("/staff", "1", "confirm")


def test_an_officer_finds_a_unit_and_sets_it_right(office: Office, uma: Somebody, rob: Somebody) -> None:
    """One that somebody wrote is found by others once the city has verified it."""
    cora = Somebody(office, "cora").joins("city")
    written = ("/profile", "Ningbo", *PROFILE_ANSWERS[:2], "浙江海洋学院", "none of them", "University or college")
    rob.say(*written, *PROFILE_ANSWERS[4:], "1985-06-12", "ok")
    assert "none of them" not in cora.say("/organisations", "sending unit", "haiyang xueyuan")

    seen = cora.say("1")
    assert "Kind of unit: University or college" in seen
    assert "People with a role there: 0" in seen
    assert "Changed: 浙江海洋大学" in cora.say("Correct the name", "浙江海洋大学")
    assert ": verified" in cora.say("/organisations", "sending unit", "海洋", "1", "Verify this unit")

    eve = Somebody(office, "eve").agrees()
    eve.say("/profile", "Ningbo", *PROFILE_ANSWERS[:2])
    assert eve.options("浙江海洋大学")[0] == "浙江海洋大学"


def test_the_list_of_organisations_has_pages_and_a_search(office: Office, dora: Somebody) -> None:
    """Of the officer's own district alone."""

    def fill(uow: UnitOfWork) -> None:
        for number in range(20):
            name, district = f"Works {number:02}", "haishu" if number < 19 else "jiangbei"
            seated(uow, replace(KNOWN, public_id=f"w{number}", name=name, district=district))

    office.work(fill)

    assert len(dora.options("/organisations")) == 3
    dora.say("firm")
    assert [label[:8] for label in dora.options("skip")] == [f"Works {number:02}" for number in range(8)]
    assert dora.options("next page")[0].startswith("Works 08")
    assert dora.options("next page")[-1].startswith("Works 18")
    assert "Give up" in dora.say("cancel")
    dora.say("yes")
    dora.say("/organisations", "firm")
    assert [label[:8] for label in dora.options("works 07")] == ["Works 07"]


def test_the_list_is_empty_for_whoever_is_no_officer(office: Office, uma: Somebody) -> None:
    """A liaison too."""
    assert "Nothing was found" in uma.say("/organisations")
