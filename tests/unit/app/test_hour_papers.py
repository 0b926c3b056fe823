"""The picture and the statement of a term: what is in them, as it was typed, whose they are, and when they go."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl.cell import Cell
from PIL import Image

from kjfz_bot.dialog.inbound import No, Ok
from kjfz_bot.domain.appointment import Opening
from kjfz_bot.domain.personal import unmarked
from kjfz_bot.services import files as rules
from kjfz_bot.services import hours, ledger
from kjfz_bot.services.registry import NOT_THERE, Actor
from kjfz_bot.storage import files
from kjfz_bot.storage.store import UnitOfWork
from tests.unit.app.bringing import documents
from tests.unit.app.hours_served import (
    BEIJING_UNIT,
    MILL,
    VALVES,
    WORKS,
    ask,
    cells,
    confirmed,
    hours_on,
    paragraphs,
    person,
    run_jobs,
    served,
    statement,
    term,
    vp,
)
from tests.unit.app.office import DAY, Office
from tests.unit.app.people import UNIT, Somebody, deeds_of
from tests.unit.app.tables import end_roles

TYPED = "a&b <c> {{ title }} {% for x in rows %}{% endfor %} {# c #} {_{ }_} {_% %_} </w:t> &amp; =1+1"
"""What a template, a document or a sheet would take for something of its own."""


@pytest.fixture
def wang(office: Office) -> Somebody:
    """A VP."""
    return vp(office)


@pytest.fixture
def hua(office: Office) -> Somebody:
    """One of the firm's people."""
    return person(office, "hua", ("firm", WORKS))


def test_a_document_states_every_entry_and_what_they_come_to(wang: Somebody, hua: Somebody) -> None:
    """Whose, where, by which duty and clause, who confirmed it and when; sums, both readings, who decides, stamps."""
    held = term(wang, openings=(Opening(1, 40 * 60, "attendance list"),))
    timed = replace(
        hours_on(date(2026, 1, 6), 3, "Debugging line 2"), start=840, end=1020, category="research", place="on_site"
    )
    confirmed(hua, served(wang, held, timed))
    served(wang, held, hours_on(date(2026, 2, 3), 1.5))

    said = paragraphs(wang, statement(wang, held, "docx"))

    assert said[0] == "Statement of service time"
    for each in (
        *("Name", "Wang Wei", "Firm", "Seal Works", "Sending unit", "Unit One"),
        *("2025-09-01 to 2027-08-31", "2025-09-01 to 2026-03-01"),
        *("2026-01-06", "14:00–17:00", "3:00", "Key problems and joint research (3.1.2)", "on site"),
        *("Debugging line 2", "confirmed by the firm", "Seal Works, 2026-03-01"),
        *("2026-02-03", "1:30", "waiting for the firm"),
        *("Confirmed", "Waiting for the firm", "Taken over for year 1, source: attendance list", "40:00"),
        *("Counted in all", "43:00"),
        "Minimum (clause 4.0): 3 months a year, “in principle”. Counted as 62 working days it is 496 h, as 90 calendar "
        "days 720 h; progress is measured by working days.",
        "Made from the ledger as it was on 2026-03-01 12:00 (Beijing time). What is entered, confirmed or corrected "
        "later is not in it.",
        *("Firm (stamp)\nDate:", "VP (signature)\nDate:", "Sending unit (stamp)\nDate:"),
    ):
        assert each in said, each
    assert any("the Ningbo science and technology bureau decides how it is counted" in each for each in said)
    assert said[-1].split() == ["Page", "1", "of", "1"]


def test_a_workbook_has_days_and_lengths_that_can_be_added_up(wang: Somebody, hua: Somebody) -> None:
    """Opened again with another library; its pages are numbered when it is printed."""
    held = term(wang)
    confirmed(hua, served(wang, held, hours_on(date(2026, 1, 6), 30 / 8), hours_on(date(2026, 2, 3), 1.5)))

    found = cells(wang, statement(wang, held, "xlsx"))
    values = [cell.value for cell in found]
    at = values.index(datetime(2026, 1, 6))

    assert values[at + 1 :][:2] == [timedelta(hours=3, minutes=45), "Tests on line 2"]
    assert timedelta(hours=5, minutes=15) in values
    assert {cell.number_format for cell in found if isinstance(cell.value, timedelta)} == {"[h]:mm"}
    assert "&P" in f"{found[0].parent.oddFooter.center.text}"
    assert found[0].parent.page_setup.orientation == "landscape"


