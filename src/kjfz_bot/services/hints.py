"""What about a VP's hours may be worth a look, for officers: gathered for one term or many, and said in words.

Nothing that is sealed is opened for it; texts and pictures are told again by keyed marks. What is seen is in
`domain/service_hints.py`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from functools import cache
from typing import Any

from kjfz_bot.domain import service_hints
from kjfz_bot.domain.service_entry import Entry
from kjfz_bot.domain.service_hints import Hint, Trace
from kjfz_bot.domain.workdays import is_workday
from kjfz_bot.storage import service_traces
from kjfz_bot.storage.store import UnitOfWork

LATELY = timedelta(days=92)
"""How far back hints of a VP look, so that what was long ago is not told for ever."""


def of_entries(uow: UnitOfWork, found: Sequence[Entry]) -> dict[int, list[Hint]]:
    """The hints of each term, by what of it there is among these live entries; an officer's own entries give none."""
    pictures = service_traces.photos(uow, (entry.id for entry in found))
    known = {entry.id for entry in found}
    elsewhere = service_traces.with_photos(uow, (each for indices in pictures.values() for each in indices))
    of_others = service_traces.photos(uow, (entry.id for entry in elsewhere if entry.id not in known))
    others = [trace_of(entry, of_others.get(entry.id, ())) for entry in elsewhere if entry.id not in known]
    by_term: dict[int, list[Trace]] = defaultdict(list)
    for entry in found:
        if not entry.by_officer:
            by_term[entry.appointment].append(trace_of(entry, pictures.get(entry.id, ())))
    return {term: _hints(traces, by_term, others) for term, traces in by_term.items()}


def _hints(traces: Sequence[Trace], by_term: Mapping[int, Sequence[Trace]], others: Iterable[Trace]) -> list[Hint]:
    mine = {trace.entry for trace in traces}
    beside = [trace for each in by_term.values() for trace in each if trace.photos and trace.entry not in mine]
    return service_hints.hints(traces, rests, [*beside, *others])


def of_term(uow: UnitOfWork, term: int, today: date) -> list[Hint]:
    """The hints of one term's last three months."""
    found = service_traces.of_terms(uow, [term], today - LATELY, today)
    return of_entries(uow, found).get(term, [])


@cache
def rests(day: date) -> bool:
    """Whether people in China rest on a day."""
    return not is_workday(day)


def trace_of(entry: Entry, pictures: tuple[str, ...]) -> Trace:
    """An entry as hints look at it."""
    said = entry.claim
    return Trace(
        entry=entry.id,
        person=entry.person,
        firm=entry.firm,
        day=entry.day,
        minutes=entry.minutes,
        made_at=entry.made_at,
        start=said.start,
        end=said.end,
        text=entry.fingerprint,
        photos=pictures,
    )


def words(hint: Hint) -> dict[str, Any]:
    """What was seen, and how often."""
    args = {"count": hint.count, "among": hint.among, "most": hint.most, "elsewhere": f"{hint.elsewhere}".lower()}
    return {"text": f"service-hint.{hint.kind}", "args": args}


def lines(found: Sequence[Hint]) -> Any:
    """Hints one below another; that there are none."""
    return {"lines": [words(hint) for hint in found]} if found else "none"
