"""Roles from the first officer on, by messages on a real store: given by invitation, once, and over at once."""

import re
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa

from kjfz_bot.dialog.message import Document
from kjfz_bot.services.invitations import ALARMING, COUNTS, LASTS, MOST_TRIES, Doors
from kjfz_bot.services.qr import picture
from kjfz_bot.services.retention import KEPT
from kjfz_bot.storage import history, people
from kjfz_bot.storage.invitations import Expected
from kjfz_bot.storage.people import AddressKey
from kjfz_bot.storage.schema_trust import ORGANISATION
from tests.unit.app.office import DAY, Office
from tests.unit.app.people import CODE, SEATS, Somebody, invited, seated

NEUTRAL = "This invitation cannot be used"
WELCOME = "you are now"
GONE = "Nothing like that was found"


@pytest.fixture
def cora(office: Office) -> Somebody:
    """A city officer, invited by the operator."""
    return Somebody(office, "cora").joins("city")


WEB = "http://127.0.0.1:8080/?start="
TELEGRAM = "https://t.me/kjfz?start="
INVITING = ("/invite", "district officer", "Haishu Bureau", "Haishu", "skip", "skip", "ok")


def documents(office: Office, name: str) -> list[Document]:
    """The files somebody got."""
    entries = office.read(lambda uow: history.read(uow, AddressKey("web", name), 0, 1000))
    return [entry.message.document for entry in entries if entry.message and entry.message.document]


@pytest.mark.parametrize(("doors", "door"), [(Doors(WEB), WEB), (Doors(WEB, TELEGRAM), TELEGRAM)], ids=["web", "both"])
def test_an_invitation_comes_as_a_picture_too(sqlite_database: Path, doors: Doors, door: str) -> None:
    """Of the link alone, Telegram's where the bot has a name there, with words for who cannot see it."""
    office = Office(sqlite_database, doors=doors)
    made = Somebody(office, "cora").joins("city").say(*INVITING)

    (document,) = documents(office, "cora")
    (link,) = re.findall(rf"{re.escape(door)}join-[\w-]+", made)
    assert replace(document, alt="") == picture(link, "invitation")
    assert document.alt.startswith("QR code of the invitation link")
    assert CODE.search(made)
    office.close()


def test_without_a_way_in_an_invitation_has_no_picture(sqlite_database: Path) -> None:
    """The code is all there is."""
    office = Office(sqlite_database, doors=Doors())

    assert CODE.search(Somebody(office, "cora").joins("city").say(*INVITING))
    assert documents(office, "cora") == []
    office.close()


def test_from_the_first_officer_to_a_researcher_by_words_alone(office: Office, cora: Somebody) -> None:
    """City invites district, district invites unit and firm, the unit a researcher; each sees from whom."""
    made = cora.say("/invite", "district officer", "Haishu Bureau", "Haishu", "skip", "skip", "ok")
    dora = Somebody(office, "dora")
    terms = dora.say(f"/join {CODE.findall(made)[0]}")
    assert "Invited by: city officer, City Bureau" in terms
    assert WELCOME in dora.say("accept")

    made = dora.say("/invite", "unit liaison", "Unit One", "skip", "skip", "ok")
    uma = Somebody(office, "uma")
    assert "district officer, Haishu Bureau" in uma.say("/join", CODE.findall(made)[0].lower())
    assert WELCOME in uma.say("accept")

    made = dora.say("/invite", "firm", "Firm One", "skip", "skip", "ok")
    fay = Somebody(office, "fay")
    assert WELCOME in fay.say(f"/join {CODE.findall(made)[0].replace('0', 'O').replace('1', 'l')}", "accept")

    made = uma.say("/invite", "researcher", "skip", "skip", "ok")
    rob = Somebody(office, "rob")
    assert "unit liaison, Unit One" in rob.say(f"/join {CODE.findall(made)[0]}")
    assert WELCOME in rob.say("accept")

    everybody = [each.holds() for each in (cora, dora, uma, fay, rob)]
    assert everybody == [["city"], ["district"], ["unit"], ["firm"], ["researcher"]]
    query = sa.select(ORGANISATION.c.name, ORGANISATION.c.district, ORGANISATION.c.state).order_by(ORGANISATION.c.id)
    stored = office.read(lambda uow: [tuple(row) for row in uow.connection.execute(query)])
    assert stored[1:] == [
        ("Haishu Bureau", "haishu", "verified"),
        ("Unit One", "haishu", "verified"),
        ("Firm One", "haishu", "pending"),
    ]


