"""Keeps out of the server what its libraries would load for terminals only."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

_FOR_TERMINALS = ("rich", "pygments")
"""What structlog and httpx load where it is there, to be colourful: 6 MB and a part of each start."""


@contextmanager
def without_colours() -> Iterator[None]:
    """Import as if what is only for terminals were not installed."""
    absent = [name for name in _FOR_TERMINALS if name not in sys.modules]
    for name in absent:
        sys.modules[name] = None  # type: ignore[assignment]  # which is how Python says that it is not there
    try:
        yield
    finally:
        for name in absent:
            del sys.modules[name]
