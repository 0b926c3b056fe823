"""What live entries come to, kept beside them in the same transaction: so a year's figures are a few rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

import sqlalchemy as sa

from kjfz_bot.domain.service_entry import Counted
from kjfz_bot.domain.service_progress import NOTHING, Slot, Sums
from kjfz_bot.storage.padding import padded
from kjfz_bot.storage.schema_service import SERVICE_TOTAL
from kjfz_bot.storage.store import UnitOfWork

_NAMES = ("waiting", "confirmed", "disputed", "checked", "entries", "projects", "patents", "trained")
_THIS = sa.and_(
    SERVICE_TOTAL.c.appointment_id == sa.bindparam("of_appointment"),
    SERVICE_TOTAL.c.service_year == sa.bindparam("in_year"),
    SERVICE_TOTAL.c.month == sa.bindparam("in_month"),
)
_CHANGE = (
    sa.update(SERVICE_TOTAL)
    .where(_THIS)
    .values({name: SERVICE_TOTAL.c[name] + sa.bindparam(f"more_{name}") for name in _NAMES})
    .execution_options(preserve_rowcount=True)
)
_ADD = sa.insert(SERVICE_TOTAL)
_OF = sa.select(SERVICE_TOTAL).where(SERVICE_TOTAL.c.appointment_id == sa.bindparam("of_appointment"))
_OF_EACH = sa.select(SERVICE_TOTAL).where(
    SERVICE_TOTAL.c.appointment_id.in_(sa.bindparam("appointments", expanding=True))
)
_ALL = sa.select(SERVICE_TOTAL)


def change(uow: UnitOfWork, appointment: int, changes: Mapping[Slot, Sums]) -> None:
    """Add to what an appointment comes to, or take from it; its person's ledger is held."""
    for slot, more in changes.items():
        if more == NOTHING:
            continue
        names = {"of_appointment": appointment, "in_year": slot.year, "in_month": slot.month}
        row = _row(more)
        values = {f"more_{name}": value for name, value in row.items()}
        if not uow.connection.execute(_CHANGE, {**names, **values}).rowcount:
            key = {"appointment_id": appointment, "service_year": slot.year, "month": slot.month}
            uow.connection.execute(_ADD, {**key, **row})


def of_appointment(uow: UnitOfWork, appointment: int) -> dict[Slot, Sums]:
    """What one appointment comes to."""
    return _read(uow.connection.execute(_OF, {"of_appointment": appointment})).get(appointment, {})


def of_appointments(uow: UnitOfWork, appointments: Iterable[int]) -> dict[int, dict[Slot, Sums]]:
    """What each of these appointments comes to; those that come to nothing are left out."""
    wanted = padded(appointments)
    return _read(uow.connection.execute(_OF_EACH, {"appointments": wanted})) if wanted else {}


def everything(uow: UnitOfWork) -> dict[int, dict[Slot, Sums]]:
    """All that is kept, for whoever compares it with the entries."""
    return _read(uow.connection.execute(_ALL))


def _read(rows: Iterable[Any]) -> dict[int, dict[Slot, Sums]]:
    found: dict[int, dict[Slot, Sums]] = defaultdict(dict)
    for appointment, year, month, waiting, confirmed, disputed, checked, entries, *counted in rows:
        found[appointment][Slot(year, month)] = Sums(waiting, confirmed, disputed, checked, entries, Counted(*counted))
    return found


def _row(sums: Sums) -> dict[str, int]:
    counted = sums.counted
    values = (sums.waiting, sums.confirmed, sums.disputed, sums.checked, sums.entries)
    return dict(zip(_NAMES, (*values, counted.projects, counted.patents, counted.trained), strict=True))