def test_the_menu_shows_what_a_role_may_do(office: Office, cora: Somebody) -> None:
    """From the turn in which it was taken on; a visitor's is as it was, and a researcher invites nobody."""
    visitor, rob = Somebody(office, "ada"), Somebody(office, "rob").joins("researcher")

    plain = visitor.options("hello")
    assert "Invite somebody" not in plain
    assert "Roles" not in plain
    officers = [
        "See where applications stand",
        "Verify firms",
        "Check and publish needs",
        "Rounds of decisions",
        "Look after service time",
        "Organisations",
        "Put people together",
        "Lists",
        "Table of needs",
        "Needs in figures",
        "Invite somebody",
        "Roles",
    ]
    assert cora.options("/start") == [*plain[:2], *officers, *plain[2:]]
    cases = ["Apply", "See where applications stand"]
    assert rob.options("/start") == [*plain[:2], *cases, "Roles", *plain[2:]]


def test_a_turn_of_a_visitor_costs_no_statement_for_roles(office: Office, cora: Somebody) -> None:
    """Only the menu of somebody who holds a role asks which."""
    seen: list[str] = []
    visitor = Somebody(office, "ada")
    visitor.say("hello")

    def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        seen.append(statement)

    sa.event.listen(office.store.engine, "before_cursor_execute", note)
    visitor.say("/check", "/start")
    quiet = [statement for statement in seen if "FROM role_grant JOIN" in statement]
    cora.say("/check", "/start")
    asked = [statement for statement in seen if "FROM role_grant JOIN" in statement]
    sa.event.remove(office.store.engine, "before_cursor_execute", note)

    assert (len(quiet), len(asked)) == (0, 1)


def test_what_was_revoked_counts_no_more_at_the_next_message(office: Office, cora: Somebody) -> None:
    """Also in a conversation under way, for what was offered before, and for invitations made before."""
    dora = Somebody(office, "dora").joins("district", cora)
    made = dora.say("/invite", "firm", "Firm One", "skip", "skip", "ok")
    dora.say("/invite", "firm")

    cora.say("/roles", "Held by somebody: district officer, Haishu Bureau (the Ningbo programme)", "take the role away")

    assert dora.holds() == []
    assert GONE in dora.say("Firm One", "skip", "skip", "ok")
    assert "Your role has ended" in dora.news()
    assert "You hold no role that lets you invite" in dora.say("cancel", "yes", "/invite")
    assert NEUTRAL in Somebody(office, "fay").say(f"/join {CODE.findall(made)[0]}")
    assert "Invite somebody" not in dora.options("/start")
    assert [deed["action"] for deed in dora.deeds()] == ["role_granted", "invited", "role_ended"]
    assert dora.deeds()[-1]["by"] == cora.person


def test_a_role_can_be_given_back(office: Office, cora: Somebody) -> None:
    """Keeping it changes nothing."""
    cora.say("/roles", "1", "leave everything as it is")
    assert cora.holds() == ["city"]

    assert "The role is given back" in cora.say("/roles", "1", "give the role back")

    assert cora.holds() == []
    assert "You hold no role" in cora.say("/roles")
    assert [deed.get("cause") for deed in cora.deeds()] == [None, "given_back"]


def test_an_invitation_is_taken_once(office: Office, cora: Somebody) -> None:
    """Whoever comes second is told what anybody is told, and what to do; so is whoever took it."""
    secrets = invited(office, "district", cora)
    dora, eve = Somebody(office, "dora"), Somebody(office, "eve")
    eve.say(f"/start join-{secrets.link}")
    dora.say(f"/start join-{secrets.link}", "accept")

    refused = eve.say("accept")

    assert NEUTRAL in refused
    assert NEUTRAL in eve.say("cancel", f"/join {secrets.code}")
    assert NEUTRAL in dora.say(f"/start join-{secrets.link}")
    assert (dora.holds(), eve.holds()) == (["district"], [])


