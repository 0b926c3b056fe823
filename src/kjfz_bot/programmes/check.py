"""The static check of packs, their truth tables and texts: what an author should mend before anybody relies on them.

Pure: texts of files come in, findings go out. Not here: what makes a pack impossible to load (`building`).
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from itertools import groupby, pairwise, permutations, product
from typing import Protocol

from kjfz_bot.domain.service_entry import A_DAY
from kjfz_bot.errors import ContentError
from kjfz_bot.programmes.cases import Case, failures, read_cases
from kjfz_bot.programmes.cells import refine
from kjfz_bot.programmes.criterion import Criterion
from kjfz_bot.programmes.finding import Finding, error
from kjfz_bot.programmes.locale_keys import locale_keys
from kjfz_bot.programmes.programme import Programme
from kjfz_bot.programmes.schema import CriterionPart
from kjfz_bot.programmes.source import PACKS
from kjfz_bot.programmes.table import Table
from kjfz_bot.programmes.workflow_check import check_workflow

MINIMUM = "service_minimum"
"""The topic of how long somebody has to serve at least."""


class Texts(Protocol):
    """The catalogue as far as the check asks it."""

    @property
    def languages(self) -> tuple[str, ...]:
        """Every language of the catalogue."""
        ...

    def has(self, lang: str, key: str) -> bool:
        """Whether a language has a text under a key."""
        ...


def check_programmes(
    programmes: Mapping[str, Programme], cases: Mapping[str, str], texts: Texts
) -> tuple[Finding, ...]:
    """Every finding about the programmes; `cases` are the truth tables by file name, `<programme>-<subject>.csv`."""
    findings: list[Finding] = []
    for programme in programmes.values():
        findings += _missing_clauses(programme)
        findings += _unreachable_rules(programme)
        findings += _overlapping_relaxations(programme)
        findings += _gaps(programme)
        findings += _service_at_odds(programme)
        for workflow in programme.workflows.values():
            findings += check_workflow(programme, workflow)
        findings += _forgotten_topics(programme, programmes.values())
        findings += _missing_texts(programme, texts)
        findings += _truth_tables(programme, cases)
    return tuple(dict.fromkeys(findings))


def _criteria(programme: Programme) -> list[Criterion]:
    editions = [edition for subject in programme.subjects for _, edition in programme.rules(subject).editions]
    return list(dict.fromkeys(criterion for edition in editions for criterion in edition.criteria))


def _missing_clauses(programme: Programme) -> Iterator[Finding]:
    pack = programme.pack
    clauses = [
        *((f"criteria.{part.id}", part.clause) for part in pack.criteria),
        *((f"relaxations.{part.id}", part.clause) for part in pack.relaxations),
        *((f"priorities.{part.id}", part.clause) for part in pack.priorities),
        *((f"notes.{part.id}", part.clause) for part in pack.notes),
    ]
    for path, clause in clauses:
        if not clause:
            message = "it names no clause of the document."
            yield error(programme, path, message, 'Add the clause, such as clause: ["2.1.1"].')


def _unreachable_rules(programme: Programme) -> Iterator[Finding]:
    remedy = "Move it up, mend it, or take it out."
    for criterion in _criteria(programme):
        for number in criterion.table.never_fired():
            path = f"criteria.{criterion.id}.rules[{number}]"
            yield error(programme, path, "no answers can reach this rule.", remedy)
        for relaxation in criterion.relaxations:
            for number in relaxation.table.never_fired():
                label = relaxation.table.rules[number].label
                yield error(programme, f"relaxations.{relaxation.id}", f"no answers can make it '{label}'.", remedy)


def _overlapping_relaxations(programme: Programme) -> Iterator[Finding]:
    pairs = {pair for criterion in _criteria(programme) for pair in permutations(criterion.relaxations, 2)}
    for narrow, wide in sorted(pairs, key=lambda pair: (pair[0].id, pair[1].id)):
        if 0 not in narrow.table.never_fired() and _implies(narrow.table, wide.table):
            message = f"wherever it applies, '{wide.id}' applies as well."
            yield error(programme, f"relaxations.{narrow.id}", message, "Take one out, or part their conditions.")


def _implies(narrow: Table, wide: Table) -> bool:
    """Whether the first rule of one table fires only where the first rule of the other does."""
    axes = {axis.fact.name: [axis] for axis in narrow.axes}
    for axis in wide.axes:
        axes.setdefault(axis.fact.name, []).append(axis)
    for points in product(*(refine(each).points for each in axes.values())):
        answer = dict(zip(axes, points, strict=True))
        fires, covered = (
            table.fired([axis.cell(answer[axis.fact.name]) for axis in table.axes]) & 1 for table in (narrow, wide)
        )
        if fires and not covered:
            return False
    return True


def _gaps(programme: Programme) -> Iterator[Finding]:
    by_id = sorted(programme.pack.criteria, key=lambda part: (part.id, part.valid.since or date.min))
    for name, group in groupby(by_id, key=lambda part: part.id):
        parts: list[CriterionPart] = list(group)
        for before, after in pairwise(parts):
            begin = (before.valid.until or date.max - timedelta(days=1)) + timedelta(days=1)
            if set(before.subjects) & set(after.subjects) and after.valid.since and begin < after.valid.since:
                message = f"nothing is said for {begin} to {after.valid.since - timedelta(days=1)}."
                yield error(programme, f"criteria.{name}.valid", message, "Let the next one begin where one ends.")


def _service_at_odds(programme: Programme) -> Iterator[Finding]:
    rules, topics = programme.service, programme.pack.topics
    if rules is None:
        return
    minimum = rules.minimum
    if (minimum is not None) != (MINIMUM in topics.treated):
        says = "names" if minimum is not None else "names no"
        message = f"it {says} minimum, but 'topics' says otherwise of '{MINIMUM}'."
        yield error(programme, "service.minimum", message, "List the topic as treated where there is a minimum.")
    if minimum is not None and minimum.working_days > minimum.calendar_days:
        message = f"{minimum.working_days} working days are more than {minimum.calendar_days} calendar days."
        yield error(programme, "service.minimum", message, "Mend the two readings: working days are the fewer.")
    if rules.day_cap is not None and rules.day_cap > A_DAY:
        message = f"a day has {A_DAY} minutes, not {rules.day_cap}."
        yield error(programme, "service.day_cap", message, "Write fewer, or null where there is no such limit.")


def _forgotten_topics(programme: Programme, others: Iterable[Programme]) -> Iterator[Finding]:
    known = {topic: other.id for other in others for topic in _topics(other)}
    for topic in sorted(set(known) - set(_topics(programme))):
        message = f"'{known[topic]}' knows the topic '{topic}'; this pack neither treats nor lists it."
        remedy = "List it under treated, unstated or truncated."
        yield Finding("warning", f"{PACKS}/{programme.id}.yaml", "topics", message, remedy)


def _topics(programme: Programme) -> Iterator[str]:
    topics = programme.pack.topics
    yield from topics.treated
    for lists in (topics.unstated, topics.truncated):
        for listed in lists.values():
            yield from listed


def _missing_texts(programme: Programme, texts: Texts) -> Iterator[Finding]:
    for language in texts.languages:
        for key in locale_keys(programme):
            if not texts.has(language, key):
                remedy = "Add it to a file there."
                yield Finding("error", f"locales/{language}", key, f"'{programme.id}' needs this text.", remedy)


def _truth_tables(programme: Programme, files: Mapping[str, str]) -> Iterator[Finding]:
    reached: dict[Criterion, set[str]] = {}
    for subject in programme.subjects:
        name = f"{programme.id}-{subject}.csv"
        file = f"{PACKS}/cases/{name}"
        if name not in files:
            yield Finding("error", file, "top", "this truth table is missing.", "Add it beside the pack, in cases/.")
            continue
        try:
            cases = read_cases(file, files[name], programme, subject)
        except ContentError as broken:
            yield Finding("error", broken.file, broken.path, broken.problem, broken.remedy)
            continue
        yield from _failing_rows(programme, subject, file, cases)
        for case in cases:
            _add_reached(programme, subject, case, reached)
    yield from _unreached_outcomes(programme, reached)


def _failing_rows(programme: Programme, subject: str, file: str, cases: Iterable[Case]) -> Iterator[Finding]:
    for case in cases:
        for message in failures(programme, subject, case):
            path = f"line {case.line}, '{case.name}'"
            yield Finding("error", file, path, message, "Mend the row or the pack, whichever is against the document.")


def _add_reached(programme: Programme, subject: str, case: Case, reached: dict[Criterion, set[str]]) -> None:
    for criterion in programme.rules(subject).edition(case.on).criteria:
        outcome = criterion.explain(criterion.table.key(case.facts, case.on)).outcome
        if outcome:
            reached.setdefault(criterion, set()).add(outcome)


def _unreached_outcomes(programme: Programme, reached: Mapping[Criterion, set[str]]) -> Iterator[Finding]:
    for criterion in _criteria(programme):
        for outcome in dict.fromkeys(line.outcome for line in criterion.lines):
            if outcome not in reached.get(criterion, ()):
                message = f"no row of a truth table comes to '{outcome}'."
                yield error(programme, f"criteria.{criterion.id}", message, "Add a row that does.")
