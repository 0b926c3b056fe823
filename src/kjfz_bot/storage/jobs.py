"""Work done beside the conversations, as rows: it survives a restart and is done once however often it is asked for."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

import sqlalchemy as sa

from kjfz_bot.storage.bulk import Bulk
from kjfz_bot.storage.database import insert_once
from kjfz_bot.storage.schema import JOB
from kjfz_bot.storage.store import UnitOfWork

_ADD = Bulk(partial(insert_once, JOB, ["kind", "key"]))
_FIND = sa.select(JOB).where(JOB.c.kind == sa.bindparam("kind_"), JOB.c.key == sa.bindparam("key_"))
_OF_ACTOR = (
    sa.select(JOB)
    .where(JOB.c.kind == sa.bindparam("kind_"), JOB.c.actor_id == sa.bindparam("person"))
    .order_by(JOB.c.id.desc())
)
_IS_WAITING = JOB.c.state == sa.literal_column("'waiting'")  # written out, for the partial index to be found
_NEXT = sa.select(JOB).where(_IS_WAITING).order_by(JOB.c.due_at, JOB.c.id).limit(1)
_THIS = JOB.c.id == sa.bindparam("job")
_HELD = sa.select(JOB.c.state, JOB.c.progress).where(_THIS).with_for_update()
_COUNT_ATTEMPT = sa.update(JOB).where(_THIS).values(attempts=JOB.c.attempts + 1)
_ADVANCE = sa.update(JOB).where(_THIS).values(progress=sa.bindparam("reached"))
_POSTPONE = sa.update(JOB).where(_THIS).values(due_at=sa.bindparam("until"))
_FINISH = sa.update(JOB).where(_THIS).values(state=sa.bindparam("end"))


@dataclass(frozen=True, slots=True)
class Job:
    """One piece of work: what kind, with what, for whom, since when, and how far it has come."""

    id: int
    kind: str
    key: str
    arguments: Mapping[str, Any]
    actor: int | None
    due_at: datetime
    progress: Mapping[str, Any]
    attempts: int


def add(
    uow: UnitOfWork, kind: str, key: str, due_at: datetime, arguments: Mapping[str, Any], actor: int | None = None
) -> bool:
    """Ask for work once; False says that the same (`kind`, `key`) was asked for before."""
    (number,) = uow.take_ids(1)
    row = {
        "id": number,
        "kind": kind,
        "key": key,
        "arguments": json.dumps(arguments),
        "actor_id": actor,
        "due_at": due_at,
        "progress": "{}",
        "state": "waiting",
        "attempts": 0,
    }
    return _ADD.run(uow, [row]) == 1


def first(uow: UnitOfWork) -> Job | None:
    """The waiting job that is due first, whether or not its time has come."""
    row = uow.connection.execute(_NEXT).one_or_none()
    return None if row is None else _job(row)


def find(uow: UnitOfWork, kind: str, key: str) -> Job | None:
    """The work of that kind and key, also once it is done."""
    row = uow.connection.execute(_FIND, {"kind_": kind, "key_": key}).one_or_none()
    return None if row is None else _job(row)


def is_waiting(uow: UnitOfWork, kind: str, key: str) -> bool:
    """Whether work of that kind and key is still to be done."""
    row = uow.connection.execute(_FIND, {"kind_": kind, "key_": key}).one_or_none()
    return row is not None and row.state == "waiting"


def of_actor(uow: UnitOfWork, kind: str, person: int) -> list[Job]:
    """All work of a kind that somebody asked for, newest first, also what is done."""
    rows = uow.connection.execute(_OF_ACTOR, {"kind_": kind, "person": person})
    return [_job(row) for row in rows]


def is_ours(uow: UnitOfWork, job: Job) -> bool:
    """Whether a job is still as it was read; nobody else can bring it further until the transaction ends."""
    row = uow.connection.execute(_HELD, {"job": job.id}).one_or_none()
    return row is not None and row.state == "waiting" and json.loads(row.progress) == job.progress


def count_attempt(uow: UnitOfWork, job: Job) -> None:
    """Count a try before it is made."""
    uow.connection.execute(_COUNT_ATTEMPT, {"job": job.id})


def advance(uow: UnitOfWork, job: Job, progress: Mapping[str, Any]) -> None:
    """Remember how far a job has come, in the transaction that brought it there."""
    uow.connection.execute(_ADVANCE, {"job": job.id, "reached": json.dumps(progress)})


def postpone(uow: UnitOfWork, job: Job, until: datetime) -> None:
    """Try a job again, not before then."""
    uow.connection.execute(_POSTPONE, {"job": job.id, "until": until})


def finish(uow: UnitOfWork, job: Job) -> None:
    """The job's work is done."""
    uow.connection.execute(_FINISH, {"job": job.id, "end": "done"})


def give_up(uow: UnitOfWork, job: Job) -> None:
    """Keep a job as dead after too many attempts."""
    uow.connection.execute(_FINISH, {"job": job.id, "end": "dead"})


def _job(row: sa.Row[*tuple[Any, ...]]) -> Job:
    return Job(
        id=row.id,
        kind=row.kind,
        key=row.key,
        arguments=json.loads(row.arguments),
        actor=row.actor_id,
        due_at=row.due_at,
        progress=json.loads(row.progress),
        attempts=row.attempts,
    )
