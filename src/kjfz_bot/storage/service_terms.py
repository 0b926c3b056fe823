"""Terms as those have them who see other people's hours: of a firm, of a unit, page by page."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import sqlalchemy as sa

from kjfz_bot.domain.appointment import UNDER_WAY, Appointment
from kjfz_bot.storage import appointments
from kjfz_bot.storage.schema_lists import APPOINTMENT
from kjfz_bot.storage.store import UnitOfWork

_IS_OVER = sa.case(
    (sa.and_(APPOINTMENT.c.state.in_(UNDER_WAY), APPOINTMENT.c.ends_on >= sa.bindparam("today")), 0), else_=1
)
_OF_ORGANISATION = (
    sa.select(APPOINTMENT.c.id)
    .where(
        sa.or_(
            APPOINTMENT.c.firm_id == sa.bindparam("organisation"), APPOINTMENT.c.unit_id == sa.bindparam("organisation")
        )
    )
    .order_by(_IS_OVER, APPOINTMENT.c.ends_on.desc(), APPOINTMENT.c.id)
    .limit(sa.bindparam("limit_"))
    .offset(sa.bindparam("offset_"))
)


def of_organisation(uow: UnitOfWork, organisation: int, today: date, offset: int, limit: int) -> Sequence[Appointment]:
    """The terms at a firm, or of a unit's people: those under way first, then the latest."""
    names = {"organisation": organisation, "today": today.isoformat(), "offset_": offset, "limit_": limit}
    numbers = uow.connection.execute(_OF_ORGANISATION, names).scalars().all()
    found = (appointments.numbered(uow, number) for number in numbers)
    return [term for term in found if term is not None]
