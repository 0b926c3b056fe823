"""Pure functions that hours and results are asked with: the term that was picked, kinds, what a result said before.

`before` is a result as `look_at_result` gives it, null where it is new. A term is called `number:programme`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from kjfz_bot.dialog.content import Scene
from kjfz_bot.dialog.sources import function
from kjfz_bot.domain.service_rules import ServiceRules

Options = list[tuple[str, str]]

KINDS = ("technology", "product", "process", "standard", "software", "project", "patent", "training", "other")
"""What a result can be."""

COUNTS: Mapping[str, str] = {"project": "projects", "patent": "patents", "training": "trained"}
"""Kinds that are counted together with what entries count, and the counter each belongs to."""

NOT_FILED = frozenset({"project", "training"})
"""Kinds that no technology market takes."""

NEW, DONE = "new", "done"
"""Options of the register beside its results."""


def _rules(scene: Scene) -> ServiceRules | None:
    programme = scene.content.programmes.get(f"{scene.answers['term']}".partition(":")[2])
    return None if programme is None else programme.service


def _known(name: str) -> Callable[[Scene], list[Any]]:
    """What a result said before; nothing where it is new. What may be left out was."""

    def known(scene: Scene) -> list[Any]:
        before = scene.answers["before"]
        return [before.get(name)] if isinstance(before, Mapping) else []

    return known


for _name in ("kind", "title", "number", "day", "market", "listed", "used_first"):
    function(f"result_{_name}", "default", "before")(_known(_name))


@function("result_kinds", "options")
def result_kinds(scene: Scene) -> Options:
    """What a result can be."""
    return [(kind, scene.content.texts.text(scene.language, f"result-kind.{kind}")) for kind in KINDS]


@function("result_acts", "options", "result", "before")
def result_acts(scene: Scene) -> Options:
    """What can be done with what was picked from the register: add one, change or take out this one, or nothing."""
    picked, before = scene.answers["result"], scene.answers["before"]
    if picked in (NEW, DONE, None):
        return [("add" if picked == NEW else "leave",) * 2]
    acts = before.get("acts", []) if isinstance(before, Mapping) else []
    return [(act, scene.content.texts.text(scene.language, f"results_of-act.{act}")) for act in (*acts, "leave")]


@function("result_filing", "options", "term", "kind")
def result_filing(scene: Scene) -> Options:
    """Whether it is asked where a result is filed: where the programme speaks of that, of what can be filed."""
    rules = _rules(scene)
    asks = rules is not None and rules.results_clause is not None and scene.answers["kind"] not in NOT_FILED
    return [("ask", "ask")] if asks else []


@function("result_platforms", "options", "term")
def result_platforms(scene: Scene) -> Options:
    """The platforms of the programme on which results are listed."""
    rules, programme = _rules(scene), f"{scene.answers['term']}".partition(":")[2]
    platforms = () if rules is None else rules.platforms
    label = f"{programme}-platform-"
    return [(each, scene.content.texts.text(scene.language, label + each)) for each in platforms]


@function("result_platform_limits", "limits")
def result_platform_limits(_scene: Scene) -> dict[str, Any]:
    """A result may be listed nowhere."""
    return {"empty": True}


@function("term_picked", "options", "own", "person")
def term_picked(scene: Scene) -> Options:
    """The one term that was picked: of one's own, or of those of somebody else."""
    picked = scene.answers["own"] or scene.answers["person"]
    return [(f"{picked}", f"{picked}")] if picked is not None else []
