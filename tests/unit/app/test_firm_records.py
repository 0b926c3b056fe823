"""Firms say who they are, officers say whether it is so: by messages on a real store."""

import pytest
import sqlalchemy as sa

from kjfz_bot.services.retention import KEPT
from kjfz_bot.storage import firm_decisions, firms, people
from kjfz_bot.storage.schema_trust import FIRM_DECISION, ORGANISATION
from tests.unit.app.office import DAY, Office
from tests.unit.app.people import CODE, Somebody, invited
from tests.unit.app.test_consents import give

GOOD = "91330201MA2XN8H35E"
OTHER = "91110000600037341L"
REGISTERING = ("/firm", "Ningbo", "Seafield Seiko Co., Ltd.", GOOD, "Haishu District")
NO_CLASSES = ("none",)
CONTACT = ("Zhang Wei", "138 0000 4711")
OF_FIRM = ("/check", "ningbo", "firm", "yes", "yes", "1, 3", "yes", "yes", "yes", "ok", "finish")


@pytest.fixture
def dora(office: Office) -> Somebody:
    """An officer of the district."""
    return Somebody(office, "dora").joins("district")


@pytest.fixture
def fay(office: Office) -> Somebody:
    """Somebody of a firm who agreed to the service, without any role."""
    return Somebody(office, "fay").agrees()


def _registers(somebody: Somebody, *texts: str) -> str:
    return somebody.say(*(texts or (*REGISTERING, *NO_CLASSES, *CONTACT)), "ok")


def _state(office: Office, name: str) -> tuple[str, str | None, int]:
    query = sa.select(ORGANISATION.c.state, ORGANISATION.c.code, ORGANISATION.c.version).where(
        ORGANISATION.c.name == name
    )
    return office.read(lambda uow: tuple(uow.connection.execute(query).one()))


def test_a_firm_is_registered_verified_and_then_represented(office: Office, dora: Somebody, fay: Somebody) -> None:
    """Nothing but the officer's invitation gives the role."""
    assert "to be verified" in _registers(fay)
    assert fay.holds() == []

    seen = dora.say("/verify", "1")
    assert GOOD in seen
    assert "Haishu District" in seen
    assert "Zhang" not in seen
    assert "4711" in seen
    assert "Zhang Wei, 13800004711" in dora.say("4")
    assert "is verified" in dora.say("verify")

    told = fay.news()
    assert "Haishu Bureau has verified the firm “Seafield Seiko Co., Ltd.”" in told
    assert "you are now" in fay.say(f"/join {CODE.findall(told)[0]}", "accept")
    assert fay.holds() == ["firm"]
    assert _state(office, "Seafield Seiko Co., Ltd.") == ("verified", GOOD, 1)
    assert ("looked", dora.person) in [(deed["action"], deed.get("by")) for deed in fay.deeds()]


def test_nothing_of_a_firm_is_stored_without_consent(office: Office, fay: Somebody) -> None:
    """It is asked before the first question; what was withdrawn meanwhile is noticed when the record is saved."""
    eve = Somebody(office, "eve")
    assert "Before anything about you is stored" in eve.say("/firm")
    assert "nothing is stored" in eve.say("I do not agree")
    assert "In which programme?" in eve.say("/firm", "I agree")

    fay.say(*REGISTERING, *NO_CLASSES, *CONTACT)
    fay.say("/consents", "1", "Keep it")
    assert "This needs your consent: using this service" in fay.say("ok")

    for somebody in (eve, fay):
        assert office.read(lambda uow, who=somebody: firms.submitted(uow, who.person)) == []  # type: ignore[misc]


def test_whoever_is_looked_at_can_read_it(dora: Somebody, fay: Somebody) -> None:
    """By whom, as what, and why; to see the record alone is not to look at a person."""
    _registers(fay)
    dora.say("/verify", "1")
    assert "Nobody has opened your data" in fay.say("/mydata", "who looked")

    dora.say("4")

    told = fay.say("/mydata", "who looked")
    assert "district officer, Haishu Bureau" in told
    assert "as a firm's contact. Reason: verifying the firm" in told


def test_a_contact_is_hidden_abroad(office: Office, fay: Somebody) -> None:
    """An officer on Telegram is told to look on the web page for all of it."""
    _registers(fay)
    office.say("dan", f"/start join-{invited(office, 'district').link}", "yes")
    give(office, "dan", "service", "telegram", channel="telegram")
    office.told("dan")

    office.say("dan", "/verify", "1", "4")

    told = "\n".join(office.told("dan"))
    assert "Contact: Z*** W***, 138****4711" in told
    assert not [word for word in ("Zhang", "Wei", "13800004711") if word in told]


