"""Workflows from a pack, refused with file, place and remedy where a name in them is wrong.

Here: resolving names. Not here: the form of the file (`schema`), and whether each step can be reached, taken and
left (`workflow_check`).
"""

from collections.abc import Collection, Mapping

from kjfz_bot.domain.workflow import DOCUMENTS, EFFECTS, END, FIELDS, GATES, SIDES, Step, Workflow
from kjfz_bot.programmes.schema import WorkflowPart, WorkflowStepPart
from kjfz_bot.programmes.source import Place, Source

ACTORS = tuple(side for side in SIDES if side != "public")
"""Whoever can take a step or be told of one; the public only objects."""

_VOCABULARY: Mapping[str, tuple[str, Collection[str]]] = {
    "by": ("The side", ACTORS),
    "fields": ("The field", FIELDS),
    "optional": ("The field", FIELDS),
    "documents": ("The document", DOCUMENTS),
    "gates": ("The gate", GATES),
    "effects": ("The effect", EFFECTS),
    "tells": ("The side", ACTORS),
}
"""What a step may name under each key, and what an error calls it."""


def read_workflows(source: Source, parts: tuple[WorkflowPart, ...]) -> dict[str, Workflow]:
    """The workflows of a pack by name."""
    _refuse_twice(source, [part.id for part in parts], ("workflows",))
    return {part.id: _workflow(source, part, ("workflows", index)) for index, part in enumerate(parts)}


def _workflow(source: Source, part: WorkflowPart, place: Place) -> Workflow:
    names = [step.id for step in part.steps]
    _refuse_twice(source, names, (*place, "steps"))
    following = [*names[1:], END]
    for index, step in enumerate(part.steps):
        _check_names(source, step, names, (*place, "steps", index))
    steps = tuple(_step(step, after) for step, after in zip(part.steps, following, strict=True))
    made = Workflow(
        id=part.id, begins=part.begins, about=part.about, steps=steps, clause=part.clause, months=part.months
    )
    _refuse_endless(source, made, place)
    return made


def _step(part: WorkflowStepPart, following: str) -> Step:
    """The step as the core knows it."""
    return Step(
        **{**part.model_dump(exclude={"left_out", "next"}), "next": part.next or following, "on": not part.left_out}
    )


def _refuse_twice(source: Source, names: list[str], place: Place) -> None:
    for index, name in enumerate(names):
        if name in names[:index]:
            raise source.error((*place, index, "id"), f"'{name}' is there already.", "Rename one.")


def _check_names(source: Source, step: WorkflowStepPart, names: Collection[str], place: Place) -> None:
    if step.id == END:
        raise source.error((*place, "id"), f"'{END}' is what follows the last step.", "Choose another name.")
    if step.next is not None and step.next not in (*names, END):
        raise source.unknown((*place, "next"), "The step", step.next, (*names, END))
    if step.returns is not None and step.returns not in names:
        raise source.unknown((*place, "returns"), "The step", step.returns, names)
    for key, (what, right) in _VOCABULARY.items():
        _check_list(source, getattr(step, key), (what, right), (*place, key))
    for index, name in enumerate(step.optional):
        if name in step.fields:
            problem = f"'{name}' is asked for among the fields already."
            raise source.error((*place, "optional", index), problem, "Take it out of one of the two.")


def _check_list(source: Source, names: tuple[str, ...], vocabulary: tuple[str, Collection[str]], place: Place) -> None:
    what, right = vocabulary
    for index, name in enumerate(names):
        if name not in right:
            raise source.unknown((*place, index), what, name, right)
        if name in names[:index]:
            raise source.error((*place, index), f"'{name}' is listed twice.", "Take one out.")


def _refuse_endless(source: Source, workflow: Workflow, place: Place) -> None:
    """Steps that are left out lead on to one that is on, or to the end: otherwise what follows could not be found."""
    if not any(step.on for step in workflow.steps):
        raise source.error((*place, "steps"), "every step is left out.", "Leave one on.")
    for index, step in enumerate(workflow.steps):
        after, passed = step.next, set[str]()
        while after != END and not workflow.by_id[after].on:
            if after in passed:
                problem = f"from '{step.id}' on, steps that are left out lead in a circle."
                raise source.error((*place, "steps", index), problem, "Let them lead to a step that is on.")
            passed.add(after)
            after = workflow.by_id[after].next
