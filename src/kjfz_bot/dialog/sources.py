"""The pure functions that dialogue files name: options, limits and texts made from programmes and answers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from kjfz_bot.dialog.content import COMPARE, Function, Scene
from kjfz_bot.dialog.inbound import SIGNED_IN
from kjfz_bot.dialog.interview import facts_of
from kjfz_bot.dialog.message import Document, Message
from kjfz_bot.dialog.report import Case, report
from kjfz_bot.dialog.wording import Words
from kjfz_bot.programmes.outcomes import UNDECIDED
from kjfz_bot.programmes.what_if import Improvement, improvements, what_if
from kjfz_bot.texts.catalogue import Rich, plain

CASE = ("programme", "subject", "facts")

NO_REMINDERS = "nothing"
"""The answer of somebody who does not want to be reminded of anything."""

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


@function("reminder_limits", "limits")
def reminder_limits(_scene: Scene) -> dict[str, Any]:
    """Who wants no reminders does not want some of them."""
    return {"exclusive": [NO_REMINDERS]}


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
    return report(scene.content, scene.language, _case(scene))


def _case(scene: Scene) -> Case:
    answers = scene.answers
    chosen = scene.content.programmes_for(answers["programme"], answers["subject"])
    return Case(chosen, answers["subject"], answers["facts"], scene.as_of)


@function("report_document", "messages", *CASE)
def report_document(scene: Scene) -> list[Message]:
    """The report of a self-check as a text file."""
    texts, lang = scene.content.texts, scene.language
    body = "\n\n".join(plain(message.text) for message in report(scene.content, lang, _case(scene), full=True))
    name = texts.text(lang, "report_text-file.name", date=scene.as_of.isoformat())
    return [Message(texts.rich(lang, "report_text-file"), document=Document(name, "text/plain", body + "\n"))]


@function("invitation_terms", "limits", "invitation")
def invitation_terms(scene: Scene) -> dict[str, Any]:
    """The words of what an invitation offers and who made it."""
    offered = scene.answers["invitation"] if isinstance(scene.answers["invitation"], dict) else {}
    programme = f"{offered['programme']}.short" if "programme" in offered else "skipped"
    words = {
        "role": {"text": f"role-{offered.get('role', 'visitor')}"},
        "organisation": offered.get("organisation", ""),
        "programme": {"text": programme},
        "by": offered.get("by", ""),
        "until": offered.get("until", ""),
    }
    return {"words": words}


@function("account_states", "options", "invitation")
def account_states(scene: Scene) -> list[tuple[str, str]]:
    """Where whoever takes an invitation has to sign in first: that they have, or that they would rather not."""
    if _sign_in(scene) is None:
        return []
    texts, lang = scene.content.texts, scene.language
    return [(name, texts.text(lang, f"join-account.{name}")) for name in (SIGNED_IN, "decline")]


@function("account_terms", "limits", "invitation")
def account_terms(scene: Scene) -> dict[str, Any]:
    """The words of how whoever takes an invitation signs in."""
    wanted = _sign_in(scene) or {"how": "none", "page": ""}
    return {"words": {"how": {"text": f"join-account.how_{wanted['how']}", "args": {"page": wanted["page"]}}}}


def _sign_in(scene: Scene) -> Mapping[str, str] | None:
    offered = scene.answers["invitation"]
    return offered.get("sign_in") if isinstance(offered, dict) else None


@function("invitation_expects", "options", "invitation")
def invitation_expects(scene: Scene) -> list[tuple[str, str]]:
    """What whoever takes an invitation is asked to say of themselves, if it was made for somebody in particular."""
    offered = scene.answers["invitation"]
    expects = offered.get("expects") if isinstance(offered, dict) else None
    return [(expects, expects)] if expects else []


@function("what_if_intro", "messages", *CASE)
def what_if_intro(scene: Scene) -> list[Message]:
    """What can be tried: answers that change the verdict, or only single conditions, or that nothing would help."""
    if not _changes(scene):
        return [Message(scene.content.texts.rich(scene.language, "what_if-intro.none"))]
    case = _case(scene)
    decisive = any(what_if(p, case.subject, facts_of(p, case.answered), case.on) for p in case.programmes)
    return [Message(scene.content.texts.rich(scene.language, "what_if-intro" if decisive else "what_if-intro.partly"))]


@function("what_if_changes", "options", *CASE)
def what_if_changes(scene: Scene) -> list[tuple[str, str]]:
    """The single answers that would make a condition better."""
    return [(change.id, change.label) for change in _changes(scene)]


@function("what_if_result", "messages", *CASE, "change")
def what_if_result(scene: Scene) -> list[Message]:
    """What a single other answer would bring, for each condition it makes better."""
    return [_result(scene, change) for change in _changes(scene) if change.id == scene.answers["change"]]


@dataclass(frozen=True, slots=True)
class _Change:
    """One change worth trying, with the words of the programme it is a change for."""

    id: str
    label: str
    words: Words
    what: Improvement


def _changes(scene: Scene) -> list[_Change]:
    case = _case(scene)
    found: dict[str, _Change] = {}
    alone = len(case.programmes) == 1
    for programme in case.programmes:
        words = Words(scene.content.texts, scene.language, programme.id)
        for what in improvements(programme, case.subject, facts_of(programme, case.answered), case.on):
            value = what.value if isinstance(what.value, str) else str(what.value).lower()
            id_ = f"{programme.id}:{what.fact}:{value}"
            found.setdefault(id_, _Change(id_, _label(words, what, alone=alone), words, what))
    return list(found.values())


def _label(words: Words, what: Improvement, *, alone: bool) -> str:
    fact, value = words.fact(what.fact), words.value(what.fact, what.value)
    if alone:
        return words.text("what_if-change.option", fact=fact, value=value)
    return words.text(
        "what_if-change.option-in", programme=words.text(f"{words.programme}.short"), fact=fact, value=value
    )


def _result(scene: Scene, change: _Change) -> Message:
    words, what = change.words, change.what
    verdict = what.verdicts[0] if len(what.verdicts) == 1 else UNDECIDED
    return Message(
        scene.content.texts.rich(
            scene.language,
            "what_if-result",
            fact=words.fact(what.fact),
            value=words.value(what.fact, what.value),
            criterion=words.title(what.criterion),
            outcome=words.outcome(what.outcome),
            verdict=words.text(f"verdict-{verdict}.short"),
        )
    )
