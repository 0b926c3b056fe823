"""What is to be sent: each row in one sender's hands at a time, until it is sent or given up."""

from collections.abc import Callable

import pytest
import sqlalchemy as sa

from kjfz_bot.storage import outbox, people
from kjfz_bot.storage.inbox import Letter
from kjfz_bot.storage.outbox import Mark, Parcel, Reply, State
from kjfz_bot.storage.schema import OUTBOX
from kjfz_bot.storage.store import DatabaseError, Store
from tests.storage.conftest import NOON

Post = Callable[..., Letter]
CHANNEL = "web"


def put(store: Store, letter: Letter, *states: State) -> list[int]:
    """Rows of a letter in these states."""
    rows = [
        Reply(letter.address.id, letter.address.person, letter.seq, seq, {"n": seq}, state)
        for seq, state in enumerate(states)
    ]
    with store.transaction() as uow:
        return list(outbox.add(uow, rows, NOON))


def claim(store: Store, limit: int = 100) -> list[Parcel]:
    with store.transaction() as uow:
        return outbox.claim(uow, CHANNEL, limit)


def test_waiting_rows_are_claimed_once_and_in_order(store: Store, post: Post) -> None:
    """What a sender has in hand is nobody else's."""
    first = put(store, post("1", "ada"), "waiting", "waiting")
    second = put(store, post("1", "ben"), "waiting")

    assert [parcel.id for parcel in claim(store, 2)] == first
    assert [parcel.id for parcel in claim(store)] == second
    assert claim(store) == []


def test_a_parcel_says_where_it_goes_and_what_it_is(store: Store, post: Post) -> None:
    """All a sender needs."""
    letter = post("1", "ada")
    (number,) = put(store, letter, "waiting")

    assert claim(store) == [Parcel(number, letter.address.id, letter.address.key, {"n": 0})]


def test_other_channels_and_states_are_left_alone(store: Store, post: Post) -> None:
    """Rows that are read, sent or dead are no sender's business."""
    put(store, post("1"), "kept", "sending", "sent", "dead")

    assert claim(store) == []
    letter = post("2")
    put(store, letter, "waiting")
    with store.transaction() as uow:
        assert outbox.claim(uow, "pigeon", 10) == []
        assert outbox.lined_up(uow, 10) == {letter.address.id}


def test_whose_rows_wait_is_known_up_to_a_number_of_them(store: Store, post: Post) -> None:
    """Who has no rows waiting may be sent to at once; a long queue is not read through to find out."""
    ada, ben = post("1", "ada"), post("1", "ben")
    put(store, ada, "waiting", "waiting")
    put(store, ben, "sent", "sending")

    with store.transaction() as uow:
        assert outbox.lined_up(uow, 2) == {ada.address.id}
        assert outbox.lined_up(uow, 1) is None


def test_what_a_dead_sender_had_in_hand_is_claimed_again(store: Store, post: Post) -> None:
    """Nobody knows whether it went out."""
    put(store, post("1"), "waiting", "sent")
    held = claim(store)
    with store.transaction() as uow:
        outbox.give_back(uow, "pigeon")
    assert claim(store) == []
    with store.transaction() as uow:
        outbox.give_back(uow, CHANNEL)

    assert claim(store) == held


def test_marks_say_how_far_a_parcel_has_come(store: Store, post: Post) -> None:
    """The message's name is found again, newest first."""
    letter = post("1")
    put(store, letter, "waiting", "waiting", "waiting")
    one, two, three = claim(store)
    with store.transaction() as uow:
        outbox.mark(uow, [Mark(one, "sent", message_id="11"), Mark(two._replace(attempts=1, next_at=NOON), "sending")])
        outbox.mark(uow, [Mark(two, "sent", message_id="12")])
        shown = outbox.shown_before(uow, three, 10)
        outbox.give_back(uow, CHANNEL)

    assert shown == [("12", {"n": 1}), ("11", {"n": 0})]
    assert [parcel.id for parcel in claim(store)] == [three.id]


def test_what_was_taken_from_a_sender_is_not_marked_by_it(store: Store, post: Post) -> None:
    """It comes late, and whoever has taken over sends it again."""
    put(store, post("1"), "waiting")
    (late,) = claim(store)
    with store.transaction() as uow:
        outbox.give_back(uow, CHANNEL)
        outbox.mark(uow, [Mark(late, "sent", message_id="11")])

    assert claim(store) == [late]


def test_when_a_parcel_is_to_be_tried_is_known_to_the_next_sender(store: Store, post: Post) -> None:
    """And forgotten once it is sent."""
    put(store, post("1"), "waiting")
    (tried,) = [parcel._replace(attempts=3, next_at=NOON) for parcel in claim(store)]
    with store.transaction() as uow:
        outbox.mark(uow, [Mark(tried, "sending")])
        outbox.give_back(uow, CHANNEL)
    taken = claim(store)
    with store.transaction() as uow:
        outbox.mark(uow, [Mark(tried, "sent", message_id="11")])
        forgotten = uow.connection.execute(sa.select(OUTBOX.c.next_at)).scalar_one()

    assert taken == [tried]
    assert forgotten is None


def test_the_same_effect_is_put_out_once(store: Store, post: Post) -> None:
    """The database refuses a second row of one cause and place."""
    letter = post("1")
    put(store, letter, "waiting")

    with pytest.raises(DatabaseError):
        put(store, letter, "waiting")


def test_an_address_can_be_lost_and_found(store: Store, post: Post) -> None:
    """It stays the same address."""
    address = post("1").address
    with store.transaction() as uow:
        people.set_reachable(uow, [address.id], NOON)
        lost = people.find(uow, address.key)
        people.set_reachable(uow, [address.id], None)
        found = people.find(uow, address.key)

    assert lost is not None
    assert not lost.reachable
    assert found == address
