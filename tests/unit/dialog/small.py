"""Small dialogues written where they are tested: loaded, given words, and talked to."""

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from textwrap import dedent, indent
from typing import Any

from kjfz_bot.app.content import build_content, content_root, read_locales, read_packs
from kjfz_bot.dialog.check_words import wanted_keys
from kjfz_bot.dialog.content import Content, Function, Scene, Signature
from kjfz_bot.dialog.conversation import Answer, Done, Run
from kjfz_bot.dialog.events import Event
from kjfz_bot.dialog.files import load_dialog
from kjfz_bot.dialog.inbound import No, Ok, ServiceCall
from kjfz_bot.dialog.model import Dialog
from kjfz_bot.testing.conversation import Conversation
from kjfz_bot.texts.catalogue import Catalogue, Texts

LANGUAGES = ("zh-CN", "en")

START = """
- {id: menu, menu: [{id: go, open: trip}], lists_open: true}
"""


class MadeWords(Catalogue):
    """The product's words, and for texts it has not, their own keys; so tests read which text was shown."""

    def __init__(self, made: frozenset[str]) -> None:
        keys = {lang: shipped().texts.keys(lang) | made for lang in LANGUAGES}
        super().__init__({lang: Texts(dict.fromkeys(keys[lang], ""), {}, {}) for lang in LANGUAGES})
        self._made = made

    def _format(self, lang: str, key: str, args: Mapping[str, Any]) -> str:
        return key if key in self._made else shipped().texts._format(lang, key, args)


@cache
def shipped() -> Content:
    """The product's words and programmes."""
    return build_content({}, read_locales(content_root()), read_packs())


def dialog(steps: str, id_: str = "trip", head: str = "") -> Dialog:
    """A dialogue from its steps in YAML; `head` are further lines before them."""
    body = indent(dedent(steps).strip(), "  ")
    return load_dialog(f"id: {id_}\n{dedent(head)}\nsteps:\n{body}\n", f"{id_}.yaml")


def content(
    *dialogs: Dialog,
    functions: Sequence[Function] = (),
    services: Sequence[Signature] = (),
    words: Sequence[str] = (),
) -> Content:
    """Content of these dialogues, with a start menu where none is given."""
    every = (
        dialogs
        if any(d.id == "start" for d in dialogs)
        else (dialog(START, "start", "entry: {commands: [start]}"), *dialogs)
    )
    wanted = frozenset([*words, *(key for d in every for key in wanted_keys(d))])
    base = shipped()
    return Content(
        dialogs={d.id: d for d in every},
        texts=MadeWords(frozenset(key for key in wanted if not base.texts.has("en", key))),
        programmes=dict(base.programmes),
        functions={**base.functions, **{function.name: function for function in functions}},
        services={service.name: service for service in services},
    )


Serve = Callable[[ServiceCall], Ok | No]


def talk(
    *dialogs: Dialog, services: Mapping[str, Serve] | None = None, functions: Sequence[Function] = (), **more: Any
) -> Conversation:
    """Somebody who has just opened the first of these dialogues, in English."""
    given = services or {}
    made = content(*dialogs, services=[Signature(name) for name in given], functions=functions, **more)
    person = Conversation(made, given, language="en")
    person.say("hello")
    person.press("start-menu.o-go" if dialogs[0].id == "trip" else dialogs[0].id)
    return person


def options(name: str, run: Callable[[Scene], Any], *reads: str, gives: str = "options") -> Function:
    """A pure source."""
    return Function(name, gives, reads, run)


def run(answers: Sequence[Answer] = (), dones: Sequence[Done] = (), **more: Any) -> Run:
    """A run as the fold would have made it."""
    given = {"id": 1, "dialog": "trip", "hash": "h", "as_of": "2026-03-11", "args": {}, "parent": None, "caller": None}
    return Run(**{**given, **more}, answers={answer.key: answer for answer in answers}, dones=list(dones))


def given(key: str, value: Any, seq: int, how: str = "given", **more: Any) -> Answer:
    """An answer as the fold would have made it."""
    return Answer(key, value, how, seq, **more)


def kinds(person: Conversation, last: int | None = None) -> list[str]:
    """The kinds of the newest events."""
    found = [kind for kind, _ in person.happened()]
    return found if last is None else found[-last:]


def event(seq: int, run: int, kind: str, /, **body: Any) -> Event:
    """An event of a log."""
    return Event(seq, run, kind, body)
