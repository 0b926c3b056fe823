"""A programme's workflows as a Mermaid flowchart, for people who want to see the way before they go it."""

from collections.abc import Iterable, Iterator
from typing import Protocol

from kjfz_bot.domain.workflow import END, Side, Step, Workflow
from kjfz_bot.programmes.locale_keys import step_key, workflow_key
from kjfz_bot.programmes.mermaid import quoted
from kjfz_bot.programmes.programme import Programme

OFF = "classDef off stroke-dasharray: 5 5"


class Words(Protocol):
    """The catalogue as far as a drawing asks it."""

    def first(self, lang: str, *keys: str) -> str | None:
        """The text of the first key that exists; None where none does."""
        ...

    def text(self, lang: str, key: str, /, **args: int) -> str:
        """A text of a language."""
        ...


def draw(programme: Programme, words: Words, lang: str) -> str:
    """Every workflow of a programme from top to bottom, side by side.

    Dotted arrows lead back for correction or around steps that are off, whose boxes are dashed.
    """
    lines = ["flowchart TD", f"  {OFF}"]
    for workflow in programme.workflows.values():
        lines += _Drawing(programme.id, workflow, words, lang).lines()
    return "\n".join(lines) + "\n"


class _Drawing:
    """One workflow while it is drawn."""

    def __init__(self, programme: str, workflow: Workflow, words: Words, lang: str) -> None:
        self.programme = programme
        self.workflow = workflow
        self.words = words
        self.lang = lang

    def lines(self) -> Iterator[str]:
        """Boxes and arrows, each in a line."""
        name = self.words.text(self.lang, workflow_key(self.programme, self.workflow.id))
        yield f"  subgraph {self._node('way')}[{quoted(name)}]"
        for line in (*self._boxes(), *self._arrows(), *self._ends()):
            yield f"    {line}"
        yield "  end"

    def _boxes(self) -> Iterator[str]:
        for step in self.workflow.steps:
            name = self.words.text(self.lang, step_key(self.programme, self.workflow.id, step.id))
            off = () if step.on else (self._word("off"),)
            below = " · ".join((", ".join(self._side(side) for side in step.by), *filter(None, (step.clause,)), *off))
            yield f"{self._node(step.id)}[{quoted(name, below)}]{'' if step.on else ':::off'}"

    def _arrows(self) -> Iterator[str]:
        for step in self.workflow.steps:
            here = self._node(step.id)
            if step.on:
                yield f"{here} --> {self._node(self.workflow.follows(step.id))}"
            if step.next != self.workflow.follows(step.id) or not step.on:
                yield f"{here} -.-> {self._node(step.next)}"
            if step.on and step.returns is not None:
                yield f"{here} -.->|{quoted(self._word('returned'))}| {self._node(step.returns)}"
            yield from self._early(step) if step.on else ()

    def _early(self, step: Step) -> Iterable[str]:
        """How a case can end at a step before it is done."""
        if step.refusable or step.objections:
            yield f"{self._node(step.id)} --> {self._node('refused')}"
        if step.expires is not None:
            label = quoted(self.words.text(self.lang, "drawing-days", days=step.expires))
            yield f"{self._node(step.id)} -->|{label}| {self._node('expired')}"

    def _ends(self) -> Iterator[str]:
        """The ends there are; whoever began, or the expert, may withdraw at any step, so that end stands by itself."""
        steps = [step for step in self.workflow.steps if step.on]
        ends = {
            END: True,
            "refused": any(step.refusable or step.objections for step in steps),
            "expired": any(step.expires is not None for step in steps),
            "withdrawn": True,
        }
        for end in (end for end, is_there in ends.items() if is_there):
            sides = dict.fromkeys((self.workflow.begins, "expert")) if end == "withdrawn" else ()
            label = quoted(self._word(end), *((", ".join(self._side(side) for side in sides),) if sides else ()))
            yield f"{self._node(end)}([{label}])"

    def _node(self, name: str) -> str:
        """A name nobody else has in the drawing; Mermaid keeps words such as `end` for itself."""
        return f"{self.workflow.id}__{name}_"

    def _word(self, name: str) -> str:
        return self.words.text(self.lang, f"drawing-{name}")

    def _side(self, side: Side) -> str:
        """What a side is called in this programme, or anywhere."""
        return self.words.first(self.lang, f"{self.programme}.by-{side}", f"by-side-{side}") or side
