"""The roles somebody holds and has given: looked through, given back, taken away, confirmed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from kjfz_bot.dialog.inbound import No, Ok
from kjfz_bot.domain.access import may_ever
from kjfz_bot.domain.access_table import ACTIONS, GRANTABLE, grant_action, revoke_action
from kjfz_bot.services import access, invitations, joining, pages, seats
from kjfz_bot.services.access import Gate
from kjfz_bot.services.ending_roles import ended
from kjfz_bot.services.hours import sides
from kjfz_bot.services.notices import notify
from kjfz_bot.services.records import records
from kjfz_bot.services.registry import Actor, NotThere, service
from kjfz_bot.storage import audit, grants
from kjfz_bot.storage import invitations as invited
from kjfz_bot.storage.audit import Deed
from kjfz_bot.storage.grants import Cause, Given
from kjfz_bot.storage.notices import Notice
from kjfz_bot.storage.store import UnitOfWork

MOST = 200
"""Of each kind at most, in a list of roles."""

KEEP = "keep"

BEGINNING = ("act_as_expert", "act_as_firm", "act_as_unit")
"""Actions of those who begin applications."""


@records("roles")
def has_roles(uow: UnitOfWork, person: int) -> bool:
    """Whether somebody holds a role, also one that waits for a confirmation."""
    return bool(grants.own(uow, person))


@service("my_rights")
def my_rights(uow: UnitOfWork, actor: Actor, _inputs: Mapping[str, Any]) -> Ok | No:
    """What the person may do by their roles, for menus: actions of the table, `roles`, `invite`, `hours`, `apply`."""
    gate = access.gate(uow, actor)
    holder = gate.holder
    found = [action for action in ACTIONS if may_ever(holder, action)]
    invite = ["invite"] if any(grant_action(role) in found for role in GRANTABLE) else []
    hours = ["hours"] if may_ever(holder, "claim_hours") or sides(gate) else []
    apply = ["apply"] if any(may_ever(holder, action) for action in BEGINNING) else []
    return Ok([*(["roles"] if holder.grants else []), *invite, *hours, *apply, *found])


@service("roles_page")
def roles_page(uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]) -> Ok | No:
    """The person's own roles, those they may take from others, and invitations of theirs that are open."""
    items = list(_items(uow, actor))
    start = pages.start_of(inputs["cursor"])
    return pages.page(items[start : start + pages.PAGE], start, len(items))


def _items(uow: UnitOfWork, actor: Actor) -> Iterator[list[Any]]:
    for given in grants.own(uow, actor.person):
        yield _item("mine", given.id, given)
    gate = access.gate(uow, actor)
    for given in _of_others(uow, gate):
        yield _item("given" if given.confirmed else "pending", given.id, given)
    for made in invited.open_of(uow, actor.person, actor.now, MOST):
        yield [f"invitation:{made.id}", _words("invitation", seats.line(made.role, made.organisation))]


def _of_others(uow: UnitOfWork, gate: Gate) -> Iterator[Given]:
    for role in GRANTABLE:
        action = revoke_action(role)
        for given in grants.under(uow, gate.scopes(action), role, MOST):
            if gate.can(action, given.thing).allowed:
                yield given


def _item(what: str, number: int, given: Given) -> list[Any]:
    return [f"{what}:{number}", _words(what, seats.line(given.role, given.organisation))]


def _words(what: str, line: dict[str, Any]) -> dict[str, Any]:
    return {"text": f"roles-item.{what}", "args": {"line": line}}


_ACTS: Mapping[str, tuple[str, ...]] = {
    "mine": ("give_back",),
    "given": ("revoke",),
    "pending": ("confirm", "refuse"),
    "invitation": ("withdraw",),
}
"""What can be done with each kind of item."""


@service("role_acts", reads=("item",))
def role_acts(uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]) -> Ok | No:
    """What the person may do with an item of the list."""
    what, number = _parsed(inputs["item"])
    if what == "invitation":
        invitations.own_invitation(uow, actor, number)
    else:
        _given(uow, actor, what, number)
    return Ok([[act, {"text": f"roles-act.{act}"}] for act in (*_ACTS[what], KEEP)])


@service("change_role", reads=("item", "act"))
def change_role(uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]) -> Ok | No:
    """Do what the person chose with an item of the list."""
    what, number = _parsed(inputs["item"])
    act = inputs["act"]
    if act not in _ACTS[what]:
        raise NotThere(act)
    if what == "invitation":
        invitations.withdraw(uow, actor, number)
    else:
        _CHANGES[act](uow, actor, _given(uow, actor, what, number))
    roles = bool(grants.of_person(uow, actor.person)) if what == "mine" else None
    return Ok(text_args={"act": act}, roles=roles)


def _parsed(item: object) -> tuple[str, int]:
    what, _, number = f"{item}".partition(":")
    if what not in _ACTS or not (number.isascii() and number.isdigit()):
        raise NotThere(item)
    return what, int(number)


def _given(uow: UnitOfWork, actor: Actor, what: str, number: int) -> Given:
    """A role of the list, still as it was listed; NotThere where it is not, or none of the actor's business."""
    found = grants.find(uow, number)
    if found is None or (found.confirmed != (what != "pending") and what != "mine"):
        raise NotThere(number)
    action = "give_back" if what == "mine" else revoke_action(found.role)
    access.require(uow, actor, action, found.thing)
    return found


def _end(uow: UnitOfWork, actor: Actor, given: Given, cause: Cause) -> None:
    if not grants.end(uow, given, actor.person, cause, actor.now):
        raise NotThere(given.id)
    ended(uow, [given], actor.now, cause, actor.person)


def _confirm(uow: UnitOfWork, actor: Actor, given: Given) -> None:
    access.require(uow, actor, grant_action(given.role), given.thing)
    if not grants.confirm(uow, given, actor.now):
        raise NotThere(given.id)
    details: dict[str, str | int] = {"grant": given.id, "by": actor.person}
    audit.record(uow, Deed(given.person, "role_confirmed", actor.now, details))
    made = invited.by_number(uow, given.invitation) if given.invitation is not None else None
    if made is not None:
        joining.join(uow, actor, made, given.person)
    words = seats.named(given.role, given.organisation)
    notify(uow, Notice(given.person, "role_confirmed", f"{given.id}", "notice", actor.now, args=words))


_CHANGES: Mapping[str, Callable[[UnitOfWork, Actor, Given], None]] = {
    "give_back": lambda uow, actor, given: _end(uow, actor, given, "given_back"),
    "revoke": lambda uow, actor, given: _end(uow, actor, given, "revoked"),
    "refuse": lambda uow, actor, given: _end(uow, actor, given, "refused"),
    "confirm": _confirm,
}
