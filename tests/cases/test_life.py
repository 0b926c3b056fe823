"""What happens to cases beside their steps: corrections, time, reminders, people who go or turn out to be one."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa

from kjfz_bot.dialog.inbound import No, Ok
from kjfz_bot.domain.workdays import workdays_after
from kjfz_bot.services import case_ends, case_nudges, pages, tasks
from kjfz_bot.services import needs as need_services
from kjfz_bot.services.registry import NOT_THERE
from kjfz_bot.services.retention import forget_me
from kjfz_bot.storage import ledgers, merging, notices, people
from kjfz_bot.storage.jobs import Job
from kjfz_bot.storage.schema_cases import APPLICATION_EVENT
from kjfz_bot.storage.store import UnitOfWork
from kjfz_bot.storage.verify.cases import check_cases
from kjfz_bot.storage.verify.finding import Scene
from tests.cases.ways import programmes
from tests.cases.world import World

DAY = timedelta(days=1)
Step = Callable[[UnitOfWork, Job, datetime], Mapping[str, Any] | None]


def refused(world: World) -> str:
    """A case that the city refused."""
    number = world.chosen(world.need())
    world.does("dora", number, opinion="Fits")
    world.does("carl", number, "refuse", "Too expensive")
    return number


def sound(world: World) -> bool:
    """Whether the verifier finds nothing wrong with cases."""
    with world.store.reading() as uow:
        return list(check_cases(uow, Scene(world.now))) == []


def test_a_decision_is_corrected_by_a_second_officer_with_a_reason(world: World) -> None:
    """Who proposes or decided cannot confirm; both sides are told, and the first decision counts no more."""
    number = refused(world)
    assert world.ask("carl", "correct", seen=world.look("carl", number), act="propose", becomes="pass") == No(
        "case-no_reason"
    )
    proposed = world.ask(
        "carl", "correct", seen=world.look("carl", number), act="propose", becomes="pass", reason="Wrong budget"
    )
    own = world.ask("carl", "correct", seen=world.look("cora", number), act="confirm")
    waiting = [world.ask(who, "cases_waiting") for who in ("carl", "cora")]
    confirmed = world.ask("cora", "correct", seen=world.look("cora", number), act="confirm")

    assert isinstance(proposed, Ok)
    assert own == No(NOT_THERE)
    assert waiting == [Ok(value=0), Ok(value=1)]
    assert isinstance(confirmed, Ok)
    kept = world.case(number)
    assert (kept.case.state.step, kept.case.state.end) == ("sign", None)
    with world.store.reading() as uow:
        superseded = uow.connection.execute(
            sa.select(APPLICATION_EVENT.c.act).where(APPLICATION_EVENT.c.superseded)
        ).scalars()
        assert list(superseded) == ["refuse"]
    for who in ("wang", "hua", "dean"):
        assert {("case_moved", "refuse"), ("case_moved", "propose")} <= set(world.told(who))
    assert sound(world)


def test_a_correction_that_is_rejected_leaves_the_decision(world: World) -> None:
    """And the case where it was."""
    number = refused(world)
    seen = world.look("carl", number)
    world.ask("carl", "correct", seen=seen, act="propose", becomes="pass", reason="Wrong budget")

    rejected = world.ask(
        "cora", "correct", seen=world.look("cora", number), act="reject", reason="The budget was right"
    )

    assert isinstance(rejected, Ok)
    assert world.case(number).case.state.end == "refused"
    assert sound(world)


def proposed_to_pass(world: World, number: str) -> None:
    """The officer who refused a case asks for it to pass after all."""
    seen = world.look("carl", number)
    assert isinstance(world.ask("carl", "correct", seen=seen, act="propose", becomes="pass", reason="Wrong budget"), Ok)


def test_a_correction_does_not_go_over_the_quota(world: World) -> None:
    """What was refused once is no exception; where somebody withdraws it goes."""
    world.programmes = programmes(ningbo=1)
    with world.store.transaction() as uow:
        world.person(uow, "zhao", "researcher", "Institute")
    first = refused(world)
    other = world.chosen(world.need(title="Another"), "li")
    world.does("dora", other, opinion="Fits")
    world.does("carl", other, opinion="Agreed")
    proposed_to_pass(world, first)

    stopped = world.ask("cora", "correct", seen=world.look("cora", first), act="confirm")
    world.does("li", other, "withdraw", "Moved")
    confirmed = world.ask("cora", "correct", seen=world.look("cora", first), act="confirm")

    assert stopped == No("case-gate-quota_left")
    assert isinstance(confirmed, Ok)
    assert world.case(first).case.state.step == "sign"
    assert sound(world)


def test_a_correction_gives_nobody_a_place_that_somebody_else_has(world: World) -> None:
    """A need for one expert whom another case has brought meanwhile."""
    need = world.need()
    first = world.chosen(need)
    world.does("dora", first, opinion="Fits")
    world.does("carl", first, "refuse", "Too expensive")
    second = world.chosen(need, "li")
    proposed_to_pass(world, first)

    stopped = world.ask("cora", "correct", seen=world.look("cora", first), act="confirm")
    rejected = world.ask("cora", "correct", seen=world.look("cora", first), act="reject", reason="Another was chosen")

    assert stopped == No("case-gate-places_left")
    assert isinstance(rejected, Ok)
    assert (world.case(first).case.state.end, world.case(second).case.state.end) == ("refused", None)
    assert sound(world)


def test_an_objection_has_to_be_answered_before_a_notice_ends(changping: World) -> None:
    """Anybody may object to what is under notice, and reads no more of it than that; upheld, it ends the case."""
    world = changping
    about = f"p{world.people['wang']}:{world.places['Institute'].id}:{world.places['Huarui'].id}"
    number = world.begins("hua", "changping:notice", about, note="A project")

    seen = world.look("visitor", number)
    read = world.ask("visitor", "look_at_case", case=number)
    objected = world.ask("visitor", "act_on_case", seen=seen, act="object", reason="He is my cousin")
    stopped = world.act("carl", number, "pass")
    world.does("carl", number, "dismiss", "He is not")
    early = world.act("carl", number, "pass")
    world.now += 4 * DAY
    world.now += DAY * (workdays_after(world.now.date(), 5) - world.now.date()).days
    world.does("carl", number)

    assert early == No("case-gate-waits")
    assert (seen["side"], seen["acts"]) == ("public", ["object"])
    assert isinstance(read, Ok)
    assert read.text_args["lines"] == {"lines": []}
    assert isinstance(objected, Ok)
    assert stopped == No("case-out_of_order")
    assert world.case(number).case.state.end == "done"
    assert world.ask("visitor", "look_at_case", case=number) == No(NOT_THERE)
    assert sound(world)


def test_a_step_that_nobody_takes_in_time_ends_the_case(world: World) -> None:
    """On the first day after its last working day, once, and the parties are told."""
    number = world.applies(world.need())
    last = workdays_after(world.now.date(), 30)
    world.now += DAY * (last - world.now.date()).days

    assert _daily(world, case_ends.end_cases) == 0
    world.now += DAY
    assert _daily(world, case_ends.end_cases) == 1
    assert _daily(world, case_ends.end_cases) == 0
    assert world.case(number).case.state.end == "expired"
    assert ("case_moved", "expire") in world.told("wang")
    assert sound(world)


def test_whoever_keeps_a_case_too_long_is_reminded_once_and_then_somebody_else(world: World) -> None:
    """The unit after five working days, the city after five more; nobody is told of what was done meanwhile."""
    number = world.applies(world.need())
    first = workdays_after(world.now.date(), 5)
    second = workdays_after(first, 5)

    told: dict[str, list[tuple[str, object]]] = {}
    for _ in range((second - world.now.date()).days + 8):
        world.now += DAY
        _daily(world, case_nudges.remind_late)
        for who in ("dean", "carl", "wang"):
            told.setdefault(who, [])
            topics = [topic for topic, _ in world.told(who) if topic in case_nudges.TOPICS]
            if len(topics) > len(told[who]):
                told[who].append((topics[-1], world.now.date()))

    assert told["dean"] == [("case_late", workdays_after(first, 1))]
    assert told["carl"] == [("case_stuck", workdays_after(second, 1))]
    assert told["wang"] == []
    world.does("dean", number, contact_person="Dean")
    with world.store.reading() as uow:
        (late,) = [each for each in notices.waiting(uow, frozenset({"task"}), 10) if each.topic == "case_late"]
        assert case_nudges._still_waits(uow, late, world.now) is None


def test_officers_hear_of_their_queue_and_not_of_each_case(world: World) -> None:
    """Once a day, with how much waits."""
    for name in ("wang", "li"):
        world.chosen(world.need(vps=2, title=name), name)
    task = next(each for each in tasks.TASKS if each.topic == "cases_waiting")

    with world.store.reading() as uow:
        due = {notice.person: notice.args["count"] for notice in task.due(uow, world.now)}

    assert due == {world.people["dora"]: 2}
    assert world.told("dora") == []


def test_applicants_are_told_when_a_need_is_withdrawn(world: World) -> None:
    """By the firm's own act; their cases are theirs to withdraw."""
    need = world.need()
    number = world.applies(need)
    with world.store.transaction() as uow:
        before = {"number": need.public_id, "seen": need_services._seen(need)}
        found = need_services.services(world.programmes)["withdraw_need"]
        answer = found.run(uow, world.actor("hua"), {"before": before})

    assert isinstance(answer, Ok)
    assert ("case_need_gone", "") in world.told("wang")
    assert world.case(number).case.state.is_open


