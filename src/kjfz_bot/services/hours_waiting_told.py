"""Hours that wait for a firm: its people are told once a week, and after three weeks the officers and the VP.

Nothing is confirmed by waiting. The firm's message says how long the oldest has waited, so that a week later it is the
reminder of the first, and after another week that of the second.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from kjfz_bot.dialog.entry_words import length_words
from kjfz_bot.domain import access as rules
from kjfz_bot.domain.calendar import shanghai_date
from kjfz_bot.domain.workdays import is_workday, midnight, week_begins, week_name
from kjfz_bot.services import access, notices
from kjfz_bot.services.hours_words import vp_words
from kjfz_bot.storage import appointments, endings, pending_hours
from kjfz_bot.storage.notices import Notice
from kjfz_bot.storage.pending_hours import Pending
from kjfz_bot.storage.queues import Search
from kjfz_bot.storage.store import UnitOfWork

FIRM, OFFICERS, VP = "hours_waiting", "hours_unanswered", "hours_escalated"
"""The topics: what waits for a firm, that a firm does not answer, and that the officers were told so."""

LONG = timedelta(days=7)
"""How long hours have waited of which the firm's message says so."""

ESCALATES = timedelta(days=21)
"""How long hours wait until the officers hear of it."""

LASTS = timedelta(days=7)
"""How late a message may be; then there is another week's."""

NAMED = 5
"""VPs or firms that a message names; of the others it says how many there are."""


@dataclass(frozen=True, slots=True)
class Weekly:
    """A message of each week to whoever acts on something.

    `find` names whom to tell of what has waited since `tells_since` or longer; `words` say what has waited since
    `counts_since` or longer.
    """

    topic: str
    action: str
    find: Callable[[UnitOfWork, Search, datetime], list[int]]
    tells_since: Callable[[datetime], datetime]
    counts_since: Callable[[datetime], datetime]
    words: Callable[[UnitOfWork, Sequence[Pending], datetime], Mapping[str, Any]]

    def is_for(self, uow: UnitOfWork, person: int, now: datetime) -> bool:
        """Whether somebody has a role in which they act on it."""
        return rules.may_ever(access.gate_of(uow, person, now).holder, self.action)

    def due(self, uow: UnitOfWork, now: datetime) -> Iterator[Notice]:
        """Who is to be told now: on workdays, once in a week."""
        today = shanghai_date(now)
        if not is_workday(today):
            return
        search = Search(self.topic, _monday(now), now + timedelta(days=1))
        for person in self.find(uow, search, self.tells_since(now)):
            if (said := self.waiting(uow, person, now)) is not None:
                yield Notice(person, self.topic, week_name(today), "task", now, now + LASTS, args=said)

    def waiting(self, uow: UnitOfWork, person: int, now: datetime) -> Mapping[str, Any] | None:
        """What is said at this moment; None where nothing waits any more."""
        scopes = access.gate_of(uow, person, now).scopes(self.action)
        since = self.counts_since(now)
        found = {each.appointment: each for scope in scopes for each in _of(uow, scope, since)}
        theirs = [each for each in found.values() if each.person != person]
        return self.words(uow, theirs, now) if theirs else None

    def still(self, uow: UnitOfWork, notice: Notice, now: datetime) -> Mapping[str, Any] | None:
        """The same for whoever is just going to be told."""
        return self.waiting(uow, notice.person, now)


def _monday(now: datetime) -> datetime:
    """The first moment of the week."""
    return midnight(week_begins(shanghai_date(now)))


def _three_weeks_ago(now: datetime) -> datetime:
    return now - ESCALATES


def _of(uow: UnitOfWork, scope: rules.Scope, before: datetime) -> list[Pending]:
    return pending_hours.of_terms(uow, scope, ("waiting",), before)


def _of_firm(uow: UnitOfWork, found: Sequence[Pending], now: datetime) -> dict[str, Any]:
    programmes = {each.person: each.programme for each in found}
    vps = [vp_words(uow, person, programme) for person, programme in programmes.items()]
    return {**_sum(found, now), "vps": len(vps), "names": _some(vps)}


def _of_offices(_uow: UnitOfWork, found: Sequence[Pending], now: datetime) -> dict[str, Any]:
    firms = dict.fromkeys(each.firm_name for each in found)
    return {**_sum(found, now), "firms": len(firms), "names": _some(list(firms))}


def _some(names: Sequence[Any]) -> dict[str, Any]:
    more = [{"text": "vp-hours-more", "args": {"count": len(names) - NAMED}}] if len(names) > NAMED else []
    return {"join": [*names[:NAMED], *more]}


def _sum(found: Sequence[Pending], now: datetime) -> dict[str, Any]:
    oldest = min(each.oldest for each in found)
    return {
        "count": sum(each.entries for each in found),
        "length": length_words(sum(each.minutes for each in found)),
        "days": (now - oldest).days,
        "waits": "long" if now - oldest >= LONG else "new",
        "escalates": ESCALATES.days,
    }


# The first message is of whole weeks, so that a Monday's entries do not come alone; it counts what came since as well.
FIRMS = Weekly(FIRM, "confirm_hours", pending_hours.firms_people, _monday, lambda now: now, _of_firm)
OFFICES = Weekly(OFFICERS, "decide_hours", pending_hours.responsible, _three_weeks_ago, _three_weeks_ago, _of_offices)


def escalated(uow: UnitOfWork, now: datetime) -> Iterator[Notice]:
    """VPs whose firm does not answer, once the officers were told of it; of each term once a month."""
    today = shanghai_date(now)
    if not is_workday(today):
        return
    search = Search(VP, now - timedelta(days=1), now + timedelta(days=1))
    found = [
        each
        for each in pending_hours.unanswered(uow, search, OFFICERS, now - ESCALATES)
        if each.told_at is not None and each.told_at >= each.oldest + ESCALATES
    ]
    causes = [(each.person, f"{each.appointment}:{today:%Y-%m}") for each in found]
    told = endings.told(uow, VP, causes)
    for person, cause in causes:
        if (person, cause) not in told and (said := _of_term(uow, cause, now)) is not None:
            yield Notice(person, VP, cause, "task", now, now + LASTS, args=said)


@notices.still(VP)
def _still_unanswered(uow: UnitOfWork, notice: Notice, now: datetime) -> Mapping[str, Any] | None:
    return _of_term(uow, notice.cause, now)


def _of_term(uow: UnitOfWork, cause: str, now: datetime) -> Mapping[str, Any] | None:
    """What of a term waits too long; None where the firm has answered."""
    term = appointments.numbered(uow, int(cause.partition(":")[0]))
    if term is None:
        return None
    scope = rules.Scope(term.firm.programme, organisation=term.firm.id)
    found: Iterable[Pending] = _of(uow, scope, now - ESCALATES)
    own = [each for each in found if each.appointment == term.id]
    return {**_sum(own, now), "firm": term.firm.name} if own else None


for _weekly in (FIRMS, OFFICES):
    notices.still(_weekly.topic)(_weekly.still)
