"""Needs as people of the office post them, in English: what tests of posting and deciding are played with."""

from __future__ import annotations

import re
from dataclasses import replace

from kjfz_bot.domain.need import Need
from kjfz_bot.domain.organisation import Organisation
from kjfz_bot.services.invitations import LASTS, invite
from kjfz_bot.storage import needs
from kjfz_bot.storage.invitations import Expected, Invitation
from kjfz_bot.storage.store import UnitOfWork
from tests.unit.app.office import Office
from tests.unit.app.people import CITY, FIRM, HAISHU, Somebody, seated

MAKER = replace(FIRM, public_id="maker", name="Seal Works", state="verified")
BEIJING = Organisation(0, "bj", "city", "Changping Commission", "changping", state="verified")
BEIJING_FIRM = Organisation(0, "bjfirm", "firm", "Valve Works", "changping", district="changping", state="verified")

SAID = {
    "title": "Mechanical seal leaks",
    "scene": "the chemical pump of line 3, at 120 °C",
    "problem": "the seal face is grooved and drips after 200 hours",
    "present": "12 mL an hour, 200 hours",
    "target": "3 mL an hour, 1000 hours",
    "limits": "skip",
    "field": "New materials",
    "keywords": "seal, graphite, pump",
    "expert": "somebody who knows tribology",
    "form": "joint research",
}
NUMBER = re.compile(r"case number ([0-9A-Z]{6})")


def takes_role(office: Office, name: str, place: Organisation) -> Somebody:
    """Somebody who took an invitation to the role that goes with an organisation."""
    role = place.kind

    def make(uow: UnitOfWork) -> str:
        assert role in ("firm", "district", "city")
        made = Invitation(0, role, seated(uow, place), None, office.now + LASTS, Expected())
        return invite(uow, made, office.now)[1].link

    somebody = Somebody(office, name)
    answered = somebody.say(f"/start join-{office.work(make)}", "yes")
    assert "you are now" in answered, answered
    return somebody


def maker(office: Office, name: str = "fay") -> Somebody:
    """Somebody who represents a verified firm of Haishu."""
    return takes_role(office, name, MAKER)


def district(office: Office, name: str = "dora") -> Somebody:
    """An officer of Haishu."""
    return takes_role(office, name, HAISHU)


def city(office: Office, name: str = "carl") -> Somebody:
    """An officer of the city."""
    return takes_role(office, name, CITY)


def fills(somebody: Somebody, *new: str, **said: str) -> str:
    """Describe a need up to its check page."""
    return somebody.say("/need", *new, *(SAID | said).values())


def posts(somebody: Somebody, *new: str, **said: str) -> str:
    """Post a need; its case number."""
    fills(somebody, *new, **said)
    answered = somebody.say("ok")
    found = NUMBER.search(answered)
    assert found is not None, answered
    return found[1]


def stored(office: Office, number: str) -> Need:
    """A need as it is stored."""
    need = office.read(lambda uow: needs.find(uow, number))
    assert need is not None
    return need
