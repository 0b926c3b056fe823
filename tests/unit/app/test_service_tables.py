"""An officer takes along how VPs stand: what a row says, whose it is, and who can read that it was taken."""

from datetime import datetime, timedelta

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from kjfz_bot.app.jobs import Jobs
from kjfz_bot.app.service_tables import ServiceTables
from kjfz_bot.domain.appointment import Opening
from kjfz_bot.services.registry import NOT_PROVEN
from kjfz_bot.storage import appointments, looks
from tests.unit.app.bringing import ask, officer, proves
from tests.unit.app.confirming import CIXI_FIRM, PUMPS, Serving, say_of, serves
from tests.unit.app.office import Office, content
from tests.unit.app.people import HAISHU, Somebody
from tests.unit.app.posting import maker
from tests.unit.app.tables import end_roles, headers, opened, rows

EXPORT = "Take the table along"


@pytest.fixture
def dora(office: Office) -> Somebody:
    """An officer of Haishu."""
    return officer(office, "dora", HAISHU)


@pytest.fixture
def wang(office: Office) -> Serving:
    """A VP of Seal Works."""
    return serves(office, "wang")


def asks(somebody: Somebody) -> str:
    """Ask for the table, a second later, having shown who one is."""
    somebody.office.now += timedelta(seconds=1)
    proves(somebody)
    return somebody.say("/service", EXPORT)


def made(somebody: Somebody) -> str:
    """Let what was asked for be made; what is told of it."""
    office = somebody.office
    makers = ServiceTables(content(), office.store).makers()
    Jobs(office.store, office.writer, lambda: office.now, makers=makers).run_due()
    return somebody.news()


def takes(somebody: Somebody) -> Worksheet:
    """Ask for the table and have it."""
    assert "being made" in asks(somebody)
    told = made(somebody)
    assert "The table of service time is there" in told, told
    return opened(somebody)


def test_a_row_says_how_a_year_stands(office: Office, dora: Somebody, wang: Serving) -> None:
    """Confirmed, of it taken over and checked, waiting, disputed, left and behind, in hours; days are days."""
    fay = maker(office)
    office.work(lambda uow: appointments.add_opening(uow, wang.term.id, Opening(1, 90, "list")))
    good, bad = wang.enters_hours([1, 2]), wang.enters_hours([3])
    wang.enters_hours([4])
    say_of(fay, "confirm", good)
    say_of(dora, "check", good[:1])
    say_of(fay, "dispute", bad, "Nobody saw her.")

    (row,) = rows(takes(dora))

    assert row == {
        "VP": "Wang Min",
        "Firm": "Seal Works",
        "District": "Haishu District",
        "Sending unit": "Unit One",
        "Term begins": datetime(2025, 9, 1),
        "Term ends": datetime(2027, 8, 31),
        "Year of service": 1,
        "Year begins": datetime(2025, 9, 1),
        "Year ends": datetime(2026, 8, 31),
        "Minimum (h)": 496,
        "Confirmed (h)": 7.5,
        "of it taken over": 1.5,
        "of it checked": 3,
        "Waiting (h)": 3,
        "Disputed (h)": 3,
        "Left (h)": 488.5,
        "Behind an even share": 236.82,
        "Projects applied for": 0,
        "Patents filed": 0,
        "People trained": 0,
    }


def test_a_district_takes_its_own(office: Office, dora: Somebody, wang: Serving) -> None:
    """Nobody of another district is in it; whoever has said no name has none."""
    serves(office, "li", PUMPS, called=None)
    serves(office, "zhao", CIXI_FIRM, called="Zhao Yi")

    sheet = takes(dora)

    assert [row["VP"] for row in rows(sheet)] == ["Wang Min", None]
    assert len(headers(sheet)) == 20


def test_whoever_is_in_it_can_read_who_took_it_along(dora: Somebody, wang: Serving) -> None:
    """By role and office, and what for."""
    takes(dora)
    made(dora)

    (look,) = wang.office.read(lambda uow: looks.of(uow, wang.vp.person, 5))

    assert (look.role, look.organisation, look.why) == ("district", "Haishu Bureau", "service_table")


def test_without_a_fresh_proof_nothing_is_made(dora: Somebody, wang: Serving) -> None:
    """It is asked for first."""
    refused = ask(dora, "export_hours", where="ningbo:haishu")

    assert refused.reason == NOT_PROVEN  # type: ignore[union-attr]  # it is a refusal


def test_whose_role_has_ended_gets_nothing(dora: Somebody, wang: Serving) -> None:
    """The gate is asked again when it is made."""
    asks(dora)
    end_roles(dora)

    told = made(dora)

    assert "You have not the role any more" in told


def test_where_nobody_serves_no_table_is_made(dora: Somebody) -> None:
    """That is said."""
    asks(dora)

    assert "No VP serves there now" in made(dora)
