"""The gate: who may do what with what, answered from one table (`access_table.py`). What is in no cell is denied.

Here: what a right depends on, and the answer. Not here: how grants and objects are stored, and what is said to somebody
who is refused: the same as if there were no such object.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from kjfz_bot.domain.access_table import CELLS, VISITOR, Cell, Guard, Relation, Role


@dataclass(frozen=True, slots=True)
class Grant:
    """A role that somebody holds now: at which organisation, in which programme, and for the district that one has."""

    id: int
    role: Role
    organisation: int
    programme: str
    district: str | None = None


@dataclass(frozen=True, slots=True)
class Holder:
    """A person with every role they hold at this moment."""

    person: int
    grants: tuple[Grant, ...] = ()


@dataclass(frozen=True, slots=True)
class Object:
    """What the gate has to know of anything that is acted on; what does not apply to it is left out.

    `owner` is whose it is, or who would get a role; `organisation` the firm, unit or authority it belongs to, `unit`
    the sending unit beside a firm. `parties` have a stake in it, `decided_by` took its first decision, reviewers it was
    `assigned` to. After `until` nothing can be done with it. What is `public` was published for everybody.
    """

    owner: int | None = None
    organisation: int | None = None
    unit: int | None = None
    district: str | None = None
    programme: str | None = None
    parties: frozenset[int] = frozenset()
    decided_by: frozenset[int] = frozenset()
    assigned: frozenset[int] = frozenset()
    until: datetime | None = None
    public: bool = False

    @property
    def organisations(self) -> frozenset[int]:
        """Those it belongs to."""
        return frozenset(each for each in (self.organisation, self.unit) if each is not None)


@dataclass(frozen=True, slots=True)
class Scope:
    """A part of a programme: all of it, one district of it, or one organisation in it."""

    programme: str
    district: str | None = None
    organisation: int | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """The gate's answer. `reason` names what denied it, for tests and the audit, never for the person refused.

    `conditions` are what an allowed action still asks for, such as `step_up`, or how it is shown, such as `masked`.
    """

    allowed: bool
    reason: str
    conditions: frozenset[str] = frozenset()


def can(actor: Holder, action: str, thing: Object, now: datetime) -> Decision:
    """Whether somebody may do this with that, by any of their roles; the roles everybody has are among them."""
    if thing.until is not None and now >= thing.until:
        return Decision(allowed=False, reason="over")
    denied = "role"
    for cell, grant in _cells(actor, action):
        if not _RELATED[cell.relation](actor, grant, thing):
            denied = "relation" if denied == "role" else denied
        elif (guard := _stopped(cell, actor, thing)) is not None:
            denied = guard
        else:
            return Decision(allowed=True, reason="allowed", conditions=cell.conditions)
    return Decision(allowed=False, reason=denied)


def may_ever(actor: Holder, action: str) -> bool:
    """Whether somebody has a role that may do this with something: for menus, never instead of the gate."""
    return any(grant is not None for _, grant in _cells(actor, action))


def scopes(actor: Holder, action: str) -> tuple[Scope, ...]:
    """Where somebody may do an action with what is not their own: what a query is narrowed to before the gate looks."""
    found = (_NARROWED[cell.relation](grant) for cell, grant in _cells(actor, action) if grant is not None)
    return tuple(dict.fromkeys(scope for scope in found if scope is not None))


def _cells(actor: Holder, action: str) -> Iterable[tuple[Cell, Grant | None]]:
    """The cells of an action that speak of the actor, each with the grant it rests on, None for everybody's."""
    row = CELLS.get(action, {})
    if VISITOR in row:
        yield row[VISITOR], None
    for grant in actor.grants:
        if grant.role in row:
            yield row[grant.role], grant


def _own(actor: Holder, grant: Grant | None, thing: Object) -> bool:
    return thing.owner == actor.person and (grant is None or thing.programme in (None, grant.programme))


def _organisation(_actor: Holder, grant: Grant | None, thing: Object) -> bool:
    return grant is not None and grant.organisation in thing.organisations and _same_programme(grant, thing)


def _district(_actor: Holder, grant: Grant | None, thing: Object) -> bool:
    within = grant is not None and grant.district is not None and grant.district == thing.district
    return within and _programme(_actor, grant, thing)


def _programme(_actor: Holder, grant: Grant | None, thing: Object) -> bool:
    return grant is not None and grant.programme == thing.programme


def _same_programme(grant: Grant, thing: Object) -> bool:
    return thing.programme in (None, grant.programme)


def _public(_actor: Holder, _grant: Grant | None, thing: Object) -> bool:
    return thing.public


def _assigned(actor: Holder, grant: Grant | None, thing: Object) -> bool:
    return actor.person in thing.assigned and _programme(actor, grant, thing)


_RELATED: Mapping[Relation, Callable[[Holder, Grant | None, Object], bool]] = {
    "public": _public,
    "own": _own,
    "organisation": _organisation,
    "district": _district,
    "programme": _programme,
    "assigned": _assigned,
}


def _district_of(grant: Grant) -> Scope | None:
    return Scope(grant.programme, grant.district) if grant.district is not None else None


_NARROWED: Mapping[Relation, Callable[[Grant], Scope | None]] = {
    "public": lambda _grant: None,
    "own": lambda _grant: None,
    "assigned": lambda _grant: None,
    "organisation": lambda grant: Scope(grant.programme, organisation=grant.organisation),
    "district": _district_of,
    "programme": lambda grant: Scope(grant.programme),
}


def _stopped(cell: Cell, actor: Holder, thing: Object) -> Guard | None:
    return next((guard for guard in cell.unless if _GUARDS[guard](actor, thing)), None)


def _is_party(actor: Holder, thing: Object) -> bool:
    """Whether somebody has a stake: named as a party, the owner, or one of the organisation it is about."""
    own = {grant.organisation for grant in actor.grants if grant.role in _SIDES}
    return _is_self(actor, thing) or bool(own & thing.organisations)


def _is_self(actor: Holder, thing: Object) -> bool:
    return actor.person == thing.owner or actor.person in thing.parties


_SIDES: frozenset[Role] = frozenset({"researcher", "vp", "firm", "unit"})
"""Roles of those on whose matters officers decide."""

_GUARDS: Mapping[Guard, Callable[[Holder, Object], bool]] = {
    "self": _is_self,
    "party": _is_party,
    "first": lambda actor, thing: actor.person in thing.decided_by,
}
