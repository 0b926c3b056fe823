"""A great many entries at once: VPs in every district, one term after the other over ten years, some hours a week.

`fill(store, 3000, 5_000_000)` takes some minutes; the same seed gives the same entries. Rows go in as the statements of
`storage` would put them, many at a time; what the entries come to is worked out by the domain and put beside them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from random import Random
from typing import Any

import sqlalchemy as sa

from kjfz_bot.domain.appointment import Appointment, Opening
from kjfz_bot.domain.appointment import State as TermState
from kjfz_bot.domain.organisation import Organisation
from kjfz_bot.domain.service_entry import Claim, Entry, State
from kjfz_bot.domain.service_progress import NOTHING, Slot, Sums, slot_of, sums_of
from kjfz_bot.storage import appointments, organisations
from kjfz_bot.storage.people import AddressBook, AddressKey
from kjfz_bot.storage.schema_service import ENTRY, ENTRY_MARK, ENTRY_PENDING, LEDGER, SERVICE_TOTAL
from kjfz_bot.storage.store import Store, UnitOfWork

BEGAN = date(2016, 9, 1)
TODAY = date(2026, 9, 30)
NOW = datetime(2026, 9, 30, 4, tzinfo=UTC)
YEARS, TERM_YEARS = 10, 2
DISTRICTS = ("haishu", "jiangbei", "beilun", "zhenhai", "yinzhou", "fenghua", "yuyao", "cixi", "ninghai", "xiangshan")
FIRMS_A_DISTRICT, UNITS = 60, 12
AT_ONCE = 50_000
"""Rows put in with one statement."""


@dataclass(frozen=True, slots=True)
class Rows:
    """What one VP's terms come to, as rows."""

    entries: list[tuple[Any, ...]]
    marks: list[tuple[Any, ...]]
    pending: list[tuple[Any, ...]]
    totals: list[tuple[Any, ...]]


def places(uow: UnitOfWork) -> tuple[list[Organisation], list[Organisation]]:
    """Firms in every district, the districts in turn, and units."""
    firms = [
        organisations.add(
            uow,
            Organisation(0, f"f-{district}-{number}", "firm", f"{district} {number:03}", "ningbo", None, district),
            NOW,
        )
        for number in range(FIRMS_A_DISTRICT)
        for district in DISTRICTS
    ]
    units = [
        organisations.add(uow, Organisation(0, f"u-{number}", "unit", f"unit {number:02}", "ningbo"), NOW)
        for number in range(UNITS)
    ]
    return firms, units


def terms(uow: UnitOfWork, vps: int, draw: Random) -> list[list[Appointment]]:
    """The terms of so many VPs, two years each, the last of which runs today; a few began with hours taken over."""
    firms, units = places(uow)
    keys = [AddressKey("web", f"vp {number}") for number in range(vps)]
    found = AddressBook().resolve(uow, dict.fromkeys(keys, "en"), NOW)
    people = [found[key].person for key in keys]
    uow.connection.execute(sa.insert(LEDGER), [{"person_id": person, "opened": False} for person in people])
    return [list(_of_one(uow, vp, firms, units, draw)) for vp in enumerate(people)]


