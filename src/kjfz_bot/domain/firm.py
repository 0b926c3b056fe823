"""A firm's record: what it says of itself, who looks after it, and which changes an officer has to look at again."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Literal

from kjfz_bot.domain.access import Object
from kjfz_bot.domain.organisation import Organisation, State

Verdict = Literal["verify", "return", "refuse"]

STATES: Mapping[Verdict, State] = {"verify": "verified", "return": "returned", "refuse": "refused"}
"""What a decision makes of a record."""


@dataclass(frozen=True, slots=True)
class FirmClass:
    """A class a firm belongs to, as the packs' facts name it, with the certificate that shows it."""

    name: str
    number: str | None = None
    until: date | None = None

    def is_over(self, today: date) -> bool:
        """Whether its certificate has run out."""
        return self.until is not None and self.until < today


@dataclass(frozen=True, slots=True)
class Contact:
    """Whom to ask at a firm; sealed with the key of the person who gave it."""

    person: int
    name: str
    phone: str


@dataclass(frozen=True, slots=True)
class Firm:
    """A firm as it was submitted: its organisation, its classes, its contact, and who submitted it when."""

    organisation: Organisation
    classes: tuple[FirmClass, ...]
    submitted_at: datetime
    submitted_by: int | None
    contact: Contact | None = None

    @property
    def thing(self) -> Object:
        """What the gate has to know of it.

        Until it is verified it belongs to whoever submitted it; from then on to the firm's people alone.
        """
        owner = self.submitted_by if self.organisation.state != "verified" else None
        parties = frozenset() if self.submitted_by is None else frozenset({self.submitted_by})
        return replace(self.organisation.thing, owner=owner, parties=parties)

    @property
    def fingerprint(self) -> str:
        """A hash of everything a decision rests on."""
        said = [
            self.organisation.name,
            self.organisation.code,
            self.organisation.district,
            [[each.name, each.number, each.until and each.until.isoformat()] for each in self.classes],
        ]
        return hashlib.sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()


def state_after(before: Firm, after: Firm) -> State:
    """The state of a changed record: pending again, but for a verified one of which only the contact is another."""
    if before.organisation.state == "verified" and before.fingerprint == after.fingerprint:
        return "verified"
    return "pending"


def resubmitted(before: Firm, after: Firm, by: int, now: datetime) -> Firm:
    """A changed record as its next version, submitted by somebody at that moment, in the state it has then."""
    state = state_after(before, after)
    organisation = replace(after.organisation, version=before.organisation.version + 1, state=state)
    return replace(after, organisation=organisation, submitted_by=by, submitted_at=now)
