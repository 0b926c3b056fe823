"""How long what people said is kept, and how it is removed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from kjfz_bot.dialog.inbound import No, Ok
from kjfz_bot.services import case_ends, linking, sign_in
from kjfz_bot.services.registry import Actor, service
from kjfz_bot.storage import audit, jobs, people, strays
from kjfz_bot.storage.audit import ERASED, Deed
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
    _erase(uow, [actor.person], "person", actor.now)
    return Ok(ends=True)


def see_off(uow: UnitOfWork, newcomer: int, now: datetime) -> None:
    """Have the one who holds only the last words to somebody forgotten removed too, once these could be read."""
    jobs.add(uow, "forget", f"{newcomer}", now + FAREWELL, {}, actor=newcomer)


def forget(uow: UnitOfWork, newcomer: int, now: datetime) -> None:
    """Remove somebody who has not written since they were forgotten."""
    if not people.have_written(uow, newcomer):
        _erase(uow, [newcomer], "farewell", now)


def remove_expired(uow: UnitOfWork, now: datetime) -> int:
    """Remove some of the visitors who have been silent for longer than `KEPT`; returns how many, 0 once all are gone.

    What arrived and belongs to nobody goes too, and what signs nobody in any more.
    """
    strays.remove_expired(uow, now)
    sign_in.remove_expired(uow, now)
    linking.remove_expired(uow, now)
    silent = people.unheard(uow, now - KEPT, AT_ONCE)
    _erase(uow, silent, "retention", now)
    return len(silent)


def _erase(uow: UnitOfWork, gone: Sequence[int], by: str, now: datetime) -> None:
    """Remove people; what stays is that it was done, under a number that names nobody any more."""
    for person in gone:
        case_ends.withdraw_all(uow, person, now)
    people.erase(uow, gone)
    for person in gone:
        audit.record(uow, Deed(person, ERASED, now, {"by": by}))
