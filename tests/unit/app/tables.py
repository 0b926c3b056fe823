"""Needs put where officers find them, and what officers get who ask for the table or for figures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from io import BytesIO
from itertools import count
from typing import Any

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from kjfz_bot.app.jobs import Jobs, LongMaker
from kjfz_bot.app.tables import Tables
from kjfz_bot.dialog.message import Document
from kjfz_bot.domain.need import Need, State, Statement, Verdict
from kjfz_bot.domain.organisation import Organisation
from kjfz_bot.storage import files, grants, need_decisions, need_search, needs
from kjfz_bot.storage.need_decisions import Decision
from kjfz_bot.storage.store import UnitOfWork
from tests.unit.app.bringing import documents, proves
from tests.unit.app.office import NOON, Office, content
from tests.unit.app.people import CITY, Somebody, seated

DRIFT = Statement(
    title="密封件漂移",
    scene="泵的机械密封",
    problem="运行两百小时后泄漏",
    present="每小时 12 mL",
    target="每小时 3 mL 以下",
    limits="换过两家的石墨环\n停机不超过两天",
    field="new_materials",
    keywords=("密封", "石墨", "泵"),
    expert="摩擦学方向的教授",
    form="joint_research",
    budget=30_500_000,
    vps=2,
    vps_reason="材料和结构各一人",
    valid_until=date(2027, 3, 1),
)
_VERDICTS: Mapping[State, Verdict] = {"returned": "return", "refused": "refuse"}
_UNDECIDED = ("draft", "submitted", "withdrawn")
_NUMBERS = count(1)


def firm(name: str, district: str | None = "haishu", programme: str = "ningbo") -> Organisation:
    """A verified firm."""
    return Organisation(0, name, "firm", name, programme, district=district, state="verified")


def post(
    office: Office, place: Organisation, said: Statement = DRIFT, state: State = "published", at: datetime = NOON
) -> Need:
    """A need that came into its state then, as the offices decided."""
    number = next(_NUMBERS)

    def keep(uow: UnitOfWork) -> Need:
        return put(uow, seated(uow, place), number, said, state, at)

    return office.work(keep)


def put(uow: UnitOfWork, place: Organisation, number: int, said: Statement, state: State, at: datetime) -> Need:
    """The same in a transaction; `number` becomes its case number and its place among what was published."""
    new = Need(0, f"N{number:05}", place, state, said, at, at)
    if state != "draft":
        new = replace(new, submitted_at=at - timedelta(days=1))
    if state in ("published", "matched", "expired"):
        new = replace(new, published_at=at, order=number)
    kept = needs.add(uow, new)
    if state == "published":
        need_search.index(uow, kept)
    if state not in _UNDECIDED:
        city = seated(uow, CITY)
        decision = Decision(
            kept.id, 1, "publish", said.fingerprint, _VERDICTS.get(state, "pass"), None, city.id, None, at
        )
        need_decisions.add(uow, decision)
    return kept


def makers(office: Office, **how: Any) -> Mapping[str, LongMaker]:
    """What makes tables and figures."""
    return Tables(content(), office.store, office.writer, **how).makers()


def run_jobs(somebody: Somebody, **how: Any) -> str:
    """Let what was asked for be made; what is told of it."""
    office = somebody.office
    Jobs(office.store, office.writer, lambda: office.now, makers=makers(office, **how)).run_due()
    return somebody.news()


def ask_for_table(somebody: Somebody, *answers: str) -> str:
    """Ask for a table, a second later, having shown who one is; what is answered."""
    somebody.office.now += timedelta(seconds=1)
    proves(somebody)
    return somebody.say("/export", *answers)


def take(somebody: Somebody, *answers: str) -> Worksheet:
    """Ask for a table and have it."""
    answered = ask_for_table(somebody, *answers)
    assert "being made" in answered, answered
    told = run_jobs(somebody)
    assert "The table of needs is there" in told, told
    return opened(somebody)


def newest(somebody: Somebody) -> Document:
    """The document they got last."""
    return documents(somebody)[-1]


def opened(somebody: Somebody) -> Worksheet:
    """The table they got last, opened again."""
    (sheet,) = load_workbook(BytesIO(fetched(somebody, newest(somebody)))).worksheets
    assert isinstance(sheet, Worksheet)
    return sheet


def fetched(somebody: Somebody, document: Document) -> bytes:
    """What is kept of a document."""
    office = somebody.office

    def look(uow: UnitOfWork) -> bytes:
        file = files.find(uow, document.file)
        assert file is not None
        assert file.person == somebody.person
        stored = files.stored(uow, file)
        assert stored is not None
        return b"".join(office.store.vault.open(stored))

    return office.read(look)


def headers(sheet: Worksheet) -> list[str]:
    """What stands above the columns."""
    return [f"{cell.value}" for cell in sheet[3]]


def rows(sheet: Worksheet) -> list[dict[str, Any]]:
    """The rows by header."""
    names = headers(sheet)
    return [dict(zip(names, row, strict=True)) for row in sheet.iter_rows(min_row=4, values_only=True)]


def column(sheet: Worksheet, name: str) -> Sequence[Any]:
    """What stands in a column."""
    return [row[name] for row in rows(sheet)]


def widths(sheet: Worksheet) -> dict[str, float]:
    """How wide each column is, in letters; neighbours of one width share an entry."""
    layouts = sheet.column_dimensions.values()
    return {
        f"{cell.value}": next(
            each.width for each in layouts if (each.min or 0) <= (cell.column or 0) <= (each.max or 0)
        )
        for cell in sheet[3]
    }


def end_roles(somebody: Somebody) -> None:
    """Take every role away."""

    def end(uow: UnitOfWork) -> None:
        for given in grants.own(uow, somebody.person):
            grants.end(uow, given, somebody.person, "revoked", somebody.office.now)

    somebody.office.work(end)
