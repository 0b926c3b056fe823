"""The shape of a dialogue file, as it stands in YAML.

Here: which keys there are, what form their values take, and which words go with which kind of step. Not here: whether
the names in them exist (`check`), and the dialogue as the engine uses it (`files`).
"""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PlainValidator, StringConstraints, model_validator

from kjfz_bot.dialog import conditions as c

Name = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]
OptionId = Annotated[str, StringConstraints(pattern=r"^[A-Za-z][A-Za-z0-9_-]*$")]

LIMITS = ("min", "max", "max_length", "accept", "max_mb")
"""What an `ask` may limit its answers by."""

WORDS: Mapping[str, frozenset[str]] = {
    "ask": frozenset({"options", "limits", *LIMITS, "optional", "unsure", "skip_if_single", "default"}),
    "interview": frozenset({"subject", "quick"}),
    "show": frozenset(),
    "review": frozenset(),
    "do": frozenset({"with", "undo"}),
    "call": frozenset({"with"}),
    "menu": frozenset({"lists_open", "rights"}),
    "list": frozenset({"numbers"}),
    "repeat": frozenset({"until"}),
}
"""The kinds of step, and the words that may stand beside each."""

ACTIONS = ("call", "open", "change", "restart", "end")
"""What an entry of a menu may do."""


def read_condition(body: Any) -> c.Condition:
    """A condition from its written form; ValueError where it is none."""
    match body:
        case {"all": [*parts], **rest} if parts and not rest:
            return c.All(tuple(read_condition(part) for part in parts))
        case {"any": [*parts], **rest} if parts and not rest:
            return c.AnyOf(tuple(read_condition(part) for part in parts))
        case {"not": part, **rest} if not rest:
            return c.Not(read_condition(part))
        case {"given": str(name), **rest} if not rest:
            return c.Given(name)
        case {"answer": str(name), **rest} if len(rest) == 1:
            [(operator, value)] = rest.items()
            if operator in c.OPERATORS and (operator == "in") == isinstance(value, list):
                return c.Compare(name, str(operator), _plain(value))
    words = ", ".join(c.OPERATORS)
    raise ValueError(
        f"a condition is `all`, `any`, `not`, `given` or one comparison, {{answer: NAME, OP: VALUE}}, where OP is one "
        f"of {words} and only `in` takes a list"
    )


def _plain(value: Any) -> Any:
    """Dates as they are stored: ISO text."""
    return value.isoformat() if isinstance(value, date) else value


Condition = Annotated[c.Condition, PlainValidator(read_condition)]
Limit = Annotated[int | float | str, BeforeValidator(_plain)]


