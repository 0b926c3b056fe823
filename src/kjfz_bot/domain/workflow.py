"""How a case goes from its beginning to its end, as a programme's data: which step is whose, and what follows.

A programme has some workflows; each is a way of steps. What may be done beside going on, such as returning for
correction, is the same everywhere (`case.py`). Not here: who may do it (`access_table.py`), how packs write it, words.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Literal, get_args

Side = Literal["expert", "firm", "unit", "district", "city", "reviewer", "talent_office", "public"]
SIDES: tuple[Side, ...] = get_args(Side)
"""Whoever acts in a case: the parties it is about, offices, reviewers it was assigned to; the public only objects."""

PARTIES: tuple[Side, ...] = ("expert", "firm", "unit")
OFFICES: tuple[Side, ...] = ("district", "city", "talent_office")

END = "end"
"""What follows the last step."""

FieldKind = Literal["text", "money", "date", "number", "choice", "files", "people"]

FIELDS: Mapping[str, FieldKind] = {
    "plan": "text",
    "note": "text",
    "opinion": "text",
    "title": "text",
    "aims": "text",
    "schedule": "text",
    "deliverables": "text",
    "duties": "text",
    "contact_person": "text",
    "several_reason": "text",
    "post_name": "text",
    "document_number": "text",
    "tie": "choice",
    "discipline": "choice",
    "renewal_proof": "choice",
    "budget": "money",
    "starts_on": "date",
    "ends_on": "date",
    "expires_on": "date",
    "score": "number",
    "reviewers": "people",
    "files": "files",
    "signed": "files",
    "certificate": "files",
    "minutes": "files",
}
"""What a step may ask for, and as what: the words of each are in the locale files, its question in `case_act`.

Money is in fen, a score in whole points of 100.
"""

CHOICES: Mapping[str, tuple[str, ...]] = {
    "tie": ("none", "cooperation", "founded", "invested", "incubated", "other"),
    "discipline": ("other", "social"),
    "renewal_proof": ("not_needed", "has", "can_get", "cannot"),
}

GATES = (
    "need_published",
    "places_left",
    "tie_free",
    "consent_given",
    "answers_opinion",
    "certificate_valid",
    "agreement_signed",
    "enough_scores",
    "quota_left",
    "pool_member",
)
"""What may stand in the way of going on, by name: looked at when a step is taken, and shown before (`case_gates`)."""

EFFECTS = ("share_contacts", "match_need", "join_pool", "appoint")
"""What a step brings about beside the next one, by name (`case_effects`)."""

DOCUMENTS = ("consent_form", "renewal_proof", "agreement", "appointment_letter", "firm_letter", "notice_list")
"""What can be drafted for the parties to check, by name (`case_documents`)."""


@dataclass(frozen=True, slots=True)
class Step:
    """A step: on which clause, whose it is, what it asks, what stands in its way, and what follows.

    All of `by` have to take it. `returns` is the step whoever is returned to takes again, None where nothing can be
    returned. `days` are the working days it is expected to take, None where nobody said; after `expires` working days
    without a word the case ends. It can be taken only once `waits` working days are over, in which `objections` may be
    raised. With `on` false it is left out: our document does not say enough of it. `many` can be decided in a round.
    `setting` marks what no document says, but the programme has set.
    """

    id: str
    by: tuple[Side, ...]
    next: str
    clause: str | None = None
    fields: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    gates: tuple[str, ...] = ()
    effects: tuple[str, ...] = ()
    tells: tuple[Side, ...] = ()
    returns: str | None = None
    refusable: bool = True
    days: int | None = None
    expires: int | None = None
    waits: int = 0
    objections: bool = False
    many: bool = False
    on: bool = True
    setting: bool = False

    @property
    def asks(self) -> tuple[str, ...]:
        """Everything that is asked, what may be left out as well."""
        return (*self.fields, *self.optional)

    @property
    def is_decision(self) -> bool:
        """Whether an office decides here, which is corrected by a second one only."""
        return any(side in OFFICES for side in self.by)


@dataclass(frozen=True, slots=True)
class Workflow:
    """A way of steps: who begins it, what it is about, and which step is first.

    `about` is `need` where it begins with a published need, `firm` where with a firm, `self` where with nobody else.
    `months` is how long a term normally is; None where the workflow leads to none.
    """

    id: str
    begins: Side
    about: Literal["need", "firm", "self"]
    steps: tuple[Step, ...]
    clause: str | None = None
    months: int | None = None
    by_id: Mapping[str, Step] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Look up steps by name once."""
        object.__setattr__(self, "by_id", {step.id: step for step in self.steps})

    @property
    def first(self) -> Step:
        """The step that opens a case; ValueError where all are off."""
        for step in self.steps:
            if step.on:
                return step
        raise ValueError(f"no step of '{self.id}' is on")

    def follows(self, step: str) -> str:
        """The step after one, or `end`; steps that are off are passed over."""
        after = self.by_id[step].next
        while after != END and not self.by_id[after].on:
            after = self.by_id[after].next
        return after

    def as_json(self) -> str:
        """All of it, as it is kept with the cases that began under it."""
        body = {name: value for name, value in asdict(self).items() if name != "by_id"}
        return json.dumps(body, ensure_ascii=False, sort_keys=True)

    @property
    def fingerprint(self) -> str:
        """A hash of all of it, which a case is pinned to."""
        return hashlib.sha256(self.as_json().encode()).hexdigest()


def workflow_of_json(text: str) -> Workflow:
    """The workflow that was kept; what later versions do not know any more is an error of ours, and raises."""
    body: dict[str, Any] = json.loads(text)
    steps = tuple(Step(**{name: _tuples(value) for name, value in step.items()}) for step in body.pop("steps"))
    return Workflow(steps=steps, **body)


def _tuples(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value
