"""Papers that end: whoever keeps the record is told 30 and 7 days before, once each for a date, and where to change it.

A date that was changed is another date. Where 7 days are left, nothing is said any more of the 30.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from kjfz_bot.domain.calendar import SHANGHAI, shanghai_date
from kjfz_bot.services import notices
from kjfz_bot.storage import endings, firms, grants, needs, profiles
from kjfz_bot.storage.endings import Days, FirmDates, PaperDates
from kjfz_bot.storage.notices import Notice
from kjfz_bot.storage.queues import Search
from kjfz_bot.storage.store import UnitOfWork

STAGES = (7, 30)
"""How many days before the end somebody is told, the nearest first."""

REST = timedelta(days=1)
"""Nobody is told of two ends of a kind within this time."""

AT_ONCE = 256
"""Ends of which is looked up together whether they were told."""


@dataclass(frozen=True, slots=True)
class Ending:
    """What ends on a day in a record, and who is to be told; `words` is what of it the text names."""

    person: int
    record: int
    until: date
    words: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Papers:
    """A kind of papers: what it is called, whose end soon, which days a record has now, and whom it may concern.

    `stages` are the days before the end on which somebody is told, the nearest first.
    """

    topic: str
    find: Callable[[UnitOfWork, Search, Days], Iterable[Ending]]
    days: Callable[[UnitOfWork, int], Iterable[date | None]]
    has_any: Callable[[UnitOfWork, int], bool]
    stages: tuple[int, ...] = STAGES

    def is_for(self, uow: UnitOfWork, person: int, _now: datetime) -> bool:
        """Whether somebody keeps a record with such papers."""
        return self.has_any(uow, person)

    def due(self, uow: UnitOfWork, now: datetime) -> Iterator[Notice]:
        """Who is to be told now of what."""
        today = shanghai_date(now)
        days = Days(today, today + timedelta(days=max(self.stages)))
        search = Search(self.topic, now - REST, now + REST)
        near = [(ending, _cause(ending, today, self.stages)) for ending in self.find(uow, search, days)]
        for start in range(0, len(near), AT_ONCE):
            some = near[start : start + AT_ONCE]
            told = endings.told(uow, self.topic, ((ending.person, cause) for ending, cause in some))
            for ending, cause in some:
                if (ending.person, cause) not in told:
                    yield self._notice(ending, cause, now)

    def _notice(self, ending: Ending, cause: str, now: datetime) -> Notice:
        args = {**ending.words, "date": ending.until.isoformat(), "days": _left(ending.until, shanghai_date(now))}
        over = datetime.combine(ending.until + timedelta(days=1), time(), SHANGHAI)
        return Notice(ending.person, self.topic, cause, "task", now, over, args=args)

    def still(self, uow: UnitOfWork, notice: Notice, now: datetime) -> Mapping[str, Any] | None:
        """What is to be said while the record has that day; None where it was changed."""
        record, until = notice.cause.split(":")[:2]
        if date.fromisoformat(until) not in self.days(uow, int(record)):
            return None
        return {**notice.args, "days": _left(date.fromisoformat(until), shanghai_date(now))}


def _left(until: date, today: date) -> int:
    return (until - today).days


def _cause(ending: Ending, today: date, stages: Iterable[int]) -> str:
    stage = next(stage for stage in stages if _left(ending.until, today) <= stage)
    return f"{ending.record}:{ending.until}:{stage}"


def _of_profiles(uow: UnitOfWork, search: Search, days: Days) -> Iterator[Ending]:
    for found in endings.of_profiles(uow, search, days):
        for until, papers in _by_day(_papers(found), days):
            words = {
                "papers": {"join": [{"text": f"notice-papers_ending.{paper}"} for paper in papers]},
                "unit": found.unit.name,
                "programme": {"text": f"{found.unit.programme}.short"},
            }
            yield Ending(found.person, found.profile, until, words)


def _papers(found: PaperDates) -> list[tuple[str, date | None]]:
    return [("contract", found.contract_until), ("certificate", found.certificate_until)]


def _of_firms(uow: UnitOfWork, search: Search, days: Days) -> Iterator[Ending]:
    for found in endings.of_firms(uow, search, days):
        for until, classes in _by_day(_classes(found), days):
            named = [{"text": f"fact-classes.v-{name}", "or": name} for name in classes]
            words = {"classes": {"join": named}, "name": found.firm.name}
            yield Ending(found.person, found.firm.id, until, words)


def _classes(found: FirmDates) -> list[tuple[str, date | None]]:
    return [(each.name, each.until) for each in found.classes]


def _by_day(papers: Iterable[tuple[str, date | None]], days: Days) -> list[tuple[date, list[str]]]:
    """The near days on which papers end, each with those that do, the nearest first."""
    found: dict[date, list[str]] = {}
    for name, until in papers:
        if until is not None and days.first <= until <= days.last:
            found.setdefault(until, []).append(name)
    return sorted(found.items())


def _days_of_profile(uow: UnitOfWork, number: int) -> list[date | None]:
    kept = profiles.find(uow, number)
    return [] if kept is None else [kept.profile.papers.contract_until, kept.profile.papers.certificate_until]


def _days_of_firm(uow: UnitOfWork, number: int) -> list[date | None]:
    firm = firms.find(uow, number)
    return [] if firm is None else [each.until for each in firm.classes]


def _of_needs(uow: UnitOfWork, search: Search, days: Days) -> Iterator[Ending]:
    for found in endings.of_needs(uow, search, days):
        yield Ending(found.person, found.need, found.until, {"title": found.title, "number": found.number})


def _days_of_need(uow: UnitOfWork, number: int) -> list[date | None]:
    need = needs.numbered(uow, number)
    return [] if need is None or need.state != "published" else [need.statement.valid_until]


def _represents_firm(uow: UnitOfWork, person: int) -> bool:
    return any(grant.role == "firm" for grant in grants.of_person(uow, person))


def _keeps_firm(uow: UnitOfWork, person: int) -> bool:
    return firms.has_any(uow, person) or _represents_firm(uow, person)


PAPERS = (
    Papers("papers_ending", _of_profiles, _days_of_profile, lambda uow, person: bool(profiles.of_person(uow, person))),
    Papers("certificate_ending", _of_firms, _days_of_firm, _keeps_firm),
    Papers("need_ending", _of_needs, _days_of_need, _represents_firm),
)
"""Everything that ends of which people are told."""

for _kind in PAPERS:
    notices.still(_kind.topic)(_kind.still)
