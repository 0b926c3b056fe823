"""Two officers start the same round at once, and others decide alone meanwhile: everything is decided once."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from threading import Barrier
from typing import Any

from kjfz_bot.dialog.inbound import No, Ok
from kjfz_bot.storage.store import open_store
from tests.cases.meeting import Meeting
from tests.cases.world import build

RACES = 5


def test_two_officers_start_one_round_at_once(tmp_path: Path, database_url: str) -> None:
    """One begins it, the other is told so; there is one job, and each case is decided once."""
    with closing(open_store(tmp_path, serving=False, url=database_url)) as store:
        meeting = Meeting(build(store))
        meeting.wait(2)
        number = meeting.made()
        seen = {who: meeting.look(number, who) for who in ("carl", "cora")}
        sent = {who: meeting.minutes(who) for who in ("carl", "cora")}
        start = Barrier(2)

        def begin(who: str) -> Ok | No:
            start.wait()
            return meeting.ask(who, "decide_round", seen=seen[who], words="Agreed", minutes=sent[who])

        with ThreadPoolExecutor(2) as pool:
            answers = list(pool.map(begin, ("carl", "cora")))
        meeting.work()

        assert sorted(_state(answer) for answer in answers) == ["begun", "overtaken"]
        assert [each[1] for each in meeting.results(number)] == ["done", "done"]
        decided = [each for case in meeting.cases for each in meeting.world.case(case).events if each.step == "decide"]
        assert len(decided) == 2
        assert len(meeting.told("carl")) + len(meeting.told("cora")) == 1


def test_the_quota_holds_for_those_who_decide_alone_at_once(tmp_path: Path, database_url: str) -> None:
    """The last place is taken once, whoever comes first."""
    with closing(open_store(tmp_path, serving=False, url=database_url)) as store:
        meeting = Meeting(build(store))
        world = meeting.world
        for _ in range(RACES):
            cases = meeting.wait(2)[-2:]
            number = meeting.made(quota=1)
            seen = [world.look(who, case) for who, case in zip(("carl", "cora"), cases, strict=True)]
            start = Barrier(2)

            def act(who: str, case: Any, start: Barrier = start) -> Ok | No:
                start.wait()
                with store.transaction() as uow:
                    return world.within(uow, who, "act_on_case", seen=case, act="pass", opinion="Agreed")

            with ThreadPoolExecutor(2) as pool:
                answers = list(pool.map(act, ("carl", "cora"), seen))
            meeting.excepts(
                number, next(case for case in cases if world.case(case).case.state.step == "decide"), "refuse"
            )
            meeting.decided(number)

            assert sorted(_state(answer) for answer in answers) == ["case-gate-quota_left", "pass"]


def test_the_job_and_an_officer_do_not_wait_for_each_other(tmp_path: Path, database_url: str) -> None:
    """Somebody decides alone on cases of a round while it is being decided: both come to their end."""
    with closing(open_store(tmp_path, serving=False, url=database_url)) as store:
        meeting = Meeting(build(store))
        world = meeting.world
        cases = meeting.wait(6)
        number = meeting.made(quota=6)
        meeting.begins(meeting.look(number))
        seen = [world.look("cora", case) for case in cases]
        start = Barrier(2)

        def alone() -> list[Ok | No]:
            start.wait()
            answers = []
            for each in reversed(seen):
                with store.transaction() as uow:
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
        results = [each[1] for each in meeting.results(number)]
        assert results.count("done") + refused == len(cases)
        decided = [each for case in cases for each in world.case(case).events if each.step == "decide"]
        assert len(decided) == len(cases)
        assert meeting.state(number) == "decided"


def _state(answer: Ok | No) -> str:
    return answer.reason if isinstance(answer, No) else f"{answer.text_args['state']}"
