"""The static check of dialogues: what would fail in a conversation is found here first, with place and remedy."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import product
from typing import Any

from kjfz_bot.dialog import answers, check_words
from kjfz_bot.dialog.conditions import Compare, Condition, comparisons, holds, names
from kjfz_bot.dialog.content import COMPARE, Content
from kjfz_bot.dialog.depth import called, depth
from kjfz_bot.dialog.finding import Finding
from kjfz_bot.dialog.model import (
    PICKED,
    SUGGESTED,
    Ask,
    Call,
    Dialog,
    Do,
    Interview,
    Listing,
    Menu,
    Repeat,
    Review,
    Show,
    Source,
    Step,
)

MAX_CALL_DEPTH = 3
NUMBERS = frozenset({"number", "money", "years", "keywords"})
DATES = frozenset({"date", "birth"})
MOST_CASES = 4096  # conditions read few answers; more cases than this are taken to be satisfiable


def check_dialogs(content: Content) -> list[Finding]:
    """Every problem of the loaded dialogues, in the order of the files."""
    found: list[Finding] = []
    for dialog in content.dialogs.values():
        found.extend(_Check(content, dialog).run())
        found.extend(check_words.check_words(content, dialog))
    return found + list(_start(content)) + list(_commands(content)) + list(_calls(content))


def _start(content: Content) -> Iterator[Finding]:
    """The start menu must come up at any time, so what it calls may not wait for the person in front of it."""
    start = content.dialogs.get(content.start)
    if start is None:
        yield Finding(content.start, "id", "this dialogue is missing.", "Conversations begin with it: write it.")
        return
    if not isinstance(start.steps[-1].kind, Menu) or start.steps[-1].when is not None:
        yield Finding(start.id, "steps", "this dialogue comes to an end.", "End it with a menu, so that it never does.")
    for name in sorted(called(start)):
        dialog = content.dialogs.get(name)
        if dialog is not None and any(not isinstance(step.kind, Show) for step in dialog.steps):
            yield Finding(start.id, "steps", f"'{name}' does more than show, but is called.", "Let the menu open it.")


def _commands(content: Content) -> Iterator[Finding]:
    owners: dict[str, str] = {}
    for dialog in content.dialogs.values():
        for word in dialog.commands:
            if word in owners:
                yield Finding(
                    dialog.id, "entry", f"/{word} already opens '{owners[word]}'.", "Give each command to one dialogue."
                )
            owners[word] = dialog.id


def _calls(content: Content) -> Iterator[Finding]:
    for dialog in content.dialogs.values():
        if _calls_itself(content, dialog.id, dialog.id, set()):
            yield Finding(
                dialog.id, "steps", "this dialogue calls itself.", "Use a repeat, or an action that opens it."
            )
        elif depth(content, dialog.id) > MAX_CALL_DEPTH:
            yield Finding(
                dialog.id, "steps", f"calls go deeper than {MAX_CALL_DEPTH}.", "Flatten one of the called dialogues."
            )


def _calls_itself(content: Content, name: str, goal: str, seen: set[str]) -> bool:
    dialog = content.dialogs.get(name)
    if dialog is None or name in seen:
        return False
    seen.add(name)
    return any(other == goal or _calls_itself(content, other, goal, seen) for other in called(dialog))


@dataclass(slots=True)
class _Scope:
    """The names an earlier step or argument gives, and for those with few possible values, which."""

    known: dict[str, tuple[Any, ...] | None] = field(default_factory=dict)


class _Check:
    def __init__(self, content: Content, dialog: Dialog) -> None:
        self.content = content
        self.dialog = dialog
        self.scope = _Scope(dict.fromkeys(dialog.args))

    def run(self) -> Iterator[Finding]:
        yield from self._steps(self.dialog.steps)
        if self.dialog.returns is not None and self.dialog.returns not in self.scope.known:
            yield self._finding(
                "returns", f"no step is called '{self.dialog.returns}'.", "Name a step of this dialogue."
            )

    def _finding(self, path: str, problem: str, remedy: str) -> Finding:
        return Finding(self.dialog.id, path, problem, remedy)

    def _steps(self, steps: tuple[Step, ...]) -> Iterator[Finding]:
        for before, step in zip((None, *steps), steps, strict=False):
            if before is not None and isinstance(before.kind, Menu) and before.when is None:
                yield self._finding(step.id, f"nothing passes the menu '{before.id}'.", "Put the menu last.")
            yield from self._condition(f"{step.id}.when", step.when)
            yield from self._kind(step)
            self.scope.known[step.id] = self._values(step)

    def _kind(self, step: Step) -> Iterator[Finding]:
        checker: Callable[[Step, Any], Iterator[Finding]] = getattr(self, f"_{type(step.kind).__name__.lower()}")
        yield from checker(step, step.kind)

    def _values(self, step: Step) -> tuple[Any, ...] | None:
        """The values a step can have, None where they are not known in advance."""
        match step.kind:
            case Ask(kind="yes_no", optional=optional, unsure=unsure):
                return (True, False, *((None,) if optional else ()), *(("not_sure",) if unsure else ()))
            case Ask(kind="choice", options=tuple() as options, optional=optional, unsure=unsure):
                return (*options, *((None,) if optional else ()), *(("not_sure",) if unsure else ()))
            case Ask(options=Source(name="programmes")):
                return (*self.content.programmes, COMPARE)
        return None

    def _condition(self, path: str, condition: Condition | None) -> Iterator[Finding]:
        unknown = sorted(names(condition) - set(self.scope.known))
        for name in unknown:
            yield self._finding(
                path, f"'{name}' is no earlier step and no argument.", "Name a step that stands before this one."
            )
        if not unknown and condition is not None and not self._satisfiable(condition):
            yield self._finding(
                path, "this can never hold, so the step is never reached.", "Compare with a value the answer can have."
            )

    def _satisfiable(self, condition: Condition) -> bool:
        read = sorted(names(condition))
        domains = [self._domain(name, condition) for name in read]
        size = 1
        for domain in domains:
            size *= len(domain)
        if size > MOST_CASES:
            return True
        return any(
            holds(condition, {n: v for n, v in zip(read, case, strict=True) if v is not _ABSENT})
            for case in product(*domains)
        )

    def _domain(self, name: str, condition: Condition) -> list[Any]:
        known = self.scope.known[name]
        if known is not None:
            return [*known, _ABSENT]
        own = [compare for compare in comparisons(condition) if compare.name == name]
        unlike = [_OTHER] if all(compare.operator in {"is", "in", "has"} for compare in own) else []
        return [_ABSENT, None, *unlike, *(value for compare in own for value in _tried(compare))]

    def _source(self, step: Step, source: Source, *gives: str) -> Iterator[Finding]:
        for name in source.reads:
            if name not in self.scope.known:
                yield self._finding(
                    step.id, f"'{name}' is no earlier step and no argument.", "Name a step that stands before this one."
                )
        function = self.content.functions.get(source.name)
        needed = function.reads if function else ()
        service = self.content.services.get(source.name)
        if function is None and service is None:
            yield self._finding(
                step.id, f"no function or service is called '{source.name}'.", "Register it, or mend the name."
            )
        elif function is not None and function.gives not in gives:
            yield self._finding(
                step.id, f"'{source.name}' gives {function.gives}, not {gives[0]}.", "Use a source that fits."
            )
        for name in service.reads if service else needed:
            if name not in source.reads:
                yield self._finding(
                    step.id, f"'{source.name}' reads '{name}', which it is not given.", f"Add '{name}' to `with`."
                )

    def _ask(self, step: Step, ask: Ask) -> Iterator[Finding]:
        if ask.kind not in answers.kinds():
            known = ", ".join(sorted(answers.kinds()))
            yield self._finding(step.id, f"'{ask.kind}' is no answer kind.", f"Use one of {known}.")
        if ask.kind not in SUGGESTED and (ask.kind in PICKED) != bool(ask.options):
            yield self._finding(step.id, "choices have options, and only they.", "Add options, or ask for a choice.")
        for name, limit in ask.limits.items():
            kinds, right = LIMITED[name]
            if ask.kind not in kinds or not right(ask.kind, limit):
                yield self._finding(
                    f"{step.id}.{name}", f"{limit!r} limits no {ask.kind}.", "Numbers have numbers, dates ISO dates."
                )
        sources = [s for s in (ask.options, ask.limits_from) if isinstance(s, Source)]
        for source in sources:
            yield from self._source(step, source, "options" if source is ask.options else "limits")
        if ask.default is not None:
            yield from self._source(step, ask.default, "default")
            if ask.default.name in self.content.services:
                yield self._finding(step.id, f"'{ask.default.name}' is a service.", "A default comes from a function.")
        if len([s for s in sources if s.name in self.content.services]) > 1:
            yield self._finding(
                step.id, "options and limits both need a service.", "Let one service give both, or ask in two steps."
            )

    def _interview(self, step: Step, kind: Interview) -> Iterator[Finding]:
        for name in (kind.programme, kind.subject):
            if name not in self.scope.known:
                yield self._finding(
                    step.id, f"'{name}' is no earlier step and no argument.", "Ask for it before the interview."
                )
            step_named = self.dialog.step(name)
            if step_named is not None and getattr(step_named.kind, "kind", None) != "choice":
                yield self._finding(step.id, f"'{name}' is no choice.", "Ask for one of several before the interview.")
        subject = self.scope.known.get(kind.subject) or ()
        for programme in self.content.programmes.values():
            for value in subject:
                if isinstance(value, str) and value not in programme.subjects:
                    yield self._finding(
                        step.id, f"programme '{programme.id}' has no subject '{value}'.", "Offer the subjects it has."
                    )

    def _show(self, step: Step, kind: Show) -> Iterator[Finding]:
        if kind.source is not None:
            yield from self._source(step, kind.source, "messages")

    def _names(self, step: Step, wanted: tuple[str, ...]) -> Iterator[Finding]:
        for name in wanted:
            if name not in self.scope.known:
                yield self._finding(
                    step.id, f"'{name}' is no earlier step and no argument.", "Name a step that stands before this one."
                )

    def _review(self, step: Step, kind: Review) -> Iterator[Finding]:
        yield from self._changeable(step, kind.names)

    def _changeable(self, step: Step, wanted: tuple[str, ...]) -> Iterator[Finding]:
        """Only answers a person gave can be looked over and changed."""
        yield from self._names(step, wanted)
        for name in wanted:
            other = self.dialog.step(name)
            if other is not None and not isinstance(other.kind, Ask | Interview | Call | Listing):
                yield self._finding(step.id, f"'{name}' is no answer that could be changed.", "Leave it out.")

    def _do(self, step: Step, kind: Do) -> Iterator[Finding]:
        yield from self._names(step, kind.reads)
        for name in (kind.service, kind.undo):
            if name is not None and name not in self.content.services:
                yield self._finding(step.id, f"no service is called '{name}'.", "Register it, or mend the name.")
        service = self.content.services.get(kind.service)
        for name in service.reads if service else ():
            if name not in kind.reads:
                yield self._finding(
                    step.id, f"'{kind.service}' reads '{name}', which it is not given.", f"Add '{name}' to `with`."
                )

    def _call(self, step: Step, kind: Call) -> Iterator[Finding]:
        yield from self._names(step, kind.reads)
        dialog = self.content.dialogs.get(kind.dialog)
        if dialog is None:
            yield self._finding(
                step.id, f"no dialogue is called '{kind.dialog}'.", "Mend the name, or write the dialogue."
            )
            return
        for name in sorted(set(dialog.args) ^ set(kind.reads)):
            yield self._finding(
                step.id,
                f"'{kind.dialog}' and this call disagree about '{name}'.",
                "Let `args` and `with` name the same.",
            )

    def _menu(self, step: Step, kind: Menu) -> Iterator[Finding]:
        if kind.rights is not None:
            yield from self._source(step, kind.rights, "rights")
        for action in kind.actions:
            yield from self._condition(f"{step.id}.{action.id}", action.when)
            yield from self._changeable(step, action.change)
            if action.call is not None:
                yield from self._call(step, action.call)
            if action.open is not None and action.open not in self.content.dialogs:
                yield self._finding(
                    step.id, f"no dialogue is called '{action.open}'.", "Mend the name, or write the dialogue."
                )
        if self.dialog.id != self.content.start and not any(
            action.end and action.when is None for action in kind.actions
        ):
            yield self._finding(step.id, "nothing leads out of this menu.", "Add an action with `end: true`.")

    def _listing(self, step: Step, kind: Listing) -> Iterator[Finding]:
        yield from self._source(step, kind.source, "page")

    def _repeat(self, step: Step, kind: Repeat) -> Iterator[Finding]:
        outer = dict(self.scope.known)
        yield from self._steps(kind.steps)
        yield from self._condition(f"{step.id}.until", kind.until)
        self.scope.known = outer
        if not names(kind.until) & {inner.id for inner in kind.steps}:
            yield self._finding(f"{step.id}.until", "this does not look at the round.", "Compare a step of the block.")
        if not any(inner.asks or isinstance(inner.kind, Call) for inner in kind.steps):
            yield self._finding(step.id, "this goes round without asking anything.", "Ask something in the block.")


def _of_size(kind: str, limit: Any) -> bool:
    """Whether a least or greatest value is one this kind of answer can be compared with."""
    if kind in NUMBERS:
        return isinstance(limit, int | float)
    return isinstance(limit, str) and answers.is_date(limit)


LIMITED: dict[str, tuple[frozenset[str], Callable[[str, Any], bool]]] = {
    "min": (NUMBERS | DATES, _of_size),
    "max": (NUMBERS | DATES, _of_size),
    "max_length": (frozenset({"text", "search"}), lambda _kind, _limit: True),
    "accept": (frozenset({"file"}), lambda _kind, _limit: True),
    "max_mb": (frozenset({"file"}), lambda _kind, _limit: True),
}
"""The kinds of answer each limit goes with, and what it has to be."""

_ABSENT = object()
_OTHER = object()
"""Some value that no comparison names."""


def _tried(compare: Compare) -> list[Any]:
    """Values that could make a comparison come out either way."""
    value = compare.value
    if compare.operator == "has":
        return [[value], []]
    if compare.operator == "in" and isinstance(value, (list, tuple)):
        return [*value, _ABSENT]
    return [value]
