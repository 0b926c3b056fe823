"""The list of a decided round: who may take it along, with a fresh proof, and that those in it can read who did."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kjfz_bot.storage import grants, looks
from kjfz_bot.storage.store import UnitOfWork
from tests.cases.spoken import Officer, opened, run_jobs, seeded
from tests.unit.app.office import Office, content

ASKED = "List for public notice, as a document"


@pytest.fixture
def decided(tmp_path: Path, database_url: str) -> Iterator[tuple[Office, Officer, dict[str, str]]]:
    """The office, an officer who has had a round of one case decided and looks at it, and what people are called."""
    _, names = seeded(tmp_path, database_url, 1)
    office = opened(tmp_path, database_url)
    carl = Officer(office, names["carl"])
    carl.say("/rounds", "Make a round", "Second round", "2026-09-01", "2026-10-30", "skip", "ok", "1")
    carl.say("Decide the round", "Agreed")
    carl.send()
    carl.say("Yes, decide it")
    assert "Passed: 1" in carl.works()
    carl.say("Look again")
    yield office, carl, names
    office.close()


def ends_roles(office: Office, person: int) -> None:
    """Take every role away."""

    def end(uow: UnitOfWork) -> None:
        for given in grants.own(uow, person):
            grants.end(uow, given, person, "revoked", office.now)

    office.work(end)


def test_without_a_fresh_proof_no_list_is_made(decided: tuple[Office, Officer, dict[str, str]]) -> None:
    """Whoever says that they have shown who they are, and have not."""
    _, carl, _ = decided

    carl.say(ASKED, "I have done it, go on")

    assert "Here is the list" not in carl.works()


def test_a_role_that_ends_meanwhile_gives_no_list(decided: tuple[Office, Officer, dict[str, str]]) -> None:
    """What was asked for in time is not handed out too late."""
    office, carl, _ = decided
    carl.proves()
    assert "is being made" in carl.say(ASKED)
    ends_roles(office, carl.person)

    assert "You have not the role any more" in carl.works()


def test_everybody_in_a_list_can_read_who_took_it(decided: tuple[Office, Officer, dict[str, str]]) -> None:
    """In which role and for which office, and that it was a list for public notice."""
    office, carl, names = decided
    carl.proves()
    carl.say(ASKED)
    run_jobs(office)

    wang = office.person(names["wang"], "web")
    (look, *_) = office.read(lambda uow: looks.of(uow, wang, 10))

    assert (look.role, look.organisation, look.what, look.why) == ("city", "City bureau", "round_list", "round_list")
    assert "a list of decided cases" in content().texts.text("en", f"look-{look.what}")
    assert content().texts.text("en", f"look-why-{look.why}") == "a list for public notice"
