"""Has a file made in a process of its own: that takes no turn's time, and what it needs stays out of the server.

It is told line by line what to make, and writes it into a folder. What makes each kind is in `inside/`, imported there
alone.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from kjfz_bot.errors import MakingFailed

ROOT = Path(__file__).parents[2]
"""Where our own package is, which is all that the other process is told of this one's surroundings."""

INSIDE = Path(__file__).parent / "inside" / "main.py"
"""What runs in the other process; it is named and never imported."""

END = b"\n"
"""An empty line says that all was told; without it nothing is made, since whoever asked has gone."""

SECONDS = 120.0
"""How long it may take from the last line on."""


def make(kind: str, folder: Path, lines: Iterable[bytes], inside: Path = INSIDE) -> Path:
    """The file that was made of these lines; MakingFailed where none was. Nothing of the process stays."""
    process = subprocess.Popen(  # noqa: S603 - our own interpreter and module
        [sys.executable, "-s", "-P", "-B", str(inside), kind],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={"PYTHONPATH": str(ROOT)},
        cwd=folder,
        start_new_session=True,
    )
    try:
        status = _told(process, lines)
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
    made = folder / "made"
    if status != 0 or not made.exists():
        raise MakingFailed(f"The process that makes a {kind} ended with {status}. It is tried again by itself.")
    return made


def _told(process: subprocess.Popen[bytes], lines: Iterable[bytes]) -> int | None:
    """What it ends with once it was told everything; None where it does not end."""
    assert process.stdin is not None
    with suppress(BrokenPipeError), process.stdin as told:  # it ended before the last line, and its status says so
        for line in lines:
            told.write(line)
        told.write(END)
    try:
        return process.wait(SECONDS)
    except subprocess.TimeoutExpired:
        return None
