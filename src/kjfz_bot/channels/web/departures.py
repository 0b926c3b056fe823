"""Tells what carries lines out that somebody has signed out here. Other processes find out at their next look."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager


class Departures:
    """Wakes those who wait for lines of an address when one of its sign-ins has ended."""

    def __init__(self) -> None:
        self._waiting: dict[str, set[asyncio.Event]] = {}

    @contextmanager
    def listen(self, sender: str) -> Iterator[asyncio.Event]:
        """An event that is set at each sign-out while the block runs; whoever sees it looks who is left."""
        event = asyncio.Event()
        self._waiting.setdefault(sender, set()).add(event)
        try:
            yield event
        finally:
            self._waiting[sender].discard(event)
            if not self._waiting[sender]:
                del self._waiting[sender]

    def tell(self, sender: str) -> None:
        """Say that a sign-in has ended."""
        for event in self._waiting.get(sender, ()):
            event.set()
