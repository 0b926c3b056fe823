"""Rows of rounds: made, found, brought further by one officer. Their cases are `round_cases.py`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import partial
from typing import Any

import sqlalchemy as sa

from kjfz_bot.domain.access import Scope
from kjfz_bot.domain.calendar import SHANGHAI
from kjfz_bot.domain.case_round import Round
from kjfz_bot.storage.bulk import Bulk
from kjfz_bot.storage.columns import Moment
from kjfz_bot.storage.database import insert_once
from kjfz_bot.storage.grants import HOLDS
from kjfz_bot.storage.queues import Search, may_be_told
from kjfz_bot.storage.schema_cases import APPLICATION, APPLICATION_TURN
from kjfz_bot.storage.schema_rounds import CASE_ROUND, ROUND_CASE
from kjfz_bot.storage.schema_trust import ORGANISATION, ROLE_GRANT
from kjfz_bot.storage.store import UnitOfWork

WORDS = "case_round.words"

_DISTRICT: sa.BindParameter[str | None] = sa.bindparam("in_district", type_=sa.Text)

_ADD = Bulk(partial(insert_once, CASE_ROUND, None))
_FIND = sa.select(CASE_ROUND).where(CASE_ROUND.c.id == sa.bindparam("round"))
# Not the strongest lock: rows of cases that name the round are added meanwhile by whoever decides on one alone.
_HOLD = _FIND.with_only_columns(CASE_ROUND.c.id).with_for_update(key_share=True)
_UNDER_WAY = sa.select(CASE_ROUND).where(
    CASE_ROUND.c.programme == sa.bindparam("of"),
    CASE_ROUND.c.workflow == sa.bindparam("way"),
    CASE_ROUND.c.step == sa.bindparam("at_step"),
    CASE_ROUND.c.district == sa.bindparam("in_district"),
    CASE_ROUND.c.state != "decided",
)
_NEWEST = (
    sa.select(CASE_ROUND)
    .where(CASE_ROUND.c.programme == sa.bindparam("of"))
    .where(sa.or_(_DISTRICT.is_(None), CASE_ROUND.c.district == _DISTRICT))
    .order_by((CASE_ROUND.c.state == "decided"), CASE_ROUND.c.id.desc())
    .limit(sa.bindparam("limit_"))
)
_BEGIN = (
    sa.update(CASE_ROUND)
    .where(CASE_ROUND.c.id == sa.bindparam("round"), CASE_ROUND.c.state == sa.bindparam("before"))
    .values(
        state="deciding",
        decided_by=sa.bindparam("who"),
        decided_at=sa.bindparam("when_"),
        minutes=sa.func.coalesce(sa.bindparam("file", type_=sa.Text), CASE_ROUND.c.minutes),
        words=sa.func.coalesce(sa.bindparam("said", type_=sa.LargeBinary), CASE_ROUND.c.words),
    )
    .execution_options(preserve_rowcount=True)
)
_FINISH = sa.update(CASE_ROUND).where(CASE_ROUND.c.id == sa.bindparam("round")).values(state="decided")
_CLEAR = sa.delete(ROUND_CASE).where(ROUND_CASE.c.round_id == sa.bindparam("round"))
_REMOVE = sa.delete(CASE_ROUND).where(CASE_ROUND.c.id == sa.bindparam("round"))
_DUE = (
    sa.select(APPLICATION.c.id)
    .select_from(
        APPLICATION_TURN.join(APPLICATION, APPLICATION.c.id == APPLICATION_TURN.c.application_id).outerjoin(
            ORGANISATION, ORGANISATION.c.id == APPLICATION_TURN.c.organisation_id
        )
    )
    .where(
        APPLICATION_TURN.c.programme == sa.bindparam("of"),
        APPLICATION_TURN.c.side == sa.bindparam("whose"),
        APPLICATION_TURN.c.since < sa.bindparam("before", type_=Moment),
        APPLICATION.c.workflow == sa.bindparam("way"),
        APPLICATION.c.step == sa.bindparam("at_step"),
        sa.or_(_DISTRICT == "", ORGANISATION.c.district == _DISTRICT),
    )
    .order_by(APPLICATION_TURN.c.since, APPLICATION.c.id)
    .limit(sa.bindparam("limit_"))
)
_SEAT = ORGANISATION.alias()
_CLOSING = (
    sa.select(ROLE_GRANT.c.person_id, *CASE_ROUND.c)
    .select_from(
        CASE_ROUND.join(ROLE_GRANT, ROLE_GRANT.c.programme == CASE_ROUND.c.programme).join(
            _SEAT, _SEAT.c.id == ROLE_GRANT.c.organisation_id
        )
    )
    .where(
        HOLDS,
        CASE_ROUND.c.state == "open",
        CASE_ROUND.c.closes_on.between(sa.bindparam("from_day"), sa.bindparam("until_day")),
        sa.or_(
            sa.and_(CASE_ROUND.c.district == "", ROLE_GRANT.c.role == "city"),
            sa.and_(
                CASE_ROUND.c.district != "", ROLE_GRANT.c.role == "district", _SEAT.c.district == CASE_ROUND.c.district
            ),
        ),
        may_be_told(ROLE_GRANT.c.person_id),
    )
    .order_by(CASE_ROUND.c.closes_on, CASE_ROUND.c.id, ROLE_GRANT.c.person_id)
)


@dataclass(frozen=True, slots=True)
class Closing:
    """A round whose last day is near, and an officer who decides in it."""

    person: int
    round: Round


def add(uow: UnitOfWork, made: Round, now: datetime) -> Round | None:
    """Keep a new round; None where another of its step and place is under way."""
    (number,) = uow.take_ids(1)
    row = {
        "id": number,
        "programme": made.programme,
        "workflow": made.workflow,
        "step": made.step,
        "district": made.district or "",
        "name": made.name,
        "opens_on": made.opens_on.isoformat(),
        "closes_on": made.closes_on.isoformat(),
        "quota": made.quota,
        "budget": made.budget,
        "state": "open",
        "made_by": made.made_by,
        "made_at": now,
        "minutes": None,
        "words": None,
        "decided_by": None,
        "decided_at": None,
    }
    return find(uow, number) if _ADD.run(uow, [row]) == 1 else None


def find(uow: UnitOfWork, number: int) -> Round | None:
    """The round of that number."""
    row = uow.connection.execute(_FIND, {"round": number}).one_or_none()
    return None if row is None else _read(uow, row)


def hold(uow: UnitOfWork, number: int) -> Round | None:
    """The same, alone with it until the transaction ends; it is held before its cases."""
    uow.connection.execute(_HOLD, {"round": number})
    return find(uow, number)


def under_way(uow: UnitOfWork, programme: str, workflow: str, step: str, district: str | None) -> Round | None:
    """The round of a step and place that is not decided yet."""
    names = {"of": programme, "way": workflow, "at_step": step, "in_district": district or ""}
    row = uow.connection.execute(_UNDER_WAY, names).one_or_none()
    return None if row is None else _read(uow, row)


def newest(uow: UnitOfWork, scopes: Iterable[Scope], limit: int) -> list[Round]:
    """The rounds of some places, those under way first, then what was made last."""
    found: dict[int, Round] = {}
    for scope in scopes:
        names = {"of": scope.programme, "in_district": scope.district, "limit_": limit}
        found |= {row.id: _read(uow, row) for row in uow.connection.execute(_NEWEST, names)}
    return sorted(found.values(), key=lambda each: (each.state == "decided", -each.id))[:limit]


def due(uow: UnitOfWork, found: Round, limit: int) -> list[int]:
    """The cases that came to a round's step in time and wait there, longest waiting first."""
    names = {
        "of": found.programme,
        "whose": found.side,
        "way": found.workflow,
        "at_step": found.step,
        "in_district": found.district or "",
        "before": datetime.combine(found.closes_on + timedelta(days=1), time(), SHANGHAI),
        "limit_": limit,
    }
    return list(uow.connection.execute(_DUE, names).scalars())


