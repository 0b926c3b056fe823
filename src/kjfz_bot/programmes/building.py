"""Programmes from the texts of `facts.yaml` and packs, refused with file, place and remedy where a name is wrong.

Here: resolving names and putting criteria, editions and programmes together. Not here: the form of the files
(`schema`), soundness beyond what evaluation needs (`check`).
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta

from kjfz_bot.errors import ContentError
from kjfz_bot.programmes.condition_reading import read_condition
from kjfz_bot.programmes.conditions import Condition, comparisons
from kjfz_bot.programmes.criterion import YES, Criterion, Flag, Line, Relaxation, Step, resolve_relaxation
from kjfz_bot.programmes.fact_reading import read_facts
from kjfz_bot.programmes.facts import FactTable
from kjfz_bot.programmes.outcomes import resolve_labels, resolve_outcomes
from kjfz_bot.programmes.programme import Edition, Programme, SubjectRules
from kjfz_bot.programmes.schema import (
    FIELD_NAMES,
    SUBJECTS,
    ConditionPart,
    CriterionPart,
    FactsFile,
    NotePart,
    PackPart,
    PriorityPart,
    RelaxationPart,
    RulePart,
    Subject,
    ValidPart,
)
from kjfz_bot.programmes.source import PACKS, Place, Source
from kjfz_bot.programmes.table import Rule, Table
from kjfz_bot.programmes.table_making import MOST_COMBINATIONS, TableMaker
from kjfz_bot.programmes.workflows import read_workflows

FACTS_FILE = "facts.yaml"


def load_programmes(files: Mapping[str, str]) -> dict[str, Programme]:
    """Programmes by id from the texts of `facts.yaml` and of each pack, given by file name."""
    if FACTS_FILE not in files:
        raise ContentError(f"{PACKS}/{FACTS_FILE}", "top", "the file is missing.", "Put it beside the packs.")
    source = Source(f"{PACKS}/{FACTS_FILE}", files[FACTS_FILE])
    declared = source.read(FactsFile, FIELD_NAMES)
    shared = read_facts(source, declared.facts, declared.derived)
    packs = [_Pack(file, text, shared) for file, text in sorted(files.items()) if file != FACTS_FILE]
    return {pack.part.id: pack.programme() for pack in packs}


class _Pack:
    """One pack while it is put together."""

    def __init__(self, file: str, text: str, shared: FactTable) -> None:
        self.source = source = Source(f"{PACKS}/{file}", text)
        self.part = source.read(PackPart, FIELD_NAMES)
        if file != f"{self.part.id}.yaml":
            raise source.error(("id",), f"the file is not called '{self.part.id}.yaml'.", "Rename one of them.")
        self.facts = read_facts(source, self.part.facts, self.part.derived, shared)
        self.conditions: dict[Place, Condition] = {}
        self._read_conditions()
        self.maker = TableMaker(
            self.facts, (each for condition in self.conditions.values() for each in comparisons(condition))
        )

    def programme(self) -> Programme:
        """The programme the pack describes."""
        relaxations = {
            part.id: self._relaxation(part, ("relaxations", index)) for index, part in enumerate(self.part.relaxations)
        }
        self._refuse_repeated_ids()
        criteria = [
            (part, self._criterion(part, ("criteria", index), relaxations))
            for index, part in enumerate(self.part.criteria)
        ]
        subjects: dict[str, SubjectRules] = {
            subject: self._subject(subject, criteria)
            for subject in SUBJECTS
            if any(subject in part.subjects for part, _ in criteria)
        }
        return Programme(self.part, self.facts, subjects, read_workflows(self.source, self.part.workflows))

    def _refuse_repeated_ids(self) -> None:
        for index, part in enumerate(self.part.criteria):
            for other in self.part.criteria[:index]:
                if other.id == part.id and set(other.subjects) & set(part.subjects) and _overlap(other, part):
                    problem = f"'{part.id}' is there already for some of these days."
                    raise self.source.error(("criteria", index, "id"), problem, "Rename one, or part their 'valid'.")
        for key, ids in self._ids():
            for index, name in enumerate(ids):
                if name in ids[:index]:
                    raise self.source.error((key, index, "id"), f"'{name}' is there already.", "Rename one.")

    def _ids(self) -> Iterator[tuple[str, list[str]]]:
        yield "relaxations", [part.id for part in self.part.relaxations]
        yield "priorities", [part.id for part in self.part.priorities]
        yield "notes", [part.id for part in self.part.notes]

    def _read_conditions(self) -> None:
        for index, criterion in enumerate(self.part.criteria):
            for number, rule in enumerate(criterion.rules):
                self._read(rule.when, ("criteria", index, "rules", number, "when"))
        for index, relaxation in enumerate(self.part.relaxations):
            self._read(relaxation.whole, ("relaxations", index, "whole"))
            self._read(relaxation.half, ("relaxations", index, "half"))
        for index, priority in enumerate(self.part.priorities):
            self._read(priority.when, ("priorities", index, "when"))
        for index, note in enumerate(self.part.notes):
            self._read(note.when, ("notes", index, "when"))

    def _read(self, part: ConditionPart | None, place: Place) -> None:
        if part is not None:
            self.conditions[place] = read_condition(part, self.facts, self.source, place)

    def _table(self, rules: Sequence[Rule], resolve: Callable[[Collection[str]], str], place: Place) -> Table:
        table = self.maker.table(rules, resolve)
        if table is None:
            problem = f"its facts may be answered in more than {MOST_COMBINATIONS} ways."
            raise self.source.error(place, problem, "Split it, or compare fewer facts in one place.")
        return table

    def _relaxation(self, part: RelaxationPart, place: tuple[str, int]) -> Relaxation:
        rules = [Rule(self.conditions[(*place, "whole")], "whole")]
        if part.half:
            rules.append(Rule(self.conditions[(*place, "half")], "half"))
        table = self._table([*rules, Rule(None, "none")], resolve_relaxation, place)
        return Relaxation(part.id, part.clause, table)

    def _flag(self, part: PriorityPart | NotePart, place: tuple[str, int]) -> Flag:
        rules = [Rule(self.conditions[(*place, "when")], YES), Rule(None, "no")] if part.when else [Rule(None, YES)]
        return Flag(part.id, part.clause, self._table(rules, resolve_labels, place))

    def _criterion(
        self, part: CriterionPart, place: tuple[str, int], relaxations: Mapping[str, Relaxation]
    ) -> Criterion:
        lines = tuple(self._line(part, rule, (*place, "rules", number)) for number, rule in enumerate(part.rules))
        for number, name in enumerate(part.relaxations):
            if name not in relaxations:
                raise self.source.unknown((*place, "relaxations", number), "The relaxation", name, relaxations)
        table = self._table([Rule(line.when, line.outcome) for line in lines], resolve_outcomes, place)
        granted = tuple(relaxations[name] for name in part.relaxations)
        return Criterion(part.id, part.kind, part.clause, lines, granted, table, self._partners(table))

    def _line(self, part: CriterionPart, rule: RulePart, place: tuple[str | int, ...]) -> Line:
        last = part.rules[-1] is rule
        if last != (rule.when is None):
            problem = "the last rule has a 'when'." if last else "a rule before the last has no 'when'."
            raise self.source.error(place, problem, "Let exactly the last rule hold without condition.")
        if rule.outcome == "not_met" and part.kind not in {"hard", "list"}:
            problem = f"a criterion of kind {part.kind} cannot refuse."
            raise self.source.error((*place, "outcome"), problem, "Use 'official', or the kind hard.")
        step = Step(rule.document, rule.issuer, rule.gate) if rule.document and rule.issuer and rule.gate else None
        when = self.conditions.get((*place, "when"))
        return Line(when, rule.outcome, rule.reason, rule.note, rule.ambiguity, step)

    def _partners(self, table: Table) -> dict[str, str]:
        """For each fact bound to another, the one whose own value stands in where both are in the same cell."""
        pairs = [(name, self.facts[name].at_most) for name in table.facts]
        return {one: other for name, limit in pairs if limit for one, other in ((name, limit), (limit, name))}

    def _subject(self, subject: Subject, criteria: Sequence[tuple[CriterionPart, Criterion]]) -> SubjectRules:
        own = [(part, criterion) for part, criterion in criteria if subject in part.subjects]
        priorities = self._flags("priorities", self.part.priorities, subject)
        notes = self._flags("notes", self.part.notes, subject)
        clauses = _clauses([criterion for _, criterion in own], (*priorities, *notes))
        questions = self._questions(subject, [criterion for _, criterion in own], (*priorities, *notes))
        editions = tuple(
            (day, Edition(questions, [each for part, each in own if _valid(part.valid, day)], priorities, notes))
            for day in _first_days(part.valid for part, _ in own)
        )
        topics = self.part.topics
        return SubjectRules(editions, _topics(topics.unstated, subject), _topics(topics.truncated, subject), clauses)

    def _flags(self, key: str, parts: Sequence[PriorityPart | NotePart], subject: Subject) -> tuple[Flag, ...]:
        return tuple(self._flag(part, (key, index)) for index, part in enumerate(parts) if subject in part.subjects)

    def _questions(self, subject: Subject, criteria: Sequence[Criterion], flags: Sequence[Flag]) -> tuple[str, ...]:
        used = _used(criteria, flags)
        written = self.part.questions.get(subject)
        if written is None and subject == "pair":
            both = (*self.part.questions.get("expert", ()), *self.part.questions.get("firm", ()), *used)
            return tuple(dict.fromkeys(fact for fact in both if fact in used))
        asked = written or ()
        for index in range(len(asked)):
            self._check_question(asked, index, used, ("questions", subject, index))
        missing = [fact for fact in used if fact not in asked]
        if missing:
            problem = f"'{missing[0]}' is used but never asked."
            raise self.source.error(("questions", subject), problem, "Add it at its turn.")
        return asked

    def _check_question(self, asked: tuple[str, ...], index: int, used: Collection[str], place: Place) -> None:
        fact = asked[index]
        if fact not in self.facts.names:
            raise self.source.unknown(place, "The fact", fact, self.facts.names)
        if fact in asked[:index] or not set(self.facts.bound_with(fact)) & set(used):
            raise self.source.error(place, f"'{fact}' is not used, or listed twice.", "Take it out.")


def _used(criteria: Sequence[Criterion], flags: Sequence[Flag]) -> tuple[str, ...]:
    """The facts some condition names, in the order of their first use."""
    relaxations = [relaxation for criterion in criteria for relaxation in criterion.relaxations]
    parts: list[Criterion | Relaxation | Flag] = [*criteria, *relaxations, *flags]
    axes = [axis for part in parts for axis in part.table.axes]
    return tuple(dict.fromkeys(axis.fact.name for axis in axes if axis.comparisons))


def _clauses(criteria: Iterable[Criterion], flags: Iterable[Flag]) -> dict[str, tuple[str, ...]]:
    """The clauses each used fact rests on, facts in the order of their first use."""
    clauses: dict[str, dict[str, None]] = {}
    for criterion in criteria:
        for fact in criterion.table.facts:
            clauses.setdefault(fact, {}).update(dict.fromkeys(criterion.clause))
        for part in criterion.relaxations:
            for fact in part.table.facts:
                clauses.setdefault(fact, {}).update(dict.fromkeys(part.clause))
    for flag in flags:
        for fact in flag.table.facts:
            clauses.setdefault(fact, {}).update(dict.fromkeys(flag.clause))
    return {fact: tuple(numbers) for fact, numbers in clauses.items()}


def _topics(topics: Mapping[Subject, tuple[str, ...]], subject: Subject) -> tuple[str, ...]:
    if subject == "pair" and "pair" not in topics:
        return tuple(dict.fromkeys((*topics.get("expert", ()), *topics.get("firm", ()))))
    return topics.get(subject, ())


def _overlap(one: CriterionPart, other: CriterionPart) -> bool:
    return _valid(one.valid, other.valid.since or date.min) or _valid(other.valid, one.valid.since or date.min)


def _valid(valid: ValidPart, day: date) -> bool:
    return (valid.since or date.min) <= day <= (valid.until or date.max)


def _first_days(valid: Iterable[ValidPart]) -> list[date]:
    days = {date.min}
    for part in valid:
        days |= {part.since} if part.since else set()
        days |= {part.until + timedelta(days=1)} if part.until and part.until < date.max else set()
    return sorted(days)
