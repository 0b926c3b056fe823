"""What goes with the end of a role, whoever ends it: the audit of its holder, and that they are told."""

from __future__ import annotations

from datetime import datetime

from kjfz_bot.services import seats
from kjfz_bot.services.notices import notify
from kjfz_bot.storage import audit
from kjfz_bot.storage.audit import Deed
from kjfz_bot.storage.grants import Cause, Given
from kjfz_bot.storage.notices import Notice
from kjfz_bot.storage.store import UnitOfWork


def ended(uow: UnitOfWork, given: Given, now: datetime, cause: Cause, by: int | None) -> None:
    """Note in the holder's audit that a role has ended, and tell them where it was not their doing."""
    details: dict[str, str | int] = {"grant": given.id, "cause": cause, "by": audit.OPERATOR if by is None else by}
    audit.record(uow, Deed(given.person, "role_ended", now, details))
    if by != given.person:
        words = seats.named(given.role, given.organisation)
        notify(uow, Notice(given.person, "role_ended", f"{given.id}", "notice", now, args=words))
