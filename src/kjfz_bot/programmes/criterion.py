"""Criteria, relaxations, priorities and notes of a programme, and what each comes to for given facts.

Here: values that say an outcome and why. Not here: which criteria make a verdict (`verdict`), words (`locales`).
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from kjfz_bot.programmes.conditions import Condition, comparisons
from kjfz_bot.programmes.facts import Facts, FactValue
from kjfz_bot.programmes.outcomes import OUTCOMES, SEVERITY, Outcome
from kjfz_bot.programmes.table import MOST_KEYS, Key, Table, bits, is_open

EITHER = "either"
UNSURE = "unsure"
UNANSWERED = "open"
YES = "yes"
HALF_OR_WHOLE = "half_or_whole"


@dataclass(frozen=True, slots=True)
class Step:
    """What is still to do: a document or training, who issues it, and the gate it must be in hand for."""

    document: str
    issuer: str
    gate: str


@dataclass(frozen=True, slots=True)
class Line:
    """One rule of a criterion: when it fires, its outcome, and the keys of what is said about it."""

    when: Condition | None
    outcome: Outcome
    reason: str
    note: str | None = None
    ambiguity: str | None = None
    step: Step | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """One fact's other value, and the outcome the criterion would then have."""

    fact: str
    value: FactValue
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class RelaxationResult:
    """Whether a stated relaxation applies.

    `whole`, `half` (it may), `half_or_whole` (nobody is sure which), `none`, `unsure` or `open` (not answered yet).
    """

    id: str
    clause: tuple[str, ...]
    status: str

    @property
    def told(self) -> bool:
        """Whether it applies or may apply."""
        return self.status in {"whole", "half", HALF_OR_WHOLE}


@dataclass(frozen=True, slots=True)
class CriterionResult:
    """What one criterion comes to; `outcome` is None while several are possible.

    `reason`, `note` and `ambiguity` are attributes of the criterion's message, but for the reasons `unsure` and
    `either`, which speak of the facts in `about`.
    """

    id: str
    clause: tuple[str, ...]
    kind: str
    outcome: Outcome | None
    possible: tuple[Outcome, ...]
    reason: str | None
    about: tuple[str, ...]
    note: str | None
    ambiguity: str | None
    step: Step | None
    relaxations: tuple[RelaxationResult, ...]
    facts_used: Mapping[str, FactValue]
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Applied:
    """A priority or note that applies."""

    id: str
    clause: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Move:
    """A change in terms of cells; `like` names the fact whose own value stands in for the cell's."""

    axis: int
    cell: int
    outcome: Outcome
    like: str | None


@dataclass(frozen=True, slots=True)
class Explanation:
    """Everything about a criterion that depends on its key alone."""

    outcome: Outcome | None
    possible: tuple[Outcome, ...]
    severity: int | None
    reason: str | None
    about: tuple[str, ...]
    note: str | None
    ambiguity: str | None
    step: Step | None
    looked_at: tuple[str, ...]
    moves: tuple[Move, ...]
    relaxed: bool

    @property
    def likes(self) -> list[str]:
        """The facts whose own values stand in for cells, in the order of the moves."""
        return [move.like for move in self.moves if move.like]


@dataclass(frozen=True, slots=True)
class Flag:
    """A priority or a note: something that applies or not and never decides."""

    id: str
    clause: tuple[str, ...]
    table: Table

    def applies(self, facts: Facts, on: date) -> bool:
        """Whether it certainly applies."""
        return self.table.reach(self.table.key(facts, on)).label == YES


@dataclass(frozen=True, slots=True)
class Relaxation:
    """A case in which officials may be lenient; labels of its table are whole, half and none."""

    id: str
    clause: tuple[str, ...]
    table: Table

    def result(self, facts: Facts, on: date) -> RelaxationResult:
        """Whether it applies."""
        return RelaxationResult(self.id, self.clause, self.table.reach(self.table.key(facts, on)).label or UNANSWERED)


