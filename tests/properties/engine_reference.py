"""A plain second reading of which answers of a run count: step by step, without staleness, changes or seals."""

from collections.abc import Mapping, Sequence
from typing import Any

from kjfz_bot.dialog.conditions import holds
from kjfz_bot.dialog.conversation import Run
from kjfz_bot.dialog.model import Dialog, Do, Interview, Repeat, Step


def visible(dialog: Dialog, run: Run, upto: str = "") -> dict[str, Any]:
    """The names a step may read and their values, as far as the step with this key."""
    known = dict(run.args)
    _read(dialog.steps, run, "", known, upto)
    return known


def _read(steps: Sequence[Step], run: Run, scope: str, known: dict[str, Any], upto: str) -> bool:
    """Read steps into `known`; True when the step looked for was met."""
    for step in steps:
        key = scope + step.id
        if key == upto:
            return True
        if not holds(step.when, known):
            continue
        if isinstance(step.kind, Repeat):
            if _rounds(step, step.kind.steps, run, known, upto):
                return True
        elif isinstance(step.kind, Interview):
            known[step.id] = {} if known.get(step.kind.programme) is None else _facts(run, key)
        elif isinstance(step.kind, Do):
            if (done := run.done(key)) is not None:
                known[step.id] = done.value
        elif key in run.answers:
            known[step.id] = run.answers[key].value
    return False


def _rounds(step: Step, inner: Sequence[Step], run: Run, known: dict[str, Any], upto: str) -> bool:
    number = 0
    stored = [*run.answers, *(done.key for done in run.dones), upto]
    while any(key.startswith(f"{step.id}#{number + 1}.") for key in stored):
        number += 1
        own = dict(known)
        if _read(inner, run, f"{step.id}#{number}.", own, upto):
            known.update(own)
            return True
    known[step.id] = number
    return False


def _facts(run: Run, key: str) -> Mapping[str, Any]:
    return {name.removeprefix(f"{key}."): a.value for name, a in run.answers.items() if name.startswith(f"{key}.")}
