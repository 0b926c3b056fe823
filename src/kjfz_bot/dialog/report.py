"""The report of a self-check as messages: the verdict first, then what matters most, and last what nobody can tell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from kjfz_bot.dialog.content import Content
from kjfz_bot.dialog.interview import facts_of
from kjfz_bot.dialog.message import Message
from kjfz_bot.dialog.wording import Words
from kjfz_bot.programmes.criterion import Change, CriterionResult
from kjfz_bot.programmes.facts import several
from kjfz_bot.programmes.outcomes import SEVERITY
from kjfz_bot.programmes.programme import Assessment, Programme
from kjfz_bot.texts.catalogue import Rich, bold, escape, italic

FIRST = (("not_met", "problems"), ("to_do", "steps"), ("official", "official"), (None, "open"))
"""Outcomes that need somebody, in the order in which they matter, with their headings."""


@dataclass(frozen=True, slots=True)
class Case:
    """What a report is about; `answered` are facts by the keys of an interview."""

    programmes: Sequence[Programme]
    subject: str
    answered: Mapping[str, Any]
    on: date

    def found(self, programme: Programme) -> Assessment:
        """What a programme says of the case."""
        return programme.evaluate(self.subject, facts_of(programme, self.answered), self.on)


def report(content: Content, lang: str, case: Case, *, full: bool = False) -> list[Message]:
    """The report for each programme; several begin with their verdicts side by side.

    In `full` each criterion comes with its rule and the answers used, otherwise only those that are not simply met.
    """
    pages = [_Page(Words(content.texts, lang, p.id), p, case.found(p), full) for p in case.programmes]
    messages = [_side_by_side(pages)] if len(pages) > 1 else []
    for page in pages:
        messages += [Message(page.verdict_and_open_points()), Message(page.rest())]
    return messages


def _side_by_side(pages: Sequence[_Page]) -> Message:
    words = pages[0].words
    lines: list[str] = [bold(escape(words.text("report-compare-title")))]
    lines += [f"• {escape(page.compared())}" for page in pages]
    lines.append(escape(words.text("report-compare-note")))
    return Message(Rich("\n".join(lines)))


class _Page:
    def __init__(self, words: Words, programme: Programme, found: Assessment, full: bool) -> None:
        self.words = words
        self.programme = programme
        self.found = found
        self.full = full

    def verdict_and_open_points(self) -> Rich:
        """The verdict in one sentence, then every criterion that is not simply met."""
        words = self.words
        subject = words.text(f"report-subject-{self.found.subject}")
        title = words.text(
            "report-title",
            programme=words.text(self.programme.id),
            subject=words.text(f"report-subject-{self.found.subject}.title"),
        )
        sentence = words.text(
            f"verdict-{self.found.verdict}", programme=words.text(f"{self.programme.id}.short"), subject=subject
        )
        blocks = [f"{bold(escape(title))}\n{escape(sentence)}"]
        blocks += [self._group(outcome, heading) for outcome, heading in FIRST]
        blocks.append(self._block("next", [f"• {escape(line)}" for line in self._next_steps()]))
        return _stacked(blocks)

    def _next_steps(self) -> list[str]:
        """What the person does next, and who can be asked."""
        return [self.words.text(f"report-next-{self.found.verdict}"), self.words.text(f"{self.programme.id}.contact")]

    def rest(self) -> Rich:
        """What is met, what is preferred, what the document leaves open, and what all this rests on."""
        words, name = self.words, self.programme.id
        priorities = [
            self._flag("priority", p.id, p.clause, words.text(f"{name}-priority-{p.id}.why"))
            for p in self.found.priorities
        ]
        notes = [self._line(words.text(f"{name}-note-{n.id}"), n.clause) for n in self.found.notes]
        return _stacked(
            [
                self._group("met", "met"),
                self._block("priorities", priorities),
                self._block("notes", notes),
                self._block("unstated", self._topics(self.found.unstated), why=True),
                self._block("truncated", self._topics(self.found.truncated), why=True),
                self._source(),
            ]
        )

    def compared(self) -> str:
        """One line of the comparison."""
        words = self.words
        return words.text(
            "report-compare-line",
            programme=words.text(self.programme.id),
            verdict=words.text(f"verdict-{self.found.verdict}.short"),
        )

    def _group(self, outcome: str | None, heading: str) -> str:
        found = [result for result in self.found.criteria if result.outcome == outcome]
        return self._block(heading, [self._criterion(result) for result in found])

    def _block(self, heading: str, lines: Sequence[str], *, why: bool = False) -> str:
        if not lines:
            return ""
        key = f"report-group-{heading}"
        head = [bold(escape(self.words.text(key)))] + ([escape(self.words.text(f"{key}.why"))] if why else [])
        return "\n".join([*head, *lines])

    def _criterion(self, result: CriterionResult) -> str:
        """A criterion with its reason; also rule, answers and what would change it where there is something to do."""
        words = self.words
        title = words.text("report-criterion", title=words.title(result.id), clause=words.clauses(result.clause))
        lines = [f"• {bold(escape(title))}"]
        told = [text for text in (words.why(result),) if text]
        told += [text for text in (words.note(result),) if text]
        told += [words.text("report-ambiguity", text=text) for text in (words.ambiguity(result),) if text]
        told += words.relaxations(result)
        if self.full or result.outcome != "met":
            told += [text for text in (words.rule(result), words.answers(result)) if text]
            told += [words.change(change) for change in self._better(result)]
        return "\n".join(lines + [f"  {escape(text)}" for text in told])

    def _better(self, result: CriterionResult) -> list[Change]:
        """Other answers of the person's own choosing that would make a criterion better, without needless ones."""
        facts, worse = self.programme.facts, SEVERITY.get(result.outcome or "", 0)
        found = [c for c in result.changes if SEVERITY[c.outcome] < worse and facts[c.fact].changeable]
        lists = [c for c in found if facts[c.fact].kind == "choices"]
        return [change for change in found if not any(_is_less(other, change) for other in lists)]

    def _flag(self, kind: str, id_: str, clause: Sequence[str], text: str) -> str:
        words = self.words
        title = words.text(f"{self.programme.id}-{kind}-{id_}")
        return f"• {escape(words.text('report-priority', title=title, clause=words.clauses(clause), text=text))}"

    def _line(self, text: str, clause: Sequence[str]) -> str:
        return f"• {escape(self.words.text('report-criterion', title=text, clause=self.words.clauses(clause)))}"

    def _topics(self, topics: Sequence[str]) -> list[str]:
        return (
            [f"• {escape(self.words.joined([self.words.text(f'topic-{topic}') for topic in topics]))}"]
            if topics
            else []
        )

    def _source(self) -> str:
        words, name = self.words, self.programme.id
        lines = [words.text(f"{name}.source"), words.text(f"{name}.status")]
        lines.append(words.text("report-pack", version=self.programme.version, on=self.found.on.isoformat()))
        return (
            self._block("source", [f"• {escape(line)}" for line in lines])
            + f"\n\n{italic(escape(words.text('report-disclaimer')))}"
        )


def _is_less(one: Change, other: Change) -> bool:
    """Whether one choice of several brings the same with fewer values."""
    if (one.fact, one.outcome) != (other.fact, other.outcome):
        return False
    return set(several(one.value)) < set(several(other.value))


def _stacked(blocks: Sequence[str]) -> Rich:
    return Rich("\n\n".join(block for block in blocks if block))
