"""Cases from their beginning to a post, each step taken by whoever has the ball and by nobody else."""

from dataclasses import replace
from datetime import date

from kjfz_bot.dialog.inbound import No, Ok
from kjfz_bot.domain.profile import Papers
from kjfz_bot.services.registry import NOT_THERE
from kjfz_bot.storage import appointments, grants, needs, pool, profiles
from kjfz_bot.storage.store import UnitOfWork
from tests.cases.world import World


def test_an_expert_comes_from_a_need_to_a_post(world: World) -> None:
    """Unit, both sides, firm, district and city each take their step; a term and the role of a VP begin with it."""
    need = world.need()
    number = world.chosen(need)

    world.does("dora", number, opinion="Fits the district")
    world.does("carl", number, opinion="Agreed")
    world.does("hua", number, starts_on="2026-11-01", ends_on="2028-10-31")
    blocked = world.act("carl", number, "pass")
    with world.store.transaction() as uow:
        _certify(uow, world)
    kept = world.does("carl", number)

    assert blocked == No("case-gate-certificate_valid")
    assert (kept.case.state.end, kept.case.state.version) == ("done", 9)
    with world.store.reading() as uow:
        (term,) = appointments.of_person(uow, world.people["wang"])
        roles = {given.role for given in grants.own(uow, world.people["wang"])}
        after = needs.numbered(uow, need.id)
    assert (term.firm.name, f"{term.starts_on}", f"{term.ends_on}") == ("Huarui", "2026-11-01", "2028-10-31")
    assert roles == {"researcher", "vp"}
    assert after is not None
    assert after.state == "matched"


def _certify(uow: UnitOfWork, world: World) -> None:
    (kept,) = profiles.of_person(uow, world.people["wang"])
    papers = Papers(certificate_from=date(2026, 1, 1), certificate_until=date(2028, 1, 1))
    after = replace(kept.profile, papers=papers, version=2)
    assert profiles.change(uow, kept.profile, after, world.now)


def test_a_project_is_scored_by_everybody_it_was_assigned_to(changping: World) -> None:
    """The city decides once the last reviewer has scored; reviewers of the unit are not offered."""
    world = changping
    world.agree("wang", "hua")
    about = f"p{world.people['wang']}:{world.places['Institute'].id}"
    with world.store.transaction() as uow:
        world.person(uow, "biased", "reviewer", "City bureau")
        world.person(uow, "biased", "unit", "Institute")

    pooled = world.begins("dean", "changping:pool", f"{about}:0", note="Knows seals")
    world.does("carl", pooled)
    with world.store.reading() as uow:
        member = pool.find(uow, "changping", world.people["wang"])
    number = world.begins(
        "hua", "changping:project", f"{about}:{world.places['Huarui'].id}", title="Seals", budget=1_000_000_00
    )
    offered = world.ask("carl", "reviewers_to_assign", seen=world.look("carl", number))
    assert isinstance(offered, Ok)
    world.does("carl", number, reviewers=[option for option, _ in offered.value])
    world.does("rita", number, score=80, opinion="Good")
    halfway = world.case(number).case.state
    world.does("ron", number, score=91, opinion="Better")
    world.does("carl", number)
    world.does("tao", number)

    assert member is not None
    assert len(offered.value) == 2
    assert (halfway.step, len(halfway.seats)) == ("score", 1)
    assert world.case(number).case.state.end == "done"


def test_whoever_has_no_part_in_a_case_is_told_nothing_of_it(world: World) -> None:
    """Another firm, unit and district, and a visitor, find no such case, word for word as one that is not there."""
    number = world.chosen(world.need())

    strangers = ("ke", "rector", "dina", "li", "rita", "visitor")
    answers = [world.ask(who, "look_at_case", case=number) for who in strangers]
    answers += [world.ask(who, "find_case", number=number) for who in strangers]

    assert answers == [No(NOT_THERE)] * len(answers)
    assert world.ask("dora", "look_at_case", case="ZZZZZZ") == No(NOT_THERE)
    assert world.ask("dora", "find_case", number=f"{number[:3]}-{number[3:]}".lower()) == Ok(value=number)
