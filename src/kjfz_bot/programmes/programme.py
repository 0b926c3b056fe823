"""A programme: what is asked, what it comes to, and on which clauses it rests.

The entry to everything a pack says. Pure: the reference date is an argument, facts are values, nothing is remembered
but what was worked out. Not here: reading packs (`building`), words (`locales`).
"""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from operator import itemgetter

from kjfz_bot.domain import workflow
from kjfz_bot.domain.need import Step, Workflow
from kjfz_bot.domain.service_rules import Duty, Minimum, ServiceRules
from kjfz_bot.errors import FactError
from kjfz_bot.programmes.criterion import Applied, Criterion, CriterionResult, Flag, Relaxation
from kjfz_bot.programmes.facts import Facts, FactTable, FactValue
from kjfz_bot.programmes.nearest import nearest
from kjfz_bot.programmes.outcomes import UNDECIDED, Verdict, verdicts
from kjfz_bot.programmes.schema import NeedsPart, PackPart, ServicePart
from kjfz_bot.programmes.table import Key, is_open
from kjfz_bot.programmes.verdict import Outlook, outlook

MOST_WALKS = 1 << 14
EARLIEST_ON = date(2000, 1, 1)
"""The first reference date where a pack names none: no programme is older."""


@dataclass(frozen=True, slots=True)
class Assessment:
    """What a programme says of one case. `possible` are the verdicts still possible, best first."""

    programme: str
    subject: str
    on: date
    verdict: Verdict
    possible: tuple[Verdict, ...]
    criteria: tuple[CriterionResult, ...]
    priorities: tuple[Applied, ...]
    notes: tuple[Applied, ...]
    unstated: tuple[str, ...]
    truncated: tuple[str, ...]
    next_questions: tuple[str, ...]


class Edition:
    """What a programme asks of one subject on the days on which the same criteria are valid."""

    def __init__(
        self,
        questions: Sequence[str],
        criteria: Sequence[Criterion],
        priorities: Sequence[Flag],
        notes: Sequence[Flag],
    ) -> None:
        self.questions = tuple(questions)
        self.criteria = tuple(criteria)
        self.priorities = tuple(priorities)
        self.notes = tuple(notes)
        self.relaxations: tuple[Relaxation, ...] = tuple(
            {relaxation.id: relaxation for criterion in criteria for relaxation in criterion.relaxations}.values()
        )
        parts: tuple[Criterion | Relaxation | Flag, ...] = (*self.criteria, *self.relaxations, *self.flags)
        self._tables = tuple(part.table for part in parts)
        self.outlook = lru_cache(maxsize=MOST_WALKS)(self._outlook)
        self.ask = lru_cache(maxsize=MOST_WALKS)(self._ask)

    @property
    def flags(self) -> tuple[Flag, ...]:
        """Priorities and notes together."""
        return (*self.priorities, *self.notes)

    def keys(self, facts: Facts, on: date) -> tuple[Key, ...]:
        """Where the facts stand: criteria first, then relaxations, then priorities and notes."""
        return tuple([table.key(facts, on) for table in self._tables])

    def severities(self, keys: tuple[Key, ...]) -> frozenset[int]:
        """The worst outcomes still possible over all criteria."""
        return self.outlook(keys[: len(self.criteria)]).severities

    def applied(self, flags: Sequence[Flag], facts: Facts, on: date) -> tuple[Applied, ...]:
        """The priorities or notes that certainly apply."""
        return tuple([Applied(flag.id, flag.clause) for flag in flags if flag.applies(facts, on)])

    def _outlook(self, keys: tuple[Key, ...]) -> Outlook:
        return outlook(self.criteria, keys)

    def _ask(self, keys: tuple[Key, ...], full: bool) -> tuple[str, ...]:
        if not any(is_open(state) for key in keys for state in key):
            return ()
        criteria = keys[: len(self.criteria)]
        if not full:
            return self._in_order(self.outlook(criteria).deciding)
        first = self._deciding_outcomes(criteria) | self._deciding_relaxations(keys)
        last = self._deciding_remarks(criteria) | self._deciding_flags(keys)
        return self._in_order(first) + self._in_order(last - first)

    def _in_order(self, facts: frozenset[str]) -> tuple[str, ...]:
        return tuple(fact for fact in self.questions if fact in facts)

    def _deciding_outcomes(self, keys: Sequence[Key]) -> frozenset[str]:
        return _union(criterion.table.deciding(key) for criterion, key in zip(self.criteria, keys, strict=True))

    def _deciding_relaxations(self, keys: Sequence[Key]) -> frozenset[str]:
        """The facts of relaxations of criteria that came out as the officials' or failed."""
        wanted = {
            relaxation.id
            for criterion, key in zip(self.criteria, keys, strict=False)
            if criterion.explain(key).relaxed
            for relaxation in criterion.relaxations
        }
        pairs = zip(self.relaxations, keys[len(self.criteria) :], strict=False)
        return _union(relaxation.table.deciding(key) for relaxation, key in pairs if relaxation.id in wanted)

    def _deciding_remarks(self, keys: Sequence[Key]) -> frozenset[str]:
        return _union(criterion.remarking(key) for criterion, key in zip(self.criteria, keys, strict=True))

    def _deciding_flags(self, keys: Sequence[Key]) -> frozenset[str]:
        flags = zip(self.flags, keys[len(self.criteria) + len(self.relaxations) :], strict=True)
        return _union(flag.table.deciding(key) for flag, key in flags)


