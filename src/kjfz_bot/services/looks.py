"""Opening somebody's data leaves a line that they can read. Who may open it is decided before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from kjfz_bot.dialog.inbound import No, Ok
from kjfz_bot.domain.access import Grant
from kjfz_bot.domain.calendar import shanghai_date
from kjfz_bot.services.registry import Actor, service
from kjfz_bot.storage import audit, looks, organisations
from kjfz_bot.storage.audit import Deed
from kjfz_bot.storage.looks import Look
from kjfz_bot.storage.store import UnitOfWork

SHOWN = 20
"""Lines that a person is shown at once; all of them are in their file."""


@dataclass(frozen=True, slots=True)
class Opened:
    """Which kind of data was opened (`look-<what>` names it), for what reason, in which role of which organisation.

    `why` is what somebody wrote, or what they did: `look-why-<why>` names that.
    """

    what: str
    why: str
    role: str
    organisation: str = ""


def opened_by(uow: UnitOfWork, grant: Grant, what: str, why: str) -> Opened:
    """What is opened in a role that somebody holds."""
    place = organisations.find(uow, grant.organisation)
    return Opened(what, why, grant.role, place.name if place is not None else "")


def looked(uow: UnitOfWork, actor: Actor, person: int, opened: Opened) -> None:
    """Let a person know that the actor opens data of theirs, in the transaction in which it is read.

    A service that shows an officer or somebody of another side what is stored of a person calls it. Who looks at
    their own data leaves nothing.
    """
    if actor.person == person:
        return
    look = Look(actor.person, opened.role, opened.organisation, actor.now, opened.what, opened.why)
    looks.add(uow, person, look)
    audit.record(uow, Deed(person, "looked", actor.now, {"by": actor.person, "key": opened.what}))


@service("who_looked")
def who_looked(uow: UnitOfWork, actor: Actor, _inputs: Mapping[str, Any]) -> Ok | No:
    """Who has opened the person's data, by role and organisation; names of officers are not told."""
    found = looks.of(uow, actor.person, SHOWN)
    lines = [
        {
            "on": shanghai_date(look.at).isoformat(),
            "role": look.role,
            "organisation": look.organisation,
            "what": look.what,
            "why": look.why,
        }
        for look in found
    ]
    return Ok({"lines": lines, "count": looks.count(uow, actor.person)})