@pytest.mark.parametrize("form", ["docx", "xlsx"])
def test_what_was_typed_comes_out_as_it_was_typed(office: Office, form: str) -> None:
    """In every field anybody can fill: names, activity, source, result, market number."""
    unit, firm = replace(UNIT, name=f"Unit {TYPED}"), replace(WORKS, name=f"Firm {TYPED}")
    wang = vp(office, unit=unit, called=f"Wang {TYPED}")
    hua = person(office, "hua", ("firm", firm))
    held = term(wang, firm, unit=unit, openings=(Opening(1, 60, f"Source {TYPED}"),))
    confirmed(hua, served(wang, held, hours_on(date(2026, 2, 3), 1, f"Line 1\n{TYPED}")))
    added = _adds(wang, held, title=f"Result {TYPED}", market=f"No. {TYPED}")
    assert isinstance(added, Ok)

    document = statement(wang, held, form)
    said = "\n\n".join(paragraphs(wang, document) if form == "docx" else map(_text, cells(wang, document)))

    for each in (
        *(f"Unit {TYPED}", f"Firm {TYPED}", f"Wang {TYPED}", f"source: Source {TYPED}", f"Line 1\n{TYPED}"),
        *(f"Firm {TYPED}, 2026-03-01", f"2026-02-03: Result {TYPED} (technical result)", f"market no. No. {TYPED}"),
    ):
        assert each in said, each


def _text(cell: Cell) -> str:
    assert cell.data_type != "f", cell.coordinate
    assert cell.hyperlink is None, cell.coordinate
    return f"{cell.value}"


def _adds(somebody: Somebody, held: Any, **said: Any) -> Ok | No:
    usual = {"kind": "technology", "title": "Seal", "number": None, "day": "2026-02-03", "market": None}
    more = {"platforms": ["good_results"], "used_first": True, "before": None}
    return ask(somebody, "save_result", term=hours.called(held), **{**usual, **more, **said})


def test_a_span_of_days_has_what_lies_in_it_and_nothing_that_was_taken_over(wang: Somebody) -> None:
    """What was taken over belongs to no day, so only a whole year's statement has it."""
    held = term(wang, openings=(Opening(1, 60, "list"),))
    served(wang, held, hours_on(date(2026, 2, 1), 1, "before"), hours_on(date(2026, 2, 2), 2, "first"))
    served(wang, held, hours_on(date(2026, 2, 3), 3, "last"), hours_on(date(2026, 2, 4), 4, "after"))
    span = {"span": "days", "since": "2026-02-02", "until": "2026-02-03"}

    said = paragraphs(wang, statement(wang, held, "docx", **span))

    assert "first" in said
    assert "last" in said
    assert not {"before", "after"} & set(said)
    assert "5:00" in said
    assert not any("Taken over" in each for each in said)
    assert "Hours taken over before the record began stand in the statement of the whole year." in said


def test_what_was_withdrawn_is_in_no_statement(office: Office, wang: Somebody) -> None:
    """It is of the moment it is made in."""
    held = term(wang)
    (entry,) = served(wang, held, hours_on(date(2026, 2, 3), 3, "gone"))
    actor = Actor(wang.person, office.now)
    office.work(lambda uow: ledger.reverse(uow, actor, entry.id, "withdrawn"))

    assert "gone" not in paragraphs(wang, statement(wang, held, "docx"))


def test_without_a_minimum_a_statement_says_so(office: Office) -> None:
    """Changping's names none."""
    li = vp(office, "li", BEIJING_UNIT, None)
    held = term(li, VALVES, unit=BEIJING_UNIT)

    said = paragraphs(li, statement(li, held, "docx"))

    assert any("The document states neither a minimum nor how time is counted." in each for each in said)
    assert not any(each.startswith("Minimum") for each in said)
    assert "a VP without a profile" in said


