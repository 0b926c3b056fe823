"""Firms, sending units and authorities: what roles are bound to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from kjfz_bot.domain.access import Object
from kjfz_bot.domain.access_table import OrganisationKind

State = Literal["pending", "verified", "returned", "refused"]


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation in one programme. `code` is the unified social credit code; `pending` until it was verified.

    A firm's record may have been `returned` to be corrected, or `refused`; each change of it is a new `version`.
    `unit_kind` is a unit's, as the fact of an expert's employer names it.
    `public_id` is what it is called in links and letters; it says nothing and is never reused.
    """

    id: int
    public_id: str
    kind: OrganisationKind
    name: str
    programme: str
    code: str | None = None
    district: str | None = None
    state: State = "pending"
    version: int = 1
    unit_kind: str | None = None

    @property
    def thing(self) -> Object:
        """What the gate has to know of it."""
        return Object(organisation=self.id, district=self.district, programme=self.programme)

    def seat(self, person: int | None) -> Object:
        """A role in it, as the gate sees that: of somebody, or of nobody yet."""
        return Object(owner=person, organisation=self.id, district=self.district, programme=self.programme)
