"""The daily roots of the audit, in a file outside the database: who changes the database cannot change them along.

One JSON object a line, only ever added to. A root covers the last row of every chain, and so every row before it.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from kjfz_bot.errors import StoreError
from kjfz_bot.storage.audit import FIRST, Head

FILE_NAME = "audit-roots.jsonl"

NOTHING = FIRST
"""The root over no chain at all."""


@dataclass(frozen=True, slots=True)
class Root:
    """A day's root: over the last rows, not newer than `up_to`, of so many chains."""

    day: str
    up_to: int
    chains: int
    root: str


def fold(root: str, heads: Iterable[Head]) -> str:
    """The root with more chains, in the order of their numbers."""
    for head in heads:
        root = hashlib.sha256(f"{root}{head.chain}:{head.seq}:{head.hash}".encode()).hexdigest()
    return root


class RootFile:
    """The file of roots beside a database."""

    def __init__(self, directory: Path) -> None:
        self.path = directory / FILE_NAME

    def read(self) -> list[Root]:
        """Every root, oldest first; a line that was cut off by a kill is left out."""
        if not self.path.exists():
            return []
        lines = self.path.read_text("ascii").splitlines(keepends=True)
        try:
            return [Root(**json.loads(line)) for line in lines if line.endswith("\n")]
        except (ValueError, TypeError) as error:
            raise StoreError(f"{self.path} is not a file of audit roots. Put it back from your copy.") from error

    def add(self, root: Root) -> None:
        """Add a day's root; the same day a second time changes nothing."""
        if any(known.day == root.day for known in self.read()):
            return
        descriptor = os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600)
        with os.fdopen(descriptor, "r+", encoding="ascii") as file:
            file.truncate(self._whole_bytes())
            file.write(json.dumps(asdict(root), sort_keys=True) + "\n")
            file.flush()
            os.fsync(descriptor)

    def _whole_bytes(self) -> int:
        return self.path.read_bytes().rfind(b"\n") + 1
