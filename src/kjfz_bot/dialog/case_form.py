"""Pure functions that cases are looked at and acted on with: what may be done, what a form asks, what was said before.

`seen` is a case as `look_at_case` gives it, or one that is about to begin. What it does not name is never offered.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from kjfz_bot.dialog.content import Scene
from kjfz_bot.dialog.sources import function
from kjfz_bot.domain.workflow import FIELDS

Options = list[tuple[str, str]]

GO_ON = "pass"
"""The act of taking the step that is due, the only one with fields of its own."""

FIRST: tuple[str, ...] = (GO_ON, "uphold", "dismiss", "confirm", "reject")
"""What somebody who has the ball does to go on; everything else may be done beside it."""

CONSENT, CONTACTS, FILES, DRAFT, PICTURE, LEAVE = "consent", "contacts", "files", "draft", "picture", "leave"
"""What can be done on the page of a case beside acting in it."""

CONSENTED, SHARING = "consent_given", ("expert", "firm")
"""The gate that the reader's own consent opens, and the sides whose consent that is."""

SCORES = {"min": 0, "max": 100, "whole": True}


@function("case_acts", "options", "seen")
def case_acts(scene: Scene) -> Options:
    """What may be done with the case that was looked at: first what goes on, then the rest, last leaving it."""
    seen, texts = _seen(scene), scene.content.texts
    beside = [
        *([CONSENT] if CONSENTED in seen.get("blocked", ()) and seen.get("side") in SHARING else []),
        *([CONTACTS] if seen.get("contacts") else []),
        *([FILES] if seen.get("files") else []),
        *([DRAFT] if seen.get("documents") else []),
        PICTURE,
        LEAVE,
    ]
    acts = [(act, _act_words(scene, seen, act)) for act in _in_order(seen.get("acts", ()))]
    return [*acts, *((each, texts.text(scene.language, f"case_page-acts.{each}")) for each in beside)]


def _in_order(acts: Sequence[str]) -> list[str]:
    return sorted(acts, key=lambda act: FIRST.index(act) if act in FIRST else len(FIRST))


def _act_words(scene: Scene, seen: Mapping[str, Any], act: str) -> str:
    step = step_words(scene, seen)
    return scene.content.texts.text(scene.language, f"case-act.{act}", step=step)


def step_words(scene: Scene, seen: Mapping[str, Any]) -> str:
    """The step that is due, as a thing to be done; nothing where the programme is not here any more."""
    programme, _, workflow = f"{seen.get('way', '')}".partition(":")
    return scene.content.texts.first(scene.language, f"{programme}-step-{workflow}-{seen.get('step')}") or ""


@function("case_beginning", "options", "seen")
def case_beginning(scene: Scene) -> Options:
    """The act that begins a case, where the reader may begin this one."""
    seen = _seen(scene)
    return [(GO_ON, _act_words(scene, seen, GO_ON))] if GO_ON in seen.get("acts", ()) else []


@function("case_shares", "options", "seen", "act")
def case_shares(scene: Scene) -> Options:
    """Whether going on means that the other side may see how to reach the reader, who is asked before."""
    shares = scene.answers["act"] == GO_ON and bool(_seen(scene).get("shares"))
    return [("yes", "yes")] if shares else [("no", "no")]


@function("case_drafts", "options", "seen")
def case_drafts(scene: Scene) -> Options:
    """The documents that can be drafted now."""
    texts, kinds = scene.content.texts, _seen(scene).get("documents", ())
    return [(kind, texts.text(scene.language, f"case_document-kind.{kind}")) for kind in kinds]


@function("form_what", "options", "seen", "act")
def form_what(scene: Scene) -> Options:
    """What is being done, in which case: stands above the check page."""
    seen, act = _seen(scene), f"{scene.answers['act']}"
    number = seen.get("number") or "none"
    args = {"act": act, "step": step_words(scene, seen), "number": number}
    return [(act, scene.content.texts.text(scene.language, "case_form-doing", **args))]


@function("form_becomes", "options", "seen")
def form_becomes(scene: Scene) -> Options:
    """What the decision could become instead."""
    texts = scene.content.texts
    return [(each, texts.text(scene.language, f"case-verdict.{each}")) for each in _seen(scene).get("becomes", ())]


@function("form_fields", "options", "seen", "act")
def form_fields(scene: Scene) -> Options:
    """The fields that the form of an act has."""
    return [(name, name) for name in _asked(scene)]


@function("form_asked", "default", "seen", "act")
def form_asked(scene: Scene) -> list[Any]:
    """All of them are asked."""
    fields = _asked(scene)
    return [fields] if fields else []


def _asked(scene: Scene) -> list[str]:
    asks = _seen(scene).get("asks", {})
    every = [*asks.get("fields", ()), *asks.get("optional", ())] if scene.answers["act"] == GO_ON else []
    return [name for name in FIELDS if name in every]


def _before(name: str) -> Callable[[Scene], list[Any]]:
    """What was said at this step before the case came back to it; nothing where it is asked for the first time."""

    def before(scene: Scene) -> list[Any]:
        said = _seen(scene).get("before") or {}
        if name in said:
            return [said[name]]
        return [None] if said and name in _optional(scene) else []

    return before


def _limits(name: str) -> Callable[[Scene], dict[str, Any]]:
    """Whether a field may be left out; a score is one of a hundred points."""

    def limits(scene: Scene) -> dict[str, Any]:
        more = SCORES if FIELDS[name] == "number" else {}
        return {"optional": name in _optional(scene), **more}

    return limits


def _optional(scene: Scene) -> Sequence[str]:
    names: Sequence[str] = _seen(scene).get("asks", {}).get("optional", ())
    return names


def _seen(scene: Scene) -> Mapping[str, Any]:
    seen = scene.answers["seen"]
    return seen if isinstance(seen, Mapping) else {}


for _name in FIELDS:
    function(f"form_{_name}", "default", "seen")(_before(_name))
    if _name != "ends_on":
        function(f"form_limits_{_name}", "limits", "seen")(_limits(_name))


@function("form_limits_ends_on", "limits", "seen", "starts_on")
def form_limits_ends_on(scene: Scene) -> dict[str, Any]:
    """A term does not end before it begins."""
    begins = scene.answers["starts_on"]
    return {**_limits("ends_on")(scene), **({"min": begins} if begins else {})}
