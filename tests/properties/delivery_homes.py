"""Where a game's database lies: one fresh one a game, opened again by each process. One entry a kind of database."""

import shutil
import tempfile
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Protocol

from kjfz_bot.storage.store import Store, open_store
from kjfz_bot.testing.disk import LimitedDisk


class Home(Protocol):
    """One game's database."""

    has_disk: bool
    """Whether its disk can be made full here."""

    def open(self) -> Store:
        """What a process that starts opens."""
        ...

    def fill(self, room: int) -> None:
        """Leave room for a few more pages only, until `free`."""
        ...

    def free(self) -> None:
        """Make room again."""
        ...

    def drop(self) -> None:
        """Leave nothing behind."""
        ...


class SqliteHome:
    """A data directory, copied from one that was made and migrated once."""

    has_disk = True

    def __init__(self) -> None:
        self._directory = Path(tempfile.mkdtemp(prefix="delivery-"))
        shutil.copytree(_template(), self._directory, dirs_exist_ok=True)
        self._room: int | None = None
        self._disk: LimitedDisk | None = None

    def open(self) -> Store:
        """The disk is as full as it was for the process before."""
        store = open_store(self._directory, serving=True)
        self._disk = LimitedDisk(store)
        if self._room is not None:
            self._disk.fill(self._room)
        return store

    def fill(self, room: int) -> None:
        """Count from what is used now."""
        assert self._disk is not None
        self._room = room
        self._disk.fill(room)

    def free(self) -> None:
        """For this process and the next ones."""
        assert self._disk is not None
        self._room = None
        self._disk.free()

    def drop(self) -> None:
        """Remove the directory."""
        shutil.rmtree(self._directory)


@cache
def _template() -> Path:
    directory = Path(tempfile.mkdtemp(prefix="delivery-template-"))
    open_store(directory, serving=False).close()
    return directory


HOMES: Mapping[str, Callable[[], Home]] = {"sqlite": SqliteHome}
"""Every kind of database the game is played on."""
