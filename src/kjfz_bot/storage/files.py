"""What is known of the files people sent: whose, whether it is here, why not, and who needs it.

Where their contents lie is `vault.py`.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

import sqlalchemy as sa

from kjfz_bot.storage.people import Address, key_of
from kjfz_bot.storage.schema import ADDRESS
from kjfz_bot.storage.schema_trust import FILE, FILE_REMOVAL, FILE_USE
from kjfz_bot.storage.store import UnitOfWork
from kjfz_bot.storage.vault import Stored

NAME = "file.name"
SOURCE = "file.source"
KEY = "file.file_key"

MADE = "made"
"""The place of files that were made for a person: they sent none of these, and nothing needs them after a day."""

State = Literal["receiving", "kept", "refused"]

_ADD = sa.insert(FILE)
_WITH_ADDRESS = sa.select(FILE, ADDRESS.c.channel, ADDRESS.c.external_id).join(
    ADDRESS, ADDRESS.c.id == FILE.c.address_id
)
_ONE = _WITH_ADDRESS.where(FILE.c.public_id == sa.bindparam("public"))
_DUE = (
    _WITH_ADDRESS.where(
        FILE.c.state == "receiving", FILE.c.due_at <= sa.bindparam("now"), ADDRESS.c.channel == sa.bindparam("over")
    )
    .order_by(FILE.c.due_at, FILE.c.id)
    .limit(sa.bindparam("limit_"))
)
_HELD = sa.select(FILE.c.state, FILE.c.attempts).where(FILE.c.id == sa.bindparam("file")).with_for_update()
_TRY = (
    sa.update(FILE)
    .where(FILE.c.id == sa.bindparam("file"))
    .values(attempts=FILE.c.attempts + 1, due_at=sa.bindparam("until"))
)
_POSTPONE = sa.update(FILE).where(FILE.c.id == sa.bindparam("file")).values(due_at=sa.bindparam("until"))
_DECIDE = (
    sa.update(FILE)
    .where(FILE.c.id == sa.bindparam("file"))
    .values(
        state=sa.bindparam("end"),
        reason=sa.bindparam("why"),
        reason_args=sa.bindparam("with_args"),
        kind=sa.bindparam("what"),
        size=sa.bindparam("bytes_"),
        stored=sa.bindparam("stored_as"),
        file_key=sa.bindparam("sealed_key"),
        content_index=sa.bindparam("alike"),
        source=None,
    )
)
_MINE = FILE.c.person_id == sa.bindparam("person")
_SENT = sa.and_(_MINE, FILE.c.place != MADE)
_KEPT_BYTES = sa.select(sa.func.coalesce(sa.func.sum(FILE.c.size), 0)).where(_SENT, FILE.c.state != "refused")
_SENT_SINCE = sa.select(sa.func.count()).select_from(FILE).where(_SENT, FILE.c.created_at > sa.bindparam("since"))
_ALIKE = sa.select(FILE.c.public_id).where(
    FILE.c.content_index == sa.bindparam("index_"), FILE.c.state == "kept", FILE.c.id != sa.bindparam("file")
)
_USE = sa.insert(FILE_USE)
_UNUSE = sa.delete(FILE_USE).where(
    FILE_USE.c.place == sa.bindparam("used_at"),
    FILE_USE.c.file_id.in_(sa.select(FILE.c.id).where(_MINE)),
)
_PLACES = sa.select(FILE_USE.c.place).where(FILE_USE.c.file_id == sa.bindparam("file")).order_by(FILE_USE.c.place)
_UNUSE_ALL = sa.delete(FILE_USE).where(FILE_USE.c.place == sa.bindparam("used_at"))
_RELEASE = sa.delete(FILE_USE).where(FILE_USE.c.file_id == sa.bindparam("file"))
_USED = sa.exists().where(FILE_USE.c.file_id == FILE.c.id)
_UNUSED = (
    sa.select(FILE.c.id, FILE.c.stored)
    .where(FILE.c.created_at < sa.bindparam("before"), ~_USED)
    .order_by(FILE.c.id)
    .limit(sa.bindparam("limit_"))
)
_DROP = sa.delete(FILE).where(FILE.c.id == sa.bindparam("file"))
_ADD_REMOVAL = sa.insert(FILE_REMOVAL)
_REMOVALS = sa.select(FILE_REMOVAL.c.stored).order_by(FILE_REMOVAL.c.stored).limit(sa.bindparam("limit_"))
_REMOVED = sa.delete(FILE_REMOVAL).where(FILE_REMOVAL.c.stored == sa.bindparam("name"))
_KNOWN = sa.select(FILE.c.stored).where(FILE.c.stored.in_(sa.bindparam("names", expanding=True)))


@dataclass(frozen=True, slots=True)
class File:
    """A file somebody sent, as its owner and officers know it; `size` is in bytes, as it was sent."""

    id: int
    public_id: str
    address: Address
    place: str
    name: str
    size: int
    state: State
    kind: str | None = None
    reason: str | None = None
    args: Mapping[str, str | int] = field(default_factory=dict)
    source: str | None = None
    attempts: int = 0

    @property
    def person(self) -> int:
        """Whose it is."""
        return self.address.person


@dataclass(frozen=True, slots=True)
class Content:
    """What a checked file comes to: what it is, its length, where it is kept, and the hash of what was sent."""

    kind: str
    size: int
    stored: Stored
    sha256: bytes


def add(
    uow: UnitOfWork, address: Address, place: str, name: str, size: int, now: datetime, source: str | None = None
) -> File:
    """Know of a file that is coming in."""
    (number,) = uow.take_ids(1)
    public, person = secrets.token_hex(16), address.person
    row = {
        "id": number,
        "public_id": public,
        "person_id": person,
        "address_id": address.id,
        "place": place,
        "source": None if source is None else uow.keys.seal(person, SOURCE, number, source),
        "name": uow.keys.seal(person, NAME, number, name),
        "size": size,
        "state": "receiving",
        "reason_args": "{}",
        "attempts": 0,
        "due_at": now,
        "created_at": now,
    }
    uow.connection.execute(_ADD, row)
    return File(number, public, address, place, name, size, "receiving", source=source)


def find(uow: UnitOfWork, public_id: str) -> File | None:
    """The file of that public id, whoever owns it; whether somebody may have it is for the caller to ask."""
    row = uow.connection.execute(_ONE, {"public": public_id}).one_or_none()
    return None if row is None else _file(uow, row)


def due(uow: UnitOfWork, channel: str, now: datetime, limit: int) -> list[File]:
    """Files that are to be fetched from a channel now, longest due first."""
    rows = uow.connection.execute(_DUE, {"over": channel, "now": now, "limit_": limit}).all()
    return [_file(uow, row) for row in rows]


def count_attempt(uow: UnitOfWork, file: File, until: datetime) -> bool:
    """Count a try before it is made, with the moment from which another may follow; False where it is too late."""
    if not is_receiving(uow, file):
        return False
    uow.connection.execute(_TRY, {"file": file.id, "until": until})
    return True


def postpone(uow: UnitOfWork, file: File, until: datetime) -> None:
    """Try again, not before then."""
    uow.connection.execute(_POSTPONE, {"file": file.id, "until": until})


def is_receiving(uow: UnitOfWork, file: File) -> bool:
    """Whether a file is still coming in; nobody else can decide on it until the transaction ends."""
    row = uow.connection.execute(_HELD, {"file": file.id}).one_or_none()
    return row is not None and row.state == "receiving"


def keep(uow: UnitOfWork, file: File, content: Content) -> None:
    """The file was checked and is in the vault."""
    key = uow.keys.of(file.person).seal(f"{KEY}:{file.id}", content.stored.key)
    values = {
        "end": "kept",
        "why": None,
        "with_args": "{}",
        "what": content.kind,
        "bytes_": content.size,
        "stored_as": content.stored.name,
        "sealed_key": key,
        "alike": uow.keys.content_index(content.sha256),
    }
    uow.connection.execute(_DECIDE, {"file": file.id, **values})


def refuse(uow: UnitOfWork, file: File, reason: str, args: Mapping[str, str | int]) -> None:
    """The file is not kept, and why."""
    nothing = dict.fromkeys(("what", "stored_as", "sealed_key", "alike"))
    told = {"end": "refused", "why": reason, "with_args": json.dumps(dict(args)), "bytes_": file.size}
    uow.connection.execute(_DECIDE, {"file": file.id, **told, **nothing})


def stored(uow: UnitOfWork, file: File) -> Stored | None:
    """Where a kept file lies and what opens it."""
    row = uow.connection.execute(_ONE, {"public": file.public_id}).one()
    if row.stored is None:
        return None
    return Stored(row.stored, uow.keys.of(file.person).open(f"{KEY}:{file.id}", row.file_key))


def same_content(uow: UnitOfWork, file: File, sha256: bytes) -> list[str]:
    """The public ids of other kept files in which exactly the same was sent, whoever sent it."""
    index = uow.keys.content_index(sha256)
    return list(uow.connection.execute(_ALIKE, {"index_": index, "file": file.id}).scalars())


def bytes_of(uow: UnitOfWork, person: int) -> int:
    """How much of what a person sent is kept or coming in."""
    return int(uow.connection.execute(_KEPT_BYTES, {"person": person}).scalar_one())


def sent_since(uow: UnitOfWork, person: int, since: datetime) -> int:
    """How many files a person sent since then, refused ones too."""
    return int(uow.connection.execute(_SENT_SINCE, {"person": person, "since": since}).scalar_one())


def use(uow: UnitOfWork, person: int, place: str, public_ids: Iterable[str]) -> None:
    """Say that a place needs exactly these files of the person; what it needed before, it does not any more."""
    uow.connection.execute(_UNUSE, {"used_at": place, "person": person})
    for public_id in public_ids:
        file = find(uow, public_id)
        if file is not None and file.person == person and file.state == "kept":
            uow.connection.execute(_USE, {"file_id": file.id, "place": place})


def use_exactly(uow: UnitOfWork, place: str, public_ids: Iterable[str]) -> None:
    """Say that a place that is no person's, such as a need, needs exactly these files, whosever they are."""
    uow.connection.execute(_UNUSE_ALL, {"used_at": place})
    for public_id in public_ids:
        file = find(uow, public_id)
        if file is not None and file.state == "kept":
            uow.connection.execute(_USE, {"file_id": file.id, "place": place})