def test_whoever_is_erased_takes_their_words_along_and_the_case_stays(world: World) -> None:
    """What is open is withdrawn first; what offices decided stays, and the verifier finds nothing wrong."""
    number, other = world.chosen(world.need()), world.chosen(world.need(), "li")
    world.does("dora", other, opinion="Fits")
    with world.store.transaction() as uow:
        forget_me(uow, world.actor("wang"), {})
        forget_me(uow, world.actor("dora"), {})

    case, others = world.case(number), world.case(other)
    assert (case.case.state.end, case.case.parties.expert) == ("withdrawn", None)
    assert case.event(1).values == {}
    assert case.event(2).values == {"contact_person": "Dean"}
    assert (others.last.by, others.last.values) == (None, {"opinion": "Fits"})
    assert sound(world)


def test_the_cases_of_two_who_are_one_become_those_of_the_one_who_stays(world: World) -> None:
    """With what they wrote, sealed anew; nobody is joined with somebody who decided on their case."""
    number = world.chosen(world.need())
    world.does("dora", number, opinion="Fits")
    with world.store.transaction() as uow:
        staying = world.person(uow, "other", "researcher", "Academy")
        assert merging.decided_on(uow, world.people["wang"], world.people["dora"])
        assert merging.decided_on(uow, world.people["dora"], world.people["hua"])
        assert not merging.decided_on(uow, world.people["wang"], staying)
        ledgers.hold(uow, [staying, world.people["wang"]])
        merging.move_records(uow, staying, world.people["wang"])
        people.erase(uow, [world.people["wang"]])

    case = world.case(number)
    assert case.case.parties.expert == staying
    assert case.event(1).values == {"plan": "I know seals", "tie": "none"}
    assert world.ask("other", "cases_waiting") == Ok(value=0)
    assert sound(world)