def _of_one(
    uow: UnitOfWork, vp: tuple[int, int], firms: Sequence[Organisation], units: Sequence[Organisation], draw: Random
) -> Iterator[Appointment]:
    number, person = vp
    first = BEGAN + timedelta(days=draw.randrange(365))
    for term in range(YEARS // TERM_YEARS):
        starts_on = first.replace(year=first.year + TERM_YEARS * term)
        ends_on = starts_on.replace(year=starts_on.year + TERM_YEARS) - timedelta(days=1)
        runs = ends_on >= TODAY
        openings = (Opening(1, 600, "a list"),) if draw.random() < 0.1 else ()
        firm, unit = firms[(number + 7 * term) % len(firms)], units[number % len(units)]
        state: TermState = "serving" if runs else "completed"
        term_of = Appointment(0, person, firm, unit, starts_on, ends_on, state, openings)
        yield appointments.add(uow, term_of, NOW)


def entries_of(vp: Sequence[Appointment], count: int, numbers: Iterator[int], draw: Random) -> Rows:
    """So many entries of one VP on the days of their terms: spans that follow one another, most of them confirmed."""
    rows = Rows([], [], [], [])
    days = [(term, term.starts_on + timedelta(days=step)) for term in vp for step in range(_length(term))]
    sums: dict[tuple[int, Slot], Sums] = {}
    for at in range(count):
        term, day = days[at * len(days) // count]
        entry = _entry(term, day, at % 3, next(numbers), draw)
        _add(rows, entry, numbers, sums, slot_of(term.starts_on, day))
    for (term_id, slot), each in sums.items():
        values = (each.waiting, each.confirmed, each.disputed, each.checked, each.entries, 0, 0, 0)
        rows.totals.append((term_id, slot.year, slot.month, *values))
    return rows


def _length(term: Appointment) -> int:
    return (min(term.ends_on, TODAY) - term.starts_on).days + 1


def _entry(term: Appointment, day: date, place: int, number: int, draw: Random) -> Entry:
    start = 480 + 180 * place
    minutes = draw.choice((60, 90, 120, 180))
    claim = Claim(day, minutes, start, start + minutes, "research", "on_site")
    state: State = "waiting" if (TODAY - day).days < 14 else "confirmed"
    if draw.random() < 0.03:
        state = "checked" if state == "confirmed" else "disputed"
    return Entry(number, term.id, term.person, term.firm.id, claim, NOW, state, day_cap=720, back_days=None)


def _add(rows: Rows, entry: Entry, numbers: Iterator[int], sums: dict[tuple[int, Slot], Sums], slot: Slot) -> None:
    said, moment = entry.claim, int(NOW.timestamp() * 1_000_000)
    span = (said.minutes, said.start, said.end, said.category, said.place)
    rows.entries.append(
        (entry.id, entry.appointment, entry.person, said.day.isoformat(), *span, 0, 0, 0, 720, False, moment)
    )
    kinds = {"waiting": (), "confirmed": ("confirmed",), "checked": ("confirmed", "checked"), "disputed": ("disputed",)}
    for kind in kinds[entry.state]:
        organisation = entry.firm if kind != "checked" else None
        rows.marks.append((next(numbers), entry.id, entry.person, kind, organisation, moment))
    if entry.state in ("waiting", "disputed"):
        rows.pending.append((entry.id, entry.appointment, said.day.isoformat(), entry.state, moment))
    key = (entry.appointment, slot)
    sums[key] = sums.get(key, NOTHING) + sums_of(entry)


COLUMNS = {
    ENTRY: (
        *("id", "appointment_id", "person_id", "day", "minutes", "starts_at", "ends_at", "category", "site"),
        *("projects", "patents", "trained", "day_cap", "by_officer", "made_at"),
    ),
    ENTRY_MARK: ("id", "entry_id", "person_id", "kind", "organisation_id", "marked_at"),
    ENTRY_PENDING: ("entry_id", "appointment_id", "day", "state", "since"),
    SERVICE_TOTAL: (
        *("appointment_id", "service_year", "month", "waiting", "confirmed", "disputed", "checked", "entries"),
        *("projects", "patents", "trained"),
    ),
}
"""What rows are made of, in their order."""


def fill(store: Store, vps: int, count: int, seed: int = 7) -> list[list[Appointment]]:
    """Have so many entries of so many VPs, and what they come to."""
    draw = Random(seed)
    with store.transaction() as uow:
        made = terms(uow, vps, draw)
        (first,) = uow.take_ids(1)
    numbers = iter(range(first + 1, first + 4 * count + 10))
    waiting = iter(made)
    while some := list(islice(waiting, max(1, AT_ONCE * vps // count))):
        found = [entries_of(vp, count // vps, numbers, draw) for vp in some]
        with store.transaction() as uow:
            for table, name in (
                (ENTRY, "entries"),
                (ENTRY_MARK, "marks"),
                (ENTRY_PENDING, "pending"),
                (SERVICE_TOTAL, "totals"),
            ):
                put(uow, table, [row for rows in found for row in getattr(rows, name)])
    with store.transaction() as uow:
        past(uow, next(numbers))
    return made


def put(uow: UnitOfWork, table: sa.Table, rows: Sequence[tuple[Any, ...]]) -> None:
    """Put rows in as fast as the database takes them."""
    names = COLUMNS[table]
    if uow.database.shared:
        cursor = uow.connection.connection.cursor()
        with cursor.copy(f"COPY {table.name} ({', '.join(names)}) FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)
        return
    marks = ", ".join("?" * len(names))
    statement = f"INSERT INTO {table.name} ({', '.join(names)}) VALUES ({marks})"
    if rows:
        uow.connection.exec_driver_sql(statement, list(rows))


def past(uow: UnitOfWork, number: int) -> None:
    """Give no id twice, and know how much there is of what."""
    if uow.database.shared:
        uow.connection.exec_driver_sql(f"SELECT setval('ids', {number})")
    else:
        uow.connection.exec_driver_sql(f"UPDATE id_counter SET last = {number}")
    uow.connection.exec_driver_sql("ANALYZE")
