"""Whoever serves by a term is a VP at its unit: from when they come or it does, until no such term is left there."""

from pathlib import Path

import pytest

from kjfz_bot.app.lists import Outlook
from kjfz_bot.domain.access_table import Role
from kjfz_bot.domain.organisation import Organisation
from kjfz_bot.domain.profile import Papers, Particulars, Profile
from kjfz_bot.services import importing
from kjfz_bot.services.invitations import LASTS, invite
from kjfz_bot.storage import appointments, grants, organisations, profiles
from kjfz_bot.storage.grants import Given
from kjfz_bot.storage.invitations import Invitation
from kjfz_bot.storage.store import UnitOfWork
from tests.imports import lists
from tests.imports.house import Programme
from tests.unit.app.bringing import chosen, imports, officer, run_jobs
from tests.unit.app.office import Office
from tests.unit.app.people import CITY, Somebody

TOLD = "Your appointment at 宁波0号精密机械有限公司 gives you a role: technology vice-president, 甬江第0研究院"
ENDED = "Your role has ended: technology vice-president, 甬江第0研究院"


@pytest.fixture
def programme(office: Office, tmp_path: Path, database_url: str) -> Programme:
    """A unit and two firms, from lists."""
    programme = Programme(tmp_path, database_url)
    programme.imported("units", lists.unit(0))
    programme.imported("firms", lists.firm(0), lists.firm(1))
    return programme


def _term(firm: int = 0, state: str = "在任") -> tuple[object, ...]:
    row = lists.appointment(0, firm)
    return (*row[:5], state, *row[6:])


def _comes(office: Office, experts: Outlook) -> Somebody:
    """The first expert of a list, who takes their invitation."""
    assert experts.batch is not None
    batch = experts.batch.id
    secret = office.read(lambda uow: importing.opened_by(uow, batch, 2).link)
    eva = Somebody(office, "eva")
    assert "you are now" in eva.say(f"/start join-{secret}", "accept", lists.name(0), lists.phone(0)[-4:])
    return eva


@pytest.fixture
def eva(office: Office, programme: Programme) -> Somebody:
    """An expert of a list, who has come."""
    return _comes(office, programme.imported("experts", lists.expert(0)))


def _vp(somebody: Somebody) -> list[Given]:
    own = somebody.office.read(lambda uow: grants.own(uow, somebody.person))
    return [given for given in own if given.role == "vp"]


def _unit(uow: UnitOfWork) -> Organisation:
    return next(each for each in organisations.everything(uow, "ningbo") if each.kind == "unit")


def _invites(office: Office, role: Role) -> str:
    """The link's secret of an invitation to a role at the unit."""

    def make(uow: UnitOfWork) -> str:
        made = Invitation(0, role, _unit(uow), None, office.now + LASTS)
        return invite(uow, made, office.now)[1].link

    return office.work(make)


def test_whoever_comes_and_serves_is_a_vp(office: Office, programme: Programme) -> None:
    """At the unit that sends them; they are told by which appointment, and see the role among theirs."""
    experts = programme.imported("experts", lists.expert(0))
    programme.imported("appointments", _term(), _term(firm=1, state="暂停"))

    eva = _comes(office, experts)

    assert eva.holds() == ["researcher", "vp"]
    assert eva.news().count("gives you a role") == 1
    assert "Mine: technology vice-president, 甬江第0研究院 (the Ningbo programme)" in eva.options("/roles")


def test_an_appointment_of_somebody_who_has_come_makes_them_a_vp(office: Office, programme: Programme) -> None:
    """With its row; their audit names the appointment and who brought the list."""
    eva = _comes(office, programme.imported("experts", lists.expert(0)))
    assert eva.holds() == ["researcher"]

    programme.imported("appointments", _term())

    assert eva.holds() == ["researcher", "vp"]
    assert TOLD in eva.news()
    (term,) = office.read(lambda uow: list(appointments.of_person(uow, eva.person)))
    deed = eva.deeds()[-1]
    assert (deed["action"], deed["by"], deed["role"], deed["appointment"]) == (
        "role_granted",
        "operator",
        "vp",
        term.id,
    )


