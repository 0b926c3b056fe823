"""What people agreed to and withdrew, a row each time they agree. What there is to agree to is `domain/consent.py`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from kjfz_bot.storage.schema_trust import CONSENT
from kjfz_bot.storage.store import UnitOfWork

_ADD = sa.insert(CONSENT)
_STANDS = sa.and_(CONSENT.c.person_id == sa.bindparam("person"), CONSENT.c.withdrawn_at.is_(None))
_STANDING = sa.select(sa.func.max(CONSENT.c.version)).where(_STANDS, CONSENT.c.purpose == sa.bindparam("purpose_"))
_ALL = sa.select(CONSENT).where(CONSENT.c.person_id == sa.bindparam("person")).order_by(CONSENT.c.id)
_WITHDRAW = (
    sa.update(CONSENT)
    .where(_STANDS, CONSENT.c.purpose == sa.bindparam("purpose_"))
    .values(withdrawn_at=sa.bindparam("now"))
)
_EVER = sa.select(
    sa.exists().where(CONSENT.c.person_id == sa.bindparam("person"), CONSENT.c.purpose == sa.bindparam("purpose_"))
)


@dataclass(frozen=True, slots=True)
class Consent:
    """Something a person agreed to on a channel, in a wording; it stands until it is withdrawn."""

    purpose: str
    version: int
    given_at: datetime
    withdrawn_at: datetime | None
    channel: str


def give(uow: UnitOfWork, person: int, consent: Consent) -> None:
    """Keep that a person agreed."""
    (number,) = uow.take_ids(1)
    row = {
        "id": number,
        "person_id": person,
        "purpose": consent.purpose,
        "version": consent.version,
        "given_at": consent.given_at,
        "withdrawn_at": consent.withdrawn_at,
        "channel": consent.channel,
    }
    uow.connection.execute(_ADD, row)


def withdraw(uow: UnitOfWork, person: int, purpose: str, now: datetime) -> bool:
    """End what a person agreed to; False where nothing of it stands."""
    return uow.connection.execute(_WITHDRAW, {"person": person, "purpose_": purpose, "now": now}).rowcount > 0


def standing(uow: UnitOfWork, person: int, purpose: str) -> int | None:
    """The newest wording of a purpose that a person agreed to and did not withdraw; None where there is none."""
    version: int | None = uow.connection.execute(_STANDING, {"person": person, "purpose_": purpose}).scalar_one()
    return version


def withdrawn(uow: UnitOfWork, person: int, purpose: str) -> bool:
    """Whether a person agreed once and does no more."""
    names = {"person": person, "purpose_": purpose}
    return standing(uow, person, purpose) is None and bool(uow.connection.execute(_EVER, names).scalar_one())


def of(uow: UnitOfWork, person: int) -> list[Consent]:
    """Everything a person ever agreed to, oldest first."""
    rows = uow.connection.execute(_ALL, {"person": person})
    return [Consent(row.purpose, row.version, row.given_at, row.withdrawn_at, row.channel) for row in rows]
