"""What a programme says of a case, put into words: titles, reasons, remarks, steps and relaxations. No layout here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kjfz_bot.dialog import labels
from kjfz_bot.programmes.criterion import EITHER, HALF_OR_WHOLE, UNSURE, Change, CriterionResult, RelaxationResult
from kjfz_bot.programmes.facts import NOT_SURE, FactValue
from kjfz_bot.programmes.outcomes import UNDECIDED, Outcome
from kjfz_bot.texts.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one programme in one language, as plain text."""

    texts: Catalogue
    language: str
    programme: str

    def text(self, key: str, **args: str | int) -> str:
        """A text of the locale files."""
        return self.texts.text(self.language, key, **args)

    def joined(self, parts: Sequence[str]) -> str:
        """A list in a sentence."""
        return self.text("list-separator").join(parts)

    def clauses(self, clauses: Sequence[str]) -> str:
        """Clause numbers as they are quoted."""
        return self.text("clause", clause=self.joined(clauses))

    def fact(self, name: str) -> str:
        """A fact's short name."""
        return self.text(f"fact-{name}.label", place=self.text(f"{self.programme}.place"))

    def value(self, fact: str, value: FactValue) -> str:
        """An answer as a person reads it."""
        return labels.shown_fact(self.texts, self.language, fact, value)

    def title(self, criterion: str) -> str:
        """A criterion's name."""
        return self.text(f"{self.programme}-{criterion}")

    def failed(self, result: CriterionResult) -> str:
        """One line that names a failed criterion with its programme and clause."""
        programme = self.text(f"{self.programme}.short")
        return self.text(
            "see-all-line", programme=programme, title=self.title(result.id), clause=self.clauses(result.clause)
        )

    def rule(self, result: CriterionResult) -> str:
        """The rule in our own words."""
        return self.text("report-rule", rule=self.text(f"{self.programme}-{result.id}.rule"))

    def answers(self, result: CriterionResult) -> str:
        """The answers a criterion rests on; empty where none was needed."""
        used = [
            self.text("report-answer", fact=self.fact(f), value=self.value(f, v)) for f, v in result.facts_used.items()
        ]
        return self.text("report-answers", answers=self.text("report-answers.separator").join(used)) if used else ""

    def outcome(self, outcome: Outcome | None) -> str:
        """An outcome's name; None is one that further answers decide."""
        return self.text(f"outcome-{outcome or UNDECIDED}")

    def change(self, change: Change) -> str:
        """What another answer would make of a criterion."""
        outcome = self.outcome(change.outcome)
        return self.text(
            "report-change", fact=self.fact(change.fact), value=self.value(change.fact, change.value), outcome=outcome
        )

    def why(self, result: CriterionResult) -> str | None:
        """Why a criterion came out as it did; None while several outcomes are possible."""
        if result.reason is None:
            return None
        if result.reason in (UNSURE, EITHER):
            told = [name for name in result.about if result.facts_used.get(name) == NOT_SURE] or result.about
            return self.text(f"reason-{result.reason}", facts=self.joined([self.fact(name) for name in told]))
        return self.text(f"{self.programme}-{result.id}.r-{result.reason}")

    def note(self, result: CriterionResult) -> str | None:
        """What a person should know beside the outcome: the step to take, or a remark of the pack."""
        parts = [self.step(result)] if result.step else []
        if result.note:
            parts.append(self.text(f"{self.programme}-{result.id}.n-{result.note}"))
        return self.text("sentence-separator").join(parts) or None

    def step(self, result: CriterionResult) -> str:
        """The document or training still needed, who issues it, and by when."""
        if result.step is None:
            return ""
        key = f"{self.programme}-{result.id}"
        return self.text(
            "to-do-note",
            document=self.text(f"{key}.d-{result.step.document}"),
            issuer=self.text(f"{key}.i-{result.step.issuer}"),
            gate=self.text(f"{key}.g-{result.step.gate}"),
        )

    def ambiguity(self, result: CriterionResult) -> str | None:
        """Where the document can be read in more than one way."""
        return self.text(f"{self.programme}-{result.id}.a-{result.ambiguity}") if result.ambiguity else None

    def relaxations(self, result: CriterionResult) -> list[str]:
        """What the officials are told of the relaxations stated for a criterion; empty where none is stated."""
        told = [self._relaxation(each) for each in result.relaxations if each.told]
        if told or not result.relaxations:
            return told
        unsettled = any(each.status == UNSURE for each in result.relaxations)
        if not unsettled and any(each.status != "none" for each in result.relaxations):
            return []
        return [self.text("relaxation-unsure" if unsettled else "relaxation-none")]

    def _relaxation(self, result: RelaxationResult) -> str:
        key = f"{self.programme}-relaxation-{result.id}"
        text = self.text("relaxation-unsure" if result.status == HALF_OR_WHOLE else f"{key}.{result.status}")
        return self.text("report-relaxation", title=self.text(key), clause=self.clauses(result.clause), text=text)
