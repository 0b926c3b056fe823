"""Whose lanes this process may work on: all of them where it is alone, those it holds where several share a database.

Which letter of a lane is next is the lanes' (`lanes.py`); what the locks are is storage's (`lane_locks.py`).
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, datetime, timedelta
from typing import Protocol

from kjfz_bot.app.lanes import Lanes
from kjfz_bot.storage import inbox, lane_locks
from kjfz_bot.storage.inbox import Letter
from kjfz_bot.storage.store import UnitOfWork

LOOK = timedelta(seconds=1)
"""How often a process looks for lanes with nobody at work: those that one which died has left."""

_AT_ONCE = datetime(1970, 1, 1, tzinfo=UTC)

LANES = 256
"""Lanes taken over with one look."""


class Holding(Protocol):
    """What the conductor asks before it lines letters up, in the order of a cycle."""

    def restore(self, uow: UnitOfWork) -> list[Letter]:
        """After a rollback and at the start: the letters that wait in lanes this process may work on."""
        ...

    def enter(self, uow: UnitOfWork, answered: Collection[int], writing: Collection[int], now: datetime) -> None:
        """Begin to answer some people, and to store letters of some."""
        ...

    def holds(self, person: int) -> bool:
        """Whether this process may take the person's turns."""
        ...

    def catch_up(self, uow: UnitOfWork, lanes: Lanes) -> None:
        """Line up what other processes have stored, before anything newer is."""
        ...

    def leave(self, uow: UnitOfWork, lanes: Lanes) -> None:
        """Give up lanes in which nothing is left to do."""
        ...

    def next_look(self) -> datetime | None:
        """When there may be something to do that nobody tells of; None for never."""
        ...


class Alone:
    """The only process: every lane is its own, and what it remembers of them is complete."""

    def restore(self, uow: UnitOfWork) -> list[Letter]:
        """Everything that waits."""
        return inbox.waiting(uow)

    def enter(self, uow: UnitOfWork, answered: Collection[int], writing: Collection[int], now: datetime) -> None:
        """Nobody else is there to be kept out."""

    def holds(self, person: int) -> bool:  # noqa: ARG002
        """Always."""
        return True

    def catch_up(self, uow: UnitOfWork, lanes: Lanes) -> None:
        """Nobody else stores anything."""

    def leave(self, uow: UnitOfWork, lanes: Lanes) -> None:
        """Nobody waits for a lane."""

    def next_look(self) -> datetime | None:
        """Never."""
        return None


class Shared:
    """One of several processes: works on the lanes whose locks its session holds, and looks for more.

    What it remembers of a held lane is complete up to its last letter: another process can only have stored later ones,
    which are read when this one stores something there too, or has nothing left to do there.
    """

    def __init__(self) -> None:
        self._held: set[int] = set()
        self._session = 0
        self._entered: set[int] = set()
        self._unread: set[int] = set()
        self._given_up: set[int] = set()
        self._looked: datetime | None = None

    def restore(self, uow: UnitOfWork) -> list[Letter]:
        """What waits in lanes still held: neither lost with the session nor given up in the failed transaction."""
        if uow.database.session != self._session:
            self._session = uow.database.session
            self._held.clear()
        self._held -= self._given_up
        self._given_up.clear()
        self._looked = None
        letters = inbox.waiting_of(uow, self._held)
        self._unread = self._held - {letter.address.person for letter in letters}
        return letters

    def enter(self, uow: UnitOfWork, answered: Collection[int], writing: Collection[int], now: datetime) -> None:
        """Take the doors of everybody concerned, and the lanes of who writes where they are free."""
        self._given_up.clear()
        if self._is_time_to_look(now):
            self._looked = now
            found = lane_locks.find(uow, self._held, now, LANES)
            self._held.update(found)
            self._unread.update(found)
        self._entered = {*answered, *writing, *self._unread}
        self._held |= lane_locks.enter(uow, self._entered, set(writing) - self._held)
        self._unread |= self._held.intersection(writing)

    def holds(self, person: int) -> bool:
        """Whether the lane's lock is this session's."""
        return person in self._held

    def catch_up(self, uow: UnitOfWork, lanes: Lanes) -> None:
        """Line up what waits in the lanes found just now, written to now, or left with nothing known to do."""
        for letter in inbox.waiting_of(uow, self._unread):
            if not lanes.has(letter):
                lanes.add(letter)
        self._unread = set()

    def leave(self, uow: UnitOfWork, lanes: Lanes) -> None:
        """Give up lanes in which nothing waits; where another process has stored something, that is read next."""
        emptied = {person for person in self._entered & self._held if not lanes.waits(person)}
        self._given_up = lane_locks.leave(uow, emptied)
        self._held -= self._given_up
        self._unread = emptied - self._given_up

    def next_look(self) -> datetime | None:
        """Within a second; at once where something was stored that is not read yet."""
        return _AT_ONCE if self._looked is None or self._unread else self._looked + LOOK

    def _is_time_to_look(self, now: datetime) -> bool:
        # Also where the machine's clock was put back.
        return self._looked is None or not timedelta() <= now - self._looked < LOOK
