"""The process that looks into one file: limits itself first, looks, says what it found in one line, and ends.

It is started by `checker.py` with the file as its input and where to write a copy; it gets no name, path or network
address. Nothing else imports this package.
"""

from __future__ import annotations

import json
import resource
import sys
from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path
from typing import BinaryIO

from kjfz_bot.files.verdict import Checked, Refusal, Refused, Verdict, to_line

Look = Callable[[str, BinaryIO, BinaryIO], Verdict]
"""Looks at a file of one kind; may write a copy."""

# By name, so that a picture does not load what reads PDF files, nor a PDF file what reads pictures.
_LOOKS: Mapping[str, str] = {
    "jpg": "pictures",
    "png": "pictures",
    "pdf": "pdf",
    "docx": "office",
    "xlsx": "office",
    "table": "tables",
}
"""What looks at each kind of file; a table is an xlsx file that is read."""


def limit_itself(limits: Mapping[str, int]) -> None:
    """Give up, for good, what a check does not need; before a byte of the file is read."""
    for what, most in (
        (resource.RLIMIT_AS, limits["memory"]),
        (resource.RLIMIT_CPU, limits["processor_seconds"]),
        (resource.RLIMIT_FSIZE, limits["written"]),
        (resource.RLIMIT_NOFILE, limits["open_files"]),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(what, (most, most))


def look(kind: str, content: BinaryIO, copy: BinaryIO) -> Verdict:
    """What is said of a file; whatever goes wrong while looking is a refusal."""
    try:
        checks: Look = import_module(f"kjfz_bot.files.inside.{_LOOKS[kind]}").look
        return checks(kind, content, copy)
    except Refusal as refusal:
        return refusal.refused
    except Exception:  # noqa: BLE001 - readers of files raise what they like when a file is made to mislead them
        return Refused("unchecked")


def peak() -> int:
    """The most memory this process had at once, in bytes.

    Linux hands `ru_maxrss` on from whoever started a process, so its own account is asked first.
    """
    try:
        status = Path("/proc/self/status").read_text(encoding="ascii")
        return int(status.partition("VmHWM:")[2].split()[0]) * 1024
    except (OSError, ValueError, IndexError):
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def main(kind: str, written: str, allowed: str) -> None:
    """Check what stands ready at the standard input."""
    limit_itself(json.loads(allowed))
    with open(int(written), "wb") as copy:  # noqa: PTH123 - it is a number, not a path
        verdict = look(kind, sys.stdin.buffer, copy)
    sys.stdout.write(to_line(Checked(verdict, peak())))


if __name__ == "__main__":
    main(*sys.argv[1:])
