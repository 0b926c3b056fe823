"""The static check of a workflow: it can be gone from beginning to end, and each step makes sense where it stands.

Steps that are off are left out: only their names and texts are checked, elsewhere.
"""

from collections.abc import Callable, Iterator, Mapping

from kjfz_bot.domain.access_table import CELLS, Cell, Role, grant_action
from kjfz_bot.domain.workflow import END, OFFICES, Side, Step, Workflow
from kjfz_bot.programmes.finding import Finding, error
from kjfz_bot.programmes.programme import Programme

ROLES: Mapping[Side, tuple[Role, ...]] = {
    "expert": ("researcher", "vp"),
    "firm": ("firm",),
    "unit": ("unit",),
    "district": ("district",),
    "city": ("city",),
    "reviewer": ("reviewer",),
    "talent_office": ("talent_office",),
}
"""Who acts for each side."""

Complaint = tuple[str, str]
"""What is wrong, and what to do."""


Cells = Mapping[str, Mapping[Role, Cell]]
"""The table of who may do what, as the gate reads it."""


def check_workflow(programme: Programme, workflow: Workflow, cells: Cells = CELLS) -> Iterator[Finding]:
    """Every finding about one workflow of a programme, whose steps people take by the rights of a table."""
    path = _path(workflow)
    where = f"workflows.{workflow.id}"
    for message, remedy in _whole(workflow, path):
        yield error(programme, where, message, remedy)
    for step in workflow.steps:
        if step.on and step not in path:
            yield error(programme, f"{where}.{step.id}", "no step leads to it.", "Name it as 'next', or take it out.")
    for number, step in enumerate(path):
        complaints = [*_step(programme, workflow, step, path[:number]), *_unable(step, cells)]
        for message, remedy in complaints:
            yield error(programme, f"{where}.{step.id}", message, remedy)


def _path(workflow: Workflow) -> tuple[Step, ...]:
    """The steps in the order in which they are taken, each once."""
    steps, name = [workflow.first], workflow.follows(workflow.first.id)
    while name != END and workflow.by_id[name] not in steps:
        steps.append(workflow.by_id[name])
        name = workflow.follows(name)
    return tuple(steps)


def _whole(workflow: Workflow, path: tuple[Step, ...]) -> Iterator[Complaint]:
    last = path[-1]
    if workflow.follows(last.id) != END:
        message = f"'{last.id}' leads back to '{workflow.follows(last.id)}', so it never ends."
        yield message, "Let it lead on, and use 'returns' for going back."
    if workflow.first.by != (workflow.begins,):
        yield f"the first step is not the {workflow.begins}'s alone, who begins.", "Let whoever begins take it."
    if workflow.clause is None:
        yield "it names no clause of the document.", 'Add the clause, such as clause: "4.1".'
    appoints = any("appoint" in step.effects for step in path)
    if appoints and workflow.months is None:
        yield "it appoints somebody, but does not say for how long.", "Add 'months', such as months: 24."
    if not appoints and workflow.months is not None:
        yield "it says how long a term is, but appoints nobody.", "Take 'months' out, or let a step 'appoint'."


def _step(programme: Programme, workflow: Workflow, step: Step, before: tuple[Step, ...]) -> Iterator[Complaint]:
    yield from _ways(workflow, step, before)
    for side in step.by:
        yield from _actor(programme, workflow, side)
    for gate in step.gates:
        yield from _GATES.get(gate, _no_complaint)(programme, workflow, step, before)
    yield from _effects(workflow, step, before)


def _ways(workflow: Workflow, step: Step, before: tuple[Step, ...]) -> Iterator[Complaint]:
    if step.clause is None and not step.setting:
        yield "it names no clause of the document.", "Add the clause, or 'setting: true' where no document says it."
    if step.returns is not None and workflow.by_id[step.returns] not in before:
        yield f"it returns to '{step.returns}', which does not come before it.", "Name an earlier step that is on."
    if len(step.by) > 1 and any(side in (*OFFICES, "reviewer") for side in step.by):
        yield "an office or reviewers share it with others.", "Give each a step of their own."
    if "reviewer" in step.by and (step.returns is None or "reviewers" not in workflow.by_id[step.returns].asks):
        message = "reviewers take it, but it does not return to the step that assigns them."
        yield message, "Let an earlier step ask for 'reviewers', and this one return to it: one of them may be silent."
    if step.objections and not step.is_decision:
        yield "objections may be raised, but no office answers them.", "Let an office take it."


