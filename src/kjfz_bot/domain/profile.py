"""A researcher's profile: what they say of themselves, and whether their unit says that they work there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from kjfz_bot.domain.access import Object
from kjfz_bot.domain.organisation import Organisation

ProfileState = Literal["pending", "confirmed", "denied"]


@dataclass(frozen=True, slots=True)
class Particulars:
    """What is sealed with the person's own key."""

    name: str
    phone: str
    birth_date: date | None = None


@dataclass(frozen=True, slots=True)
class Papers:
    """The dates of the contract with the unit and of the certificate; what has no end has no `until`."""

    contract_from: date | None = None
    contract_until: date | None = None
    certificate_from: date | None = None
    certificate_until: date | None = None


@dataclass(frozen=True, slots=True)
class Profile:
    """A person's profile in one programme; each change is a new `version`, and the unit confirms one version."""

    id: int
    person: int
    unit: Organisation
    degree: str
    title: str
    field: str
    keywords: tuple[str, ...]
    papers: Papers
    particulars: Particulars
    state: ProfileState = "pending"
    version: int = 1

    @property
    def thing(self) -> Object:
        """What the gate has to know of it: it is the person's, at their unit."""
        unit = self.unit
        return Object(owner=self.person, organisation=unit.id, district=unit.district, programme=unit.programme)


def state_after(before: Profile, after: Profile) -> ProfileState:
    """The state of a changed profile: only another unit or another name is for the unit to look at again."""
    same = before.unit.id == after.unit.id and before.particulars.name == after.particulars.name
    return before.state if same and before.state == "confirmed" else "pending"
