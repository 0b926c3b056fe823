"""Brings files in: streamed into a quarantine, checked in a process of their own, and kept or refused.

Whether a person may send one is the services' (`services/files.py`), and how a channel hands it over the channel's.
"""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import AsyncIterator, Callable
from concurrent.futures import Executor
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import structlog

from kjfz_bot.files.checker import check
from kjfz_bot.files.kinds import MEGABYTE
from kjfz_bot.files.verdict import Refused
from kjfz_bot.services.files import Allowance
from kjfz_bot.storage.files import Content
from kjfz_bot.storage.vault import Vault

CHECKS = 2
"""Processes that check at the same time: each may need half a gigabyte."""

T = TypeVar("T")

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Brought:
    """What became of a file that was brought in, and how many bytes came."""

    outcome: Content | Refused
    size: int


class Receiving:
    """One place through which every file comes in, whatever the channel."""

    def __init__(self, vault: Vault, allowed: Allowance, workers: Executor) -> None:
        """`workers` are threads that may wait for a disk or for a process."""
        self.vault = vault
        self.allowed = allowed
        self._workers = workers
        self._places = asyncio.Semaphore(CHECKS)

    async def bring(self, name: str, parts: AsyncIterator[bytes]) -> Brought:
        """Take a file in to its end, or to the first byte too many; it is in the vault afterwards, or nowhere.

        Raises StoreFull where the disk has no room, and whatever `parts` raises.
        """
        with self.vault.quarantine() as folder:
            most = self.allowed.most(name)
            size, digest = await _write(folder / "sent", parts, most * MEGABYTE)
            if size > most * MEGABYTE:
                return Brought(Refused("too-large", {"limit": most}), size)
            async with self._places:
                outcome = await self._in_thread(lambda: self._judge(folder, name, size, digest))
        return Brought(outcome, size)

    def _judge(self, folder: Path, name: str, size: int, digest: bytes) -> Content | Refused:
        """Check what came in, and keep it or its clean copy."""
        verdict = check(folder / "sent", name, folder / "copy").verdict
        if isinstance(verdict, Refused):
            log.info("file_refused", reason=verdict.reason)
            return verdict
        kept = folder / ("copy" if verdict.rewritten else "sent")
        return Content(verdict.kind, size, self.vault.keep(kept), digest)

    async def _in_thread(self, work: Callable[[], T]) -> T:
        # Shielded: who sent it may have gone, but the quarantine must not be emptied under the hands of the check.
        task = asyncio.ensure_future(asyncio.get_running_loop().run_in_executor(self._workers, work))
        try:
            return await asyncio.shield(task)
        except asyncio.CancelledError:
            await asyncio.wait([task])
            raise


async def _write(target: Path, parts: AsyncIterator[bytes], most: int) -> tuple[int, bytes]:
    """Write what comes until there is more than may come; returns how much came, and its hash."""
    size, digest = 0, hashlib.sha256()
    with target.open("xb") as file:
        async for part in parts:
            size += len(part)
            if size > most:
                break
            digest.update(part)
            file.write(part)
    return size, digest.digest()
