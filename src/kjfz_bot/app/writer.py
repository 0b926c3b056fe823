"""The one thread that writes. It shares each commit among whatever waits at that moment.

How a letter is dealt with is `turn.py`; here is what happens when a commit cannot be made.
"""

from __future__ import annotations

import math
import threading
import time
from collections import deque
from collections.abc import Callable, Collection, Iterable, Sequence
from concurrent.futures import Future
from contextlib import suppress
from datetime import datetime, timedelta
from typing import TypeVar

import structlog

from kjfz_bot.app.clock import Clock
from kjfz_bot.app.lanes import LONGEST_PAUSE
from kjfz_bot.app.logs import describe
from kjfz_bot.app.post import Posted
from kjfz_bot.app.promises import Errand, Told, Waiting, promise
from kjfz_bot.app.turn import BATCH, Conductor, Cycle
from kjfz_bot.channels.ports import Arrival
from kjfz_bot.errors import StoreAway, StoreBroken, StoreError
from kjfz_bot.storage.inbox import Letter
from kjfz_bot.storage.outbox import Mark
from kjfz_bot.storage.people import AddressKey
from kjfz_bot.storage.store import Store, UnitOfWork

WHEN_FULL = timedelta(seconds=1)
"""How long claimed turns wait before they try again on a disk that was full."""

MARKS_KEPT = 3 * BATCH
"""Marks that may wait for a database that takes none just now."""

MANY = 4
"""Turns in one cycle from which on the next cycle is given a moment to fill."""

BREATH = 0.020
"""Seconds of that moment: nothing beside what so many people wait for one another anyway."""

ENDED = "The server is ending and stores nothing more. Send it again once it is back."
FAILED = "The server cannot go on, and the log says where it failed. What was acknowledged is stored: start it again."

T = TypeVar("T")
W = TypeVar("W", "Waiting", "Errand")

log = structlog.get_logger()


