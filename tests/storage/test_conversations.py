"""A conversation's rows: what is folded next time, and nobody else's change in between."""

from collections.abc import Callable
from datetime import timedelta

import pytest
import sqlalchemy as sa

from kjfz_bot.dialog.events import Event
from kjfz_bot.storage import conversations, people
from kjfz_bot.storage.conversations import Change, Loaded, Recent, RevisionConflictError
from kjfz_bot.storage.inbox import Letter
from kjfz_bot.storage.schema import EVENT
from kjfz_bot.storage.store import Store
from tests.storage.conftest import NOON

Post = Callable[..., Letter]


def _load(store: Store, person: int) -> Loaded:
    with store.reading() as uow:
        return conversations.load(uow, [person])[person]


def _save(store: Store, before: Loaded, events: tuple[Event, ...], live: set[int], language: str = "en") -> None:
    with store.transaction() as uow:
        conversations.save(uow, [Change(before, language, frozenset(live), events, NOON)])


def test_a_newcomer_has_an_empty_conversation(store: Store, post: Post) -> None:
    """The first message finds a conversation without events, in the language of the hint."""
    person = post("1").address.person

    assert _load(store, person) == Loaded(person, "en", 0, 0, frozenset(), ())


def test_events_come_back_as_they_were_written(store: Store, post: Post) -> None:
    """Bodies keep their JSON values and events their order, also across runs."""
    person = post("1").address.person
    events = (
        Event(1, 1, "opened", {"dialog": "start", "args": {}}),
        Event(2, 2, "opened", {"years": 3.5, "names": ["张伟", None], "sure": True}),
        Event(3, 1, "answered", {"key": "a"}),
    )

    _save(store, _load(store, person), events, {1, 2}, language="zh-CN")

    assert _load(store, person) == Loaded(person, "zh-CN", 3, 1, frozenset({1, 2}), events)


def test_runs_that_are_over_are_not_loaded(store: Store, post: Post) -> None:
    """A long history costs nothing: only runs that are still needed are read, and the numbering goes on."""
    person = post("1").address.person
    _save(store, _load(store, person), (Event(1, 1, "opened", {}), Event(2, 2, "opened", {})), {1, 2})

    _save(store, _load(store, person), (Event(3, 2, "closed", {}),), {1})

    after = _load(store, person)
    assert (after.seq, after.events) == (3, (Event(1, 1, "opened", {}),))


def test_a_turn_without_events_is_a_turn(store: Store, post: Post) -> None:
    """A stale button changes nothing, yet whoever holds the state of before is told."""
    person = post("1").address.person
    before = _load(store, person)

    _save(store, before, (), set())

    assert _load(store, person).revision == before.revision + 1


def test_a_conversation_that_moved_on_cannot_be_written(store: Store, post: Post) -> None:
    """Of two turns that start from the same state only one is kept."""
    person = post("1").address.person
    before = _load(store, person)
    _save(store, before, (Event(1, 1, "opened", {}),), {1})

    with pytest.raises(RevisionConflictError):
        _save(store, before, (Event(1, 1, "opened", {}),), {1})


def test_who_was_erased_is_not_loaded(store: Store) -> None:
    """A person without rows is left out, and nobody else."""
    with store.reading() as uow:
        assert conversations.load(uow, [7]) == {}


OPENED = Event(1, 1, "opened", {"options": [["a", "甲"]], "years": 3.5})


def _recent_save(store: Store, recent: Recent, person: int, events: tuple[Event, ...], live: set[int]) -> None:
    with store.transaction() as uow:
        before = recent.load(uow, [person])[person]
        recent.save(uow, [Change(before, "en", frozenset(live), events, NOON)])


def _recent_load(store: Store, recent: Recent, person: int) -> Loaded:
    with store.reading() as uow:
        return recent.load(uow, [person])[person]


def test_what_is_remembered_is_what_is_stored(store: Store, post: Post) -> None:
    """After runs began, went on and ended, with and without events."""
    person, recent = post("1").address.person, Recent()

    for events, live in (
        ((OPENED, Event(2, 2, "opened", {})), {1, 2}),
        ((), {1, 2}),
        ((Event(3, 2, "closed", {"how": "finished"}), Event(4, 3, "opened", {})), {1, 3}),
    ):
        _recent_save(store, recent, person, events, live)
        assert _recent_load(store, recent, person) == _load(store, person)


