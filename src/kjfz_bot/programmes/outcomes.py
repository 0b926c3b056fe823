"""Outcomes of criteria, verdicts of programmes, and how several outcomes become one.

Here: the names, their order from best to worst, and the rule for answers of "not sure". Not here: where outcomes come
from (`table`).
"""

from collections.abc import Collection, Iterable
from typing import Literal, TypeAlias

Outcome: TypeAlias = Literal["met", "to_do", "official", "not_met"]
Verdict: TypeAlias = Literal["eligible", "eligible_with_steps", "officials_decide", "not_eligible", "undecided"]

OUTCOMES: tuple[Outcome, ...] = ("met", "to_do", "official", "not_met")
VERDICTS: tuple[Verdict, ...] = ("eligible", "eligible_with_steps", "officials_decide", "not_eligible")
UNDECIDED: Verdict = "undecided"
SEVERITY: dict[str, int] = {outcome: severity for severity, outcome in enumerate(OUTCOMES)}
WORST = len(OUTCOMES) - 1
UNSURE = "unsure"


def resolve_outcomes(outcomes: Collection[str]) -> str:
    """The one outcome of a criterion where "not sure" leaves several: a possible refusal goes to the officials."""
    if len(outcomes) > 1 and "not_met" in outcomes:
        return "official"
    return max(outcomes, key=SEVERITY.__getitem__)


def resolve_labels(labels: Collection[str]) -> str:
    """The label all agree on, or `unsure`: for what is told but never decides."""
    return next(iter(labels)) if len(labels) == 1 else UNSURE


def verdicts(severities: Iterable[int]) -> tuple[Verdict, ...]:
    """The verdicts that the worst severities stand for, best first."""
    return tuple(VERDICTS[severity] for severity in sorted(severities))
