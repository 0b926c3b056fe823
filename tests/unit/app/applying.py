"""People of the office around an application, and what they send: what tests of cases are played with."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import asdict, dataclass
from itertools import count

from kjfz_bot.channels.ports import Arrival
from kjfz_bot.dialog.inbound import FileSent
from kjfz_bot.domain.access_table import Role
from kjfz_bot.domain.organisation import Organisation
from kjfz_bot.domain.personal import unmarked
from kjfz_bot.domain.profile import Papers, Particulars, Profile
from kjfz_bot.services.invitations import LASTS, invite
from kjfz_bot.storage import files, grants, people, profiles
from kjfz_bot.storage.cases import Kept, find
from kjfz_bot.storage.files import Content
from kjfz_bot.storage.history import Entry
from kjfz_bot.storage.invitations import Expected, Invitation
from kjfz_bot.storage.people import AddressKey
from kjfz_bot.storage.store import UnitOfWork
from kjfz_bot.storage.vault import Stored
from tests.unit.app.office import Office
from tests.unit.app.people import CITY, HAISHU, UNIT, Somebody, seated
from tests.unit.app.posting import BEIJING, BEIJING_FIRM, MAKER, posts

CASE = re.compile(r"(?:case number|办件号) ?([0-9A-Z]{6})")

BEIJING_UNIT = Organisation(0, "bjunit", "unit", "Beijing Institute", "changping", state="verified")
TALENT = Organisation(0, "talent", "talent_office", "Talent Office", "changping", state="verified")

SENT = count(1)


class Player(Somebody):
    """Somebody who also sends files, and whose buttons are looked at."""

    offered: tuple[str, ...] = ()
    """What can be pressed below the newest question."""

    def _new(self) -> list[Entry]:
        found = super()._new()
        messages = [entry.message for entry in found if entry.message and entry.message.options]
        if messages:
            self.offered = tuple(unmarked(button.label) for button in messages[-1].options)
        return found

    def send(self, name: str = "signed.pdf") -> str:
        """What is answered to a file, which was checked and kept already."""

        def keep(uow: UnitOfWork) -> FileSent:
            address = people.find(uow, AddressKey("web", self.name))
            assert address is not None
            file = files.add(uow, address, "1:file", name, 3, self.office.now)
            stored = Stored(f"{next(SENT):064}", b"k" * 32)
            files.keep(uow, file, Content("pdf", 3, stored, hashlib.sha256(b"abc").digest()))
            return FileSent(file.public_id, name, 3, "application/pdf")

        body = json.dumps(asdict(self.office.work(keep)))
        arrival = Arrival("web", self.name, f"f{next(SENT)}", "file", body, self.office.now, "en")
        self.office.writer.post(arrival).result(10)
        self.office.rest()
        return self.hears()


def joins(office: Office, name: str, role: Role, place: Organisation) -> Player:
    """Somebody who took an invitation to a role at an organisation."""

    def make(uow: UnitOfWork) -> str:
        made = Invitation(0, role, seated(uow, place), None, office.now + LASTS, Expected())
        return invite(uow, made, office.now)[1].link

    somebody = Player(office, name)
    answered = somebody.say(f"/start join-{office.work(make)}", "yes")
    assert "you are now" in answered, answered
    return somebody


def named(office: Office, somebody: Player, unit: Organisation, name: str = "Zhou Hai") -> Player:
    """Somebody who has agreed to the service and said who they are."""
    somebody.agrees()

    def keep(uow: UnitOfWork) -> None:
        said = Particulars(name, "13900000000")
        place = seated(uow, unit)
        new = Profile(0, somebody.person, place, "doctorate", "senior", "materials", ("seals",), Papers(), said)
        profiles.add(uow, new, office.now)

    office.work(keep)
    return somebody


@dataclass(frozen=True)
class Crowd:
    """Everybody who has to do with an application."""

    rob: Player
    fay: Player
    uma: Player
    carl: Player
    others: dict[str, Player]

    def has(self, name: str) -> bool:
        """Whether somebody of that name is there."""
        return name in ("rob", "fay", "uma", "carl", *self.others)

    def __getitem__(self, name: str) -> Player:
        return {"rob": self.rob, "fay": self.fay, "uma": self.uma, "carl": self.carl, **self.others}[name]


def ningbo(office: Office) -> Crowd:
    """A researcher, their unit, a firm, and the offices of Haishu and of the city."""
    dora = joins(office, "dora", "district", HAISHU)
    cleo = joins(office, "cleo", "city", CITY)
    return Crowd(
        named(office, joins(office, "rob", "researcher", UNIT), UNIT),
        joins(office, "fay", "firm", MAKER).agrees(),
        joins(office, "uma", "unit", UNIT).agrees(),
        joins(office, "carl", "city", CITY),
        {"dora": dora, "cleo": cleo},
    )


def changping(office: Office) -> Crowd:
    """The same in Changping, with two reviewers and the talent office."""
    others = {
        "rita": joins(office, "rita", "reviewer", BEIJING),
        "ray": joins(office, "ray", "reviewer", BEIJING),
        "tao": joins(office, "tao", "talent_office", TALENT),
        "cleo": joins(office, "cleo", "city", BEIJING),
    }
    return Crowd(
        named(office, joins(office, "rob", "researcher", BEIJING_UNIT), BEIJING_UNIT),
        joins(office, "fay", "firm", BEIJING_FIRM).agrees(),
        joins(office, "uma", "unit", BEIJING_UNIT).agrees(),
        joins(office, "carl", "city", BEIJING),
        others,
    )


def published(crowd: Crowd, *new: str, **said: str) -> str:
    """A need of the firm that was checked, reported and published; its case number."""
    number = posts(crowd.fay, *new, **said)
    crowd["dora"].say("/review", "1", "Checked", "1", "Report to the city")
    answered = crowd.carl.say("/review", "1", "Publish")
    assert "published" in answered, answered
    return number


def applied(crowd: Crowd, need: str, *more: str) -> str:
    """A researcher's application for a need; its case number."""
    said = crowd.rob.say(f"/apply_for {need}", *(more or ("test, then coat", "no ties", "skip", "ok")))
    found = CASE.search(said)
    assert found is not None, said
    return found[1]


def stored_case(office: Office, number: str) -> Kept:
    """A case as it is stored."""
    kept = office.read(lambda uow: find(uow, number))
    assert kept is not None
    return kept


def end_roles(office: Office, somebody: Player) -> None:
    """Take every role from somebody, as their office would."""

    def end(uow: UnitOfWork) -> None:
        for given in grants.own(uow, somebody.person):
            grants.end(uow, given, None, "revoked", office.now)

    office.work(end)
