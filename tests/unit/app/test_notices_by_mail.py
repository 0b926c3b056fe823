"""Notices to people who use the web chat: a mail says that there is something, the chat what it is."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from kjfz_bot.services.notices import notify
from kjfz_bot.storage import addresses, people
from kjfz_bot.storage.notices import Notice
from kjfz_bot.storage.people import AddressKey
from kjfz_bot.storage.store import UnitOfWork
from tests.unit.app.office import DAY, Office

MAILBOX = "ada@example.org"
NEWS = "There is news for you"
HOUR = timedelta(hours=1)


@pytest.fixture
def office(tmp_path: Path, database_url: str) -> Iterator[Office]:
    """An office in which Ada has signed in to the web chat by mail."""
    opened = Office(tmp_path, database_url)
    opened.say("ada", "/start", channel="web")
    opened.work(lambda uow: own(uow, opened))
    yield opened
    opened.close()


def own(uow: UnitOfWork, office: Office) -> None:
    account = addresses.take_over(uow, AddressKey("web", "ada"))
    assert account is not None
    addresses.add(uow, account.person, AddressKey("email", MAILBOX), office.now)


def person(office: Office) -> int:
    return office.person(MAILBOX, "email")


def decide(office: Office) -> None:
    notice = Notice(person(office), "decided", "K7M2", "decision", office.now, args={"case": "K7M2"})
    office.work(lambda uow: notify(uow, notice))
    office.look(2)


def in_chat(office: Office) -> list[str]:
    def look(uow: UnitOfWork) -> str:
        account = addresses.account_of(uow, person(office))
        assert account is not None
        return account.key.external_id

    return [line for line in office.read_on_the_web(office.read(look)) if "K7M2" in line]


def test_a_decision_is_told_by_mail_and_read_in_the_chat(office: Office) -> None:
    """The mail has no word of it; it is told once."""
    decide(office)
    office.deliver(channel="email")
    office.look(2)

    assert office.delivered[MAILBOX] == [NEWS]
    assert in_chat(office) == ["Your case K7M2 is decided."]
    assert office.states() == [("decided", "delivered")]
    assert office.findings() == []


def test_a_mailbox_that_is_gone_is_not_written_to_again(office: Office) -> None:
    """It stays readable in the chat; the next notice goes there alone, until the person signs in by mail again."""
    decide(office)
    office.deliver(MAILBOX, channel="email")
    office.look(3)
    assert office.states() == [("decided", "delivered")]

    notice = Notice(person(office), "news", "second", "notice", office.now, args={"case": "K8"})
    office.work(lambda uow: notify(uow, notice))
    office.look(2)
    assert office.deliver(channel="email") == []

    found = office.read(lambda uow: people.find(uow, AddressKey("email", MAILBOX)))
    assert found is not None
    office.work(lambda uow: addresses.verify(uow, found, office.now))
    decide_again = Notice(person(office), "decided", "K9", "decision", office.now, args={"case": "K9"})
    office.work(lambda uow: notify(uow, decide_again))
    office.look(2)
    assert office.deliver(channel="email") == [MAILBOX]
    assert office.findings() == []


def test_whoever_was_last_on_telegram_is_told_there(office: Office) -> None:
    """A mail goes to who uses the web chat, not beside everything else."""
    office.work(lambda uow: addresses.add(uow, person(office), AddressKey("telegram", "7")))
    office.say("7", "/start")
    decide(office)

    assert "Your case K7M2 is decided." in office.told("7")
    assert office.deliver(channel="email") == []


def test_something_unfinished_in_the_chat_is_recalled_by_mail(office: Office) -> None:
    """As on any channel that reaches people who are not looking; removal is no matter of theirs."""
    account = office.read(lambda uow: addresses.account_of(uow, person(office)))
    assert account is not None
    office.say(account.key.external_id, "/check", "1", channel="web")
    office.now += DAY
    office.look()
    office.deliver(channel="email")
    office.now += 11 * DAY
    office.look()
    office.deliver(channel="email")

    assert office.delivered[MAILBOX] == ["A self-check left unfinished"]
    assert office.findings() == []


def tell(office: Office, *causes: str, lasts: timedelta | None = None) -> None:
    """Plain notices, told one after the other."""
    for cause in causes:
        until = None if lasts is None else office.now + lasts
        news = Notice(person(office), "news", cause, "notice", office.now, until, args={"case": f"K7M2-{cause}"})
        office.work(lambda uow, news=news: notify(uow, news))  # type: ignore[misc]
        office.look(2)


def mailed(office: Office) -> list[str]:
    """What came by mail since the last time."""
    office.look(2)
    office.deliver(channel="email")
    office.look()
    mails, office.delivered[MAILBOX] = office.delivered[MAILBOX], []
    return mails


def test_what_comes_within_a_day_of_a_mail_is_counted_in_one(office: Office) -> None:
    """A day later, by number alone; meanwhile all of it is in the chat, and the digest is not."""
    tell(office, "1")
    assert mailed(office) == [NEWS]
    office.now += HOUR
    tell(office, "2", "3")

    assert mailed(office) == []
    assert len(in_chat(office)) == 3
    office.now += 22 * HOUR
    assert mailed(office) == []
    office.now += HOUR
    assert mailed(office) == ["2 things to read"]
    assert len(in_chat(office)) == 3
    tell(office, "4")
    assert mailed(office) == []
    office.now += DAY
    assert mailed(office) == ["One thing to read"]
    office.now += DAY
    assert mailed(office) == []
    tell(office, "5")
    assert mailed(office) == [NEWS]
    assert office.findings() == []


def test_what_is_urgent_does_not_wait_for_a_digest(office: Office) -> None:
    """Decisions, and what is over before the next day; neither is counted."""
    tell(office, "1")
    assert mailed(office) == [NEWS]

    decide(office)
    assert mailed(office) == [NEWS]
    tell(office, "2", lasts=timedelta(minutes=10))
    assert mailed(office) == [NEWS]
    office.now += DAY
    assert mailed(office) == []
    assert office.findings() == []


def test_a_decision_is_no_reason_to_let_other_news_wait(office: Office) -> None:
    """The first mail of the day that could wait goes out at once."""
    decide(office)
    assert mailed(office) == [NEWS]

    tell(office, "1")

    assert mailed(office) == [NEWS]


def test_what_was_read_is_not_counted(office: Office) -> None:
    """Whoever wrote in the chat has seen what stands above."""
    account = office.read(lambda uow: addresses.account_of(uow, person(office)))
    assert account is not None
    tell(office, "1", "2")
    assert mailed(office) == [NEWS]
    office.now += HOUR
    office.say(account.key.external_id, "/start", channel="web")
    office.now += DAY
    assert mailed(office) == []

    tell(office, "3", "4", "5")
    assert mailed(office) == [NEWS]
    office.now += HOUR
    office.say(account.key.external_id, "/start", channel="web")
    tell(office, "6")
    office.now += DAY

    assert mailed(office) == ["One thing to read"]
    assert office.findings() == []


def test_a_digest_waits_for_the_morning(office: Office) -> None:
    """As everything that need not be said at once."""
    office.now += 9.5 * HOUR
    tell(office, "1", "2")
    assert mailed(office) == [NEWS]

    office.now += DAY
    assert mailed(office) == []
    office.now += 11 * HOUR
    assert mailed(office) == ["One thing to read"]


def test_a_digest_goes_to_the_mailbox_or_nowhere(office: Office) -> None:
    """What it counts is in the chat already."""
    tell(office, "1", "2")
    assert mailed(office) == [NEWS]
    office.now += DAY
    office.look()
    office.deliver(MAILBOX, channel="email")
    office.look(3)

    assert len(in_chat(office)) == 2
    assert ("digest", "undelivered") in office.states()
    assert office.findings() == []
