"""Rounds as they are made and looked at: which cases are in one, quota and budget left, whose it is."""

import copy
from collections.abc import Mapping
from dataclasses import replace

import pytest

from kjfz_bot.dialog.inbound import No, Ok
from kjfz_bot.programmes.programme import Programme
from kjfz_bot.services import round_making
from kjfz_bot.services.case_acting import files_of
from kjfz_bot.services.files import may_have
from kjfz_bot.services.registry import NOT_PROVEN, NOT_THERE
from kjfz_bot.storage import case_rounds, files
from tests.cases.meeting import DECIDE, WORDS, Meeting
from tests.cases.ways import PROJECT
from tests.cases.world import World


@pytest.fixture
def meeting(world: World) -> Meeting:
    """Rounds in Ningbo."""
    return Meeting(world)


def test_ranked_by_score_with_what_they_ask_for(changping: World) -> None:
    """The best is first; what cases ask for is added up, and named as that."""
    world, meeting = changping, Meeting(changping)
    world.programmes = with_rounds(world.programmes)
    world.agree("wang", "li", "hua")
    numbers = {who: scored(world, who, score) for who, score in (("wang", 71), ("li", 93))}
    number = meeting.made(step="changping:project:decide", budget=3_000_000_00)

    words = meeting.words(number)
    lines = [each["args"] for each in words["lines"]["lines"]]
    meeting.decided(number, words=None)

    assert [(each["number"], each["rank"], each["mean"]) for each in lines] == [
        (numbers["li"], "1", "93.0"),
        (numbers["wang"], "2", "71.0"),
    ]
    assert words["asked"] == {"text": "yuan", "args": {"amount": "2,000,000"}}
    assert words["money_left"] == {"text": "yuan", "args": {"amount": "3,000,000"}}
    assert meeting.words(number)["money_left"] == {"text": "yuan", "args": {"amount": "1,000,000"}}


def with_rounds(found: Mapping[str, Programme]) -> Mapping[str, Programme]:
    """The programmes with projects that are decided many at once."""
    changping = copy.copy(found["changping"])
    steps = tuple(replace(step, many=step.id == "decide") for step in PROJECT.steps)
    changping.workflows = {**changping.workflows, "project": replace(PROJECT, steps=steps)}
    return {**found, "changping": changping}


def scored(world: World, who: str, score: int) -> str:
    """A project of somebody of the pool that one reviewer has scored."""
    about = f"p{world.people[who]}:{world.places['Institute'].id}"
    pooled = world.begins("dean", "changping:pool", f"{about}:0", note="Knows seals")
    world.does("carl", pooled)
    number = world.begins(
        "hua", "changping:project", f"{about}:{world.places['Huarui'].id}", title="Seals", budget=1_000_000_00
    )
    offered = world.ask("carl", "reviewers_to_assign", seen=world.look("carl", number))
    assert isinstance(offered, Ok)
    world.does("carl", number, reviewers=[offered.value[0][0]])
    reviewer = next(name for name in ("rita", "ron") if _sits(world, number, name))
    world.does(reviewer, number, score=score, opinion="Read")
    return number


def _sits(world: World, number: str, name: str) -> bool:
    return bool(world.case(number).seats_of(world.people[name]))


def test_one_round_of_a_step_is_under_way(meeting: Meeting) -> None:
    """So that a case is in one at most; the next can be made once it is decided."""
    meeting.wait(1)
    number = meeting.made()

    assert meeting.make("cora") == No(round_making.TAKEN, "step")
    offered = meeting.answers("carl", "round_steps").value
    meeting.decided(number)

    assert DECIDE not in [option for option, _ in offered]
    assert isinstance(meeting.make("cora"), Ok)


def test_a_district_decides_its_own_step_and_place(meeting: Meeting) -> None:
    """The city sees its round and decides nothing in it; another district finds no such round."""
    world = meeting.world
    case = world.chosen(world.need())
    number = meeting.made("dora", "ningbo:post:opinion:haishu")

    seen_by_city = meeting.look(number)
    strangers = [meeting.ask(who, "look_at_round", round=number) for who in ("dina", "wang", "hua", "visitor", "tao")]
    decided_by_city = meeting.decide(seen_by_city)
    meeting.decided(number, "dora")

    assert seen_by_city["acts"] == ["leave"]
    assert strangers == [No(NOT_THERE)] * 5
    assert decided_by_city == No(NOT_THERE)
    assert meeting.make("dina", "ningbo:post:opinion:haishu") == No(NOT_THERE)
    assert world.case(case).case.state.values["opinion"]["opinion"] == WORDS


def test_a_case_that_came_too_late_waits_for_the_next_round(meeting: Meeting) -> None:
    """A round takes what came up to its last day; before its first day it takes nothing."""
    meeting.wait(1)
    early = meeting.made(opens="2026-09-28", closes="2026-09-28")
    meeting.world.now = meeting.world.now.replace(day=29)
    late = meeting.wait(1)[-1]
    within = [row[0] for row in meeting.look(early)["cases"]]
    meeting.answers("carl", "drop_round", round=early)
    ahead = meeting.made(opens="2026-10-05")

    assert len(within) == 1
    assert meeting.world.case(late).case.id not in within
    assert meeting.look(ahead)["cases"] == []


