"""VPs who serve at firms of the office, and hours that they entered: what tests of confirming are played with."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from kjfz_bot.domain.appointment import Appointment, State
from kjfz_bot.domain.calendar import shanghai_date
from kjfz_bot.domain.organisation import Organisation
from kjfz_bot.domain.profile import Papers, Particulars, Profile
from kjfz_bot.domain.service_entry import Claim, Entry
from kjfz_bot.services import ledger
from kjfz_bot.services.ledger import Marked
from kjfz_bot.services.registry import Actor
from kjfz_bot.storage import appointments, entries, files, grants, people, profiles
from kjfz_bot.storage.files import Content
from kjfz_bot.storage.grants import New
from kjfz_bot.storage.people import AddressKey
from kjfz_bot.storage.store import UnitOfWork
from kjfz_bot.storage.vault import Stored
from tests.unit.app.office import Office, content
from tests.unit.app.people import UNIT, Somebody, seated
from tests.unit.app.posting import MAKER

BEGINS, ENDS = date(2025, 9, 1), date(2027, 8, 31)
PUMPS = Organisation(0, "pumps", "firm", "Pump Works", "ningbo", district="haishu", state="verified")
CIXI_FIRM = replace(PUMPS, public_id="cixi", name="Cixi Gears", district="cixi")


@dataclass
class Serving:
    """A VP and one of their terms."""

    vp: Somebody
    term: Appointment

    @property
    def office(self) -> Office:
        """Where both are."""
        return self.vp.office

    def ago(self, days: int) -> date:
        """A day before today."""
        return shanghai_date(self.office.now) - timedelta(days=days)

    def enters(self, *claims: Claim) -> list[Entry]:
        """Enter hours."""

        def enter(uow: UnitOfWork) -> object:
            actor = Actor(self.vp.person, self.office.now)
            return ledger.claim(uow, actor, content().programmes, self.term.id, claims, twice=True)

        found = self.office.work(enter)
        assert isinstance(found, list), found
        return found

    def enters_hours(self, days: Sequence[int], hours: int = 3, activity: str = "line tests") -> list[Entry]:
        """Enter so many hours of each of these days, counted back from today."""
        return self.enters(*(Claim(self.ago(day), hours * 60, activity=activity) for day in days))

    def states(self) -> list[str]:
        """The states of all that is live, by day."""
        term = self.term
        live = self.office.read(lambda uow: entries.between(uow, term.id, term.starts_on, term.ends_on))
        return [entry.state for entry in live]


def serves(
    office: Office,
    name: str,
    at: Organisation = MAKER,
    *,
    called: str | None = "Wang Min",
    begins: date = BEGINS,
    state: State = "serving",
) -> Serving:
    """Somebody who is a VP at a firm, whether or not they have said their name."""
    vp = Somebody(office, name)
    vp.say("/start")

    def appoint(uow: UnitOfWork) -> Appointment:
        unit, firm = seated(uow, UNIT), seated(uow, at)
        if not any(grant.role == "vp" for grant in grants.of_person(uow, vp.person)):
            grants.add(uow, New(vp.person, "vp", unit, None), office.now)
        if called is not None and not profiles.of_person(uow, vp.person):
            said = Particulars(called, "13900000000")
            new = Profile(0, vp.person, unit, "doctorate", "senior", "materials", ("seals",), Papers(), said)
            profiles.add(uow, new, office.now)
        return appointments.add(uow, Appointment(0, vp.person, firm, unit, begins, ENDS, state), office.now)

    return Serving(vp, office.work(appoint))


def photo(serving: Serving, name: str = "line.jpg") -> str:
    """A picture that a VP sent, kept as one; its public id."""

    def send(uow: UnitOfWork) -> str:
        address = people.find(uow, AddressKey("web", serving.vp.name))
        assert address is not None
        file = files.add(uow, address, "1:paper_1", name, 3, serving.office.now)
        files.keep(uow, file, Content("jpg", 3, Stored("0" * 64, b"k" * 32), hashlib.sha256(b"abc").digest()))
        return file.public_id

    return serving.office.work(send)


def say_of(who: Somebody, what: str, found: Sequence[Entry], *rest: str) -> Marked:
    """Say something of entries in the ledger, as another device would."""

    def say(uow: UnitOfWork) -> Marked:
        marked: Marked = getattr(ledger, what)(uow, actor(who), [entry.id for entry in found], *rest)
        return marked

    return who.office.work(say)


def actor(who: Somebody) -> Actor:
    """Somebody as a service sees them."""
    return Actor(who.person, who.office.now)
