"""A firm's technical need: what it says, the states it goes through, and who takes which step with it.

The steps between submitting and publishing are a programme's (`Workflow`, from its pack); what may be done in which
state beside them is the same everywhere. Not here: who may do it (`access_table.py`), and words.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any, Literal, get_args

from kjfz_bot.domain.access import Object
from kjfz_bot.domain.organisation import Organisation

State = Literal[
    "draft",
    "submitted",
    "returned",
    "refused",
    "checked",
    "reported",
    "published",
    "matched",
    "expired",
    "withdrawn",
]
STATES: tuple[State, ...] = get_args(State)

OPEN: tuple[State, ...] = ("submitted", "checked", "reported")
"""States in which an office has the ball."""

EDITABLE: tuple[State, ...] = ("draft", "submitted", "returned")
"""States in which the firm may change what it says; a change of what was submitted is a new version."""

WITHDRAWABLE: tuple[State, ...] = ("draft", "returned", *OPEN, "published")
RENEWABLE: tuple[State, ...] = ("published", "expired")
PUBLIC: tuple[State, ...] = ("published",)
"""States in which everybody may read it."""

Role = Literal["district", "city"]
Verdict = Literal["pass", "return", "refuse"]

Form = Literal["consulting", "joint_research", "on_site", "transfer", "training", "open"]
FORMS: tuple[Form, ...] = get_args(Form)
"""How firm and expert would work together."""

MOST_FILES = 5
MOST_VPS = 9
MOST_BUDGET = 100_000_000_000
"""Fen."""

LONGEST_TITLE, LONGEST_TOLD, LONGEST_REMARK = 60, 1000, 500
"""Characters of a title, of each description, and of a wish or a reason."""

KEYWORDS = (3, 5)
"""Keywords of a need, at least and at most."""

RENEWED_SOON = 30
"""Days before its end from which a published need can be renewed."""


@dataclass(frozen=True, slots=True)
class Statement:
    """What a firm says: everything that a decision rests on. `budget` is in fen, None where it is open.

    `files` are the public ids of attachments. With `named` false the firm's name is shown to officers only.
    `self_check` are the facts of the firm's eligibility it has said before and wants the officers to see.
    """

    title: str
    scene: str = ""
    problem: str = ""
    present: str = ""
    target: str = ""
    limits: str | None = None
    field: str | None = None
    keywords: tuple[str, ...] = ()
    expert: str | None = None
    form: Form = "open"
    budget: int | None = None
    vps: int = 1
    vps_reason: str | None = None
    named: bool = True
    valid_until: date | None = None
    files: tuple[str, ...] = ()
    self_check: Mapping[str, Any] | None = None

    @property
    def fingerprint(self) -> str:
        """A hash of all of it, which a decision is kept with."""
        said = [getattr(self, name) for name in self.__slots__]
        return hashlib.sha256(json.dumps(said, ensure_ascii=False, default=str).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Need:
    """A need of a firm as it stands. `public_id` is its case number; each change of a submitted one is a new `version`.

    `made_by` is whoever wrote it, None where they were erased or an office brought it; `at` is when it came into its
    state, in which it is the `turn` of an office or of none; `submitted_at` when the firm handed it in last. `order`
    counts published needs, so that the newest are found first.
    """

    id: int
    public_id: str
    firm: Organisation
    state: State
    statement: Statement
    made_at: datetime
    at: datetime
    version: int = 1
    made_by: int | None = None
    submitted_by: int | None = None
    submitted_at: datetime | None = None
    turn: Role | None = None
    published_at: datetime | None = None
    order: int | None = None
    batch: int | None = None

    @property
    def programme(self) -> str:
        """The programme it is posted in: its firm's."""
        return self.firm.programme

    @property
    def district(self) -> str | None:
        """The district whose office looks at it: its firm's."""
        return self.firm.district

    @property
    def thing(self) -> Object:
        """What the gate has to know of it. Whoever wrote or submitted it is a party, and decides nothing on it."""
        parties = frozenset(each for each in (self.made_by, self.submitted_by) if each is not None)
        return replace(self.firm.thing, parties=parties, public=self.state in PUBLIC)


@dataclass(frozen=True, slots=True)
class Step:
    """A step of a programme's way: who takes it, with needs in which state, which they come to, on which clause.

    One that passes on what was checked before can be taken with `many` at once.
    """

    id: str
    by: Role
    clause: str
    takes: State
    makes: State
    many: bool = False


@dataclass(frozen=True, slots=True)
class Workflow:
    """How needs become public in a programme.

    `field_clause` is where a field is required, `several_clause` where more than one VP is an application with a
    reason; None where the document says nothing of it.
    """

    clause: str
    steps: tuple[Step, ...]
    field_clause: str | None = None
    several_clause: str | None = None
    valid_days: int = 365
    by_state: Mapping[State, Step] = field(init=False)

    def __post_init__(self) -> None:
        """Look up once which step takes needs in which state."""
        object.__setattr__(self, "by_state", {step.takes: step for step in self.steps})

    def next(self, state: State) -> Step | None:
        """The step that is due in a state; None where no office has the ball."""
        return self.by_state.get(state)


RETURNED: Mapping[Verdict, State] = {"return": "returned", "refuse": "refused"}


def brought(need: Need, state: State, workflow: Workflow, now: datetime) -> Need:
    """A need in another state, with whose turn it is there."""
    step = workflow.next(state)
    after = replace(need, state=state, at=now, turn=None if step is None else step.by)
    return replace(after, published_at=now) if state == "published" and need.state != "published" else after


def decided(need: Need, verdict: Verdict, workflow: Workflow, now: datetime) -> Need:
    """A need after the step that was due was taken with it; ValueError where none was."""
    step = workflow.next(need.state)
    if step is None:
        raise ValueError(f"nothing is to be decided on a need that is {need.state}")
    return brought(need, RETURNED.get(verdict, step.makes), workflow, now)


def submitted(need: Need, statement: Statement, workflow: Workflow, by: int, now: datetime) -> Need:
    """A need that the firm hands to the offices: a new version where one may have seen the old words."""
    version = need.version if need.submitted_by is None else need.version + 1
    after = replace(need, statement=statement, version=version, submitted_by=by, submitted_at=now)
    return brought(after, "submitted", workflow, now)


def lacks(statement: Statement, workflow: Workflow) -> tuple[str, ...]:
    """What has to be said before a need can be submitted, by the names of `Statement`."""
    wanted = ["title", "scene", "problem", "present", "target", "expert", "valid_until"]
    wanted += ["field"] if workflow.field_clause else []
    wanted += ["vps_reason"] if workflow.several_clause and statement.vps > 1 else []
    missing = [name for name in wanted if not getattr(statement, name)]
    return (*missing, *(["keywords"] if len(statement.keywords) < KEYWORDS[0] else []))
