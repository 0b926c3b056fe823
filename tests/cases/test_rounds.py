"""An office decides many cases at one meeting: exceptions, what changed meanwhile, and what becomes of each."""

import pytest

from kjfz_bot.dialog.inbound import No, Ok
from kjfz_bot.services import round_deciding, round_looking
from kjfz_bot.services.registry import NOT_THERE
from kjfz_bot.storage import jobs
from tests.cases.meeting import WORDS, Meeting
from tests.cases.world import World


@pytest.fixture
def meeting(world: World) -> Meeting:
    """Rounds in Ningbo."""
    return Meeting(world)


def test_all_pass_but_the_exceptions(meeting: Meeting) -> None:
    """Each by an event of its own, with the words of the meeting or the reason, for the office and by the officer."""
    world = meeting.world
    passing, refused, returned = meeting.wait(3)
    number = meeting.made()
    meeting.excepts(number, refused, "refuse", "Asks for too much")
    meeting.excepts(number, returned, "return", "The plan is missing")

    meeting.decided(number)

    last = [world.case(case).last for case in (passing, refused, returned)]
    assert [(each.act, each.reason, each.values.get("opinion")) for each in last] == [
        ("pass", None, WORDS),
        ("refuse", "Asks for too much", None),
        ("return", "The plan is missing", None),
    ]
    assert {(each.by, each.office) for each in last} == {(world.people["carl"], world.places["City bureau"].id)}
    assert world.case(passing).case.state.step == "sign"
    assert meeting.state(number) == "decided"
    (told,) = meeting.told()
    assert [told[name] for name in ("became_pass", "became_refuse", "became_return", "left")] == [1, 1, 1, 0]


def test_the_parties_are_told_of_each_decision(meeting: Meeting) -> None:
    """As if it had been taken alone."""
    (case,) = meeting.wait(1)

    meeting.decided(meeting.made())

    assert ("case_moved", "pass") in meeting.world.told("wang")
    assert meeting.world.case(case).case.state.step == "sign"


def test_what_changed_since_is_left_out_and_named(meeting: Meeting) -> None:
    """Before the job began as while it runs; what became of it elsewhere stays."""
    world = meeting.world
    first, second, third = meeting.wait(3)
    number = meeting.made()
    seen = meeting.look(number)
    world.does("wang", first, "withdraw", "Too busy")

    meeting.begins(seen)
    world.does("cora", third, "return", "Come again")
    meeting.work()

    assert world.case(first).case.state.end == "withdrawn"
    assert world.case(second).last.act == "pass"
    assert world.case(third).last.by == world.people["cora"]
    (told,) = meeting.told()
    named = [(each["args"]["number"], each["args"]["why"]) for each in told["left_lines"]["lines"]]
    changed = {"text": round_looking.CHANGED}
    assert named == [(first, changed), (third, changed)]
    assert (told["became_pass"], told["left"]) == (1, 2)


def test_what_changes_while_the_job_waits_is_left_out(meeting: Meeting) -> None:
    """Also where the case waits at the same step again, and could be decided."""
    world = meeting.world
    (case,) = meeting.wait(1)
    number = meeting.made()
    meeting.begins(meeting.look(number))
    world.ask("dora", "correct", seen=world.look("dora", case), act="propose", becomes="return", reason="Wrong one")
    world.ask("cora", "correct", seen=world.look("cora", case), act="reject", reason="It was right")

    meeting.work()

    assert world.case(case).case.state.step == "decide"
    assert meeting.results(number) == [("pass", "left", round_looking.CHANGED)]


def test_an_exception_that_changed_is_left_out(meeting: Meeting) -> None:
    """It neither passes nor is refused for a reason that was meant for another version."""
    world = meeting.world
    (case,) = meeting.wait(1)
    number = meeting.made()
    meeting.excepts(number, case, "refuse")
    world.ask("dora", "correct", seen=world.look("dora", case), act="propose", becomes="return", reason="Wrong one")
    world.ask("cora", "correct", seen=world.look("cora", case), act="reject", reason="It was right")

    meeting.decided(number)

    assert world.case(case).case.state.step == "decide"
    assert meeting.results(number) == [("refuse", "left", round_looking.CHANGED)]


def test_what_was_decided_alone_is_no_exception_any_more(meeting: Meeting) -> None:
    """A case that was returned meanwhile and came back is a new one, and passes as such."""
    world = meeting.world
    (case,) = meeting.wait(1)
    number = meeting.made()
    meeting.excepts(number, case, "refuse")
    world.does("cora", case, "return", "Choose again")
    world.does("hua", case)
    world.does("dora", case, opinion="Fits now")

    meeting.decided(number)

    assert meeting.results(number) == [("pass", "done", None)]


