"""Where a role is to be: the places somebody may give it in, the organisations there, and a new one.

Here: what whoever invites is offered, and what their choice amounts to. Whether they may is asked of the gate again.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from typing import Any

from kjfz_bot.dialog.inbound import No, Ok
from kjfz_bot.domain.access import Scope, may_ever
from kjfz_bot.domain.access_table import GRANTABLE, SEATS, Role, grant_action
from kjfz_bot.domain.organisation import Organisation
from kjfz_bot.services import access
from kjfz_bot.services.access import Gate
from kjfz_bot.services.places import district_words
from kjfz_bot.services.registry import Actor, NotThere, service
from kjfz_bot.storage import organisations
from kjfz_bot.storage.store import UnitOfWork

NEW = "new"
"""The option of an organisation that is not there yet."""

MOST = 50
"""Organisations that are offered in a place."""


def role_of(name: object) -> Role:
    """The role of that name which can be given in a conversation; NotThere for anything else."""
    found = next((role for role in GRANTABLE if role == name), None)
    if found is None:
        raise NotThere(name)
    return found


def line(role: Role, organisation: Organisation) -> dict[str, Any]:
    """A role and where it is, in words."""
    return {"text": "role-line", "args": named(role, organisation)}


def named(role: Role, organisation: Organisation) -> dict[str, Any]:
    """The variables of texts that speak of a role."""
    return {
        "role": {"text": f"role-{role}"},
        "organisation": organisation.name,
        "programme": {"text": f"{organisation.programme}.short"},
    }


@service("roles_to_give")
def roles_to_give(uow: UnitOfWork, actor: Actor, _inputs: Mapping[str, Any]) -> Ok | No:
    """The roles the person may give to somebody, anywhere."""
    holder = access.gate(uow, actor).holder
    roles = [role for role in GRANTABLE if may_ever(holder, grant_action(role))]
    return Ok([[role, {"text": f"role-{role}"}] for role in roles])


@service("places_to_give", reads=("role",))
def places_to_give(uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]) -> Ok | No:
    """Where the person may give a role: a programme, a district, an organisation."""
    scopes = access.gate(uow, actor).scopes(grant_action(role_of(inputs["role"])))
    return Ok([[place(scope), place_label(uow, scope)] for scope in scopes])


@service("seats_to_give", reads=("role", "where"))
def seats_to_give(uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]) -> Ok | No:
    """The organisations there that a role can be bound to, and where it is not one alone, a new one."""
    gate = access.gate(uow, actor)
    role = role_of(inputs["role"])
    scope = _scope(gate, role, inputs["where"])
    found = organisations.listed(uow, [scope], SEATS[role], MOST)
    may = [each for each in found if gate.can(grant_action(role), each.seat(None)).allowed]
    new = [[NEW, {"text": "invite-organisation.new"}]] if _can_be_new(role, scope) else []
    return Ok([*([f"{each.id}", each.name] for each in may), *new])


def seat(uow: UnitOfWork, gate: Gate, role: Role, inputs: Mapping[str, Any]) -> Organisation:
    """The organisation that was chosen, with the number 0 where it is new; NotThere where it is in no such place."""
    scope = _scope(gate, role, inputs["where"])
    if inputs["organisation"] == NEW and _can_be_new(role, scope):
        return Organisation(
            id=0,
            public_id=secrets.token_hex(8),
            kind=SEATS[role],
            name=" ".join(inputs["name"].split()),
            programme=scope.programme,
            district=scope.district or inputs["district"] or inputs["new_district"],
            state="pending" if SEATS[role] == "firm" else "verified",
        )
    chosen = f"{inputs['organisation']}"
    found = organisations.find(uow, int(chosen)) if chosen.isascii() and chosen.isdigit() else None
    if found is None or found.kind != SEATS[role]:
        raise NotThere(chosen)
    return found


def kept(uow: UnitOfWork, chosen: Organisation, actor: Actor) -> Organisation:
    """The organisation as it is stored: a new one is kept, unless there is one of that name in the same place."""
    if chosen.id:
        return chosen
    known = organisations.named(uow, chosen.programme, chosen.kind, chosen.name, chosen.district)
    if known is not None:
        return known
    return organisations.add(uow, chosen, actor.now, actor.person if chosen.state == "verified" else None)


def place(scope: Scope) -> str:
    """What a scope is called as an option."""
    parts = (scope.programme, scope.district, scope.organisation)
    return ":".join(f"{part}" for part in parts if part is not None)


def _scope(gate: Gate, role: Role, where: object) -> Scope:
    found = next((scope for scope in gate.scopes(grant_action(role)) if place(scope) == where), None)
    if found is None:
        raise NotThere(where)
    return found


def _can_be_new(role: Role, scope: Scope) -> bool:
    """Not where one gives roles in one's own organisation, nor a second authority beside one's own district's."""
    return scope.organisation is None and not (role == "district" and scope.district is not None)


def place_label(uow: UnitOfWork, scope: Scope) -> Any:
    """A scope in words."""
    programme = {"text": f"{scope.programme}.short"}
    if scope.organisation is not None:
        found = organisations.find(uow, scope.organisation)
        return found.name if found is not None else programme
    if scope.district is not None:
        return {
            "text": "invite-where.in_district",
            "args": {"programme": programme, "district": district_words(scope.programme, scope.district)},
        }
    return programme