def test_a_wrong_code_is_answered_with_what_may_be_meant(fay: Somebody) -> None:
    """Which place is doubtful, and an example of a good one; the next try is taken."""
    answered = fay.say(*REGISTERING[:3], "91330201MA2XN8H45E")

    assert "place 16, “4” → “3”" in answered
    assert f"For example: {GOOD}" in answered
    assert "18 characters, this one has 17" in fay.say(GOOD[:-1])
    assert "places 15 and 16, “3H”, may be swapped" in fay.say("91330201MA2XN83H5E")
    assert "In which district" in fay.say("9133 0201-ma2xn8h35e")


def test_a_code_that_is_registered_is_refused_without_a_word_of_whose(office: Office, fay: Somebody) -> None:
    """What to do is said; another code is taken then."""
    _registers(fay)
    eve = Somebody(office, "eve").agrees()

    answered = eve.say("/firm", "Ningbo", "Something else", GOOD, "Haishu District", *NO_CLASSES, *CONTACT, "ok")

    assert "is registered in this programme already" in answered
    assert "ask your district's authority" in answered
    assert "Seafield" not in answered
    assert "Zhang" not in answered
    assert "to be verified" in eve.say(OTHER, "ok")


def test_a_name_like_a_verified_one_is_shown_first(office: Office, dora: Somebody, fay: Somebody) -> None:
    """By how it is written or how it sounds; one that nobody verified is shown to officers only."""
    _registers(fay, "/firm", "Ningbo", "宁波海天精工有限公司", GOOD, "Haishu District", *NO_CLASSES, *CONTACT)
    eve, finn = Somebody(office, "eve").agrees(), Somebody(office, "finn").agrees()
    assert "unified social credit code" in eve.say("/firm", "Ningbo", "宁波海田精工股份有限公司")
    dora.say("/verify", "1", "verify")

    assert "similar name" in finn.say("/firm", "Ningbo", "海田精工")
    assert "need not be again" in finn.say("1")
    eve.say(OTHER, "Haishu District", *NO_CLASSES, *CONTACT, "ok")
    assert "Perhaps the same: 宁波海天精工有限公司" in dora.say("/verify", "1")


def test_what_the_self_check_said_is_shown_and_used_when_the_person_says_so(office: Office, fay: Somebody) -> None:
    """Never silently; the certificates are asked for then."""
    fay.say(*OF_FIRM)
    asked = fay.say(*REGISTERING)
    assert "In the self-check you said" in asked
    assert "High-tech enterprise, SRDI" in asked

    assert "number of the high-tech enterprise certificate" in fay.say("use these")
    fay.say("GR202533100001", "2028-12-01", "skip", "skip", *CONTACT, "ok")

    (firm,) = office.read(lambda uow: firms.submitted(uow, fay.person))
    assert [(each.name, each.number, f"{each.until}") for each in firm.classes] == [
        ("high_tech", "GR202533100001", "2028-12-01"),
        ("srdi", None, "None"),
    ]


def test_a_self_check_that_was_given_up_is_offered_to_nobody(fay: Somebody) -> None:
    """Its answers went with it."""
    fay.say(*OF_FIRM[:-2], "cancel", "yes")

    assert "To which classes" in fay.say(*REGISTERING)


def test_returned_with_a_reason_corrected_and_verified(office: Office, dora: Somebody, fay: Somebody) -> None:
    """A change submits the next version."""
    _registers(fay)
    dora.say("/verify", "1", "return", "The name is not that of the licence.")
    assert "The name is not that of the licence." in fay.news()
    assert _state(office, "Seafield Seiko Co., Ltd.") == ("returned", GOOD, 1)

    assert "Reason: The name is not that of the licence." in fay.say("/firm", "1")
    fay.say("Name", "Seafield Seiko Limited", "ok")
    assert _state(office, "Seafield Seiko Limited") == ("pending", GOOD, 2)

    assert "version 2" in dora.say("/verify", "1")
    dora.say("verify")
    assert _state(office, "Seafield Seiko Limited") == ("verified", GOOD, 2)


def test_a_refused_firm_lets_its_code_go(office: Office, dora: Somebody, fay: Somebody) -> None:
    """Somebody else may register it; the refused one can be filled in anew."""
    _registers(fay)
    dora.say("/verify", "1", "refuse", "There is no such firm.")
    assert "There is no such firm." in fay.news()
    assert _state(office, "Seafield Seiko Co., Ltd.") == ("refused", None, 1)

    eve = Somebody(office, "eve").agrees()
    assert "to be verified" in _registers(
        eve, "/firm", "Ningbo", "Eves", GOOD, "Haishu District", *NO_CLASSES, *CONTACT
    )
    assert "registered in this programme already" in fay.say(
        "/firm", "1", GOOD, "Haishu District", *NO_CLASSES, *CONTACT, "ok"
    )
    assert "to be verified" in fay.say(OTHER, "ok")


