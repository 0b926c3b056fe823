"""What an act in a case needs: what was seen, a right, an open gate, values that are what they are asked as."""

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
import sqlalchemy as sa

from kjfz_bot.dialog.inbound import No, Ok
from kjfz_bot.services.registry import NOT_THERE
from kjfz_bot.storage import consents, grants, needs, organisations
from kjfz_bot.storage.schema import AUDIT
from kjfz_bot.storage.store import UnitOfWork
from tests.cases.ways import programmes
from tests.cases.world import World


def test_an_act_counts_only_for_the_version_that_was_seen(world: World) -> None:
    """Whoever comes second is told who did what and when, and nothing is changed."""
    number = world.chosen(world.need())
    world.does("dora", number, opinion="Fits")
    seen = {name: world.look(name, number) for name in ("carl", "cora")}

    first = world.ask("carl", "act_on_case", seen=seen["carl"], act="pass", opinion="Agreed")
    second = world.ask("cora", "act_on_case", seen=seen["cora"], act="refuse", reason="Too expensive")

    assert isinstance(first, Ok)
    assert isinstance(second, Ok)
    assert second.text_args["state"] == "overtaken"
    assert (second.text_args["office"], second.text_args["act"]) == ("City bureau", "pass")
    assert second.text_args["at"] == "2026-09-28 12:15"
    assert world.case(number).last.by == world.people["carl"]


def test_the_hash_of_what_was_seen_is_compared_as_well(world: World) -> None:
    """A version alone could be that of other words."""
    number = world.applies(world.need())
    seen = world.look("dean", number) | {"digest": "another"}

    answer = world.ask("dean", "act_on_case", seen=seen, act="pass", contact_person="Dean")

    assert isinstance(answer, Ok)
    assert answer.text_args["state"] == "overtaken"
    assert world.case(number).case.state.version == 1


def test_a_case_that_was_returned_is_corrected_and_comes_back(world: World) -> None:
    """The reason is told, what was said before is offered again, and the round is counted."""
    number = world.applies(world.need())

    without = world.act("dean", number, "return")
    world.does("dean", number, "return", "Say how long")
    seen = world.look("wang", number)
    world.does("wang", number, plan="Two years", tie="none")

    assert without == No("case-no_reason")
    assert seen["before"] == {"plan": "I know seals", "tie": "none"}
    assert seen["acts"] == ["pass", "withdraw"]
    assert world.case(number).case.state.round == 2
    assert ("case_waits", "return") in world.told("wang")
    assert world.case(number).case.state.step == "consent"


def test_whoever_began_may_withdraw_and_nobody_else(world: World) -> None:
    """It is over then, for good."""
    number = world.applies(world.need())

    assert world.act("dean", number, "withdraw", "No") == No("case-out_of_order")
    assert world.does("wang", number, "withdraw", "I moved").case.state.end == "withdrawn"
    assert world.act("dean", number, "pass", contact_person="Dean") == No(NOT_THERE)


def test_a_role_that_was_lost_meanwhile_decides_nothing(world: World) -> None:
    """Looked up when it is done, not when it was seen."""
    number = world.applies(world.need())
    seen = world.look("dean", number)
    _lose(world, "dean")

    assert world.ask("dean", "act_on_case", seen=seen, act="pass", contact_person="Dean") == No(NOT_THERE)


def test_nobody_decides_their_own_case_or_their_own_firms(world: World) -> None:
    """An officer who is also of the firm, of the unit, or the expert; the other officer may."""
    with world.store.transaction() as uow:
        world.person(uow, "carl", "firm", "Huarui")
        world.person(uow, "dora", "researcher", "Institute")
    number = world.chosen(world.need())

    assert world.act("dora", number, "pass", opinion="Mine") == No(NOT_THERE)
    with world.store.transaction() as uow:
        world.person(uow, "dan", "district", "Haishu bureau")
    world.does("dan", number, opinion="Fits")
    assert "pass" not in world.look("carl", number)["acts"]
    assert world.does("cora", number, opinion="Agreed").case.state.step == "sign"


