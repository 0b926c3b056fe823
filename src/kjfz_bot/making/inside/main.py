"""The process that makes one file of what it is told: `made`, in the folder it was started in.

It is started by `process.py` and gives way to everybody else on the machine. Nothing else imports this package.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path
from typing import BinaryIO

from kjfz_bot.making.limits import limit_itself

Make = Callable[[bytes, BinaryIO], None]
"""Makes a file of what is told."""

# By name, so that a table does not load what draws, nor a picture what writes tables.
_MAKES: Mapping[str, str] = {
    "table": "tables",
    "picture": "pictures",
    "timeline": "timelines",
    "statement_docx": "statement_docx",
    "statement_xlsx": "statement_xlsx",
    "paper": "paper",
    "paper_check": "paper_check",
}
"""What makes each kind."""


def main(kind: str) -> None:
    """Make what the standard input tells of."""
    limit_itself()
    make: Make = import_module(f"kjfz_bot.making.inside.{_MAKES[kind]}").make
    with Path("made").open("wb") as made:
        make(sys.stdin.buffer.read(), made)


if __name__ == "__main__":
    main(*sys.argv[1:])
