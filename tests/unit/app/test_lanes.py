"""Whose turn it is: one letter of a person at a time, in order, with rests."""

from collections.abc import Sequence
from datetime import timedelta

from kjfz_bot.app.lanes import MAX_ATTEMPTS, Lanes, pause_after
from kjfz_bot.storage.inbox import Letter
from kjfz_bot.storage.people import Address, AddressKey
from tests.unit.app.house import NOON


def _letter(seq: int, person: int, attempts: int = 0) -> Letter:
    address = Address(person, person, AddressKey("web", f"p{person}"))
    return Letter(seq, address, f"u{seq}", "text", "hello", NOON, NOON, attempts)


def _seqs(letters: Sequence[Letter]) -> list[int]:
    return [letter.seq for letter in letters]


def test_one_letter_of_a_person_at_a_time() -> None:
    """The second is claimed once the first is finished."""
    lanes = Lanes([_letter(1, 7), _letter(2, 7), _letter(3, 8)])

    claimed = lanes.claim(10, NOON)
    assert _seqs(claimed) == [1, 3]
    assert lanes.claim(10, NOON) == []

    lanes.finish(claimed[0])
    assert _seqs(lanes.claim(10, NOON)) == [2]


def test_claiming_counts_an_attempt() -> None:
    """A claimed letter carries the number of the attempt it is claimed for."""
    lanes = Lanes([_letter(1, 7, attempts=2)])

    assert lanes.claim(10, NOON)[0].attempts == 3


def test_what_was_tried_before_is_claimed_by_itself() -> None:
    """One letter may have killed the process: it must not take the attempts of others with it."""
    lanes = Lanes([_letter(1, 7, attempts=1), _letter(2, 8), _letter(3, 9, attempts=1), _letter(4, 10)])

    assert [_seqs(lanes.claim(10, NOON)) for _ in range(4)] == [[1], [2, 4], [3], []]


def test_no_more_are_claimed_than_fit_a_batch() -> None:
    """The rest stay ready, those that waited longest first."""
    lanes = Lanes([_letter(n, person=n) for n in range(1, 6)])

    assert _seqs(lanes.claim(2, NOON)) == [1, 2]
    assert lanes.ready
    assert _seqs(lanes.claim(2, NOON)) == [3, 4]


def test_a_resting_letter_holds_its_lane_until_its_time() -> None:
    """Nothing of that person is claimed earlier, and the lane says when it will be ready."""
    lanes = Lanes([_letter(1, 7), _letter(2, 7)])
    (claimed,) = lanes.claim(1, NOON)
    until = NOON + timedelta(seconds=2)

    lanes.rest(claimed._replace(next_at=until))

    assert lanes.next_moment == until
    assert lanes.claim(1, until - timedelta(milliseconds=1)) == []
    assert _seqs(lanes.claim(1, until)) == [1]


def test_a_clock_that_is_put_back_makes_nobody_wait() -> None:
    """A rest that would last an hour by the new time is over."""
    lanes = Lanes([_letter(1, 7)])
    (claimed,) = lanes.claim(1, NOON)
    lanes.rest(claimed._replace(next_at=NOON + timedelta(seconds=2)))

    assert _seqs(lanes.claim(1, NOON - timedelta(hours=1))) == [1]


def test_a_known_letter_is_taken_out_again() -> None:
    """A letter that was stored before leaves its lane, whether first or behind others."""
    first, repeat, last = _letter(1, 7), _letter(2, 7), _letter(3, 7)
    lanes = Lanes([first, repeat, last])

    lanes.drop(repeat)
    lanes.drop(first)

    assert _seqs(lanes.claim(10, NOON)) == [3]


def test_what_is_claimed_already_is_not_claimed_again() -> None:
    """Lanes read from the inbox while turns are in hand leave those alone."""
    waiting = [_letter(1, 7, attempts=1), _letter(2, 8)]

    assert _seqs(Lanes(waiting, claimed=[waiting[0]]).claim(10, NOON)) == [2]


def test_the_rests_of_a_lane_are_short() -> None:
    """All rests together are at most 15 seconds."""
    rests = [pause_after(attempt) for attempt in range(1, MAX_ATTEMPTS + 2)]

    assert rests == [*sorted(rests[:-2]), timedelta(), timedelta()]
    assert sum(rests, timedelta()) <= timedelta(seconds=15)
