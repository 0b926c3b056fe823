"""A dialogue as the engine sees it: an ordered list of steps of nine kinds. Reading files is `files.py`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from kjfz_bot.dialog.conditions import Condition

PICKED = frozenset({"choice", "multi", "search"})
"""Kinds of answers that are picked from options; where there is none, nothing is asked."""

SUGGESTED = frozenset({"date", "duration", "log"})
"""Kinds of answers that are typed, and may have options beside."""


@dataclass(frozen=True, slots=True)
class Source:
    """Options, limits or a page that a named function or service gives, and the names of the answers it reads."""

    name: str
    reads: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Ask:
    """One question. `kind` names an answer kind; `options` are ids or come from a source; `limits` are plain values.

    Where `default` gives a value the question answers itself with it, and is asked only to change that.
    """

    kind: str
    options: tuple[str, ...] | Source = ()
    limits: Mapping[str, Any] = field(default_factory=dict)
    limits_from: Source | None = None
    optional: bool = False
    unsure: bool = False
    skip_if_single: bool = False
    default: Source | None = None


@dataclass(frozen=True, slots=True)
class Interview:
    """Questions that come from the rules of the programmes named by an answer, for the subject named by another."""

    programme: str
    subject: str
    quick: bool = False


@dataclass(frozen=True, slots=True)
class Show:
    """Something to read: a text of the locale files, or what a named function makes of the answers."""

    source: Source | None = None


@dataclass(frozen=True, slots=True)
class Review:
    """The check-your-answers page over the named earlier steps."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Do:
    """A service that changes something, run at most once; `undo` names the service that reverses it."""

    service: str
    reads: tuple[str, ...] = ()
    undo: str | None = None


@dataclass(frozen=True, slots=True)
class Call:
    """Another dialogue, run before this one goes on; what it returns is this step's value."""

    dialog: str
    reads: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Action:
    """One entry of a menu: open or call a dialogue, change answers, start over, or end.

    With a `right` it is there only for those whose roles give them that.
    """

    id: str
    call: Call | None = None
    open: str | None = None
    change: tuple[str, ...] = ()
    restart: bool = False
    end: bool = False
    when: Condition | None = None
    right: str | None = None


@dataclass(frozen=True, slots=True)
class Menu:
    """What the person may do from here; after an action it is shown again. `lists_open` adds what is left open.

    `rights` gives the names of what a person with roles may do; nobody else is asked for.
    """

    actions: tuple[Action, ...]
    lists_open: bool = False
    rights: Source | None = None


@dataclass(frozen=True, slots=True)
class Listing:
    """A page of items from a service; the picked item's id is the answer, null where there is nothing to pick.

    With `numbers` a case number can be typed as well, whether it stands on the page or not.
    """

    source: Source
    numbers: bool = False


@dataclass(frozen=True, slots=True)
class Repeat:
    """A block asked again, each round in a scope of its own, until its condition holds at the end of a round."""

    steps: tuple[Step, ...]
    until: Condition


Kind = Ask | Interview | Show | Review | Do | Call | Menu | Listing | Repeat


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a dialogue: a stable id, when it applies, and what it is.

    `reads` are the names of the answers it reads; when one is newer than the step's own answer it is offered again.
    """

    id: str
    kind: Kind
    when: Condition | None = None
    reads: tuple[str, ...] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "reads", _read_by(self.kind))

    @property
    def asks(self) -> bool:
        """Whether the person is asked something here; otherwise it happens by itself."""
        return isinstance(self.kind, Ask | Interview | Review | Menu | Listing)


def _read_by(kind: Kind) -> tuple[str, ...]:
    match kind:
        case Ask(options=options, limits_from=limits_from, default=default):
            sources = [s for s in (options, limits_from, default) if isinstance(s, Source)]
            return tuple(name for source in sources for name in source.reads)
        case Show(source=Source(reads=reads)) | Listing(source=Source(reads=reads)):
            return reads
        case Interview(programme=programme, subject=subject):
            return (programme, subject)
        case _:
            return ()


@dataclass(frozen=True, slots=True)
class Dialog:
    """A dialogue: how it is entered, what it is given, its steps, the value it returns, and the hash of its file.

    `reminds` says that somebody who left it unfinished is reminded of it; `linked` that a link may open it and answer
    its first question; `anew` that its command begins it anew, since it shows what is so at the moment.
    """

    id: str
    steps: tuple[Step, ...]
    hash: str
    commands: tuple[str, ...] = ()
    intents: tuple[str, ...] = ()
    args: tuple[str, ...] = ()
    returns: str | None = None
    reminds: bool = False
    linked: bool = False
    anew: bool = False

    def walk_steps(self) -> Iterator[tuple[str, Step]]:
        """Every step with the block it stands in ('' at the top)."""
        for step in self.steps:
            yield "", step
            if isinstance(step.kind, Repeat):
                for inner in step.kind.steps:
                    yield step.id, inner

    def after(self, id_: str) -> frozenset[str]:
        """The ids of the steps that stand after one."""
        ids = [step.id for _, step in self.walk_steps()]
        return frozenset(ids[ids.index(id_) + 1 :])

    def step(self, key: str) -> Step | None:
        """The step a key belongs to: `step`, `interview.fact` or `block#n.step`; None where there is none."""
        head, _, rest = key.partition(".")
        block = head.partition("#")[0]
        for step in self.steps:
            if step.id != block:
                continue
            if not isinstance(step.kind, Repeat):
                return step
            inner = rest.partition(".")[0]
            return next((s for s in step.kind.steps if s.id == inner), None)
        return None
