"""Dialogue files: from YAML text to `Dialog`, with errors that name file, place and remedy. No reading from disk."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Annotated, Any, Literal, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError
from rapidfuzz import process

from kjfz_bot.dialog import conditions as c
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
from kjfz_bot.errors import ContentError

Id = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]
M = TypeVar("M", bound=BaseModel)

KIND_WORDS = ("ask", "interview", "show", "review", "do", "call", "menu", "list", "repeat")


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class SourceModel(_Model):
    """`{from: name, with: [answers]}`."""

    from_: str = Field(alias="from")
    with_: list[str] = Field(default=[], alias="with")

    def build(self) -> Source:
        """The source as the engine uses it."""
        return Source(self.from_, tuple(self.with_))


class ActionModel(_Model):
    """One entry of a menu."""

    id: Id
    call: str | None = None
    open: str | None = None
    change: list[str] = []
    restart: bool = False
    end: bool = False
    with_: list[str] = Field(default=[], alias="with")
    when: Any = None


class StepModel(_Model):
    """A step as written: an id, at most one `when`, and the words of exactly one kind."""

    id: Id
    when: Any = None
    ask: str | None = None
    options: list[str] | SourceModel = []
    limits: SourceModel | None = None
    min: Any = None
    max: Any = None
    max_length: int | None = None
    accept: list[str] | None = None
    max_mb: int | None = None
    max_files: int | None = None
    optional: bool = False
    unsure: bool = False
    skip_if_single: bool = False
    interview: str | None = None
    subject: str | None = None
    quick: bool = False
    show: SourceModel | Literal[True] | None = None
    review: list[str] | None = None
    do: str | None = None
    undo: str | None = None
    call: str | None = None
    menu: list[ActionModel] | None = None
    lists_open: bool = False
    list_: SourceModel | None = Field(default=None, alias="list")
    repeat: Any = None
    until: Any = None
    with_: Any = Field(default=[], alias="with")


class EntryModel(_Model):
    """How a dialogue is entered."""

    commands: list[Id] = []
    intents: list[Id] = []


class DialogModel(_Model):
    """A dialogue file."""

    id: Id
    entry: EntryModel = EntryModel()
    args: list[Id] = []
    returns: str | None = None
    steps: list[Any]


LIMITS = ("min", "max", "max_length", "accept", "max_mb", "max_files")


def load_dialog(text: str, file: str, salt: str = "") -> Dialog:
    """Read one dialogue file; `salt` enters its hash, for content it rests on such as the packs' versions."""
    try:
        body = yaml.safe_load(text)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise ContentError(file, f"line {line}", f"this is not YAML: {error.problem}.", "Mend the line.") from error
    model = _validated(DialogModel, body, file, "", text)
    steps = tuple(_step(step, file, f"steps.{index}", text) for index, step in enumerate(model.steps))
    _unique(steps, file)
    digest = hashlib.sha256(f"{text}\0{salt}".encode()).hexdigest()[:16]
    return Dialog(
        id=model.id,
        steps=steps,
        hash=digest,
        commands=tuple(model.entry.commands),
        intents=tuple(model.entry.intents),
        args=tuple(model.args),
        returns=model.returns,
    )


def _validated(model: type[M], body: Any, file: str, path: str, text: str) -> M:
    try:
        return model.model_validate(body)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in (path, *first["loc"]) if part != "")
        word = str(first["loc"][-1]) if first["loc"] else ""
        near = process.extractOne(word, _words(model), score_cutoff=60)
        remedy = f"Did you mean '{near[0]}'?" if near and first["type"] == "extra_forbidden" else "See docs/engine.md."
        raise ContentError(f"{file}:{_line(text, word)}", place or "top", f"{first['msg']}.", remedy) from error


def _words(model: type[BaseModel]) -> list[str]:
    return [field.alias or name for name, field in model.model_fields.items()]


def _line(text: str, word: str) -> int:
    for number, line in enumerate(text.splitlines(), 1):
        if word and word in line:
            return number
    return 1


def _step(body: Any, file: str, path: str, text: str) -> Step:
    model = _validated(StepModel, body, file, path, text)
    kinds = [word for word in KIND_WORDS if getattr(model, "list_" if word == "list" else word) is not None]
    if len(kinds) != 1:
        said = ", ".join(kinds) or "none"
        raise ContentError(
            f"{file}:{_line(text, model.id)}",
            f"{path} ({model.id})",
            f"a step has exactly one kind, this one has {said}.",
            f"Use one of {', '.join(KIND_WORDS)}.",
        )
    place = f"{path}.when"
    return Step(model.id, _BUILDERS[kinds[0]](model, file, path, text), _condition(model.when, file, place))


