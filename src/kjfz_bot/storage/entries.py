"""Rows of hours: entries, their reversals, what was said of them. Rows are added; what they come to is beside them.

Whoever writes here holds the person's ledger (`ledgers.py`) and has asked the domain whether it may be.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa

from kjfz_bot.domain.access import Scope
from kjfz_bot.domain.service_entry import (
    LEADS,
    PENDING,
    Claim,
    Counted,
    Ended,
    Entry,
    Mark,
    Reversal,
    State,
)
from kjfz_bot.domain.service_progress import NOTHING, Slot, Sums, slot_of, sums_of
from kjfz_bot.storage import organisations, service_totals
from kjfz_bot.storage.bulk import Bulk
from kjfz_bot.storage.padding import padded
from kjfz_bot.storage.schema_lists import APPOINTMENT
from kjfz_bot.storage.schema_service import ENTRY, ENTRY_FILE, ENTRY_MARK, ENTRY_PENDING
from kjfz_bot.storage.schema_trust import ORGANISATION
from kjfz_bot.storage.store import UnitOfWork

ACTIVITY = "entry.activity"
REASON = "entry.explanation"
MARK_REASON = "entry_mark.explanation"

_END = ENTRY.alias("ending")
# What is said of an entry only ever leads on, so its state is that of the furthest of its marks.
_FURTHEST: tuple[State, ...] = ("waiting", "disputed", "insisted", "confirmed", "checked")
_REACHED = sa.case({kind: _FURTHEST.index(after) for kind, (_, after) in LEADS.items()}, value=ENTRY_MARK.c.kind)
_STATE = (
    sa.select(sa.func.coalesce(sa.func.max(_REACHED), 0))
    .where(ENTRY_MARK.c.entry_id == ENTRY.c.id)
    .scalar_subquery()
    .label("reached")
)
_JOINED = ENTRY.join(APPOINTMENT, APPOINTMENT.c.id == ENTRY.c.appointment_id)
_ENDED = sa.exists().where(_END.c.reverses == ENTRY.c.id)
_LIVE = sa.and_(ENTRY.c.reverses.is_(None), ~_ENDED)
_READ = sa.select(ENTRY, APPOINTMENT.c.firm_id, _STATE).select_from(_JOINED)
READ = _READ.where(_LIVE)
"""Live entries with what `read` needs."""

_ON_DAYS = _READ.where(
    ENTRY.c.person_id == sa.bindparam("person"), ENTRY.c.day.in_(sa.bindparam("days", expanding=True)), _LIVE
).order_by(ENTRY.c.day, ENTRY.c.id)
_OTHER = ENTRY.alias("other")
_DAYS_OF_BOTH = (
    sa.select(ENTRY.c.day)
    .join(_OTHER, _OTHER.c.day == ENTRY.c.day)
    .where(ENTRY.c.person_id == sa.bindparam("one"), _OTHER.c.person_id == sa.bindparam("other"))
    .distinct()
)
_BETWEEN = _READ.where(
    ENTRY.c.appointment_id == sa.bindparam("of_appointment"),
    ENTRY.c.day >= sa.bindparam("since"),
    ENTRY.c.day <= sa.bindparam("until"),
    _LIVE,
).order_by(ENTRY.c.day, ENTRY.c.id)
_NEWEST = (
    _READ.where(ENTRY.c.person_id == sa.bindparam("person"), _LIVE)
    .order_by(ENTRY.c.day.desc(), ENTRY.c.id.desc())
    .limit(sa.bindparam("limit_"))
    .offset(sa.bindparam("offset_"))
)
_NUMBERED = (
    sa.select(ENTRY, APPOINTMENT.c.firm_id, _STATE, _ENDED.label("has_ended"))
    .select_from(_JOINED)
    .where(ENTRY.c.id.in_(sa.bindparam("numbers", expanding=True)), ENTRY.c.reverses.is_(None))
    .order_by(ENTRY.c.id)
)
# Which they are is told by few narrow rows; the entries themselves are read once there are no more than are wanted.
_WAITING = (
    sa.select(ENTRY_PENDING.c.entry_id)
    .select_from(
        ENTRY_PENDING.join(APPOINTMENT, APPOINTMENT.c.id == ENTRY_PENDING.c.appointment_id).join(
            ORGANISATION, ORGANISATION.c.id == APPOINTMENT.c.firm_id
        )
    )
    .where(
        organisations.WITHIN,
        ENTRY_PENDING.c.state.in_(sa.bindparam("states", expanding=True)),
        ENTRY_PENDING.c.since <= sa.bindparam("before", type_=ENTRY_PENDING.c.since.type),
    )
    .order_by(ENTRY_PENDING.c.day, ENTRY_PENDING.c.entry_id)
    .limit(sa.bindparam("limit_"))
)
_OWN_PENDING = (
    _READ.join(ENTRY_PENDING, ENTRY_PENDING.c.entry_id == ENTRY.c.id)
    .where(
        ENTRY.c.person_id == sa.bindparam("person"),
        ENTRY_PENDING.c.state.in_(sa.bindparam("states", expanding=True)),
    )
    .order_by(ENTRY.c.day, ENTRY.c.id)
    .limit(sa.bindparam("limit_"))
)
_FILES = (
    sa.select(ENTRY_FILE)
    .where(ENTRY_FILE.c.entry_id.in_(sa.bindparam("numbers", expanding=True)))
    .order_by(ENTRY_FILE.c.entry_id, ENTRY_FILE.c.public_id)
)
_MARKS = sa.select(ENTRY_MARK).where(ENTRY_MARK.c.entry_id == sa.bindparam("entry")).order_by(ENTRY_MARK.c.id)
_REVERSAL = sa.select(ENTRY).where(ENTRY.c.reverses == sa.bindparam("entry"))
_ALIKE = (
    _READ.where(ENTRY.c.fingerprint == sa.bindparam("alike"), _LIVE, ENTRY.c.id != sa.bindparam("entry"))
    .order_by(ENTRY.c.day.desc(), ENTRY.c.id.desc())
    .limit(sa.bindparam("limit_"))
)
_ADD = Bulk(sa.insert(ENTRY))
_ADD_FILE = Bulk(sa.insert(ENTRY_FILE))
_ADD_MARK = Bulk(sa.insert(ENTRY_MARK))
_ADD_PENDING = Bulk(sa.insert(ENTRY_PENDING))
_PEND = Bulk(
    sa.update(ENTRY_PENDING)
    .where(ENTRY_PENDING.c.entry_id == sa.bindparam("entry"))
    .values(state=sa.bindparam("now_state"), since=sa.bindparam("now_since"))
)
_SETTLE = Bulk(sa.delete(ENTRY_PENDING).where(ENTRY_PENDING.c.entry_id == sa.bindparam("entry")))

AT_ONCE = 500
"""Entries that are named in one statement at most."""


def fingerprint(uow: UnitOfWork, activity: str) -> str | None:
    """Tells the same activity again, for whoever has the house's key; None of one that says nothing."""
    return uow.keys.house.fingerprint(activity.encode()) if activity else None


