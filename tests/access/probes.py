"""What everybody tries with every object: one line for each action a service does, by which a new object joins."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from kjfz_bot.dialog.inbound import No, Ok
from kjfz_bot.domain.access_table import GRANTABLE, ROLES, VISITOR, Role, grant_action, revoke_action
from kjfz_bot.services import invitations as invitations_service  # noqa: F401 - services register themselves when they are imported
from kjfz_bot.services import roles as roles_service  # noqa: F401 - as above
from kjfz_bot.services.registry import SERVICES
from kjfz_bot.storage.store import UnitOfWork
from tests.access.world import Player, Thing, World

Call = Callable[[UnitOfWork, Player, int], Ok | No]


@dataclass(frozen=True)
class Probe:
    """An action of the table, the objects of a world it is tried on, and the real call that does it to a number."""

    action: str
    things: Callable[[World], list[Thing]]
    call: Call

    def __str__(self) -> str:
        return self.action


def ask(uow: UnitOfWork, player: Player, service: str, /, **inputs: Any) -> Ok | No:
    """Call a service as a turn does."""
    return SERVICES[service].run(uow, player.actor, inputs)


def _invite(role: Role) -> Call:
    def call(uow: UnitOfWork, player: Player, number: int) -> Ok | No:
        places = ask(uow, player, "places_to_give", role=role)
        where = places.value[0][0] if isinstance(places, Ok) and places.value else "ningbo"
        rest = dict.fromkeys(("name", "district", "new_district", "invitee", "phone"))
        return ask(uow, player, "make_invitation", role=role, where=where, organisation=f"{number}", **rest)

    return call


def _change(kind: str, act: str) -> Call:
    return lambda uow, player, number: ask(uow, player, "change_role", item=f"{kind}:{number}", act=act)


def _seats(role: Role) -> Callable[[World], list[Thing]]:
    return lambda world: world.seats_of(role)


def _roles(*roles: Role) -> Callable[[World], list[Thing]]:
    return lambda world: world.roles_of(*roles)


HELD = tuple(role for role in ROLES if role != VISITOR)

PROBES: tuple[Probe, ...] = (
    *(Probe(grant_action(role), _seats(role), _invite(role)) for role in GRANTABLE),
    *(Probe(revoke_action(role), _roles(role), _change("given", "revoke")) for role in GRANTABLE),
    Probe("give_back", _roles(*HELD), _change("mine", "give_back")),
)

READS: Mapping[str, Callable[[UnitOfWork, Player], Ok | No]] = {
    "my_rights": lambda uow, player: ask(uow, player, "my_rights"),
    "roles_page": lambda uow, player: _pages(uow, player, "roles_page"),
    "roles_to_give": lambda uow, player: ask(uow, player, "roles_to_give"),
    "places_to_give": lambda uow, player: Ok([_places(uow, player, role) for role in GRANTABLE]),
    "seats_to_give": lambda uow, player: Ok(
        [
            [ask(uow, player, "seats_to_give", role=role, where=where).value for where in _places(uow, player, role)]  # type: ignore[union-attr]
            for role in GRANTABLE
        ]
    ),
}
"""Lists that everybody may ask for: what is in them depends on who asks."""


def _places(uow: UnitOfWork, player: Player, role: Role) -> list[str]:
    found = ask(uow, player, "places_to_give", role=role)
    assert isinstance(found, Ok)
    return [option[0] for option in found.value]


def _pages(uow: UnitOfWork, player: Player, name: str) -> Ok:
    """Everything on all pages of a list."""
    items: list[Any] = []
    cursor: Any = None
    while True:
        page = ask(uow, player, name, cursor=cursor)
        assert isinstance(page, Ok)
        items += page.value["items"]
        if (cursor := page.value["next"]) is None:
            return Ok(items)