def places(uow: UnitOfWork, file: File) -> list[str]:
    """The places that need a file."""
    return list(uow.connection.execute(_PLACES, {"file": file.id}).scalars())


def release(uow: UnitOfWork, file: File) -> None:
    """Say that nothing needs this file any more, whatever did before: it goes with what is not needed."""
    uow.connection.execute(_RELEASE, {"file": file.id})


def forget_unused(uow: UnitOfWork, before: datetime, limit: int) -> int:
    """Forget files that were sent before then and that nobody needs; returns how many, 0 once all are gone."""
    found = uow.connection.execute(_UNUSED, {"before": before, "limit_": limit}).all()
    for row in found:
        uow.connection.execute(_DROP, {"file": row.id})
    dropped = [{"stored": row.stored} for row in found if row.stored is not None]
    if dropped:
        uow.connection.execute(_ADD_REMOVAL, dropped)
    return len(found)


def removals(uow: UnitOfWork, limit: int) -> list[str]:
    """What is to go from the vault."""
    return list(uow.connection.execute(_REMOVALS, {"limit_": limit}).scalars())


def removed(uow: UnitOfWork, names: Sequence[str]) -> None:
    """It has gone."""
    if names:
        uow.connection.execute(_REMOVED, [{"name": name} for name in names])


def unknown(uow: UnitOfWork, names: Sequence[str]) -> list[str]:
    """Those of what lies in the vault that no file is, such as one whose row was never committed."""
    known = set(uow.connection.execute(_KNOWN, {"names": list(names)}).scalars())
    return [name for name in names if name not in known]


def _content_index(uow: UnitOfWork, sha256: bytes) -> bytes:
    return uow.keys.content_index(sha256)


def _file(uow: UnitOfWork, row: sa.Row[*tuple[Any, ...]]) -> File:
    person = row.person_id
    key = key_of(uow, person, row.address_id, row.channel, row.external_id)
    return File(
        id=row.id,
        public_id=row.public_id,
        address=Address(row.address_id, person, key),
        place=row.place,
        name=uow.keys.open(person, NAME, row.id, row.name),
        size=row.size,
        state=row.state,
        kind=row.kind,
        reason=row.reason,
        args=json.loads(row.reason_args),
        source=None if row.source is None else uow.keys.open(person, SOURCE, row.id, row.source),
        attempts=row.attempts,
    )