def test_who_gave_the_districts_opinion_does_not_take_the_citys_decision(world: World) -> None:
    """Four eyes, also of somebody who holds both roles."""
    number = world.chosen(world.need())
    with world.store.transaction() as uow:
        world.person(uow, "dora", "city", "City bureau")

    world.does("dora", number, opinion="Fits")

    seen = world.look("dora", number)
    assert "pass" not in seen["acts"]
    assert world.ask("dora", "act_on_case", seen={**seen, "side": "city"}, act="pass", opinion="Me") == No(NOT_THERE)


def _lose(world: World, name: str) -> None:
    with world.store.transaction() as uow:
        for given in grants.own(uow, world.people[name]):
            grants.end(uow, given, None, "revoked", world.now)


def _withdraw_need(world: World, uow: UnitOfWork) -> None:
    (need,) = needs.of_firm(uow, world.places["Huarui"].id, 0, 5)
    assert needs.change(uow, need, replace(need, state="withdrawn", at=world.now))


def _unverify_firm(world: World, uow: UnitOfWork) -> None:
    firm = world.places["Huarui"]
    assert organisations.change(uow, firm, replace(firm, state="refused"))


def _withdraw_consent(world: World, uow: UnitOfWork) -> None:
    assert consents.withdraw(uow, world.people["wang"], "contacts", world.now)


def _end_researcher(world: World, uow: UnitOfWork) -> None:
    for given in grants.own(uow, world.people["wang"]):
        grants.end(uow, given, None, "revoked", world.now)


@pytest.mark.parametrize(
    ("gate", "change"),
    [
        ("need_published", _withdraw_need),
        ("firm_ended", _unverify_firm),
        ("consent_given", _withdraw_consent),
        ("expert_left", _end_researcher),
    ],
)
def test_what_changed_under_a_running_case_stops_it(
    world: World, gate: str, change: Callable[[World, UnitOfWork], None]
) -> None:
    """Said by name where it is looked at and where it is done; the state is untouched."""
    world.agree("wang", "hua")
    number = world.applies(world.need())
    world.does("dean", number, contact_person="Dean")
    world.does("wang", number)
    world.does("hua", number)
    with world.store.transaction() as uow:
        change(world, uow)

    assert world.look("hua", number)["blocked"] == [gate]
    assert world.act("hua", number, "pass") == No(f"case-gate-{gate}")
    assert world.case(number).case.state.version == 4


def test_contacts_are_shown_while_both_agree_and_only_to_those_it_concerns(world: World) -> None:
    """A consent that was withdrawn hides them at once; the expert reads who had them."""
    world.agree("wang", "hua")
    number = world.applies(world.need())
    world.does("dean", number, contact_person="Dean")
    before = world.ask("hua", "case_contacts", case=number)
    world.does("wang", number)
    world.does("hua", number)

    shown = world.ask("hua", "case_contacts", case=number)
    assert world.look("hua", number)["contacts"]
    with world.store.transaction() as uow:
        _withdraw_consent(world, uow)
    after = world.ask("hua", "case_contacts", case=number)

    assert before == after == No("case-no_contacts")
    assert isinstance(shown, Ok)
    assert "13900000001" in shown.text_args["expert_phone"]
    assert "13800000001" in shown.text_args["contact_phone"]
    assert not world.look("hua", number)["contacts"]


def test_more_experts_than_one_for_a_need_want_a_reason_and_no_more_than_places(world: World) -> None:
    """One in principle; the second with a reason, the third not at all."""
    need = world.need(vps=2)
    with world.store.transaction() as uow:
        world.person(uow, "zhao", "researcher", "Institute")
    world.chosen(need, "wang")
    numbers = []
    for who in ("li", "zhao"):
        world.agree(who)
        numbers.append(world.applies(need, who))
        world.does("dean", numbers[-1], contact_person="Dean")
        world.does(who, numbers[-1])
        world.does("hua", numbers[-1])

    assert world.act("hua", numbers[0], "pass") == No("case-gate-several_reason")
    world.does("hua", numbers[0], several_reason="Material and structure")
    assert world.look("hua", numbers[1])["blocked"] == ["places_left"]
    assert world.act("hua", numbers[1], "pass", several_reason="And one more") == No("case-gate-places_left")


