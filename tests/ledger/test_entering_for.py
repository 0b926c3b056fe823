"""Officers enter hours for a VP: with a reason, further back than the VP may, for the firm to confirm."""

from datetime import date

import pytest

from kjfz_bot.domain.service_limits import Hindrance
from kjfz_bot.services import ledger
from kjfz_bot.services.registry import NotThere
from kjfz_bot.storage import entries
from tests.ledger.world import PROGRAMMES, World, ago, hours

LONG_AGO = ago(90)


def enter(world: World, who: str, day: date = LONG_AGO, reason: str = "was abroad", term: str = "wang") -> object:
    """Have somebody enter three hours for the VP of a term."""
    number, actor = world.terms[term].id, world.actor(who)
    with world.store.transaction() as uow:
        return ledger.enter_for(uow, actor, PROGRAMMES, number, [hours(3, day, activity="line tests")], reason)


def test_what_an_officer_enters_is_marked_and_waits_for_the_firm(world: World) -> None:
    """However long ago it was; it counts once the firm confirms it."""
    made = enter(world, "officer")

    assert isinstance(made, list)
    (kept,) = made
    assert (kept.state, kept.by_officer, kept.made_by) == ("waiting", True, world.people["officer"])
    with world.store.reading() as uow:
        assert [entry.id for entry in entries.newest(uow, world.people["wang"], 0, 5)] == [kept.id]


@pytest.mark.parametrize("who", ["wang", "hua", "dean", "other officer", "visitor"])
def test_nobody_else_enters_for_a_vp(world: World, who: str) -> None:
    """Not the VP themselves, nor their firm or unit, nor an officer of another district."""
    with pytest.raises(NotThere):
        enter(world, who)


def test_it_takes_a_reason(world: World) -> None:
    """Without one nothing is entered."""
    with pytest.raises(NotThere):
        enter(world, "officer", reason="")


@pytest.mark.parametrize(
    ("day", "reason"), [(date(2025, 8, 30), "outside_term"), (date(2026, 10, 1), "future"), (LONG_AGO, "twin")]
)
def test_the_other_limits_hold_for_officers_too(world: World, day: date, reason: str) -> None:
    """The term, tomorrow, and the same once more."""
    enter(world, "officer")

    found = enter(world, "officer", day)

    assert isinstance(found, Hindrance)
    assert found.reason == reason
