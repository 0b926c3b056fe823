"""The texts a programme needs in every language, as keys of the catalogue."""

from collections.abc import Iterator

from kjfz_bot.domain.service_rules import ServiceRules
from kjfz_bot.programmes.criterion import Criterion, Relaxation
from kjfz_bot.programmes.facts import Fact
from kjfz_bot.programmes.programme import Edition, Programme

TARGET = "target_number"
"""The topic of how many VPs there are to be: figures of needs tell it beside what there is."""


def locale_keys(programme: Programme) -> tuple[str, ...]:
    """Every key the programme's questions, criteria and report need, without repeats."""
    return tuple(dict.fromkeys(_keys(programme)))


def workflow_key(programme: str, workflow: str) -> str:
    """The key of a workflow's name."""
    return f"{programme}-workflow-{workflow}"


def step_key(programme: str, workflow: str, step: str) -> str:
    """The key of a step's name. `.done` says it once it is taken, `.do` what whoever is due is asked to do."""
    return f"{programme}-step-{workflow}-{step}"


def _keys(programme: Programme) -> Iterator[str]:
    own = programme.id
    yield own
    yield from (f"{own}.{part}" for part in ("place", "short", "status", "source"))
    if programme.pack.authority.contact:
        yield f"{own}.{programme.pack.authority.contact}"
    yield from (f"{own}-district-{district.id}" for district in programme.pack.districts)
    yield from (f"{own}-field-{field}" for field in (programme.pack.fields.list if programme.pack.fields else ()))
    yield from (f"{own}.by-{step.by}" for step in (programme.pack.needs.steps if programme.pack.needs else ()))
    if programme.service is not None:
        yield from _service(own, programme.service)
    for workflow in programme.workflows.values():
        yield workflow_key(own, workflow.id)
        for step in workflow.steps:
            key = step_key(own, workflow.id, step.id)
            yield from (key, f"{key}.done", f"{key}.do")
    yield from (f"{own}-{topic}" for topic in (TARGET,) if topic in programme.pack.topics.treated)
    for subject in programme.subjects:
        rules = programme.rules(subject)
        yield from (f"topic-{topic}" for topic in (*rules.unstated, *rules.truncated))
        for _, edition in rules.editions:
            yield from _edition(programme, edition)


def _service(own: str, rules: ServiceRules) -> Iterator[str]:
    yield f"{own}.counting"
    yield from (f"{own}-duty-{duty.id}" for duty in rules.duties)
    yield from (f"{own}-platform-{platform}" for platform in rules.platforms)


def _edition(programme: Programme, edition: Edition) -> Iterator[str]:
    for fact in edition.questions:
        yield from _fact(programme.facts[fact])
    for criterion in edition.criteria:
        yield from _criterion(f"{programme.id}-{criterion.id}", criterion)
    for relaxation in edition.relaxations:
        yield from _relaxation(f"{programme.id}-relaxation-{relaxation.id}", relaxation)
    for priority in edition.priorities:
        yield from (f"{programme.id}-priority-{priority.id}", f"{programme.id}-priority-{priority.id}.why")
    yield from (f"{programme.id}-note-{note.id}" for note in edition.notes)


def _fact(fact: Fact) -> Iterator[str]:
    own = f"fact-{fact.name}"
    yield from (own, f"{own}.label", f"{own}.why")
    yield from (f"{own}.v-{value}" for value in fact.values)
    if fact.kind in {"years", "date"}:
        yield f"{own}.example"


def _criterion(own: str, criterion: Criterion) -> Iterator[str]:
    yield from (own, f"{own}.rule")
    for line in criterion.lines:
        yield f"{own}.r-{line.reason}"
        yield from (f"{own}.n-{line.note}",) if line.note else ()
        yield from (f"{own}.a-{line.ambiguity}",) if line.ambiguity else ()
        if line.step:
            yield from (f"{own}.d-{line.step.document}", f"{own}.i-{line.step.issuer}", f"{own}.g-{line.step.gate}")


def _relaxation(own: str, relaxation: Relaxation) -> Iterator[str]:
    yield own
    yield from (f"{own}.{rule.label}" for rule in relaxation.table.rules if rule.label != "none")