def test_used_over_withdrawn_and_invented_are_told_alike(office: Office, cora: Somebody) -> None:
    """And somebody's own, with which officers would give themselves roles."""
    eve = Somebody(office, "eve")
    eve.say("hello")
    used, over, withdrawn = (invited(office, "district", cora) for _ in range(3))
    Somebody(office, "dora").say(f"/start join-{used.link}", "accept")
    cora.say("/roles", "Open invitation: district officer, Haishu Bureau (the Ningbo programme) (4)", "withdraw")
    answers = [eve.say(f"/start join-{secret}") for secret in (used.link, withdrawn.link, "x" * 22)]
    own = cora.say(f"/start join-{invited(office, 'district', cora).link}")
    office.now += LASTS
    answers.append(eve.say(f"/start join-{over.link}"))

    assert len({*answers, own}) == 1
    assert NEUTRAL in own
    assert cora.holds() == ["city"]


def test_an_invitation_gives_nothing_where_it_is_declined(office: Office) -> None:
    """It can be taken later, by a press of the same link."""
    secrets = invited(office, "city")
    ada = Somebody(office, "ada")

    assert "Nothing was accepted" in ada.say(f"/start join-{secrets.link}", "decline")

    assert ada.holds() == []
    assert WELCOME in ada.say(f"/start join-{secrets.link}", "accept")


def test_a_link_begins_anew_whatever_was_begun(office: Office) -> None:
    """Another invitation's terms do not stay before somebody; a self-check does."""
    first, second = invited(office, "city"), invited(office, "district")
    ada = Somebody(office, "ada")
    ada.say(f"/start join-{first.link}", "/check")

    assert "district officer" in ada.say(f"/start join-{second.link}")
    assert "Which programme?" in ada.say("decline", "/check")


@pytest.mark.parametrize("forged", ["forget-yes", "join-", "lang-1", "nothing-at all"])
def test_a_link_opens_only_what_may_be_linked(office: Office, forged: str) -> None:
    """Anything else behind start is the start menu, with whatever is to be done there still to do."""
    ada = Somebody(office, "ada")
    ada.say("hello")

    assert ada.say(f"/start {forged}") == "What would you like to do?"


def test_a_link_that_was_cut_off_asks_for_the_code(office: Office) -> None:
    """So that whoever has one can type it."""
    assert "Please type the invitation's code" in Somebody(office, "ada").say("/start join-abc")


def test_codes_are_not_to_be_guessed(office: Office, cora: Somebody) -> None:
    """After five in vain even the right one waits for an hour; another person's tries are their own."""
    secrets = invited(office, "district", cora)
    eve, dora = Somebody(office, "eve"), Somebody(office, "dora")
    for number in range(MOST_TRIES):
        assert NEUTRAL in eve.say(f"/join 000000000{number}")
        eve.say("cancel")

    assert "tried too often" in eve.say(f"/join {secrets.code}")
    assert "You are invited" in dora.say(f"/join {secrets.code}")
    office.now += COUNTS + timedelta(seconds=1)
    assert "You are invited" in eve.say(f"/join {secrets.code}")


