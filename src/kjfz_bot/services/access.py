"""The gate as services use it. A service asks here before it touches an object, with what the database says just then.

Nothing is remembered from one call to the next, so a role that was revoked counts no more at the next update.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from kjfz_bot.domain import access
from kjfz_bot.domain.access import Decision, Grant, Holder, Object, Scope
from kjfz_bot.domain.access_table import STEP_UP
from kjfz_bot.services.registry import Actor, NotProven, NotThere
from kjfz_bot.services.sign_in import stepped_up
from kjfz_bot.storage import grants
from kjfz_bot.storage.store import UnitOfWork


@dataclass(frozen=True, slots=True)
class Gate:
    """What one person may do during one service call; `proven` says whether they showed just before that it is them.

    That is asked of the database only where it decides.
    """

    holder: Holder
    now: datetime
    proven: Callable[[], bool]

    def can(self, action: str, thing: Object) -> Decision:
        """Whether they may; for lists, whose rows are left out where they may not."""
        return access.can(self.holder, action, thing, self.now)

    def require(self, action: str, thing: Object | None) -> Decision:
        """What they may do with an object, None where it was not found; NotThere alike where they may not.

        NotProven where they may once they have shown again that it is them, which nobody learns who may not.
        """
        decision = self.can(action, thing) if thing is not None else None
        if decision is None or not decision.allowed:
            raise NotThere(action)
        if STEP_UP in decision.conditions and not self.proven():
            raise NotProven(action)
        return decision

    def role_for(self, action: str, thing: Object) -> Grant:
        """The role by which they may, where they have been let by one."""
        alone = (Holder(self.holder.person, (grant,)) for grant in self.holder.grants)
        return next(each.grants[0] for each in alone if access.can(each, action, thing, self.now).allowed)

    def scopes(self, action: str) -> tuple[Scope, ...]:
        """Where they may do an action: what queries of lists are narrowed to."""
        return access.scopes(self.holder, action)


def gate(uow: UnitOfWork, actor: Actor) -> Gate:
    """The gate for an actor, by one statement; a service that touches several objects keeps it for that call."""
    return gate_of(uow, actor.person, actor.now)


def gate_of(uow: UnitOfWork, person: int, now: datetime) -> Gate:
    """The gate for somebody who does not act just now, such as whoever made an invitation."""
    return Gate(Holder(person, grants.of_person(uow, person)), now, partial(stepped_up, uow, person, now))


def require(uow: UnitOfWork, actor: Actor, action: str, thing: Object | None) -> Decision:
    """Ask the gate once; NotThere where there is no such object or the actor may not do this with it.

    NotProven where they may, and have to show first that it is them.
    """
    return gate(uow, actor).require(action, thing)
