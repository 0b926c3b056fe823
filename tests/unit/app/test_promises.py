"""What one thread settles another one's event loop hears, at once and in order."""

import asyncio
import threading

import pytest

from kjfz_bot.app.promises import Promise, Promises
from kjfz_bot.errors import StoreError


def settle_elsewhere(promises: list[Promise], outcome: bool | Exception) -> None:
    """Settle them in a thread of its own, which has ended when this returns."""

    def settle() -> None:
        for promise in promises:
            if isinstance(outcome, bool):
                promise.set_result(outcome)
            else:
                promise.set_exception(outcome)

    thread = threading.Thread(target=settle)
    thread.start()
    thread.join()


async def test_all_that_is_settled_together_is_heard() -> None:
    promises = Promises()
    made = [promises.make() for _ in range(100)]
    settle_elsewhere(made[:50], True)
    settle_elsewhere(made[50:], False)

    heard = await asyncio.gather(*(promise.future for promise in made))

    assert heard == [True] * 50 + [False] * 50
    assert all(promise.done() for promise in made)


async def test_what_is_settled_after_the_loop_came_is_heard_too() -> None:
    promises = Promises()
    for _ in range(3):
        promise = promises.make()
        assert not promise.done()
        settle_elsewhere([promise], True)
        assert await promise.future


async def test_a_failure_is_raised_where_it_is_awaited() -> None:
    promise = Promises().make()
    settle_elsewhere([promise], StoreError("The disk is full."))

    with pytest.raises(StoreError, match="full"):
        await promise.future


async def test_who_does_not_wait_any_more_keeps_nobody_from_hearing() -> None:
    promises = Promises()
    gone, waiting = promises.make(), promises.make()
    gone.future.cancel()
    settle_elsewhere([gone, waiting], True)

    assert await waiting.future


def test_after_the_loop_has_ended_nobody_is_told() -> None:
    async def make() -> Promise:
        await asyncio.sleep(0)
        return Promises().make()

    promise = asyncio.run(make())
    settle_elsewhere([promise], True)

    assert promise.done()
    assert not promise.future.done()