def resolve_relaxation(labels: Collection[str]) -> str:
    """The status where "not sure" leaves several: half of it is certain unless `none` is among them."""
    if len(labels) == 1:
        return next(iter(labels))
    return UNSURE if "none" in labels else HALF_OR_WHOLE


class Criterion:
    """One criterion of a programme, ready to be asked about facts."""

    def __init__(
        self,
        id: str,  # noqa: A002 - the word of the pack
        kind: str,
        clause: tuple[str, ...],
        lines: tuple[Line, ...],
        relaxations: tuple[Relaxation, ...],
        table: Table,
        partners: Mapping[str, str],
    ) -> None:
        self.id = id
        self.kind = kind
        self.clause = clause
        self.lines = lines
        self.relaxations = relaxations
        self.table = table
        self._relaxing = tuple(dict.fromkeys(fact for each in relaxations for fact in each.table.facts))
        self._looked_at = _facts_up_to_each(table)
        self._has_remarks = any(line.note or line.ambiguity for line in lines)
        self._partners = partners
        self.explain = lru_cache(maxsize=MOST_KEYS)(self._explain)
        self.remarking = lru_cache(maxsize=MOST_KEYS)(self._remarking)
        self._remarks = lru_cache(maxsize=None)(self._remarks_of)
        self.changes = lru_cache(maxsize=MOST_KEYS)(self._changes)

    def severity(self, fired: int) -> int:
        """How bad the outcome is that a set of rules, given as bits, resolves to."""
        return SEVERITY[self.table.label(fired)]

    def result(self, key: Key, facts: Facts, on: date) -> CriterionResult:
        """What the criterion comes to for checked facts, with its reasons and what would change it."""
        told = self.explain(key)
        relaxations = tuple(relaxation.result(facts, on) for relaxation in self.relaxations) if told.relaxed else ()
        return CriterionResult(
            self.id,
            self.clause,
            self.kind,
            told.outcome,
            told.possible,
            told.reason,
            told.about,
            told.note,
            told.ambiguity,
            told.step,
            relaxations,
            {fact: facts[fact] for fact in told.looked_at if fact in facts},
            self.changes(key, on, tuple([facts[fact] for fact in told.likes])),
        )

    def _changes(self, key: Key, on: date, liked: tuple[FactValue, ...]) -> tuple[Change, ...]:
        """The moves of a key as changes to values; `liked` are the values standing in, in the order of the moves."""
        values = iter(liked)
        return tuple(
            Change(axis.fact.name, next(values) if move.like else axis.value(move.cell, on), move.outcome)
            for move, axis in ((move, self.table.axes[move.axis]) for move in self.explain(key).moves)
        )

    def _remarking(self, key: Key) -> frozenset[str]:
        """The facts of which some answer could still change a note or an ambiguity."""
        if not self._has_remarks or not self.table.open_facts(key):
            return frozenset()
        return self.table.grid(key, self._remarks).deciding()

    def _remarks_of(self, fired: int) -> frozenset[tuple[str | None, str | None]]:
        return frozenset((self.lines[rule].note, self.lines[rule].ambiguity) for rule in bits(fired))

    def _explain(self, key: Key) -> Explanation:
        reach = self.table.reach(key)
        possible = tuple(outcome for outcome in OUTCOMES if outcome in reach.labels)
        looked_at = self._looked_at[max(reach.rules)]
        if len(possible) != 1:
            return Explanation(None, possible, None, None, (), None, None, None, looked_at, (), relaxed=False)
        return self._settled(key, possible[0], reach.rules, looked_at)

    def _settled(self, key: Key, outcome: Outcome, fired: tuple[int, ...], looked_at: tuple[str, ...]) -> Explanation:
        lines = [self.lines[rule] for rule in fired]
        reason, spoken = self._reason(key, outcome, fired)
        relaxed = bool(self.relaxations) and SEVERITY[outcome] >= SEVERITY["official"]
        return Explanation(
            outcome,
            (outcome,),
            SEVERITY[outcome],
            reason,
            self._about(key) if reason in {UNSURE, EITHER} else (),
            _agreed([line.note for line in spoken]),
            _agreed([line.ambiguity for line in spoken]),
            next((line.step for line in lines if line.outcome == outcome and line.step), None),
            (*looked_at, *self._relaxing) if relaxed else looked_at,
            tuple(self._moves(key, outcome)),
            relaxed,
        )

    def _reason(self, key: Key, outcome: Outcome, fired: tuple[int, ...]) -> tuple[str, list[Line]]:
        """The reason to give, and the lines whose remarks hold: one where it stands for all, else every line possible.

        Where lines of one outcome differ in reason, the first holds that is true whatever the open facts are.
        """
        lines = [self.lines[rule] for rule in fired]
        if any(line.outcome != outcome for line in lines):
            told = next((line for line in lines if line.outcome == outcome == "to_do"), None)
            return (told.reason, [told]) if told else (UNSURE, lines)
        if len({line.reason for line in lines}) == 1:
            return lines[0].reason, lines
        certain = self.table.certain(key)
        sure = next((self.lines[rule] for rule in fired if rule in certain), None)
        return (sure.reason, [sure]) if sure else (EITHER, lines)

    def openings(self, key: Key, facts: Facts, on: date) -> list[tuple[str, FactValue]]:
        """Other values of single facts, one for each way, under which several outcomes would be possible again."""
        found: dict[tuple[object, ...], tuple[str, FactValue]] = {}
        for position, cell, label in self._beside(key):
            if label is None:
                axis, like = self.table.axes[position], self._like(key, position, cell)
                value = facts[like] if like else axis.value(cell, on)
                found.setdefault((position, axis.answers(axis.points[cell])), (axis.fact.name, value))
        return list(found.values())

    def _beside(self, key: Key) -> Iterator[tuple[int, int, str | None]]:
        """Every other cell of a single fact, by its axis and number, and the outcome there, None where it is open."""
        for position, axis in enumerate(self.table.axes):
            for cell in range(axis.size):
                yield position, cell, self.table.reach((*key[:position], cell, *key[position + 1 :])).label

    def _about(self, key: Key) -> tuple[str, ...]:
        states = zip(self.table.axes, key, strict=True)
        return tuple(axis.fact.name for axis, state in states if is_open(state) or state == axis.size)

    def _moves(self, key: Key, outcome: Outcome) -> list[Move]:
        moves: dict[tuple[object, ...], Move] = {}
        for position, cell, label in self._beside(key):
            if label is None or label == outcome:
                continue
            # Pieces of a tied fact that no comparison parts are one change, not several.
            axis = self.table.axes[position]
            told = (position, label, axis.answers(axis.points[cell]))
            moves.setdefault(told, Move(position, cell, _outcome(label), self._like(key, position, cell)))
        return list(moves.values())

    def _like(self, key: Key, position: int, cell: int) -> str | None:
        partner = self._partners.get(self.table.axes[position].fact.name)
        return partner if partner and key[self.table.facts.index(partner)] == cell else None


def _facts_up_to_each(table: Table) -> list[tuple[str, ...]]:
    """For each rule, the facts looked at until it fires: those of its condition and of the rules before it."""
    fact_of = {axis.name: axis.fact.name for axis in table.axes}
    seen: dict[str, None] = {}
    looked_at = []
    for rule in table.rules:
        seen.update(dict.fromkeys(fact_of[each.fact] for each in comparisons(rule.when)) if rule.when else {})
        looked_at.append(tuple(seen))
    return looked_at


def _agreed(keys: list[str | None]) -> str | None:
    return keys[0] if len(set(keys)) == 1 else None


def _outcome(label: str) -> Outcome:
    return OUTCOMES[SEVERITY[label]]