def test_lists_begin_with_what_waits_longest_and_end_with_what_is_over(world: World) -> None:
    """Each case once, a page at a time."""
    with world.store.transaction() as uow:
        names = [f"expert {turn}" for turn in range(9)]
        for name in names:
            world.person(uow, name, "researcher", "Institute")
    need = world.need(vps=9)
    numbers = [world.applies(need, name) for name in names]
    world.does("dean", numbers[4], contact_person="Dean")
    world.does(names[0], numbers[0], "withdraw", "Moved")

    first = world.ask("dean", "my_cases")
    assert isinstance(first, Ok)
    second = world.ask("dean", "my_cases", cursor=first.value["next"])
    assert isinstance(second, Ok)
    items = [item for page in (first, second) for item in page.value["items"] if item[0] != pages.DONE]
    shown = [option for option, _ in items]
    waits = [words["args"]["mine"] for _, words in items]

    assert shown == [*numbers[1:4], *numbers[5:], numbers[4], numbers[0]]
    assert waits == [*["yes"] * 7, "no", "no"]
    assert world.ask("dean", "cases_waiting") == Ok(value=7)


def _daily(world: World, step: Step) -> int:
    """Run a daily job to its end; how many it found."""
    job = Job(0, "", "", {}, None, world.now, {}, 0)
    done = 0
    with world.store.transaction() as uow:
        found = step(uow, job, world.now)
        if found is not None:
            done = next(iter(found.values()))
    return done
