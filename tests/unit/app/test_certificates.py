"""A certificate that is handed in with a case is kept with the expert's papers, so that its end is told of in time."""

from datetime import date, timedelta

import pytest

from kjfz_bot.domain.case import Case, Event, Parties, fold
from kjfz_bot.domain.profile import Papers
from kjfz_bot.domain.workflow import Step, Workflow
from kjfz_bot.services.certificates import keep_certificate
from kjfz_bot.storage import profiles
from kjfz_bot.storage.store import UnitOfWork
from tests.unit.app.hours_served import person, vp
from tests.unit.app.office import Office
from tests.unit.app.people import UNIT, Somebody, deeds_of
from tests.unit.app.test_tasks import news

UNTIL = date(2026, 4, 1)
"""31 days after the day it is at the office."""

WAY = Workflow("post", "expert", "need", (Step("certificate", ("expert",), "end"),))


@pytest.fixture
def wang(office: Office) -> Somebody:
    """A VP with a profile that says nothing of papers."""
    return vp(office)


def case_of(somebody: Somebody, programme: str = "ningbo") -> Case:
    """A case of somebody in a programme."""
    now = somebody.office.now
    state = fold(WAY, [Event(1, "pass", "certificate", now, side="expert", by=somebody.person)])
    return Case(1, "K7M2Q9", WAY, Parties(programme, somebody.person, UNIT), state, somebody.person, now)


def keep(somebody: Somebody, until: date, programme: str = "ningbo") -> bool:
    """Hand a certificate in."""
    office, case = somebody.office, case_of(somebody, programme)
    return office.work(lambda uow: keep_certificate(uow, case, until, somebody.person, office.now))


def papers(somebody: Somebody) -> Papers:
    """What the profile says of papers."""
    return somebody.office.read(lambda uow: _kept(uow, somebody)).profile.papers


def _kept(uow: UnitOfWork, somebody: Somebody) -> profiles.Kept:
    (kept,) = profiles.of_person(uow, somebody.person)
    return kept


def test_its_end_is_told_of_as_any_other(wang: Somebody, office: Office) -> None:
    """30 days before, with the command that changes it."""
    assert keep(wang, UNTIL)
    assert papers(wang) == Papers(certificate_until=UNTIL)

    office.now += timedelta(days=1, hours=-1)

    assert "certificate" in news(wang)
    assert office.findings() == []


def test_what_the_unit_said_of_them_stays(wang: Somebody, office: Office) -> None:
    """Only unit and name are the unit's to confirm; the change is in the audit."""
    before = office.read(lambda uow: _kept(uow, wang)).profile

    assert keep(wang, UNTIL)

    after = office.read(lambda uow: _kept(uow, wang)).profile
    assert (after.state, after.version) == (before.state, before.version + 1)
    assert (
        deeds_of(office, wang.person)[-1] | {"profile": before.id, "version": after.version}
        == deeds_of(office, wang.person)[-1]
    )


def test_a_later_day_stays(wang: Somebody) -> None:
    """A certificate that ends earlier than the one that is kept tells nothing new."""
    assert keep(wang, UNTIL)
    assert not keep(wang, UNTIL)
    assert not keep(wang, UNTIL - timedelta(days=1))
    assert keep(wang, UNTIL + timedelta(days=1))
    assert papers(wang).certificate_until == UNTIL + timedelta(days=1)


def test_without_a_profile_in_the_programme_nothing_is_kept(wang: Somebody, office: Office) -> None:
    """Nor one of somebody else's."""
    nobody = person(office, "nora")

    assert not keep(wang, UNTIL, "changping")
    assert not keep(nobody, UNTIL)
    assert papers(wang) == Papers()
