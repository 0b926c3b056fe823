"""What goes with the end of a role, whoever ends it: the audit of its holder, and that they are told."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from kjfz_bot.services import seats
from kjfz_bot.services.notices import notify
from kjfz_bot.storage import audit
from kjfz_bot.storage.audit import Deed
from kjfz_bot.storage.grants import Cause, Given
from kjfz_bot.storage.notices import Notice
from kjfz_bot.storage.store import UnitOfWork


def ended(uow: UnitOfWork, these: Collection[Given], now: datetime, cause: Cause, by: int | None) -> None:
    """Note in their holders' audits that roles have ended, and tell those whose doing it was not."""
    audit.record(uow, *(_deed(given, now, cause, by) for given in these))
    for given in these:
        if by != given.person:
            words = seats.named(given.role, given.organisation)
            notify(uow, Notice(given.person, "role_ended", f"{given.id}", "notice", now, args=words))


def _deed(given: Given, now: datetime, cause: Cause, by: int | None) -> Deed:
    details: dict[str, str | int] = {"grant": given.id, "cause": cause, "by": audit.OPERATOR if by is None else by}
    return Deed(given.person, "role_ended", now, details)