def _unable(step: Step, cells: Cells) -> Iterator[Complaint]:
    """Each side has a role that somebody can be given."""
    for side in step.by:
        if not any(cells.get(grant_action(role)) for role in ROLES[side]):
            yield f"nobody can act as {side}: its role is given by nobody.", "Choose another side."


def _actor(programme: Programme, workflow: Workflow, side: Side) -> Iterator[Complaint]:
    if side == "district" and not programme.pack.districts:
        yield "a district takes it, but the pack names none.", "Add 'districts:'."
    if workflow.about == "self" and side in ("firm", "district"):
        yield f"a workflow about nobody else has no firm, so no {side}.", "Choose another side or another 'about'."


def _effects(workflow: Workflow, step: Step, before: tuple[Step, ...]) -> Iterator[Complaint]:
    here = (*before, step)
    for field in ("starts_on", "ends_on"):
        if "appoint" in step.effects and not _asked(field, here):
            yield (
                f"it appoints, but nobody is asked for '{field}'.",
                f"Let this step or an earlier one ask for '{field}'.",
            )
    if "share_contacts" in step.effects and not {"expert", "firm"} <= set(step.by):
        yield "contacts are shared without both sides' word.", "Let expert and firm take this step."
    if "match_need" in step.effects and workflow.about != "need":
        yield "it matches a need, but the workflow is not about one.", "Take the effect out."


def _asked(field: str, steps: tuple[Step, ...]) -> bool:
    return any(field in step.asks for step in steps)


Gate = Callable[[Programme, Workflow, Step, tuple[Step, ...]], Iterator[Complaint]]


def _no_complaint(_pack: Programme, _way: Workflow, _step: Step, _before: tuple[Step, ...]) -> Iterator[Complaint]:
    yield from ()


def _about_need(_pack: Programme, workflow: Workflow, _step: Step, _before: tuple[Step, ...]) -> Iterator[Complaint]:
    if workflow.about != "need":
        yield "its gate looks at a need, but the workflow is not about one.", "Take the gate out."


def _asks_before(field: str) -> Gate:
    """A gate that looks at what an earlier step must have been answered with."""

    def gate(_pack: Programme, _way: Workflow, _step: Step, before: tuple[Step, ...]) -> Iterator[Complaint]:
        if not any(field in step.fields for step in before):
            yield (
                f"its gate looks at '{field}', which no earlier step requires.",
                f"Let an earlier step ask for '{field}'.",
            )

    return gate


def _after_contacts(_pack: Programme, _way: Workflow, _step: Step, before: tuple[Step, ...]) -> Iterator[Complaint]:
    if not any("share_contacts" in step.effects for step in before):
        message = "its gate 'consent_given' has nothing to look at."
        yield message, "Let an earlier step have the effect 'share_contacts'."


def _after_opinion(_pack: Programme, _way: Workflow, step: Step, before: tuple[Step, ...]) -> Iterator[Complaint]:
    if not any("opinion" in each.fields and each.is_decision for each in before) or "opinion" not in step.fields:
        message = "it is to answer an office's opinion, but none is asked for."
        yield message, "Let an earlier step of an office and this one ask for 'opinion'."


def _in_pool(programme: Programme, _way: Workflow, _step: Step, _before: tuple[Step, ...]) -> Iterator[Complaint]:
    steps = [step for workflow in programme.workflows.values() for step in workflow.steps if step.on]
    if not any("join_pool" in step.effects for step in steps):
        yield "its gate asks for the pool, which nobody can join.", "Let a step have the effect 'join_pool'."


_GATES: Mapping[str, Gate] = {
    "need_published": _about_need,
    "places_left": _about_need,
    "tie_free": _asks_before("tie"),
    "consent_given": _after_contacts,
    "answers_opinion": _after_opinion,
    "certificate_valid": _asks_before("certificate"),
    "agreement_signed": _asks_before("signed"),
    "enough_scores": _asks_before("score"),
    "pool_member": _in_pool,
}
"""What each gate needs to make sense where it stands; `quota_left` always does."""
