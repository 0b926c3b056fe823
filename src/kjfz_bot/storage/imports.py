"""Rows of lists that are taken over: how far each is, and what became of each of its rows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

import sqlalchemy as sa

from kjfz_bot.domain.access import Object, Scope
from kjfz_bot.domain.sheet import Kind, Problem
from kjfz_bot.storage.bulk import Bulk
from kjfz_bot.storage.schema_lists import AWAITED, IMPORT_BATCH, IMPORT_ROW
from kjfz_bot.storage.store import UnitOfWork

State = Literal["running", "done", "undone"]
Thing = Literal["organisation", "person", "appointment", "need", "problem"]

_THIS = IMPORT_BATCH.c.id == sa.bindparam("batch")
_ADD = sa.insert(IMPORT_BATCH)
_ADD_ROWS = Bulk(sa.insert(IMPORT_ROW))
_FIND = sa.select(IMPORT_BATCH).where(_THIS)
_HELD = _FIND.with_for_update()
_STANDING = sa.select(IMPORT_BATCH).where(
    IMPORT_BATCH.c.kind == sa.bindparam("kind_"),
    IMPORT_BATCH.c.programme == sa.bindparam("programme_"),
    IMPORT_BATCH.c.fingerprint == sa.bindparam("fingerprint_"),
    IMPORT_BATCH.c.state != "undone",
)
_ALL = sa.select(IMPORT_BATCH).order_by(IMPORT_BATCH.c.id)
_AWAITS = sa.select(
    sa.exists().where(
        IMPORT_ROW.c.batch_id == sa.bindparam("batch"),
        IMPORT_ROW.c.thing == "person",
        AWAITED.c.person_id == IMPORT_ROW.c.number,
    )
)
_UNDER = (
    sa.select(IMPORT_BATCH)
    .where(
        IMPORT_BATCH.c.programme == sa.bindparam("in_programme"),
        sa.or_(
            sa.bindparam("in_district", type_=sa.Text).is_(None),
            IMPORT_BATCH.c.district == sa.bindparam("in_district", type_=sa.Text),
        ),
    )
    .order_by(IMPORT_BATCH.c.id.desc())
    .limit(sa.bindparam("limit_"))
)
_ADVANCE = sa.update(IMPORT_BATCH).where(_THIS).values(position=sa.bindparam("reached"))
_END = sa.update(IMPORT_BATCH).where(_THIS).values(state=sa.bindparam("new_state"), ended_at=sa.bindparam("at"))
_JOINED = (
    sa.update(IMPORT_ROW)
    .where(IMPORT_ROW.c.thing == "person", IMPORT_ROW.c.number == sa.bindparam("before"))
    .values(number=sa.bindparam("after"))
)
_COUNTS = (
    sa.select(IMPORT_ROW.c.thing, sa.func.count().label("count"))
    .where(IMPORT_ROW.c.batch_id == sa.bindparam("batch"))
    .group_by(IMPORT_ROW.c.thing)
)
_OF_THING = (
    sa.select(IMPORT_ROW)
    .where(IMPORT_ROW.c.batch_id == sa.bindparam("batch"), IMPORT_ROW.c.thing == sa.bindparam("thing_"))
    .order_by(IMPORT_ROW.c.row)
)


@dataclass(frozen=True, slots=True)
class Batch:
    """A list that is or was taken over; `position` is the last row of the sheet that is dealt with, of `rows`."""

    id: int
    kind: Kind
    programme: str
    district: str | None
    fingerprint: str
    state: State
    position: int
    rows: int
    started_at: datetime
    ended_at: datetime | None = None

    @property
    def thing(self) -> Object:
        """The batch as the gate sees it."""
        return Object(programme=self.programme, district=self.district)


@dataclass(frozen=True, slots=True)
class Became:
    """What a row became, by its number; or why it became nothing."""

    row: int
    thing: Thing
    number: int | None = None
    problem: Problem | None = None


def begin(uow: UnitOfWork, batch: Batch) -> Batch:
    """Keep a new batch under a number of its own; the database's own error where the same list stands already."""
    (number,) = uow.take_ids(1)
    row = {
        "id": number,
        "kind": batch.kind,
        "programme": batch.programme,
        "district": batch.district,
        "fingerprint": batch.fingerprint,
        "state": batch.state,
        "position": batch.position,
        "rows": batch.rows,
        "started_at": batch.started_at,
    }
    uow.connection.execute(_ADD, row)
    return _read(uow.connection.execute(_FIND, {"batch": number}).one())


