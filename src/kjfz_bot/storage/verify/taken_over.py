"""What was taken over from lists: terms and opening balances that can be, rows that name what is there."""

from __future__ import annotations

from collections.abc import Iterator

import sqlalchemy as sa

from kjfz_bot.errors import SealBroken
from kjfz_bot.storage import appointments
from kjfz_bot.storage.schema_lists import OPENING_BALANCE
from kjfz_bot.storage.store import UnitOfWork
from kjfz_bot.storage.verify.delivery import Rule, check_rules
from kjfz_bot.storage.verify.finding import Finding, Scene

RULES = (
    Rule(
        "H1",
        "opening balance of appointment {appointment_id}",
        "year {service_year} cannot have {minutes} minutes",
        "SELECT appointment_id, service_year, minutes FROM opening_balance "
        "WHERE service_year < 1 OR minutes < 0 OR minutes > 366 * 24 * 60",
    ),
    Rule(
        "H7",
        "opening balance of appointment {appointment_id}",
        "it was reversed without a reason, or a reason stands where it was not",
        "SELECT appointment_id FROM opening_balance WHERE (reversed_at IS NULL) <> (reason IS NULL)",
    ),
    Rule(
        "H1",
        "appointment {id}",
        "it ends on {ends_on}, not after it began",
        "SELECT id, ends_on FROM appointment WHERE ends_on <= starts_on",
    ),
    Rule(
        "S1",
        "appointment {id}",
        "it is in programme {programme}, its firm or unit is not",
        "SELECT a.id, a.programme FROM appointment a JOIN organisation o ON o.id IN (a.firm_id, a.unit_id) "
        "WHERE o.programme <> a.programme",
    ),
    Rule(
        "A2",
        "import {batch_id}, row {row}",
        "what it became is not there",
        'SELECT r.batch_id, r."row" FROM import_row r LEFT JOIN organisation o ON o.id = r.number '
        "WHERE r.thing = 'organisation' AND o.id IS NULL",
    ),
    Rule(
        "A2",
        "import {batch_id}, row {row}",
        "the need it became is not there",
        'SELECT r.batch_id, r."row" FROM import_row r LEFT JOIN need n ON n.id = r.number AND n.batch_id = r.batch_id '
        "WHERE r.thing = 'need' AND n.id IS NULL",
    ),
    Rule(
        "D3",
        "need {id}",
        "import {batch_id} brought it, and yet person {made_by} wrote it",
        "SELECT id, batch_id, made_by FROM need WHERE batch_id IS NOT NULL AND made_by IS NOT NULL",
    ),
    Rule(
        "A2",
        "import {id}",
        "{count} of its rows are dealt with, of {total} of a list that is done",
        'SELECT b.id, b."rows" AS total, COUNT(DISTINCT r."row") AS count '
        "FROM import_batch b LEFT JOIN import_row r ON r.batch_id = b.id WHERE b.state = 'done' "
        'GROUP BY b.id, b."rows" HAVING COUNT(DISTINCT r."row") <> b."rows"',
    ),
)
"""The invariants of lists."""

_OPENINGS = sa.select(OPENING_BALANCE).order_by(OPENING_BALANCE.c.appointment_id)


def check_taken_over(uow: UnitOfWork, scene: Scene) -> Iterator[Finding]:
    """Report every row that breaks a rule of lists, and sources and reasons that do not open."""
    yield from check_rules(uow, scene, RULES)
    for row in uow.connection.execute(_OPENINGS):
        for column in ("source", "reason"):
            try:
                if getattr(row, column) is not None:
                    appointments.opened(uow, row, column)
            except SealBroken:
                yield Finding("sealed", f"opening balance of appointment {row.appointment_id}", "it does not open")
