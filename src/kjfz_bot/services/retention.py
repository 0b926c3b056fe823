"""How long what people said is kept, and how it is removed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from kjfz_bot.dialog.inbound import No, Ok
from kjfz_bot.services.registry import Actor, service
from kjfz_bot.storage import audit, jobs, people
from kjfz_bot.storage.audit import ERASED, Deed
from kjfz_bot.storage.store import UnitOfWork

KEPT = timedelta(days=14)
"""How long an anonymous conversation is kept after the person's last answer."""

AT_ONCE = 50
"""People removed in one transaction, so that nobody waits long behind it."""


@service("forget_me")
def forget_me(uow: UnitOfWork, actor: Actor, _inputs: Mapping[str, Any]) -> Ok | No:
    """Remove everything about the person once this turn is over; until then the conversation still needs it."""
    jobs.add(uow, "forget", f"{actor.person}", actor.now, {}, actor=actor.person)
    return Ok()


def forget(uow: UnitOfWork, person: int, now: datetime) -> None:
    """Remove everything about one person, at their word."""
    _erase(uow, [person], "person", now)


def remove_expired(uow: UnitOfWork, now: datetime) -> int:
    """Remove some of the people who have been silent for longer than `KEPT`; returns how many, 0 once all are gone."""
    silent = people.unheard(uow, now - KEPT, AT_ONCE)
    _erase(uow, silent, "retention", now)
    return len(silent)


def _erase(uow: UnitOfWork, gone: Sequence[int], by: str, now: datetime) -> None:
    """Remove people; what stays is that it was done, under a number that names nobody any more."""
    people.erase(uow, gone)
    for person in gone:
        audit.record(uow, Deed(person, ERASED, now, {"by": by}))
