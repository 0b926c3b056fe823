"""Sends attachments of needs to officers, one after the other, in short transactions."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from kjfz_bot.app.jobs import Step
from kjfz_bot.files.kinds import FORMS
from kjfz_bot.services.need_files import GONE, TOPIC, wanted
from kjfz_bot.services.notices import notify
from kjfz_bot.storage import files
from kjfz_bot.storage.jobs import Job
from kjfz_bot.storage.notices import Notice
from kjfz_bot.storage.store import UnitOfWork
from kjfz_bot.storage.vault import Vault

FETCHED_WITHIN = timedelta(days=1)
"""How long an attachment can be fetched; after that the officer asks for it again."""


@dataclass(frozen=True, slots=True)
class Attachments:
    """Reads attachments from the vault for the jobs that send them."""

    vault: Vault

    def prepared(self, uow: UnitOfWork, job: Job, now: datetime) -> Step:
        """The steps of a job: each sends one more attachment, and the last says nothing."""
        person = job.actor or 0
        found = list(wanted(uow, job, person))
        contents = [self._document(uow, file, now) for file in found]

        def send(uow: UnitOfWork, job: Job, at: datetime) -> Mapping[str, Any] | None:
            sent = int(job.progress.get("sent", 0))
            if not contents:
                notify(uow, Notice(person, GONE, job.key, "notice", at, args={"number": f"{job.arguments['need']}"}))
                return None
            args = {"number": f"{job.arguments['need']}", **contents[sent]}
            notify(uow, Notice(person, TOPIC, f"{job.key}:{sent}", "notice", at, args=args))
            return {"sent": sent + 1} if sent + 1 < len(contents) else None

        return send

    def _document(self, uow: UnitOfWork, file: files.File, now: datetime) -> dict[str, Any]:
        stored = files.stored(uow, file)
        content = b"" if stored is None else b"".join(self.vault.open(stored))
        media_type = next(form.media_type for form in FORMS.values() if form.kind == file.kind)
        return {
            "document": b64encode(content).decode(),
            "name": file.name,
            "media_type": media_type,
            "private": True,
            "until": (now + FETCHED_WITHIN).isoformat(),
        }
