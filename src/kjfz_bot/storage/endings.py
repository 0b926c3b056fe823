"""Records with a date that is near, and who keeps them; what is to be said of it when is not known here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import sqlalchemy as sa

from kjfz_bot.domain.firm import FirmClass
from kjfz_bot.domain.organisation import Organisation
from kjfz_bot.storage import firms, organisations
from kjfz_bot.storage.grants import HOLDS
from kjfz_bot.storage.padding import padded
from kjfz_bot.storage.queues import TOLD, Search, may_be_told
from kjfz_bot.storage.schema import NOTICE
from kjfz_bot.storage.schema_needs import NEED
from kjfz_bot.storage.schema_trust import FIRM, ORGANISATION, PROFILE, ROLE_GRANT
from kjfz_bot.storage.store import UnitOfWork

_FROM: sa.BindParameter[str] = sa.bindparam("from_day")
_UNTIL: sa.BindParameter[str] = sa.bindparam("until_day")
_PROFILES = (
    sa.select(
        PROFILE.c.person_id,
        PROFILE.c.id,
        PROFILE.c.contract_until,
        PROFILE.c.certificate_until,
        *organisations.COLUMNS,
    )
    .select_from(PROFILE.join(ORGANISATION, ORGANISATION.c.id == PROFILE.c.unit_id))
    .where(
        sa.or_(PROFILE.c.contract_until.between(_FROM, _UNTIL), PROFILE.c.certificate_until.between(_FROM, _UNTIL)),
        may_be_told(PROFILE.c.person_id),
    )
    .order_by(PROFILE.c.id)
)

MONTHS = 3
"""The most calendar months that the days of a search may lie in."""

# Classes are JSON, so the months that days begin with are looked for; which days they are is read from what is found.
_NEAR = sa.or_(*(FIRM.c.classes.like(sa.bindparam(f"month_{number}")) for number in range(MONTHS)))
_RECORD = FIRM.join(ORGANISATION, ORGANISATION.c.id == FIRM.c.organisation_id)
_HELD = (
    sa.select(ROLE_GRANT.c.person_id, FIRM.c.classes, *organisations.COLUMNS)
    .select_from(_RECORD.join(ROLE_GRANT, ROLE_GRANT.c.organisation_id == ORGANISATION.c.id))
    .where(
        HOLDS,
        ROLE_GRANT.c.role == "firm",
        ORGANISATION.c.state != "refused",
        _NEAR,
        may_be_told(ROLE_GRANT.c.person_id),
    )
    .order_by(ORGANISATION.c.id, ROLE_GRANT.c.person_id)
)
_SUBMITTED = (
    sa.select(FIRM.c.submitted_by.label("person_id"), FIRM.c.classes, *organisations.COLUMNS)
    .select_from(_RECORD)
    .where(ORGANISATION.c.state.in_(("pending", "returned")), _NEAR, may_be_told(FIRM.c.submitted_by))
    .order_by(ORGANISATION.c.id)
)
_NEEDS = (
    sa.select(ROLE_GRANT.c.person_id, NEED.c.id, NEED.c.title, NEED.c.public_id, NEED.c.valid_until)
    .select_from(NEED.join(ROLE_GRANT, ROLE_GRANT.c.organisation_id == NEED.c.firm_id))
    .where(
        HOLDS,
        ROLE_GRANT.c.role == "firm",
        NEED.c.state == "published",
        NEED.c.valid_until.between(_FROM, _UNTIL),
        may_be_told(ROLE_GRANT.c.person_id),
    )
    .order_by(NEED.c.id, ROLE_GRANT.c.person_id)
)
_CAUSES = sa.select(NOTICE.c.person_id, NOTICE.c.cause).where(
    NOTICE.c.person_id.in_(sa.bindparam("people", expanding=True)),
    NOTICE.c.topic == sa.bindparam("topic_"),
    NOTICE.c.cause.in_(sa.bindparam("causes", expanding=True)),
    NOTICE.c.state.in_(TOLD),
)


@dataclass(frozen=True, slots=True)
class Days:
    """The days that are near, both included: no more than `MONTHS` calendar months of them."""

    first: date
    last: date

    @property
    def months(self) -> list[str]:
        """What dates of these months contain as they are stored, the last one more than once where there are fewer."""
        found: dict[str, None] = {}
        for number in range((self.last - self.first).days + 1):
            found[f'%"{self.first + timedelta(days=number):%Y-%m}-%'] = None
        return [*found, *[list(found)[-1]] * (MONTHS - len(found))]


@dataclass(frozen=True, slots=True)
class PaperDates:
    """A profile of which a paper ends on a near day."""

    person: int
    profile: int
    unit: Organisation
    contract_until: date | None
    certificate_until: date | None


@dataclass(frozen=True, slots=True)
class FirmDates:
    """Somebody who keeps a firm's record of which a date lies in a near month."""

    person: int
    firm: Organisation
    classes: tuple[FirmClass, ...]


@dataclass(frozen=True, slots=True)
class NeedEnd:
    """A published need that ends on a near day, and one of its firm's people."""

    person: int
    need: int
    title: str
    number: str
    until: date


def of_needs(uow: UnitOfWork, search: Search, days: Days) -> list[NeedEnd]:
    """Published needs that end on one of these days, with whoever of the firm a search finds."""
    names = search.names | {"from_day": days.first.isoformat(), "until_day": days.last.isoformat()}
    return [
        NeedEnd(row.person_id, row.id, row.title, row.public_id, date.fromisoformat(row.valid_until))
        for row in uow.connection.execute(_NEEDS, names)
    ]


def of_profiles(uow: UnitOfWork, search: Search, days: Days) -> list[PaperDates]:
    """Profiles of which a paper ends on one of these days, whose owners a search finds."""
    names = search.names | {"from_day": days.first.isoformat(), "until_day": days.last.isoformat()}
    rows = uow.connection.execute(_PROFILES, names).all()
    return [
        PaperDates(
            row.person_id,
            row.id,
            organisations.read(row),
            _date(row.contract_until),
            _date(row.certificate_until),
        )
        for row in rows
    ]


def of_firms(uow: UnitOfWork, search: Search, days: Days) -> list[FirmDates]:
    """Whoever keeps the record of a firm with a date in the months of these days, and is found by a search."""
    names: dict[str, Any] = dict(search.names)
    names |= {f"month_{number}": month for number, month in enumerate(days.months)}
    rows = [row for query in (_HELD, _SUBMITTED) for row in uow.connection.execute(query, names).all()]
    return [FirmDates(row.person_id, organisations.read(row), firms.read_classes(row.classes)) for row in rows]


def told(uow: UnitOfWork, topic: str, of: Iterable[tuple[int, str]]) -> frozenset[tuple[int, str]]:
    """Which of these people were told of the topic for that cause."""
    pairs = frozenset(of)
    if not pairs:
        return frozenset()
    names = {
        "topic_": topic,
        "people": padded(person for person, _ in pairs),
        "causes": padded(cause for _, cause in pairs),
    }
    found = frozenset((row[0], row[1]) for row in uow.connection.execute(_CAUSES, names))
    return found & pairs


def _date(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
