"""The ways that lead to a case: the menu, a need's page, a number, the officers' queue; and who is told what there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.unit.app.applying import CASE, Crowd, Player, applied, ningbo, published
from tests.unit.app.office import DAY, Office
from tests.unit.app.posting import posts


@pytest.fixture
def office(sqlite_database: Path) -> Iterator[Office]:
    """An office."""
    opened = Office(sqlite_database)
    yield opened
    opened.close()


@pytest.fixture
def crowd(office: Office) -> Crowd:
    """Everybody around an application in Ningbo."""
    return ningbo(office)


def test_who_has_no_role_is_told_how_to_come_by_one(office: Office, crowd: Crowd) -> None:
    """Whichever way they come: by the command, by a need's page, by its number."""
    need, vera = published(crowd), Player(office, "vera")

    assert "To apply you need a role" in vera.say("/apply")
    assert "You have no case at the moment" in vera.say("/status")
    assert "Your unit consents first" in vera.say("/needs", "seal", "1", "Apply for it")
    assert "You cannot apply for this need" in vera.say(f"/apply_for {need}")


def test_a_researcher_comes_from_a_needs_page_to_its_form(crowd: Crowd) -> None:
    """By what is said there; the need is not asked for again."""
    need = published(crowd)
    crowd.rob.say(f"/see {need}")
    assert "Apply for it" in crowd.rob.offered

    assert f"/apply_for {need}" in crowd.rob.say("Apply for it")
    assert "How would you solve the problem?" in crowd.rob.say(f"/apply_for {need}")


def test_what_it_is_about_can_be_typed_as_a_number(crowd: Crowd) -> None:
    """As well as picked from the list."""
    need = published(crowd)

    assert "How would you solve the problem?" in crowd.rob.say("/apply", need.lower())


def test_a_need_that_is_not_there_is_told_alike_whatever_became_of_it(crowd: Crowd) -> None:
    """One that was withdrawn, and one that never was."""
    need = published(crowd)
    crowd.fay.say("/need", "mine", "1", "Withdraw", "yes")

    told = {crowd.rob.say(f"/apply_for {number}").replace(number, "N") for number in (need, "ZZZZZZ")}

    assert len(told) == 1
    assert "You cannot apply for this need" in told.pop()


def test_officers_find_applications_among_the_needs_by_age(office: Office, crowd: Crowd) -> None:
    """The longest waiting first, and one opens the page of its case."""
    case = applied(crowd, published(crowd))
    crowd.uma.say(f"/see {case}", "1", "not needed", "Ms Li", "skip", "skip", "ok")
    for somebody in (crowd.rob, crowd.fay):
        somebody.say(f"/see {case}", "1", "I agree", "ok")
    crowd.fay.say("1", "skip", "skip", "ok", "1", "four days", "skip", "ok")
    office.now += DAY
    posts(crowd.fay, "new", title="A younger need")

    dora = crowd["dora"]
    dora.say("/review")

    assert dora.offered[0].startswith(f"Application {case}: Mechanical seal leaks")
    assert dora.offered[1].startswith("A younger need")
    assert "The district's opinion" in dora.say("1")
    assert "longest waiting first" in dora.say("That is all")


def test_the_list_begins_with_what_waits_for_the_person(crowd: Crowd) -> None:
    """Before those that others have."""
    first, second = published(crowd), published(crowd, "new", title="Valve sticks")
    mine, theirs = applied(crowd, first), applied(crowd, second)
    crowd.uma.say(f"/see {mine}", "1", "not needed", "Ms Li", "skip", "skip", "ok")

    crowd.uma.say("/status")

    assert theirs in crowd.uma.offered[0]
    assert crowd.uma.offered[0].startswith("Waits for you")
    assert mine in crowd.uma.offered[1]
    assert crowd.uma.offered[-1] == "That is all"
    assert CASE.search(crowd.uma.say("2")) is not None
