"""What people are told without having asked: once, where they can be reached; if nowhere, whoever waits is told."""

import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa

from kjfz_bot.app.lanes import MAX_ATTEMPTS
from kjfz_bot.errors import StoreError
from kjfz_bot.services import dead_letters
from kjfz_bot.services.notices import LASTS
from kjfz_bot.services.registry import Actor
from kjfz_bot.services.retention import forget_me
from kjfz_bot.storage import inbox, lane_locks
from kjfz_bot.storage.notices import Kind, Notice
from kjfz_bot.storage.schema import NOTICE
from kjfz_bot.storage.store import open_store
from tests.unit.app.office import DAY, Office

MINUTE = timedelta(minutes=1)
TOLD = ["Your case K7M2 is decided."]
LOST = (
    "Something you are waiting for (case K7M2): the other side cannot be reached at present, and our notice did not "
    "arrive. Please contact them another way."
)


@pytest.fixture
def office(tmp_path: Path, database_url: str) -> Iterator[Office]:
    """An office in which Ada is decided about and an officer waits for her to know."""
    opened = Office(tmp_path, database_url)
    for name in ("ada", "officer"):
        opened.say(name, "hello")
        opened.told(name)
    yield opened
    opened.close()


def _decision(office: Office, name: str = "ada", kind: Kind = "decision") -> Notice:
    return Notice(
        person=office.person(name),
        topic="decided",
        cause="K7M2",
        kind=kind,
        due_at=office.now,
        waits_for=office.person("officer"),
        args={"case": "K7M2"},
        about="case K7M2",
    )


def test_a_notice_is_told_once_for_its_cause(office: Office) -> None:
    """However often it is asked for, by whichever process; another cause is another notice."""
    decision = _decision(office)

    assert [office.notify(decision), office.notify(decision)] == [True, False]
    office.look(times=3)
    assert office.told("ada") == TOLD
    assert office.notify(decision) is False
    assert office.notify(replace(decision, cause="K7M3")) is True
    office.look()

    assert office.told("ada") == TOLD
    assert office.states() == [("decided", "delivered"), ("decided", "handed_in")]
    assert office.findings() == []


def test_a_notice_is_told_at_night_too(office: Office) -> None:
    """Only reminders wait for the morning."""
    office.now += timedelta(hours=11)
    office.notify(_decision(office))

    office.look()

    assert office.told("ada") == TOLD


def test_a_notice_comes_in_the_language_the_person_speaks_by_then(office: Office) -> None:
    """It is put into words in its turn."""
    office.notify(_decision(office))
    office.say("ada", "/lang 1")
    office.told("ada")

    office.look()

    assert office.told("ada") == ["您的办件 K7M2 已有结果。"]


def test_it_goes_where_the_person_wrote_from_last(office: Office) -> None:
    """Of all their addresses; one that was never used comes last."""
    office.join("ada", "tablet")
    office.join("ada", "phone")
    office.say("phone", "hello")
    office.told("phone")
    office.notify(_decision(office))

    office.look()

    assert (office.told("phone"), office.told("ada"), office.told("tablet")) == (TOLD, [], [])


def test_who_blocked_the_bot_is_told_at_their_next_address(office: Office) -> None:
    """Nobody else is bothered."""
    office.join("ada", "phone")
    office.notify(_decision(office))
    office.look()

    office.deliver("ada")
    office.look(times=3)

    assert office.told("phone") == TOLD
    assert office.told("officer") == []
    office.look()
    assert office.states() == [("decided", "delivered")]
    assert office.findings() == []


def test_who_reads_from_us_finds_it_there(office: Office) -> None:
    """A web page is an address like others."""
    office.join("ada", "page", channel="web")
    office.notify(_decision(office))
    office.look()

    office.deliver("ada")
    office.look()

    assert office.read_on_the_web("page") == TOLD


@pytest.mark.parametrize(("kind", "end"), [("notice", "undelivered"), ("decision", "owed")])
def test_if_nobody_can_be_reached_whoever_waits_is_told_once(office: Office, kind: Kind, end: str) -> None:
    """By what they call it; the address is tried no more."""
    office.notify(_decision(office, kind=kind))
    office.look()

    office.deliver("ada")
    for _ in range(3):
        office.look()
        office.deliver("ada")
        office.now += MINUTE

    assert office.told("officer") == [LOST]
    assert office.states() == [("decided", end), ("unreachable", "delivered")]
    assert office.findings() == []


