"""Pure functions that the records of firms and researchers are asked with: what packs offer, what a self-check said.

A record that is there is called `change:number:programme:district` as an option, or `complete:…`; else `new`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from kjfz_bot.dialog.content import Scene
from kjfz_bot.dialog.offers import WORDS
from kjfz_bot.dialog.sources import function
from kjfz_bot.domain.consent import DECLINED
from kjfz_bot.programmes.programme import Programme

NEW = "new"

ALL = "all"
"""The part of a record that is all of it: everything is asked."""

NO_PART = "nothing"
"""What is taken where somebody wants no part changed, or does not agree to anything being stored."""

FIRM_PARTS = ("name", "code", "district", "classes", "contact")
PROFILE_PARTS = ("degree", "title", "unit", "field", "keywords", "papers", "name", "phone", "birth")

Options = list[tuple[str, str]]


@function("record_mode", "options", "which")
def record_mode(scene: Scene) -> Options:
    """Whether a record is new, to be completed, or to be changed."""
    return [(_which(scene).partition(":")[0],) * 2]


@function("firm_parts", "options", "which", "consent")
def firm_parts(scene: Scene) -> Options:
    """What of a firm's record can be changed alone; everything while it is not complete; nothing without consent."""
    return _parts(scene, "firm", FIRM_PARTS)


@function("profile_parts", "options", "which", "consent")
def profile_parts(scene: Scene) -> Options:
    """What of a profile can be changed alone; everything while it is new; nothing without consent."""
    programme = scene.content.programmes.get(_part_of(_which(scene), 2))
    born = programme is not None and _asks(programme, "expert", "birth_date")
    return _parts(scene, "profile", (part for part in PROFILE_PARTS if born or part != "birth"))


def _parts(scene: Scene, dialog: str, parts: Iterable[str]) -> Options:
    if scene.answers["consent"] == DECLINED:
        return [(NO_PART, NO_PART)]
    if not _which(scene).startswith("change:"):
        return [(ALL, ALL)]
    texts = scene.content.texts
    return [(part, texts.text(scene.language, f"{dialog}-part.p-{part}")) for part in (*parts, NO_PART)]


@function("record_programmes", "options", "which")
def record_programmes(scene: Scene) -> Options:
    """The programmes a record can be in: of one that is there, its own."""
    own = _part_of(_which(scene), 2)
    names = [name for name in scene.content.programmes if own in ("", name)]
    return [(name, scene.content.texts.text(scene.language, name)) for name in names]


@function("record_districts", "options", "which", "programme")
def record_districts(scene: Scene) -> Options:
    """The districts of a programme; none where its pack lists none."""
    programme = scene.content.programmes.get(scene.answers["programme"])
    districts = programme.pack.districts if programme is not None else ()
    label = f"{scene.answers['programme']}-district-"
    return [(each.id, scene.content.texts.text(scene.language, label + each.id)) for each in districts]


@function("districts_to_give", "options", "where")
def districts_to_give(scene: Scene) -> Options:
    """The districts a new organisation can be in, of a place such as `ningbo` or `ningbo:haishu`."""
    programme, _, own = (scene.answers["where"] or "").partition(":")
    texts, label = scene.content.texts, f"{programme}-district-"
    if own:
        return [(own, texts.first(scene.language, label + own) or own)]
    found = scene.content.programmes.get(programme)
    districts = found.pack.districts if found is not None else ()
    return [(each.id, texts.text(scene.language, label + each.id)) for each in districts]


def _which(scene: Scene) -> str:
    """What the record is called as an option; empty where a changed dialogue left that unanswered."""
    return scene.answers["which"] or ""


def _part_of(which: str, place: int) -> str:
    """A piece of what a record is called as an option."""
    return dict(enumerate(which.split(":"))).get(place, "")


def _asks(programme: Programme, subject: str, fact: str) -> bool:
    """Whether a programme's rules look at a fact at all."""
    return any(fact in facts for name, facts in programme.pack.questions.items() if name == subject)


@function("firm_classes", "options", "programme")
def firm_classes(scene: Scene) -> Options:
    """The classes of firms a programme looks at; none where it looks at none."""
    programme = scene.content.programmes.get(scene.answers["programme"])
    if programme is None or not _asks(programme, "firm", "classes"):
        return []
    return [(value, _value(scene, "classes", value)) for value in programme.facts["classes"].values if value != "other"]


@function("firm_class_limits", "limits", "programme")
def firm_class_limits(_scene: Scene) -> dict[str, Any]:
    """A firm may belong to no class."""
    return {"empty": True}


