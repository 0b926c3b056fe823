"""What waits for people to act: told to whoever may, when something new has come, at most once a day.

What a queue holds is what the dialogue shows that leads there, so the number told is the number found.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from kjfz_bot.domain import access as rules
from kjfz_bot.domain.calendar import shanghai_date
from kjfz_bot.services import access, case_lists, merging, need_review, notices, staff, verification
from kjfz_bot.services.access import Gate
from kjfz_bot.storage import case_queues, pending_hours, queues
from kjfz_bot.storage.notices import Notice
from kjfz_bot.storage.queues import Queue, Search
from kjfz_bot.storage.store import UnitOfWork

REST = timedelta(days=1)
"""Nobody is told of a queue twice within this time."""

LASTS = timedelta(days=1)
"""How late it may be: by then it may be settled, and what is not is told anew."""


@dataclass(frozen=True, slots=True)
class Task:
    """A queue: what it is called, what one does there, who has something new in it, and how much waits for somebody.

    `also` is what others do there.
    """

    topic: str
    action: str
    find: Callable[[UnitOfWork, Search], list[Queue]]
    count: Callable[[UnitOfWork, Gate], int]
    also: tuple[str, ...] = ()

    def is_for(self, uow: UnitOfWork, person: int, now: datetime) -> bool:
        """Whether somebody has a role in which they act on it."""
        holder = access.gate_of(uow, person, now).holder
        return any(rules.may_ever(holder, action) for action in (self.action, *self.also))

    def due(self, uow: UnitOfWork, now: datetime) -> Iterator[Notice]:
        """Who is to be told now, longest waiting first."""
        for queue in self.find(uow, Search(self.topic, now - REST, now + REST)):
            cause = _cause(queue, now)
            if _is_new(queue, cause) and (waiting := self.waiting(uow, queue.person, now)):
                yield Notice(queue.person, self.topic, cause, "task", now, now + LASTS, args=waiting)

    def waiting(self, uow: UnitOfWork, person: int, now: datetime) -> Mapping[str, Any] | None:
        """How much waits for somebody at this moment; None where nothing does."""
        count = self.count(uow, access.gate_of(uow, person, now))
        return {"count": count} if count else None

    def still(self, uow: UnitOfWork, notice: Notice, now: datetime) -> Mapping[str, Any] | None:
        """How much waits for whoever is just going to be told; None where nothing does."""
        return self.waiting(uow, notice.person, now)


def _cause(queue: Queue, now: datetime) -> str:
    """The newest thing in a queue, by which causes are in its order; and the day, since it may not have arrived."""
    return f"{queue.newest.astimezone(UTC):%Y%m%d%H%M%S%f}:{shanghai_date(now)}"


def _is_new(queue: Queue, cause: str) -> bool:
    """Whether something came after all that was told."""
    return queue.told is None or cause.partition(":")[0] > queue.told.partition(":")[0]


def _insisted(uow: UnitOfWork, gate: Gate) -> int:
    """How many entries of others there are on which a VP insists."""
    found = {
        each.appointment: each
        for scope in gate.scopes("decide_hours")
        for each in pending_hours.of_terms(uow, scope, ("insisted",), gate.now)
    }
    return sum(each.entries for each in found.values() if each.person != gate.holder.person)


TASKS = (
    Task(
        "firms_waiting",
        "verify_firm",
        queues.of_firms,
        lambda uow, gate: len(verification.queue(uow, gate)),
    ),
    Task(
        "needs_waiting",
        "survey_needs",
        queues.of_needs,
        lambda uow, gate: len(need_review.queue(uow, gate)),
    ),
    Task(
        "cases_waiting",
        "act_as_district",
        case_queues.of_cases,
        case_lists.count,
        ("act_as_city", "record_case"),
    ),
    Task(
        "staff_waiting",
        "confirm_staff",
        queues.of_profiles,
        lambda uow, gate: len(staff.queue(uow, gate)),
    ),
    Task(
        "merges_waiting",
        "look_at_merge",
        queues.of_merges,
        lambda uow, gate: len(merging.queue(uow, gate)),
    ),
    Task(
        "hours_insisted",
        "decide_hours",
        pending_hours.of_insisted,
        _insisted,
    ),
)
"""Everything that waits for somebody to act, most important first."""


for _task in TASKS:
    notices.still(_task.topic)(_task.still)
