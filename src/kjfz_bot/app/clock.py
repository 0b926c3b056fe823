"""What time it is. The only place that asks the machine; everything else is told."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

Clock = Callable[[], datetime]
"""Gives the present moment, aware, in UTC."""


def machine_clock() -> datetime:
    """The machine's own time."""
    return datetime.now(UTC)
