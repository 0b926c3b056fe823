"""Has a file checked in a process of its own, which may crash, hang or be taken over without harm to the server.

The server itself never reads more of a file than its first bytes; what does is in `inside/`, imported there alone.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from kjfz_bot.files.kinds import MEGABYTE, begins_like, kind_of_name, why_not
from kjfz_bot.files.verdict import Checked, Refused, from_line

_LOOKED_AT = 16
"""Bytes at a file's beginning that give its kind away."""

_LONGEST_ANSWER = 4096

ROOT = Path(__file__).parents[2]
"""Where our own package is, which is all that the other process is told of this one's surroundings."""

INSIDE = Path(__file__).parent / "inside" / "main.py"
"""What runs in the other process; it is named and never imported, so that no reader of files is ever in this one."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What the process that checks may use: bytes of address space and of the copy it makes, seconds, open files."""

    memory: int = 512 * MEGABYTE
    processor_seconds: int = 20
    wall_seconds: float = 40.0
    written: int = 80 * MEGABYTE
    open_files: int = 32


def check(content: Path, name: str, copy: Path, limits: Limits = Limits(), inside: Path = INSIDE) -> Checked:
    """Check a file that was sent under a name; of a picture a clean copy is written to `copy`.

    Whatever happens to the process that looks at it, this returns: a file that could not be checked is refused.
    """
    kind = kind_of_name(name)
    if kind is None:
        return Checked(Refused(why_not(name)))
    with content.open("rb", buffering=0) as source:
        beginning = source.read(_LOOKED_AT)
        if not beginning:
            return Checked(Refused("empty"))
        if not begins_like(kind, beginning):
            return Checked(Refused("mismatch", {"kind": kind}))
        source.seek(0)
        written = os.open(copy, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, 0o600)
        try:
            return ask([str(inside), kind], source.fileno(), written, limits)
        finally:
            os.close(written)


def ask(asked: Sequence[str], source: int, written: int, limits: Limits) -> Checked:
    """Start the process with what is `asked` of it, hear what it says, and see to it that nothing of it stays.

    It reads from `source` and may write to `written`, both open files.
    """
    with tempfile.TemporaryFile() as answers:  # a file has a limit to what may be written into it, a pipe has none
        process = subprocess.Popen(  # noqa: S603 - our own interpreter and module; what was sent is no argument
            [sys.executable, "-s", "-P", "-B", *asked, str(written), json.dumps(asdict(limits))],
            stdin=source,
            stdout=answers,
            stderr=subprocess.DEVNULL,
            pass_fds=(written,),
            env={"PYTHONPATH": str(ROOT)},
            cwd="/",
            start_new_session=True,
        )
        _await(process, limits.wall_seconds)
        answers.seek(0)
        said = answers.read(_LONGEST_ANSWER)
    heard = from_line(said) if process.returncode == 0 else None
    return heard or Checked(Refused("unchecked"))


def _await(process: subprocess.Popen[bytes], seconds: float) -> None:
    """Wait until the process has ended; after so many seconds it is ended, and so is whatever it started."""
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        pass
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
