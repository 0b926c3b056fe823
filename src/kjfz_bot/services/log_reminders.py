"""VPs are reminded to log hours, each week at a time of theirs, and once a month where they are behind what is owed.

Whoever entered something in the last week needs no reminder. Nobody is reminded on public holidays, nor of a term that
is paused or over.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from typing import Any

from kjfz_bot.dialog.entry_words import length_words
from kjfz_bot.dialog.inbound import No, Ok
from kjfz_bot.domain.calendar import SHANGHAI, month_ends, shanghai_date
from kjfz_bot.domain.service_progress import Pace, progress
from kjfz_bot.domain.workdays import is_holiday, is_workday, midnight, since_rest, week_name
from kjfz_bot.services import notices
from kjfz_bot.services.registry import Actor, NotThere, service
from kjfz_bot.services.service_figures import Programmes, rules_of
from kjfz_bot.storage import grants, log_times, vp_terms
from kjfz_bot.storage.log_times import LogTime
from kjfz_bot.storage.notices import Notice
from kjfz_bot.storage.queues import Search
from kjfz_bot.storage.store import UnitOfWork
from kjfz_bot.storage.vp_terms import Running

LOG, PACE = "log_hours", "behind_pace"

LATE = 24
"""Hours after the time somebody chose in which the reminder may still come."""

LASTS = timedelta(days=1)
REST = timedelta(days=6)
"""Nobody is reminded to log twice within this time; a week less a day, since the hour may be changed."""

A_WEEK = timedelta(days=6)
"""How many days before today hours were entered of whoever needs no reminder."""

SETTLED = timedelta(days=27)
"""How long a term has run before anybody is behind: shorter than every month."""

HOURS = range(8, 21)
"""The hours of the day outside the quiet ones."""

WEEKDAYS = range(1, 8)


def is_for_vps(uow: UnitOfWork, person: int, _now: datetime) -> bool:
    """Whether somebody is a VP."""
    return any(grant.role == "vp" for grant in grants.of_person(uow, person))


def to_log(uow: UnitOfWork, now: datetime, limit: int) -> Iterator[Notice]:
    """VPs whose hour to log it is, or was within a day, and who entered nothing for a week."""
    today = shanghai_date(now)
    if is_holiday(today):
        return
    search = Search(LOG, now - REST, now + timedelta(days=1))
    slots = [_slot(now - timedelta(hours=back)) for back in range(LATE)]
    for person in vp_terms.to_log(uow, search, slots, (today - A_WEEK, today), limit):
        when = log_times.of_person(uow, person)
        yield Notice(person, LOG, _week_of(when, now), "reminder", now, now + LASTS, args=time_words(when))


def _slot(moment: datetime) -> int:
    there = moment.astimezone(SHANGHAI)
    return LogTime(there.isoweekday(), there.hour).slot


def _week_of(when: LogTime, now: datetime) -> str:
    """The week of the day on which that hour of the week was last: the reminder may come on the day after."""
    day = shanghai_date(now)
    return week_name(day if day.isoweekday() == when.weekday else day - timedelta(days=1))


@notices.still(LOG)
def _still_to_log(uow: UnitOfWork, notice: Notice, now: datetime) -> Mapping[str, Any] | None:
    today = shanghai_date(now)
    if vp_terms.has_entered(uow, notice.person, today - A_WEEK) or not vp_terms.serves(uow, notice.person, today):
        return None
    return notice.args


def behind(uow: UnitOfWork, programmes: Programmes, now: datetime) -> Iterator[Notice]:
    """VPs who have served less than an even share, on the day of the month on which their term began.

    Where nobody works on that day it is the next one on which somebody does; 31 is the last day of a shorter month.
    """
    today = shanghai_date(now)
    if not is_workday(today):
        return
    search = Search(PACE, midnight(today - timedelta(days=20)), now + timedelta(days=1))
    for running in vp_terms.began_on(uow, search, _days(today), today - SETTLED, today):
        pace = _pace(programmes, running, today)
        if pace is not None and pace.is_behind:
            cause = f"{running.term.id}:{today:%Y-%m}"
            yield Notice(running.term.person, PACE, cause, "reminder", now, now + LASTS, args=_behind(running, pace))


def _days(today: date) -> set[int]:
    """The days of a month whose turn it is today."""
    found: set[int] = set()
    for day in since_rest(today):
        last = month_ends(day.year, day.month)[1].day
        found |= set(range(day.day, 32)) if day.day == last else {day.day}
    return found


def _pace(programmes: Programmes, running: Running, today: date) -> Pace | None:
    found = progress(running.term, running.term.sums, rules_of(programmes, running.programme), today)
    return None if found.current is None else found.current.pace


def _behind(running: Running, pace: Pace) -> dict[str, Any]:
    return {
        "firm": running.term.firm_name,
        "served": length_words(pace.served),
        "due": length_words(pace.due),
        "behind": length_words(pace.due - pace.served),
        "week": length_words(pace.a_week),
        "done": "none" if pace.done_on is None else pace.done_on.isoformat(),
    }


@notices.still(PACE)
def _still_behind(uow: UnitOfWork, notice: Notice, now: datetime) -> Mapping[str, Any] | None:
    served = vp_terms.running(uow, int(notice.cause.partition(":")[0]), shanghai_date(now))
    return None if served is None else notice.args


def time_words(when: LogTime) -> dict[str, Any]:
    """An hour of the week in words."""
    return {"weekday": {"text": f"weekday.d{when.weekday}"}, "hour": f"{when.hour}:00"}


@service("log_weekdays")
def log_weekdays(uow: UnitOfWork, actor: Actor, _inputs: Mapping[str, Any]) -> Ok | No:
    """The days of the week; none for somebody who is no VP."""
    if not is_for_vps(uow, actor.person, actor.now):
        return Ok([])
    return Ok([[f"d{day}", {"text": f"weekday.d{day}"}] for day in WEEKDAYS])


@service("set_log_time", reads=("weekday", "hour"))
def set_log_time(uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]) -> Ok | No:
    """Remind a VP at an hour of the week from now on."""
    if not is_for_vps(uow, actor.person, actor.now):
        raise NotThere(LOG)
    when = LogTime(int(f"{inputs['weekday']}".removeprefix("d")), int(inputs["hour"]))
    if when.weekday not in WEEKDAYS or when.hour not in HOURS:
        raise NotThere(when)
    log_times.choose(uow, actor.person, when)
    return Ok(text_args=time_words(when))
