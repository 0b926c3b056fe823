"""Who left something unfinished is reminded of it: once, by day, in their language, and not if they do not want to."""

import threading
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from kjfz_bot.app.notices import REMINDED_AT_ONCE
from kjfz_bot.services import reminders
from kjfz_bot.services.reminders import Look, Topic
from kjfz_bot.services.retention import KEPT, remove_expired
from kjfz_bot.storage import people
from kjfz_bot.storage.inbox import Letter
from kjfz_bot.storage.notices import Notice
from kjfz_bot.storage.people import AddressKey
from kjfz_bot.storage.store import UnitOfWork
from tests.unit.app.office import DAY, NOON, Office

HOUR = timedelta(hours=1)
UNFINISHED = "is not finished yet"
REMOVAL = "are kept until 2026-03-15"
BEGUN = ("/check 1",)


@pytest.fixture
def office(tmp_path: Path, database_url: str) -> Iterator[Office]:
    """An office on an empty database of each kind."""
    opened = Office(tmp_path, database_url)
    yield opened
    opened.close()


def _begin(office: Office, *names: str) -> None:
    """People who begin a self-check and leave it."""
    for name in names:
        office.say(name, *BEGUN)
        office.told(name)


def test_who_left_a_self_check_is_reminded_once_after_a_day(office: Office) -> None:
    """In plain words, with the command to go on and the one to have no more of it; never again for the same silence."""
    _begin(office, "ada")

    office.now += DAY - timedelta(minutes=1)
    office.look()
    assert office.told("ada") == []
    office.now += timedelta(minutes=1)
    office.look()
    (told,) = office.told("ada")
    for _ in range(8):
        office.now += DAY
        office.look()

    assert told == (
        "Hello, your “Eligibility self-check” is not finished yet, and all your answers are kept. "
        "Send /check to go on.\nTo have no more reminders of this kind, send /settings."
    )
    assert office.told("ada") == []
    assert office.findings() == []


def test_it_is_said_in_the_language_of_the_person(office: Office) -> None:
    """Whatever the language of the house."""
    office.say("ada", *BEGUN, language="zh-CN")
    office.told("ada")

    office.now += DAY
    office.look()

    assert office.told("ada") == [
        "您好，“资格自查”还没有做完，已经填写的回答都在。发 /check 就能接着答。\n不想收到这样的提醒，请发 /settings。"
    ]


def test_a_reminder_leaves_the_open_question_as_it_is(office: Office) -> None:
    """A bare number still answers the question that was open before, and the next one is put."""
    office.say("ada", "/check", "2")
    (*_, asked) = office.told("ada")
    office.now += DAY
    office.look()
    office.told("ada")

    office.say("ada", "1")

    (after,) = office.told("ada")
    assert "Who is the check for?" in asked
    assert "Who is the check for?" not in after
    assert "questions left" in after


@pytest.mark.parametrize(
    "said", [("hello",), ("/check",), ("/lang",), ("/check", "1", "cancel")], ids=["menu", "no answer", "other", "gone"]
)
def test_who_left_nothing_unfinished_is_not_reminded(office: Office, said: tuple[str, ...]) -> None:
    """The menu, a self-check without an answer, other dialogues, a self-check given up."""
    office.say("ada", *said)
    office.told("ada")

    for _ in range(13):
        office.now += DAY
        office.look()

    assert office.told("ada") == []


def test_who_has_read_their_report_is_told_only_of_its_removal(office: Office) -> None:
    """A report's menu is no open question."""
    office.say("ada", "/check", "changping", "a firm", "yes", "yes", "all correct, show the result")
    office.told("ada")

    told = []
    for _ in range(13):
        office.now += DAY
        office.look()
        told += office.told("ada")

    assert len(told) == 1
    assert REMOVAL in told[0]


def test_before_a_conversation_is_removed_its_owner_is_told_once(office: Office) -> None:
    """Three days before, with the day; being told does not keep it any longer."""
    _begin(office, "ada")
    heard_at = office.heard_at("ada")

    office.now += KEPT - 3 * DAY
    office.look()
    (told,) = office.told("ada")
    office.now += DAY
    office.look()

    assert REMOVAL in told
    assert office.told("ada") == []
    assert office.heard_at("ada") == heard_at
    office.now += 2 * DAY + timedelta(seconds=1)
    assert office.work(lambda uow: remove_expired(uow, office.now)) == 1
    assert office.findings() == []


def test_a_later_silence_reminds_again(office: Office) -> None:
    """Whoever answered on and left again."""
    _begin(office, "ada")
    office.now += DAY
    office.look()
    office.told("ada")

    office.say("ada", "1")
    office.told("ada")
    office.now += DAY
    office.look()

    assert UNFINISHED in office.told("ada")[0]


def test_nobody_is_reminded_at_night(office: Office) -> None:
    """What becomes due after nine in the evening is said at eight in the morning."""
    office.now += 9.5 * HOUR
    _begin(office, "ada")

    office.now += DAY
    for _ in range(21):
        office.look()
        assert office.told("ada") == []
        office.now += HOUR / 2
    office.look()

    assert UNFINISHED in office.told("ada")[0]
    assert office.now == NOON + 9.5 * HOUR + DAY + 10.5 * HOUR


def test_several_processes_remind_once(tmp_path: Path, database_url: str) -> None:
    """All look at the same moment, again and again."""
    offices = [Office(tmp_path, database_url) for _ in range(2 if database_url else 1)]
    office = offices[0]
    names = [f"p{number}" for number in range(20)]
    _begin(office, *names)
    for one in offices:
        one.now = NOON + DAY
    looking = [another for one in offices for another in (one.notices, *(one.another() for _ in range(3)))]

    threads = [threading.Thread(target=each.look) for each in looking * 2]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    office.rest()

    assert [len(office.told(name)) for name in names] == [1] * 20
    office.look()
    assert office.findings() == []
    for one in offices:
        one.close()


