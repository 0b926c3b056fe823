"""Keeps out of the server what its libraries would load and it never asks them for."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

_FOR_TERMINALS = ("rich", "pygments", "click")
"""What structlog and httpx load where it is there, to show colours and commands: 7 MB and a part of each start."""

_FOR_PASSPORTS = ("cryptography.hazmat.backends",)
"""What python-telegram-bot asks for first where it loads what opens papers that people give to bots: a megabyte."""


@contextmanager
def without_colours() -> Iterator[None]:
    """Import as if what is only for terminals were not installed."""
    with _without(_FOR_TERMINALS):
        yield


@contextmanager
def without_passports() -> Iterator[None]:
    """Import as if what opens the papers Telegram keeps for people were not installed: nobody is asked for any."""
    with _without(_FOR_PASSPORTS):
        yield


@contextmanager
def _without(names: Sequence[str]) -> Iterator[None]:
    absent = [name for name in names if name not in sys.modules]
    for name in absent:
        sys.modules[name] = None  # type: ignore[assignment]  # which is how Python says that it is not there
    try:
        yield
    finally:
        for name in absent:
            del sys.modules[name]
