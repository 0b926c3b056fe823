"""Attachments of a need are brought to whoever checks it: a job reads them, and each comes as a notice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from kjfz_bot.dialog.inbound import No, Ok
from kjfz_bot.services import access
from kjfz_bot.services.registry import Actor, service
from kjfz_bot.storage import audit, files, jobs, needs
from kjfz_bot.storage.audit import Deed
from kjfz_bot.storage.files import File
from kjfz_bot.storage.jobs import Job
from kjfz_bot.storage.store import UnitOfWork

JOB = "need_files"

AT_THE_TERMINAL = "review-files_terminal"
_WITHOUT_FILES = frozenset({"terminal"})

TOPIC, GONE = "need_file", "need_files_gone"
"""What whoever asked is told: with a file, or that there is none any more."""


@service("send_need_files", reads=("need",), refusals=(AT_THE_TERMINAL,))
def send_need_files(uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]) -> Ok | No:
    """Have the attachments of a need sent to the person; its audit says who had them."""
    if actor.channel in _WITHOUT_FILES:
        return No(AT_THE_TERMINAL)
    need = needs.find(uow, f"{inputs['need']}")
    access.require(uow, actor, "open_attachment", need.thing if need is not None else None)
    assert need is not None
    key = f"{actor.person}:{need.public_id}:{actor.now.isoformat()}"
    jobs.add(uow, JOB, key, actor.now, {"need": need.public_id}, actor=actor.person)
    audit.record(uow, Deed(need.id, "attachments_opened", actor.now, {"by": actor.person}))
    return Ok(text_args={"count": len(need.statement.files)})


def wanted(uow: UnitOfWork, job: Job, person: int) -> Iterator[File]:
    """The attachments a job is to send; none to somebody who may not have them any more."""
    need = needs.find(uow, f"{job.arguments['need']}")
    if need is None or not access.gate_of(uow, person, job.due_at).can("open_attachment", need.thing).allowed:
        return
    for public_id in need.statement.files:
        file = files.find(uow, public_id)
        if file is not None and file.state == "kept":
            yield file
