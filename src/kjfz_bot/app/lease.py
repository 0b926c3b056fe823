"""How long a process that had a duty a moment ago may still act on it.

A duty is a lock of the session that writes. Whether that session still is, only its next commit tells, and meanwhile
another process may have taken the duty over. So each commit is a lease of `LEASE` seconds, and whoever takes over waits
`TAKE_OVER` seconds before it acts: by then no lease of whoever had the duty before is left, and what was begun within
the last one has arrived. What a process does that stood still in between no lease can hold up.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress

from kjfz_bot.app.writer import Writer
from kjfz_bot.errors import StoreError
from kjfz_bot.storage import duty_locks
from kjfz_bot.storage.store import UnitOfWork

LEASE = 0.5
"""Seconds from a commit within which may be begun what only the session of that commit may do."""

TAKE_OVER = 1.0
"""Seconds from a duty's taking up until it is acted on; the half beyond the lease is for calls under way."""


class Lease:
    """The lease of one `session`; where the database is not shared it has no end, since nobody can take over."""

    def __init__(self, writer: Writer, *, shared: bool) -> None:
        self.session = 0
        self._writer = writer
        self._shared = shared
        self._renewing: asyncio.Task[None] | None = None

    async def holds(self) -> bool:
        """Whether something may be begun now; where the last commit was too long ago, the database is asked."""
        if not self._is_over:
            return True
        if self._renewing is None:
            self._renewing = asyncio.create_task(self._renew())
        await asyncio.wait([self._renewing])
        return not self._is_over

    def is_of(self, uow: UnitOfWork) -> bool:
        """Whether a transaction is one of the session that has the duty."""
        return uow.database.session == self.session

    async def outlast(self, others: Callable[[UnitOfWork], bool]) -> None:
        """Wait until whoever had the duty before does nothing more, if there are `others` who might."""
        if self._shared and await asyncio.wrap_future(self._writer.work(others, erases=False)):
            await asyncio.sleep(TAKE_OVER)

    @property
    def _is_over(self) -> bool:
        return self._shared and self._writer.unheard(self.session) >= LEASE

    async def _renew(self) -> None:
        with suppress(StoreError):
            await asyncio.wrap_future(self._writer.work(lambda uow: duty_locks.answer(uow.connection), erases=False))
        self._renewing = None
