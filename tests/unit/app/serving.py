"""VPs who serve at firms of the office: what tests of service time are played with."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from kjfz_bot.domain.appointment import Appointment
from kjfz_bot.domain.organisation import Organisation
from kjfz_bot.domain.service_entry import Entry
from kjfz_bot.storage import appointments, entries, grants
from kjfz_bot.storage.grants import New
from kjfz_bot.storage.store import UnitOfWork
from tests.unit.app.office import Office
from tests.unit.app.people import UNIT, Somebody, seated
from tests.unit.app.posting import MAKER

BEGINS, ENDS = date(2025, 9, 1), date(2027, 8, 31)


def vp(office: Office, name: str, *firms: Organisation, days: tuple[date, date] = (BEGINS, ENDS)) -> Somebody:
    """A VP who serves at these firms, one where none is named."""
    person = Somebody(office, name)
    person.say("/start")

    def serve(uow: UnitOfWork) -> None:
        for firm in firms or (MAKER,):
            unit = seated(uow, replace(UNIT, programme=firm.programme, public_id=f"unit {firm.programme}"))
            term = Appointment(0, person.person, seated(uow, firm), unit, *days, "serving")
            appointments.add(uow, term, office.now)
            if not any(given.role == "vp" for given in grants.own(uow, person.person)):
                grants.add(uow, New(person.person, "vp", unit, None), office.now)

    office.work(serve)
    return person


def logged(office: Office, person: Somebody) -> list[Entry]:
    """What stands in somebody's ledger, earliest first."""
    found = office.read(lambda uow: entries.newest(uow, person.person, 0, 100))
    return sorted(found, key=lambda entry: (entry.day, entry.claim.start or 0, entry.id))
