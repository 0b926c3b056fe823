"""Two people with records become one: both say so, an officer looks, shows that it is them, and says so twice."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa

from kjfz_bot.domain.appointment import Appointment
from kjfz_bot.domain.profile import Particulars
from kjfz_bot.services import merging, sign_in
from kjfz_bot.storage import appointments, consents, grants, people, profiles
from kjfz_bot.storage.consents import Consent
from kjfz_bot.storage.grants import New
from kjfz_bot.storage.people import AddressKey
from kjfz_bot.storage.profiles import Ruling
from kjfz_bot.storage.schema_trust import MERGE_REQUEST
from kjfz_bot.storage.store import UnitOfWork
from tests.unit.app.merges import (
    ELSEWHERE,
    HERE,
    MINUTE,
    THERE,
    UNIT,
    asked,
    keep_profile,
    officer,
    run_jobs,
    same,
    sign_in_by_mail,
    two_accounts,
    typed,
    with_mail,
)
from tests.unit.app.office import NOON, Office
from tests.unit.app.people import FIRM, HAISHU, Somebody, deeds_of, seated

SURE = "Are you sure?"
PROOF = "a fresh proof that it is you"


@pytest.fixture
def office(tmp_path: Path, database_url: str) -> Iterator[Office]:
    """An office that sends mail, to which Lin writes from two accounts, each with records."""
    with two_accounts(tmp_path, database_url) as opened:
        yield opened


@pytest.fixture
def dora(office: Office) -> Somebody:
    """An officer of the district, who signs in by mail."""
    return with_mail(officer(office, "dora"))


def serve(uow: UnitOfWork, person: int, starts_on: date) -> None:
    """Be appointed for a year."""
    firm, unit = seated(uow, FIRM), seated(uow, UNIT)
    appointments.add(
        uow, Appointment(0, person, firm, unit, starts_on, starts_on + timedelta(days=365), "serving", ()), NOON
    )


def test_an_officer_makes_one_person_of_two(office: Office, dora: Somebody) -> None:
    """What both had is the one's and opens with their key; both are told, and both audits say who decided."""
    stays, ends = office.person(HERE), office.person(THERE)
    office.say(THERE, "/check", "Ningbo")
    asked(office)

    seen = dora.say("/merges", "1")
    assert "role: firm representative, Firm One" in seen
    assert "profile: L*** Y***, 139****1111, Unit Two" in seen
    assert "1985" not in seen
    assert PROOF in dora.say("They are one, put them together")
    assert "on its way to d***@example.org" in dora.say("Send a link to d***@example.org")
    sign_in_by_mail(office, dora)
    assert SURE in dora.news()
    assert not same(office)
    assert "In a moment both are one" in dora.say("Yes, put them together")
    run_jobs(office)

    assert (office.person(HERE), office.person(THERE)) == (stays, stays)
    assert [given.role for given in office.read(lambda uow: grants.own(uow, stays))] == ["firm"]
    (kept,) = office.read(lambda uow: profiles.of_person(uow, stays))
    assert kept.profile.particulars == Particulars("Lin Yuan", "13900001111", date(1985, 6, 12))
    for name in (HERE, THERE):
        assert "you are the same person on both channels" in "\n".join(office.told(name))
    office.say(HERE, "what?")
    assert "Who is the check for?" in "\n".join(office.told(HERE))
    deeds = [(deed["action"], deed.get("by"), deed.get("person")) for deed in deeds_of(office, stays)]
    assert ("joined", dora.person, ends) in deeds
    assert ("looked", dora.person, None) in deeds
    assert ("joined_to", dora.person) in [(deed["action"], deed.get("by")) for deed in deeds_of(office, ends)]


def test_what_was_typed_stays_where_the_proof_is_too_old(office: Office, dora: Somebody) -> None:
    """The last question is asked again, and after a new proof the same answer goes."""
    asked(office)
    office.work(lambda uow: sign_in.vouch(uow, dora.person, office.now))
    assert SURE in dora.say("/merges", "1", "They are one, put them together")
    office.now += 10 * MINUTE

    refused = dora.say("Yes, put them together")
    assert "you have to show once more that it is you: send /proof" in refused
    assert SURE in refused
    dora.say("/proof", "Send a link to d***@example.org")
    assert "Nothing has come yet" in dora.say("I have done it, go on")
    sign_in_by_mail(office, dora)
    assert SURE in dora.news()

    assert "In a moment both are one" in dora.say("Yes, put them together")


