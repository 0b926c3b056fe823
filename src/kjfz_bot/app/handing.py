"""Fills calls that send a kept file with its content: what is stored of a call names the file and never holds it."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from kjfz_bot.channels.ports import Call
from kjfz_bot.services.files import may_have
from kjfz_bot.storage import files, people
from kjfz_bot.storage.outbox import Parcel
from kjfz_bot.storage.store import Store


def names_file(call: Call) -> bool:
    """Whether something is missing in a call that only the vault has."""
    return bool(_document(call).get("file"))


def with_file(store: Store, parcel: Parcel, call: Call, now: datetime) -> Call | None:
    """The call with the content of the file it names; None where whoever it goes to has that file no more."""
    document = _document(call)
    with store.reading() as uow:
        address, file = people.find(uow, parcel.key), files.find(uow, document["file"])
        if address is None or file is None or not may_have(uow, address.person, file, now):
            return None
        stored = files.stored(uow, file)
        assert stored is not None
    content = b64encode(b"".join(store.vault.open(stored))).decode()
    return call._replace(parameters={**call.parameters, "document": {**document, "text": content, "file": ""}})


def _document(call: Call) -> Mapping[str, Any]:
    found: Mapping[str, Any] = call.parameters.get("document") or {}
    return found
