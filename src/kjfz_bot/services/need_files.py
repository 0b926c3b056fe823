"""Attachments of a need are for its firm and the officers who check it: each comes as a notice that names the file."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from kjfz_bot.dialog.inbound import No, Ok
from kjfz_bot.files.kinds import FORMS
from kjfz_bot.services import access
from kjfz_bot.services.files import WITHOUT_FILES, opens
from kjfz_bot.services.notices import notify
from kjfz_bot.services.registry import Actor, service
from kjfz_bot.storage import audit, files, needs
from kjfz_bot.storage.audit import Deed
from kjfz_bot.storage.files import File
from kjfz_bot.storage.notices import Notice
from kjfz_bot.storage.store import UnitOfWork

PLACE = "need"
"""What the place of an attachment begins with; the number of its need follows."""

TOPIC = "need_file"
FETCHED_WITHIN = timedelta(days=1)
"""How long an attachment can be fetched; after that the officer asks for it again."""

AT_THE_TERMINAL = "review-files_terminal"


def keep(uow: UnitOfWork, number: int, public_ids: tuple[str, ...]) -> None:
    """Keep exactly these attachments of the need in the row of that number, whoever sent them."""
    files.use_exactly(uow, f"{PLACE} {number}", public_ids)


@opens(PLACE)
def may_open(uow: UnitOfWork, person: int, number: str, now: datetime) -> bool:
    """Whether somebody may have the attachments of a need, by what they are at this moment."""
    need = needs.numbered(uow, int(number))
    return need is not None and access.gate_of(uow, person, now).can("open_attachment", need.thing).allowed


@service("send_need_files", reads=("need",), refusals=(AT_THE_TERMINAL,))
def send_need_files(uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]) -> Ok | No:
    """Have the attachments of a need sent to the person; its audit says who had them."""
    if actor.channel in WITHOUT_FILES:
        return No(AT_THE_TERMINAL)
    need = needs.find(uow, f"{inputs['need']}")
    access.require(uow, actor, "open_attachment", need.thing if need is not None else None)
    assert need is not None
    kept = [file for file in (files.find(uow, each) for each in need.statement.files) if file and file.state == "kept"]
    until = actor.now + FETCHED_WITHIN
    for file in kept:
        args = {"number": need.public_id, **document(file, until)}
        cause = f"{need.id}:{file.public_id}:{actor.now.isoformat()}"
        notify(uow, Notice(actor.person, TOPIC, cause, "notice", actor.now, until, args=args))
    audit.record(uow, Deed(need.id, "attachments_opened", actor.now, {"by": actor.person}))
    return Ok(text_args={"count": len(kept)})


def document(file: File, until: datetime) -> dict[str, Any]:
    """A file as a notice names it; it is private, since nobody knows what is in it."""
    media_type = next(form.media_type for form in FORMS.values() if form.kind == file.kind)
    return {
        "file": file.public_id,
        "name": file.name,
        "media_type": media_type,
        "private": True,
        "until": until.isoformat(),
    }