def standing(uow: UnitOfWork, kind: Kind, programme: str, fingerprint: str) -> Batch | None:
    """The batch of a list that was begun and not taken back."""
    names = {"kind_": kind, "programme_": programme, "fingerprint_": fingerprint}
    row = uow.connection.execute(_STANDING, names).one_or_none()
    return None if row is None else _read(row)


def find(uow: UnitOfWork, number: int) -> Batch | None:
    """The batch of that number."""
    row = uow.connection.execute(_FIND, {"batch": number}).one_or_none()
    return None if row is None else _read(row)


def held(uow: UnitOfWork, number: int) -> Batch | None:
    """A batch that nobody else can bring further, or take back, until the transaction ends."""
    row = uow.connection.execute(_HELD, {"batch": number}).one_or_none()
    return None if row is None else _read(row)


def everything(uow: UnitOfWork) -> list[Batch]:
    """Every batch, oldest first."""
    return [_read(row) for row in uow.connection.execute(_ALL)]


def under(uow: UnitOfWork, scopes: Iterable[Scope], limit: int) -> list[Batch]:
    """Up to `limit` batches of each of these parts of programmes, newest first; each once."""
    found: dict[int, Batch] = {}
    for scope in scopes:
        names = {"in_programme": scope.programme, "in_district": scope.district, "limit_": limit}
        found |= {row.id: _read(row) for row in uow.connection.execute(_UNDER, names)}
    return sorted(found.values(), key=lambda batch: -batch.id)


def advance(uow: UnitOfWork, batch: Batch, reached: int, became: Iterable[Became]) -> None:
    """Remember how far a batch is and what its rows became, in the transaction that brought it there."""
    _ADD_ROWS.run(uow, [_row(batch, each) for each in became])
    uow.connection.execute(_ADVANCE, {"batch": batch.id, "reached": reached})


def end(uow: UnitOfWork, batch: Batch, state: State, now: datetime) -> None:
    """The batch is done, or taken back."""
    uow.connection.execute(_END, {"batch": batch.id, "new_state": state, "at": now})


def counts(uow: UnitOfWork, batch: int) -> dict[str, int]:
    """How many of each thing a batch has made, and how many problems it met."""
    return {row.thing: row[1] for row in uow.connection.execute(_COUNTS, {"batch": batch})}


def problems(uow: UnitOfWork, batch: int) -> dict[int, Problem]:
    """Why rows of a batch became nothing, by their numbers."""
    rows = uow.connection.execute(_OF_THING, {"batch": batch, "thing_": "problem"})
    return {row.row: Problem(row.reason, row.column_id, row.other) for row in rows}


def people(uow: UnitOfWork, batch: int) -> dict[int, int]:
    """The people of a batch, by the numbers of their rows."""
    rows = uow.connection.execute(_OF_THING, {"batch": batch, "thing_": "person"})
    return {row.row: row.number for row in rows}


def awaits(uow: UnitOfWork, batch: int) -> bool:
    """Whether somebody of a batch has not come yet."""
    return bool(uow.connection.execute(_AWAITS, {"batch": batch}).scalar_one())


def joined(uow: UnitOfWork, before: int, after: int) -> None:
    """Note that somebody of a list turned out to be another person."""
    uow.connection.execute(_JOINED, {"before": before, "after": after})


def _row(batch: Batch, became: Became) -> dict[str, Any]:
    problem = became.problem
    return {
        "batch_id": batch.id,
        "row": became.row,
        "thing": became.thing,
        "number": became.number,
        "reason": problem and problem.reason,
        "column_id": problem and problem.column,
        "other": problem and problem.other,
    }


def _read(row: Any) -> Batch:
    return Batch(
        row.id,
        row.kind,
        row.programme,
        row.district,
        row.fingerprint,
        row.state,
        row.position,
        row.rows,
        row.started_at,
        row.ended_at,
    )