def begin(uow: UnitOfWork, found: Round, person: int, now: datetime, minutes: str | None, words: str | None) -> bool:
    """Have a round decided as it is, by one officer; False where it is another by now.

    Where that was begun before and cut off, what was said then stays.
    """
    sealed = None if words is None else uow.keys.house.seal(f"{WORDS}:{found.id}", words.encode())
    names = {"round": found.id, "before": found.state, "who": person, "when_": now, "file": minutes, "said": sealed}
    return uow.connection.execute(_BEGIN, names).rowcount == 1


def finish(uow: UnitOfWork, number: int) -> None:
    """All cases of a round have been seen to."""
    uow.connection.execute(_FINISH, {"round": number})


def remove(uow: UnitOfWork, number: int) -> None:
    """Remove a round that has decided nothing, with its exceptions."""
    uow.connection.execute(_CLEAR, {"round": number})
    uow.connection.execute(_REMOVE, {"round": number})


def closing(uow: UnitOfWork, search: Search, first: date, last: date) -> list[Closing]:
    """Open rounds whose last day is between two days, with each officer who decides in them and may be told."""
    names = {**search.names, "from_day": first.isoformat(), "until_day": last.isoformat()}
    return [Closing(row.person_id, _read(uow, row)) for row in uow.connection.execute(_CLOSING, names)]


def _read(uow: UnitOfWork, row: Any) -> Round:
    words = None if row.words is None else uow.keys.house.open(f"{WORDS}:{row.id}", row.words).decode()
    return Round(
        id=row.id,
        programme=row.programme,
        workflow=row.workflow,
        step=row.step,
        district=row.district or None,
        name=row.name,
        opens_on=date.fromisoformat(row.opens_on),
        closes_on=date.fromisoformat(row.closes_on),
        quota=row.quota,
        budget=row.budget,
        state=row.state,
        made_by=row.made_by,
        minutes=row.minutes,
        words=words,
        decided_by=row.decided_by,
        decided_at=row.decided_at,
    )
