"""People of a list come by their invitation: what was known of them becomes theirs, and nobody else's."""

from pathlib import Path

import pytest
import sqlalchemy as sa

from kjfz_bot.errors import ImportRefused
from kjfz_bot.services import importing
from kjfz_bot.storage import appointments, people, profiles
from kjfz_bot.storage.schema_lists import APPOINTMENT, AWAITED
from kjfz_bot.storage.store import UnitOfWork
from tests.imports import lists
from tests.imports.house import Programme
from tests.unit.app.office import Office
from tests.unit.app.people import Somebody, invited


@pytest.fixture
def programme(office: Office, tmp_path: Path, database_url: str) -> Programme:
    """A unit, a firm, and an expert who serves there, from lists."""
    programme = Programme(tmp_path, database_url)
    programme.imported("units", lists.unit(0))
    programme.imported("firms", lists.firm(0))
    return programme


def _invited(office: Office, programme: Programme) -> tuple[str, int]:
    """The link's secret of the expert's invitation, and their batch."""
    experts = programme.imported("experts", lists.expert(0))
    programme.imported("appointments", lists.appointment(0))
    assert experts.batch is not None
    batch = experts.batch.id
    return office.read(lambda uow: importing.opened_by(uow, batch, 2).link), batch


def _awaited(uow: UnitOfWork) -> int:
    return int(uow.connection.execute(sa.select(sa.func.count()).select_from(AWAITED)).scalar_one())


def test_who_is_awaited_comes_into_their_records(office: Office, programme: Programme) -> None:
    """Their profile and their terms are theirs, sealed anew; nobody is awaited any more."""
    secret, _ = _invited(office, programme)
    eva = Somebody(office, "eva")

    said = eva.say(f"/start join-{secret}", "accept", lists.name(0), lists.phone(0)[-4:])

    (kept,) = office.read(lambda uow: profiles.of_person(uow, eva.person))
    (term,) = office.read(lambda uow: list(appointments.of_person(uow, eva.person)))
    assert "you are now" in said
    assert (kept.profile.particulars.name, kept.profile.particulars.phone) == (lists.name(0), lists.phone(0))
    assert [opening.minutes for opening in term.openings] == [7710, 3840]
    assert eva.holds() == ["researcher", "vp"]
    assert office.read(_awaited) == 0
    assert [deed["action"] for deed in eva.deeds()] == ["role_granted", "records_taken_over", "role_granted"]


@pytest.mark.parametrize(
    ("language", "by"),
    [
        ("en", "Invited by: the programme's office, which has you on its list"),
        ("zh-CN", "邀请人：本方案主管部门（您在其名单上）"),
    ],
)
def test_who_is_awaited_is_invited_by_the_office_whose_list_names_them(
    office: Office, programme: Programme, language: str, by: str
) -> None:
    """They know of no operator; the operator's own invitations say that they are the operator's."""
    secret, _ = _invited(office, programme)
    own = invited(office, "city").link

    office.say("eva", f"/start join-{secret}", language=language)
    office.say("cora", f"/start join-{own}")

    assert any(by in text for text in office.told("eva"))
    assert any("Invited by: the operator of this assistant" in text for text in office.told("cora"))


def test_somebody_else_gets_nothing_before_an_officer_has_looked(office: Office, programme: Programme) -> None:
    """Whoever gives another name waits, and the records stay where they are until the role is confirmed."""
    secret, _ = _invited(office, programme)
    cora, eve = Somebody(office, "cora").joins("city"), Somebody(office, "eve")

    eve.say(f"/start join-{secret}", "accept", "李娜", "0815")

    assert cora.holds() == ["city"]
    assert office.read(lambda uow: profiles.of_person(uow, eve.person)) == []
    assert office.read(_awaited) == 1


def test_a_list_whose_people_have_joined_is_not_taken_back(office: Office, programme: Programme) -> None:
    """Not even once their terms are."""
    secret, batch = _invited(office, programme)
    Somebody(office, "eva").say(f"/start join-{secret}", "accept", lists.name(0), lists.phone(0)[-4:])
    office.work(lambda uow: uow.connection.execute(sa.text("DELETE FROM opening_balance")))
    office.work(lambda uow: uow.connection.execute(sa.delete(APPOINTMENT)))

    with pytest.raises(ImportRefused, match="people who have joined"):
        programme.take_back_number(batch)


def test_whoever_is_erased_leaves_no_term(office: Office, programme: Programme) -> None:
    """Terms and opening balances go with the person, joined or awaited."""
    secret, _ = _invited(office, programme)
    eva = Somebody(office, "eva")
    eva.say(f"/start join-{secret}", "accept", lists.name(0), lists.phone(0)[-4:])
    person = eva.person

    office.work(lambda uow: people.erase(uow, [person]))

    assert {"appointment", "opening_balance", "profile", "awaited"} & programme.counts().keys() == set()
