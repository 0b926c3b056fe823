"""The lines of a check-your-answers page: each active answer with its short label and its value in words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from kjfz_bot.dialog import labels
from kjfz_bot.dialog.conversation import Answer
from kjfz_bot.dialog.interview import SEE_ALL, STOP
from kjfz_bot.dialog.model import Ask, Interview, Source, Step
from kjfz_bot.dialog.setting import Setting


class Entry(NamedTuple):
    """One line of the page: the key that changing it would open, and what the person reads.

    What was submitted already, or answered itself, cannot be changed.
    """

    key: str
    label: str
    value: str
    changeable: bool


def entries(setting: Setting, names: Sequence[str]) -> tuple[Entry, ...]:
    """The active answers of the named steps, in the order of the names."""
    scope = setting.path.open.scope if setting.path.open else ""
    found: list[Entry] = []
    for name in names:
        for answer in setting.path.active:
            step = setting.dialog.step(answer.key)
            if step is not None and step.id == name and answer.key.startswith(scope) and _tells(answer):
                found.append(_entry(setting, step, answer))
    return tuple(found)


def _tells(answer: Answer) -> bool:
    """Going on to the full report is no answer about the person; stopping short is, since it can be changed."""
    return not answer.key.endswith(f".{SEE_ALL}") or answer.value == STOP


def changeable(setting: Setting, names: Sequence[str]) -> tuple[Entry, ...]:
    """The entries a person can change."""
    return tuple(entry for entry in entries(setting, names) if entry.changeable)


def _entry(setting: Setting, step: Step, answer: Answer) -> Entry:
    texts, lang, key = setting.content.texts, setting.language, f"{setting.dialog.id}-{step.id}"
    match step.kind:
        case Interview() as kind:
            return _fact_entry(setting, kind, answer)
        case Ask() as ask:
            value = _picked(setting, ask, answer) or labels.shown_answer(texts, lang, key, ask, answer.value)
        case _:
            value = answer.label or labels.shown_word(texts, lang, answer.value)
    return Entry(answer.key, texts.text(lang, f"{key}.label"), value, _is_changeable(setting, answer))


def _is_changeable(setting: Setting, answer: Answer) -> bool:
    return answer.seq > setting.run.seal and answer.how != "auto"


def _picked(setting: Setting, ask: Ask, answer: Answer) -> str | None:
    """The label of an option that a source gave: from a pure function in today's language, else as it was offered."""
    source = ask.options
    if not isinstance(source, Source) or source.name not in setting.content.functions:
        return answer.label
    if isinstance(answer.value, dict):
        return answer.label
    known = dict(setting.content.functions[source.name].run(setting.scene(source)))
    if isinstance(answer.value, list):
        separator = setting.content.texts.text(setting.language, "list-separator")
        return separator.join(known.get(item, str(item)) for item in answer.value) or None
    return known.get(answer.value, answer.label)


def _fact_entry(setting: Setting, kind: Interview, answer: Answer) -> Entry:
    texts, lang, key = setting.content.texts, setting.language, answer.key.rpartition(".")[2]
    if key == SEE_ALL:
        value = texts.text(lang, f"see-all.o-{answer.value}")
    else:
        value = labels.shown_fact(texts, lang, key.rpartition(":")[2], answer.value)
    return Entry(answer.key, fact_label(setting, kind, key), value, _is_changeable(setting, answer))


def fact_label(setting: Setting, kind: Interview, key: str) -> str:
    """The short name of an interview's question, in the words of the programme that asks it."""
    texts, lang, answers = setting.content.texts, setting.language, setting.path.answers
    if key == SEE_ALL:
        return texts.text(lang, "see-all.label")
    own, _, fact = key.rpartition(":")
    subject = str(answers.get(kind.subject))
    programmes = setting.content.programmes_for(answers.get(kind.programme), subject)
    asking = [programme.id for programme in programmes if programme.clauses_of(fact, subject)]
    place = texts.text(lang, f"{own or asking[0]}.place") if own or asking else ""
    return texts.text(lang, f"fact-{fact}.label", place=place)
