"""Throwing a demonstration away with everything it holds. Nothing here removes any other database."""

from __future__ import annotations

import secrets
import shutil
from contextlib import closing
from pathlib import Path

from kjfz_bot.errors import StoreError
from kjfz_bot.storage import stamp
from kjfz_bot.storage.exclusive import ServerLock
from kjfz_bot.storage.migrate import revision_of
from kjfz_bot.storage.sqlite import SqliteDatabase
from kjfz_bot.storage.store import FILE_NAME


def discard_demo(directory: Path) -> bool:
    """Remove the directory of a demonstration; False where there is none yet.

    Raises WrongDatabase where the database in it is not a demonstration's, and StoreInUse where it is served.
    """
    directory = directory.resolve()
    path = directory / FILE_NAME
    if not path.exists():
        return False
    lock = ServerLock(path)
    try:
        with closing(SqliteDatabase(path, looking=True)) as database, database.clear_errors():
            if revision_of(database) is None:  # a start that ended before it made anything
                return False
            stamp.check(database, demo=True)
        _remove(directory)
    finally:
        lock.release()
    return True


def _remove(directory: Path) -> None:
    """Under another name first, so that what is cut off here is not taken for a demonstration that lost its key."""
    going = directory.with_name(f"{directory.name}.{secrets.token_hex(4)}.old")
    try:
        directory.rename(going)
        shutil.rmtree(going)
    except OSError as error:
        said = f"The directory {directory} cannot be removed: {error.strerror}. Remove it by hand."
        raise StoreError(said) from error