def add(uow: UnitOfWork, starts_on: date, entries: Sequence[Entry]) -> list[Entry]:
    """Keep new entries of one appointment that began then, under numbers of their own; each waits for the firm."""
    numbers = uow.take_ids(len(entries))
    kept = [replace(entry, id=number) for number, entry in zip(numbers, entries, strict=True)]
    _ADD.run(uow, [_row(uow, entry) for entry in kept])
    _ADD_FILE.run(uow, [{"entry_id": each.id, "public_id": name} for each in kept for name in each.claim.files])
    pending = [
        {
            "entry_id": each.id,
            "appointment_id": each.appointment,
            "day": each.day.isoformat(),
            "state": each.state,
            "since": each.made_at,
        }
        for each in kept
    ]
    _ADD_PENDING.run(uow, pending)
    _change_totals(uow, starts_on, ((NOTHING, each, sums_of(each)) for each in kept))
    return kept


def reverse(uow: UnitOfWork, starts_on: date, entry: Entry, ending: Reversal) -> None:
    """End an entry: a row that takes back what it says. A second one of the same is the database's own error."""
    (number,) = uow.take_ids(1)
    nothing = replace(entry.claim, activity="", files=())
    row = _row(uow, replace(entry, id=number, claim=nothing, fingerprint=None, corrects=None, made_at=ending.at))
    reason = None if ending.reason is None else uow.keys.seal(entry.person, REASON, number, ending.reason)
    said = {"reverses": entry.id, "why": ending.why, "explanation": reason, "made_by": ending.by}
    _ADD.run(uow, [{**row, **said}])
    _SETTLE.run(uow, [{"entry": entry.id}])
    _change_totals(uow, starts_on, [(sums_of(entry), entry, NOTHING)])


