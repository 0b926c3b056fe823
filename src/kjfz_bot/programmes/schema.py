"""The shape of `facts.yaml` and of a pack, as it stands in the files.

Here: which keys there are and what form their values take. Not here: whether the names in them exist (`building`) and
whether the pack is complete and sound (`check`).
"""

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from kjfz_bot.programmes.conditions import OPERATORS
from kjfz_bot.programmes.facts import FactKind

Name = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]
Key = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9_-]*$")]
Subject = Literal["expert", "firm", "pair"]
SUBJECTS: tuple[Subject, ...] = ("expert", "firm", "pair")
OutcomeName = Literal["met", "to_do", "official", "not_met"]
STEP_KEYS = ("document", "issuer", "gate")


class Part(BaseModel):
    """A piece of a file: unknown keys are refused, and nothing changes it after loading."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class FactPart(Part):
    """One fact of the table."""

    kind: FactKind
    values: tuple[Key, ...] = ()
    open_ended: bool = False
    empty: bool = False
    exclusive: tuple[Key, ...] = ()
    at_most: Name | None = None
    changeable: bool = True
    place_bound: bool = False

    @model_validator(mode="after")
    def _values_fit_kind(self) -> "FactPart":
        if bool(self.values) != (self.kind in {"choice", "choices"}):
            raise ValueError("'values' go with the kinds choice and choices, and only with them")
        if self.kind != "years" and (self.open_ended or self.at_most):
            raise ValueError("'open_ended' and 'at_most' go with the kind years only")
        if self.kind != "choices" and (self.empty or self.exclusive):
            raise ValueError("'empty' and 'exclusive' go with the kind choices only")
        return self


class DerivedPart(Part):
    """A number computed from a date fact."""

    function: str
    of: Name


class FactsFile(Part):
    """`facts.yaml`: the fact table all programmes share."""

    facts: dict[Name, FactPart]
    derived: dict[Name, DerivedPart] = {}


class ConditionPart(Part):
    """`all`, `any`, `not`, or a fact with one comparison."""

    all: tuple["ConditionPart", ...] | None = None
    any: tuple["ConditionPart", ...] | None = None
    negated: "ConditionPart | None" = Field(default=None, alias="not")
    fact: Name | None = None
    equals: Any = Field(default=None, alias="is")
    within: tuple[Key, ...] | None = Field(default=None, alias="in")
    at_least: float | None = None
    at_most: float | None = None
    above: float | None = None
    below: float | None = None
    has_any: tuple[Key, ...] | None = None
    only: tuple[Key, ...] | None = None

    @model_validator(mode="after")
    def _one_thing(self) -> "ConditionPart":
        if len(self.model_fields_set & {"all", "any", "negated", "fact"}) != 1:
            raise ValueError("a condition is exactly one of all, any, not, or a fact with a comparison")
        if len(self.operators) != (self.fact is not None):
            raise ValueError(f"a fact takes exactly one comparison of {', '.join(OPERATORS)}")
        return self

    @property
    def operators(self) -> dict[str, Any]:
        """The comparisons written, by the word used for them in the file."""
        return {OPERATOR_WORDS[name]: getattr(self, name) for name in OPERATOR_WORDS if name in self.model_fields_set}


OPERATOR_WORDS = {
    **{name: name for name in ("at_least", "at_most", "above", "below", "has_any", "only")},
    "equals": "is",
    "within": "in",
}


class RulePart(Part):
    """One line of a criterion: when it holds, what comes out, and what is said about it."""

    when: ConditionPart | None = None
    outcome: OutcomeName
    reason: Key
    note: Key | None = None
    ambiguity: Key | None = None
    document: Key | None = None
    issuer: Key | None = None
    gate: Key | None = None

    @model_validator(mode="after")
    def _steps_are_complete(self) -> "RulePart":
        given = [key for key in STEP_KEYS if getattr(self, key) is not None]
        if self.outcome == "to_do" and len(given) < len(STEP_KEYS):
            raise ValueError("the outcome to_do needs 'document', 'issuer' and 'gate'")
        if self.outcome != "to_do" and given:
            raise ValueError(f"'{given[0]}' goes with the outcome to_do only")
        return self


class ValidPart(Part):
    """The days on which something applies, both included; null is open."""

    since: date | None = Field(default=None, alias="from")
    until: date | None = None


class CriterionPart(Part):
    """One criterion of a programme."""

    id: Name
    subjects: tuple[Subject, ...] = Field(min_length=1)
    clause: tuple[str, ...] = ()
    kind: Literal["hard", "soft", "declared", "list"]
    valid: ValidPart = ValidPart()
    rules: tuple[RulePart, ...] = Field(min_length=1)
    relaxations: tuple[Name, ...] = ()


class RelaxationPart(Part):
    """A case in which officials may be lenient."""

    id: Name
    clause: tuple[str, ...] = ()
    whole: ConditionPart
    half: ConditionPart | None = None


class PriorityPart(Part):
    """What is preferred among equals; never a gate."""

    id: Name
    subjects: tuple[Subject, ...] = Field(min_length=1)
    clause: tuple[str, ...] = ()
    when: ConditionPart


class NotePart(Part):
    """What a report says besides, always or under a condition."""

    id: Name
    subjects: tuple[Subject, ...] = Field(min_length=1)
    clause: tuple[str, ...] = ()
    when: ConditionPart | None = None


class TopicsPart(Part):
    """The topics a document treats, does not mention, or would treat where our copy is cut off."""

    treated: tuple[Name, ...] = ()
    unstated: dict[Subject, tuple[Name, ...]] = {}
    truncated: dict[Subject, tuple[Name, ...]] = {}


class DistrictPart(Part):
    """A district of the programme's place."""

    id: Name


