"""How many needs there are in one scope, by state, waiting time, field and district; and how many VPs serve there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

import sqlalchemy as sa

from kjfz_bot.domain.access import Scope
from kjfz_bot.domain.appointment import UNDER_WAY
from kjfz_bot.domain.need import State
from kjfz_bot.storage import organisations
from kjfz_bot.storage.columns import Moment
from kjfz_bot.storage.needs import JOINED
from kjfz_bot.storage.schema_lists import APPOINTMENT
from kjfz_bot.storage.schema_needs import NEED
from kjfz_bot.storage.schema_trust import ORGANISATION
from kjfz_bot.storage.store import UnitOfWork

AGES = (3, 7, 14)
"""Days between which it is told how long needs have been in their state."""

_AGE = sa.case(
    *((NEED.c.state_at > sa.bindparam(f"after_{days}", type_=Moment), days) for days in AGES), else_=0
).label("age")
_COUNTS = (
    sa.select(
        NEED.c.state,
        _AGE,
        NEED.c.field,
        ORGANISATION.c.district,
        sa.func.count().label("count_"),
        sa.func.sum(NEED.c.vps).label("vps_"),
    )
    .select_from(JOINED)
    .where(organisations.WITHIN, NEED.c.programme == sa.bindparam("in_programme"), NEED.c.state != "draft")
    .group_by(NEED.c.state, sa.literal_column("age"), NEED.c.field, ORGANISATION.c.district)
)
_SERVING = (
    sa.select(sa.func.count(APPOINTMENT.c.person_id.distinct()))
    .select_from(APPOINTMENT.join(ORGANISATION, ORGANISATION.c.id == APPOINTMENT.c.firm_id))
    .where(organisations.WITHIN, APPOINTMENT.c.state.in_(UNDER_WAY))
)


@dataclass(frozen=True, slots=True)
class Count:
    """How many needs are alike in state, age, field and district, and how many VPs they want together.

    `younger_than` is the first of `AGES` that they have not reached in their state; 0 where they have reached all.
    """

    state: State
    younger_than: int
    field: str | None
    district: str | None
    needs: int
    vps: int


def counts(uow: UnitOfWork, scope: Scope, now: datetime) -> list[Count]:
    """All needs of a scope but drafts."""
    names = {**organisations.within(scope), **{f"after_{days}": now - timedelta(days=days) for days in AGES}}
    return [Count(*row) for row in uow.connection.execute(_COUNTS, names)]


def serving(uow: UnitOfWork, scope: Scope) -> int:
    """How many people serve as VPs at firms of a scope, or have paused."""
    count: int = uow.connection.execute(_SERVING, organisations.within(scope)).scalar_one()
    return count
