"""What arrives is kept in order, once, until it is finished."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from kjfz_bot.storage import inbox
from kjfz_bot.storage.inbox import AlreadyFinishedError, Letter
from kjfz_bot.storage.store import Store
from tests.storage.conftest import NOON

Post = Callable[..., Letter]


def _waiting(store: Store) -> list[Letter]:
    with store.reading() as uow:
        return inbox.waiting(uow)


def test_letters_wait_in_the_order_of_arrival(store: Store, post: Post) -> None:
    """Whoever wrote first is first, whatever their update ids."""
    first, second, third = post("9", "ada"), post("1", "ben"), post("5", "ada")

    assert _waiting(store) == [first, second, third]


def test_the_same_update_is_stored_once(store: Store, post: Post) -> None:
    """An update that is delivered again is known and left out."""
    letter = post("1")

    with store.transaction() as uow:
        (seq,) = uow.take_ids(1)
        known = inbox.add(uow, [letter._replace(seq=seq)])

    assert known == {seq}
    assert _waiting(store) == [letter]


def test_a_repeat_in_the_same_batch_is_stored_once(store: Store, post: Post) -> None:
    """Two deliveries of one update at the same moment are one letter."""
    address = post("1").address

    with store.transaction() as uow:
        one, other = uow.take_ids(2)
        letter = Letter(one, address, "2", "text", "hi", NOON, NOON)
        known = inbox.add(uow, [letter, letter._replace(seq=other)])

    assert known == {other}


def test_update_ids_of_different_senders_do_not_collide(store: Store, post: Post) -> None:
    """A visitor who guesses another's update id cannot keep their message out."""
    post("1", "ada")
    post("1", "ben")

    assert len(_waiting(store)) == 2


def test_attempts_and_rests_survive_a_restart(store: Store, post: Post) -> None:
    """What is known of a letter's failed attempts is read back as it was written."""
    tried = post("1")._replace(attempts=3, next_at=NOON + timedelta(seconds=2))

    with store.transaction() as uow:
        inbox.count_attempts(uow, [tried])
        inbox.postpone(uow, tried)

    assert _waiting(store) == [tried]


def test_finished_and_dead_letters_wait_no_more(store: Store, post: Post) -> None:
    """A letter that was dealt with or given up is not taken again."""
    done, dead = post("1"), post("2")

    with store.transaction() as uow:
        inbox.finish(uow, [done])
        inbox.bury(uow, dead)

    assert _waiting(store) == []


def test_a_letter_is_finished_once(store: Store, post: Post) -> None:
    """Whoever comes second learns it, so that their effects are taken back."""
    letter = post("1")
    with store.transaction() as uow:
        inbox.finish(uow, [letter])

    with pytest.raises(AlreadyFinishedError), store.transaction() as uow:
        inbox.finish(uow, [letter])
