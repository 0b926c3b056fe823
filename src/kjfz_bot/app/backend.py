"""What channels are given: a way to hand in what arrives, and to read and await what a person may see."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Collection, Iterable, Sequence
from concurrent.futures import Executor
from contextlib import suppress
from datetime import datetime

from kjfz_bot.app.clock import Clock, machine_clock
from kjfz_bot.app.promises import Promises
from kjfz_bot.app.turn import storable
from kjfz_bot.app.writer import Writer
from kjfz_bot.channels.ports import Arrival, Line
from kjfz_bot.dialog.message import Button, Message
from kjfz_bot.domain.personal import unmarked
from kjfz_bot.errors import KeyReused
from kjfz_bot.storage import history, inbox, people, strays
from kjfz_bot.storage.history import Entry
from kjfz_bot.storage.people import AddressKey
from kjfz_bot.storage.store import Store, UnitOfWork

LOOKED_BACK = 20
"""Earlier messages searched for the label of a button that was pressed."""


class Bell:
    """Wakes whoever awaits new lines of an address; rung from the writer's thread."""

    def __init__(self, name: Callable[[AddressKey], str] = lambda key: f"{key.channel} {key.external_id}") -> None:
        """`name` is what processes call an address among themselves."""
        self._name = name
        self._waiting: dict[str, set[asyncio.Event]] = {}
        self._loop: asyncio.AbstractEventLoop | None = None

    def ring(self, keys: Collection[AddressKey]) -> None:
        """Wake those who wait for these addresses; safe from any thread."""
        if self._waiting:
            self.ring_names([self._name(key) for key in keys])

    def ring_names(self, names: Sequence[str]) -> None:
        """Wake those who wait for addresses of these names; safe from any thread."""
        if self._loop is not None:
            with suppress(RuntimeError):  # the loop has ended, and with it everybody who waited
                self._loop.call_soon_threadsafe(self._wake, names)

    def listen(self, key: AddressKey) -> asyncio.Event:
        """An event set the next time the address has new lines; to be handed back to `leave`."""
        self._loop = asyncio.get_running_loop()
        event = asyncio.Event()
        self._waiting.setdefault(self._name(key), set()).add(event)
        return event

    def leave(self, key: AddressKey, event: asyncio.Event) -> None:
        """Stop waiting."""
        events = self._waiting[self._name(key)]
        events.discard(event)
        if not events:
            del self._waiting[self._name(key)]

    def _wake(self, names: Iterable[str]) -> None:
        for name in names:
            for event in self._waiting.get(name, ()):
                event.set()


class StoreBackend:
    """The channels' way in and out, over the store and its writer."""

    def __init__(
        self, store: Store, writer: Writer, bell: Bell, readers: Executor, clock: Clock = machine_clock
    ) -> None:
        """`readers` are the threads that read, since the event loop must not wait for a disk."""
        self._clock = clock
        self._store = store
        self._writer = writer
        self._bell = bell
        self._readers = readers
        self._promises = Promises()

    async def accept(self, arrival: Arrival) -> bool:
        """Store an arrival durably; False says the same one was stored before.

        Raises KeyReused when another one was stored under its `update_id`, StoreError when nothing could be stored.
        """
        promise = self._promises.make()
        self._writer.take(arrival, promise)
        new = await promise.future
        if not new:
            await asyncio.get_running_loop().run_in_executor(self._readers, self._check_same, arrival)
        return new

    async def keep_stray(self, channel: str, body: str) -> None:
        """Keep for a while what came from the platform and cannot be read; raises StoreError."""
        now = self._clock()
        await asyncio.wrap_future(self._writer.work(lambda uow: strays.add(uow, channel, body, now)))

    async def lost(self, channel: str, external_id: str) -> None:
        """Note that nothing can be sent there until the person writes again; raises StoreError."""
        key = AddressKey(channel, external_id)
        now = self._clock()
        await asyncio.wrap_future(self._writer.work(lambda uow: _lose(uow, key, now)))

    async def lines(self, channel: str, external_id: str, after: int, limit: int) -> Sequence[Line]:
        """Read up to `limit` lines newer than `after`, oldest first."""
        key = AddressKey(channel, external_id)
        return await asyncio.get_running_loop().run_in_executor(self._readers, self._read, key, after, limit)

    async def wait(self, channel: str, external_id: str, after: int, timeout: float) -> bool:  # noqa: ASYNC109
        """Return True as soon as a line newer than `after` exists, False after `timeout` seconds without one."""
        key = AddressKey(channel, external_id)
        event = self._bell.listen(key)
        try:
            async with asyncio.timeout(timeout):
                while not await self.lines(channel, external_id, after, 1):
                    await event.wait()
                    event.clear()
        except TimeoutError:
            return False
        else:
            return True
        finally:
            self._bell.leave(key, event)

    def _check_same(self, arrival: Arrival) -> None:
        with self._store.reading() as uow:
            stored = inbox.said(uow, AddressKey(arrival.channel, arrival.external_id), arrival.update_id)
        if stored not in (None, (arrival.kind, storable(arrival.body))):
            raise KeyReused("Another message is stored under this one's key. Send this one with a key of its own.")

    def _read(self, key: AddressKey, after: int, limit: int) -> list[Line]:
        with self._store.reading() as uow:
            entries = history.read(uow, key, after, limit)
            pressed = any(entry.kind == "button" for entry in entries)
            earlier = history.earlier_messages(uow, key, entries[0].id, LOOKED_BACK) if pressed else []
        return _lines(entries, reversed(earlier))


def _lose(uow: UnitOfWork, key: AddressKey, now: datetime) -> None:
    address = people.find(uow, key)
    if address is not None:
        people.set_reachable(uow, [address.id], now)


def _lines(entries: Iterable[Entry], earlier: Iterable[Message]) -> list[Line]:
    """History as lines; a press reads as the label of the button that was pressed."""
    labels = {button.data: button.label for message in earlier for button in _buttons(message)}
    lines = []
    for entry in entries:
        if entry.message is not None:
            labels |= {button.data: button.label for button in _buttons(entry.message)}
        lines.append(_line(entry, labels))
    return lines


def _line(entry: Entry, labels: dict[str, str]) -> Line:
    if entry.message is not None:
        return Line(entry.id, mine=False, at=entry.at, text=None, message=entry.message)
    return Line(entry.id, mine=True, at=entry.at, text=_sent(entry, labels), message=None, key=entry.key)


def _sent(entry: Entry, labels: dict[str, str]) -> str:
    match entry.kind:
        case "button":
            return unmarked(labels.get(entry.body, "…"))
        case "file":
            return str(json.loads(entry.body)["name"])
        case _:
            return entry.body


def _buttons(message: Message) -> Iterable[Button]:
    return (*message.options, *message.controls)
