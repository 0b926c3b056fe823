"""Rows of what officers decided on firms' records: one a version at most, with the fingerprint of what was seen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from kjfz_bot.domain.firm import Verdict
from kjfz_bot.storage.schema_trust import FIRM_DECISION, ORGANISATION
from kjfz_bot.storage.store import UnitOfWork

REASON = "firm_decision.reason"

_ADD = sa.insert(FIRM_DECISION)
_LAST = (
    sa.select(FIRM_DECISION, ORGANISATION.c.name.label("office"))
    .join(ORGANISATION, ORGANISATION.c.id == FIRM_DECISION.c.office_id)
    .where(FIRM_DECISION.c.organisation_id == sa.bindparam("organisation"))
    .order_by(FIRM_DECISION.c.version.desc())
    .limit(1)
)


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision on one version of a firm's record, taken by somebody for an office."""

    organisation: int
    version: int
    fingerprint: str
    verdict: Verdict
    reason: str | None
    office: int
    by: int | None
    at: datetime
    office_name: str = ""


def add(uow: UnitOfWork, decision: Decision) -> int:
    """Keep a decision; its number."""
    (number,) = uow.take_ids(1)
    row = {
        "id": number,
        "organisation_id": decision.organisation,
        "version": decision.version,
        "fingerprint": decision.fingerprint,
        "verdict": decision.verdict,
        "reason": None if decision.reason is None else seal(uow, number, decision.reason),
        "office_id": decision.office,
        "decided_by": decision.by,
        "decided_at": decision.at,
    }
    uow.connection.execute(_ADD, row)
    return number


def last(uow: UnitOfWork, organisation: int) -> Decision | None:
    """The newest decision on a firm."""
    row = uow.connection.execute(_LAST, {"organisation": organisation}).one_or_none()
    return None if row is None else _read(uow, row)


def seal(uow: UnitOfWork, number: int, reason: str) -> bytes:
    """A reason as it is stored."""
    return uow.keys.house.seal(f"{REASON}:{number}", reason.encode())


def opened(uow: UnitOfWork, number: int, sealed: bytes) -> str:
    """The reason of a stored row."""
    return uow.keys.house.open(f"{REASON}:{number}", sealed).decode()


def _read(uow: UnitOfWork, row: Any) -> Decision:
    return Decision(
        organisation=row.organisation_id,
        version=row.version,
        fingerprint=row.fingerprint,
        verdict=row.verdict,
        reason=None if row.reason is None else opened(uow, row.id, row.reason),
        office=row.office_id,
        by=row.decided_by,
        at=row.decided_at,
        office_name=row.office,
    )
