"""The key file: the master keys that wrap all others. Made once, kept apart from the database's copies.

One key a line in base64; the last one wraps what is new, earlier ones still open what they wrapped.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import os
import secrets
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from kjfz_bot.errors import KeyFileError, SealBroken
from kjfz_bot.storage.sealing import KEY_BYTES, Key

FILE_NAME = "kjfz.key"
ID_BYTES = 4

_HEAD = """\
# The master keys of kjfz-bot. Whoever has this file and the database can read what people wrote;
# without this file nobody can. Keep a copy of it, apart from the copies of the database.
"""


class MasterKeys:
    """The keys of a key file: wrap with the newest, unwrap with whichever did it."""

    def __init__(self, raw: Sequence[bytes], path: Path | None = None) -> None:
        """`path` is where more keys may have been added since."""
        self._keys = {_id(key): Key(key) for key in raw}
        self._newest = _id(raw[-1])
        self._path = path

    def wrap(self, place: str, key: Key) -> bytes:
        """A key as it may be stored in that place."""
        return self._newest + self._keys[self._newest].seal(place, key.raw)

    def unwrap(self, place: str, wrapped: bytes) -> Key:
        """The key stored in that place; SealBroken where these master keys do not open it."""
        master = self._keys.get(wrapped[:ID_BYTES])
        if master is None and self._path is not None:  # perhaps one that was added while this process runs
            self._keys |= {_id(key): Key(key) for key in _read(self._path)}
            master = self._keys.get(wrapped[:ID_BYTES])
        if master is None:
            raise SealBroken(f"{place} was wrapped by a master key that is not in the key file.")
        return Key(master.open(place, wrapped[ID_BYTES:]))

    @property
    def newest(self) -> bytes:
        """What a stored key begins with that is wrapped with the newest master key."""
        return self._newest


def read(path: Path) -> MasterKeys:
    """The keys of that file; KeyFileError says what is wrong with it and what to do."""
    return MasterKeys(_read(path), path)


def add(path: Path) -> None:
    """Add a new key, with which everything is wrapped from the next reading on; earlier ones still open theirs."""
    _write_anew(path, [*_read(path), os.urandom(KEY_BYTES)])


def keep_newest(path: Path) -> int:
    """Remove all keys but the newest; how many. Whatever an earlier one wrapped can never be opened again."""
    keys = _read(path)
    if len(keys) > 1:
        _write_anew(path, keys[-1:])
    return len(keys) - 1


def _write_anew(path: Path, keys: Sequence[bytes]) -> None:
    """Put another file in place of the old one, whole or not at all."""
    draft = path.with_name(f"{path.name}.{secrets.token_hex(4)}.new")
    try:
        _write(draft, _HEAD + "".join(f"{base64.b64encode(key).decode()}\n" for key in keys))
        draft.replace(path)
    except OSError as error:
        raise KeyFileError(f"The key file {path} cannot be written: {error.strerror}. Nothing was changed.") from error
    _keep_name(path.parent)


def _read(path: Path) -> list[bytes]:
    try:
        text = path.read_text("ascii")
        keys = [
            base64.b64decode(line, validate=True) for line in text.splitlines() if line and not line.startswith("#")
        ]
    except OSError as error:
        raise KeyFileError(f"The key file {path} cannot be read: {error.strerror}. Set KJFZ_KEY_FILE.") from error
    except (ValueError, binascii.Error):
        keys = []
    if not keys or any(len(key) != KEY_BYTES for key in keys):
        raise KeyFileError(f"{path} is not a key file. Put the right one back, or set KJFZ_KEY_FILE to where it is.")
    return keys


def make(path: Path) -> bool:
    """Make a key file that nobody but this user can read; False where there is one already."""
    if path.exists():
        return False
    draft = path.with_name(f"{path.name}.{secrets.token_hex(4)}.new")
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        _write(draft, _HEAD + base64.b64encode(os.urandom(KEY_BYTES)).decode() + "\n")
        os.link(draft, path)  # fails where another process was first, and never leaves half a file
    except FileExistsError:
        return False
    except OSError as error:
        raise KeyFileError(f"The key file {path} cannot be made: {error.strerror}. Set KJFZ_KEY_FILE.") from error
    finally:
        with suppress(OSError):
            draft.unlink()
    _keep_name(path.parent)
    return True


def _write(path: Path, text: str) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(text)
        file.flush()
        os.fsync(descriptor)


def _keep_name(directory: Path) -> None:
    """Make the new name durable, since losing the file later would lose everything sealed with it."""
    descriptor = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _id(key: bytes) -> bytes:
    return hashlib.sha256(b"kjfz master key" + key).digest()[:ID_BYTES]