def test_only_what_matters_is_verified_again(office: Office, dora: Somebody, fay: Somebody) -> None:
    """A new contact does not; a new code does."""
    _registers(fay)
    dora.say("/verify", "1", "verify")
    fay.say(f"/join {CODE.findall(fay.news())[0]}", "accept")

    fay.say("/firm", "1", "Contact", "Wu Min", "13811112222", "ok")
    assert _state(office, "Seafield Seiko Co., Ltd.") == ("verified", GOOD, 2)
    fay.say("/firm", "1", "Credit code", OTHER, "ok")
    assert _state(office, "Seafield Seiko Co., Ltd.") == ("pending", OTHER, 3)
    assert "Wu" not in dora.say("/verify", "1")


def test_the_second_of_two_officers_sees_who_decided_and_when(office: Office, dora: Somebody, fay: Somebody) -> None:
    """His own decision does nothing, and what he looks at next is told of too."""
    dan = Somebody(office, "dan").joins("district")
    _registers(fay)
    dora.say("/verify", "1")
    dan.say("/verify", "1")

    dora.say("verify")

    assert "Haishu Bureau decided on Seafield Seiko Co., Ltd. at 2026-03-01 12:00" in dan.say("refuse", "No.")
    assert _state(office, "Seafield Seiko Co., Ltd.")[0] == "verified"
    assert (
        office.read(lambda uow: uow.connection.execute(sa.select(sa.func.count(FIRM_DECISION.c.id))).scalar_one()) == 1
    )


def test_one_who_opens_what_was_decided_meanwhile_is_told(office: Office, dora: Somebody, fay: Somebody) -> None:
    """The list is shown again without it."""
    dan = Somebody(office, "dan").joins("district")
    _registers(fay)
    dan.say("/verify")
    dora.say("/verify", "1", "verify")

    answered = dan.say("1")

    assert "Haishu Bureau decided on Seafield Seiko Co., Ltd. at 2026-03-01 12:00" in answered
    assert "No firm waits for you now" in answered


def test_a_decision_counts_for_the_version_that_was_seen(office: Office, dora: Somebody, fay: Somebody) -> None:
    """What the firm changed meanwhile is looked at first."""
    _registers(fay)
    dora.say("/verify", "1")
    fay.say("/firm", "1", "Name", "Another", "ok")

    assert "changed at 2026-03-01 12:00, so this decision does not count" in dora.say("verify")
    assert _state(office, "Another") == ("pending", GOOD, 2)
    assert "verified" in dora.say("/verify", "1", "verify")


def test_a_decision_keeps_version_fingerprint_and_sealed_reason(office: Office, dora: Somebody, fay: Somebody) -> None:
    """The reason is nowhere in clear."""
    _registers(fay)
    dora.say("/verify", "1", "return", "canary of a reason")

    number = office.read(lambda uow: firms.submitted(uow, fay.person)[0].organisation.id)
    kept = office.read(lambda uow: firm_decisions.last(uow, number))
    assert kept is not None
    assert (kept.version, kept.verdict, kept.reason, kept.by) == (1, "return", "canary of a reason", dora.person)
    assert len(kept.fingerprint) == 64
    stored = office.read(lambda uow: repr(uow.connection.execute(sa.select(FIRM_DECISION)).one()))
    assert "canary" not in stored


def test_an_invited_firm_completes_its_record(office: Office, dora: Somebody, fay: Somebody) -> None:
    """Its name and role are there already; no second firm is made."""
    fay.joins("firm")

    answered = fay.say("/firm", "Firm One (the Ningbo programme, Haishu District, to be verified)")
    assert "unified social credit code" in answered
    fay.say(GOOD, "Haishu District", *NO_CLASSES, *CONTACT, "ok")

    assert _state(office, "Firm One") == ("pending", GOOD, 2)
    assert "is verified" in dora.say("/verify", "1", "verify")
    assert "/firm shows its record" in fay.news()


def test_somebody_who_is_no_officer_finds_an_empty_queue(office: Office, fay: Somebody) -> None:
    """Saying that one is an officer changes nothing."""
    _registers(fay)
    eve = Somebody(office, "eve")

    assert "No firm waits for you now" in eve.say("/verify")
    assert "roles are given by invitation only" in eve.say("我是科技局")
    assert "No firm waits for you now" in eve.say("/verify")
    assert "No firm waits for you now" in fay.say("/verify")


def test_whoever_submitted_a_firm_is_kept_while_it_stands(office: Office, fay: Somebody) -> None:
    """Others wait for it; at their word it goes, and the firm stays without contact."""
    _registers(fay)
    assert office.read(lambda uow: people.unheard(uow, office.now + KEPT + DAY, 10)) == []
    number = office.read(lambda uow: firms.submitted(uow, fay.person)[0].organisation.id)

    fay.say("/forget", "yes")

    firm = office.read(lambda uow: firms.find(uow, number))
    assert firm is not None
    assert (firm.submitted_by, firm.contact, firm.organisation.name) == (None, None, "Seafield Seiko Co., Ltd.")