@pytest.mark.parametrize(
    ("tie", "stops"), [("founded", True), ("invested", True), ("cooperation", False), ("other", False)]
)
def test_a_tie_that_the_programme_excludes_stops_a_case(world: World, tie: str, stops: bool) -> None:
    """By its rule on ties; what is unclear is for the officers to see and decide."""
    world.agree("wang", "hua")
    number = world.applies(world.need(), tie=tie)
    world.does("dean", number, contact_person="Dean")
    world.does("wang", number)
    world.does("hua", number)

    assert (world.act("hua", number, "pass") == No("case-gate-tie_free")) == stops


def test_a_quota_that_is_used_up_stops_a_decision(world: World) -> None:
    """Counted by what was decided for and goes on, or has come to its end."""
    world.programmes = programmes(ningbo=1)
    with world.store.transaction() as uow:
        world.person(uow, "zhao", "researcher", "Institute")
    numbers = [world.chosen(world.need(title=who), who) for who in ("wang", "li")]
    for number in numbers:
        world.does("dora", number, opinion="Fits")

    world.does("carl", numbers[0], opinion="Agreed")

    assert world.act("carl", numbers[1], "pass", opinion="Agreed") == No("case-gate-quota_left")
    world.does("wang", numbers[0], "withdraw", "Moved")
    assert world.does("carl", numbers[1], opinion="Agreed").case.state.step == "sign"


@pytest.mark.parametrize(
    ("fields", "answer"),
    [
        ({}, No("case-missing", args={"field": {"text": "case-field-plan", "or": "plan"}})),
        ({"plan": "x" * 1001}, No("case-wrong", args={"field": {"text": "case-field-plan", "or": "plan"}})),
        ({"plan": 7}, No("case-wrong", args={"field": {"text": "case-field-plan", "or": "plan"}})),
        ({"plan": "p", "tie": "cousin"}, No("case-wrong", args={"field": {"text": "case-field-tie", "or": "tie"}})),
        ({"plan": "p", "tie": "none", "files": [{"file_id": "another's"}]}, No(NOT_THERE)),
    ],
)
def test_what_is_said_is_read_again_by_its_kind(world: World, fields: dict[str, Any], answer: No) -> None:
    """Whatever the questions let through."""
    assert world.begin("wang", "ningbo:post", world.need().public_id, **fields) == answer


def test_markup_in_every_field_stays_what_it_is(world: World) -> None:
    """It is nobody's template."""
    odd = "&<>{{7*7}}{%%} <script>"
    number = world.begins("wang", "ningbo:post", world.need().public_id, plan=odd, tie="none")

    world.does("dean", number, "return", odd)

    assert world.case(number).event(1).values["plan"] == odd
    assert world.case(number).last.reason == odd


def test_the_same_is_not_applied_for_twice(world: World) -> None:
    """Not while it is under way; a need that is gone is not applied for."""
    need = world.need()
    number = world.applies(need)

    assert world.begin("wang", "ningbo:post", need.public_id) == No("case-running", "about")
    world.does("wang", number, "withdraw", "Moved")
    assert world.applies(need)
    with world.store.transaction() as uow:
        _withdraw_need(world, uow)
    assert world.begin("li", "ningbo:post", need.public_id) == No("case-gone", "about")
    assert world.begin("hua", "ningbo:post", need.public_id) == No(NOT_THERE)


def test_each_act_is_in_the_audit_and_told_once(world: World) -> None:
    """The chain of the case names who did what; whoever has the ball hears of it, and nobody twice."""
    number = world.applies(world.need())
    world.does("dean", number, contact_person="Dean")

    case = world.case(number).case
    with world.store.reading() as uow:
        deeds = [entry["action"] for entry in _entries(uow, case.id)]
    assert deeds == ["case_opened", "case_acted"]
    assert world.told("dean") == [("case_waits", "pass")]
    assert world.told("wang") == [("case_waits", "pass")]
    assert world.told("hua") == [("case_waits", "pass")]


def _entries(uow: UnitOfWork, chain: int) -> list[Any]:
    rows = uow.connection.execute(sa.select(AUDIT.c.entry).where(AUDIT.c.chain == chain).order_by(AUDIT.c.seq))
    return [json.loads(row.entry) for row in rows]


def test_whoever_has_to_act_with_others_is_told_so_once(world: World) -> None:
    """That one of them has acted is no news for the other, who knows already."""
    number = world.applies(world.need())
    world.does("dean", number, contact_person="Dean")

    world.does("wang", number)

    assert world.told("hua").count(("case_waits", "pass")) == 1
