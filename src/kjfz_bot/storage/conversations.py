"""Conversations as rows: what is needed to fold them, and what a turn adds. What events mean is not known here."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any

import sqlalchemy as sa

from kjfz_bot.dialog.events import Event
from kjfz_bot.storage.schema import CONVERSATION, EVENT, LIVE_RUN, Moment
from kjfz_bot.storage.store import UnitOfWork

BODY = "event.body"

_LOAD = (
    sa.select(
        CONVERSATION.c.person_id,
        CONVERSATION.c.language,
        CONVERSATION.c.seq,
        CONVERSATION.c.revision,
        LIVE_RUN.c.run,
        EVENT.c.seq.label("event_seq"),
        EVENT.c.kind,
        EVENT.c.body,
    )
    .select_from(
        CONVERSATION.outerjoin(LIVE_RUN, LIVE_RUN.c.person_id == CONVERSATION.c.person_id).outerjoin(
            EVENT, sa.and_(EVENT.c.person_id == LIVE_RUN.c.person_id, EVENT.c.run == LIVE_RUN.c.run)
        )
    )
    .where(CONVERSATION.c.person_id.in_(sa.bindparam("people", expanding=True)))
    .order_by(CONVERSATION.c.person_id, EVENT.c.seq)
)
_LANGUAGES = sa.select(CONVERSATION.c.person_id, CONVERSATION.c.language).where(
    CONVERSATION.c.person_id.in_(sa.bindparam("people", expanding=True))
)
_BEGIN = sa.insert(CONVERSATION)
_ADVANCE = (
    sa.update(CONVERSATION)
    .where(CONVERSATION.c.person_id == sa.bindparam("person"), CONVERSATION.c.revision == sa.bindparam("read"))
    .values(
        revision=CONVERSATION.c.revision + 1,
        seq=sa.bindparam("new_seq"),
        language=sa.bindparam("new_language"),
        heard_at=sa.func.coalesce(sa.bindparam("heard", type_=Moment), CONVERSATION.c.heard_at),
    )
)
_ADD_EVENTS = sa.insert(EVENT)
_REVIVE = sa.insert(LIVE_RUN)
_RETIRE = sa.delete(LIVE_RUN).where(
    LIVE_RUN.c.person_id == sa.bindparam("person"), LIVE_RUN.c.run == sa.bindparam("run_")
)


class RevisionConflictError(Exception):
    """A conversation was changed by somebody else since it was loaded; the whole unit must be done again."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """A conversation as stored: `seq` is the last event's ever, `events` those of the runs it still needs, in order."""

    person: int
    language: str
    seq: int
    revision: int
    live_runs: frozenset[int]
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """What one turn makes of a loaded conversation; `heard_at` is None where the person has said nothing."""

    before: Loaded
    language: str
    live_runs: frozenset[int]
    events: tuple[Event, ...]
    heard_at: datetime | None


def begin(uow: UnitOfWork, languages: Mapping[int, str], now: datetime) -> None:
    """Give each new person an empty conversation in their language."""
    uow.connection.execute(
        _BEGIN,
        [
            {"person_id": person, "language": language, "seq": 0, "revision": 0, "heard_at": now}
            for person, language in languages.items()
        ],
    )


def load(uow: UnitOfWork, people: Iterable[int]) -> dict[int, Loaded]:
    """The conversations of these people by person, in one query; who was erased is left out."""
    wanted = list(people)
    uow.keys.load(wanted)
    rows = uow.connection.execute(_LOAD, {"people": wanted})
    return {person: _loaded(uow, list(group)) for person, group in groupby(rows, key=lambda row: row.person_id)}


def languages(uow: UnitOfWork, people: Iterable[int]) -> dict[int, str]:
    """The language each of these people is spoken to in; who was erased is left out."""
    rows = uow.connection.execute(_LANGUAGES, {"people": list(people)})
    return {row.person_id: row.language for row in rows}


def save(uow: UnitOfWork, changes: Sequence[Change]) -> None:
    """Write what turns added, one statement a table; raises RevisionConflictError if one moved on meanwhile."""
    if not changes:
        return
    advanced = uow.connection.execute(_ADVANCE, [_advance_row(change) for change in changes])
    if advanced.rowcount != len(changes):
        raise RevisionConflictError(f"{len(changes) - advanced.rowcount} of {len(changes)} conversations moved on")
    added = [(change.before.person, event) for change in changes for event in change.events]
    _write(uow, _ADD_EVENTS, [_event_row(uow, person, event) for person, event in added])
    _write(
        uow, _REVIVE, [_run(change, run) for change in changes for run in change.live_runs - change.before.live_runs]
    )
    retired = [(change, run) for change in changes for run in change.before.live_runs - change.live_runs]
    _write(uow, _RETIRE, [{"person": change.before.person, "run_": run} for change, run in retired])


def _write(uow: UnitOfWork, statement: sa.Executable, rows: list[dict[str, object]]) -> None:
    if rows:
        uow.connection.execute(statement, rows)


def _loaded(uow: UnitOfWork, rows: Sequence[sa.Row[*tuple[Any, ...]]]) -> Loaded:
    first = rows[0]
    return Loaded(
        person=first.person_id,
        language=first.language,
        seq=first.seq,
        revision=first.revision,
        live_runs=frozenset(row.run for row in rows if row.run is not None),
        events=tuple(
            open_event(uow, row.person_id, row.run, row.event_seq, row.kind, row.body)
            for row in rows
            if row.event_seq is not None
        ),
    )


def _advance_row(change: Change) -> dict[str, object]:
    before = change.before
    return {
        "person": before.person,
        "read": before.revision,
        "new_seq": change.events[-1].seq if change.events else before.seq,
        "new_language": change.language,
        "heard": change.heard_at,
    }


def open_event(uow: UnitOfWork, person: int, run: int, seq: int, kind: str, sealed: bytes) -> Event:
    """The event of a stored row."""
    return Event(seq, run, kind, json.loads(uow.keys.open(person, BODY, f"{person}:{run}:{seq}", sealed)))


def _event_row(uow: UnitOfWork, person: int, event: Event) -> dict[str, object]:
    text = json.dumps(event.body, ensure_ascii=False, separators=(",", ":"))
    body = uow.keys.seal(person, BODY, f"{person}:{event.run}:{event.seq}", text)
    return {"person_id": person, "run": event.run, "seq": event.seq, "kind": event.kind, "body": body}


def _run(change: Change, run: int) -> dict[str, object]:
    return {"person_id": change.before.person, "run": run}
