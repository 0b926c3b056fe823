"""The report of a self-check as messages: the verdict first, then what matters most, and last what nobody can tell."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from kjfz_bot.dialog.content import Content
from kjfz_bot.dialog.message import Message
from kjfz_bot.dialog.wording import Words
from kjfz_bot.programmes.criterion import CriterionResult
from kjfz_bot.programmes.programme import Assessment, Programme
from kjfz_bot.texts.catalogue import Rich, bold, escape, italic

FIRST = (("not_met", "problems"), ("to_do", "steps"), ("official", "official"), (None, "open"))
"""Outcomes that need somebody, in the order in which they matter, with their headings."""


def report(
    content: Content, lang: str, programmes: Sequence[Programme], subject: str, facts: dict[str, Any], on: date
) -> list[Message]:
    """The whole report for each programme; several begin with their verdicts side by side."""
    pages = [_Page(content, lang, programme, programme.evaluate(subject, facts, on)) for programme in programmes]
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
    def __init__(self, content: Content, lang: str, programme: Programme, found: Assessment) -> None:
        self.words = Words(content.texts, lang, programme.id)
        self.programme = programme
        self.found = found

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
        return _stacked(blocks)

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
        words = self.words
        title = words.text("report-criterion", title=words.title(result.id), clause=words.clauses(result.clause))
        lines = [f"• {bold(escape(title))}"]
        told = [words.why(result) or words.text(f"{self.programme.id}-{result.id}.rule")]
        told += [text for text in (words.note(result),) if text]
        told += [words.text("report-ambiguity", text=text) for text in (words.ambiguity(result),) if text]
        told += words.relaxations(result)
        return "\n".join(lines + [f"  {escape(text)}" for text in told])

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


def _stacked(blocks: Sequence[str]) -> Rich:
    return Rich("\n\n".join(block for block in blocks if block))
