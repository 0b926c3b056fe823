"""Two officers start the same round at once, and others decide alone meanwhile: everything is decided once.

Each writes in a session of their own, as two servers do.
"""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier
from typing import Any

import pytest

from kjfz_bot.dialog.inbound import No, Ok
from kjfz_bot.services import rounds
from kjfz_bot.storage.store import Store, open_store
from tests.cases.meeting import Meeting
from tests.cases.world import build

RACES = 5


@pytest.fixture
def two(tmp_path: Path, database_url: str) -> Iterator[tuple[Meeting, Store]]:
    """A meeting, and a second server on the same database."""
    first, second = (open_store(tmp_path, serving=False, url=database_url) for _ in range(2))
    yield Meeting(build(first)), second
    second.close()
    first.close()


def test_two_officers_start_one_round_at_once(two: tuple[Meeting, Store]) -> None:
    """One begins it, the other is told so; there is one job, and each case is decided once."""
    meeting, second = two
    world = meeting.world
    meeting.wait(2)
    number = meeting.made()
    decide = rounds.services(world.programmes)["decide_round"]
    said: dict[str, dict[str, Any]] = {
        who: {"seen": meeting.look(number, who), "words": "Agreed", "remark": None, "minutes": meeting.minutes(who)}
        for who in ("carl", "cora")
    }
    start = Barrier(2)

    def begin(who: str, store: Store) -> Ok | No:
        start.wait()
        with store.transaction() as uow:
            return decide.run(uow, world.actor(who), said[who])

    with ThreadPoolExecutor(2) as pool:
        answers = list(pool.map(begin, ("carl", "cora"), (world.store, second)))
    meeting.work()

    assert sorted(_state(answer) for answer in answers) == ["begun", "overtaken"]
    assert [each[1] for each in meeting.results(number)] == ["done", "done"]
    decided = [each for case in meeting.cases for each in world.case(case).events if each.step == "decide"]
    assert len(decided) == 2
    assert len(meeting.told("carl")) + len(meeting.told("cora")) == 1


def test_the_quota_holds_for_those_who_decide_alone_at_once(two: tuple[Meeting, Store]) -> None:
    """The last place is taken once, whoever comes first."""
    meeting, second = two
    world = meeting.world
    for _ in range(RACES):
        cases = meeting.wait(2)[-2:]
        number = meeting.made(quota=1)
        seen = [world.look(who, case) for who, case in zip(("carl", "cora"), cases, strict=True)]
        start = Barrier(2)

        def act(who: str, store: Store, case: Any, start: Barrier = start) -> Ok | No:
            start.wait()
            with store.transaction() as uow:
                return world.within(uow, who, "act_on_case", seen=case, act="pass", opinion="Agreed")

        with ThreadPoolExecutor(2) as pool:
            answers = list(pool.map(act, ("carl", "cora"), (world.store, second), seen))

        assert sorted(_state(answer) for answer in answers) == ["case-gate-quota_left", "pass"]
        left = next(case for case in cases if world.case(case).case.state.step == "decide")
        meeting.excepts(number, left, "refuse")
        meeting.decided(number)


def test_the_job_and_an_officer_do_not_wait_for_each_other(two: tuple[Meeting, Store]) -> None:
    """Somebody decides alone on cases of a round while it is being decided: both come to their end."""
    meeting, second = two
    world = meeting.world
    cases = meeting.wait(8)
    number = meeting.made(quota=8)
    meeting.begins(meeting.look(number))
    seen = [world.look("cora", case) for case in cases]
    start = Barrier(2)

    def alone() -> list[Ok | No]:
        start.wait()
        answers = []
        for each in reversed(seen):
            with second.transaction() as uow:
                said = {"seen": each, "act": "refuse", "reason": "No"}
                answers.append(world.within(uow, "cora", "act_on_case", **said))
        return answers

    def together() -> int:
        start.wait()
        return meeting.work()

    with ThreadPoolExecutor(2) as pool:
        one, other = pool.submit(alone), pool.submit(together)
        answers = one.result(60)
        other.result(60)

    refused = sum(_state(answer) == "refuse" for answer in answers)
    assert [each[1] for each in meeting.results(number)].count("done") + refused == len(cases)
    decided = [each for case in cases for each in world.case(case).events if each.step == "decide"]
    assert len(decided) == len(cases)
    assert meeting.state(number) == "decided"


def _state(answer: Ok | No) -> str:
    return answer.reason if isinstance(answer, No) else f"{answer.text_args['state']}"