def test_a_decision_that_did_not_arrive_is_told_when_the_person_writes_again(office: Office) -> None:
    """However much later; a plain notice is not."""
    office.notify(_decision(office))
    office.notify(replace(_decision(office, kind="notice"), topic="news"))
    office.look()
    office.deliver("ada")
    office.look(times=2)
    office.told("officer")

    office.now += 10 * DAY
    office.look()
    assert office.told("ada") == []
    office.say("ada", "hello again")
    office.told("ada")
    office.look(times=2)

    assert office.told("ada") == TOLD
    assert office.told("officer") == []
    assert office.findings() == []


def test_what_the_platform_never_takes_is_not_sent_there_again(office: Office) -> None:
    """The address stays good for other messages."""
    office.notify(_decision(office))
    office.look()
    office.refuse("ada")
    office.look(times=3)

    assert office.told("officer") == [LOST]
    office.say("ada", "hello")
    assert len(office.told("ada")) == 1


def test_a_plain_notice_that_comes_too_late_is_not_sent(office: Office) -> None:
    """A decision is, whenever sending is possible again."""
    office.notify(_decision(office))
    office.notify(replace(_decision(office, kind="notice"), topic="news"))
    office.look()

    office.now += LASTS
    office.look()
    assert office.told("ada") == TOLD
    office.look()

    assert office.states() == [("decided", "delivered"), ("news", "expired")]
    assert office.findings() == []


def test_a_notice_that_waited_too_long_is_not_handed_in(office: Office) -> None:
    """The server was down for a week."""
    office.notify(_decision(office))
    office.notify(replace(_decision(office, kind="notice"), topic="news"))

    office.now += LASTS
    office.look()

    assert office.told("ada") == TOLD
    assert office.states() == [("decided", "handed_in"), ("news", "expired")]


def test_a_decision_may_not_be_given_an_end(office: Office) -> None:
    """It is owed until it arrives."""
    with pytest.raises(ValueError, match="never expires"):
        office.notify(replace(_decision(office), expires_at=office.now + DAY))


def test_a_notice_that_cannot_be_told_is_no_failure_of_the_person(office: Office) -> None:
    """They hear no apology for a message they never sent; whoever waits is told, and nothing is tried again."""
    office.notify(replace(_decision(office), topic="without_words"))
    for _ in range(MAX_ATTEMPTS + 2):
        office.notices.look()
        office.now += MINUTE
        office.work(lambda _uow: None)
        office.work(lambda _uow: None)
    office.look(times=2)

    assert office.told("ada") == []
    assert office.told("officer") == [LOST]
    (dead,) = office.read(inbox.dead)
    with pytest.raises(StoreError, match="is a notice"):
        office.work(lambda uow: dead_letters.ask_for_retry(uow, dead.seq, office.now))
    assert office.findings() == []


def test_notices_go_with_the_person(office: Office) -> None:
    """Nothing of them is left, and nobody waits for somebody who is gone."""
    ada, officer = office.person("ada"), office.person("officer")
    office.notify(_decision(office))
    office.notify(replace(_decision(office, "officer"), waits_for=ada))
    office.say("ada", "/settings", "1", "3")

    office.work(lambda uow: forget_me(uow, Actor(ada, office.now), {}))

    left = office.read(lambda uow: uow.connection.execute(sa.select(NOTICE.c.person_id, NOTICE.c.waits_for)).all())
    assert [tuple(row) for row in left] == [(officer, None)]


def test_a_notice_told_after_its_person_left_brings_nobody_back(office: Office) -> None:
    """Somebody erased while a notice lay in their inbox stays erased."""
    office.notify(_decision(office))
    ada = office.person("ada")
    office.say("ada", "/forget", "delete everything")

    office.look(times=2)

    assert ada not in office.read(lambda uow: list(uow.connection.execute(sa.select(NOTICE.c.person_id)).scalars()))
    assert TOLD[0] not in office.told("ada")


def test_a_notice_waits_for_whoever_is_just_writing_to_the_person(
    office: Office, tmp_path: Path, database_url: str
) -> None:
    """So that letters become visible in the order of their numbers."""
    ada = office.person("ada")
    office.notify(_decision(office))
    looking = threading.Thread(target=office.notices.look)
    another = open_store(tmp_path, serving=False, url=database_url)
    with another.transaction() as uow:
        if uow.database.shared:
            lane_locks.enter(uow, {ada}, set())
        looking.start()
        looking.join(0.5)
        assert looking.is_alive()
        assert office.states() == [("decided", "waiting")]
    looking.join()
    office.rest()
    another.close()

    assert office.told("ada") == TOLD
