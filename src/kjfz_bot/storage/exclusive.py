"""One server at a time on one SQLite file. The lock is the operating system's, so it ends with the process."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kjfz_bot.errors import StoreInUse


class ServerLock:
    """Held by the one process that serves a database; operator commands do not need it."""

    def __init__(self, path: Path) -> None:
        """Take the lock beside the database file, or raise StoreInUse naming the process that holds it."""
        self._file = _lock_file(path, "server").open("a+", encoding="ascii")
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            holder = _holder(self._file.fileno())
            self._file.close()
            raise StoreInUse(
                f"The database {path} is already served by {holder}. Stop that one first (for example with Ctrl-C "
                "where it runs), or set KJFZ_DATA_DIR to another directory for this one."
            ) from None
        self._file.truncate(0)
        self._file.write(str(os.getpid()))
        self._file.flush()

    def release(self) -> None:
        """Let the next server have the database."""
        self._file.close()


def is_held(path: Path) -> bool:
    """Whether some process serves that database."""
    lock = _lock_file(path, "server")
    if not lock.exists():
        return False
    with lock.open("r", encoding="ascii") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
    return False


@contextmanager
def migration_lock(path: Path) -> Iterator[None]:
    """Keep every other program of ours from migrating the same database; waits for its turn."""
    with _lock_file(path, "migration").open("a+", encoding="ascii") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _lock_file(path: Path, purpose: str) -> Path:
    return path.with_name(f"{path.name}.{purpose}.lock")


def _holder(descriptor: int) -> str:
    pid = os.pread(descriptor, 20, 0).decode("ascii", "replace")
    return f"process {pid}" if pid.isdigit() else "another process"
