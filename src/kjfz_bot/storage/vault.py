"""Where the content of files lies: sealed, each with a key of its own, under the hash of what is on the disk.

The key is kept in the file's row, sealed with its owner's: erasing the owner leaves nothing that could be opened. Who
owns a file and who needs it is in the tables (`files.py`), not here.
"""

from __future__ import annotations

import errno
import hashlib
import os
import secrets
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from kjfz_bot.errors import SealBroken, StoreFull
from kjfz_bot.storage.sealing import FORMAT, KEY_BYTES

CHUNK = 64 * 1024
"""Bytes sealed together, so that a file of any length is sealed and opened in little memory."""

_TAG = 16
_NONCE = 12


@dataclass(frozen=True, slots=True)
class Stored:
    """A file in the vault: what it is called there, and what opens it."""

    name: str
    key: bytes


class Vault:
    """A folder of sealed files, and beside them those that are just coming in."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        self._incoming = directory / "incoming"

    @contextmanager
    def quarantine(self) -> Iterator[Path]:
        """A folder for one file that is coming in; gone afterwards, with all that is in it."""
        folder = self._incoming / secrets.token_hex(16)
        with _clear_errors():
            folder.mkdir(mode=0o700, parents=True)
        try:
            with _clear_errors():
                yield folder
        finally:
            _remove_folder(folder)

    def keep(self, source: Path) -> Stored:
        """Seal a file and keep it; it is on the disk when this returns."""
        key, name = os.urandom(KEY_BYTES), hashlib.sha256()
        with _clear_errors():
            self._incoming.mkdir(mode=0o700, parents=True, exist_ok=True)
            sealed = self._incoming / secrets.token_hex(16)
            try:
                with source.open("rb") as content, sealed.open("xb") as target:
                    for part in _sealed(key, content_of(content.fileno())):
                        name.update(part)
                        target.write(part)
                    target.flush()
                    os.fsync(target.fileno())
                self._put(sealed, name.hexdigest())
            finally:
                sealed.unlink(missing_ok=True)
        return Stored(name.hexdigest(), key)

    def _put(self, sealed: Path, name: str) -> None:
        place = self.place(name)
        place.parent.mkdir(mode=0o700, exist_ok=True)
        sealed.replace(place)
        for folder in (place.parent, self.directory):
            _sync(folder)

    def place(self, name: str) -> Path:
        """Where a stored file lies."""
        return self.directory / name[:2] / name

    def open(self, stored: Stored) -> Iterator[bytes]:
        """The content, bit by bit; SealBroken where it is missing or not what was kept."""
        try:
            with self.place(stored.name).open("rb") as sealed:
                yield from _opened(stored.key, sealed.fileno())
        except (FileNotFoundError, InvalidTag):
            raise SealBroken(
                f"The file {stored.name} is missing or was changed. Run `kjfz-bot verify` to see what else is wrong."
            ) from None

    def is_whole(self, name: str) -> bool:
        """Whether what lies under a name has that hash."""
        try:
            with self.place(name).open("rb") as sealed:
                return hashlib.file_digest(sealed, "sha256").hexdigest() == name
        except FileNotFoundError:
            return False

    def remove(self, names: Iterable[str]) -> None:
        """Remove stored files; those that are gone already are gone."""
        for name in names:
            self.place(name).unlink(missing_ok=True)

    def names(self, untouched_since: float) -> Iterator[str]:
        """What lies here and was not written since that second; first what never came in completely is removed."""
        for left in self._incoming.glob("*"):
            if left.stat().st_mtime < untouched_since:
                _remove_folder(left) if left.is_dir() else left.unlink()
        for place in self.directory.glob("??/*"):
            if place.stat().st_mtime < untouched_since:
                yield place.name


def content_of(descriptor: int) -> Iterator[bytes]:
    """An open file, chunk by chunk; at least one, which may be empty."""
    part = _full_read(descriptor, CHUNK)
    yield part
    while len(part) == CHUNK:
        part = _full_read(descriptor, CHUNK)
        if part:
            yield part


def _full_read(descriptor: int, length: int) -> bytes:
    """So many bytes, fewer only at the end."""
    found = b""
    while len(found) < length and (part := os.read(descriptor, length - len(found))):
        found += part
    return found


def _sealed(key: bytes, parts: Iterator[bytes]) -> Iterator[bytes]:
    """Each chunk sealed with its number and whether it is the last, so that none can be dropped or moved."""
    cipher = AESGCM(key)
    yield FORMAT
    held = next(parts)
    number = 0
    for part in parts:
        yield cipher.encrypt(_nonce(number, last=False), held, FORMAT)
        held, number = part, number + 1
    yield cipher.encrypt(_nonce(number, last=True), held, FORMAT)


def _opened(key: bytes, descriptor: int) -> Iterator[bytes]:
    cipher = AESGCM(key)
    if os.read(descriptor, len(FORMAT)) != FORMAT:
        raise InvalidTag
    held, number = _full_read(descriptor, CHUNK + _TAG), 0
    while following := _full_read(descriptor, CHUNK + _TAG):
        yield cipher.decrypt(_nonce(number, last=False), held, FORMAT)
        held, number = following, number + 1
    yield cipher.decrypt(_nonce(number, last=True), held, FORMAT)


def _nonce(number: int, *, last: bool) -> bytes:
    # A key seals one file only, so that numbers do not come twice.
    return number.to_bytes(_NONCE - 1, "big") + bytes([last])


def _remove_folder(folder: Path) -> None:
    for left in folder.glob("*"):
        left.unlink(missing_ok=True)
    folder.rmdir()


def _sync(folder: Path) -> None:
    """Have a folder's list of names on the disk."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def _clear_errors() -> Iterator[None]:
    """Say in our own words that the disk is full."""
    try:
        yield
    except OSError as error:
        if error.errno not in {errno.ENOSPC, errno.EDQUOT}:
            raise
        raise StoreFull("The disk for files is full; nothing was saved. Make room, then try again.") from None
