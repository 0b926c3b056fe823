"""Applications in conversation when things go wrong: what is told, and that the case stays as it was."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kjfz_bot.storage import addresses
from kjfz_bot.storage.people import AddressKey
from kjfz_bot.storage.store import UnitOfWork
from tests.unit.app.applying import Crowd, Player, applied, changping, end_roles, ningbo, published, stored_case
from tests.unit.app.office import Office

HOSTILE = "&<>{{}}{%%} <b>x</b> $5"
CONSENT = ("not needed", "Ms Li, 0574-88880000", "skip", "skip", "ok")


@pytest.fixture
def office(sqlite_database: Path) -> Iterator[Office]:
    """An office whose database is sound afterwards."""
    opened = Office(sqlite_database)
    yield opened
    assert opened.findings() == []
    opened.close()


@pytest.fixture
def crowd(office: Office) -> Crowd:
    """Everybody around an application in Ningbo."""
    return ningbo(office)


@pytest.fixture
def need(crowd: Crowd) -> str:
    """A published need."""
    return published(crowd)


@pytest.fixture
def case(crowd: Crowd, need: str) -> str:
    """An application that waits for the unit."""
    return applied(crowd, need)


def step_of(office: Office, number: str) -> str:
    """The step that is due."""
    return stored_case(office, number).case.state.step


def consented(crowd: Crowd, case: str) -> None:
    """The unit consents, and both sides let the other see their contacts: the firm is to choose."""
    crowd.uma.say(f"/see {case}", "1", *CONSENT)
    for somebody in (crowd.rob, crowd.fay):
        somebody.say(f"/see {case}", "1", "I agree", "ok")


def test_whatever_is_typed_comes_out_as_it_was_typed(office: Office, crowd: Crowd, need: str) -> None:
    """In every field of the way, to everybody who reads it."""
    case = applied(crowd, need, HOSTILE, "no ties", "skip", "ok")
    crowd.uma.say(f"/see {case}", "1", "not needed", HOSTILE, HOSTILE, "skip", "ok")
    for somebody in (crowd.rob, crowd.fay):
        somebody.say(f"/see {case}", "1", "I agree", "ok")
    crowd.fay.say("1", HOSTILE, HOSTILE, "ok", "1", HOSTILE, HOSTILE, "ok")
    crowd["dora"].say(f"/see {case}", "1", HOSTILE, "ok")
    crowd.carl.say(f"/see {case}", "1", HOSTILE, "skip", "ok")
    crowd.fay.say(f"/see {case}", "1", HOSTILE, HOSTILE, "2026-04-01", "2028-03-31", "ok")

    page = crowd.rob.say(f"/see {case}")

    assert step_of(office, case) == "sign"
    assert page.count(HOSTILE) == 11, page


def test_hostile_text_of_a_project_comes_out_as_it_was_typed(office: Office) -> None:
    """Also in the scores' words, which the commission reads."""
    crowd = changping(office)
    pool = crowd.uma.say("/apply", "1", HOSTILE, "skip", "ok")
    number = pool.partition("case number ")[2][:6]
    crowd.rob.say("/consents", "Give: being found in the expert pool", "I agree")
    crowd.carl.say(f"/see {number}", "1", HOSTILE, "skip", "ok")
    case = crowd.fay.say("/apply", "1", HOSTILE, "ok").partition("case number ")[2][:6]
    for somebody in (crowd.rob, crowd.fay):
        somebody.say(f"/see {case}", "1", "I agree", "ok")
    crowd.rob.say(f"/see {case}", "1", HOSTILE, "ok")
    words = (HOSTILE, HOSTILE, "other disciplines", "600000 yuan", HOSTILE, HOSTILE, HOSTILE, "skip", "ok")
    crowd.fay.say(f"/see {case}", "1", *words)
    crowd.carl.say(f"/see {case}", "1", "1", "ok")
    crowd["rita"].say(f"/see {case}", "1", HOSTILE, "80", "ok")

    page = crowd.carl.say(f"/see {case}")

    assert step_of(office, case) == "decide"
    assert page.count(HOSTILE) == 8, page