def test_it_is_asked_for_in_the_conversation(wang: Somebody) -> None:
    """A year or other days, as a document or a table; the picture is there too."""
    held = term(wang)
    served(wang, held, hours_on(date(2026, 2, 3), 3))

    wang.say("/hours", "Statement", "other days", "2026-02-01", "2026-02-28")
    asked = wang.say("Table (xlsx), for counting")
    told = run_jobs(wang)
    document = documents(wang)[-1]

    assert "The statement is being made" in asked
    assert "The statement is there: 1 entries." in told
    assert document.name == "Service time, Wang Wei, 2026-02-01 to 2026-02-28.xlsx"
    assert not document.private


def test_it_speaks_the_language_of_whoever_asks(wang: Somebody, hua: Somebody) -> None:
    """Every word of it, in both forms."""
    held = term(wang)
    claim = replace(hours_on(date(2026, 2, 3), 3, "调试产线"), category="transfer", place="remote")
    confirmed(hua, served(wang, held, claim))
    wang.say("/lang", "中文")

    document = statement(wang, held, "docx")
    said = paragraphs(wang, document)
    table = [cell.value for cell in cells(wang, statement(wang, held, "xlsx"))]

    assert document.name == "服务时间明细 Wang Wei 2025-09-01至2026-03-01.docx"
    for each in ("科技副总服务时间明细", "成果登记与转化（3.1.3）", "远程", "企业已确认", "Seal Works，2026-03-01"):
        assert each in said, each
        assert each in table, each
    assert said[-1].split() == ["第", "1", "页，共", "1", "页"]


def test_others_statements_are_private_and_looked_at(wang: Somebody, hua: Somebody, office: Office) -> None:
    """Whoever serves can read who took their hours along; such a file goes over no channel that keeps it abroad."""
    held = term(wang)
    served(wang, held, hours_on(date(2026, 2, 3), 3))

    document = statement(hua, held, "docx")

    assert document.private
    assert unmarked(document.name).startswith("Service time, Wang Wei")
    assert "making a statement of your service time" in wang.say("/mydata", "Who has looked")
    assert deeds_of(office, held.id)[-1]["by"] == hua.person


@pytest.mark.parametrize("form", ["docx", "exe", "", None])
def test_nobody_else_has_one_made(office: Office, wang: Somebody, hua: Somebody, form: str | None) -> None:
    """Not of another firm's VP, nor in a form there is none of, nor of days that are none of the term."""
    held = term(wang, MILL)
    days = {"span": "year-1", "since": None, "until": None}

    assert ask(hua, "make_statement", term=hours.called(held), form=form, **days) == No(NOT_THERE)
    assert ask(hua, "draw_hours", term=hours.called(held)) == No(NOT_THERE)
    if form != "docx":
        assert ask(wang, "make_statement", term=hours.called(held), form=form, **days) == No(NOT_THERE)
        return
    for wrong in (("2020-01-01", "2026-02-01"), ("2026-02-02", "2026-02-01"), ("2026-02-01", "2027-01-01")):
        said = {"span": "days", "since": wrong[0], "until": wrong[1]}
        assert ask(wang, "make_statement", term=hours.called(held), form=form, **said) == No(NOT_THERE)
    assert ask(wang, "make_statement", term=hours.called(held), form=form, **{**days, "span": "year-2"}) == No(
        NOT_THERE
    )


def test_a_role_that_ended_meanwhile_gives_nothing(office: Office, wang: Somebody, hua: Somebody) -> None:
    """It is asked again when it is made."""
    held = term(wang)
    days = {"span": "year-1", "since": None, "until": None}
    ask(hua, "make_statement", term=hours.called(held), form="docx", **days)
    ask(hua, "draw_hours", term=hours.called(held))
    end_roles(hua)

    told = run_jobs(hua)

    assert told.count("You have no right to it any more.") == 2
    assert documents(hua) == []


