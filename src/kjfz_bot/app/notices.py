"""Looks, again and again, for what people are to be told without having asked, and puts it into their inboxes.

What is due, for whom and where to is the services' (`services/notices.py`, `services/reminders.py`). Several of these,
in as many processes, tell everybody once.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Collection
from datetime import datetime, timedelta
from functools import partial

import structlog

from kjfz_bot.app.clock import Clock
from kjfz_bot.app.logs import describe
from kjfz_bot.app.turn import Conductor
from kjfz_bot.app.writer import Writer
from kjfz_bot.errors import StoreError
from kjfz_bot.services import notices, reminders
from kjfz_bot.services.reminders import Look
from kjfz_bot.storage.inbox import Letter
from kjfz_bot.storage.store import Store, UnitOfWork

LOOK = timedelta(seconds=1)
"""How often notices are looked for."""

REMIND = timedelta(minutes=1)
"""How often people to be reminded are looked for."""

REMINDED_AT_ONCE = 120
"""People reminded at one look: after downtime, or at eight in the morning, reminders are spread over time."""

log = structlog.get_logger()


def _write(uow: UnitOfWork, look: Look, these: Collection[int]) -> list[Letter]:
    """What is to be told to these people, found again now that nobody else can write to them."""
    notices.settle(uow, look.now, these)
    told = notices.hand_in(uow, look.now, look.sending, these)
    return [*told, *reminders.hand_in(uow, look, these)]


class Notices:
    """Hands in what is due, in a thread of its own; after a kill it is found again."""

    def __init__(
        self,
        store: Store,
        writer: Writer,
        conductor: Conductor,
        clock: Clock,
        sending: Collection[str],
        on_duty: Callable[[], bool] = lambda: True,
    ) -> None:
        """`sending` are the channels that reach people who are not looking.

        `on_duty` says whether this process is to look; that more than one does costs time and changes nothing.
        """
        self._on_duty = on_duty
        self._store = store
        self._writer = writer
        self._conductor = conductor
        self._clock = clock
        self._sending = sending
        self._reminded_at: datetime | None = None
        self._ending = threading.Event()
        self._thread = threading.Thread(target=self._run, name="notices", daemon=True)

    def start(self) -> None:
        """Begin with what became due while nobody was there."""
        self._thread.start()

    def stop(self) -> None:
        """End after the look in hand."""
        self._ending.set()
        self._thread.join()

    def look(self) -> None:
        """Hand in what is due now; most of the time there is nothing, and nothing is written."""
        now = self._clock()
        limit = REMINDED_AT_ONCE if self._time_to_remind(now) else 0
        look = Look(now, self._sending, limit, self._conductor.programmes)
        with self._store.reading() as uow:
            these = notices.concerned(uow, now) | {notice.person for notice in reminders.due(uow, look)}
        if these:
            write = partial(_write, look=look, these=these)
            self._writer.work(lambda uow: self._conductor.hand_in(uow, these, write, now)).result()
        if look.limit:
            self._reminded_at = now

    def _time_to_remind(self, now: datetime) -> bool:
        # Not "longer than a minute ago" alone: the machine's clock may be put back.
        return self._reminded_at is None or not timedelta() <= now - self._reminded_at < REMIND

    def _run(self) -> None:
        while not self._ending.is_set():
            try:
                if self._on_duty():
                    self.look()
            except StoreError as error:  # a full disk: what is due waits
                log.warning("notices_wait", **describe(error))
            except Exception as error:  # noqa: BLE001 - what failed is looked at again, and shows in the log
                log.error("notices_failed", **describe(error))
            self._ending.wait(LOOK.total_seconds())
