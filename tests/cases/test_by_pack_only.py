"""A third programme's way, with a public notice in which anybody may object, is gone by its pack alone."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from kjfz_bot.dialog.inbound import No
from kjfz_bot.programmes.building import load_programmes
from kjfz_bot.storage import appointments
from kjfz_bot.storage.store import open_store
from tests.cases.world import NOON, World, build
from tests.packs.shelf import packs

ONE_DAY, A_MONTH = timedelta(days=1), timedelta(days=30)
TERM = {"opinion": "Agreed", "starts_on": "2026-11-01", "ends_on": "2027-10-31"}


@pytest.fixture
def isle(tmp_path: Path, database_url: str) -> Iterator[World]:
    """Everybody, in the invented programme."""
    with closing(open_store(tmp_path, serving=False, url=database_url)) as store:
        yield replace(build(store, "isle"), programmes=load_programmes(packs()))


def noticed(world: World) -> str:
    """A case of which the public is told."""
    said = {"plan": "New seals", "tie": "none"}
    return world.begins("wang", "isle:stay", world.need().public_id, **said)


def test_the_notice_lasts_five_working_days_and_objections_are_answered(isle: World) -> None:
    """Nobody closes it before, and not while an objection waits; then it goes on to the post."""
    number = noticed(isle)
    isle.now = NOON + ONE_DAY
    early = isle.act("carl", number, "pass")
    objected = isle.does("visitor", number, "object", "They work for a rival")
    isle.now = NOON + A_MONTH
    unanswered = isle.act("carl", number, "pass")
    isle.does("carl", number, "dismiss", "They do not, we asked the unit")
    isle.does("carl", number)
    kept = isle.does("cora", number, **TERM)

    assert early == No("case-gate-waits")
    assert objected.case.state.objections == (2,)
    assert unanswered == No("case-out_of_order")
    assert kept.case.state.end == "done"
    with isle.store.reading() as uow:
        (term,) = appointments.of_person(uow, isle.people["wang"])
    assert f"{term.starts_on}" == "2026-11-01"


def test_what_the_public_reads_under_notice_is_not_the_history(isle: World) -> None:
    """They see what it is about and may object; once the notice is over, there is no such case for them."""
    number = noticed(isle)
    seen = isle.look("visitor", number)
    isle.now = NOON + A_MONTH
    isle.does("carl", number)
    after = isle.ask("visitor", "look_at_case", case=number)

    assert seen["acts"] == ["object"]
    assert after == No("not-there")


def test_an_objection_that_is_upheld_ends_the_case(isle: World) -> None:
    """With the reason, which the applicant is told."""
    number = noticed(isle)
    isle.does("visitor", number, "object", "They founded the firm")
    kept = isle.does("carl", number, "uphold", "So it is, says the register")

    assert kept.case.state.end == "refused"
    assert ("case_moved", "uphold") in isle.told("wang")
