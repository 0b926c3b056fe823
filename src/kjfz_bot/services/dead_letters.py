"""Letters that were given up: an operator looks them over, has one tried again, or drops it. Nobody reads them."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from kjfz_bot.errors import StoreError
from kjfz_bot.storage import audit, inbox, jobs
from kjfz_bot.storage.audit import Deed
from kjfz_bot.storage.inbox import BROKEN, Letter
from kjfz_bot.storage.schema import FROM_THE_HOUSE
from kjfz_bot.storage.store import UnitOfWork

RETRY = "retry"
"""The kind of job that hands a dead letter in again; its key is the letter's number."""


def find(uow: UnitOfWork, number: int) -> Letter | None:
    """The dead letter of that number."""
    return next((letter for letter in inbox.dead(uow) if letter.seq == number), None)


def ask_for_retry(uow: UnitOfWork, number: int, now: datetime) -> None:
    """Have a dead letter tried once more, as if it came again: behind what the person has sent since."""
    if _found(uow, number).kind == BROKEN:
        raise StoreError(f"Letter {number} does not open any more, so it cannot be tried again. It can be dropped.")
    if _found(uow, number).kind in FROM_THE_HOUSE:
        raise StoreError(f"Letter {number} is a notice, which has gone another way since. It can be dropped.")
    jobs.add(uow, RETRY, f"{number}", now, {})


def drop(uow: UnitOfWork, number: int, now: datetime) -> None:
    """Let a dead letter rest for good; it stays with the person's history."""
    _found(uow, number)
    settle(uow, number, "dropped", now)


def settle(uow: UnitOfWork, number: int, end: Literal["retried", "dropped"], now: datetime) -> None:
    """Keep what became of a dead letter, once."""
    letter = find(uow, number)
    if letter is not None and inbox.settle_dead(uow, letter, end):
        details: dict[str, str | int] = {"by": audit.OPERATOR, "letter": number}
        audit.record(uow, Deed(letter.address.person, f"letter_{end}", now, details))


def _found(uow: UnitOfWork, number: int) -> Letter:
    letter = find(uow, number)
    if letter is None:
        raise StoreError(f"There is no dead letter {number}. `kjfz-bot dead-letters list` shows those there are.")
    return letter
