"""Whoever keeps a record is told when a paper in it ends: 30 and 7 days before, once each, where to change it."""

from datetime import date, datetime

import pytest

from kjfz_bot.domain.calendar import SHANGHAI
from tests.unit.app.office import DAY, Office
from tests.unit.app.people import CODE, Somebody
from tests.unit.app.test_tasks import CODES, STOP, news, offered

CONTRACT = date(2026, 12, 31)
CERTIFICATE = date(2026, 12, 1)
RESEARCHER = (
    *("/profile", "Ningbo", "doctorate", "associate senior", "Unit One", "Unit One"),
    *("Advanced manufacturing and automation", "moulds, robots, vision", "2024-09-01"),
)
PERSON = ("Li Na", "13900001111", "1985-06-12", "ok")
FIRM = ("/firm", "Ningbo", "Works", CODES[0], "Haishu District", "1, 3")
TAIL = "When there is a new date, change it with /profile.\n" + STOP


@pytest.fixture
def rob(office: Office) -> Somebody:
    """A researcher whose contract and certificate end."""
    Somebody(office, "uma").joins("unit")
    rob = Somebody(office, "rob").agrees()
    answered = rob.say(*RESEARCHER, f"{CONTRACT}", "2024-12-01", f"{CERTIFICATE}", *PERSON)
    assert "to be confirmed" in answered, answered
    return rob


@pytest.fixture
def fay(office: Office) -> Somebody:
    """Somebody who registered a firm with two certificates of the same day."""
    fay = Somebody(office, "fay").agrees()
    answered = fay.say(*FIRM, "GR1", f"{CONTRACT}", "skip", f"{CONTRACT}", "Zhang Wei", "13800004711", "ok")
    assert "to be verified" in answered, answered
    return fay


def on(office: Office, day: date) -> None:
    """Noon of that day."""
    office.now = datetime(day.year, day.month, day.day, 12, tzinfo=SHANGHAI)


def told_until(office: Office, somebody: Somebody, last: date) -> dict[date, str]:
    """What is told on each day up to the last, in looks at noon."""
    told = {}
    while (today := office.now.astimezone(SHANGHAI).date()) <= last:
        if said := news(somebody):
            told[today] = said
        on(office, today + DAY)
    return told


def test_a_researcher_is_told_30_and_7_days_before_each_end(office: Office, rob: Somebody) -> None:
    """With the paper, its day, and the command; on no other day."""
    on(office, date(2026, 10, 30))

    told = told_until(office, rob, CONTRACT + 2 * DAY)

    where = "is the last day, in your profile at Unit One (the Ningbo programme), of: "
    contract, certificate = "your contract with the unit. " + TAIL, "your certificate. " + TAIL
    assert told == {
        date(2026, 11, 1): f"2026-12-01 (in 30 days) {where}{certificate}",
        date(2026, 11, 24): f"2026-12-01 (in 7 days) {where}{certificate}",
        date(2026, 12, 1): f"2026-12-31 (in 30 days) {where}{contract}",
        date(2026, 12, 24): f"2026-12-31 (in 7 days) {where}{contract}",
    }


def test_a_changed_date_is_told_anew(office: Office, rob: Somebody) -> None:
    """And the earlier one no more."""
    on(office, CERTIFICATE - 30 * DAY)
    assert "2026-12-01" in news(rob)
    rob.say("/profile", "1", "Dates of contract and certificate", "2024-09-01", f"{CONTRACT}", "2024-12-01")
    rob.say("2026-12-11", "ok")

    told = told_until(office, rob, date(2026, 12, 12))

    assert [(day, text[:10]) for day, text in told.items()] == [
        (date(2026, 11, 11), "2026-12-11"),
        (date(2026, 12, 1), "2026-12-31"),
        (date(2026, 12, 4), "2026-12-11"),
    ]


def test_after_downtime_only_what_still_matters_is_told(office: Office, rob: Somebody) -> None:
    """Nothing of the 30 days where 7 or fewer are left, nothing of what has ended; on the last day too."""
    on(office, CONTRACT)

    told = told_until(office, rob, CONTRACT + 2 * DAY)

    assert list(told) == [CONTRACT]
    assert told[CONTRACT].startswith("2026-12-31 (today) is the last day")


def test_a_firm_is_told_of_its_certificates(office: Office, fay: Somebody) -> None:
    """Those of one day together, before the record is verified and after."""
    on(office, CONTRACT - 31 * DAY)

    told = told_until(office, fay, CONTRACT + DAY)

    assert list(told) == [date(2026, 12, 1), date(2026, 12, 24)]
    assert told[date(2026, 12, 1)].startswith("The certificate of the firm “Works” as High-tech")
    assert (
        "is valid until 2026-12-31 (30 more days). Once it is renewed, change the date with /firm."
        in (told[date(2026, 12, 1)])
    )


@pytest.mark.parametrize("joins", [True, False], ids=["holds the role", "only registered it"])
def test_of_a_verified_firm_its_people_are_told(office: Office, fay: Somebody, *, joins: bool) -> None:
    """No more whoever registered it, unless they hold the role."""
    Somebody(office, "dora").joins("district").say("/verify", "1", "verify")
    (code,) = CODE.findall(news(fay))
    if joins:
        fay.say(f"/join {code}", "accept")
        assert fay.holds() == ["firm"]
    on(office, CONTRACT - 30 * DAY)

    assert ("is valid until 2026-12-31" in news(fay)) is joins


def test_it_can_be_muted_by_whoever_has_such_a_record(office: Office, rob: Somebody) -> None:
    """Others are not asked."""
    rob.say("/settings", "1")
    assert offered(rob)[2:] == ["A contract or certificate about to end"]
    rob.say("no reminders")
    on(office, CONTRACT - 30 * DAY)

    assert told_until(office, rob, CONTRACT) == {}
