"""VPs at the office with terms, hours entered and confirmed, and those who see them: what tests of hours play with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from io import BytesIO
from typing import Any

from docx import Document as open_docx
from openpyxl import load_workbook

from kjfz_bot.app.hour_files import HourFiles
from kjfz_bot.app.jobs import Jobs
from kjfz_bot.dialog.inbound import No, Ok
from kjfz_bot.dialog.message import Document
from kjfz_bot.domain.access_table import Role
from kjfz_bot.domain.appointment import Appointment, Opening, State
from kjfz_bot.domain.organisation import Organisation
from kjfz_bot.domain.profile import Papers, Particulars, Profile
from kjfz_bot.domain.service_entry import Claim, Entry
from kjfz_bot.services import hour_orders, hours, ledger, results
from kjfz_bot.services.registry import Actor
from kjfz_bot.storage import appointments, grants, profiles
from kjfz_bot.storage.grants import New
from kjfz_bot.storage.store import UnitOfWork
from tests.unit.app.bringing import documents
from tests.unit.app.office import Office, content
from tests.unit.app.people import UNIT, Somebody, seated
from tests.unit.app.tables import fetched

WORKS = Organisation(0, "works", "firm", "Seal Works", "ningbo", district="haishu", state="verified")
MILL = replace(WORKS, public_id="mill", name="Old Mill", district="cixi")
VALVES = Organisation(0, "valves", "firm", "Valve Works", "changping", district="changping", state="verified")
BEIJING_UNIT = Organisation(0, "bjunit", "unit", "Unit Two", "changping", state="verified")
BEGINS, ENDS = date(2025, 9, 1), date(2027, 8, 31)
"""A term at whose office it is 1 March 2026."""

PROGRAMMES = content().programmes


def person(office: Office, name: str, *seats: tuple[Role, Organisation]) -> Somebody:
    """Somebody with these roles."""
    somebody = Somebody(office, name)
    somebody.say("/start")

    def give(uow: UnitOfWork) -> None:
        for role, place in seats:
            grants.add(uow, New(somebody.person, role, seated(uow, place), None), office.now)

    office.work(give)
    return somebody


def vp(office: Office, name: str = "wang", unit: Organisation = UNIT, called: str | None = "Wang Wei") -> Somebody:
    """A VP of a unit, with a profile where they are called something."""
    somebody = person(office, name, ("vp", unit))
    if called is not None:
        said = Particulars(called, "13900000000")

        def keep(uow: UnitOfWork) -> None:
            place = seated(uow, unit)
            new = Profile(0, somebody.person, place, "doctorate", "senior", "new_materials", ("seal",), Papers(), said)
            profiles.add(uow, new, office.now)

        office.work(keep)
    return somebody


def term(
    somebody: Somebody,
    firm: Organisation = WORKS,
    days: tuple[date, date] = (BEGINS, ENDS),
    openings: tuple[Opening, ...] = (),
    state: State = "serving",
    unit: Organisation = UNIT,
) -> Appointment:
    """A term of somebody at a firm."""
    office = somebody.office

    def add(uow: UnitOfWork) -> Appointment:
        new = Appointment(0, somebody.person, seated(uow, firm), seated(uow, unit), *days, state, openings)
        return appointments.add(uow, new, office.now)

    return office.work(add)


def served(somebody: Somebody, held: Appointment, *claims: Claim) -> list[Entry]:
    """Hours that are entered on the evening of their day."""
    found: list[Entry] = []
    for claim in claims:
        evening = datetime.combine(claim.day, time(14), UTC)
        actor = Actor(somebody.person, min(evening, somebody.office.now))

        def enter(uow: UnitOfWork, actor: Actor = actor, claim: Claim = claim) -> Any:
            return ledger.claim(uow, actor, PROGRAMMES, held.id, [claim])

        entered = somebody.office.work(enter)
        assert isinstance(entered, list), entered
        found += entered
    return found


def confirmed(firm: Somebody, entries: Sequence[Entry]) -> None:
    """Say for the firm that these were served."""
    actor = Actor(firm.person, firm.office.now)
    done = firm.office.work(lambda uow: ledger.confirm(uow, actor, [entry.id for entry in entries]))
    assert not done.left


def hours_on(day: date, number: float, activity: str = "Tests on line 2", **rest: Any) -> Claim:
    """Hours of a day that say no span."""
    return Claim(day, round(number * 60), activity=activity, **rest)


def run_jobs(somebody: Somebody, **how: Any) -> str:
    """Let what was asked for be made; what is told of it."""
    office = somebody.office
    makers = HourFiles(content(), office.store, **how).makers()
    Jobs(office.store, office.writer, lambda: office.now, makers=makers).run_due()
    return somebody.news()


def ask(somebody: Somebody, service: str, /, **inputs: Any) -> Ok | No:
    """Call a service as a turn does."""
    every = {**hours.services(PROGRAMMES), **hour_orders.services(PROGRAMMES), **results.services(PROGRAMMES)}
    office = somebody.office
    office.now += timedelta(seconds=1)
    return office.work(lambda uow: every[service].run(uow, Actor(somebody.person, office.now), inputs))


def statement(somebody: Somebody, held: Appointment, form: str, **inputs: Any) -> Document:
    """A statement that somebody asked for and got."""
    days = {"since": None, "until": None, "span": "year-1", **inputs}
    asked = ask(somebody, "make_statement", term=hours.called(held), form=form, **days)
    assert isinstance(asked, Ok), asked
    told = run_jobs(somebody)
    assert "The statement is there" in told or "已生成" in told, told
    return documents(somebody)[-1]


def paragraphs(somebody: Somebody, document: Document) -> list[str]:
    """All that stands in a document, cell by cell, and at its foot."""
    opened = open_docx(BytesIO(fetched(somebody, document)))
    cells = [cell.text for table in opened.tables for row in table.rows for cell in row.cells]
    foot = [paragraph.text for paragraph in opened.sections[0].footer.paragraphs]
    return [*(paragraph.text for paragraph in opened.paragraphs), *cells, *foot]


def cells(somebody: Somebody, document: Document) -> list[Any]:
    """All that stands in a workbook, cell by cell."""
    (sheet,) = load_workbook(BytesIO(fetched(somebody, document))).worksheets
    return [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
