"""What was used lately is remembered, the rest is read again: for caches that must not grow for ever."""

from __future__ import annotations

from typing import TypeVar

K = TypeVar("K")
V = TypeVar("V")

LATELY = 1_000
"""People a process remembers: their address, key and conversation, and the last prompt of a chat, some 2 KB each.

Of others it is read again: all but the prompt by statements that a batch makes for everybody in it.
"""


def remember(known: dict[K, V], key: K, value: V, most: int) -> None:
    """Keep a value as the one used last; of more than `most`, the longest unused go."""
    known.pop(key, None)  # so that it stands last
    known[key] = value
    while len(known) > most:
        del known[next(iter(known))]