def mark(uow: UnitOfWork, starts_on: Mapping[int, date], entries: Sequence[Entry], said: Mark) -> list[Entry]:
    """Say the same of entries, for which it may be said; returns them as they stand then.

    `starts_on` is when the appointment of each began. The same twice of an entry is the database's own error.
    """
    numbers = uow.take_ids(len(entries))
    rows = [
        {
            "id": number,
            "entry_id": entry.id,
            "person_id": entry.person,
            "kind": said.kind,
            "organisation_id": said.organisation,
            "explanation": None
            if said.reason is None
            else uow.keys.seal(entry.person, MARK_REASON, number, said.reason),
            "marked_by": said.by,
            "marked_at": said.at,
        }
        for number, entry in zip(numbers, entries, strict=True)
    ]
    _ADD_MARK.run(uow, rows)
    state = LEADS[said.kind][1]
    if state in PENDING:
        _PEND.run(uow, [{"entry": each.id, "now_state": state, "now_since": said.at} for each in entries])
    else:
        _SETTLE.run(uow, [{"entry": each.id} for each in entries if each.state in PENDING])
    after = [replace(entry, state=state) for entry in entries]
    for appointment, began in starts_on.items():
        own = [(sums_of(a), b, sums_of(b)) for a, b in zip(entries, after, strict=True) if a.appointment == appointment]
        _change_totals(uow, began, own)
    return after


def live_on(uow: UnitOfWork, person: int, days: Iterable[date]) -> list[Entry]:
    """The live entries of a person on these days, at whatever firm."""
    wanted = [day.isoformat() for day in dict.fromkeys(days)]
    if not wanted:
        return []
    return _read_all(uow, uow.connection.execute(_ON_DAYS, {"person": person, "days": padded(wanted)}).all())


def days_of_both(uow: UnitOfWork, one: int, other: int) -> list[date]:
    """The days on which both of two people have entered something."""
    found = uow.connection.execute(_DAYS_OF_BOTH, {"one": one, "other": other}).scalars()
    return [date.fromisoformat(day) for day in found]


def between(uow: UnitOfWork, appointment: int, since: date, until: date) -> list[Entry]:
    """The live entries of an appointment from one day to another, in order."""
    names = {"of_appointment": appointment, "since": since.isoformat(), "until": until.isoformat()}
    return _read_all(uow, uow.connection.execute(_BETWEEN, names).all())


def newest(uow: UnitOfWork, person: int, offset: int, limit: int) -> list[Entry]:
    """The live entries of a person, the latest day first."""
    names = {"person": person, "limit_": limit, "offset_": offset}
    return _read_all(uow, uow.connection.execute(_NEWEST, names).all())


def numbered(uow: UnitOfWork, numbers: Iterable[int]) -> tuple[list[Entry], set[int]]:
    """The entries of these numbers as they stand or stood last, and the numbers of those that were reversed."""
    wanted = sorted(set(numbers))
    rows: list[Any] = []
    for start in range(0, len(wanted), AT_ONCE):
        names = {"numbers": padded(wanted[start : start + AT_ONCE])}
        rows += uow.connection.execute(_NUMBERED, names).all()
    return _read_all(uow, rows), {row.id for row in rows if row.has_ended}


def pending(uow: UnitOfWork, scope: Scope, states: Sequence[State], limit: int, before: datetime) -> list[Entry]:
    """Entries at firms of a scope that wait in one of these states since then or longer, the earliest day first."""
    names = {**organisations.within(scope), "states": padded(states), "before": before, "limit_": limit}
    found, _ = numbered(uow, uow.connection.execute(_WAITING, names).scalars())
    return sorted(found, key=lambda entry: (entry.day, entry.id))


def own_pending(uow: UnitOfWork, person: int, states: Sequence[State], limit: int) -> list[Entry]:
    """Entries of a person that wait in one of these states, the earliest day first."""
    names = {"person": person, "states": padded(states), "limit_": limit}
    return _read_all(uow, uow.connection.execute(_OWN_PENDING, names).all())


