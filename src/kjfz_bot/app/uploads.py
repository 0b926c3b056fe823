"""Files that people send through a channel of ours, and fetch again: the channels' `Files`, over store and writer."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from concurrent.futures import Executor
from typing import TypeVar

from kjfz_bot.app.clock import Clock
from kjfz_bot.app.receiving import Brought, Receiving
from kjfz_bot.app.writer import Writer
from kjfz_bot.channels.ports import Arrival, Download, Refusal, Upload
from kjfz_bot.files.kinds import FORMS, MEGABYTE
from kjfz_bot.files.verdict import Refused
from kjfz_bot.language.normalise import shown_name
from kjfz_bot.services import files as rules
from kjfz_bot.storage import files, inbox, people
from kjfz_bot.storage.files import File
from kjfz_bot.storage.people import AddressKey
from kjfz_bot.storage.store import Store, UnitOfWork

PLACE = "here"
"""Where files are sent for that come in with their letter: it is read at the question that is open then."""

T = TypeVar("T")


class Uploads:
    """Takes files in and hands them out."""

    def __init__(self, store: Store, writer: Writer, receiving: Receiving, readers: Executor, clock: Clock) -> None:
        self._store = store
        self._writer = writer
        self._receiving = receiving
        self._readers = readers
        self._clock = clock

    async def upload(self, upload: Upload, parts: AsyncIterator[bytes]) -> Refusal | None:
        """Take a file in; what becomes of it is said in the conversation. None: it was, now or before."""
        key = AddressKey(upload.channel, upload.external_id)
        known, refusal = await self._reading(lambda uow: self._look(uow, key, upload.key))
        if known or refusal is not None:
            return refusal
        brought = await self._receiving.bring(upload.name, parts)
        file = await asyncio.wrap_future(self._writer.work(lambda uow: self._settle(uow, key, upload, brought)))
        if file is None:
            return Refusal("file-not-asked", {})
        body = json.dumps(rules.to_body(rules.sent(file)), ensure_ascii=False)
        arrival = Arrival(upload.channel, upload.external_id, upload.key, "file", body, self._clock())
        await asyncio.wrap_future(self._writer.post(arrival))
        return None

    async def download(self, channel: str, external_id: str, file_id: str) -> Download | None:
        """A file, where the person behind the address may have it; None also where there is none."""
        return await self._reading(lambda uow: self._find(uow, AddressKey(channel, external_id), file_id))

    def _look(self, uow: UnitOfWork, key: AddressKey, update_id: str) -> tuple[bool, Refusal | None]:
        """Whether the same was taken in before, and why it may not be now."""
        address = people.find(uow, key)
        if address is None:
            return False, Refusal("file-not-asked", {})
        if inbox.said(uow, key, update_id) is not None:
            return True, None
        no = rules.refusal(uow, address.person, 0, self._clock(), self._receiving.allowed)
        return False, None if no is None else Refusal(no.reason, no.args)

    def _settle(self, uow: UnitOfWork, key: AddressKey, upload: Upload, brought: Brought) -> File | None:
        """Note what became of a file; None where its sender was erased meanwhile, and nothing of it is kept."""
        address, now = people.find(uow, key), self._clock()
        if address is None:
            if not isinstance(brought.outcome, Refused):
                self._receiving.vault.remove([brought.outcome.stored.name])
            return None
        file = files.add(uow, address, PLACE, shown_name(upload.name), brought.size, now)
        settle(uow, file, brought, self._receiving)
        return files.find(uow, file.public_id)

    def _find(self, uow: UnitOfWork, key: AddressKey, file_id: str) -> Download | None:
        address, file = people.find(uow, key), files.find(uow, file_id)
        if address is None or file is None or not rules.may_have(uow, address.person, file, self._clock()):
            return None
        stored = files.stored(uow, file)
        if stored is None:
            return None
        media_type = next(form.media_type for form in FORMS.values() if form.kind == file.kind)
        return Download(file.name, media_type, self._store.vault.open(stored))

    async def _reading(self, look: Callable[[UnitOfWork], T]) -> T:
        def read() -> T:
            with self._store.reading() as uow:
                return look(uow)

        return await asyncio.get_running_loop().run_in_executor(self._readers, read)


def settle(uow: UnitOfWork, file: File, brought: Brought, receiving: Receiving) -> None:
    """Note what became of a file that was brought in; one that would be more than a person may keep is let go."""
    outcome, most = brought.outcome, receiving.allowed.person_mb
    if isinstance(outcome, Refused):
        files.refuse(uow, file, outcome.reason, outcome.args)
        return
    others = files.bytes_of(uow, file.person) - file.size
    if others + outcome.size > most * MEGABYTE:
        receiving.vault.remove([outcome.stored.name])
        files.refuse(uow, file, "quota", {"limit": most})
        return
    files.keep(uow, file, outcome)