def _ask(model: StepModel, *_: str) -> Kind:
    options = model.options.build() if isinstance(model.options, SourceModel) else tuple(model.options)
    limits = {name: getattr(model, name) for name in LIMITS if getattr(model, name) is not None}
    return Ask(
        kind=model.ask or "",
        options=options,
        limits=limits,
        limits_from=model.limits.build() if model.limits else None,
        optional=model.optional,
        unsure=model.unsure,
        skip_if_single=model.skip_if_single,
    )


def _repeat(model: StepModel, file: str, path: str, text: str) -> Kind:
    steps = tuple(_step(step, file, f"{path}.repeat.{n}", text) for n, step in enumerate(model.repeat))
    if any(isinstance(step.kind, Repeat) for step in steps):
        raise ContentError(file, path, "a repeat stands inside a repeat.", "Make the inner one a dialogue and call it.")
    until = _condition(model.until, file, f"{path}.until")
    if until is None:
        raise ContentError(
            file, path, "this repeat never ends.", "Add `until:` with a condition on a step of the block."
        )
    return Repeat(steps, until)


def _menu(model: StepModel, file: str, path: str, _text: str) -> Kind:
    actions = tuple(_action(action, file, f"{path}.menu.{n}") for n, action in enumerate(model.menu or []))
    return Menu(actions, model.lists_open)


def _action(model: ActionModel, file: str, path: str) -> Action:
    said = [word for word in ("call", "open", "change", "restart", "end") if getattr(model, word)]
    if len(said) != 1:
        raise ContentError(
            file, path, "an action does exactly one thing.", "Use one of call, open, change, restart, end."
        )
    return Action(
        id=model.id,
        call=Call(model.call, tuple(model.with_)) if model.call else None,
        open=model.open,
        change=tuple(model.change),
        restart=model.restart,
        end=model.end,
        when=_condition(model.when, file, f"{path}.when"),
    )


_BUILDERS: Mapping[str, Any] = {
    "ask": _ask,
    "interview": lambda m, *_: Interview(m.interview, m.subject or "subject", m.quick),
    "show": lambda m, *_: Show(m.show.build() if isinstance(m.show, SourceModel) else None),
    "review": lambda m, *_: Review(tuple(m.review)),
    "do": lambda m, *_: Do(m.do, tuple(m.with_), m.undo),
    "call": lambda m, *_: Call(m.call, tuple(m.with_)),
    "menu": _menu,
    "list": lambda m, *_: Listing(m.list_.build()),
    "repeat": _repeat,
}


def _condition(body: Any, file: str, path: str) -> c.Condition | None:
    match body:
        case None:
            return None
        case {"all": [*parts], **rest} if not rest:
            return c.All(tuple(_required(part, file, path) for part in parts))
        case {"any": [*parts], **rest} if not rest:
            return c.AnyOf(tuple(_required(part, file, path) for part in parts))
        case {"not": part, **rest} if not rest:
            return c.Not(_required(part, file, path))
        case {"given": str(name), **rest} if not rest:
            return c.Given(name)
        case {"answer": str(name), **rest} if len(rest) == 1 and next(iter(rest)) in c.OPERATORS:
            operator, value = next(iter(rest.items()))
            return c.Compare(name, str(operator), value)
    words = ", ".join(c.OPERATORS)
    raise ContentError(
        file,
        path,
        "this is not a condition.",
        f"Write all, any, not, given, or {{answer: NAME, OP: VALUE}} with OP one of {words}.",
    )


def _required(body: Any, file: str, path: str) -> c.Condition:
    condition = _condition(body, file, path)
    if condition is None:
        raise ContentError(file, path, "a condition is empty.", "Write a comparison or remove it.")
    return condition


def _unique(steps: tuple[Step, ...], file: str) -> None:
    inner = [step for outer in steps if isinstance(outer.kind, Repeat) for step in outer.kind.steps]
    seen: set[str] = set()
    for step in (*steps, *inner):
        if step.id in seen:
            raise ContentError(
                file, step.id, "two steps have this id.", "Step ids are unique in a dialogue; rename one."
            )
        seen.add(step.id)
