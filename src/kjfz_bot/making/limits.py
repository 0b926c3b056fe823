"""What a process that works beside the server limits itself to: it gives way to turns, and ends in time."""

from __future__ import annotations

import os
import resource
import signal

GIVES_WAY = 19
"""How much it gives way to turns, by the numbers of `nice`."""

PROCESSOR_SECONDS = 300
SECONDS = 600
"""How long it may take in all, on a machine on which others have much to do."""


def limit_itself() -> None:
    """Limit the process this is called in; what does not end in time is ended by the system."""
    os.nice(GIVES_WAY)
    signal.alarm(SECONDS)
    resource.setrlimit(resource.RLIMIT_CPU, (PROCESSOR_SECONDS, PROCESSOR_SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
