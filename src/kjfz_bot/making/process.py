"""Has work done in a process of its own: that takes no turn's time, and what it needs stays out of the server.

It is told what to do, works in a folder, and says how far it is. What makes files is in `inside/`, imported there
alone.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from kjfz_bot.errors import MakingFailed

ROOT = Path(__file__).parents[2]
"""Where our own package is."""

INSIDE = Path(__file__).parent / "inside" / "main.py"
"""What makes files; it is named and never imported."""

_OF_LIBPQ = "PG"
"""How the settings begin by which PostgreSQL's client finds a server, its certificates and passwords."""

Hear = Callable[[bytes], None]
"""Takes a line that the process says."""


def make(kind: str, folder: Path, told: bytes, hear: Hear = lambda _line: None, inside: Path = INSIDE) -> Path:
    """The file that was made of what was told, in a folder; MakingFailed where none was."""
    run([str(inside), kind], folder, told, hear)
    made = folder / "made"
    if not made.exists():
        raise MakingFailed(f"The process that makes a {kind} made nothing. It is tried again by itself.")
    return made


def run(program: list[str], folder: Path, told: bytes, hear: Hear) -> None:
    """Let a program of ours work in a folder until it ends; MakingFailed where it fails. Nothing of it stays.

    It is told on its standard input, so that nobody else on the machine reads it, and limits itself (`limits.py`).
    """
    with subprocess.Popen(  # noqa: S603 - our own interpreter and module
        [sys.executable, "-s", "-P", "-B", *program],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=_surroundings(),
        cwd=folder,
        start_new_session=True,
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            with suppress(BrokenPipeError), process.stdin as telling:  # it ended before, and its status says so
                telling.write(told)
            for line in process.stdout:
                hear(line)
            status = process.wait()
        finally:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
    if status != 0:
        name = Path(program[0]).stem
        raise MakingFailed(f"The process {name} ended with {status}. It is tried again by itself.")


def _surroundings() -> dict[str, str]:
    """All that the other process is told of this one's: where our package is, and what leads to a database."""
    of_database = {name: value for name, value in os.environ.items() if name.startswith(_OF_LIBPQ) or name == "HOME"}
    return {**of_database, "PYTHONPATH": str(ROOT)}
