"""What shows hours is handed out to whoever may read them: each file comes as a notice that names it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kjfz_bot.dialog.inbound import No, Ok
from kjfz_bot.services import access
from kjfz_bot.services.files import WITHOUT_FILES
from kjfz_bot.services.hours_waiting import named
from kjfz_bot.services.hours_words import line, whole_line
from kjfz_bot.services.need_files import FETCHED_WITHIN, document
from kjfz_bot.services.notices import notify
from kjfz_bot.services.registry import Actor, service
from kjfz_bot.storage import audit, files
from kjfz_bot.storage.audit import Deed
from kjfz_bot.storage.notices import Notice
from kjfz_bot.storage.store import UnitOfWork

TOPIC = "hours_file"

MOST = 10
"""Files that are sent at once; the person picks again for more."""


@service("send_hours_files", reads=("look_which",))
def send_hours_files(uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]) -> Ok | No:
    """Every word of some of the entries that were seen, and their files on the way; the audit says who had them."""
    picked = [int(number) for number in inputs["look_which"] or ()]
    found = named(uow, access.gate(uow, actor), "read_hours", picked)
    sent = [(entry, name) for entry in found for name in entry.claim.files]
    kept = [(entry, file) for entry, name in sent if (file := files.find(uow, name)) and file.state == "kept"]
    lines = {"lines": [{"text": "vp-hours-line", "args": {"line": whole_line(entry)}} for entry in found]}
    if actor.channel in WITHOUT_FILES:
        return Ok(text_args={"lines": lines, "count": 0, "files": len(kept), "channel": "terminal"})
    until = actor.now + FETCHED_WITHIN
    for entry, file in kept[:MOST]:
        args = {"line": line(entry), **document(file, until)}
        cause = f"{entry.id}:{file.public_id}:{actor.now.isoformat()}"
        notify(uow, Notice(actor.person, TOPIC, cause, "notice", actor.now, until, args=args))
    said = {entry.id: entry.appointment for entry, _ in kept[:MOST]}
    deeds = (
        Deed(term, "attachments_opened", actor.now, {"by": actor.person, "entry": number})
        for number, term in said.items()
    )
    audit.record(uow, *deeds)
    return Ok(text_args={"lines": lines, "count": min(len(kept), MOST), "files": len(kept), "channel": "any"})
