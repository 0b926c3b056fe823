"""Two people who turn out to be one: their hours become one ledger, unless they could not all be one person's."""

from datetime import timedelta

import pytest

from kjfz_bot.domain.service_entry import Claim
from kjfz_bot.services import ledger, merging
from kjfz_bot.storage import appointments, entries, service_totals
from kjfz_bot.storage import merging as moving
from kjfz_bot.storage.verify.finding import Scene
from kjfz_bot.storage.verify.run import verify
from tests.ledger.test_core import agree, entered, say
from tests.ledger.world import NOON, TODAY, World, hours, span


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [(span(9, 12), span(11, 13)), (hours(8), hours(5)), (span(9, 17), hours(5))],
    ids=["overlap", "full", "both"],
)
def test_two_whose_hours_collide_stay_apart(world: World, mine: Claim, theirs: Claim) -> None:
    """Once the hours are put right, nothing of them stands against it any more."""
    entered(world, "wang", mine)
    (entry,) = entered(world, "li", theirs, who="li")
    pair = (world.people["wang"], world.people["li"])
    with world.store.transaction() as uow:
        before = merging.conflicts(uow, *pair)
        ledger.reverse(uow, world.actor("li"), entry.id, "withdrawn")
        after = merging.conflicts(uow, *pair)

    assert "hours" in before
    assert "hours" not in after


def test_whoever_confirmed_the_others_hours_is_not_the_same_person(world: World) -> None:
    """Nobody confirms their own, not even by turning out to be who entered them."""
    (entry,) = entered(world, "wang", hours(3))
    pair = (world.people["wang"], world.people["hua"])
    with world.store.reading() as uow:
        before = merging.conflicts(uow, *pair)

    say(world, "hua", "confirm", entry)

    with world.store.reading() as uow:
        assert (before, merging.conflicts(uow, *pair)) == ([], ["decided"])


def test_hours_become_those_of_who_stays(world: World) -> None:
    """Readable, counted and of the same term as before."""
    (entry,) = entered(world, "wang", hours(3, activity="tests"))
    say(world, "hua", "dispute", entry, "why")
    with world.store.transaction() as uow:
        staying = world.person(uow, "wang's other account")
        moving.move_records(uow, staying, world.people["wang"])
        found = entries.live_on(uow, staying, [TODAY])
        (mark,) = entries.marks_of(uow, found[0])
        term = appointments.numbered(uow, entry.appointment)
        totals = service_totals.of_appointment(uow, entry.appointment)

    assert [(each.id, each.claim.activity, each.state) for each in found] == [(entry.id, "tests", "disputed")]
    assert (mark.reason, term.person if term else None) == ("why", staying)
    assert [sums.disputed for sums in totals.values()] == [180]
    agree(world, "wang")
    with world.store.reading() as uow:
        wrong = [str(each) for each in verify(uow, Scene(NOON + timedelta(days=1)))]
    assert wrong == [
        f"H1: ledger of person {world.people['wang']}: it was opened to be moved or erased, and stands open"
    ]
