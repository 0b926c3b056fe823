"""Gives this process the duties that only one of several may have: it tries for each, and hears of it when one is lost.

What a duty is and what to do when it comes or goes is whoever's who asked for it.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import structlog

from kjfz_bot.app.writer import Writer
from kjfz_bot.errors import StoreError
from kjfz_bot.storage import duty_locks
from kjfz_bot.storage.store import UnitOfWork

TRY = 1.0
"""Seconds between two tries: how long a duty rests at most once the server knows that its process has died."""

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class _Wish:
    taken_up: Callable[[int], None]
    lost: Callable[[], None]


class Duties:
    """Tries for duties in a thread of its own, by short work of the writer's."""

    def __init__(self, writer: Writer, *, shared: bool) -> None:
        """Where the database is not `shared`, what was taken up once is not lost."""
        self._shared = shared
        self._writer = writer
        self._wishes: dict[str, _Wish] = {}
        self._held: frozenset[str] = frozenset()
        self._session = 0
        self._changed = threading.Event()
        self._ending = False
        self._thread = threading.Thread(target=self._run, name="duties", daemon=True)

    def start(self) -> None:
        """Begin to try."""
        self._thread.start()

    def want(self, name: str, taken_up: Callable[[int], None], lost: Callable[[], None] = lambda: None) -> None:
        """Have a duty from when it is free on; both are called from the duties' thread.

        `taken_up` is told the session that has the duty: what must not be done by two is done in that session only.
        """
        self._wishes[name] = _Wish(taken_up, lost)
        self._changed.set()

    def has(self, name: str) -> bool:
        """Whether a duty is this process's, as far as it knows."""
        return name in self._held

    def stop(self) -> None:
        """Try for nothing more; what is held goes with the session."""
        self._ending = True
        self._changed.set()
        self._thread.join()

    def look(self) -> None:
        """Try once, and tell of what has changed."""
        wishes = dict(self._wishes)
        if not self._shared and self._held >= wishes.keys():
            return
        try:
            session, taken = self._writer.work(partial(self._take, wanted=frozenset(wishes)), erases=False).result()
        except StoreError:  # the session may be gone, or not: what is held there is tried for again
            return
        if session != self._session:
            for name in self._held:
                log.warning("duty_lost", kind=name)
                wishes[name].lost()
            self._session, self._held = session, frozenset()
        self._held |= taken
        for name in taken:
            log.info("duty_taken_up", kind=name)
            wishes[name].taken_up(session)

    def _take(self, uow: UnitOfWork, wanted: frozenset[str]) -> tuple[int, frozenset[str]]:
        session = uow.database.session
        held = self._held if session == self._session else frozenset()
        return session, frozenset(duty_locks.take(uow.connection, wanted - held))

    def _run(self) -> None:
        while not self._ending:
            self._changed.clear()
            self.look()
            self._changed.wait(TRY)
