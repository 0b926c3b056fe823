"""When VPs want to be reminded each week to log service time, where they want another time than the usual one."""

from __future__ import annotations

from dataclasses import dataclass

import sqlalchemy as sa

from kjfz_bot.storage.schema_service import LOG_TIME
from kjfz_bot.storage.store import UnitOfWork

_OF = sa.select(LOG_TIME.c.weekday, LOG_TIME.c.hour).where(LOG_TIME.c.person_id == sa.bindparam("person"))
_SET = sa.text(
    "INSERT INTO log_time (person_id, weekday, hour) VALUES (:person, :weekday, :hour) "
    "ON CONFLICT (person_id) DO UPDATE SET weekday = excluded.weekday, hour = excluded.hour"
)


@dataclass(frozen=True, slots=True, order=True)
class LogTime:
    """An hour of the week in Shanghai: the weekday from 1, which is Monday, and the hour."""

    weekday: int
    hour: int

    @property
    def slot(self) -> int:
        """The same as one number, by which rows are found."""
        return self.weekday * 24 + self.hour


USUAL = LogTime(5, 17)
"""Friday at 17:00: the week is over, and still remembered."""


def of_person(uow: UnitOfWork, person: int) -> LogTime:
    """When somebody is reminded."""
    row = uow.connection.execute(_OF, {"person": person}).one_or_none()
    return USUAL if row is None else LogTime(row.weekday, row.hour)


def choose(uow: UnitOfWork, person: int, when: LogTime) -> None:
    """Remind somebody then."""
    uow.connection.execute(_SET, {"person": person, "weekday": when.weekday, "hour": when.hour})
