"""Pure functions that a need is asked with: what packs offer, what is usual, and what a description still lacks.

`before` is a need as the firm's own, as `look_at_own_need` gives it: what is changed, copied or completed begins with
what it says. A firm is called `number:programme` as an option.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any

from kjfz_bot.dialog.content import Scene
from kjfz_bot.dialog.sources import function
from kjfz_bot.domain.need import FORMS, KEYWORDS, MOST_FILES, MOST_VPS, Workflow
from kjfz_bot.language.vagueness import is_unmeasured, is_vague

Options = list[tuple[str, str]]

MOST_DAYS = 3 * 365
"""How far ahead a need may stand at most."""

CLEAR, VAGUE = "clear", "vague"

NAMED, HIDDEN = "named", "hidden"
ATTACH = "attach"

TOLD: Mapping[str, Callable[[str], bool]] = {
    "scene": is_vague,
    "problem": is_vague,
    "present": is_unmeasured,
    "target": is_unmeasured,
}
"""What a need describes, and when it is asked about once more."""

USUAL: Mapping[str, Any] = {"budget": None, "vps": 1, "visibility": NAMED}
"""What a new need says unless the firm changes it."""

ASKED = ("title", *TOLD, "limits", "field", "keywords", "expert", "form", "vps_reason")
"""What is asked of a new need, and stands as it was in one that is changed or copied."""


def _known(name: str) -> Callable[[Scene], list[Any]]:
    """What a need said before: nothing where it is new, and nothing where it had not said it."""

    def known(scene: Scene) -> list[Any]:
        before = scene.answers["before"]
        if not isinstance(before, Mapping):
            return [USUAL[name]] if name in USUAL else []
        found = before.get(name)
        left_out = name == "budget" or (name == "limits" and not _is_brought(scene))
        return [found] if found is not None or left_out else []

    return known


def _is_brought(scene: Scene) -> bool:
    """Whether an office brought the need, and the firm is asked about it for the first time."""
    before = scene.answers["before"]
    return isinstance(before, Mapping) and bool(before.get("brought"))


def _no_more(scene: Scene) -> list[Any]:
    """What was described before is not asked about once more, unless somebody else did."""
    return [None] if isinstance(scene.answers["before"], Mapping) and not _is_brought(scene) else []


def _told(name: str) -> Callable[[Scene], Options]:
    def told(scene: Scene) -> Options:
        said = scene.answers[name]
        found = VAGUE if isinstance(said, str) and TOLD[name](said) else CLEAR
        return [(found, found)]

    return told


def _file(place: int) -> Callable[[Scene], list[Any]]:
    def file(scene: Scene) -> list[Any]:
        before = scene.answers["before"]
        files = before.get("files", []) if isinstance(before, Mapping) else []
        return [files[place]] if place < len(files) else [None]

    return file


for _name in (*ASKED, *USUAL):
    function(f"need_{_name}", "default", "before")(_known(_name))
for _name in TOLD:
    function(f"need_{_name}_told", "options", _name)(_told(_name))
for _place in range(MOST_FILES):
    function(f"need_file_{_place + 1}", "default", "before")(_file(_place))
function("need_no_more", "default", "before")(_no_more)


def programme_of(firm: object) -> str:
    """The programme of a firm as it is called as an option."""
    return f"{firm}".partition(":")[2]


def _workflow(scene: Scene) -> Workflow | None:
    programme = scene.content.programmes.get(programme_of(scene.answers["firm"]))
    return None if programme is None else programme.needs


@function("need_fields", "options", "firm")
def need_fields(scene: Scene) -> Options:
    """The fields of the firm's programme."""
    programme = scene.content.programmes.get(programme_of(scene.answers["firm"]))
    fields = programme.pack.fields.list if programme is not None and programme.pack.fields else ()
    label = f"{programme_of(scene.answers['firm'])}-field-"
    return [(name, scene.content.texts.text(scene.language, label + name)) for name in fields]


@function("need_keyword_limits", "limits")
def need_keyword_limits(_scene: Scene) -> dict[str, Any]:
    """How many keywords a need has."""
    return {"min": KEYWORDS[0], "max": KEYWORDS[1]}


@function("need_forms", "options")
def need_forms(scene: Scene) -> Options:
    """How firm and expert may work together."""
    return [(form, scene.content.texts.text(scene.language, f"need-form.{form}")) for form in FORMS]


@function("need_vps_limits", "limits")
def need_vps_limits(_scene: Scene) -> dict[str, Any]:
    """How many VPs a need may want."""
    return {"min": 1, "max": MOST_VPS, "whole": True}


@function("need_several", "options", "firm", "vps")
def need_several(scene: Scene) -> Options:
    """Whether the programme wants a reason for so many VPs."""
    workflow, wanted = _workflow(scene), scene.answers["vps"]
    asks = workflow is not None and workflow.several_clause is not None
    return [("yes", "yes")] if asks and isinstance(wanted, int | float) and wanted > 1 else [("no", "no")]


@function("need_attach", "default", "checked")
def need_attach(_scene: Scene) -> list[Any]:
    """What the firm said in its self-check goes to the officers unless it is left out."""
    return [ATTACH]


@function("own_need_acts", "options", "before")
def own_need_acts(scene: Scene) -> Options:
    """What the firm may do with the need it looked at, and nothing."""
    before, texts = scene.answers["before"], scene.content.texts
    acts = before["acts"] if isinstance(before, Mapping) else []
    return [(act, texts.text(scene.language, f"need-what.{act}")) for act in (*acts, "nothing")]


@function("need_until", "default", "firm", "before")
def need_until(scene: Scene) -> list[Any]:
    """Until when a need stands: as it said, else as long as is usual in the programme."""
    before, workflow = scene.answers["before"], _workflow(scene)
    said = before.get("valid_until") if isinstance(before, Mapping) and before.get("keeps_end") else None
    if said is not None:
        return [said]
    return [_days_on(scene.as_of, workflow.valid_days if workflow is not None else MOST_DAYS)]


@function("need_until_limits", "limits")
def need_until_limits(scene: Scene) -> dict[str, Any]:
    """A need ends in the future, and not too far in it."""
    return {"min": scene.as_of.isoformat(), "max": _days_on(scene.as_of, MOST_DAYS)}


def _days_on(day: date, days: int) -> str:
    return (day + timedelta(days=days)).isoformat()
