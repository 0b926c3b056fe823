"""How long what people said is kept, and how it is removed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from kjfz_bot.dialog.inbound import No, Ok
from kjfz_bot.services.registry import Actor, service
from kjfz_bot.storage import jobs, people, strays
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


def forget(uow: UnitOfWork, person: int) -> None:
    """Remove everything about one person."""
    people.erase(uow, [person])


def remove_expired(uow: UnitOfWork, now: datetime) -> int:
    """Remove some of the people who have been silent for longer than `KEPT`; returns how many, 0 once all are gone.

    What arrived and belongs to nobody goes too.
    """
    strays.remove_expired(uow, now)
    silent = people.unheard(uow, now - KEPT, AT_ONCE)
    people.erase(uow, silent)
    return len(silent)
