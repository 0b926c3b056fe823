"""A certificate that was handed in with a case is kept with the expert's papers, so that its end is told of in time."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from kjfz_bot.domain.case import Case
from kjfz_bot.storage import audit, profiles
from kjfz_bot.storage.audit import Deed
from kjfz_bot.storage.store import UnitOfWork


def keep_certificate(uow: UnitOfWork, case: Case, until: date, by: int, now: datetime) -> bool:
    """Keep the last day of the expert's certificate in their profile; False where it says no earlier one already.

    Also where there is no profile to keep it in. What the unit has to confirm, unit and name, stays as it is, and so
    does what it said of them.
    """
    person = case.parties.expert
    kept = [] if person is None else profiles.of_person(uow, person)
    found = next((each.profile for each in kept if each.profile.unit.programme == case.programme), None)
    if found is None or (found.papers.certificate_until or date.min) >= until:
        return False
    papers = replace(found.papers, certificate_until=until)
    after = replace(found, papers=papers, version=found.version + 1)
    if not profiles.change(uow, found, after, now):
        return False
    said: dict[str, str | int] = {"by": by, "profile": found.id, "version": after.version}
    audit.record(uow, Deed(found.person, "certificate_kept", now, said))
    return True
