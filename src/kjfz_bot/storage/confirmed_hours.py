"""What somebody confirmed lately, for whoever pressed too soon."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa

from kjfz_bot.storage.schema_service import ENTRY_MARK
from kjfz_bot.storage.store import UnitOfWork

_BY = (
    sa.select(ENTRY_MARK.c.entry_id)
    .where(
        ENTRY_MARK.c.marked_by == sa.bindparam("person"),
        ENTRY_MARK.c.kind == "confirmed",
        ENTRY_MARK.c.marked_at >= sa.bindparam("since", type_=ENTRY_MARK.c.marked_at.type),
    )
    .order_by(ENTRY_MARK.c.marked_at.desc(), ENTRY_MARK.c.id.desc())
    .limit(sa.bindparam("limit_"))
)


def confirmed_by(uow: UnitOfWork, person: int, since: datetime, limit: int) -> list[int]:
    """The numbers of the entries that somebody confirmed since then, the latest first."""
    return list(uow.connection.execute(_BY, {"person": person, "since": since, "limit_": limit}).scalars())
