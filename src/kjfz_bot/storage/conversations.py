"""Conversations as rows: what is needed to fold them, and what a turn adds. What events mean is not known here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import groupby
from typing import Any, NamedTuple

import sqlalchemy as sa
from pydantic_core import from_json, to_json

from kjfz_bot.dialog.conversation import outlived
from kjfz_bot.dialog.events import Event
from kjfz_bot.storage.bulk import Bulk
from kjfz_bot.storage.columns import Moment
from kjfz_bot.storage.lately import LATELY, remember
from kjfz_bot.storage.padding import padded
from kjfz_bot.storage.schema import CONVERSATION, EVENT, LIVE_RUN
from kjfz_bot.storage.schema_trust import ROLE_GRANT
from kjfz_bot.storage.store import UnitOfWork

BODY = "event.body"

# Read beside what is read anyway, so that a turn of somebody without roles costs no statement more.
_ROLES = (
    sa.exists()
    .where(
        ROLE_GRANT.c.person_id == CONVERSATION.c.person_id,
        ROLE_GRANT.c.revoked_at.is_(None),
        ROLE_GRANT.c.confirmed_at.is_not(None),
    )
    .label("roles")
)


def _of_events(events: sa.FromClause) -> sa.Select[Any]:
    """What is stored of conversations, a row for each of these events, in order."""
    return sa.select(
        CONVERSATION.c.person_id,
        CONVERSATION.c.language,
        CONVERSATION.c.seq,
        CONVERSATION.c.revision,
        LIVE_RUN.c.run,
        events.c.seq.label("event_seq"),
        events.c.kind,
        events.c.body,
        _ROLES,
    ).order_by(CONVERSATION.c.person_id, events.c.seq)


_LOAD = (
    _of_events(EVENT)
    .select_from(
        CONVERSATION.outerjoin(LIVE_RUN, LIVE_RUN.c.person_id == CONVERSATION.c.person_id).outerjoin(
            EVENT, sa.and_(EVENT.c.person_id == LIVE_RUN.c.person_id, EVENT.c.run == LIVE_RUN.c.run)
        )
    )
    .where(CONVERSATION.c.person_id.in_(sa.bindparam("people", expanding=True)))
)
# Where several processes take turns, another has gone on with every second conversation: one statement says with which,
# and reads what is newer. It stands apart, or a database that knows little of its tables reads the older events too.
_KNOWN = (
    sa.func.unnest(*(sa.cast(sa.bindparam(name), sa.ARRAY(sa.BigInteger)) for name in ("people", "revisions", "seqs")))
    .table_valued(*(sa.column(name, sa.BigInteger) for name in ("person_id", "revision", "seq")))
    .render_derived(name="known")
)
_NEWER = (
    sa.select(EVENT.c.seq, EVENT.c.kind, EVENT.c.body)
    .where(EVENT.c.person_id == LIVE_RUN.c.person_id, EVENT.c.run == LIVE_RUN.c.run, EVENT.c.seq > _KNOWN.c.seq)
    .offset(sa.literal_column("0"))
    .correlate(LIVE_RUN, _KNOWN)
    .lateral("newer")
)
_LOAD_NEWER = _of_events(_NEWER).select_from(
    _KNOWN.join(CONVERSATION, CONVERSATION.c.person_id == _KNOWN.c.person_id)
    .outerjoin(
        LIVE_RUN,
        sa.and_(LIVE_RUN.c.person_id == CONVERSATION.c.person_id, CONVERSATION.c.revision != _KNOWN.c.revision),
    )
    .outerjoin(_NEWER, sa.true())
)
_REVISIONS = sa.select(CONVERSATION.c.person_id, CONVERSATION.c.revision, _ROLES).where(
    CONVERSATION.c.person_id.in_(sa.bindparam("people", expanding=True))
)
_LANGUAGES = sa.select(CONVERSATION.c.person_id, CONVERSATION.c.language).where(
    CONVERSATION.c.person_id.in_(sa.bindparam("people", expanding=True))
)
_OPENED = (
    sa.select(EVENT.c.run, EVENT.c.seq, EVENT.c.kind, EVENT.c.body)
    .where(EVENT.c.person_id == sa.bindparam("person"), EVENT.c.kind == "opened")
    .order_by(EVENT.c.seq.desc())
)
_OF_RUN = (
    sa.select(EVENT.c.seq, EVENT.c.kind, EVENT.c.body)
    .where(EVENT.c.person_id == sa.bindparam("person"), EVENT.c.run == sa.bindparam("run_"))
    .order_by(EVENT.c.seq)
)
_BEGIN = sa.insert(CONVERSATION)
_ADVANCE = Bulk(
    sa.update(CONVERSATION)
    .where(CONVERSATION.c.person_id == sa.bindparam("person"), CONVERSATION.c.revision == sa.bindparam("read"))
    .values(
        revision=CONVERSATION.c.revision + 1,
        seq=sa.bindparam("new_seq"),
        language=sa.bindparam("new_language"),
        heard_at=sa.func.coalesce(sa.bindparam("heard", type_=Moment), CONVERSATION.c.heard_at),
    )
)
_ADD_EVENTS = Bulk(sa.insert(EVENT))
_REVIVE = Bulk(sa.insert(LIVE_RUN))
_RETIRE = Bulk(
    sa.delete(LIVE_RUN).where(LIVE_RUN.c.person_id == sa.bindparam("person"), LIVE_RUN.c.run == sa.bindparam("run_"))
)


class RevisionConflictError(Exception):
    """A conversation was changed by somebody else since it was loaded; the whole unit must be done again."""


class Loaded(NamedTuple):
    """A conversation as stored: `seq` is the last event's ever, `events` those of the runs it still needs, in order.

    `roles` says whether the person holds any.
    """

    person: int
    language: str
    seq: int
    revision: int
    live_runs: frozenset[int]
    events: tuple[Event, ...]
    roles: bool = False


class Change(NamedTuple):
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
    return {person: _loaded(person, stored) for person, stored in _read(uow, list(people), whole=True).items()}


def languages(uow: UnitOfWork, people: Iterable[int]) -> dict[int, str]:
    """The language each of these people is spoken to in; who was erased is left out."""
    rows = uow.connection.execute(_LANGUAGES, {"people": padded(people)})
    return {row.person_id: row.language for row in rows}


def runs_of(uow: UnitOfWork, person: int, dialog: str) -> Iterator[list[Event]]:
    """The events of each run of a dialogue that a person ever opened, newest run first, closed ones too."""
    for row in uow.connection.execute(_OPENED, {"person": person}).all():
        if open_event(uow, person, row.run, row.seq, row.kind, row.body).body["dialog"] == dialog:
            rows = uow.connection.execute(_OF_RUN, {"person": person, "run_": row.run}).all()
            yield [open_event(uow, person, row.run, each.seq, each.kind, each.body) for each in rows]


def save(uow: UnitOfWork, changes: Sequence[Change]) -> None:
    """Write what turns added, one statement a table; raises RevisionConflictError if one moved on meanwhile."""
    _save(uow, changes, [_written(change.events) for change in changes])


class Recent:
    """Remembers how turns left conversations, so that the next turn of each need not read and open it again.

    What it remembers counts only while the database has the same revision. It may come from a transaction that was
    rolled back: then call `forget`.
    """

    def __init__(self, size: int = LATELY) -> None:
        self._size = size
        self._known: dict[int, _Stored] = {}

    def load(self, uow: UnitOfWork, people: Iterable[int]) -> dict[int, Loaded]:
        """The conversations of these people by person, without events that changed nothing which still is.

        Who was erased is left out.
        """
        wanted = list(dict.fromkeys(people))
        found = self._renewed(uow, wanted) if uow.database.shared else self._unchanged_or_read(uow, wanted)
        for person, stored in found.items():
            remember(self._known, person, stored, self._size)
        return {person: _loaded(person, stored) for person, stored in found.items()}

    def save(self, uow: UnitOfWork, changes: Sequence[Change]) -> None:
        """Write what turns added, as `save`, and remember it."""
        written = [_written(change.events) for change in changes]
        _save(uow, changes, written)
        for change, added in zip(changes, written, strict=True):
            if (before := self._known.pop(change.before.person, None)) is not None:
                remember(self._known, change.before.person, _after(before, change, added), self._size)

    def forget(self) -> None:
        """Read everything afresh from now on."""
        self._known.clear()

    def _renewed(self, uow: UnitOfWork, people: list[int]) -> dict[int, _Stored]:
        """Of what another process went on with, only what is newer is read and opened."""
        if not people:
            return {}
        uow.keys.load(people)
        known = {person: self._known.get(person, _NOTHING) for person in people}
        names = {
            "people": people,
            "revisions": [stored.revision for stored in known.values()],
            "seqs": [stored.seq for stored in known.values()],
        }
        rows = uow.connection.execute(_LOAD_NEWER, names)
        return {
            person: _gone_on(uow, known[person], list(group)) for person, group in groupby(rows, key=lambda row: row[0])
        }

    def _unchanged_or_read(self, uow: UnitOfWork, people: list[int]) -> dict[int, _Stored]:
        found = self._unchanged(uow, [person for person in people if person in self._known])
        return found | _read(uow, [person for person in people if person not in found], whole=False)

    def _unchanged(self, uow: UnitOfWork, people: list[int]) -> dict[int, _Stored]:
        if not people:
            return {}
        uow.keys.load(people)
        rows = uow.connection.execute(_REVISIONS, {"people": padded(people)})
        return {
            person: _now(self._known[person], roles)
            for person, revision, roles in rows
            if self._known[person].revision == revision
        }


class _Written(NamedTuple):
    """An event with its body as the text that is sealed, which takes a fifth of the room."""

    seq: int
    run: int
    kind: str
    text: str


class _Stored(NamedTuple):
    """What is stored of a conversation, opened but not read."""

    language: str
    seq: int
    revision: int
    live_runs: frozenset[int]
    events: tuple[_Written, ...]
    roles: bool


_NOTHING = _Stored(language="", seq=-1, revision=-1, live_runs=frozenset(), events=(), roles=False)
"""What is known of a conversation that is not remembered."""


def _now(stored: _Stored, roles: bool) -> _Stored:
    """What is remembered, with what may have changed although the conversation did not."""
    return stored if stored.roles == roles else stored._replace(roles=roles)


def _read(uow: UnitOfWork, people: list[int], *, whole: bool) -> dict[int, _Stored]:
    if not people:
        return {}
    uow.keys.load(people)
    rows = uow.connection.execute(_LOAD, {"people": padded(people)})
    return {
        person: _gone_on(uow, _NOTHING, list(group), whole=whole)
        for person, group in groupby(rows, key=lambda row: row[0])
    }


def _save(uow: UnitOfWork, changes: Sequence[Change], written: Sequence[Sequence[_Written]]) -> None:
    advanced = _ADVANCE.run(uow, [_advance_row(change) for change in changes])
    if advanced != len(changes):
        raise RevisionConflictError(f"{len(changes) - advanced} of {len(changes)} conversations moved on")
    added = [(change.before.person, event) for change, events in zip(changes, written, strict=True) for event in events]
    _ADD_EVENTS.run(uow, [_event_row(uow, person, event) for person, event in added])
    _REVIVE.run(uow, [_run(change, run) for change in changes for run in change.live_runs - change.before.live_runs])
    retired = [(change, run) for change in changes for run in change.before.live_runs - change.live_runs]
    _RETIRE.run(uow, [{"person": change.before.person, "run_": run} for change, run in retired])


def _gone_on(
    uow: UnitOfWork, known: _Stored, rows: Sequence[sa.Row[*tuple[Any, ...]]], *, whole: bool = False
) -> _Stored:
    """What is known, with the rows that are newer; runs that came to life since are new, so all their events are."""
    first = rows[0]
    if first.revision == known.revision:
        return _now(known, first.roles)
    live_runs = frozenset(row.run for row in rows if row.run is not None)
    live = [event for event in known.events if event.run in live_runs]
    newer = [row for row in rows if row.event_seq is not None]
    left_out = frozenset() if whole else outlived([*(event.kind for event in live), *(row.kind for row in newer)])
    events = [event for place, event in enumerate(live) if place not in left_out]
    events += [
        _Written(seq, run, kind, _open(uow, person, run, seq, body))
        for place, (person, _, _, _, run, seq, kind, body, _) in enumerate(newer, len(live))
        if place not in left_out
    ]
    return _Stored(first.language, first.seq, first.revision, live_runs, tuple(events), first.roles)


def _after(before: _Stored, change: Change, added: Sequence[_Written]) -> _Stored:
    """What is stored once a change is written; runs that come to life are new, so none of their events is missing."""
    live = [event for event in (*before.events, *added) if event.run in change.live_runs]
    left_out = outlived([event.kind for event in live])
    events = tuple(event for place, event in enumerate(live) if place not in left_out)
    seq = added[-1].seq if added else before.seq
    return _Stored(change.language, seq, before.revision + 1, change.live_runs, events, before.roles)


def _loaded(person: int, stored: _Stored) -> Loaded:
    # Read all at once, which takes a third of the time of one after the other.
    bodies = from_json("[" + ",".join([event.text for event in stored.events]) + "]")
    events = tuple(
        Event(event.seq, event.run, event.kind, body) for event, body in zip(stored.events, bodies, strict=True)
    )
    return Loaded(person, stored.language, stored.seq, stored.revision, stored.live_runs, events, stored.roles)


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
    return Event(seq, run, kind, from_json(_open(uow, person, run, seq, sealed)))


def _open(uow: UnitOfWork, person: int, run: int, seq: int, sealed: bytes) -> str:
    return uow.keys.open(person, BODY, f"{person}:{run}:{seq}", sealed)


def _written(events: Iterable[Event]) -> tuple[_Written, ...]:
    return tuple(_Written(event.seq, event.run, event.kind, to_json(event.body).decode()) for event in events)


def _event_row(uow: UnitOfWork, person: int, event: _Written) -> dict[str, object]:
    body = uow.keys.seal(person, BODY, f"{person}:{event.run}:{event.seq}", event.text)
    return {"person_id": person, "run": event.run, "seq": event.seq, "kind": event.kind, "body": body}


def _run(change: Change, run: int) -> dict[str, object]:
    return {"person_id": change.before.person, "run": run}
