"""Officers are told when a round of theirs is about to close: three days before, and on its last day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from kjfz_bot.domain.case_round import MOST_CASES
from kjfz_bot.services import notices
from kjfz_bot.services.endings import Ending, Papers
from kjfz_bot.services.round_making import round_words
from kjfz_bot.storage import case_rounds, grants
from kjfz_bot.storage.endings import Days
from kjfz_bot.storage.queues import Search
from kjfz_bot.storage.store import UnitOfWork

CLOSING = "round_closing"
STAGES = (0, 3)


def _of_rounds(uow: UnitOfWork, search: Search, days: Days) -> Iterator[Ending]:
    for found in case_rounds.closing(uow, search, days.first, days.last):
        words = round_words(found.round)
        yield Ending(found.person, found.round.id, found.round.closes_on, {**words, "count": _count(uow, found)})


def _count(uow: UnitOfWork, found: case_rounds.Closing) -> int:
    """How many cases wait in it."""
    return len(case_rounds.due(uow, found.round, MOST_CASES))


def _days_of_round(uow: UnitOfWork, number: int) -> Iterable[date | None]:
    found = case_rounds.find(uow, number)
    return [] if found is None or found.state != "open" else [found.closes_on]


def _decides(uow: UnitOfWork, person: int) -> bool:
    return any(grant.role in ("district", "city") for grant in grants.of_person(uow, person))


ROUNDS = Papers(CLOSING, _of_rounds, _days_of_round, _decides, STAGES)
"""Rounds that are about to close."""

notices.still(CLOSING)(ROUNDS.still)
