"""What jobs have in common that make a file for somebody: kept sealed for a day, and told of to whoever asked."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

import structlog

from kjfz_bot.app.jobs import Step
from kjfz_bot.errors import MakingFailed
from kjfz_bot.files.kinds import FORMS
from kjfz_bot.making import picture, timeline
from kjfz_bot.making.picture import Chart
from kjfz_bot.making.process import make
from kjfz_bot.making.timeline import Timeline
from kjfz_bot.services.files import FETCHED_WITHIN, keep_made
from kjfz_bot.services.notices import notify
from kjfz_bot.storage import addresses, conversations
from kjfz_bot.storage.files import Content
from kjfz_bot.storage.jobs import Job
from kjfz_bot.storage.notices import Notice
from kjfz_bot.storage.people import Address
from kjfz_bot.storage.store import UnitOfWork
from kjfz_bot.storage.vault import Vault

log = structlog.get_logger()


def language_of(uow: UnitOfWork, job: Job) -> str | None:
    """The language of whoever asked; None where they were erased meanwhile."""
    person = job.actor or 0
    return conversations.languages(uow, [person]).get(person)


def address_of(uow: UnitOfWork, job: Job) -> Address | None:
    """Any address of whoever asked, since a file is filed under one; None where they were erased meanwhile."""
    return next(iter(addresses.of_person(uow, job.actor or 0)), None)


def kept(vault: Vault, form: str, made: Path) -> Content:
    """A file that was made, sealed in the vault."""
    with made.open("rb") as content:
        digest = hashlib.file_digest(content, "sha256").digest()
    return Content(form, made.stat().st_size, vault.keep(made), digest)


def filed(uow: UnitOfWork, address: Address, name: str, content: Content, now: datetime) -> dict[str, Any]:
    """What a notice says of a file, which from now on is that person's until it expires."""
    media_type = next(form.media_type for form in FORMS.values() if form.kind == content.kind)
    until = (now + FETCHED_WITHIN).isoformat()
    return {"file": keep_made(uow, address, name, content, now), "name": name, "media_type": media_type, "until": until}


def tell(
    uow: UnitOfWork,
    job: Job,
    topic: str,
    now: datetime,
    args: Mapping[str, Any],
    part: str = "",
    until: datetime | None = None,
) -> None:
    """Tell whoever asked for a job, once; what comes with it is there `until` a moment."""
    if job.actor is not None:
        cause = f"{job.kind} {job.key} {part}".strip()
        notify(uow, Notice(job.actor, topic, cause, "notice", now, until, args=args))


def picture_words(vault: Vault, shown: Chart | Timeline, name: str, alt: str, inside: Path) -> dict[str, Any]:
    """What a notice shows of a picture: it with its text, or the same of characters where nothing can be drawn."""
    kind, told, bars = _told(shown)
    with vault.quarantine() as folder:
        try:
            drawn = make(kind, folder, told, inside=inside).read_bytes()
        except MakingFailed as error:
            log.warning("picture_not_made", kind=f"{error}")
            return {"bars": bars}
    document = b64encode(drawn).decode()
    return {"bars": "none", "document": document, "media_type": "image/png", "name": name, "alt": alt, "drawn": bars}


def _told(shown: Chart | Timeline) -> tuple[str, bytes, str]:
    """What is asked of the process for a picture, and the picture in characters."""
    if isinstance(shown, Timeline):
        return timeline.TIMELINE, timeline.line_of(shown), timeline.in_characters(shown)
    return picture.PICTURE, picture.line_of(shown), picture.in_characters(shown)


def telling(topic: str, args: Mapping[str, Any]) -> Step:
    """The step that tells whoever asked, and does nothing else."""
    return lambda uow, job, at: tell(uow, job, topic, at, args)
