"""Makes two people one, where both have agreed: as soon as this process may work for both and nothing waits for either.

Who may be joined and what comes along is the services' (`services/linking.py`, `services/merging.py`). All of it is one
transaction.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from functools import partial
from typing import Any

from kjfz_bot.app.turn import Conductor
from kjfz_bot.dialog.content import Content
from kjfz_bot.errors import StoreBusy
from kjfz_bot.services import linking, merging
from kjfz_bot.storage.inbox import Letter
from kjfz_bot.storage.jobs import Job
from kjfz_bot.storage.store import UnitOfWork

MOST_LOOKS = 100
"""How often it is tried with a short rest between, before it waits as a job that failed does."""


class Linking:
    """The steps of the jobs that join two people."""

    def __init__(self, conductor: Conductor, content: Content) -> None:
        self._conductor = conductor
        self._content = content

    def step(self, uow: UnitOfWork, job: Job, now: datetime) -> Mapping[str, Any] | None:
        """Join who typed a code to whose it is, or say that it has to be tried once more.

        None once it is done or cannot be done any more.
        """
        found = linking.pair_of(uow, int(job.key))
        if found is None:
            return None
        code, ending = found
        join = partial(linking.join, content=self._content, code=code, ending=ending, now=now)
        return self._join(uow, job, (code.person, ending), join, now)

    def merge(self, uow: UnitOfWork, job: Job, now: datetime) -> Mapping[str, Any] | None:
        """Join two people with records as an officer decided; the same otherwise."""
        request = merging.agreed(uow, int(job.key))
        if request is None:
            return None
        join = partial(linking.merge, content=self._content, request=request, now=now)
        return self._join(uow, job, request.pair, join, now)

    def _join(
        self,
        uow: UnitOfWork,
        job: Job,
        pair: tuple[int, int],
        join: Callable[[UnitOfWork], Sequence[Letter]],
        now: datetime,
    ) -> Mapping[str, Any] | None:
        done = []

        def write(uow: UnitOfWork) -> Sequence[Letter]:
            if not self._conductor.free(pair) or merging.is_on_the_way(uow, pair):
                return ()
            done.append(True)
            return join(uow)

        self._conductor.hand_in(uow, pair, write, now)
        looks: int = job.progress.get("looks", 0) + 1
        if not done and looks % MOST_LOOKS == 0:
            raise StoreBusy("Somebody is at work for one of two people to be joined. It is tried again.")
        return None if done else {"looks": looks}
