"""Hears what other processes of the database have done, and wakes whoever in this one waits for it.

Whoever is woken looks at the rows; whoever is not, because a signal was lost, looks a little later by itself.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping, Sequence

import structlog

from kjfz_bot.app.logs import describe
from kjfz_bot.errors import StoreAway
from kjfz_bot.storage.database import Hearing

AWAKE = 1.0
"""Seconds until the thread looks whether it is to end, and after which it tries again where it could not hear."""

LINES, POST = "lines", "post"
"""What signals tell of: new lines, by the names of addresses; messages to be sent, by channels."""

log = structlog.get_logger()


class Wakes:
    """Listens in a thread of its own."""

    def __init__(self, hearing: Hearing, wake: Mapping[str, Callable[[Sequence[str]], None]]) -> None:
        """`wake` has who is to be told of each kind, from this thread."""
        self._hearing = hearing
        self._wake = wake
        self._ending = threading.Event()
        self._thread = threading.Thread(target=self._run, name="wakes", daemon=True)

    def start(self) -> None:
        """Begin to listen."""
        self._thread.start()

    def stop(self) -> None:
        """Listen no longer."""
        self._ending.set()
        self._thread.join()
        self._hearing.close()

    def _run(self) -> None:
        while not self._ending.is_set():
            try:
                for kind, *words in self._hearing.hear(AWAKE):
                    if kind in self._wake:
                        self._wake[kind](words)
            except StoreAway as error:
                log.warning("hears_nobody", **describe(error))
                self._ending.wait(AWAKE)