class Writer:
    """Stores arrivals, takes turns and runs short pieces of other work, in one thread and as few commits as it can."""

    def __init__(
        self,
        store: Store,
        conductor: Conductor,
        clock: Clock,
        stirred: Callable[[Collection[AddressKey]], None],
        posted: Callable[[Posted], None] | None = None,
        passed: Callable[[], float] = time.monotonic,
    ) -> None:
        """`stirred` is told whose conversations have new lines, `posted` what is to be sent; from its own thread.

        `passed` counts seconds, and is never put back.
        """
        self.failed: Future[None] = Future()
        self._store = store
        self._conductor = conductor
        self._clock = clock
        self._stirred = stirred
        self._posted = posted
        self._passed = passed
        self._heard = (0, -math.inf)
        self._changed = threading.Condition()
        self._arrivals: deque[Waiting] = deque()
        self._in_hand: list[Waiting] = []
        self._errands: deque[Errand] = deque()
        self._marks: deque[Mark] = deque()
        self._claimed: dict[int, Letter] = {}
        self._held_until: datetime | None = None
        self._away: StoreAway | None = None
        self._stale = False
        self._stop_at: datetime | None = None
        self._ended = False
        self._thread = threading.Thread(target=self._run, name="writer", daemon=True)

    def start(self) -> None:
        """Take up what an earlier process left, and begin."""
        self.restore()
        self._thread.start()

    def restore(self) -> None:
        """Read whose turn it is from the inbox."""
        # Where lanes are locks of the session that writes, only that session knows which of them it still has.
        look = self._store.transaction if self._store.database.shared else self._store.reading
        with look() as uow:
            claimed = self._conductor.restore(uow, self._claimed.values())
        self._claimed = {letter.seq: letter for letter in claimed}
        self._stale = False

    def post(self, arrival: Arrival) -> Future[bool]:
        """Store an arrival; the future says True once it is durable, False if it was stored before."""
        told = promise()
        self.take(arrival, told)
        return told

    def take(self, arrival: Arrival, told: Told) -> None:
        """Store an arrival, and tell True once it is durable, False if it was stored before."""
        self._hand_in(self._arrivals, Waiting(arrival, told))

    def work(self, errand: Callable[[UnitOfWork], T], *, erases: bool = True) -> Future[T]:
        """Run something short in a transaction of its own, between the cycles.

        Say that it `erases` nobody where it runs often: addresses need not be looked up again after it.
        """
        item = Errand(errand, erases=erases)
        self._hand_in(self._errands, item)
        return item.told

    def note(self, mark: Mark) -> None:
        """Write how far a parcel has come with one of the next commits; nobody waits for it."""
        with self._changed:
            self._marks.append(mark)
            self._changed.notify()

    @property
    def behind(self) -> bool:
        """Whether so much was sent and could not be noted that no more should be: all of it would be sent again."""
        return len(self._marks) > MARKS_KEPT

    def unheard(self, session: int) -> float:
        """Seconds since a session that writes was there for certain; without end once it is another one that does."""
        last, moment = self._heard
        return self._passed() - moment if session == last else math.inf

    def stop(self, seconds: float) -> None:
        """Finish what is in hand and what can be finished within `seconds`; the rest stays in the inbox."""
        with self._changed:
            self._stop_at = self._clock() + timedelta(seconds=seconds)
            self._changed.notify()
        self._thread.join(seconds + 1)

    def cycle(self) -> None:
        """One round: a commit with the turns claimed before, what arrived, and the next claims; then other work."""
        with self._changed:
            # How far parcels have come is written before others are asked for.
            errand = self._errands.popleft() if self._errands and (self._held or len(self._marks) <= BATCH) else None
            self._in_hand = [self._arrivals.popleft() for _ in range(min(BATCH, len(self._arrivals)))]
        if self._away is not None and self._held:
            self._refuse(self._away, [*self._in_hand, *([errand] if errand else [])])
            return
        if self._stale and not self._held:
            self._try_to_restore()
        letters = [] if self._held else list(self._claimed.values())
        for letter in letters:
            if letter.attempts > 1:  # what failed before, perhaps with the process, must not fail with others again
                self._take_alone(letter)
        letters = [letter for letter in letters if letter.attempts == 1 and letter.seq in self._claimed]
        marks = [] if self._held else [self._marks.popleft() for _ in range(min(BATCH, len(self._marks)))]
        self._take_together(self._in_hand, letters, marks)
        self._in_hand = []
        if errand is not None:
            self._do(errand)

    def _try_to_restore(self) -> None:
        """Know again whose turn it is, before any turn is taken; while that cannot be read, nothing goes on."""
        try:
            self.restore()
        except StoreAway as error:
            self._hold()
            self._away = error

    def _refuse(self, error: StoreError, items: Iterable[Waiting | Errand]) -> None:
        """Tell whoever waits for these that nothing was stored, so that they can come again."""
        for item in items:
            item.told.set_exception(error)
        self._in_hand = []

    def _run(self) -> None:
        try:
            while self._wait():
                begun = len(self._claimed)
                self.cycle()
                self._breathe(begun)
        except Exception as error:  # noqa: BLE001 - a writer that cannot go on must end the process, whatever it was
            log.critical("writer_failed", **describe(error))
            self.failed.set_exception(error if isinstance(error, StoreError) else StoreError(FAILED))
        finally:
            self._end()

    def _breathe(self, turns: int) -> None:
        """After a cycle that many people shared, let the channels hand in more: fuller cycles cost each person less.

        Nobody waits for this who is alone, or with a few.
        """
        if turns >= MANY:
            time.sleep(BREATH)

    def _wait(self) -> bool:
        """Sleep until there is something to do; False once it is time to end."""
        with self._changed:
            while not self.busy:
                if self._stop_at is not None:
                    return False
                self._changed.wait(self._seconds_to_sleep())
            return self._stop_at is None or self._clock() < self._stop_at

    @property
    def busy(self) -> bool:
        """Whether a cycle would find something to do now."""
        to_do = self._claimed or self._marks or self._conductor.lanes.ready or self._seconds_to_sleep() == 0
        return bool(self._arrivals or self._errands or (to_do and not self._held))

    def _seconds_to_sleep(self) -> float | None:
        due = [self._conductor.lanes.next_moment, self._conductor.next_look()]
        moments = [moment for moment in ([self._held_until] if self._held else due) if moment is not None]
        if not moments:
            return None
        wait = min(moments) - self._clock()
        return 0.0 if wait > LONGEST_PAUSE else max(0.0, wait.total_seconds())

    @property
    def _held(self) -> bool:
        # Between now and then, and not further away than it was set: the machine's clock may be put back.
        if self._held_until is not None and not timedelta() < self._held_until - self._clock() <= WHEN_FULL:
            self._held_until = None
        return self._held_until is not None

    def _take_together(self, arrivals: Sequence[Waiting], letters: Sequence[Letter], marks: Sequence[Mark]) -> None:
        try:
            cycle = self._commit([waiting.arrival for waiting in arrivals], letters, marks)
        except StoreBroken:
            raise
        except StoreAway as error:
            self._hold()
            self._away = error
            self._marks.extendleft(reversed(marks))
            self._refuse(error, arrivals)
        except Exception as error:  # noqa: BLE001 - one member's fault is found by running each alone
            log.warning("batch_failed", count=len(arrivals) + len(letters) + len(marks), **describe(error))
            if isinstance(error, StoreError):
                self._hold()
            for letter in letters:
                self._take_alone(letter)
            for waiting in arrivals:
                self._store_alone(waiting)
            self._mark_alone(marks)
        else:
            for waiting, new in zip(arrivals, cycle.new, strict=True):
                waiting.told.set_result(new)

    def _store_alone(self, waiting: Waiting) -> None:
        try:
            cycle = self._commit([waiting.arrival], [])
        except StoreBroken:
            raise
        except Exception as error:  # noqa: BLE001 - whoever sent it is told that it is not stored
            waiting.told.set_exception(error)
        else:
            waiting.told.set_result(cycle.new[0])

    def _take_alone(self, letter: Letter) -> None:
        if self._held or self._stale or letter.seq not in self._claimed:
            return
        try:
            self._commit([], [letter])
        except StoreBroken:
            raise
        except StoreError:  # not the letter's fault: it tries again, and no attempt is counted for it
            self._hold()
        except Exception as error:  # noqa: BLE001 - whatever one letter does, the others go on
            if letter.seq in self._claimed:
                self._postpone(letter, error)

    def _mark_alone(self, marks: Sequence[Mark]) -> None:
        """Marks a full disk does not take wait; their parcels are sent again only if the process ends before."""
        try:
            self._commit([], [], marks)
        except StoreBroken:
            raise
        except StoreError:
            self._marks.extendleft(reversed(marks))
            self._hold()
        except Exception as error:  # noqa: BLE001 - what was sent stays sent, and the others go on
            log.error("marks_failed", count=len(marks), **describe(error))

    def _postpone(self, letter: Letter, error: Exception) -> None:
        try:
            self._in_transaction(lambda uow: self._conductor.postpone(uow, letter, error, self._clock()))
        except StoreBroken:
            raise
        except StoreError:
            self._hold()
        else:
            del self._claimed[letter.seq]

    def _hold(self) -> None:
        self._held_until = self._clock() + WHEN_FULL

    def _commit(self, arrivals: Sequence[Arrival], letters: Sequence[Letter], marks: Sequence[Mark] = ()) -> Cycle:
        cycle = self._in_transaction(lambda uow: self._conductor.cycle(uow, arrivals, letters, self._clock(), marks))
        for letter in letters:
            del self._claimed[letter.seq]
        self._claimed |= {letter.seq: letter for letter in cycle.claimed}
        if cycle.erased and not self._store.database.shared:
            self._scrub()
        if cycle.stirred:
            self._stirred(cycle.stirred)
        if cycle.posted and self._posted is not None:
            self._posted(cycle.posted)
        return cycle

    def _scrub(self) -> None:
        try:
            self._store.scrub()
        except StoreBroken:
            raise
        except StoreError as error:  # the commit stands, and the job that sees them off empties the journal again
            log.warning("journal_kept", **describe(error))

    def _in_transaction(self, work: Callable[[UnitOfWork], T]) -> T:
        if self._stale:
            self.restore()
        try:
            with self._store.transaction() as uow:
                result = work(uow)
                heard = (uow.database.session, self._passed()) if uow.database.heard(uow.connection) else self._heard
        except BaseException:
            self._stale = True
            with suppress(StoreAway):  # then it is done before the next transaction
                self.restore()
            raise
        self._away, self._heard = None, heard
        return result

    def _do(self, errand: Errand) -> None:
        try:
            result = self._in_transaction(errand.run)
        except Exception as error:
            errand.told.set_exception(error)
            if isinstance(error, StoreBroken):
                raise
        else:
            if errand.erases:
                self._conductor.forget_addresses()
            errand.told.set_result(result)

    def _hand_in(self, queue: deque[W], item: W) -> None:
        with self._changed:
            if self._ended:
                raise StoreError(ENDED)
            queue.append(item)
            self._changed.notify()

    def _end(self) -> None:
        """Tell everybody who still waits that it is too late."""
        with self._changed:
            self._ended = True
            left: list[Waiting | Errand] = [*self._in_hand, *self._arrivals, *self._errands]
            for item in left:
                if not item.told.done():
                    item.told.set_exception(StoreError(ENDED))
