"""Whose turn it is. A lane is a person: their letters are taken one after the other, in the order of arrival.

Mirrors the inbox's waiting rows in memory for the one process that works on them; the rows are the truth.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable
from datetime import datetime, timedelta
from itertools import islice

from kjfz_bot.storage.inbox import Letter

PAUSES = tuple(timedelta(seconds=seconds) for seconds in (0.2, 0.8, 3, 10))
"""How long a lane rests after each failed attempt but the last; 14 seconds in all."""

LONGEST_PAUSE = max(PAUSES)

MAX_ATTEMPTS = len(PAUSES) + 1


def pause_after(attempts: int) -> timedelta:
    """How long to wait before the next try; nothing once only giving up is left."""
    return PAUSES[attempts - 1] if attempts <= len(PAUSES) else timedelta()


class Lanes:
    """The letters that wait, by person; the first of a lane is at rest, ready, or claimed."""

    def __init__(self, waiting: Iterable[Letter] = (), claimed: Iterable[Letter] = ()) -> None:
        """Line up the inbox's waiting letters; those `claimed` hold their lanes already."""
        # Lists, since most lanes have one letter: a deque of one takes eight times the room, for each person who waits.
        self._lanes: dict[int, list[Letter]] = {}
        self._ready: dict[int, None] = {}
        self._resting: list[tuple[datetime, int]] = []
        for letter in waiting:
            self.add(letter)
        for letter in claimed:
            self._ready.pop(letter.address.person, None)

    def add(self, letter: Letter) -> None:
        """Line a letter up behind the person's earlier ones."""
        person = letter.address.person
        lane = self._lanes.setdefault(person, [])
        lane.append(letter)
        if len(lane) == 1:
            self._line_up(letter)

    def claim(self, limit: int, now: datetime) -> list[Letter]:
        """Take the first letter of up to `limit` free lanes, longest ready first, each with one more attempt.

        A letter that was tried before is taken by itself: if it kills the process, no other is charged with that.
        """
        self._wake(now)
        first = next(iter(self._ready), None)
        if first is not None and self._tried(first):
            return [self._claim(first)]
        fresh = (person for person in self._ready if not self._tried(person))
        return [self._claim(person) for person in list(islice(fresh, limit))]

    def waits(self, person: int) -> bool:
        """Whether a letter of the person is lined up, claimed or at rest."""
        return person in self._lanes

    def has(self, letter: Letter) -> bool:
        """Whether the letter itself is."""
        return any(other.seq == letter.seq for other in self._lanes.get(letter.address.person, ()))

    def finish(self, letter: Letter) -> None:
        """Free a lane: its claimed letter is dealt with."""
        person = letter.address.person
        lane = self._lanes[person]
        del lane[0]
        if lane:
            self._line_up(lane[0])
        else:
            del self._lanes[person]

    def rest(self, letter: Letter) -> None:
        """Keep a claimed letter at the head of its lane until its `next_at`."""
        self._lanes[letter.address.person][0] = letter
        self._line_up(letter)

    def drop(self, letter: Letter) -> None:
        """Take a letter out that turned out to be stored already."""
        person = letter.address.person
        lane = self._lanes[person]
        if lane[0].seq == letter.seq:
            self._ready.pop(person, None)
            self.finish(letter)
        else:
            self._lanes[person] = [other for other in lane if other.seq != letter.seq]

    @property
    def next_moment(self) -> datetime | None:
        """When the lane that rests shortest is ready again."""
        return self._resting[0][0] if self._resting else None

    @property
    def ready(self) -> bool:
        """Whether some letter can be claimed at once."""
        return bool(self._ready)

    def _tried(self, person: int) -> bool:
        return self._lanes[person][0].attempts > 0

    def _line_up(self, letter: Letter) -> None:
        person = letter.address.person
        if letter.next_at is None:
            self._ready[person] = None
        else:
            heapq.heappush(self._resting, (letter.next_at, person))

    def _wake(self, now: datetime) -> None:
        while self._resting and not now < self._resting[0][0] <= now + LONGEST_PAUSE:
            _, person = heapq.heappop(self._resting)  # its time has come, or the machine's clock was put back
            if person in self._lanes:
                self._ready[person] = None

    def _claim(self, person: int) -> Letter:
        del self._ready[person]
        lane = self._lanes[person]
        lane[0] = lane[0]._replace(attempts=lane[0].attempts + 1, next_at=None)
        return lane[0]