def test_what_somebody_has_a_stake_in_is_left_to_others(meeting: Meeting) -> None:
    """It is counted and not decided; whoever is of the firm meanwhile, decides nothing of it in the job either."""
    world = meeting.world
    meeting.wait(2)
    number = meeting.made()
    seen = meeting.look(number)
    meeting.begins(seen)
    with world.store.transaction() as uow:
        world.person(uow, "carl", "firm", "Huarui")

    meeting.work()

    assert [each[2] for each in meeting.results(number)] == [round_deciding.NO_RIGHT] * 2
    other = meeting.made()
    words = meeting.words(other)
    assert (words["count"], words["barred"], words["passing"]) == (2, 2, 0)
    assert meeting.look(other)["acts"] == ["drop", "leave"]


def test_minutes_and_words_have_to_be_there(meeting: Meeting) -> None:
    """Without them nothing is begun; minutes of somebody else are none."""
    meeting.wait(1)
    number = meeting.made()
    seen = meeting.look(number)

    assert meeting.decide(seen, minutes=None) == No(round_deciding.NO_MINUTES, "minutes")
    assert meeting.decide(seen, minutes={"later": True}) == No(round_deciding.NO_MINUTES, "minutes")
    assert meeting.decide(seen, words=" ") == No(round_deciding.NO_WORDS, "words")
    assert meeting.decide(seen, minutes=meeting.minutes("cora")) == No(NOT_THERE)
    assert meeting.state(number) == "open"


def test_two_officers_decide_one_round_once(meeting: Meeting) -> None:
    """The second is told which office had that done, and when."""
    meeting.wait(2)
    number = meeting.made()
    mine, theirs = meeting.look(number), meeting.look(number, "cora")

    meeting.begins(mine)
    second = meeting.decide(theirs, "cora")
    meeting.work()

    assert isinstance(second, Ok)
    assert (second.text_args["state"], second.text_args["office"]) == ("overtaken", "City bureau")
    assert [each[1] for each in meeting.results(number)] == ["done"] * 2
    assert len(meeting.told("cora")) == 0


def test_exceptions_of_somebody_else_are_seen_before_they_count(meeting: Meeting) -> None:
    """Whoever has not seen them looks again."""
    (case,) = meeting.wait(1)
    number = meeting.made()
    seen = meeting.look(number)
    meeting.excepts(number, case, "refuse", who="cora")

    answer = meeting.decide(seen)

    assert isinstance(answer, Ok)
    assert answer.text_args["state"] == "excepted"
    assert meeting.world.case(case).case.state.step == "decide"


def test_an_exception_can_pass_after_all(meeting: Meeting) -> None:
    """It is taken back by whoever picked it, or by somebody else of the office."""
    (case,) = meeting.wait(1)
    number = meeting.made()
    meeting.excepts(number, case, "refuse")
    card = meeting.answers("cora", "look_at_round_case", seen=meeting.look(number, "cora"), case=case)

    meeting.ask("cora", "except_case", card=card.value, verdict="pass")
    meeting.decided(number)

    assert card.text_args["reason"] == "No money"
    assert meeting.world.case(case).last.act == "pass"


def test_what_has_stopped_goes_on_by_another_officer(meeting: Meeting) -> None:
    """Whoever began it was erased, or the job failed too often: what was decided stays, the rest is decided once."""
    meeting.wait(4)
    number = meeting.made()
    meeting.begins(meeting.look(number))
    running = meeting.look(number)["acts"]
    meeting.work(1)
    with meeting.world.store.transaction() as uow:
        job = meeting.job(uow)
        assert job is not None
        jobs.give_up(uow, job)

    stopped = meeting.look(number, "cora")
    meeting.answers("cora", "resume_round", seen=stopped)
    again = meeting.ask("cora", "resume_round", seen=stopped)
    meeting.work()

    assert (running, stopped["acts"]) == (["again", "minutes", "leave"], ["again", "resume", "minutes", "leave"])
    assert again == No(NOT_THERE)
    last = [meeting.world.case(case).last for case in meeting.cases]
    people = [meeting.world.people[name] for name in ("carl", "carl", "cora", "cora")]
    assert [(each.act, each.by, each.values["opinion"]) for each in last] == [("pass", by, WORDS) for by in people]
    assert [told["became_pass"] for told in meeting.told("cora")] == [4]