def test_a_restart_forgets_no_reminder_and_repeats_none(office: Office) -> None:
    """What was due while nobody was there is said at the start; what was said stays said."""
    _begin(office, "ada")
    office.close()
    office.now += DAY + HOUR
    office.open()

    office.look()
    told = office.told("ada")
    office.restart()
    office.look()

    assert [UNFINISHED in text for text in told] == [True]
    assert office.told("ada") == []


def test_after_a_week_of_downtime_nobody_gets_a_burst(office: Office) -> None:
    """What is stale is not said at all; what still matters is spread over minutes, one thing a person."""
    _begin(office, *(f"p{number}" for number in range(REMINDED_AT_ONCE + 10)))
    office.now += 5 * DAY
    _begin(office, "late")
    office.now += 6 * DAY + 20 * timedelta(minutes=1)

    got = []
    for _ in range(4):
        office.look(times=3)
        got.append(len(office.deliver()))
        office.now += timedelta(minutes=1)

    assert got == [REMINDED_AT_ONCE, 10, 0, 0]
    assert all(REMOVAL in text for name, texts in office.delivered.items() if name != "late" for text in texts)
    assert office.told("late") == []
    assert office.findings() == []


@pytest.mark.parametrize("jump", [-2 * DAY, 2 * DAY, -HOUR], ids=["back", "forward", "an hour back"])
def test_a_clock_that_jumps_reminds_nobody_twice(office: Office, jump: timedelta) -> None:
    """Whether it is set right again later or not."""
    _begin(office, "ada")
    office.now += DAY
    office.look()
    assert len(office.told("ada")) == 1

    office.now += jump
    office.look()
    office.now -= jump
    office.look()

    assert office.told("ada") == []


def test_after_the_clock_was_put_back_people_are_still_reminded(office: Office) -> None:
    """Looks go on, however far back it was put."""
    office.now += 30 * DAY
    office.look()
    office.now -= 30 * DAY
    _begin(office, "ada")

    office.now += DAY
    office.look()

    assert len(office.told("ada")) == 1


@pytest.mark.parametrize(
    ("choice", "expected"),
    [("no reminders", []), ("1", [UNFINISHED]), ("2", [REMOVAL]), ("1,2", [UNFINISHED, REMOVAL])],
)
def test_each_reminder_can_be_switched_off(office: Office, choice: str, expected: list[str]) -> None:
    """By a command, a typed word, or from the menu; what was not chosen is not said."""
    office.say("ada", "no more reminders", "1", choice)
    _begin(office, "ada")

    told = []
    for _ in range(13):
        office.now += DAY
        office.look()
        told += office.told("ada")

    assert [words in text for words, text in zip(expected, told, strict=True)] == [True] * len(expected)


def test_who_reads_from_us_is_not_reminded(office: Office) -> None:
    """A page nobody looks at reminds nobody, and one that is looked at shows where they stand."""
    office.say("ada", *BEGUN, channel="web")
    before = office.read_on_the_web("ada")

    office.now += DAY
    office.look()

    assert office.read_on_the_web("ada") == before
    assert office.states() == []


def test_a_reminder_goes_where_messages_arrive_by_themselves(office: Office) -> None:
    """Also if the person wrote from a page last."""
    _begin(office, "ada")
    office.join("ada", "page", channel="web")
    office.say("page", "1", channel="web")
    before = office.read_on_the_web("page")

    office.now += DAY
    office.look()

    assert [UNFINISHED in text for text in office.told("ada")] == [True]
    assert office.read_on_the_web("page") == before


def test_where_not_all_can_be_reminded_the_more_important_comes_first(office: Office) -> None:
    """What is about to be removed, before what is only unfinished."""
    _begin(office, "ada")
    office.now += KEPT - 4 * DAY
    _begin(office, "ben")
    office.now += DAY

    found = office.read(lambda uow: reminders.due(uow, Look(office.now, ["telegram"], 1)))

    assert [(notice.topic, notice.person) for notice in found] == [("removal", office.person("ada"))]


def test_nobody_is_reminded_of_two_things_at_once(office: Office) -> None:
    """Of the first topic only."""
    _begin(office, "ada")
    ada = office.person("ada")

    def topic(name: str) -> Topic:
        return Topic(name, lambda _uow, look: [Notice(ada, name, "1", "reminder", look.now)])

    found = office.read(
        lambda uow: reminders.due(uow, Look(office.now, ["telegram"], 10), [topic("first"), topic("second")])
    )

    assert [notice.topic for notice in found] == ["first"]


def test_who_writes_in_the_same_moment_is_not_reminded(office: Office) -> None:
    """Their answer stands before the reminder in their lane, so that it no longer applies."""
    _begin(office, "ada")
    office.now += DAY
    person = office.person("ada")

    def write(uow: UnitOfWork) -> list[Letter]:
        address = people.find(uow, AddressKey("telegram", "ada"))
        assert address is not None
        (seq,) = uow.take_ids(1)
        answer = Letter(seq, address, "answer", "text", "1", office.now, office.now)
        return [answer, *reminders.hand_in(uow, Look(office.now, ["telegram"], 10), {person})]

    office.work(lambda uow: office.conductor.hand_in(uow, {person}, write, office.now))
    office.rest()
    office.look()

    assert [UNFINISHED in text for text in office.told("ada")] == [False]
    assert office.states() == [("unfinished", "dropped")]
