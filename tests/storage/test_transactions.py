"""What a transaction promises."""

from collections.abc import Callable

import pytest

from kjfz_bot.storage import inbox
from kjfz_bot.storage.inbox import Letter
from kjfz_bot.storage.store import DatabaseError, Store

Post = Callable[..., Letter]


def test_ids_are_never_given_twice(store: Store) -> None:
    """Ids grow from one transaction to the next, also when the rows they were for are gone."""
    with store.transaction() as uow:
        first = list(uow.take_ids(2))
    with store.transaction() as uow:
        second = list(uow.take_ids(2))

    assert first + second == [1, 2, 3, 4]


def test_taking_no_ids_costs_nothing(store: Store) -> None:
    """Nobody needs an id: none is used up."""
    with store.transaction() as uow:
        assert list(uow.take_ids(0)) == []
        assert list(uow.take_ids(1)) == [1]


def test_a_transaction_that_raises_leaves_nothing(store: Store, post: Post) -> None:
    """What was done before the error is taken back with it."""
    letter = post("1")

    with pytest.raises(ZeroDivisionError), store.transaction() as uow:
        inbox.finish(uow, [letter])
        raise ZeroDivisionError

    with store.reading() as uow:
        assert [waiting.seq for waiting in inbox.waiting(uow)] == [letter.seq]


def test_a_savepoint_that_raises_takes_back_its_own_part_only(store: Store, post: Post) -> None:
    """One turn's failure does not undo the others of its batch."""
    kept, undone = post("1"), post("2")

    with store.transaction() as uow:
        inbox.finish(uow, [kept])
        with pytest.raises(ZeroDivisionError), uow.savepoint():
            inbox.finish(uow, [undone])
            raise ZeroDivisionError

    with store.reading() as uow:
        assert [waiting.seq for waiting in inbox.waiting(uow)] == [undone.seq]


def test_errors_show_no_values(store: Store, post: Post) -> None:
    """An error of the database names the statement, never what somebody wrote."""
    letter = post("1")

    with pytest.raises(DatabaseError) as caught, store.transaction() as uow:
        uow.connection.exec_driver_sql("INSERT INTO inbox (seq, body) VALUES (?, ?)", (letter.seq, "my secret"))

    assert "my secret" not in str(caught.value)
