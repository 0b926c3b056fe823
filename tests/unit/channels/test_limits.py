"""How much one client may send and hold: a burst, then a steady rate; so many places and no more."""

import contextlib

from kjfz_bot.channels.web.limits import Places, TokenBuckets


def test_a_burst_passes_and_the_next_one_waits() -> None:
    """Three seconds a message at twenty a minute."""
    buckets = TokenBuckets(per_minute=20, burst=10)

    waits = [buckets.take("a", 100.0) for _ in range(11)]

    assert waits[:10] == [0.0] * 10
    assert 2.9 < waits[10] <= 3.0


def test_waiting_as_told_is_enough() -> None:
    """Who waits the seconds that were named is let in."""
    buckets = TokenBuckets(per_minute=20, burst=1)
    buckets.take("a", 0.0)
    wait = buckets.take("a", 1.0)

    assert buckets.take("a", 1.0 + wait) == 0.0


def test_one_client_does_not_use_up_anothers_tokens() -> None:
    """Each has a bucket of their own."""
    buckets = TokenBuckets(per_minute=20, burst=1)
    buckets.take("a", 0.0)

    assert buckets.take("b", 0.0) == 0.0


def test_memory_is_bounded_and_the_rested_are_forgotten_first() -> None:
    """A flood of new clients cannot fill the memory."""
    buckets = TokenBuckets(per_minute=60, burst=2, clients=3)
    for number in range(100):
        buckets.take(f"flood{number}", float(number))
    buckets.take("mine", 99.0)
    buckets.take("mine", 99.0)

    assert buckets.take("mine", 99.0) > 0
    assert len(buckets._buckets) <= 3


def test_a_place_is_free_again_when_it_is_left() -> None:
    """Also when what held it failed; a refused one counts for nothing."""
    places = Places(each=1)
    with contextlib.suppress(ValueError), places.hold("a") as first, places.hold("a") as second:
        raise ValueError((first, second))

    with places.hold("a") as third, places.hold("b") as other:
        assert (first, second, third, other) == (True, False, True, True)
    assert not places._held
