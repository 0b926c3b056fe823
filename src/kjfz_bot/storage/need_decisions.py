"""Rows of what offices decided on needs: each step of a version once at most, with the fingerprint of what was seen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from kjfz_bot.domain.need import Verdict
from kjfz_bot.storage.schema_needs import NEED_DECISION
from kjfz_bot.storage.schema_trust import ORGANISATION
from kjfz_bot.storage.store import UnitOfWork

REASON = "need_decision.reason"

_ADD = sa.insert(NEED_DECISION)
_OF = (
    sa.select(NEED_DECISION, ORGANISATION.c.name.label("office"))
    .join(ORGANISATION, ORGANISATION.c.id == NEED_DECISION.c.office_id)
    .where(NEED_DECISION.c.need_id == sa.bindparam("need"))
    .order_by(NEED_DECISION.c.decided_at, NEED_DECISION.c.id)
)


@dataclass(frozen=True, slots=True)
class Decision:
    """A step taken with one version of a need, by somebody for an office."""

    need: int
    version: int
    step: str
    fingerprint: str
    verdict: Verdict
    reason: str | None
    office: int
    by: int | None
    at: datetime
    office_name: str = ""


def add(uow: UnitOfWork, decision: Decision) -> None:
    """Keep a decision."""
    (number,) = uow.take_ids(1)
    row = {
        "id": number,
        "need_id": decision.need,
        "version": decision.version,
        "step": decision.step,
        "fingerprint": decision.fingerprint,
        "verdict": decision.verdict,
        "reason": None if decision.reason is None else _seal(uow, number, decision.reason),
        "office_id": decision.office,
        "decided_by": decision.by,
        "decided_at": decision.at,
    }
    uow.connection.execute(_ADD, row)


def of_need(uow: UnitOfWork, need: int) -> list[Decision]:
    """Everything decided on a need, first to last."""
    return [_read(uow, row) for row in uow.connection.execute(_OF, {"need": need})]


def last(uow: UnitOfWork, need: int) -> Decision | None:
    """The newest decision on a need."""
    found = of_need(uow, need)
    return found[-1] if found else None


def _seal(uow: UnitOfWork, number: int, reason: str) -> bytes:
    return uow.keys.house.seal(f"{REASON}:{number}", reason.encode())


def opened(uow: UnitOfWork, number: int, sealed: bytes) -> str:
    """The reason of a stored row."""
    return uow.keys.house.open(f"{REASON}:{number}", sealed).decode()


def _read(uow: UnitOfWork, row: Any) -> Decision:
    return Decision(
        need=row.need_id,
        version=row.version,
        step=row.step,
        fingerprint=row.fingerprint,
        verdict=row.verdict,
        reason=None if row.reason is None else opened(uow, row.id, row.reason),
        office=row.office_id,
        by=row.decided_by,
        at=row.decided_at,
        office_name=row.office,
    )
