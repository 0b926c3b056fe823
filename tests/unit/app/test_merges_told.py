"""Officers are told that two people ask to be one, as of any queue; those two are told what was decided, and why."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from kjfz_bot.dialog.inbound import No
from kjfz_bot.domain.access_table import Role
from kjfz_bot.domain.organisation import Organisation
from kjfz_bot.services.registry import NOT_THERE, SERVICES, Actor
from kjfz_bot.storage import addresses, grants, merge_requests
from kjfz_bot.storage.grants import New
from kjfz_bot.storage.merge_requests import Side
from kjfz_bot.storage.people import AddressKey
from kjfz_bot.storage.schema import AUDIT, NOTICE
from kjfz_bot.storage.store import UnitOfWork
from tests.unit.app.merges import (
    HERE,
    MINUTE,
    THERE,
    UNIT,
    asked,
    keep_profile,
    officer,
    two_accounts,
    typed,
)
from tests.unit.app.office import DAY, Office
from tests.unit.app.people import CITY, HAISHU, Somebody, deeds_of, seated

HOUR = timedelta(hours=1)
STOP = "To have no more reminders of this kind, send /settings."
ONE = f"Somebody has records on two channels and asks to be put together. Send /merges to look at it.\n{STOP}"
TWO = f"2 people have records on two channels and ask to be put together. Send /merges to look at them.\n{STOP}"
REASON = "Canary: the names differ, please bring your identity card."
YINZHOU = replace(HAISHU, public_id="yinzhou", name="Yinzhou Bureau", district="yinzhou")
FAR = replace(UNIT, public_id="far", name="Far Unit", district="yinzhou")
CHANGPING = replace(CITY, public_id="changping", name="Changping Commission", programme="changping")


@pytest.fixture
def office(tmp_path: Path, database_url: str) -> Iterator[Office]:
    """An office to which Lin writes from two accounts, each with records."""
    with two_accounts(tmp_path, database_url) as opened:
        yield opened


@pytest.fixture
def dora(office: Office) -> Somebody:
    """An officer of the district."""
    return officer(office, "dora")


def news(somebody: Somebody, after: timedelta = MINUTE) -> str:
    """What somebody is told at a look some time later."""
    somebody.office.now += after
    return somebody.news()


def also(office: Office, person: int, role: Role, seat: Organisation) -> None:
    """Give somebody one more role."""
    office.work(lambda uow: grants.add(uow, New(person, role, seated(uow, seat), None), office.now))


def told_of(office: Office) -> int:
    """How many notices of a request there are."""
    return sum(topic == "merges_waiting" for topic, _ in office.states())


def ask_again(office: Office) -> None:
    """Once more, with a new code."""
    for name in (HERE, THERE):
        office.told(name)
    asked(office)


def test_an_officer_is_told_of_a_request_once(office: Office, dora: Somebody) -> None:
    """In one notice, whoever looks and however often; nothing is repeated while nothing new has come."""
    asked(office)

    assert news(dora) == ONE
    office.another().look()
    office.restart()
    for _ in range(3):
        assert news(dora, DAY) == ""
    assert told_of(office) == 1


def test_each_is_told_in_their_language(office: Office, dora: Somebody) -> None:
    """Whichever the two speak who ask."""
    dora.say("/lang zh-CN")
    cora = officer(office, "cora", CITY, "city")
    asked(office)

    assert "有 1 人在两个渠道都有记录，申请合并，等您核对。发 /merges 查看。" in news(dora)
    assert cora.news() == ONE


def test_nobody_is_told_before_both_have_said_yes(office: Office, dora: Somebody) -> None:
    """Since then it waits, and not since it was asked."""
    typed(office)
    office.say(THERE, "yes")
    assert news(dora) == ""
    office.now += 5 * MINUTE
    office.say(HERE, "/link_ok", "yes")

    assert news(dora) == ONE
    (shown,) = dora.options("/merges")
    assert shown.endswith("2026-03-01 12:06")


def test_nobody_is_told_at_night(office: Office, dora: Somebody) -> None:
    """What came in the evening is told at eight in the morning."""
    office.now += 9.5 * HOUR
    asked(office)

    assert news(dora) == ""
    assert news(dora, 10 * HOUR) == ""
    assert news(dora, HOUR) == ONE


def test_what_was_decided_meanwhile_is_not_told(office: Office, dora: Somebody) -> None:
    """A colleague was faster in the night."""
    office.now += 10 * HOUR
    asked(office)
    officer(office, "cora", CITY, "city").say("/merges", "1", "Leave them apart", REASON)

    assert news(dora, 12 * HOUR) == ""
    assert told_of(office) == 0


def test_who_asks_again_is_told_of_again(office: Office, dora: Somebody) -> None:
    """A day after the last notice of this kind, as of every queue."""
    asked(office)
    assert news(dora) == ONE
    dora.say("/merges", "1", "Leave them apart", REASON)
    ask_again(office)

    assert news(dora) == ""
    assert news(dora, DAY) == ONE


def open_another(office: Office, unit: Organisation) -> None:
    """Have two others with records ask the same, one of them at that unit."""
    names = ("mo here", "mo there")
    for name in names:
        office.say(name, "/start")
    here, there = (office.person(name) for name in names)
    also(office, here, "researcher", unit)
    also(office, there, "researcher", unit)

    def put_up(uow: UnitOfWork) -> None:
        merge_requests.ask(uow, Side(here, "telegram"), Side(there, "telegram"), office.now)
        found = merge_requests.of_pair(uow, here, there)
        assert found is not None
        merge_requests.put_up(uow, found, office.now)

    office.work(put_up)


def test_what_comes_within_a_day_is_told_in_one(office: Office, dora: Somebody) -> None:
    """With how many wait by then."""
    asked(office)
    assert news(dora) == ONE
    open_another(office, UNIT)

    assert news(dora, HOUR) == ""
    assert news(dora, DAY) == TWO


def test_what_others_decide_is_no_news(office: Office, dora: Somebody) -> None:
    """While one waits for an officer, another comes that does not."""
    asked(office)
    assert news(dora) == ONE
    office.now += DAY
    open_another(office, FAR)

    assert news(dora, HOUR) == ""
    assert told_of(office) == 1


@pytest.mark.parametrize(
    ("seats", "is_told"),
    [
        ([("district", HAISHU)], True),
        ([("city", CITY)], True),
        ([("district", YINZHOU)], False),
        ([("city", CHANGPING)], False),
        ([("unit", UNIT)], False),
        ([("district", YINZHOU), ("district", HAISHU)], True),
    ],
)
def test_who_may_decide_is_told_and_nobody_else(
    office: Office, seats: list[tuple[Role, Organisation]], is_told: bool
) -> None:
    """Whoever finds it with the command that the notice names."""
    (role, seat), *more = seats
    ola = officer(office, "ola", seat, role)
    for other, place in more:
        also(office, ola.person, other, place)
    asked(office)

    assert (news(ola) == ONE) is is_told
    assert ("No request waits for you" not in ola.say("/merges")) is is_told


def test_who_is_responsible_by_two_roles_is_told(office: Office) -> None:
    """Records in two districts, and an officer of both; one of one of them is not."""
    ola = officer(office, "ola")
    dan = officer(office, "dan", YINZHOU)
    office.work(lambda uow: keep_profile(uow, office.person(HERE), FAR))
    also(office, ola.person, "district", YINZHOU)
    asked(office)

    assert news(ola) == ONE
    assert dan.news() == ""


def test_who_is_one_of_the_two_is_not_told(office: Office, dora: Somebody) -> None:
    """An officer with a second account; a colleague is told."""
    also(office, office.person(HERE), "district", HAISHU)
    asked(office)

    assert news(dora) == ONE
    assert told_of(office) == 1


def test_it_can_be_muted(office: Office, dora: Somebody) -> None:
    """As the other queues, by whoever may decide."""
    dora.say("/settings", "1")
    assert any("People who ask you to put their channels together" in topic for topic in dora.options("why"))
    dora.say("no reminders")
    asked(office)

    assert news(dora) == ""


def test_by_mail_it_is_said_only_that_something_waits(office: Office, dora: Somebody) -> None:
    """The rest is in the chat."""
    account = office.work(lambda uow: addresses.take_over(uow, AddressKey("web", "dora")))
    assert account is not None
    office.work(lambda uow: addresses.add(uow, account.person, AddressKey("email", "dora@example.org"), office.now))
    asked(office)
    office.now += MINUTE

    office.look()
    office.deliver(channel="email")

    assert office.delivered["dora@example.org"] == ["People who ask you to put their channels together"]
    assert office.read_on_the_web(account.key.external_id)[-1] == ONE


def test_a_refusal_wants_a_reason(office: Office, dora: Somebody) -> None:
    """Neither by nothing nor by a page of text; nor where the service is asked without one."""
    asked(office)
    assert "Why do they stay apart?" in dora.say("/merges", "1", "Leave them apart")

    assert "they stay apart. Both are told" not in dora.say("   ")
    assert "they stay apart. Both are told" not in dora.say("x" * 301)
    request = office.read(lambda uow: merge_requests.waiting(uow, 1)[0])
    inputs: Mapping[str, Any] = {"request": f"{request.id}", "seen": {}, "decision": "refuse", "reason": None}
    decide = SERVICES["decide_on_merge"].run
    assert office.work(lambda uow: decide(uow, Actor(dora.person, office.now), inputs)) == No(NOT_THERE)

    assert "they stay apart. Both are told" in dora.say("x" * 300)


def test_both_are_told_why_in_their_language_on_their_channel(office: Office, dora: Somebody) -> None:
    """Whoever asked, and the other side; each where they write."""
    office.say(THERE, "/lang zh-CN")
    office.told(THERE)
    office.say(HERE, "/link", "skip")
    code = "\n".join(office.told(HERE)).partition("Your code is <b>")[2].partition("</b>")[0]
    office.say(THERE, f"/link {code}", "是", "是")
    office.look()
    office.say(HERE, "/link_ok", "yes")
    for name in (HERE, THERE):
        office.told(name)

    dora.say("/merges", "1", "Leave them apart", REASON)
    office.look()

    assert f"The officer who has looked writes: {REASON}" in "\n".join(office.told(HERE))
    assert f"主管部门人员核对后说明：{REASON}" in "\n".join(office.told(THERE))


def test_a_refusal_is_told_once_the_person_can_be_reached(office: Office, dora: Somebody) -> None:
    """It is a decision, and never expires."""
    asked(office)
    dora.say("/merges", "1", "Leave them apart", REASON)
    office.look()
    office.deliver(HERE)
    office.look()
    assert ("merge_refused", "owed") in office.states()
    office.now += 30 * DAY

    office.say(HERE, "/help")
    office.look(2)

    assert REASON in "\n".join(office.told(HERE))


def test_the_audit_says_that_a_reason_was_given_and_not_which(office: Office, dora: Somebody) -> None:
    """In both chains, with who decided; what was written lies nowhere in clear."""
    asked(office)
    dora.say("/merges", "1", "Leave them apart", REASON)

    for name, other in ((HERE, THERE), (THERE, HERE)):
        (deed,) = [deed for deed in deeds_of(office, office.person(name)) if deed["action"] == "merge_refused"]
        assert (deed["by"], deed["person"], deed["reason"]) == (dora.person, office.person(other), "given")
    rows = office.read(lambda uow: [uow.connection.execute(sa.select(table)).all() for table in (AUDIT, NOTICE)])
    assert "Canary" not in f"{rows}"
