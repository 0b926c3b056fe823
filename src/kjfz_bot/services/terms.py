"""Who is a VP by which terms: whoever is a researcher at a unit and serves at a firm by a term that is under way.

The role begins with whichever of the two comes last, and ends with the last such term at the unit. What a list says of
somebody gives nothing to whoever merely says the same of themselves: a researcher's role comes from a list or a unit.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from kjfz_bot.domain.access_table import Role
from kjfz_bot.domain.appointment import Appointment
from kjfz_bot.services import seats
from kjfz_bot.services.ending_roles import ended
from kjfz_bot.services.notices import notify
from kjfz_bot.storage import appointments, audit, grants
from kjfz_bot.storage.audit import Deed
from kjfz_bot.storage.grants import Given, New
from kjfz_bot.storage.notices import Notice
from kjfz_bot.storage.store import UnitOfWork

RESEARCHER: Role = "researcher"
VP: Role = "vp"


def begin(uow: UnitOfWork, found: Collection[Appointment], by: int | str, now: datetime) -> None:
    """Make whoever serves by one of these terms a VP at its unit, and tell them, where they are none and it may be."""
    held = grants.of_each(uow, {term.person for term in found if term.is_under_way})
    first: dict[tuple[int, int], Appointment] = {}
    for term in found:
        if term.is_under_way and _may_begin(held.get(term.person, []), term):
            first.setdefault((term.person, term.unit.id), term)
    # Two who write into the audits of many come to them in the same order.
    audit.record(uow, *(_begun(uow, term, by, now) for _, term in sorted(first.items())))


def _may_begin(own: list[Given], term: Appointment) -> bool:
    """Whether the unit of a term knows somebody as a researcher and not yet as a VP, by the roles they hold."""
    known = grants.held([each for each in own if each.confirmed], RESEARCHER, term.unit.id)
    return known and not grants.held(own, VP, term.unit.id)


def _begun(uow: UnitOfWork, term: Appointment, by: int | str, now: datetime) -> Deed:
    # It rests on the term alone: whoever brings a list may perhaps not give it, and may be who is named there.
    number = grants.add(uow, New(term.person, VP, term.unit, None), now)
    words = {**seats.named(VP, term.unit), "firm": term.firm.name}
    notify(uow, Notice(term.person, "role_by_term", f"{number}", "notice", now, args=words))
    details: dict[str, str | int] = {
        "grant": number,
        "appointment": term.id,
        "role": VP,
        "organisation": term.unit.id,
        "by": by,
    }
    return Deed(term.person, "role_granted", now, details)


def begin_at(uow: UnitOfWork, person: int, unit: int, by: int | str, now: datetime) -> None:
    """The same of every term of somebody who has become a researcher at a unit."""
    begin(uow, [term for term in appointments.of_person(uow, person) if term.unit.id == unit], by, now)


def end_with(uow: UnitOfWork, batch: int, by: int | str, now: datetime) -> None:
    """End the roles that rest on terms of a batch alone, before it is taken back, and tell whoever had them."""
    person = by if isinstance(by, int) else None
    resting = grants.resting_on(uow, VP, batch)
    ended(uow, [given for given in resting if grants.end(uow, given, person, "revoked", now)], now, "revoked", person)
