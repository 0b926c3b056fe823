"""Service time: entries as they may be, what was said of them in order and by whom, sums that are what entries come to.

Rules that one statement can tell are statements; what a day is in Shanghai, and in which service year it lies, is the
domain's, asked of one entry after the other.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import groupby
from typing import Any

import sqlalchemy as sa

from kjfz_bot.domain.calendar import shanghai_date
from kjfz_bot.domain.service_entry import Entry
from kjfz_bot.domain.service_progress import NOTHING, Slot, Sums, totals
from kjfz_bot.errors import SealBroken
from kjfz_bot.storage import entries, service_results, service_totals
from kjfz_bot.storage.keys import UnknownPersonError
from kjfz_bot.storage.schema_lists import APPOINTMENT
from kjfz_bot.storage.schema_service import ENTRY, ENTRY_MARK, SERVICE_RESULT
from kjfz_bot.storage.store import UnitOfWork
from kjfz_bot.storage.verify.delivery import Rule, check_rules
from kjfz_bot.storage.verify.finding import Finding, Scene

_LIVE = "{0}.reverses IS NULL AND NOT EXISTS (SELECT 1 FROM entry x WHERE x.reverses = {0}.id)"
_LIVE_A, _LIVE_B, _LIVE_E = _LIVE.format("a"), _LIVE.format("b"), _LIVE.format("e")
# As in `entries.py`: what is said of an entry only leads on, so the furthest of its marks is its state.
_STATE = (
    "CASE (SELECT max(CASE m.kind WHEN 'disputed' THEN 1 WHEN 'insisted' THEN 2 WHEN 'checked' THEN 4 ELSE 3 END) "
    "FROM entry_mark m WHERE m.entry_id = e.id) "
    "WHEN 1 THEN 'disputed' WHEN 2 THEN 'insisted' WHEN 3 THEN 'confirmed' WHEN 4 THEN 'checked' ELSE 'waiting' END"
)

RULES = (
    Rule(
        "H1",
        "entry {id}",
        "it takes back entry {reverses}, but says something else than that",
        "SELECT r.id, r.reverses FROM entry r JOIN entry e ON e.id = r.reverses WHERE r.appointment_id <> "
        "e.appointment_id OR r.person_id <> e.person_id OR r.day <> e.day OR r.minutes <> e.minutes",
    ),
    Rule(
        "H1",
        "entry {id}",
        "it is of person {person_id}, its appointment {appointment_id} is another's",
        "SELECT e.id, e.person_id, e.appointment_id FROM entry e JOIN appointment a ON a.id = e.appointment_id "
        "WHERE a.person_id <> e.person_id",
    ),
    Rule(
        "H1",
        "entry {id}",
        "it is on {day}, outside its term",
        "SELECT e.id, e.day FROM entry e JOIN appointment a ON a.id = e.appointment_id "
        "WHERE e.day < a.starts_on OR e.day > a.ends_on",
    ),
    Rule(
        "H1",
        "appointment {id}",
        "{kept} minutes are kept as its sum, claims less reversals come to {minutes}",
        "SELECT a.id, coalesce(e.minutes, 0) AS minutes, coalesce(t.kept, 0) AS kept FROM appointment a LEFT JOIN "
        "(SELECT appointment_id, sum(CASE WHEN reverses IS NULL THEN minutes ELSE -minutes END) AS minutes FROM entry "
        "GROUP BY appointment_id) e ON e.appointment_id = a.id LEFT JOIN "
        "(SELECT appointment_id, sum(waiting + confirmed + disputed) AS kept FROM service_total "
        "GROUP BY appointment_id) t ON t.appointment_id = a.id WHERE coalesce(e.minutes, 0) <> coalesce(t.kept, 0)",
    ),
    Rule(
        "H1",
        "entry {entry_id}",
        "it is kept as {state}, for somebody to act on, which it is not",
        "SELECT p.entry_id, p.state FROM entry_pending p LEFT JOIN entry e ON e.id = p.entry_id "  # noqa: S608 - ours
        f"WHERE e.id IS NULL OR NOT ({_LIVE_E}) OR p.state <> {_STATE} OR p.appointment_id <> e.appointment_id "
        "OR p.day <> e.day",
    ),
    Rule(
        "H1",
        "entry {id}",
        "somebody is to act on it, and it is nowhere kept so",
        f"SELECT e.id FROM entry e WHERE {_LIVE_E} AND {_STATE} IN ('waiting', 'disputed', 'insisted') "  # noqa: S608
        "AND NOT EXISTS (SELECT 1 FROM entry_pending p WHERE p.entry_id = e.id)",
    ),
    Rule(
        "H1",
        "ledger of person {person_id}",
        "it was opened to be moved or erased, and stands open",
        "SELECT person_id FROM ledger WHERE opened",
    ),
    Rule(
        "H2",
        "entry {id}",
        "it says the same minutes of {day} as entry {other}, of the same person",
        "SELECT a.id, b.id AS other, a.day FROM entry a JOIN entry b ON b.person_id = a.person_id AND "  # noqa: S608
        "b.day = a.day AND b.id > a.id AND b.starts_at < a.ends_at AND a.starts_at < b.ends_at "
        f"WHERE {_LIVE_A} AND {_LIVE_B}",
    ),
    Rule(
        "H3",
        "person {person_id}",
        "{minutes} minutes stand on {day}, of {cap} at most",
        "SELECT e.person_id, e.day, sum(e.minutes) AS minutes, min(coalesce(e.day_cap, 1440)) AS cap "  # noqa: S608
        f"FROM entry e WHERE {_LIVE_E} GROUP BY e.person_id, e.day "
        "HAVING sum(e.minutes) > min(coalesce(e.day_cap, 1440)) OR sum(e.minutes) > 1440",
    ),
    Rule(
        "H5",
        "entry {entry_id}",
        "the VP, person {person_id}, said themselves that it is {kind}",
        "SELECT entry_id, person_id, kind FROM entry_mark WHERE marked_by = person_id AND kind <> 'insisted'",
    ),
    Rule(
        "H5",
        "entry {entry_id}",
        "person {marked_by} insisted on it, who is not the VP",
        "SELECT entry_id, marked_by FROM entry_mark WHERE marked_by <> person_id AND kind = 'insisted'",
    ),
    Rule(
        "H5",
        "entry {entry_id}",
        "it was {kind} for organisation {organisation_id}, which is not its firm",
        "SELECT m.entry_id, m.kind, m.organisation_id FROM entry_mark m JOIN entry e ON e.id = m.entry_id "
        "JOIN appointment a ON a.id = e.appointment_id "
        "WHERE m.kind IN ('confirmed', 'disputed') AND coalesce(m.organisation_id, 0) <> a.firm_id",
    ),
    # By the order in which rows came, since a clock may be put back; whoever was of the firm on that day was of it.
    Rule(
        "H5",
        "entry {entry_id}",
        "person {marked_by}, who said it is {kind}, was not of the firm then",
        "SELECT m.entry_id, m.kind, m.marked_by FROM entry_mark m WHERE m.kind IN ('confirmed', 'disputed') "
        "AND m.marked_by IS NOT NULL AND NOT EXISTS (SELECT 1 FROM role_grant g WHERE g.person_id = m.marked_by "
        "AND g.role = 'firm' AND g.organisation_id = m.organisation_id AND g.id < m.id AND g.confirmed_at IS NOT NULL "
        "AND (g.revoked_at IS NULL OR g.revoked_at >= m.marked_at - 86400000000))",
    ),
    Rule(
        "H5",
        "entry {entry_id}",
        "it is {kind}, which nothing led to",
        "SELECT m.entry_id, m.kind FROM entry_mark m WHERE (m.kind = 'checked' AND NOT EXISTS (SELECT 1 FROM "
        "entry_mark b WHERE b.entry_id = m.entry_id AND b.kind IN ('confirmed', 'upheld') AND b.id < m.id)) "
        "OR (m.kind = 'upheld' AND NOT EXISTS (SELECT 1 FROM entry_mark b WHERE b.entry_id = m.entry_id "
        "AND b.kind = 'insisted' AND b.id < m.id)) OR (m.kind = 'insisted' AND NOT EXISTS (SELECT 1 FROM entry_mark b "
        "WHERE b.entry_id = m.entry_id AND b.kind = 'disputed' AND b.id < m.id))",
    ),
    Rule(
        "H7",
        "entry {id}",
        "it takes back entry {reverses}, which itself takes one back",
        "SELECT r.id, r.reverses FROM entry r JOIN entry e ON e.id = r.reverses WHERE e.reverses IS NOT NULL",
    ),
    Rule(
        "H7",
        "entry {entry_id}",
        "something was said of it after it had been taken back",
        "SELECT m.entry_id FROM entry_mark m JOIN entry r ON r.reverses = m.entry_id "
        "WHERE m.id > r.id AND m.marked_at > r.made_at",
    ),
    Rule(
        "A2",
        "entry {id}",
        "the audit of appointment {appointment_id} knows nothing of it",
        "SELECT e.id, e.appointment_id FROM entry e WHERE NOT EXISTS "
        "(SELECT 1 FROM audit a WHERE a.chain = e.appointment_id)",
    ),
)
"""The invariants of the ledger."""

_TERMS = sa.select(APPOINTMENT.c.id, APPOINTMENT.c.starts_on).order_by(APPOINTMENT.c.id)
_ALL = entries.READ.order_by(ENTRY.c.appointment_id, ENTRY.c.id).execution_options(yield_per=2000)
_REASONS = sa.select(ENTRY.c.id, ENTRY.c.person_id, ENTRY.c.explanation).where(ENTRY.c.explanation.is_not(None))
_MARK_REASONS = sa.select(
    ENTRY_MARK.c.entry_id, ENTRY_MARK.c.id, ENTRY_MARK.c.person_id, ENTRY_MARK.c.explanation
).where(ENTRY_MARK.c.explanation.is_not(None))


def check_ledger(uow: UnitOfWork, scene: Scene) -> Iterator[Finding]:
    """Report every row that breaks a rule of service time, sums that are others, and texts that do not open."""
    yield from check_rules(uow, scene, RULES)
    began = {row.id: date.fromisoformat(row.starts_on) for row in uow.connection.execute(_TERMS)}
    kept = service_totals.everything(uow)
    for appointment, rows in groupby(uow.connection.execute(_ALL), key=lambda row: row.appointment_id):
        found: dict[Slot, Sums] = {}
        for row in rows:
            entry, finding = _opened(uow, row)
            if finding is not None:
                yield finding
            yield from _when(entry)
            for slot, sums in totals(began[appointment], [entry]).items():
                found[slot] = found.get(slot, NOTHING) + sums
        yield from _sums(appointment, found, kept.pop(appointment, {}))
    for appointment, stored in kept.items():
        yield from _sums(appointment, {}, stored)
    yield from _reasons(uow)
    yield from _results(uow)


def _sums(appointment: int, found: dict[Slot, Sums], kept: dict[Slot, Sums]) -> Iterator[Finding]:
    for slot in sorted({*found, *kept}):
        if found.get(slot, NOTHING) != kept.get(slot, NOTHING):
            where = f"sums of appointment {appointment}, year {slot.year}, {slot.month}"
            yield Finding("H6", where, "they are not what its entries come to")


def _when(entry: Entry) -> Iterator[Finding]:
    made_on = shanghai_date(entry.made_at)
    if entry.day > made_on:
        yield Finding("H4", f"entry {entry.id}", f"it is of {entry.day}, and was entered on {made_on}")
    if entry.back_days is not None and not entry.by_officer and entry.day < made_on - timedelta(entry.back_days):
        yield Finding("H4", f"entry {entry.id}", f"it is of {entry.day}, too long before {made_on}")


def _opened(uow: UnitOfWork, row: Any) -> tuple[Entry, Finding | None]:
    try:
        return entries.read(uow, row), None
    except (SealBroken, UnknownPersonError):
        return entries.read(uow, row, sealed=True), Finding("sealed", f"entry {row.id}", "its activity does not open")


def _reasons(uow: UnitOfWork) -> Iterator[Finding]:
    for row in uow.connection.execute(_REASONS):
        if not _opens(uow, row.person_id, entries.REASON, row.id, row.explanation):
            yield Finding("sealed", f"entry {row.id}", "its reason does not open")
    for mark in uow.connection.execute(_MARK_REASONS):
        if not _opens(uow, mark.person_id, entries.MARK_REASON, mark.id, mark.explanation):
            yield Finding("sealed", f"entry {mark.entry_id}", "the reason of what was said of it does not open")


def _results(uow: UnitOfWork) -> Iterator[Finding]:
    for row in uow.connection.execute(sa.select(SERVICE_RESULT)).all():
        texts = ((service_results.NAME, row.name), (service_results.MARKET_NUMBER, row.market_number))
        if not all(text is None or _opens(uow, row.person_id, place, row.id, text) for place, text in texts):
            yield Finding("sealed", f"result {row.id}", "it does not open")


def _opens(uow: UnitOfWork, person: int, place: str, number: int, sealed: bytes) -> bool:
    try:
        uow.keys.open(person, place, number, sealed)
    except (SealBroken, UnknownPersonError):
        return False
    return True
