"""A statement of service time in words: what stands in the ledger at this moment, by the day, for stamping.

What people wrote is opened here, and for this alone. How a statement is written as a file is `making/`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from kjfz_bot.dialog.entry_words import length_words, span_text
from kjfz_bot.dialog.spoken import spoken
from kjfz_bot.domain.calendar import shanghai_date
from kjfz_bot.domain.service_entry import Entry
from kjfz_bot.domain.service_progress import NOTHING, Year, sums_of
from kjfz_bot.making.statement import Amount, Fact, Row, Statement, Words
from kjfz_bot.services import hours, results
from kjfz_bot.services.hour_orders import Span
from kjfz_bot.services.places import moment
from kjfz_bot.services.service_figures import Programmes
from kjfz_bot.services.standing import Standing, standing
from kjfz_bot.storage import entries, service_results, service_statements
from kjfz_bot.storage.service_results import Result
from kjfz_bot.storage.service_statements import Said
from kjfz_bot.storage.store import UnitOfWork
from kjfz_bot.texts.catalogue import Catalogue

COLUMNS = ("day", "span", "hours", "category", "place", "activity", "state", "confirmed")
STAMPS = ("firm", "vp", "unit")


@dataclass(frozen=True, slots=True)
class Found:
    """All that a statement says, as it was at a moment, and of which days."""

    standing: Standing
    name: str | None
    span: Span
    now: datetime
    entries: Sequence[tuple[Entry, tuple[Said, ...]]]
    results: Sequence[Result]

    @property
    def covered(self) -> list[Year]:
        """The years all of whose days so far are stated: what was taken over belongs to a whole year."""
        span, today = self.span, self.standing.today
        years = self.standing.progress.years
        return [year for year in years if span.since <= year.begins and min(year.ends, today) <= span.until]


def find(uow: UnitOfWork, programmes: Programmes, term: Any, span: Span, now: datetime) -> Found:
    """What is to be stated of a term."""
    said = service_statements.said_of(uow, term.id, span.since, span.until)
    own = entries.between(uow, term.id, span.since, span.until)
    listed = [each for each in service_results.of_appointment(uow, term.id) if span.since <= each.day <= span.until]
    return Found(
        standing(uow, programmes, term, now),
        hours.name_of(uow, term),
        span,
        now,
        [(entry, said.get(entry.id, ())) for entry in sorted(own, key=_in_order)],
        listed,
    )


def _in_order(entry: Entry) -> tuple[date, int, int]:
    return entry.day, entry.claim.start or 0, entry.id


@dataclass(frozen=True, slots=True)
class StatementWords:
    """A statement in one language."""

    texts: Catalogue
    language: str

    def statement(self, found: Found) -> Statement:
        """All of it."""
        return Statement(
            self._words(),
            tuple(self._facts(found)),
            tuple(self._row(found, entry, said) for entry, said in found.entries),
            tuple(self._sums(found)),
            tuple(self._results(found)),
            tuple(self._notes(found)),
        )

    def file_name(self, found: Found, form: str) -> str:
        """What it is called as a file."""
        days = {"since": found.span.since.isoformat(), "until": found.span.until.isoformat()}
        return self._say("file", name=self._name(found), form=form, **days)

    def _say(self, key: str, /, **args: Any) -> str:
        return self._speak({"text": f"statement-{key}", "args": args})

    def _speak(self, value: Any) -> str:
        return f"{spoken(self.texts, self.language, value)}"

    def _name(self, found: Found) -> str:
        return found.name or self._speak({"text": "hours-nameless"})

    def _words(self) -> Words:
        return Words(
            title=self._say("title"),
            sheet=self._say("sheet"),
            columns=tuple(self._say(f"column.{column}") for column in COLUMNS),
            stamps=tuple(self._say(f"stamp.{stamp}") for stamp in STAMPS),
            dated=self._say("stamp.day"),
            page=(self._say("page"), self._say("page_of"), self._say("page_after").strip()),
        )

    def _facts(self, found: Found) -> Iterator[Fact]:
        term, span = found.standing.term, found.span
        said = {
            "who": self._name(found),
            "firm": term.firm.name,
            "unit": term.unit.name,
            "programme": self._speak({"text": term.firm.programme}),
            "term": self._say("from_to", since=term.starts_on.isoformat(), until=term.ends_on.isoformat()),
            "span": self._say("from_to", since=span.since.isoformat(), until=span.until.isoformat()),
        }
        return (Fact(self._say(f"fact.{name}"), value) for name, value in said.items())

    def _row(self, found: Found, entry: Entry, said: Sequence[Said]) -> Row:
        claim = entry.claim
        timed = claim.start is not None and claim.end is not None
        return Row(
            day=claim.day.isoformat(),
            span=span_text(claim.start or 0, claim.end or 0) if timed else "",
            minutes=claim.minutes,
            category=self._duty(found, claim.category),
            place="" if claim.place is None else self._speak({"text": f"entry-place.{claim.place}"}),
            activity=claim.activity,
            state=self._speak({"text": f"entry-state.{entry.state}"}),
            confirmed="\n".join(self._confirmed(each) for each in said if each.kind in ("confirmed", "upheld")),
        )

    def _duty(self, found: Found, category: str | None) -> str:
        if category is None:
            return ""
        duty = found.standing.rules.duty(category)
        label = {"text": f"{found.standing.term.firm.programme}-duty-{category}", "or": category}
        return self._speak(label) if duty is None else self._say("duty", duty=label, clause=duty.clause)

    def _confirmed(self, said: Said) -> str:
        organisation = said.organisation or {"text": "statement-office"}
        return self._say("confirmed", organisation=organisation, at=shanghai_date(said.at).isoformat())

    def _sums(self, found: Found) -> Iterator[Amount]:
        """What the entries of these days come to, and with what was taken over for a whole year."""
        sums = sum((sums_of(entry) for entry, _ in found.entries), NOTHING)
        for name in ("confirmed", "checked", "waiting", "disputed"):
            if name in ("confirmed", "waiting") or getattr(sums, name):
                yield Amount(self._say(f"sum.{name}"), getattr(sums, name))
        openings = [year.opening for year in found.covered if year.opening is not None]
        for opening in openings:
            label = self._say("sum.taken_over", number=opening.year, source=opening.source)
            yield Amount(label, opening.minutes)
        yield Amount(self._say("sum.headline"), sums.confirmed + sum(opening.minutes for opening in openings))

    def _results(self, found: Found) -> Iterator[str]:
        programme = found.standing.term.firm.programme
        if found.results:
            yield self._say("results")
        for number, result in enumerate(found.results, 1):
            yield f"{number}. {self._speak(results.result_words(result, programme))}"

    def _notes(self, found: Found) -> Iterator[str]:
        """How it is to be read: the minimum by both readings, who decides, and of which moment it is."""
        standing, rules = found.standing, found.standing.rules
        minimum = rules.minimum
        if minimum is not None:
            yield self._say(
                "minimum",
                clause=minimum.clause,
                months=minimum.months,
                principle=f"{minimum.in_principle}".lower(),
                working=minimum.working_days,
                working_owed=length_words(rules.owed("working_days") or 0),
                calendar=minimum.calendar_days,
                calendar_owed=length_words(rules.owed("calendar_days") or 0),
                measure=minimum.measured_by,
            )
        yield self._speak({"text": f"{standing.term.firm.programme}.counting"})
        if len([year for year in found.covered if year.opening]) < len(standing.term.openings):
            yield self._say("part")
        yield self._say("made", at=moment(found.now))
