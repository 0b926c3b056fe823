"""Pure functions that officers look at entries with: what may be done with the one that was looked at.

`seen` is the entry, as `look_at_entry` gives it.
"""

from __future__ import annotations

from collections.abc import Mapping

from kjfz_bot.dialog.content import Scene
from kjfz_bot.dialog.sources import function

Options = list[tuple[str, str]]

FILES, LATER = "files", "later"

MOST = 30
"""Entries of a sample."""


@function("entry_acts", "options", "seen")
def entry_acts(scene: Scene) -> Options:
    """What may be done with the entry, and what shows it where something does."""
    return _acts(scene, shows=True)


@function("entry_acts_after", "options", "seen")
def entry_acts_after(scene: Scene) -> Options:
    """The same once what shows it is on its way."""
    return _acts(scene, shows=False)


@function("sample_sizes", "limits")
def sample_sizes(_scene: Scene) -> dict[str, int | bool]:
    """How many entries can be drawn."""
    return {"min": 1, "max": MOST, "whole": True}


def _acts(scene: Scene, *, shows: bool) -> Options:
    seen, texts = scene.answers["seen"], scene.content.texts
    if not isinstance(seen, Mapping):
        return []
    files = [FILES] if shows and seen["files"] else []
    return [(act, texts.text(scene.language, f"service_entry-acts.{act}")) for act in (*seen["acts"], *files, LATER)]
