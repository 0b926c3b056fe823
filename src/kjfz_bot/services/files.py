"""Files that people send: who may send how much, where they are asked for, who may have them, and when they go.

How a file is checked is `files/`; how it comes in over a channel is the app's.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from itertools import islice
from typing import Any

from kjfz_bot.dialog.events import Event
from kjfz_bot.dialog.inbound import FileSent, No, Ok, Received
from kjfz_bot.files.kinds import FORMS, MEGABYTE, kind_of_name
from kjfz_bot.services.records import records
from kjfz_bot.services.registry import SERVICES, Actor, Service, service
from kjfz_bot.storage import files
from kjfz_bot.storage.files import Content, File
from kjfz_bot.storage.inbox import Letter
from kjfz_bot.storage.people import Address
from kjfz_bot.storage.schema import RECEIVED
from kjfz_bot.storage.store import UnitOfWork
from kjfz_bot.storage.vault import Vault

HOUR = timedelta(hours=1)

UNUSED = timedelta(hours=24)
"""How long a file is kept that nobody needs."""

FETCHED_WITHIN = UNUSED
"""How long a file can be fetched that was made for somebody, since nobody else needs it."""

WITHOUT_FILES = frozenset({"terminal"})
"""Channels on which nobody can be sent a file."""

AT_ONCE = 100
"""Files forgotten or removed in one transaction, so that nobody waits long behind it."""


@dataclass(frozen=True, slots=True)
class Allowance:
    """How much people may send: megabytes of one picture, of one document, of all that is kept; files an hour."""

    picture_mb: int = 10
    document_mb: int = 20
    person_mb: int = 200
    an_hour: int = 10

    def most(self, name: str) -> int:
        """The megabytes a file with this name may have."""
        kind = kind_of_name(name)
        return self.picture_mb if kind is not None and FORMS[kind].picture else self.document_mb


PLAIN = Allowance()

Opens = Callable[[UnitOfWork, int, str, datetime], bool]
"""Whether somebody may have the files of a place, given by its name, at a moment."""

OPENS: dict[str, Opens] = {}


@records("files")
def has_files(uow: UnitOfWork, person: int) -> bool:
    """Whether files of somebody are kept: they are sealed for them."""
    return files.bytes_of(uow, person) > 0


def refusal(uow: UnitOfWork, person: int, size: int, now: datetime, allowed: Allowance) -> No | None:
    """Why a person may not send a file of so many bytes now."""
    if files.sent_since(uow, person, now - HOUR) >= allowed.an_hour:
        return No("file-refused-hourly", args={"most": allowed.an_hour})
    if files.bytes_of(uow, person) + size > allowed.person_mb * MEGABYTE:
        return No("file-refused-quota", args={"limit": allowed.person_mb})
    return None


@service("receive_file", reads=("file_id", "name", "size", "place"))
def receive_file(uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]) -> Ok | No:
    """Have a file brought here that the channel still has; what becomes of it is told by a letter (`letter_of`)."""
    return _receive(uow, actor, inputs, PLAIN)


def _receive(uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any], allowed: Allowance) -> Ok | No:
    if actor.address is None:
        raise LookupError("a file comes from an address")
    no = refusal(uow, actor.person, inputs["size"], actor.now, allowed)
    if no is not None:
        return no
    file = files.add(
        uow, actor.address, inputs["place"], inputs["name"], inputs["size"], actor.now, source=inputs["file_id"]
    )
    return Ok(value=file.public_id)


def services_with(allowed: Allowance) -> dict[str, Service]:
    """All services, with what this house allows people to send."""
    receiving = replace(SERVICES["receive_file"], run=partial(_receive, allowed=allowed))
    return {**SERVICES, "receive_file": receiving}


def sent(file: File) -> FileSent:
    """A file as the conversation knows it once something became of it."""
    media = "" if file.kind is None else next(form.media_type for form in FORMS.values() if form.kind == file.kind)
    if file.state == "kept":
        return FileSent(file.public_id, file.name, file.size, media)
    return FileSent(file.public_id, file.name, file.size, media, "refused", file.reason or "unchecked", file.args)


def letter_of(uow: UnitOfWork, file: File, now: datetime) -> Letter:
    """The letter that tells a person's conversation what became of a file that was away."""
    (seq,) = uow.take_ids(1)
    body = json.dumps({"file": to_body(sent(file)), "place": file.place}, ensure_ascii=False)
    return Letter(seq, file.address, f"received:{file.public_id}", RECEIVED, body, now, now)


def to_body(file: FileSent) -> dict[str, Any]:
    """A file as JSON values, for a letter."""
    return {
        "file_id": file.file_id,
        "name": file.name,
        "size": file.size,
        "media_type": file.media_type,
        "state": file.state,
        "reason": file.reason,
        "args": dict(file.args),
    }


def read(body: str) -> Received:
    """What such a letter says to the conversation."""
    said: dict[str, Any] = json.loads(body)
    return Received(FileSent(**said["file"]), said["place"])


def note_answers(uow: UnitOfWork, person: int, events: Iterable[Event]) -> None:
    """Keep the files that were taken as answers for as long as the conversation is kept."""
    for event in events:
        value = event.body.get("value") if event.kind == "answered" else None
        if isinstance(value, dict) and "file_id" in value:
            files.use(uow, person, f"answer {event.run}:{event.body['key']}", [value["file_id"]])


def keep_made(uow: UnitOfWork, address: Address, name: str, made: Content, now: datetime) -> str:
    """Keep what was made for somebody as a file of theirs, for as long as it can be fetched; its public id."""
    file = files.add(uow, address, files.MADE, name, made.size, now)
    files.keep(uow, file, made)
    return file.public_id


def is_own(person: int, file: File) -> bool:
    """Whether a kept file is one that a person sent themselves, or that was made for them."""
    return file.state == "kept" and file.person == person


def opens(kind: str) -> Callable[[Opens], Opens]:
    """Have a function say who else may have the files that a kind of place needs, such as a need its attachments."""

    def register(may: Opens) -> Opens:
        OPENS[kind] = may
        return may

    return register


def may_have(uow: UnitOfWork, person: int, file: File, now: datetime) -> bool:
    """Whether a person may have a file's content: their own, and what a role lets them have. The one place to ask."""
    if file.state != "kept" or file.person == person:
        return file.state == "kept"
    places = (place.partition(" ") for place in files.places(uow, file))
    return any(kind in OPENS and OPENS[kind](uow, person, named, now) for kind, _, named in places)


def remove_unused(vault: Vault, uow: UnitOfWork, now: datetime) -> int:
    """Let go of what nobody needs; returns how much, 0 once all is gone: then also of what belongs to nobody."""
    gone = files.forget_unused(uow, now - UNUSED, AT_ONCE) + remove_listed(vault, uow)
    if not gone:
        old = iter(vault.names((now - UNUSED).timestamp()))
        while names := list(islice(old, AT_ONCE)):
            vault.remove(files.unknown(uow, names))
    return gone


def remove_listed(vault: Vault, uow: UnitOfWork) -> int:
    """Remove from the vault what is listed to go; returns how much was."""
    names = files.removals(uow, AT_ONCE)
    vault.remove(names)
    files.removed(uow, names)
    return len(names)
