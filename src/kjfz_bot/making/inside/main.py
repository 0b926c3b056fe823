"""The process that makes one file of what it is told: `made`, in the folder it was started in.

It is started by `process.py` and gives way to everybody else on the machine. Nothing else imports this package.
"""

from __future__ import annotations

import os
import resource
import sys
from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from pathlib import Path
from typing import BinaryIO

Make = Callable[[Iterator[bytes], BinaryIO], None]
"""Makes a file of lines."""

# By name, so that a table does not load what draws, nor a picture what writes tables.
_MAKES: Mapping[str, str] = {"table": "tables", "picture": "pictures"}
"""What makes each kind."""

GIVES_WAY = 15
"""How much it gives way to turns, by the numbers of `nice`."""

PROCESSOR_SECONDS = 300
CUT_OFF = 3
"""What it ends with where whoever asked has gone before the end."""


def lines_of(told: BinaryIO) -> Iterator[bytes]:
    """What it is told, up to the empty line; the process ends where that does not come."""
    for line in told:
        if line == b"\n":
            return
        yield line
    sys.exit(CUT_OFF)


def main(kind: str) -> None:
    """Make what the standard input tells of."""
    os.nice(GIVES_WAY)
    resource.setrlimit(resource.RLIMIT_CPU, (PROCESSOR_SECONDS, PROCESSOR_SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    make: Make = import_module(f"kjfz_bot.making.inside.{_MAKES[kind]}").make
    with Path("made").open("wb") as made:
        make(lines_of(sys.stdin.buffer), made)


if __name__ == "__main__":
    main(*sys.argv[1:])
