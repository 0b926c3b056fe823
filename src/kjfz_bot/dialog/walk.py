"""The walk: which answers of a run are active and which step is open, from dialogue file and folded run alone."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from kjfz_bot.dialog import interview
from kjfz_bot.dialog.conditions import holds
from kjfz_bot.dialog.content import Content
from kjfz_bot.dialog.conversation import Answer, Run
from kjfz_bot.dialog.model import Dialog, Do, Interview, Menu, Repeat, Review, Step


class Open(NamedTuple):
    """The step that waits: its key, its scope (`block#n.` or ''), the names it may read, and an answer gone stale."""

    key: str
    step: Step
    scope: str
    answers: dict[str, Any]
    question: interview.Question | None = None
    stale: Answer | None = None


@dataclass(slots=True)
class Path:
    """The way from the first step to the open one: active answers in order, values by name, and where it stops."""

    active: list[Answer] = field(default_factory=list)
    answers: dict[str, Any] = field(default_factory=dict)
    seqs: dict[str, int] = field(default_factory=dict)
    open: Open | None = None

    @property
    def newest(self) -> int:
        """The seq of the newest active answer so far."""
        return max((answer.seq for answer in self.active), default=0)


def walk(content: Content, dialog: Dialog, run: Run) -> Path:
    """Find the active answers and the open step of a run; `open` is None when the dialogue is at its end."""
    path = Path(answers=dict(run.args), seqs=dict.fromkeys(run.args, 0))
    _Walker(content, run, path).steps(dialog.steps, "")
    return path


class _Walker:
    def __init__(self, content: Content, run: Run, path: Path) -> None:
        self.content = content
        self.run = run
        self.path = path
        self.passed = 0

    def steps(self, steps: tuple[Step, ...], scope: str, *, sealed: bool = False) -> None:
        last = len(steps) if sealed else self._last_effect(steps, scope)
        for index, step in enumerate(steps):
            if not holds(step.when, self.path.answers):
                continue
            self._step(step, scope, sealed=index < last)
            if self.path.open is not None:
                return

    def _last_effect(self, steps: tuple[Step, ...], scope: str) -> int:
        """The index of the last step of this scope with an effect: nothing before it is ever asked again."""
        effects = [done.key for done in self.run.dones if not done.reopened]
        effects += [answer.key for answer in self.run.answers.values() if answer.sealed]
        for index in range(len(steps) - 1, -1, -1) if effects else ():
            key = scope + steps[index].id
            if any(effect == key or effect.startswith(f"{key}#") for effect in effects):
                return index
        return -1

    def _step(self, step: Step, scope: str, *, sealed: bool) -> None:
        match step.kind:
            case Repeat() as repeat:
                self._rounds(step, repeat, sealed=sealed)
            case Interview() as kind:
                self._interview(step, kind, scope, sealed=sealed)
            case Do():
                self._effect(step, scope, sealed=sealed)
            case Menu():
                if not sealed:
                    self._stop(step, scope)
            case _:
                self._answerable(step, scope, sealed=sealed)

    def _effect(self, step: Step, scope: str, *, sealed: bool) -> None:
        done = self.run.done(scope + step.id)
        if done is not None:
            self._pass(step.id, done.value, done.seq)
        elif not sealed:
            self._stop(step, scope)

    def _answerable(self, step: Step, scope: str, *, sealed: bool) -> None:
        key = scope + step.id
        answer = self.run.answers.get(key)
        if sealed:
            if answer is not None:
                self._take(step.id, answer)
        elif answer is None or self.run.changing == key or self._is_stale(step, answer):
            self._stop(step, scope, stale=answer if self.run.changing != key else None)
        else:
            self._take(step.id, answer)

    def _is_stale(self, step: Step, answer: Answer) -> bool:
        if isinstance(step.kind, Review):
            return answer.seq < self.path.newest
        return any(self.path.seqs.get(name, 0) > answer.seq for name in step.reads)

    def _rounds(self, step: Step, repeat: Repeat, *, sealed: bool) -> None:
        """Round after round until the condition holds; a round in which nothing is left to do is the last as well."""
        outer, seqs = dict(self.path.answers), dict(self.path.seqs)
        number = 0
        while self.path.open is None:
            number += 1
            passed = self.passed
            self.path.answers, self.path.seqs = dict(outer), dict(seqs)
            self.steps(repeat.steps, f"{step.id}#{number}.", sealed=sealed)
            if self.path.open is None and (holds(repeat.until, self.path.answers) or self.passed == passed):
                self.path.answers, self.path.seqs = outer, seqs
                self._pass(step.id, number, self.path.newest)
                return

    def _interview(self, step: Step, kind: Interview, scope: str, *, sealed: bool) -> None:
        prefix = f"{scope}{step.id}."
        changing = self.run.changing or ""
        subject = str(self.path.answers.get(kind.subject))
        programmes = self.content.programmes_for(self.path.answers.get(kind.programme), subject)
        done = interview.progress(
            interview.Rules(programmes, subject, kind.quick, date.fromisoformat(self.run.as_of)),
            lambda fact: self.run.answers.get(prefix + fact),
            changing.removeprefix(prefix) if changing.startswith(prefix) else None,
        )
        self.path.active.extend(done.answers)
        facts = {a.key.removeprefix(prefix): a.value for a in done.answers}
        facts.pop(interview.SEE_ALL, None)
        self.path.answers[step.id] = facts
        self.path.seqs[step.id] = max((a.seq for a in done.answers), default=0)
        self.passed += len(done.answers)
        if done.question is not None and not sealed:
            key = prefix + done.question.key
            self.path.open = Open(key, step, scope, self.path.answers, done.question)

    def _take(self, name: str, answer: Answer) -> None:
        self.path.active.append(answer)
        self._pass(name, answer.value, answer.seq)

    def _pass(self, name: str, value: Any, seq: int) -> None:
        self.passed += 1
        self.path.answers[name] = value
        self.path.seqs[name] = seq

    def _stop(self, step: Step, scope: str, stale: Answer | None = None) -> None:
        self.path.open = Open(scope + step.id, step, scope, self.path.answers, stale=stale)
