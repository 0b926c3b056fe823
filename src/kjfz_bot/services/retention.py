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


FAREWELL = timedelta(minutes=1)
"""How long the last words to somebody who was forgotten stay there to be read."""


@service("forget_me")
def forget_me(uow: UnitOfWork, actor: Actor, _inputs: Mapping[str, Any]) -> Ok | No:
    """Remove everything about the person, in the very transaction of the turn that asks for it."""
    people.erase(uow, [actor.person])
    return Ok(ends=True)


def see_off(uow: UnitOfWork, newcomer: int, now: datetime) -> None:
    """Have the one who holds only the last words to somebody forgotten removed too, once these could be read."""
    jobs.add(uow, "forget", f"{newcomer}", now + FAREWELL, {}, actor=newcomer)


def forget(uow: UnitOfWork, newcomer: int) -> None:
    """Remove somebody who has not written since they were forgotten."""
    if not people.have_written(uow, newcomer):
        people.erase(uow, [newcomer])


def remove_expired(uow: UnitOfWork, now: datetime) -> int:
    """Remove some of the people who have been silent for longer than `KEPT`; returns how many, 0 once all are gone.

    What arrived and belongs to nobody goes too.
    """
    strays.remove_expired(uow, now)
    silent = people.unheard(uow, now - KEPT, AT_ONCE)
    people.erase(uow, silent)
    return len(silent)
