"""A dialogue as a Mermaid flowchart, for people who want to see it before they read it."""

from __future__ import annotations

from itertools import pairwise

from kjfz_bot.dialog import conditions as c
from kjfz_bot.dialog.model import (
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
from kjfz_bot.programmes.mermaid import quoted

_SHAPES = {Do: ("[[", "]]"), Call: ("[/", "/]"), Menu: ("{{", "}}"), Show: (">", "]"), Review: ("([", "])")}


def draw(dialog: Dialog) -> str:
    """The dialogue's steps from top to bottom; dotted arrows go around steps that have a condition."""
    lines = [
        "flowchart TD",
        f"  start_([{quoted('/' + ', /'.join(dialog.commands) if dialog.commands else dialog.id)}])",
    ]
    waiting = ["start_"]
    for step in dialog.steps:
        lines += _node(step)
        condition = f"|{quoted(_words(step.when))}|" if step.when is not None else ""
        lines += [f"  {before} -->{condition} {step.id}" for before in waiting]
        waiting = [step.id, *waiting] if step.when is not None else [step.id]
    if not isinstance(dialog.steps[-1].kind, Menu):
        lines += [f"  {before} --> end_([{quoted('end')}])" for before in waiting]
    return "\n".join(lines) + "\n"


def _node(step: Step) -> list[str]:
    if isinstance(step.kind, Repeat):
        inner = [f"  subgraph {step.id}[{quoted(f'{step.id}: until {_words(step.kind.until)}')}]"]
        inner += [f"  {line}" for child in step.kind.steps for line in _node(child)]
        ids = [child.id for child in step.kind.steps]
        inner += [f"    {a} --> {b}" for a, b in pairwise(ids)]
        return [*inner, "  end"]
    left, right = _SHAPES.get(type(step.kind), ("[", "]"))
    lines = [f"  {step.id}{left}{quoted(f'{step.id}: {_what(step.kind)}')}{right}"]
    if isinstance(step.kind, Menu):
        for action in step.kind.actions:
            goal = action.call.dialog if action.call else action.open or ("end" if action.end else "")
            if goal:
                lines.append(f"  {step.id} -.->|{quoted(action.id)}| {step.id}_{action.id}[{quoted(goal)}]")
            goals = ["start_"] if action.restart else action.change
            lines += [f"  {step.id} -.->|{quoted(action.id)}| {name}" for name in goals]
    return lines


def _what(kind: Kind) -> str:
    match kind:
        case Ask(kind=name, options=Source(name=source)):
            return f"ask {name} from {source}"
        case Ask(kind=name):
            return f"ask {name}"
        case Interview(programme=programme):
            return f"interview of {programme}"
        case Show(source=Source(name=source)) | Listing(source=Source(name=source)):
            return f"{type(kind).__name__.lower()} {source}"
        case Do(service=service):
            return f"do {service}"
        case Call(dialog=dialog):
            return f"call {dialog}"
    return type(kind).__name__.lower()


def _words(condition: c.Condition | None) -> str:
    match condition:
        case c.All(parts):
            return " and ".join(_words(part) for part in parts)
        case c.AnyOf(parts):
            return " or ".join(_words(part) for part in parts)
        case c.Not(part):
            return f"not ({_words(part)})"
        case c.Given(name):
            return f"{name} given"
        case c.Compare(name, operator, value):
            return f"{name} {operator} {value}"
    return ""
