"""Rows of notices: each once for its cause, moved by one hand; and who is found to have been silent."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from kjfz_bot.dialog.events import Event
from kjfz_bot.storage import conversations, notices, people, silence
from kjfz_bot.storage.conversations import Change
from kjfz_bot.storage.inbox import Letter
from kjfz_bot.storage.notices import Notice
from kjfz_bot.storage.people import AddressKey
from kjfz_bot.storage.silence import Search
from kjfz_bot.storage.store import Store, UnitOfWork
from tests.storage.conftest import NOON

DAY = timedelta(days=1)
Post = Callable[..., Letter]


def _person(store: Store, post: Post, name: str = "ada") -> int:
    return post("1", name).address.person


def _news(person: int) -> Notice:
    return Notice(person, "news", "K7M2", "notice", NOON, args={"case": "K7M2"}, about="case K7M2", seq=3)


def test_a_notice_is_kept_once_for_its_person_topic_and_cause(store: Store, post: Post) -> None:
    """Each of the three makes it another; what it says comes back as it was."""
    ada, ben = _person(store, post), _person(store, post, "ben")
    with store.transaction() as uow:
        kept = notices.add(uow, _news(ada))
        again = notices.add(uow, _news(ada))
        others = [
            notices.add(uow, each)
            for each in (_news(ben), replace(_news(ada), topic="more"), replace(_news(ada), cause="K7M3"))
        ]

    assert again is None
    assert None not in others
    with store.reading() as uow:
        assert notices.waiting(uow, ["notice"], 10) == [kept, *others]
        assert notices.waiting(uow, ["reminder"], 10) == []


def test_only_one_hand_moves_a_notice(store: Store, post: Post) -> None:
    """Whoever thought it was still where it was finds that it is not."""
    ada = _person(store, post)
    with store.transaction() as uow:
        kept = notices.add(uow, _news(ada))
        assert kept is not None
        assert notices.move(uow, kept, "waiting", "handed_in", NOON, 7)
        assert not notices.move(uow, kept, "waiting", "handed_in", NOON, 8)


def test_what_was_handed_in_ends_when_its_letter_and_messages_have(store: Store, post: Post) -> None:
    """Not before the letter is dealt with."""
    letter = post("1")
    with store.transaction() as uow:
        kept = notices.add(uow, _news(letter.address.person))
        assert kept is not None
        notices.move(uow, kept, "waiting", "handed_in", NOON, letter.seq)
        assert notices.ended(uow, 10) == []
        uow.connection.exec_driver_sql("UPDATE inbox SET state = 'done'")
        (ended,) = notices.ended(uow, 10)

    assert (ended.notice, ended.letter_done, ended.messages, ended.dead, ended.late) == (kept, True, 0, 0, 0)


def _silent(uow: UnitOfWork, **changed: object) -> list[int]:
    search = Search("unfinished", NOON - DAY, NOON, ["web"], NOON + DAY, DAY)
    return [found.person for found in silence.silent(uow, replace(search, **changed), 10)]  # type: ignore[arg-type]


@pytest.fixture
def ada(store: Store, post: Post) -> int:
    """Somebody who answered at noon."""
    person = _person(store, post)
    with store.transaction() as uow:
        before = conversations.load(uow, [person])[person]
        opened = Event(1, 1, "opened", {})
        conversations.save(uow, [Change(before, "en", frozenset({1}), (opened,), NOON)])
    return person


def test_the_silent_are_found_by_when_they_were_heard(store: Store, ada: int) -> None:
    """From just after one moment up to and with another."""
    with store.reading() as uow:
        assert _silent(uow) == [ada]
        assert _silent(uow, until=NOON - timedelta(microseconds=1)) == []
        assert _silent(uow, after=NOON) == []


def test_who_cannot_be_reached_on_the_channel_is_not_found(store: Store, ada: int) -> None:
    """Neither on another one, nor while nothing arrives there."""
    with store.transaction() as uow:
        assert _silent(uow, channels=["telegram"]) == []
        address = people.find(uow, AddressKey("web", "ada"))
        assert address is not None
        people.set_reachable(uow, [address.id], NOON)
        assert _silent(uow) == []


def test_who_said_nothing_yet_is_not_found(store: Store, post: Post) -> None:
    """There is nothing to remind them of."""
    _person(store, post)

    with store.reading() as uow:
        assert _silent(uow) == []


def test_who_does_not_want_to_hear_of_it_is_not_found(store: Store, ada: int) -> None:
    """Of this; choosing anew replaces what was chosen before."""
    with store.transaction() as uow:
        silence.mute(uow, ada, ["unfinished", "removal"])
        assert _silent(uow) == []
        silence.mute(uow, ada, ["removal"])
        assert _silent(uow) == [ada]
        assert silence.muted(uow, ada) == {"removal"}


def test_who_was_reminded_lately_is_not_found(store: Store, ada: int) -> None:
    """Of whatever, before or after now; what was dropped unsaid does not count."""
    with store.transaction() as uow:
        kept = notices.add(uow, replace(_news(ada), kind="reminder", due_at=NOON + DAY))
        assert kept is not None
        assert _silent(uow, now=NOON + DAY + timedelta(hours=23)) == []
        assert _silent(uow, now=NOON + timedelta(hours=1)) == []
        assert _silent(uow, now=NOON + 2 * DAY) == [ada]
        notices.move(uow, kept, "waiting", "dropped", NOON)
        assert _silent(uow) == [ada]


def test_nobody_is_found_twice_for_the_same_last_event(store: Store, ada: int) -> None:
    """However long ago that was said."""
    with store.transaction() as uow:
        notices.add(uow, replace(_news(ada), topic="unfinished", cause="1", kind="reminder", due_at=NOON - 90 * DAY))
        assert _silent(uow) == []


def test_a_person_is_reached_where_they_wrote_from_last(store: Store, post: Post) -> None:
    """What the house wrote into their inbox itself does not count."""
    first = post("1")
    with store.transaction() as uow:
        uow.connection.exec_driver_sql(f"UPDATE inbox SET kind = 'notice' WHERE seq = {first.seq}")
        (found,) = people.reachable(uow, first.address.person)
    assert found == (first.address, 0)
    second = post("2")

    with store.reading() as uow:
        assert people.reachable(uow, first.address.person) == [(first.address, second.seq)]
