"""Published needs that are over are not published any more: once a day, and the firm's people are told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from kjfz_bot.domain.calendar import shanghai_date
from kjfz_bot.domain.need import Need
from kjfz_bot.services.firms import people_told
from kjfz_bot.services.need_changes import change
from kjfz_bot.services.notices import notify
from kjfz_bot.storage import audit, needs
from kjfz_bot.storage.audit import Deed
from kjfz_bot.storage.jobs import Job
from kjfz_bot.storage.notices import Notice
from kjfz_bot.storage.store import UnitOfWork

JOB = "needs_over"
"""The kind of the daily job."""

AT_ONCE = 50
"""Needs that end in one transaction, so that nobody waits long behind it."""


def end_needs(uow: UnitOfWork, job: Job, now: datetime) -> Mapping[str, Any] | None:
    """End some of the needs that were valid until yesterday; how many so far, None once all have ended."""
    found = needs.over(uow, shanghai_date(now), AT_ONCE)
    for need in found:
        _end(uow, need, now)
    return {"ended": int(job.progress.get("ended", 0)) + len(found)} if found else None


def _end(uow: UnitOfWork, need: Need, now: datetime) -> None:
    if change(uow, need, replace(need, state="expired", turn=None, at=now)) is None:
        return
    audit.record(uow, Deed(need.id, "need_expired", now, {"version": need.version}))
    args = {"number": need.public_id, "title": need.statement.title}
    for person in people_told(uow, need.firm.id):
        cause = f"{need.id}:{need.statement.valid_until}"
        notify(uow, Notice(person, "need_expired", cause, "notice", now, args=args))
