"""How a term stands in words: confirmed first, then what waits, what is left by each reading, pace, months, years."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from kjfz_bot.dialog.entry_words import dated_words, length_words
from kjfz_bot.domain.service_entry import Counted
from kjfz_bot.domain.service_progress import Pace, Sums, Year
from kjfz_bot.domain.service_rules import Reading, ServiceRules
from kjfz_bot.services.places import NOTHING
from kjfz_bot.services.standing import Standing

Words = Mapping[str, Any]

JUST_BEGUN = 14
"""Days of a year before which a pace says nothing."""

POINTS = ("hours_page-taken_over", "hours_page-beside.", "hours_page-reading.")
"""What is said in points, by the keys of its texts."""

READINGS: tuple[Reading, ...] = ("working_days", "calendar_days")


def page_words(found: Standing) -> dict[str, Any]:
    """The variables of the page of a term."""
    term, shown = found.term, found.shown
    return {
        "firm": term.firm.name,
        "unit": term.unit.name,
        "programme": {"text": f"{term.firm.programme}.short"},
        "since": dated_words(term.starts_on),
        "until": dated_words(term.ends_on),
        "state": state_of(found),
        "headline": _headline(shown),
        "body": {"lines": list(_parted(_body(found, shown)))},
    }


def _parted(lines: Iterable[Words]) -> Iterator[Words | str]:
    """The lines with a blank one where points end: a line right below a point would belong to it."""
    below_a_point = False
    for line in lines:
        is_point = line["text"].startswith(POINTS)
        if below_a_point and not is_point:
            yield ""
        below_a_point = is_point
        yield line


def state_of(found: Standing) -> str:
    """What has become of a term: one whose last day has gone by is over, whatever its state says."""
    term = found.term
    if found.today < term.starts_on:
        return "to_come"
    return "over" if term.state == "serving" and found.today > term.ends_on else term.state


def _said(key: str, **args: Any) -> Words:
    return {"text": f"hours_page-{key}", "args": args}


def _headline(year: Year | None) -> Words:
    if year is None:
        return {"text": "hours_page-not_begun"}
    return _said("headline", number=year.number, confirmed=length_words(year.headline), **_days(year))


def short_words(year: Year | None) -> Words:
    """What a year comes to, for a line of a list."""
    if year is None:
        return {"text": "hours_page-short_not_begun"}
    waiting = length_words(year.sums.waiting) if year.sums.waiting else NOTHING
    return _said("short", confirmed=length_words(year.headline), waiting=waiting)


def _days(year: Year) -> dict[str, Any]:
    return {"begins": dated_words(year.begins), "ends": dated_words(year.ends)}


def _body(found: Standing, shown: Year | None) -> Iterator[Words]:
    if shown is None:
        yield {"text": "hours_page-logged_later"}
    else:
        yield from _beside(shown)
        yield from minimum_lines(found.rules, found.term.firm.programme, shown)
        if found.term.state == "serving" and shown.pace is not None:
            yield from _pace(found, shown, shown.pace)
        yield from _months(found, shown)
        yield from _counted(found.counted(shown))
    for year in found.progress.years:
        if year is not shown:
            yield _year_line(year)
            yield from _taken_over(year)
    if found.results:
        yield _said("results", count=len(found.results))


def _beside(year: Year) -> Iterator[Words]:
    """What stands beside the headline, and what in it was taken over."""
    sums = year.sums
    yield from _taken_over(year)
    for name in ("checked", "waiting", "disputed"):
        if minutes := getattr(sums, name):
            yield _said(f"beside.{name}", length=length_words(minutes))
    if not sums.entries:
        yield {"text": "hours_page-nothing"}


def _taken_over(year: Year) -> Iterator[Words]:
    if year.opening is not None:
        yield _said("taken_over", length=length_words(year.opening.minutes), source=year.opening.source)


def minimum_lines(rules: ServiceRules, programme: str, year: Year) -> Iterator[Words]:
    """What is owed by each reading, and who decides about that; that the document says nothing where it does not."""
    minimum = rules.minimum
    if minimum is None:
        yield {"text": f"{programme}.counting"}
        return
    yield _said("minimum", clause=minimum.clause, months=minimum.months, principle=f"{minimum.in_principle}".lower())
    for reading in sorted(READINGS, key=lambda each: each != minimum.measured_by):
        yield _reading(rules, reading, year, is_measure=reading == minimum.measured_by)
    yield {"text": f"{programme}.counting"}
    if not year.is_whole:
        yield {"text": "hours_page-cut_short"}


def _reading(rules: ServiceRules, reading: Reading, year: Year, *, is_measure: bool) -> Words:
    assert rules.minimum is not None
    owed = rules.owed(reading) or 0
    left = max(owed - year.headline, 0)
    return _said(
        f"reading.{reading}",
        days=getattr(rules.minimum, reading),
        owed=length_words(owed),
        left=length_words(left) if left else NOTHING,
        measure=f"{is_measure}".lower(),
    )


def _pace(found: Standing, year: Year, pace: Pace) -> Iterator[Words]:
    """How it goes, unless the minimum is reached already."""
    owed = year.owed or 0
    a_week = length_words(pace.a_week)
    if year.headline >= owed:
        return
    if pace.served >= owed:
        yield {"text": "hours_page-pace.served"}
    elif not pace.served or (found.today - year.begins).days < JUST_BEGUN:
        yield _said("pace.begun" if pace.served else "pace.none", a_week=a_week)
    else:
        how = "behind" if pace.is_behind else "ahead"
        yield _said(f"pace.{how}", served=length_words(pace.served), by=length_words(abs(pace.due - pace.served)))
        yield _said("pace.on", done=_done(pace), late=_is_late(pace, year), a_week=a_week)


def _done(pace: Pace) -> Any:
    return NOTHING if pace.done_on is None else dated_words(pace.done_on)


def _is_late(pace: Pace, year: Year) -> str:
    """Whether it is done after the year's end at this pace."""
    return "true" if pace.done_on is None or pace.done_on > year.ends else "false"


def _months(found: Standing, year: Year) -> Iterator[Words]:
    served = [(month, sums) for month, sums in found.months(year) if sums.confirmed or sums.waiting]
    if served:
        yield _said("months", months={"join": [_month(month, sums) for month, sums in served]})


def _month(month: str, sums: Sums) -> Words:
    waiting = length_words(sums.waiting) if sums.waiting else NOTHING
    return _said("month", month=month_words(month), confirmed=length_words(sums.confirmed), waiting=waiting)


def month_words(month: str) -> Words:
    """A month such as 2026-09."""
    year, number = month.split("-")
    return _said("month_name", year=year, name={"text": f"service-month.m{int(number)}"})


def _counted(counted: Counted) -> Iterator[Words]:
    if counted != Counted():
        yield _said("counted", projects=counted.projects, patents=counted.patents, trained=counted.trained)


def _year_line(year: Year) -> Words:
    left = year.left
    outcome = "unstated" if left is None else "short" if left else "reached"
    return _said(
        "year",
        number=year.number,
        confirmed=length_words(year.headline),
        outcome=outcome,
        left=length_words(left or 0),
        **_days(year),
    )


def days_apart(since: date, until: date) -> Words:
    """From one day to another."""
    return _said("span", since=dated_words(since), until=dated_words(until))