@function("firm_reuse", "options", "checked", "programme")
def firm_reuse(scene: Scene) -> Options:
    """Whether what the self-check said is to be used; not asked where it said nothing the programme looks at."""
    return _reuse(scene) if firm_classes(scene) and _said(scene, "classes") else []


@function("profile_reuse", "options", "checked", "programme")
def profile_reuse(scene: Scene) -> Options:
    """The same for a profile."""
    return _reuse(scene) if any(_said(scene, fact) for fact in _REUSED) else []


def _reuse(scene: Scene) -> Options:
    texts = scene.content.texts
    return [(each, texts.text(scene.language, f"record-reuse.{each}")) for each in ("use", "anew")]


@function("reuse_words", "limits", "checked")
def reuse_words(scene: Scene) -> dict[str, Any]:
    """What the self-check said, for the question whether it is to be used."""
    return {WORDS: {"said": {"lines": list(_lines(scene))}}}


_REUSED = ("degree", "title", "birth_date")
_SHOWN = ("classes", "employer_kind", *_REUSED, "certificate_level")


def _lines(scene: Scene) -> Iterator[dict[str, Any]]:
    texts, lang = scene.content.texts, scene.language
    for fact in _SHOWN:
        values = [_value(scene, fact, value) for value in _said(scene, fact)]
        if values:
            label = texts.text(lang, f"fact-{fact}.label")
            yield {"text": "record-said", "args": {"label": label, "value": {"join": values}}}


def _said(scene: Scene, fact: str) -> list[str]:
    checked = scene.answers["checked"]
    listed = checked if isinstance(checked, list) else []
    return [each.partition("=")[2] for each in listed if each.startswith(f"{fact}=")]


def _value(scene: Scene, fact: str, value: str) -> str:
    return scene.content.texts.first(scene.language, f"fact-{fact}.v-{value}") or value


@function("degrees", "options")
def degrees(scene: Scene) -> Options:
    """The degrees, as the self-check names them."""
    return _values(scene, "degree")


@function("titles", "options")
def titles(scene: Scene) -> Options:
    """The titles, as the self-check names them."""
    return _values(scene, "title")


@function("unit_kinds", "options")
def unit_kinds(scene: Scene) -> Options:
    """The kinds of units, as the self-check names employers."""
    return _values(scene, "employer_kind")


def _values(scene: Scene, fact: str) -> Options:
    table = next(iter(scene.content.programmes.values())).facts
    return [(value, _value(scene, fact, value)) for value in table[fact].values]


@function("research_fields", "options", "programme")
def research_fields(scene: Scene) -> Options:
    """The fields a programme supports."""
    programme = scene.content.programmes.get(scene.answers["programme"])
    fields = programme.pack.fields.list if programme is not None and programme.pack.fields else ()
    label = f"{scene.answers['programme']}-field-"
    return [(name, scene.content.texts.text(scene.language, label + name)) for name in fields]


@function("birth_asked", "options", "programme", "checked", "reuse")
def birth_asked(scene: Scene) -> Options:
    """Whether the birth date is still to be asked: only where the programme looks at it and no whole day is known."""
    programme = scene.content.programmes.get(scene.answers["programme"])
    if programme is None or not _asks(programme, "expert", "birth_date"):
        return []
    days = [value for value in _said(scene, "birth_date") if len(value) == len("1985-06-12")]
    return [] if days and scene.answers["reuse"] == "use" else [("yes", "yes")]


@function("birth_limits", "limits")
def birth_limits(scene: Scene) -> dict[str, Any]:
    """A birth date is a whole day in the past."""
    return {"day": True, "min": "1900-01", "max": scene.as_of.isoformat()}


@function("contract_end", "limits", "contract_from")
def contract_end(scene: Scene) -> dict[str, Any]:
    """A contract ends after it began."""
    return _after(scene.answers["contract_from"])


@function("certificate_end", "limits", "certificate_from")
def certificate_end(scene: Scene) -> dict[str, Any]:
    """A certificate runs out after it was issued."""
    return _after(scene.answers["certificate_from"])


def _after(begin: str | None) -> dict[str, Any]:
    return {"min": begin or "1970-01-01", "max": "2099-12-31"}


@function("certificate_asked", "options", "programme")
def certificate_asked(scene: Scene) -> Options:
    """Whether the certificate's dates are asked: only where the programme looks at a certificate."""
    programme = scene.content.programmes.get(scene.answers["programme"])
    return [("yes", "yes")] if programme is not None and _asks(programme, "expert", "certificate_level") else []
