"""All relays of a process, told together."""

from __future__ import annotations

from kjfz_bot.app.deliver import Relay
from kjfz_bot.app.post import Posted


class Relays:
    """All relays of a process, for the writer to tell; they come once the event loop runs."""

    def __init__(self) -> None:
        self._all: tuple[Relay, ...] = ()

    def add(self, relay: Relay) -> None:
        """Tell this one too from now on."""
        self._all = (*self._all, relay)

    def remove(self, relay: Relay) -> None:
        """Tell this one nothing more."""
        self._all = tuple(other for other in self._all if other is not relay)

    def look(self) -> None:
        """Have each come for what another process left to be sent; safe from any thread."""
        for relay in self._all:
            relay.look()

    def take(self, posted: Posted) -> None:
        """Tell each what a commit left to be sent; safe from any thread."""
        for relay in self._all:
            relay.take(posted)