class FieldsPart(Part):
    """The list of fields a need or an expert belongs to, and its version."""

    version: str
    list: tuple[Name, ...]


class AuthorityPart(Part):
    """Which text attribute of the programme's message holds the authority's contact line."""

    contact: Key | None = "contact"


class NeedStepPart(Part):
    """One step from a submitted need to a published one."""

    id: Name
    clause: str
    by: Literal["district", "city"]
    takes: Literal["submitted", "checked", "reported"]
    makes: Literal["checked", "reported", "published"]
    many: bool = False


class NeedsPart(Part):
    """How needs are collected: on which clause, what is required, and the steps up to publishing."""

    clause: str
    field_clause: str | None = None
    several_clause: str | None = None
    valid_days: int = Field(default=365, ge=1, le=1095)
    steps: tuple[NeedStepPart, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _steps_lead_to_publishing(self) -> "NeedsPart":
        state = "submitted"
        for step in self.steps:
            if step.takes != state:
                raise ValueError(f"the step '{step.id}' takes needs that are {step.takes}, but they are {state} then")
            state = step.makes
        if state != "published":
            raise ValueError(f"the last step leaves needs {state}: one has to publish them")
        return self


class DutyPart(Part):
    """One of the duties that hours are entered under."""

    id: Name
    clause: str


class MinimumPart(Part):
    """What has to be served in a year, as the document says it and as two readings of that in days."""

    months: int = Field(ge=1, le=12)
    clause: str
    in_principle: bool = False
    working_days: int = Field(ge=1, le=366)
    calendar_days: int = Field(ge=1, le=366)
    measured_by: Literal["working_days", "calendar_days"] = "working_days"


class ServicePart(Part):
    """How service time is counted. What no document says is a setting, about which the authority decides."""

    minimum: MinimumPart | None = None
    year: Literal["service", "calendar"] = "service"
    day_minutes: int = Field(default=480, ge=1, le=1440)
    duties: tuple[DutyPart, ...] = ()
    day_cap: int | None = Field(default=720, ge=1)
    back_days: int = Field(default=31, ge=0, le=366)
    platforms: tuple[Name, ...] = ()
    results_clause: str | None = None

    @model_validator(mode="after")
    def _names_are_single(self) -> "ServicePart":
        for what, names in (("duty", [duty.id for duty in self.duties]), ("platform", list(self.platforms))):
            twice = next((name for name in names if names.count(name) > 1), None)
            if twice is not None:
                raise ValueError(f"the {what} '{twice}' stands twice")
        return self


class WorkflowStepPart(Part):
    """One step of a workflow. Without `next` the one below it follows, and the end after the last.

    A step of which the document does not say enough is `left_out` (`on` and `off` are no keys: YAML reads them as true
    and false).
    """

    id: Name
    by: tuple[Name, ...] = Field(min_length=1)
    next: Name | None = None
    clause: str | None = None
    fields: tuple[Name, ...] = ()
    optional: tuple[Name, ...] = ()
    documents: tuple[Name, ...] = ()
    gates: tuple[Name, ...] = ()
    effects: tuple[Name, ...] = ()
    tells: tuple[Name, ...] = ()
    returns: Name | None = None
    refusable: bool = True
    days: int | None = Field(default=None, ge=1, le=250)
    expires: int | None = Field(default=None, ge=1, le=750)
    waits: int = Field(default=0, ge=0, le=250)
    objections: bool = False
    many: bool = False
    left_out: bool = False
    setting: bool = False


class WorkflowPart(Part):
    """One way of a case from a beginning to an end."""

    id: Name
    begins: Literal["expert", "firm", "unit"]
    about: Literal["need", "firm", "self"]
    steps: tuple[WorkflowStepPart, ...] = Field(min_length=1)
    clause: str | None = None
    months: int | None = Field(default=None, ge=1, le=120)


class PackPart(Part):
    """A whole pack."""

    id: Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]
    version: str
    status: Literal["draft", "in_force", "truncated"]
    source_date: date | None = None
    valid: ValidPart = ValidPart()
    authority: AuthorityPart = AuthorityPart()
    facts: dict[Name, FactPart] = {}
    derived: dict[Name, DerivedPart] = {}
    districts: tuple[DistrictPart, ...] = ()
    fields: FieldsPart | None = None
    days: dict[Name, int | None] = {}
    quota: int | None = None
    needs: NeedsPart | None = None
    service: ServicePart | None = None
    workflows: tuple[WorkflowPart, ...] = ()
    topics: TopicsPart = TopicsPart()
    questions: dict[Subject, tuple[Name, ...]]
    criteria: tuple[CriterionPart, ...] = Field(min_length=1)
    relaxations: tuple[RelaxationPart, ...] = ()
    priorities: tuple[PriorityPart, ...] = ()
    notes: tuple[NotePart, ...] = ()


def _keys(model: type[Part]) -> tuple[str, ...]:
    return tuple(field.alias or name for name, field in model.model_fields.items())


FIELD_NAMES = tuple(dict.fromkeys(key for model in Part.__subclasses__() for key in _keys(model)))
