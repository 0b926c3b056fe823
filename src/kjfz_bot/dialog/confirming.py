"""Pure functions that firms confirm hours with: what may be done with a page, and when it is asked once more.

`seen` is the page that was looked at, as `look_at_waiting_hours` gives it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kjfz_bot.dialog.content import Scene
from kjfz_bot.dialog.entry_words import length_words
from kjfz_bot.dialog.sources import function
from kjfz_bot.dialog.spoken import spoken

Options = list[tuple[str, str]]

MANY, LONG = 20, 60 * 60
"""More entries, or more minutes, than are confirmed without being asked once more."""


@function("confirm_acts", "options", "seen")
def confirm_acts(scene: Scene) -> Options:
    """What may be done with the page, and looking closer where something has more to show."""
    return _acts(scene, looks=True)


@function("confirm_acts_after", "options", "seen")
def confirm_acts_after(scene: Scene) -> Options:
    """The same once somebody has looked closer."""
    return _acts(scene, looks=False)


def _acts(scene: Scene, *, looks: bool) -> Options:
    seen = _seen(scene)
    shown = seen["shown"]
    if not shown:
        return []
    acts = ["all", *(["all_but"] if len(shown) > 1 else [])]
    acts += [] if seen["disputed"] else ["dispute"]
    acts += ["look"] if looks and seen["more"] else []
    words = _sum(scene, {number: minutes for number, _, minutes in shown})
    what = "disputed" if seen["disputed"] else "waiting"
    texts = scene.content.texts
    return [
        (act, texts.text(scene.language, f"confirm-act-labels.{act}", what=what, **words)) for act in (*acts, "later")
    ]


@function("confirm_sure", "options", "seen", "act", "after", "leave_out")
def confirm_sure(scene: Scene) -> Options:
    """Whether so much is really meant, which is asked of a great deal only."""
    chosen = _chosen(scene)
    if len(chosen) <= MANY and sum(chosen.values()) <= LONG:
        return []
    return [(each, scene.content.texts.text(scene.language, f"confirm-sure.{each}")) for each in ("go", "stop")]


@function("confirm_sum", "limits", "seen", "act", "after", "leave_out")
def confirm_sum(scene: Scene) -> dict[str, Any]:
    """The words of how much that is."""
    return {"words": _sum(scene, _chosen(scene))}


def _chosen(scene: Scene) -> dict[int, int]:
    """The minutes of the entries that would be confirmed."""
    left_out = {f"{number}" for number in scene.answers["leave_out"] or ()}
    return {number: minutes for number, _, minutes in _seen(scene)["shown"] if f"{number}" not in left_out}


def _sum(scene: Scene, minutes: Mapping[int, int]) -> dict[str, Any]:
    length = spoken(scene.content.texts, scene.language, length_words(sum(minutes.values())))
    return {"count": len(minutes), "length": length}


def _seen(scene: Scene) -> Mapping[str, Any]:
    seen = scene.answers["seen"]
    return seen if isinstance(seen, Mapping) else {"shown": [], "more": [], "disputed": False}