class Part(BaseModel):
    """A piece of a file: unknown keys are refused, and nothing changes it after loading."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class SourcePart(Part):
    """`{from: name, with: [answers]}`: what a named function or service gives."""

    from_: Name = Field(alias="from")
    with_: tuple[Name, ...] = Field(default=(), alias="with")


class ActionPart(Part):
    """One entry of a menu."""

    id: Name
    when: Condition | None = None
    call: Name | None = None
    with_: tuple[Name, ...] = Field(default=(), alias="with")
    open: Name | None = None
    change: tuple[Name, ...] = ()
    restart: bool = False
    end: bool = False
    right: Name | None = None

    @model_validator(mode="after")
    def _does_one_thing(self) -> "ActionPart":
        said = [word for word in ACTIONS if getattr(self, word)]
        if len(said) != 1:
            raise ValueError(f"an action does exactly one of {', '.join(ACTIONS)}, this one {_listed(said)}")
        if self.with_ and not self.call:
            raise ValueError("`with` goes with `call` only")
        return self


class StepPart(Part):
    """A step: an id, at most one `when`, the word of exactly one kind, and words that go with that kind."""

    id: Name
    when: Condition | None = None
    ask: Name | None = None
    options: tuple[OptionId, ...] | SourcePart = ()
    limits: SourcePart | None = None
    min: Limit | None = None
    max: Limit | None = None
    max_length: int | None = Field(default=None, gt=0)
    accept: tuple[Name, ...] | None = None
    max_mb: int | None = Field(default=None, gt=0)
    optional: bool = False
    unsure: bool = False
    skip_if_single: bool = False
    default: SourcePart | None = None
    interview: Name | None = None
    subject: Name = "subject"
    quick: bool = False
    show: SourcePart | Literal[True] | None = None
    review: tuple[Name, ...] | None = Field(default=None, min_length=1)
    do: Name | None = None
    undo: Name | None = None
    call: Name | None = None
    with_: tuple[Name, ...] = Field(default=(), alias="with")
    menu: tuple[ActionPart, ...] | None = Field(default=None, min_length=1)
    lists_open: bool = False
    rights: SourcePart | None = None
    list_: SourcePart | None = Field(default=None, alias="list")
    numbers: bool = False
    repeat: tuple["StepPart", ...] | None = Field(default=None, min_length=1)
    until: Condition | None = None

    @property
    def said(self) -> frozenset[str]:
        """The words that stand in the file."""
        return frozenset(type(self).model_fields[name].alias or name for name in self.model_fields_set)

    @property
    def kind(self) -> str:
        """The word of the kind of this step."""
        return next(iter(self.said & WORDS.keys()))

    @model_validator(mode="after")
    def _is_of_one_kind(self) -> "StepPart":
        kinds = sorted(self.said & WORDS.keys())
        if len(kinds) != 1:
            raise ValueError(f"a step is exactly one of {', '.join(WORDS)}, this one {_listed(kinds)}")
        foreign = sorted(self.said - WORDS[kinds[0]] - {"id", "when", kinds[0]})
        if foreign:
            raise ValueError(f"'{foreign[0]}' does not go with '{kinds[0]}'")
        return self

    @model_validator(mode="after")
    def _names_differ(self) -> "StepPart":
        if isinstance(self.options, tuple) and len(set(self.options)) < len(self.options):
            raise ValueError("an option is given twice")
        if self.menu and len({action.id for action in self.menu}) < len(self.menu):
            raise ValueError("two actions have the same id")
        return self

    @model_validator(mode="after")
    def _knows_rights(self) -> "StepPart":
        if self.rights is None and any(action.right for action in self.menu or ()):
            raise ValueError("an action has a `right`, so the menu needs `rights: {from: …}` that says who has it")
        return self

    @model_validator(mode="after")
    def _repeats_well(self) -> "StepPart":
        if self.repeat is None:
            return self
        if self.until is None:
            raise ValueError("this repeat never ends: it needs `until` with a condition on a step of the block")
        if any(step.repeat is not None for step in self.repeat):
            raise ValueError("a repeat stands inside a repeat: make the inner one a dialogue and call it")
        return self


class EntryPart(Part):
    """How a dialogue is entered."""

    commands: tuple[Name, ...] = ()
    intents: tuple[Name, ...] = ()
    linked: bool = False
    anew: bool = False


class DialogFile(Part):
    """A dialogue file."""

    id: Name
    entry: EntryPart = EntryPart()
    args: tuple[Name, ...] = ()
    returns: Name | None = None
    reminds: bool = False
    steps: tuple[StepPart, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _can_be_gone_on_with(self) -> "DialogFile":
        if self.reminds and not self.entry.commands:
            raise ValueError("a dialogue that reminds needs a command to go on with, which the reminder names")
        return self

    @model_validator(mode="after")
    def _can_be_linked(self) -> "DialogFile":
        if self.entry.linked and not self.entry.commands:
            raise ValueError("a dialogue that links open needs a command, which they name")
        return self

    @model_validator(mode="after")
    def _names_differ(self) -> "DialogFile":
        steps = [inner for step in self.steps for inner in (step, *(step.repeat or ()))]
        seen = set(self.args)
        for step in steps:
            if step.id in seen:
                raise ValueError(f"the name '{step.id}' is given twice: ids and arguments are unique in a dialogue")
            seen.add(step.id)
        return self


def _listed(words: list[str]) -> str:
    return f"has {' and '.join(words)}" if words else "has none"


KEYS = frozenset(
    field.alias or name
    for part in (SourcePart, ActionPart, StepPart, EntryPart, DialogFile)
    for name, field in part.model_fields.items()
)
"""Every key a dialogue file may have, for guessing what a wrong one was meant to be."""
