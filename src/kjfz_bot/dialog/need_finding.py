"""Pure functions that needs are looked for with: the fields and districts one can look in."""

from __future__ import annotations

from collections.abc import Iterable

from kjfz_bot.dialog.content import Scene
from kjfz_bot.dialog.sources import function
from kjfz_bot.programmes.programme import Programme

Options = list[tuple[str, str]]


def _programmes(scene: Scene) -> Iterable[Programme]:
    """The programme that was chosen, or each of them."""
    chosen = scene.content.programmes.get(f"{scene.answers['programme']}")
    return (chosen,) if chosen is not None else scene.content.programmes.values()


@function("fields_to_look_in", "options", "programme")
def fields_to_look_in(scene: Scene) -> Options:
    """The fields that needs of these programmes belong to, each once."""
    named = {
        field: f"{programme.id}-field-{field}"
        for programme in _programmes(scene)
        for field in (programme.pack.fields.list if programme.pack.fields else ())
    }
    return _labelled(scene, named)


@function("districts_to_look_in", "options", "programme")
def districts_to_look_in(scene: Scene) -> Options:
    """The districts of these programmes."""
    named = {
        district.id: f"{programme.id}-district-{district.id}"
        for programme in _programmes(scene)
        for district in programme.pack.districts
    }
    return _labelled(scene, named)


def _labelled(scene: Scene, named: dict[str, str]) -> Options:
    return [(name, scene.content.texts.text(scene.language, key)) for name, key in named.items()]