def _union(sets: Iterable[frozenset[str]]) -> frozenset[str]:
    return frozenset().union(*sets)


@dataclass(frozen=True, slots=True)
class SubjectRules:
    """Everything a programme says about one subject: its editions by first day, and topics it does not settle."""

    editions: tuple[tuple[date, Edition], ...]
    unstated: tuple[str, ...]
    truncated: tuple[str, ...]
    clauses: Mapping[str, tuple[str, ...]]

    def edition(self, on: date) -> Edition:
        """The edition valid on a day; FactError where the pack has no criterion for it."""
        edition = self.editions[bisect_right(self.editions, on, key=itemgetter(0)) - 1][1]
        if not edition.criteria:
            raise FactError("on", f"No rule of the pack is valid on {on}. Choose a day on which one is.")
        return edition


def _workflow(part: NeedsPart | None) -> Workflow | None:
    """How needs become public; None where the programme collects none."""
    if part is None:
        return None
    steps = tuple(Step(each.id, each.by, each.clause, each.takes, each.makes, each.many) for each in part.steps)
    return Workflow(part.clause, steps, part.field_clause, part.several_clause, part.valid_days)


def _service(part: ServicePart | None) -> ServiceRules | None:
    """How service time is counted; None where the programme counts none."""
    if part is None:
        return None
    minimum = None if part.minimum is None else Minimum(**part.minimum.model_dump())
    duties = tuple(Duty(duty.id, duty.clause) for duty in part.duties)
    return ServiceRules(
        minimum=minimum,
        year=part.year,
        day_minutes=part.day_minutes,
        duties=duties,
        day_cap=part.day_cap,
        back_days=part.back_days,
        platforms=part.platforms,
        results_clause=part.results_clause,
    )


class Programme:
    """One place's programme, ready to be asked about cases. Facts given to it are checked first (`check`)."""

    def __init__(
        self,
        pack: PackPart,
        facts: FactTable,
        subjects: Mapping[str, SubjectRules],
        workflows: Mapping[str, workflow.Workflow],
    ) -> None:
        self.pack = pack
        self.id = pack.id
        self.version = pack.version
        self.status = pack.status
        self.facts = facts
        self.subjects = tuple(subjects)
        self._subjects = dict(subjects)
        self.needs = _workflow(pack.needs)
        self.service = _service(pack.service)
        self.workflows = dict(workflows)

    def rules(self, subject: str) -> SubjectRules:
        """What the programme says about a subject; FactError names the nearest subject it has."""
        if subject not in self._subjects:
            right = nearest(subject, self.subjects)
            raise FactError("subject", f"'{self.id}' has no subject '{subject}'. Did you mean '{right}'?", right)
        return self._subjects[subject]

    def check(self, facts: Facts, on: date) -> dict[str, FactValue]:
        """The facts once every name and value is right and the reference date is one of the pack's; else FactError."""
        since, until = self.pack.valid.since or EARLIEST_ON, self.pack.valid.until
        if on < since:
            raise FactError("on", f"{on} is before {since}, the first day that can be checked.", since.isoformat())
        if until and on > until:
            raise FactError("on", f"{on} is after {until}, the last day that can be checked.", until.isoformat())
        return self.facts.check(facts, on)

    def clauses_of(self, fact: str, subject: str) -> tuple[str, ...]:
        """The clauses that a question about a fact rests on, in the pack's order."""
        return self.rules(subject).clauses.get(fact, ())

    def next_questions(self, subject: str, facts: Facts, on: date, *, full: bool = True) -> tuple[str, ...]:
        """The facts still to ask, the next one first; none when nothing can change any more.

        In full, what can change any outcome or what officials are told of relaxations comes first, then what only
        priorities and remarks rest on; otherwise only what can change the verdict.
        """
        edition = self.rules(subject).edition(on)
        return edition.ask(edition.keys(facts, on), full)

    def verdicts(self, subject: str, facts: Facts, on: date) -> tuple[Verdict, ...]:
        """The verdicts still possible, best first."""
        edition = self.rules(subject).edition(on)
        return verdicts(edition.severities(edition.keys(facts, on)))

    def ahead(
        self, subject: str, facts: Facts, on: date, *, full: bool = True
    ) -> tuple[tuple[str, ...], tuple[Verdict, ...]]:
        """What is still to ask and which verdicts are still possible, at the price of one of the two."""
        edition = self.rules(subject).edition(on)
        keys = edition.keys(facts, on)
        return edition.ask(keys, full), verdicts(edition.severities(keys))

    def evaluate(self, subject: str, facts: Facts, on: date) -> Assessment:
        """Everything the programme says of checked facts on a reference date."""
        rules = self.rules(subject)
        edition = rules.edition(on)
        keys = edition.keys(facts, on)
        possible = verdicts(edition.severities(keys))
        return Assessment(
            self.id,
            subject,
            on,
            possible[0] if len(possible) == 1 else UNDECIDED,
            possible,
            tuple([criterion.result(key, facts, on) for criterion, key in zip(edition.criteria, keys, strict=False)]),
            edition.applied(edition.priorities, facts, on),
            edition.applied(edition.notes, facts, on),
            rules.unstated,
            rules.truncated,
            edition.ask(keys, True),
        )
