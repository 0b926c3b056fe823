"""How fast a bot may send: both rates, short bursts, and every wait Telegram asks for."""

import pytest

from kjfz_bot.channels.telegram.pace import CHATS_REMEMBERED, MARGIN, ONE_CHAT, WHOLE_BOT, Pace


class Stopwatch:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Stopwatch:
    return Stopwatch()


def sent_in(pace: Pace, clock: Stopwatch, seconds: float, chats: int) -> int:
    """How many calls go out in so many seconds when there is always something to send."""
    end = clock.now + seconds
    sent = 0
    while clock.now < end:
        sent += sum(pace.may_send(f"chat {number}") is None for number in range(chats))
        clock.now += 0.01
    return sent


def test_a_crowd_is_served_at_the_pace_of_the_whole_bot(clock: Stopwatch) -> None:
    """Never more than thirty a second, but for the burst."""
    sent = sent_in(Pace(clock), clock, 10, chats=100)

    assert 25 * 10 < sent <= 30 * 10


def test_one_chat_hears_one_a_second_after_a_short_burst(clock: Stopwatch) -> None:
    """An answer of several messages comes at once; more of them do not."""
    sent = sent_in(Pace(clock), clock, 20, chats=1)

    assert 20 <= sent <= 20 + ONE_CHAT.burst


def test_the_wait_says_whose_it_is(clock: Stopwatch) -> None:
    """A full chat leaves the others alone, a full bot does not."""
    pace = Pace(clock)
    while (chat_wait := pace.may_send("busy")) is None:
        pass
    others = 0
    while (bot_wait := pace.may_send(f"other {others}")) is None:
        others += 1

    assert not chat_wait.whole_bot
    assert bot_wait.whole_bot
    assert others == WHOLE_BOT.burst - ONE_CHAT.burst


def test_after_the_wait_it_may_be_sent(clock: Stopwatch) -> None:
    """The seconds named are enough."""
    pace = Pace(clock)
    while (wait := pace.may_send("busy")) is None:
        pass
    clock.now += wait.seconds

    assert pace.may_send("busy") is None


def test_a_refusal_out_of_the_blue_silences_the_whole_bot(clock: Stopwatch) -> None:
    """In doubt nobody is called until the wait is over."""
    pace = Pace(clock)
    pace.may_send("ada")

    wait = pace.told_to_wait("ada", 5)

    assert wait.seconds == pytest.approx(5 + MARGIN)
    assert wait.whole_bot
    assert pace.silent
    assert pace.may_send("ben") == wait
    clock.now += 5 + MARGIN + 0.001
    assert pace.may_send("ben") is None
    assert not pace.silent


def test_a_refusal_of_a_busy_chat_silences_that_chat(clock: Stopwatch) -> None:
    """Everybody else goes on."""
    pace = Pace(clock)
    pace.may_send("ada")
    pace.may_send("ada")

    wait = pace.told_to_wait("ada", 5)

    assert not wait.whole_bot
    assert pace.may_send("ben") is None
    clock.now += 4
    refused = pace.may_send("ada")
    assert refused is not None
    assert refused.seconds == pytest.approx(1 + MARGIN)


def test_without_limits_only_telegrams_own_waits_hold(clock: Stopwatch) -> None:
    """For measurements."""
    pace = Pace(clock, limits=False)

    assert all(pace.may_send("ada") is None for _ in range(1000))
    assert pace.told_to_wait("ada", 1).whole_bot
    assert pace.may_send("ben") is not None


def test_chats_that_rest_are_forgotten(clock: Stopwatch) -> None:
    """Memory holds those written to lately."""
    pace = Pace(clock)
    for number in range(3 * CHATS_REMEMBERED):
        pace.may_send(f"chat {number}")
        clock.now += 0.1

    assert len(pace._chats) <= CHATS_REMEMBERED
