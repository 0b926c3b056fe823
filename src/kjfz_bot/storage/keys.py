"""The keys in use: one a person, wrapped by the master keys and stored with the person; erased with them.

What a transaction made or read is kept for the next one only once it is committed: ids are given again after a
rollback, and the key of a person who never was must not be taken for theirs.
"""

from __future__ import annotations

import base64
import hmac
import threading
from collections.abc import Iterable, Mapping
from contextlib import suppress

import sqlalchemy as sa

from kjfz_bot.errors import KeyFileError, SealBroken
from kjfz_bot.storage.key_file import MasterKeys
from kjfz_bot.storage.lately import LATELY, remember
from kjfz_bot.storage.padding import padded
from kjfz_bot.storage.schema import PERSON, SECRET
from kjfz_bot.storage.sealing import Key

AT_ONCE = 500  # databases limit how many values a statement may name

INDEX_KEY = "address_index"
"""The stored key under which addresses are looked up; it stays when master keys change."""

HOUSE_KEY = "house"
"""The stored key for what belongs to no person."""

_OF_PEOPLE = sa.select(PERSON.c.id, PERSON.c.data_key).where(PERSON.c.id.in_(sa.bindparam("people", expanding=True)))
_SECRET = sa.select(SECRET.c.wrapped).where(SECRET.c.name == sa.bindparam("name_"))


class UnknownPersonError(LookupError):
    """A person has no key that opens, mostly since they were erased; the unit must be done again without them."""


class KeyRing:
    """What all transactions on one database share: the master keys, and the keys of people used lately."""

    def __init__(self, masters: MasterKeys, index_key: bytes, house: Key, size: int = LATELY) -> None:
        self.masters = masters
        self.house = house
        self._index_key = index_key
        self._size = size
        self._known: dict[int, bytes] = {}
        self._lock = threading.Lock()

    def blind_index(self, channel: str, external_id: str) -> bytes:
        """By what an address is found without being readable."""
        return hmac.digest(self._index_key, f"{channel}\0{external_id}".encode(), "sha256")

    def content_index(self, sha256: bytes) -> bytes:
        """By what the same content is found in files of several people, without anybody else being able to tell."""
        return hmac.digest(self._index_key, b"content\0" + sha256, "sha256")

    def address_name(self, channel: str, external_id: str) -> str:
        """What processes call an address among themselves; it says nothing of whose it is."""
        return self.blind_index(channel, external_id).hex()[:16]

    def secret(self, purpose: str) -> str:
        """A secret that every process of this database has and nobody else: letters, digits, - and _."""
        return base64.urlsafe_b64encode(self.derived(purpose)).decode().rstrip("=")

    def derived(self, purpose: str) -> bytes:
        """The same as 32 bytes."""
        return hmac.digest(self._index_key, f"secret\0{purpose}".encode(), "sha256")

    def known(self, person: int) -> bytes | None:
        """A person's key as remembered from a committed transaction."""
        return self._known.get(person)

    def remember(self, used: Mapping[int, Key], gone: Iterable[int]) -> None:
        """Keep what a transaction used, now that it is committed; the longest unused go first."""
        with self._lock:
            for person, key in used.items():
                remember(self._known, person, key.raw, self._size)
            for person in gone:
                self._known.pop(person, None)


class Keys:
    """The keys as one transaction sees them."""

    __slots__ = ("_connection", "_gone", "_ring", "_used")

    def __init__(self, ring: KeyRing, connection: sa.Connection) -> None:
        self._ring = ring
        self._connection = connection
        self._used: dict[int, Key] = {}
        self._gone: set[int] = set()

    def seal(self, person: int, column: str, row: object, text: str) -> bytes:
        """Seal what belongs to a person for a row's column, such as `inbox.body`."""
        return self.of(person).seal(f"{column}:{row}", text.encode())

    def open(self, person: int, column: str, row: object, sealed: bytes) -> str:
        """Open what was sealed for that row's column; SealBroken where it is not the same any more."""
        return self.of(person).open(f"{column}:{row}", sealed).decode()

    def blind_index(self, channel: str, external_id: str) -> bytes:
        """By what an address is found without being readable."""
        return self._ring.blind_index(channel, external_id)

    def content_index(self, sha256: bytes) -> bytes:
        """By what the same content is found in files of several people, without anybody else being able to tell."""
        return self._ring.content_index(sha256)

    def address_name(self, channel: str, external_id: str) -> str:
        """What processes call an address among themselves; it says nothing of whose it is."""
        return self._ring.address_name(channel, external_id)

    def secret(self, purpose: str) -> str:
        """A secret that every process of this database has and nobody else: letters, digits, - and _."""
        return self._ring.secret(purpose)

    def derived(self, purpose: str) -> bytes:
        """32 bytes that are the same each time, and that nobody can find without the key file."""
        return self._ring.derived(purpose)

    @property
    def house(self) -> Key:
        """The key for what belongs to no person."""
        return self._ring.house

    def make(self, person: int) -> bytes:
        """A new person's key, wrapped as it is stored."""
        key = self._used[person] = Key.new()
        return self._ring.masters.wrap(place_of(person), key)

    def of(self, person: int) -> Key:
        """A person's key; UnknownPersonError where they are not there any more."""
        key = self._used.get(person)
        if key is None:
            self.load([person])
            key = self._used.get(person)
        if key is None:
            raise UnknownPersonError(f"person {person} is not there, or their key does not open")
        return key

    def load(self, people: Iterable[int]) -> None:
        """Have the keys of many people at hand, by few statements; those that are not there or broken are left out."""
        missing = []
        for person in set(people) - self._used.keys():
            raw = self._ring.known(person)
            if raw is None:
                missing.append(person)
            else:
                self._used[person] = Key(raw)
        for start in range(0, len(missing), AT_ONCE):
            for person, wrapped in self._connection.execute(
                _OF_PEOPLE, {"people": padded(missing[start : start + AT_ONCE])}
            ):
                with suppress(SealBroken):
                    self._used[person] = self._ring.masters.unwrap(place_of(person), wrapped)

    def forget(self, people: Iterable[int]) -> None:
        """Keep no key of people whose rows are gone."""
        for person in people:
            self._used.pop(person, None)
            self._gone.add(person)

    def kept(self) -> dict[int, Key]:
        """What is at hand now, to be handed to `restore` when a part of the transaction is taken back."""
        return dict(self._used)

    def restore(self, kept: dict[int, Key]) -> None:
        """Forget what came since, with the rows it belonged to."""
        self._used = kept

    def committed(self) -> None:
        """Let later transactions use what this one found or made."""
        self._ring.remember(self._used, self._gone)


def open_ring(connection: sa.Connection, masters: MasterKeys, key_file: object) -> KeyRing:
    """The keys of a database; KeyFileError where the key file belongs to another one."""
    wrapped = {name: connection.execute(_SECRET, {"name_": name}).scalar_one() for name in (INDEX_KEY, HOUSE_KEY)}
    try:
        index_key, house = (masters.unwrap(name, key) for name, key in wrapped.items())
        return KeyRing(masters, index_key.raw, house)
    except SealBroken:
        raise KeyFileError(
            f"The key file {key_file} is not the one this database was written with. Put the right one back, or set "
            "KJFZ_KEY_FILE to where it is. Without it nobody can read what people wrote."
        ) from None


def place_of(person: int) -> str:
    """What a person's wrapped key is bound to."""
    return f"person.data_key:{person}"
