"""The pure functions that dialogue files name: options, limits and texts made from programmes and answers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kjfz_bot.dialog.content import COMPARE, Function, Scene
from kjfz_bot.dialog.message import Document, Message
from kjfz_bot.dialog.report import report
from kjfz_bot.dialog.wording import Words
from kjfz_bot.programmes.what_if import WhatIf, what_if
from kjfz_bot.texts.catalogue import Rich, plain

CASE = ("programme", "subject", "facts")

FUNCTIONS: dict[str, Function] = {}

Run = Callable[[Scene], Any]


def function(name: str, gives: str, *reads: str) -> Callable[[Run], Run]:
    """Register a pure function under the name that dialogue files use."""

    def register(run: Run) -> Run:
        FUNCTIONS[name] = Function(name, gives, reads, run)
        return run

    return register


@function("programmes", "options")
def programmes(scene: Scene) -> list[tuple[str, str]]:
    """Every programme, and all of them side by side where there are several."""
    texts = scene.content.texts
    options = [(name, texts.text(scene.language, name)) for name in scene.content.programmes]
    if len(options) > 1:
        options.append((COMPARE, texts.text(scene.language, "eligibility-programme.compare")))
    return options


@function("contacts", "messages")
def contacts(scene: Scene) -> list[Message]:
    """The contact line of each programme's authority."""
    texts, lang = scene.content.texts, scene.language
    lines = [
        texts.rich(lang, "person"),
        *(Rich(f"• {texts.rich(lang, f'{name}.contact')}") for name in scene.content.programmes),
    ]
    return [Message(Rich("\n".join(lines)))]


@function("eligibility_report", "messages", *CASE)
def eligibility_report(scene: Scene) -> list[Message]:
    """The report of a self-check."""
    answers = scene.answers
    chosen = scene.content.programmes_for(answers["programme"], answers["subject"])
    return report(scene.content, scene.language, chosen, answers["subject"], answers["facts"], scene.as_of)


@function("report_document", "messages", *CASE)
def report_document(scene: Scene) -> list[Message]:
    """The report of a self-check as a text file."""
    texts, lang = scene.content.texts, scene.language
    body = "\n\n".join(plain(message.text) for message in eligibility_report(scene))
    name = texts.text(lang, "report_text-file.name", date=scene.as_of.isoformat())
    return [Message(texts.rich(lang, "report_text-file"), document=Document(name, "text/plain", body + "\n"))]


@function("what_if_intro", "messages", *CASE)
def what_if_intro(scene: Scene) -> list[Message]:
    """What can be tried, or that nothing would help."""
    key = "what_if-intro" if _changes(scene) else "what_if-intro.none"
    return [Message(scene.content.texts.rich(scene.language, key))]


@function("what_if_changes", "options", *CASE)
def what_if_changes(scene: Scene) -> list[tuple[str, str]]:
    """The single answers that would change the verdict."""
    return [(id_, label) for id_, label, _, _ in _changes(scene)]


@function("what_if_result", "messages", *CASE, "change")
def what_if_result(scene: Scene) -> list[Message]:
    """The verdict that a single other answer would bring."""
    return [
        _result(scene, words, change) for id_, _, words, change in _changes(scene) if id_ == scene.answers["change"]
    ]


def _changes(scene: Scene) -> list[tuple[str, str, Words, WhatIf]]:
    """(option id, label, words, change) of every change worth trying."""
    chosen = scene.content.programmes_for(scene.answers["programme"], scene.answers["subject"])
    found = []
    for programme in chosen:
        words = Words(scene.content.texts, scene.language, programme.id)
        for change in what_if(programme, scene.answers["subject"], scene.answers["facts"], scene.as_of):
            value = change.value if isinstance(change.value, str) else str(change.value).lower()
            found.append(
                (f"{programme.id}:{change.fact}:{value}", _label(words, change, alone=len(chosen) == 1), words, change)
            )
    return found


def _label(words: Words, change: WhatIf, *, alone: bool) -> str:
    fact, value = words.fact(change.fact), words.value(change.fact, change.value)
    if alone:
        return words.text("what_if-change.option", fact=fact, value=value)
    return words.text(
        "what_if-change.option-in", programme=words.text(f"{words.programme}.short"), fact=fact, value=value
    )


def _result(scene: Scene, words: Words, change: WhatIf) -> Message:
    verdict = words.text(f"verdict-{change.verdict}.short")
    fact, value = words.fact(change.fact), words.value(change.fact, change.value)
    return Message(scene.content.texts.rich(scene.language, "what_if-result", fact=fact, value=value, verdict=verdict))
