"""What people are reminded of. A topic is one entry of `TOPICS`; what it says, and whether it still applies, is the
dialogue's (`dialog/notices.py`).

Who is to be reminded is found out from what is stored at the moment it is due, never planned ahead. So nothing has to
be called off when somebody writes, and after a time of downtime what has become stale is simply not found.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import islice
from typing import Any

from kjfz_bot.dialog.inbound import No, Ok
from kjfz_bot.dialog.sources import NO_REMINDERS
from kjfz_bot.domain.calendar import is_quiet, shanghai_date
from kjfz_bot.services import case_nudges, hours_waiting_told, log_reminders, need_subscriptions, notices
from kjfz_bot.services.endings import PAPERS, Papers
from kjfz_bot.services.hours_waiting_told import Weekly
from kjfz_bot.services.registry import Actor, service
from kjfz_bot.services.retention import KEPT
from kjfz_bot.services.service_figures import Programmes
from kjfz_bot.services.tasks import TASKS, Task
from kjfz_bot.storage import notices as rows
from kjfz_bot.storage import silence
from kjfz_bot.storage.inbox import Letter
from kjfz_bot.storage.notices import Notice
from kjfz_bot.storage.silence import Search, Silence
from kjfz_bot.storage.store import UnitOfWork

REST = timedelta(days=1)
"""Nobody is reminded of two things within this time; what waits for them to act and what ends rest by themselves."""

BEFORE_REMOVAL = timedelta(days=3)
"""How long before it is removed somebody is told that their conversation will be."""


@dataclass(frozen=True, slots=True)
class Look:
    """One look for people to remind: when, on which channels, and how many at most; by which programmes."""

    now: datetime
    sending: Collection[str]
    limit: int
    programmes: Programmes = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Topic:
    """Something to be reminded of: its name, and a function that finds who is to be now, most urgent first.

    `is_for` says whether it can be any matter of somebody's, so that they are asked whether they want it.
    """

    name: str
    find: Callable[[UnitOfWork, Look], Iterable[Notice]]
    is_for: Callable[[UnitOfWork, int, datetime], bool] = lambda _uow, _person, _now: True


def _after_silence(
    topic: str,
    length: timedelta,
    lasts: timedelta,
    args: Callable[[Silence], Mapping[str, str | int]],
    *,
    visitors_only: bool = False,
) -> Topic:
    """A reminder once for each silence: from so long after the last word on, and for so long."""

    def find(uow: UnitOfWork, look: Look) -> Iterable[Notice]:
        search = Search(
            topic, look.now - length - lasts, look.now - length, look.sending, look.now, REST, visitors_only
        )
        for found in silence.silent(uow, search, look.limit):
            yield Notice(
                person=found.person,
                topic=topic,
                cause=f"{found.seq}",
                kind="reminder",
                due_at=look.now,
                expires_at=found.heard_at + length + lasts,
                args=args(found),
                seq=found.seq,
            )

    return Topic(topic, find)


def _of_task(task: Task | Papers | Weekly) -> Topic:
    return Topic(task.topic, lambda uow, look: islice(task.due(uow, look.now), look.limit), task.is_for)


TOPICS = (
    *map(_of_task, TASKS),
    *map(_of_task, (hours_waiting_told.FIRMS, hours_waiting_told.OFFICES)),
    Topic(
        hours_waiting_told.VP,
        lambda uow, look: islice(hours_waiting_told.escalated(uow, look.now), look.limit),
        log_reminders.is_for_vps,
    ),
    *map(_of_task, PAPERS),
    Topic(
        log_reminders.PACE,
        lambda uow, look: islice(log_reminders.behind(uow, look.programmes, look.now), look.limit),
        log_reminders.is_for_vps,
    ),
    Topic(
        log_reminders.LOG,
        lambda uow, look: log_reminders.to_log(uow, look.now, look.limit),
        log_reminders.is_for_vps,
    ),
    *(Topic(topic, lambda _uow, _look: (), case_nudges.is_for) for topic in case_nudges.TOPICS),
    Topic(need_subscriptions.TOPIC, lambda _uow, _look: (), need_subscriptions.is_for),
    _after_silence(
        "removal",
        length=KEPT - BEFORE_REMOVAL,
        lasts=BEFORE_REMOVAL,
        args=lambda found: {"date": shanghai_date(found.heard_at + KEPT).isoformat()},
        visitors_only=True,
    ),
    _after_silence("unfinished", length=timedelta(days=1), lasts=timedelta(days=3), args=lambda _found: {}),
)
"""Everything people are reminded of, most important first."""


def due(uow: UnitOfWork, look: Look, topics: Iterable[Topic] = TOPICS) -> list[Notice]:
    """Whom to remind of what at this moment, at most one thing each; nobody in the quiet hours."""
    found: dict[int, Notice] = {}
    for topic in () if is_quiet(look.now) or not look.limit else topics:
        for notice in topic.find(uow, look):
            found.setdefault(notice.person, notice)
    return list(found.values())[: look.limit]


def hand_in(uow: UnitOfWork, look: Look, these: Collection[int]) -> list[Letter]:
    """The letters that remind these people; they are to be put into the inbox in this transaction."""
    added = (rows.add(uow, notice) for notice in due(uow, look) if notice.person in these)
    letters = (notices.letter_of(uow, notice, look.now, look.sending) for notice in added if notice is not None)
    return [letter for letter in letters if letter is not None]


@service("reminder_topics")
def reminder_topics(uow: UnitOfWork, actor: Actor, _inputs: Mapping[str, Any]) -> Ok | No:
    """Everything the person can be reminded of, what is most often wanted first, and nothing of it."""
    topics = [[topic, {"text": f"notice-{topic}.name"}] for topic in reversed(_offered(uow, actor))]
    return Ok([*topics, [NO_REMINDERS, {"text": "settings-reminders.none"}]])


@service("set_reminders", reads=("reminders",))
def set_reminders(uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]) -> Ok | No:
    """Remind the person of the topics they chose, and of no others they could choose."""
    offered = set(_offered(uow, actor))
    muted = (silence.muted(uow, actor.person) - offered) | (offered - set(inputs["reminders"]))
    silence.mute(uow, actor.person, sorted(muted))
    return Ok()


def _offered(uow: UnitOfWork, actor: Actor) -> list[str]:
    """The topics that can be a matter of the person's."""
    return [topic.name for topic in TOPICS if topic.is_for(uow, actor.person, actor.now)]
