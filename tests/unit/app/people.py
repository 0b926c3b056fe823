"""People of the office who talk on the web, and invitations for them: what tests of roles are played with."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any, Self

import sqlalchemy as sa

from kjfz_bot.domain.access_table import Role
from kjfz_bot.domain.organisation import Organisation
from kjfz_bot.domain.personal import unmarked
from kjfz_bot.services.invitations import LASTS, invite
from kjfz_bot.storage import grants, history, organisations
from kjfz_bot.storage.history import Entry
from kjfz_bot.storage.invitations import Expected, Invitation, Secrets
from kjfz_bot.storage.people import AddressKey
from kjfz_bot.storage.schema import AUDIT
from kjfz_bot.storage.store import UnitOfWork
from kjfz_bot.texts.catalogue import plain
from tests.unit.app.office import NOON, Office

CODE = re.compile(r"\b([0-9A-Z]{5}-[0-9A-Z]{5})\b")

CITY = Organisation(0, "city", "city", "City Bureau", "ningbo", state="verified")
HAISHU = Organisation(0, "haishu", "district", "Haishu Bureau", "ningbo", district="haishu", state="verified")
UNIT = Organisation(0, "unit", "unit", "Unit One", "ningbo", state="verified")
FIRM = Organisation(0, "firm", "firm", "Firm One", "ningbo", district="haishu")
SEATS: dict[str, Organisation] = {"city": CITY, "district": HAISHU, "unit": UNIT, "firm": FIRM, "researcher": UNIT}


class Somebody:
    """One person at the office, in English."""

    def __init__(self, office: Office, name: str) -> None:
        self.office = office
        self.name = name
        self._read = 0

    def say(self, *texts: str) -> str:
        """What is answered to the last of these."""
        for text in texts:
            self.office.say(self.name, text, channel="web")
            answered = self._new()
        return _words(answered)

    def news(self) -> str:
        """What has been said without having been asked for."""
        self.office.look(2)
        return self.hears()

    def hears(self) -> str:
        """What has been said since the last time."""
        return _words(self._new())

    def options(self, text: str) -> list[str]:
        """What is offered after this."""
        self.office.say(self.name, text, channel="web")
        messages = [entry.message for entry in self._new() if entry.message]
        return [button.label for button in messages[-1].options]

    def _new(self) -> list[Entry]:
        key = AddressKey("web", self.name)
        entries = self.office.read(lambda uow: history.read(uow, key, self._read, 1000))
        self._read = entries[-1].id if entries else self._read
        return entries

    @property
    def person(self) -> int:
        """Their number."""
        return self.office.person(self.name, "web")

    def holds(self) -> list[str]:
        """The roles that count."""
        return [grant.role for grant in self.office.read(lambda uow: grants.of_person(uow, self.person))]

    def deeds(self) -> list[dict[str, Any]]:
        """What the audit says was done, beside the services it names anyway."""
        return deeds_of(self.office, self.person)

    def agrees(self) -> Self:
        """Agree to the service, as one has to before a record is stored."""
        answered = self.say("/consents", "Give: using this service", "I agree")
        assert "You can withdraw this at any time" in answered, answered
        return self

    def joins(self, role: Role, by: Somebody | None = None) -> Somebody:
        """Take an invitation to a role."""
        answered = self.say(f"/start join-{invited(self.office, role, by).link}", "yes")
        assert "you are now" in answered, answered
        return self


def deeds_of(office: Office, person: int) -> list[dict[str, Any]]:
    """What the audit of a person says was done, beside the services it names anyway."""
    query = sa.select(AUDIT.c.entry).where(AUDIT.c.chain == person).order_by(AUDIT.c.seq)
    entries = office.read(lambda uow: list(uow.connection.execute(query).scalars()))
    return [deed for deed in map(json.loads, entries) if "why" not in deed]


def _words(entries: Sequence[Entry]) -> str:
    """What is read, where nothing is hidden."""
    return "\n".join(unmarked(plain(entry.message.text)) for entry in entries if entry.message)


def invited(office: Office, role: Role, by: Somebody | None = None, expected: Expected | None = None) -> Secrets:
    """An invitation to a role, by somebody or by the operator, kept whether or not they may make it."""
    made_by = None if by is None else by.person

    def make(uow: UnitOfWork) -> Secrets:
        until = office.now + LASTS
        made = Invitation(0, role, seated(uow, SEATS[role]), made_by, until, expected or Expected())
        return invite(uow, made, office.now)[1]

    return office.work(make)


def seated(uow: UnitOfWork, organisation: Organisation) -> Organisation:
    """The organisation as it is stored, made where it is not yet."""
    wanted = (organisation.programme, organisation.kind, organisation.name, organisation.district)
    return organisations.named(uow, *wanted) or organisations.add(uow, organisation, NOON)