def test_what_changed_meanwhile_is_told_and_nothing_is_done(office: Office, crowd: Crowd, case: str) -> None:
    """The unit's form was open when the expert withdrew."""
    crowd.uma.say(f"/see {case}", "1", *CONSENT[:-1])
    crowd.rob.say(f"/see {case}", "Withdraw the application", "I moved away", "ok")

    said = crowd.uma.say("ok")

    assert "does not count and nothing was changed" in said
    assert "Withdrawn by Zhou Hai" in said
    assert stored_case(office, case).case.state.end == "withdrawn"


def test_who_lost_their_role_meanwhile_does_nothing_any_more(office: Office, crowd: Crowd, case: str) -> None:
    """With the form open, and afterwards: the case is not theirs to read either."""
    crowd.uma.say(f"/see {case}", "1", *CONSENT[:-1])
    end_roles(office, crowd.uma)

    assert "Nothing like that was found" in crowd.uma.say("ok")
    assert step_of(office, case) == "consent"
    assert "Zhou Hai" not in crowd.uma.say(f"/see {case}")


def test_a_need_that_was_withdrawn_stops_the_firms_choice(office: Office, crowd: Crowd, case: str) -> None:
    """It says why on the page and when it is tried; the expert can still withdraw."""
    consented(crowd, case)
    crowd.fay.say("/need", "mine", "1", "Withdraw", "yes")

    page = crowd.fay.say(f"/see {case}")
    tried = crowd.fay.say("1", "skip", "skip", "ok")

    assert "First of all: This need is not published" in page, page
    assert tried.startswith("This need is not published"), tried
    assert step_of(office, case) == "choose"
    assert "is withdrawn" in crowd.rob.say(f"/see {case}", "Withdraw the application", "the need is gone", "ok")


def test_a_consent_that_was_withdrawn_hides_contacts_and_stops_the_choice(
    office: Office, crowd: Crowd, case: str
) -> None:
    """Whoever withdrew it can give it again from the page of the case."""
    consented(crowd, case)
    assert "See the contacts" in crowd.fay.offered
    withdraw = next(label for label in crowd.rob.options("/consents") if "contacts" in label)
    assert "Withdrawn" in crowd.rob.say(withdraw)

    page = crowd.fay.say(f"/see {case}")

    assert "See the contacts" not in crowd.fay.offered
    assert "First of all" in page
    assert "agree" in crowd.fay.say("1", "skip", "skip", "ok")
    assert step_of(office, case) == "choose"


def test_a_button_of_an_older_page_changes_nothing(office: Office, crowd: Crowd, case: str) -> None:
    """Typed once more what was a button before: only what is offered now is taken."""
    crowd.uma.say(f"/see {case}", "1", *CONSENT)

    again = crowd.uma.say("Do: The unit's consent")

    assert "did not understand" in again
    assert step_of(office, case) == "contacts"


def test_who_uses_the_web_only_is_told_by_mail_and_acts_there(office: Office, crowd: Crowd, need: str) -> None:
    """The mail says that there is news, and not what; the chat says what, and is where they act."""
    mailbox = "uma@example.org"

    def own(uow: UnitOfWork) -> None:
        account = addresses.take_over(uow, AddressKey("web", "uma"))
        assert account is not None
        addresses.add(uow, account.person, AddressKey("email", mailbox), office.now)

    crowd.uma.news()
    office.work(own)
    case = applied(crowd, need)
    office.look(2)
    office.deliver(channel="email")

    mails = office.delivered[mailbox]
    assert mails
    assert not any(case in mail or "Zhou" in mail for mail in mails)
    account = office.read(lambda uow: addresses.account_of(uow, office.person(mailbox, "email")))
    assert account is not None
    signed_in = Player(office, account.key.external_id)
    assert "waits for you" in signed_in.say("/start")
    assert "Exchange of contacts" in signed_in.say(f"/see {case}", "1", *CONSENT)


def test_a_number_is_read_however_it_is_typed(crowd: Crowd, case: str) -> None:
    """In small letters, with gaps, and behind a link; of a case that is not theirs nobody is told anything."""
    told = {
        crowd.rob.say("/status", case.lower()),
        crowd.rob.say("/status", f"{case[:3]} {case[3:]}"),
        crowd.rob.say(f"/start see-{case}"),
        crowd.rob.say(f"/see {case}"),
    }

    assert len(told) == 1
    assert "Application for a post" in told.pop()
