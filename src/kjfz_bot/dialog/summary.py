"""The lines of a check-your-answers page: each active answer with its short label and its value in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kjfz_bot.dialog import labels
from kjfz_bot.dialog.content import Content, Scene
from kjfz_bot.dialog.conversation import Answer, Run
from kjfz_bot.dialog.interview import SEE_ALL
from kjfz_bot.dialog.model import Ask, Dialog, Interview, Source, Step
from kjfz_bot.dialog.walk import Path


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the page: the key that changing it would open, and what the person reads."""

    key: str
    label: str
    value: str


def entries(
    content: Content, lang: str, dialog: Dialog, run: Run, path: Path, names: Sequence[str], scope: str = ""
) -> tuple[Entry, ...]:
    """The active answers of the named steps, in the order of the names; sealed and inactive ones are left out."""
    found: list[Entry] = []
    for name in names:
        for answer in path.active:
            step = dialog.step(answer.key)
            if step is not None and step.id == name and answer.seq > run.seal and answer.key.startswith(scope):
                found.extend(_entry(content, lang, dialog, run, path, step, answer))
    return tuple(found)


def _entry(
    content: Content, lang: str, dialog: Dialog, run: Run, path: Path, step: Step, answer: Answer
) -> list[Entry]:
    texts = content.texts
    key = f"{dialog.id}-{step.id}"
    match step.kind:
        case Interview() as kind:
            return _fact_entry(content, lang, path, kind, answer)
        case Ask() as ask:
            value = _named(content, lang, run, path, ask, answer) or labels.shown_answer(
                texts, lang, key, ask, answer.value
            )
        case _:
            value = answer.label or str(answer.value)
    return [Entry(answer.key, texts.text(lang, f"{key}.label"), value)]


def _named(content: Content, lang: str, run: Run, path: Path, ask: Ask, answer: Answer) -> str | None:
    """The label of an option that a source gave: from a pure function in today's language, else as it was offered."""
    source = ask.options
    if not isinstance(source, Source) or source.name not in content.functions:
        return answer.label
    reads = {name: path.answers.get(name) for name in source.reads}
    options = content.functions[source.name].run(Scene(content, lang, date.fromisoformat(run.as_of), reads))
    return dict(options).get(answer.value, answer.label)


def _fact_entry(content: Content, lang: str, path: Path, kind: Interview, answer: Answer) -> list[Entry]:
    """A fact in the words of the programme that asks it; the question whether to go on is no answer to change."""
    fact = answer.key.rpartition(".")[2]
    if fact == SEE_ALL:
        return []
    subject = str(path.answers.get(kind.subject))
    asking = [p for p in content.programmes_of(path.answers.get(kind.programme)) if p.clauses_of(fact, subject)]
    place = content.texts.text(lang, f"{asking[0].id}.place") if asking else ""
    label = content.texts.text(lang, f"fact-{fact}.label", place=place)
    return [Entry(answer.key, label, labels.shown_fact(content.texts, lang, fact, answer.value))]