@pytest.mark.parametrize(("state", "holds"), [("在任", True), ("暂停", True), ("期满", False), ("提前结束", False)])
def test_a_term_that_is_over_gives_no_role(programme: Programme, eva: Somebody, state: str, holds: bool) -> None:
    """One that is paused does."""
    done = programme.imported("appointments", _term(state=state))

    assert done.problems == {}
    assert bool(_vp(eva)) is holds


def test_what_somebody_says_of_themselves_makes_nobody_a_vp(office: Office, programme: Programme) -> None:
    """Whoever wrote the name and number of a list into a profile waits until the unit knows them."""
    eve = Somebody(office, "eve")
    eve.say("/start")
    said = Particulars(lists.name(0), lists.phone(0), None)
    office.work(
        lambda uow: profiles.add(
            uow, Profile(0, eve.person, _unit(uow), "doctorate", "senior", "optics", ("a",), Papers(), said), office.now
        )
    )

    done = programme.imported("appointments", _term())
    before = eve.holds()
    eve.say(f"/start join-{_invites(office, 'researcher')}", "accept")

    assert (done.problems, before) == ({}, [])
    assert eve.holds() == ["researcher", "vp"]
    assert TOLD in eve.news()


def test_taking_the_list_back_ends_the_role(office: Office, programme: Programme, eva: Somebody) -> None:
    """At once, with the audit naming who did; the person is told."""
    done = programme.imported("appointments", _term())
    eva.news()
    (given,) = _vp(eva)

    programme.take_back(done)

    assert eva.holds() == ["researcher"]
    assert ENDED in eva.news()
    deed = eva.deeds()[-1]
    assert (deed["action"], deed["grant"], deed["by"]) == ("role_ended", given.id, "operator")


def test_the_role_lasts_as_long_as_a_term_of_another_list(programme: Programme, eva: Somebody) -> None:
    """Of whichever list; one that is over justifies nothing."""
    first = programme.imported("appointments", _term())
    second = programme.imported("appointments", _term(firm=1, state="暂停"))
    programme.imported("appointments", (*_term()[:3], "2020-09-01", "2021-08-31", "期满", *_term()[6:]))

    programme.take_back(first)
    between = eva.holds()
    programme.take_back(second)

    assert (between, eva.holds()) == (["researcher", "vp"], ["researcher"])


def test_whoever_was_invited_to_be_a_vp_stays_one(office: Office, programme: Programme, eva: Somebody) -> None:
    """The city's own word does not rest on a list; there is one role, not two."""
    eva.say(f"/start join-{_invites(office, 'vp')}", "accept")
    done = programme.imported("appointments", _term())
    before = _vp(eva)

    programme.take_back(done)

    assert len(before) == 1
    assert _vp(eva) == before


def test_whose_role_ended_is_a_vp_again_by_another_appointment(
    office: Office, programme: Programme, eva: Somebody
) -> None:
    """A list that is imported anew gives the role anew, and each end and beginning is told."""
    programme.take_back(programme.imported("appointments", _term()))
    eva.news()

    programme.imported("appointments", _term())

    assert eva.holds() == ["researcher", "vp"]
    assert TOLD in eva.news()


def test_an_officer_who_brings_the_list_is_named(office: Office, programme: Programme, eva: Somebody) -> None:
    """In the audit of whoever becomes a VP by it, and is none any more."""
    cora = officer(office, "cora", CITY)
    imports(cora, "appointments", _term())
    begun = eva.deeds()[-1]

    chosen(cora, "Earlier lists", "1", "Take it back", "Yes, take it back")
    run_jobs(cora)

    ended = eva.deeds()[-1]
    assert (begun["action"], begun["role"], begun["by"]) == ("role_granted", "vp", cora.person)
    assert (ended["action"], ended["grant"], ended["by"]) == ("role_ended", begun["grant"], cora.person)
    assert eva.holds() == ["researcher"]