def test_many_tries_of_many_people_raise_an_alarm(office: Office, capfd: pytest.CaptureFixture[str]) -> None:
    """Once for each try beyond; nothing of what was tried is in the log."""
    for number in range(ALARMING // MOST_TRIES):
        eve = Somebody(office, f"eve {number}")
        for _ in range(MOST_TRIES):
            eve.say("/join 0000000000", "cancel")
    logged = "".join(capfd.readouterr())

    assert logged.count("invitation_codes_are_guessed") == 1
    assert "0000000000" not in logged


def test_somebody_else_than_was_meant_waits_for_an_officer(office: Office, cora: Somebody) -> None:
    """The role counts once whoever invited has confirmed it; both are told."""
    secrets = invited(office, "district", cora, Expected("Zhang Wei", "4711"))
    eve = Somebody(office, "eve")

    pending = eve.say(f"/start join-{secrets.link}", "accept", "Li Na", "0815")
    assert "looks at it first" in pending
    assert eve.holds() == []
    assert "Somebody took your invitation" in cora.news()
    cora.say("/roles", "To be confirmed by you: district officer, Haishu Bureau (the Ningbo programme)")
    assert "The role is confirmed" in cora.say("it is the right person, confirm")

    assert eve.holds() == ["district"]
    assert "Your role is confirmed" in eve.news()


@pytest.mark.parametrize(("name", "phone"), [("zhang  wei", "4711"), ("ＺhangWei", "１３８０００００４７１１")])
def test_who_was_meant_is_taken_at_their_word(office: Office, cora: Somebody, name: str, phone: str) -> None:
    """Spaces, case and width do not matter, and a whole number ends in its last digits."""
    secrets = invited(office, "district", cora, Expected("Zhang Wei", "4711"))

    assert WELCOME in Somebody(office, "zhang").say(f"/start join-{secrets.link}", "accept", name, phone)


def test_who_is_refused_gets_nothing(office: Office, cora: Somebody) -> None:
    """The invitation is used up all the same."""
    secrets = invited(office, "district", cora, Expected("Zhang Wei"))
    eve = Somebody(office, "eve")
    eve.say(f"/start join-{secrets.link}", "accept", "Li Na")

    cora.say("/roles", "2", "it is somebody else, refuse")

    assert eve.holds() == []
    assert NEUTRAL in eve.say(f"/start join-{secrets.link}")


def test_a_role_is_not_taken_twice(office: Office, cora: Somebody) -> None:
    """Whoever has it is told so, and the invitation is left to somebody else."""
    dora = Somebody(office, "dora").joins("district", cora)
    secrets = invited(office, "district", cora)

    assert "You hold this role already" in dora.say(f"/start join-{secrets.link}", "accept")

    assert WELCOME in Somebody(office, "dan").say(f"/start join-{secrets.link}", "accept")


@pytest.mark.parametrize(
    "words",
    ["我是管理员", "我是市科技局的", "给我权限", "I am the admin", "make me an admin", "我是主管部门，给我开权限"],
)
def test_a_role_claimed_in_words_gives_nothing(office: Office, words: str) -> None:
    """But a polite answer how roles are given."""
    ada = Somebody(office, "ada")
    ada.say("hello")

    assert "by invitation only" in ada.say(words)

    assert ada.holds() == []
    assert "Invite somebody" not in ada.options("/start")


@pytest.mark.parametrize("words", ["/invite", "/invite city officer", "/invite city", "邀请他人"])
def test_who_may_invite_nobody_is_told_so(office: Office, words: str) -> None:
    """A visitor, whatever they type."""
    ada = Somebody(office, "ada")
    ada.say("hello")

    assert "You hold no role that lets you invite others" in ada.say(words)


def test_a_district_officer_invites_within_the_district(office: Office, cora: Somebody) -> None:
    """Firms of another one are not among those offered."""
    elsewhere = replace(SEATS["firm"], public_id="elsewhere", name="Firm Elsewhere", district="Jiangbei")
    office.work(lambda uow: [seated(uow, each) for each in (elsewhere, SEATS["firm"])])
    dora = Somebody(office, "dora").joins("district", cora)

    assert dora.options("/invite") == ["firm representative", "unit liaison", "district officer"]
    assert dora.options("firm representative") == ["Firm One", "Another one, not listed"]


def test_what_was_made_just_now_can_be_undone(office: Office, cora: Somebody) -> None:
    """The invitation opens nothing any more."""
    office.work(lambda uow: seated(uow, SEATS["district"]))
    made = cora.say("/invite", "district officer", "Haishu Bureau", "skip", "skip", "ok")

    assert "Undone" in cora.say("undo")

    assert NEUTRAL in Somebody(office, "dora").say(f"/join {CODE.findall(made)[0]}")


def test_four_digits_are_four_digits(office: Office, cora: Somebody) -> None:
    """Anything else is asked for again."""
    office.work(lambda uow: seated(uow, SEATS["district"]))

    assert "exactly four digits" in cora.say("/invite", "district officer", "Haishu Bureau", "skip", "47a", "ok")
    assert "is ready" in cora.say("4711", "ok")


def test_who_holds_a_role_is_kept_and_not_warned(office: Office, cora: Somebody) -> None:
    """However long they are silent; a visitor is removed."""
    Somebody(office, "ada").say("hello")
    office.now += KEPT + DAY

    silent = office.read(lambda uow: people.unheard(uow, office.now - KEPT, 10))

    assert silent == [office.person("ada", "web")]
