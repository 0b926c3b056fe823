"""What people are reminded of. A topic is one entry of `TOPICS`; what it says, and whether it still applies, is the
dialogue's (`dialog/notices.py`).

Who is to be reminded is found out from what is stored at the moment it is due, never planned ahead. So nothing has to
be called off when somebody writes, and after a time of downtime what has become stale is simply not found.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from kjfz_bot.dialog.inbound import No, Ok
from kjfz_bot.dialog.notices import REMINDERS
from kjfz_bot.domain.calendar import is_quiet, shanghai_date
from kjfz_bot.services import notices
from kjfz_bot.services.registry import Actor, service
from kjfz_bot.services.retention import KEPT
from kjfz_bot.storage import notices as rows
from kjfz_bot.storage import silence
from kjfz_bot.storage.inbox import Letter
from kjfz_bot.storage.notices import Notice
from kjfz_bot.storage.silence import Search, Silence
from kjfz_bot.storage.store import UnitOfWork

REST = timedelta(days=1)
"""Nobody is reminded of two things within this time."""

BEFORE_REMOVAL = timedelta(days=3)
"""How long before it is removed somebody is told that their conversation will be."""


@dataclass(frozen=True, slots=True)
class Look:
    """One look for people to remind: when, on which channels, and how many at most."""

    now: datetime
    sending: Collection[str]
    limit: int


@dataclass(frozen=True, slots=True)
class Topic:
    """Something to be reminded of: its name, and a function that finds who is to be now, most urgent first."""

    name: str
    find: Callable[[UnitOfWork, Look], Iterable[Notice]]


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


TOPICS = (
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


@service("set_reminders", reads=("reminders",))
def set_reminders(uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]) -> Ok | No:
    """Remind the person of the topics they chose, and of no others."""
    silence.mute(uow, actor.person, sorted(REMINDERS.keys() - set(inputs["reminders"])))
    return Ok()