def test_a_statement_is_its_owners_alone_and_goes_after_a_day(office: Office, wang: Somebody, hua: Somebody) -> None:
    """Sealed in the vault until then, and gone from it afterwards."""
    held = term(wang)
    document = statement(wang, held, "docx")
    sealed = office.read(lambda uow: _sealed(office, uow, document.file))

    def may(somebody: Somebody) -> bool:
        file = office.read(lambda uow: files.find(uow, document.file))
        assert file is not None
        return office.read(lambda uow: rules.may_have(uow, somebody.person, file, office.now))

    assert may(wang)
    assert not may(hua)
    assert sealed
    assert not sealed.startswith(b"PK")
    office.now += DAY + timedelta(seconds=5)
    office.work(lambda uow: rules.remove_unused(office.store.vault, uow, office.now))
    office.work(lambda uow: rules.remove_unused(office.store.vault, uow, office.now))
    assert office.read(lambda uow: files.find(uow, document.file)) is None


def _sealed(office: Office, uow: UnitOfWork, public_id: str) -> bytes:
    """What lies in the vault of a file."""
    file = files.find(uow, public_id)
    assert file is not None
    stored = files.stored(uow, file)
    assert stored is not None
    return b"".join(path.read_bytes() for path in office.store.directory.rglob(stored.name))


def drawn(somebody: Somebody, held: Any, **how: Any) -> str:
    """What is told of a picture that was asked for."""
    assert isinstance(ask(somebody, "draw_hours", term=hours.called(held)), Ok)
    return run_jobs(somebody, **how)


def test_the_picture_shows_the_months_and_says_them(wang: Somebody, hua: Somebody) -> None:
    """Wide enough to be read, with a description, and in characters where there are no pictures."""
    held = term(wang, openings=(Opening(1, 40 * 60, "list"),))
    confirmed(hua, served(wang, held, hours_on(date(2026, 1, 6), 10), hours_on(date(2026, 2, 3), 5)))
    served(wang, held, hours_on(date(2026, 2, 10), 2.5))

    told = drawn(wang, held)
    document = documents(wang)[-1]
    picture = Image.open(BytesIO(document.content))

    assert told == "Service time at Seal Works, as of 2026-03-01 12:00, 55 h confirmed in year 1"
    assert (picture.format, picture.width) == ("PNG", 1200)
    assert 700 < picture.height < 1400
    assert len(picture.convert("RGB").getcolors(100_000) or []) > 10
    assert document.alt == (
        "Bar chart, Service time at Seal Works; as of 2026-03-01 12:00, 55 h confirmed in year 1. "
        "Year 1: 2025-09-01 to 2026-08-31: January 2026 10 h, February 2026 5 + 2.5 h, "
        "with 40 h taken over, which belong to no month, an even share of the minimum: 41.3 h a month."
    )
    assert "January 2026   █████ 10 h" in document.drawn
    assert "February 2026  ██▒ 5 + 2.5 h" in document.drawn
    assert "▒ waiting for the firm" in document.drawn


def test_the_picture_of_nothing_says_that_there_is_nothing(office: Office, wang: Somebody) -> None:
    """Of a term to come, and of one in which nothing was entered."""
    to_come = term(wang, days=(date(2026, 4, 1), date(2028, 3, 31)))
    empty = term(wang, MILL)

    first = drawn(wang, to_come)
    second = drawn(wang, empty)

    assert "the term has not begun" in first
    assert "0 h confirmed in year 1" in second
    assert "nothing logged" in documents(wang)[-1].alt


def test_the_picture_of_many_years_shows_the_last_three(wang: Somebody) -> None:
    """And says so."""
    held = term(wang, days=(date(2021, 9, 1), date(2026, 8, 31)))

    told = drawn(wang, held)

    assert "The picture shows the last 3 years." in told
    assert documents(wang)[-1].drawn.count("Year") == 3


def test_where_nothing_can_be_drawn_the_bars_are_made_of_characters(wang: Somebody, tmp_path: Path) -> None:
    """The process that draws ends without a picture; the months are told all the same."""
    held = term(wang)
    served(wang, held, hours_on(date(2026, 2, 3), 3))
    without_font = tmp_path / "main.py"
    without_font.write_text("import a_font_that_is_not_there")

    told = drawn(wang, held, inside=without_font)

    assert "▒ waiting for the firm" in told
    assert "▒ 0 + 3 h" in told
    assert documents(wang) == []