def test_only_the_last_question_is_needed(store: Store, post: Post) -> None:
    """However often somebody has been at the same menu, remembered or read again."""
    person, recent = post("1").address.person, Recent()
    asked = [Event(seq, 1, "offered", {"key": "menu"}) for seq in (2, 3)]
    _recent_save(store, recent, person, (OPENED, asked[0]), {1})
    _recent_save(store, recent, person, (asked[1],), {1})

    remembered, read = _recent_load(store, recent, person), _recent_load(store, Recent(), person)

    assert remembered == read
    assert read.events == (OPENED, asked[1])
    assert _load(store, person).events == (OPENED, *asked)


def test_what_is_remembered_needs_no_reading(store: Store, post: Post) -> None:
    """Not even a person's key has to be opened for it."""
    person, recent = post("1").address.person, Recent()
    _recent_save(store, recent, person, (OPENED,), {1})

    with store.transaction() as uow:
        uow.connection.execute(sa.update(EVENT).values(body=b"damaged"))

    assert _recent_load(store, recent, person).events == (OPENED,)


def test_what_another_process_wrote_is_read_again(store: Store, post: Post) -> None:
    """What is remembered counts only while nobody else went on."""
    person, recent = post("1").address.person, Recent()
    _recent_save(store, recent, person, (OPENED,), {1})

    _save(store, _load(store, person), (Event(2, 1, "closed", {}),), set())

    assert _recent_load(store, recent, person) == _load(store, person)


def test_what_another_process_went_on_with_is_added_to_what_is_remembered(store: Store, post: Post) -> None:
    """Through several turns: runs that began, ended, or both since, and a question that another has followed."""
    person, recent = post("1").address.person, Recent()
    asked = [Event(seq, 1, "offered", {"key": "menu"}) for seq in (2, 6)]
    _recent_save(store, recent, person, (OPENED, asked[0], Event(3, 2, "opened", {})), {1, 2})
    for events, live in (
        ((Event(4, 2, "closed", {}), Event(5, 3, "opened", {}), asked[1]), {1, 3}),
        ((Event(7, 3, "closed", {}), Event(8, 4, "opened", {})), {1, 4}),
    ):
        _save(store, _load(store, person), events, live, "zh-CN")

    gone_on = _recent_load(store, recent, person)

    assert gone_on == _recent_load(store, Recent(), person)
    assert [event.seq for event in gone_on.events] == [1, 6, 8]
    assert (gone_on.language, gone_on.seq, gone_on.live_runs) == ("zh-CN", 8, frozenset({1, 4}))


def test_who_was_erased_is_not_remembered(store: Store, post: Post) -> None:
    """Their words are in memory for a while, but nothing is led by them."""
    person, recent = post("1").address.person, Recent()
    _recent_save(store, recent, person, (OPENED,), {1})

    with store.transaction() as uow:
        people.erase(uow, [person])

    with store.reading() as uow:
        assert recent.load(uow, [person]) == {}


def test_only_so_many_are_remembered(store: Store, post: Post) -> None:
    """The one unused longest goes first, and is read again."""
    first, second = (post("1", name).address.person for name in ("ada", "ben"))
    recent = Recent(size=1)
    for person in (first, second):
        _recent_save(store, recent, person, (OPENED,), {1})

    _save(store, _load(store, first), (Event(2, 1, "closed", {}),), set())

    assert _recent_load(store, recent, first).seq == 2
    assert _recent_load(store, recent, second).events == (OPENED,)


def test_moments_must_know_their_time_zone(store: Store, post: Post) -> None:
    """A time without a zone is a mistake and is refused before it is stored."""
    with pytest.raises(sa.exc.StatementError, match="offset-naive"), store.transaction() as uow:
        conversations.begin(uow, {1: "en"}, NOON.replace(tzinfo=None) + timedelta(days=1))
