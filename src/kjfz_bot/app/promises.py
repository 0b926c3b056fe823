"""What is handed to the writer, and how whoever handed it in hears what became of it.

An event loop hears all that one commit settles at once: to be woken for each single outcome costs more than storing it.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from typing import Any, Protocol

from kjfz_bot.channels.ports import Arrival
from kjfz_bot.storage.store import UnitOfWork


class Told(Protocol):
    """Whoever awaits an outcome; told from the writer's thread."""

    def set_result(self, result: bool) -> None:
        """It is stored; False where it was before."""

    def set_exception(self, error: BaseException) -> None:
        """It is not, for this reason."""

    def done(self) -> bool:
        """Whether one of the two was said."""
        ...


class Waiting:
    """An arrival, and whom to tell once it is stored."""

    def __init__(self, arrival: Arrival, told: Told) -> None:
        self.arrival = arrival
        self.told = told


class Errand:
    """A short piece of other work, and whom to tell once it is done; `erases` where it may erase people."""

    def __init__(self, run: Callable[[UnitOfWork], Any], *, erases: bool) -> None:
        self.run = run
        self.erases = erases
        self.told = promise()


def promise() -> Future[Any]:
    """An outcome that any thread may await."""
    # Already running, so nobody who stops waiting can cancel it under the writer's hands.
    made: Future[Any] = Future()
    made.set_running_or_notify_cancel()
    return made


class Promise:
    """One outcome to come: settled once from the writer's thread, awaited as `future` in the loop."""

    __slots__ = ("_promises", "_settled", "future")

    def __init__(self, promises: Promises) -> None:
        self.future: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
        self._promises = promises
        self._settled = False

    def set_result(self, result: bool) -> None:
        """Say what came of it."""
        self._settled = True
        self._promises.bring(self.future, result)

    def set_exception(self, error: BaseException) -> None:
        """Say why nothing came of it."""
        self._settled = True
        self._promises.bring(self.future, error)

    def done(self) -> bool:
        """Whether it was settled."""
        return self._settled


class Promises:
    """The promises of one event loop."""

    def __init__(self) -> None:
        self._outcomes: deque[tuple[asyncio.Future[bool], bool | BaseException]] = deque()
        self._on_the_way = False

    def make(self) -> Promise:
        """A promise to be awaited in the running loop."""
        return Promise(self)

    def bring(self, future: asyncio.Future[bool], outcome: bool | BaseException) -> None:
        """Settle a future in its loop, with whatever else is settled until the loop comes for it; from one thread."""
        self._outcomes.append((future, outcome))
        if not self._on_the_way:
            self._on_the_way = True
            with suppress(RuntimeError):  # the loop has ended, and with it whoever waited
                future.get_loop().call_soon_threadsafe(self._settle)

    def _settle(self) -> None:
        self._on_the_way = False  # before they are taken: what comes from now on asks anew
        while self._outcomes:
            future, outcome = self._outcomes.popleft()
            if future.done():  # nobody waits any more
                continue
            if isinstance(outcome, bool):
                future.set_result(outcome)
            else:
                future.set_exception(outcome)