def test_without_a_proof_nothing_is_decided(office: Office, dora: Somebody) -> None:
    """Leaving it leaves everything as it was, for the next time."""
    asked(office)
    dora.say("/merges", "1", "They are one, put them together", "Not now")
    run_jobs(office)

    assert not same(office)
    assert len(dora.options("/merges")) == 1


def test_where_no_mail_is_sent_the_operator_says_who_it_is(tmp_path: Path) -> None:
    """The text says whom to ask, and it goes on once they have."""
    office = Office(tmp_path)
    dora = officer(office, "dora")
    assert "Ask whoever runs the server" in dora.say("/proof")
    assert "Nothing has come yet" in dora.say("I have done it, go on")

    office.work(lambda uow: sign_in.vouch(uow, dora.person, office.now))

    assert "Thank you, it is you" in dora.say("I have done it, go on")
    assert office.findings() == []
    office.close()


def test_whoever_has_no_address_is_told_how_to_get_one(office: Office) -> None:
    """A sign-in by mail in another browser, joined to them."""
    assert "No e-mail address of yours is known here" in officer(office, "dan").say("/proof")


def test_an_officer_can_refuse(office: Office, dora: Somebody) -> None:
    """Without a proof, with a reason; both are told, and nothing is asked any more."""
    asked(office)

    assert "Why do they stay apart?" in dora.say("/merges", "1", "Leave them apart")
    assert "Both are told, with your reason" in dora.say("The names differ.")

    office.look()
    run_jobs(office)
    assert not same(office)
    for name in (HERE, THERE):
        assert "The officer who has looked writes: The names differ." in "\n".join(office.told(name))
    assert "No request waits for you" in dora.say("/merges")


def test_nothing_is_asked_of_officers_before_both_have_said_yes(office: Office, dora: Somebody) -> None:
    """Nor after one of them said no."""
    typed(office)
    office.say(THERE, "yes")
    assert "No request waits for you" in dora.say("/merges")

    office.say(HERE, "/link_ok", "no")

    assert "No request waits for you" in dora.say("/merges")
    run_jobs(office)
    assert not same(office)


def test_only_who_is_responsible_for_all_of_both_decides(office: Office, dora: Somebody) -> None:
    """Not another district's officer, nor one who is one of the two."""
    far = officer(office, "dan", replace(HAISHU, public_id="yinzhou", name="Yinzhou Bureau", district="yinzhou"))
    asked(office)
    assert "No request waits for you" in far.say("/merges")
    assert len(dora.options("/merges")) == 1

    seat = office.work(lambda uow: seated(uow, HAISHU))
    office.work(lambda uow: grants.add(uow, New(office.person(HERE), "district", seat, None), office.now))
    office.told(HERE)
    office.say(HERE, "/merges")

    assert "No request waits for you" in "\n".join(office.told(HERE))
    assert len(dora.options("/merges")) == 1


def test_where_no_officer_is_responsible_for_both_nothing_is_asked(office: Office) -> None:
    """Records in two programmes: the text says so."""
    office.work(lambda uow: keep_profile(uow, office.person(THERE), ELSEWHERE))

    assert "no one officer is responsible for all of them" in typed(office)


def conflict(office: Office, name: str, dora: Somebody) -> None:
    """Bring about what cannot be one person's."""
    here, there = office.person(HERE), office.person(THERE)

    def bring(uow: UnitOfWork) -> None:
        if name == "profiles":
            keep_profile(uow, here)
        elif name == "terms":
            serve(uow, here, date(2026, 1, 1))
            serve(uow, there, date(2026, 6, 1))
        elif name == "decided":
            (kept,) = profiles.of_person(uow, there)
            assert profiles.decide(uow, kept.profile, Ruling(1, "confirmed", None, here, office.now))
        else:
            grants.add(uow, New(there, "researcher", seated(uow, UNIT), here), office.now)

    office.work(bring)


CONFLICTS = {
    "profiles": "both have a profile in the same programme",
    "terms": "both have an appointment in the same programme at the same time",
    "decided": "one of them decided on a record of the other",
    "gave": "one of them gave the other a role",
}


@pytest.mark.parametrize("name", CONFLICTS)
def test_what_cannot_be_one_persons_is_refused_with_its_reason(office: Office, dora: Somebody, name: str) -> None:
    """The officer reads why, and can only leave them apart."""
    conflict(office, name, dora)
    asked(office)

    assert CONFLICTS[name] in dora.say("/merges", "1")
    assert dora.options("what?") == ["Leave them apart", "Look at others first"]


