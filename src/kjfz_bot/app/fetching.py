"""Fetches files that a channel still has, beside the turns: each is tried a few times, and told of by a letter.

What waits is in the rows of files, so that it goes on after a kill. Only the process that sends for a channel fetches.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from concurrent.futures import Executor
from contextlib import suppress
from datetime import timedelta
from functools import partial
from typing import TypeVar

import structlog

from kjfz_bot.app.clock import Clock
from kjfz_bot.app.logs import describe
from kjfz_bot.app.receiving import Brought, Receiving
from kjfz_bot.app.turn import Conductor
from kjfz_bot.app.uploads import settle
from kjfz_bot.app.writer import Writer
from kjfz_bot.channels.ports import FileGone, Source
from kjfz_bot.files.verdict import Refused
from kjfz_bot.services import files as rules
from kjfz_bot.storage import files
from kjfz_bot.storage.files import File
from kjfz_bot.storage.inbox import Letter
from kjfz_bot.storage.store import Store, UnitOfWork

LOOK = 0.5
"""Seconds between two looks at what waits, where nothing that ended has made room before."""

AT_ONCE = 4
SECONDS = 90.0
"""How long one file may take."""

ATTEMPTS = 4
PAUSE = timedelta(seconds=5)
"""How long the first pause is; each next one is twice as long."""

T = TypeVar("T")

log = structlog.get_logger()


class Fetching:
    """Brings the files of one channel in, as long as it runs."""

    def __init__(
        self,
        source: Source,
        store: Store,
        writer: Writer,
        conductor: Conductor,
        receiving: Receiving,
        readers: Executor,
        clock: Clock,
    ) -> None:
        self._source = source
        self._store = store
        self._writer = writer
        self._conductor = conductor
        self._receiving = receiving
        self._readers = readers
        self._clock = clock
        self._under_way: dict[int, asyncio.Task[bool]] = {}
        self._room = asyncio.Event()

    async def run(self) -> None:
        """Look, again and again, until it is cancelled; what was under way then is tried again by the next."""
        try:
            while True:
                try:
                    await self._look()
                except Exception as error:  # noqa: BLE001 - a database that is away: what waits waits on
                    log.warning("files_wait", **describe(error))
                with suppress(TimeoutError):
                    await asyncio.wait_for(self._room.wait(), LOOK)
                self._room.clear()
        finally:
            for task in self._under_way.values():
                task.cancel()
            if self._under_way:
                await asyncio.wait(self._under_way.values())

    async def _look(self) -> None:
        room = AT_ONCE - len(self._under_way)
        if not room:
            return
        due = await asyncio.get_running_loop().run_in_executor(self._readers, self._due)
        for file in [file for file in due if file.id not in self._under_way][:room]:
            task = asyncio.create_task(self._bring(file))
            self._under_way[file.id] = task
            task.add_done_callback(partial(self._ended, file.id))

    def _ended(self, number: int, task: asyncio.Task[bool]) -> None:
        self._under_way.pop(number, None)
        # Where nothing could be written the same file is due again: it waits for the next look.
        if not task.cancelled() and task.result():
            self._room.set()

    def _due(self) -> list[File]:
        with self._store.reading() as uow:
            return files.due(uow, self._source.name, self._clock(), 2 * AT_ONCE)

    async def _bring(self, file: File) -> bool:
        """One try, counted before it is made, since it may be what kills the process; whether it could be noted."""
        pause = PAUSE * 2**file.attempts
        until = self._clock() + timedelta(seconds=SECONDS) + pause
        try:
            if not await self._write(lambda uow: files.count_attempt(uow, file, until)):
                return False
            brought = await self._fetched(file)
            if brought is None:
                again = self._clock() + pause
                await self._write(lambda uow: files.postpone(uow, file, again))
            else:
                await self._write(partial(self._hand_in, file=file, brought=brought))
        except Exception as error:  # noqa: BLE001 - the row waits, and is tried again when it is due
            log.error("file_failed", file=file.id, **describe(error))
            return False
        return True

    async def _write(self, errand: Callable[[UnitOfWork], T]) -> T:
        return await asyncio.wrap_future(self._writer.work(errand))

    def _hand_in(self, uow: UnitOfWork, file: File, brought: Brought) -> None:
        tell = partial(self._tell, file=file, brought=brought)
        self._conductor.hand_in(uow, {file.person}, tell, self._clock())

    async def _fetched(self, file: File) -> Brought | None:
        """What came, or that nothing will; None where another try may help."""
        if file.attempts >= ATTEMPTS:
            return Brought(Refused("lost"), file.size)
        try:
            async with asyncio.timeout(SECONDS):
                return await self._receiving.bring(file.name, self._source.fetch(file.source or ""))
        except FileGone as gone:
            return Brought(Refused(gone.reason, {"limit": self._receiving.allowed.document_mb}), file.size)
        except Exception as error:  # noqa: BLE001 - networks fail in many ways
            log.warning("file_not_fetched", file=file.id, attempt=file.attempts + 1, **describe(error))
            return None

    def _tell(self, uow: UnitOfWork, file: File, brought: Brought) -> Sequence[Letter]:
        """Note what became of the file, and write the letter; nothing where its owner was erased meanwhile."""
        if not files.is_receiving(uow, file):
            if not isinstance(brought.outcome, Refused):
                self._receiving.vault.remove([brought.outcome.stored.name])
            return []
        settle(uow, file, brought, self._receiving)
        settled = files.find(uow, file.public_id)
        return [] if settled is None else [rules.letter_of(uow, settled, self._clock())]
