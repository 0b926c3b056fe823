"""What a person reads of their own data: an overview, and who has looked. What it is made from comes from services."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kjfz_bot.dialog.content import Scene
from kjfz_bot.dialog.message import Message
from kjfz_bot.dialog.sources import function
from kjfz_bot.texts.catalogue import Rich

_TOLD = frozenset({"person", "address", "conversation", "live_run"})
"""Kinds that the overview tells of in words of its own, or that mean nothing to anybody."""


_WEB = "web"


@function("my_data_shown", "messages", "facts")
def my_data_shown(scene: Scene) -> list[Message]:
    """What is stored about the person, by kinds, each with how much there is of it."""
    facts: Mapping[str, Any] = scene.answers["facts"]
    lines = [
        _rich(scene, "mydata-shown"),
        *(_address(scene, channel, name) for channel, name in facts["addresses"]),
        _rich(scene, "mydata-shown.language", name=_text(scene, f"settings-language.o-{facts['language']}")),
        *(
            _rich(scene, "mydata-shown.line", what=_text(scene, f"data-{name}"), count=count)
            for name, count in facts["counts"].items()
            if name not in _TOLD
        ),
        _rich(scene, "mydata-shown.kept"),
    ]
    return [Message(Rich("\n".join(lines)))]


@function("looks_shown", "messages", "looks")
def looks_shown(scene: Scene) -> list[Message]:
    """Who has opened the person's data, newest first."""
    looks: Mapping[str, Any] = scene.answers["looks"]
    if not looks["lines"]:
        return [Message(_rich(scene, "who_looked-shown.nobody"))]
    lines = [_look(scene, line) for line in looks["lines"]]
    more = [_rich(scene, "who_looked-shown.more", count=looks["count"])] if looks["count"] > len(lines) else []
    return [Message(Rich("\n".join([_rich(scene, "who_looked-shown"), *lines, *more])))]


def _look(scene: Scene, line: Mapping[str, str]) -> Rich:
    texts, lang = scene.content.texts, scene.language
    role = texts.first(lang, f"role-{line['role']}") or line["role"]
    what = texts.first(lang, f"look-{line['what']}") or line["what"]
    why = texts.first(lang, f"look-why-{line['why']}") or line["why"]
    who = _text(scene, "who_looked-shown.who", role=role, organisation=line["organisation"])
    return _rich(
        scene,
        "who_looked-shown.line",
        on=line["on"],
        who=who if line["organisation"] else role,
        what=what,
        why=why,
    )


def _address(scene: Scene, channel: str, name: str) -> Rich:
    """A channel with what it calls the person; what stands for a browser says nothing to anybody."""
    if channel == _WEB:
        return _rich(scene, "mydata-shown.browser", channel=_channel(scene, channel))
    return _rich(scene, "mydata-shown.address", channel=_channel(scene, channel), name=name)


def _channel(scene: Scene, channel: str) -> str:
    return scene.content.texts.first(scene.language, f"data-channel.{channel}") or channel


def _text(scene: Scene, key: str, **args: str | int) -> str:
    return scene.content.texts.text(scene.language, key, **args)


def _rich(scene: Scene, key: str, **args: str | int) -> Rich:
    return scene.content.texts.rich(scene.language, key, **args)