def test_whoever_looks_at_others_first_sees_all_of_them_again(office: Office, dora: Somebody) -> None:
    """As in every other queue; once nobody is left, that is said."""
    asked(office)

    assert "Choose one to look at" in dora.say("/merges", "1", "Look at others first")
    assert "No request waits for you." in dora.say("1", "Leave them apart", "They only have the same name")


def test_a_conflict_that_comes_after_the_decision_keeps_both_apart(office: Office, dora: Somebody) -> None:
    """In the moment between, also of what was decided on."""
    asked(office)
    office.work(lambda uow: sign_in.vouch(uow, dora.person, office.now))
    dora.say("/merges", "1", "They are one, put them together", "Yes, put them together")
    conflict(office, "profiles", dora)
    run_jobs(office)
    office.look()

    assert not same(office)
    assert "something has changed since" in "\n".join(office.told(HERE))


def test_a_decision_is_on_what_was_seen(office: Office, dora: Somebody) -> None:
    """Who got another role meanwhile is looked at again."""
    asked(office)
    office.work(lambda uow: sign_in.vouch(uow, dora.person, office.now))
    dora.say("/merges", "1", "They are one, put them together")
    office.work(lambda uow: grants.add(uow, New(office.person(THERE), "unit", seated(uow, UNIT), None), office.now))

    assert "something has changed since you looked" in dora.say("Yes, put them together")
    run_jobs(office)
    assert not same(office)


def test_a_role_that_both_hold_is_held_once(office: Office, dora: Somebody) -> None:
    """The one who stays keeps theirs; what was said last of a consent is what counts."""
    here, there = office.person(HERE), office.person(THERE)

    def both(uow: UnitOfWork) -> None:
        grants.add(uow, New(there, "firm", seated(uow, FIRM), None), office.now)
        for person, hour in ((here, 0), (there, 1)):
            given = office.now + timedelta(hours=hour)
            consents.give(uow, person, Consent("pool", 1, given, None, "telegram"))
            consents.give(uow, person, Consent("service", 1, given, None, "telegram"))
        consents.withdraw(uow, there, "pool", office.now + timedelta(hours=2))

    office.work(both)
    asked(office)
    office.work(lambda uow: sign_in.vouch(uow, dora.person, office.now))
    dora.say("/merges", "1", "They are one, put them together", "Yes, put them together")
    run_jobs(office)

    assert same(office)
    assert [given.role for given in office.read(lambda uow: grants.own(uow, here))] == ["firm"]
    standing = [office.read(lambda uow, p=p: consents.standing(uow, here, p)) for p in ("service", "pool")]  # type: ignore[misc]
    assert standing == [1, None]


def test_a_merge_that_was_cut_off_is_done_after_a_restart(office: Office, dora: Somebody) -> None:
    """What was decided waits in a row, and is done once."""
    asked(office)
    office.work(lambda uow: sign_in.vouch(uow, dora.person, office.now))
    dora.say("/merges", "1", "They are one, put them together", "Yes, put them together")
    office.restart()
    assert not same(office)

    run_jobs(office)
    run_jobs(office)

    assert same(office)
    left = office.read(lambda uow: uow.connection.execute(sa.select(MERGE_REQUEST.c.id)).all())
    assert left == []


def test_what_nobody_answers_is_forgotten(office: Office) -> None:
    """A request of one side after a day, one that no officer decided after a month."""
    typed(office)
    office.say(THERE, "yes")
    office.work(lambda uow: merging.remove_expired(uow, office.now + timedelta(days=2)))
    assert office.read(lambda uow: uow.connection.execute(sa.select(MERGE_REQUEST.c.id)).all()) == []

    asked(office)
    office.work(lambda uow: merging.remove_expired(uow, office.now + timedelta(days=29)))
    assert len(office.read(lambda uow: uow.connection.execute(sa.select(MERGE_REQUEST.c.id)).all())) == 1
    office.work(lambda uow: merging.remove_expired(uow, office.now + timedelta(days=31)))
    assert office.read(lambda uow: uow.connection.execute(sa.select(MERGE_REQUEST.c.id)).all()) == []
    assert office.read(lambda uow: people.find(uow, AddressKey("telegram", THERE))) is not None