def marks_of(uow: UnitOfWork, entry: Entry) -> list[Mark]:
    """Everything that was said of an entry, first to last."""
    return [
        Mark(
            entry=row.entry_id,
            kind=row.kind,
            at=row.marked_at,
            by=row.marked_by,
            organisation=row.organisation_id,
            reason=None
            if row.explanation is None
            else uow.keys.open(row.person_id, MARK_REASON, row.id, row.explanation),
            id=row.id,
        )
        for row in uow.connection.execute(_MARKS, {"entry": entry.id}).all()
    ]


def reversal_of(uow: UnitOfWork, entry: Entry) -> Reversal | None:
    """How an entry ended; None while it is live."""
    row = uow.connection.execute(_REVERSAL, {"entry": entry.id}).one_or_none()
    if row is None:
        return None
    reason = None if row.explanation is None else uow.keys.open(row.person_id, REASON, row.id, row.explanation)
    why: Ended = row.why
    return Reversal(row.id, row.reverses, why, row.made_at, row.made_by, reason)


def alike(uow: UnitOfWork, entry: Entry, limit: int) -> list[Entry]:
    """Other live entries, whosever they are, in which exactly the same activity is said, the latest day first."""
    if entry.fingerprint is None:
        return []
    names = {"alike": bytes.fromhex(entry.fingerprint), "entry": entry.id, "limit_": limit}
    return _read_all(uow, uow.connection.execute(_ALIKE, names).all())


def _change_totals(uow: UnitOfWork, starts_on: date, changes: Iterable[tuple[Sums, Entry, Sums]]) -> None:
    found: dict[int, dict[Slot, Sums]] = {}
    for before, entry, after in changes:
        slots = found.setdefault(entry.appointment, {})
        slot = slot_of(starts_on, entry.day)
        slots[slot] = slots.get(slot, NOTHING) + (after - before)
    for appointment, slots in found.items():
        service_totals.change(uow, appointment, slots)


def _row(uow: UnitOfWork, entry: Entry) -> dict[str, Any]:
    said, number = entry.claim, entry.id
    return {
        "id": number,
        "appointment_id": entry.appointment,
        "person_id": entry.person,
        "day": said.day.isoformat(),
        "minutes": said.minutes,
        "starts_at": said.start,
        "ends_at": said.end,
        "category": said.category,
        "site": said.place,
        "activity": uow.keys.seal(entry.person, ACTIVITY, number, said.activity) if said.activity else None,
        "fingerprint": None if entry.fingerprint is None else bytes.fromhex(entry.fingerprint),
        "projects": said.counted.projects,
        "patents": said.counted.patents,
        "trained": said.counted.trained,
        "day_cap": entry.day_cap,
        "back_days": entry.back_days,
        "by_officer": entry.by_officer,
        "made_by": entry.made_by,
        "made_at": entry.made_at,
        "corrects": entry.corrects,
        "reverses": None,
        "why": None,
        "explanation": None,
    }


def _read_all(uow: UnitOfWork, rows: Sequence[Any]) -> list[Entry]:
    shown: dict[int, tuple[str, ...]] = {}
    uow.keys.load({row.person_id for row in rows})
    numbers = [row.id for row in rows]
    for start in range(0, len(numbers), AT_ONCE):
        for row in uow.connection.execute(_FILES, {"numbers": padded(numbers[start : start + AT_ONCE])}):
            shown[row.entry_id] = (*shown.get(row.entry_id, ()), row.public_id)
    return [read(uow, row, shown.get(row.id, ())) for row in rows]


def read(uow: UnitOfWork, row: Any, files: tuple[str, ...] = (), *, sealed: bool = False) -> Entry:
    """The entry of a row; with `sealed` without what was done."""
    hidden = sealed or row.activity is None
    claim = Claim(
        day=date.fromisoformat(row.day),
        minutes=row.minutes,
        start=row.starts_at,
        end=row.ends_at,
        category=row.category,
        place=row.site,
        activity="" if hidden else uow.keys.open(row.person_id, ACTIVITY, row.id, row.activity),
        files=files,
        counted=Counted(row.projects, row.patents, row.trained),
    )
    return Entry(
        id=row.id,
        appointment=row.appointment_id,
        person=row.person_id,
        firm=row.firm_id,
        claim=claim,
        made_at=row.made_at,
        state=_FURTHEST[row.reached],
        made_by=row.made_by,
        by_officer=bool(row.by_officer),
        corrects=row.corrects,
        day_cap=row.day_cap,
        back_days=row.back_days,
        fingerprint=None if row.fingerprint is None else bytes(row.fingerprint).hex(),
    )
