"""An officer sees how needs stand: the figures in words, the picture with the same figures, and in characters."""

from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from kjfz_bot.domain import need
from kjfz_bot.domain.appointment import Appointment, State
from kjfz_bot.domain.organisation import Organisation
from kjfz_bot.storage import appointments
from kjfz_bot.storage.store import UnitOfWork
from tests.unit.app.bringing import documents, officer
from tests.unit.app.office import DAY, NOON, Office
from tests.unit.app.people import CITY, HAISHU, UNIT, Somebody, seated
from tests.unit.app.tables import DRIFT, end_roles, firm, post, run_jobs

CIXI = firm("Cixi Pumps", "cixi")
HERE = firm("Haishu Pumps")


@pytest.fixture
def cora(office: Office) -> Somebody:
    """An officer of the city."""
    return officer(office, "cora", CITY)


@pytest.fixture
def dora(office: Office) -> Somebody:
    """An officer of a district."""
    return officer(office, "dora", HAISHU)


def counted(somebody: Somebody, *answers: str, **how: Any) -> str:
    """What is told of figures that were asked for, a second later."""
    somebody.office.now += timedelta(seconds=1)
    answered = somebody.say("/stats", *answers)
    assert "Counting." in answered, answered
    return run_jobs(somebody, **how)


def appoint(office: Office, person: int, place: Organisation, state: State) -> None:
    def add(uow: UnitOfWork) -> None:
        days = (date(2026, 1, 1), date(2027, 12, 31))
        appointments.add(uow, Appointment(0, person, seated(uow, place), seated(uow, UNIT), *days, state), NOON)

    office.work(add)


def test_the_figures_say_how_needs_stand(office: Office, cora: Somebody) -> None:
    """How far, how long they wait, by field and district, VPs wanted and serving; drafts are not among them."""
    post(office, HERE, DRIFT, "draft")
    post(office, HERE, DRIFT, "submitted", NOON - 2 * DAY)
    post(office, HERE, replace(DRIFT, field="aerospace", vps=1, vps_reason=None), "reported", NOON - 9 * DAY)
    post(office, CIXI, DRIFT, "published", NOON - 30 * DAY)
    post(office, CIXI, replace(DRIFT, field=None), "refused")
    terms: list[tuple[Organisation, State]] = [(HERE, "serving"), (CIXI, "paused"), (firm("Third"), "ended_early")]
    for place, term in terms:
        appoint(office, cora.person, place, term)

    told = counted(cora, "1")

    assert told.splitlines() == [
        "Firms' technical needs: the Ningbo programme, all districts, 2026-03-01 12:00",
        "4 needs without drafts. VPs wanted by needs under way: 5. VPs serving: 1. "
        "The document names about 300 VPs by 2027 as a target (clause 1); it sets no quota.",
        "How far they are",
        *("• Submitted: 1", "• Reported to the city: 1", "• Published: 1", "• Not accepted: 1"),
        "Waiting for an office (counted from when they came to that step)",
        *("• Less than 3 days: 1", "• 7 to 14 days: 1"),
        "By field",
        *("• New materials: 2", "• Aerospace: 1", "• not given: 1"),
        "By district",
        *("• Cixi: 2", "• Haishu District: 2"),
    ]


@pytest.mark.parametrize(
    ("days", "age"),
    [
        (0, "Less than 3 days"),
        (2.99, "Less than 3 days"),
        (3, "3 to 7 days"),
        (7, "7 to 14 days"),
        (13.99, "7 to 14 days"),
        (14, "14 days and more"),
        (400, "14 days and more"),
    ],
)
def test_each_age_begins_with_its_first_day(office: Office, dora: Somebody, days: float, age: str) -> None:
    """A need that has waited just so long is counted there and nowhere else."""
    office.now = NOON + timedelta(seconds=1)
    post(office, HERE, DRIFT, "checked", office.now - timedelta(days=days) + timedelta(seconds=1))

    told = counted(dora)

    assert f"• {age}: 1" in told
    assert told.count("days: 1") + told.count("and more: 1") == 1


@pytest.mark.parametrize("state", ["returned", "published", "matched", "withdrawn"])
def test_what_waits_for_no_office_has_no_age(office: Office, dora: Somebody, state: need.State) -> None:
    """The firm has the ball, or nobody."""
    post(office, HERE, DRIFT, state)

    assert "that step)\nnone\n" in counted(dora)


def test_a_district_sees_its_own_figures(office: Office, cora: Somebody, dora: Somebody) -> None:
    """And has no districts to compare; the city may look at one too."""
    post(office, HERE)
    post(office, CIXI)
    post(office, CIXI)

    own, one = counted(dora), counted(cora, "Cixi")

    assert "1 needs without drafts" in own
    assert "By district" not in own
    assert "Cixi" not in own
    assert "Cixi, 2026" in one
    assert "2 needs without drafts" in one


def test_where_there_are_no_needs_that_is_told(office: Office, dora: Somebody) -> None:
    """With a picture of nothing."""
    told = counted(dora)

    assert "0 needs without drafts" in told
    assert told.count("none") == 3
    assert documents(dora)[-1].media_type == "image/png"


def test_the_picture_shows_the_same_figures_and_says_them(office: Office, dora: Somebody) -> None:
    """A picture wide enough to be read, not blank, with a description; in characters where there are no pictures."""
    for _ in range(3):
        post(office, HERE)
    post(office, HERE, DRIFT, "submitted")

    counted(dora)
    (document,) = documents(dora)
    picture = Image.open(BytesIO(document.content))

    assert picture.format == "PNG"
    assert picture.width == 1200
    assert 1000 < picture.height < 2500
    assert len(picture.convert("RGB").getcolors(100_000) or []) > 8
    assert document.alt == (
        "Bar chart. Firms' technical needs: the Ningbo programme; Haishu District, 2026-03-01 12:00, 4 needs without "
        "drafts. How far they are: Submitted 1, Published 3. Waiting for an office: Less than 3 days 1. "
        "By field: New materials 4."
    )
    assert "Published            ████████████████████ 3" in document.drawn
    assert "Submitted            ███████ 1" in document.drawn
    assert document.name == "Needs in figures, 2026-03-01.png"


def test_it_speaks_the_language_of_whoever_asks(office: Office) -> None:
    """Words, picture and description."""
    post(office, HERE)
    wei = officer(office, "wei", HAISHU)
    wei.say("/lang", "中文")
    wei.say("/stats")
    told = run_jobs(wei)
    (document,) = documents(wei)

    assert "企业技术需求统计：宁波市方案，海曙区" in told
    assert "• 已发布：1" in told
    assert "这是目标（条款 1），没有规定名额" in told
    assert "进展：已发布 1。" in document.alt
    assert document.name == "需求统计 2026-03-01.png"


def test_where_nothing_can_be_drawn_the_bars_are_made_of_characters(
    office: Office, dora: Somebody, tmp_path: Path
) -> None:
    """The process that draws ends without a picture; the figures are told all the same."""
    post(office, HERE)
    without_font = tmp_path / "main.py"
    without_font.write_text("import a_font_that_is_not_there")

    told = counted(dora, inside=without_font)

    assert "• Published: 1" in told
    assert "Published            ████████████████████ 1" in told
    assert documents(dora) == []


def test_a_role_that_ended_meanwhile_gives_no_figures(office: Office, dora: Somebody) -> None:
    """It is asked again when they are counted."""
    dora.say("/stats")
    end_roles(dora)

    assert "You have not the role any more" in run_jobs(dora)
