"""Dialogue files: from YAML text to `Dialog`, with errors that name file, place and remedy. Here no disk is read."""

import hashlib
from collections.abc import Callable, Mapping

from kjfz_bot.dialog.conditions import All, Condition
from kjfz_bot.dialog.model import (
    Action,
    Ask,
    Call,
    Dialog,
    Do,
    Interview,
    Kind,
    Listing,
    Menu,
    Repeat,
    Review,
    Show,
    Source,
    Step,
)
from kjfz_bot.dialog.schema import KEYS, LIMITS, ActionPart, DialogFile, SourcePart, StepPart
from kjfz_bot.programmes import source as yaml_source

GUIDE = "docs/engine.md"
_NEVER_FALSE: Condition = All(())


def load_dialog(text: str, file: str, salt: str = "") -> Dialog:
    """Read one dialogue file; `salt` enters its hash, for content it rests on such as the packs."""
    source = yaml_source.Source(file, text, guide=GUIDE)
    part = source.read(DialogFile, KEYS)
    if file.rpartition("/")[2].removesuffix(".yaml") != part.id:
        raise source.error(("id",), f"the id '{part.id}' is not the name of the file.", "Let them be the same.")
    return Dialog(
        id=part.id,
        steps=tuple(_step(step) for step in part.steps),
        hash=hashlib.sha256(f"{text}\0{salt}".encode()).hexdigest()[:16],
        commands=part.entry.commands,
        intents=part.entry.intents,
        args=part.args,
        returns=part.returns,
        reminds=part.reminds,
        linked=part.entry.linked,
        anew=part.entry.anew,
    )


def _step(part: StepPart) -> Step:
    return Step(part.id, _KINDS[part.kind](part), part.when)


def _source(part: SourcePart) -> Source:
    return Source(part.from_, part.with_)


def _ask(part: StepPart) -> Kind:
    said = {name: getattr(part, name) for name in LIMITS}
    return Ask(
        kind=str(part.ask),
        options=_source(part.options) if isinstance(part.options, SourcePart) else part.options,
        limits={name: list(limit) if isinstance(limit, tuple) else limit for name, limit in said.items() if limit},
        limits_from=_source(part.limits) if part.limits else None,
        optional=part.optional,
        unsure=part.unsure,
        skip_if_single=part.skip_if_single,
        default=_source(part.default) if part.default else None,
    )


def _show(part: StepPart) -> Kind:
    return Show(_source(part.show) if isinstance(part.show, SourcePart) else None)


def _listing(part: StepPart) -> Kind:
    assert part.list_ is not None
    return Listing(_source(part.list_), part.numbers)


def _repeat(part: StepPart) -> Kind:
    return Repeat(tuple(_step(step) for step in part.repeat or ()), part.until or _NEVER_FALSE)


def _action(part: ActionPart) -> Action:
    return Action(
        id=part.id,
        call=Call(part.call, part.with_) if part.call else None,
        open=part.open,
        change=part.change,
        restart=part.restart,
        end=part.end,
        when=part.when,
        right=part.right,
    )


def _menu(part: StepPart) -> Kind:
    actions = tuple(_action(action) for action in part.menu or ())
    return Menu(actions, part.lists_open, _source(part.rights) if part.rights else None)


_KINDS: Mapping[str, Callable[[StepPart], Kind]] = {
    "ask": _ask,
    "interview": lambda part: Interview(str(part.interview), part.subject, part.quick),
    "show": _show,
    "review": lambda part: Review(part.review or ()),
    "do": lambda part: Do(str(part.do), part.with_, part.undo),
    "call": lambda part: Call(str(part.call), part.with_),
    "menu": _menu,
    "list": _listing,
    "repeat": _repeat,
}