def test_a_round_that_decided_something_is_not_removed(meeting: Meeting) -> None:
    """One that was made by mistake is, with its exceptions; its cases stay where they are."""
    first, second = meeting.wait(2)
    number = meeting.made()
    meeting.excepts(number, second, "refuse")
    meeting.answers("cora", "drop_round", round=number)
    other = meeting.made()
    meeting.world.does("carl", first, opinion="Agreed")

    assert meeting.ask("carl", "look_at_round", round=number) == No(NOT_THERE)
    assert "drop" not in meeting.look(other)["acts"]
    meeting.decided(other)
    assert meeting.ask("carl", "drop_round", round=other) == No(NOT_THERE)


def test_days_names_and_amounts_are_checked_again(meeting: Meeting) -> None:
    """Whoever asked the questions."""
    assert meeting.make(closes="2026-08-01") == No(round_making.NO_DAYS, "closes")
    assert meeting.make(name="  ") == No(round_making.NO_DAYS, "closes")
    assert meeting.make(quota=-1) == No(NOT_THERE)
    assert meeting.make(budget="much") == No(NOT_THERE)
    assert meeting.make(step="ningbo:post:sign") == No(NOT_THERE)
    assert meeting.make("hua") == No(NOT_THERE)


def test_minutes_are_for_offices_alone(meeting: Meeting) -> None:
    """They speak of other cases too: no party has them, neither from the round nor with their case."""
    world = meeting.world
    (case,) = meeting.wait(1)
    number = meeting.made()
    meeting.decided(number)

    with world.store.reading() as uow:
        found = case_rounds.find(uow, int(number))
        assert found is not None
        file = files.find(uow, found.minutes or "")
        assert file is not None
        everybody = ("cora", "wang", "hua", "dean", "dora", "tao")
        who = [name for name in everybody if may_have(uow, world.people[name], file, world.now)]

    assert who == ["cora"]
    assert files_of(world.case(case)) == ()


def test_a_list_of_names_takes_a_fresh_proof(meeting: Meeting) -> None:
    """Whoever may have it shows first that it is them; nobody else learns that there is one."""
    meeting.wait(1)
    number = meeting.made()
    meeting.decided(number)
    seen = meeting.look(number)

    assert seen["acts"] == ["docx", "xlsx", "minutes", "leave"]
    assert meeting.ask("carl", "ask_for_list", seen=seen, act="docx") == No(NOT_PROVEN)
    assert meeting.ask("dora", "ask_for_list", seen=seen, act="docx") == No(NOT_THERE)


def test_quota_and_budget_left_are_shown_before_and_after(meeting: Meeting) -> None:
    """One more than the quota is refused before anything is begun."""
    meeting.wait(3)
    number = meeting.made(quota=2)
    seen = meeting.look(number)

    refused = meeting.decide(seen)
    meeting.excepts(number, meeting.cases[0], "refuse")
    weighed = meeting.answers("carl", "weigh_round", seen=meeting.look(number), words=WORDS, minutes=meeting.minutes())

    assert "decide" not in seen["acts"]
    assert isinstance(refused, Ok)
    assert [refused.text_args[name] for name in ("state", "passing", "left")] == ["over", 3, "2"]
    assert meeting.state(number) == "open"
    assert (weighed.text_args["passing"], weighed.text_args["refused"], weighed.text_args["people_left"]) == (2, 1, "0")


def test_a_rounds_quota_counts_for_whoever_decides_alone(meeting: Meeting) -> None:
    """A case in the round is stopped by it, and what passed alone has used it up."""
    world = meeting.world
    first, second, third = meeting.wait(3)
    number = meeting.made(quota=1)

    world.does("carl", first, opinion="Agreed")
    stopped = world.act("carl", second, "pass", opinion="Agreed")
    words = meeting.words(number)
    meeting.excepts(number, second, "refuse")
    meeting.excepts(number, third, "refuse")
    meeting.decided(number)

    assert stopped == No("case-gate-quota_left")
    assert (words["quota"], words["people_left"]) == ("1", "0")
    assert [world.case(case).last.act for case in (first, second, third)] == ["pass", "refuse", "refuse"]


def test_a_decision_that_was_corrected_gives_its_place_back(meeting: Meeting) -> None:
    """What counts no more has used up nothing."""
    world = meeting.world
    first, second = meeting.wait(2)
    meeting.made(quota=1)
    world.does("carl", first, opinion="Agreed")

    world.ask("carl", "correct", seen=world.look("carl", first), act="propose", becomes="refuse", reason="Wrong one")
    world.ask("cora", "correct", seen=world.look("cora", first), act="confirm")
    world.does("carl", second, opinion="Agreed")

    assert [world.case(case).case.state.step for case in (second,)] == ["sign"]
