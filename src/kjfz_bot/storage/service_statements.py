"""What a statement of service time says beside its entries: who confirmed and checked them, for whom, and when."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

import sqlalchemy as sa

from kjfz_bot.domain.service_entry import MarkKind
from kjfz_bot.storage.schema_service import ENTRY, ENTRY_MARK
from kjfz_bot.storage.schema_trust import ORGANISATION
from kjfz_bot.storage.store import UnitOfWork

_SAID = (
    sa.select(ENTRY_MARK.c.entry_id, ENTRY_MARK.c.kind, ORGANISATION.c.name, ENTRY_MARK.c.marked_at)
    .select_from(
        ENTRY.join(ENTRY_MARK, ENTRY_MARK.c.entry_id == ENTRY.c.id).outerjoin(
            ORGANISATION, ORGANISATION.c.id == ENTRY_MARK.c.organisation_id
        )
    )
    .where(
        ENTRY.c.appointment_id == sa.bindparam("appointment"),
        ENTRY.c.day >= sa.bindparam("since"),
        ENTRY.c.day <= sa.bindparam("until"),
    )
    .order_by(ENTRY_MARK.c.id)
)


@dataclass(frozen=True, slots=True)
class Said:
    """Something said of an entry: for which firm or office, None where that is not known, and when."""

    kind: MarkKind
    organisation: str | None
    at: datetime


def said_of(uow: UnitOfWork, appointment: int, since: date, until: date) -> Mapping[int, tuple[Said, ...]]:
    """What was said of each entry of a term from one day to another, first to last."""
    names = {"appointment": appointment, "since": since.isoformat(), "until": until.isoformat()}
    found: dict[int, list[Said]] = defaultdict(list)
    for entry, kind, organisation, at in uow.connection.execute(_SAID, names):
        found[entry].append(Said(kind, organisation, at))
    return {entry: tuple(said) for entry, said in found.items()}
