"""Work beside the conversations: what is kept for how long, and that a kill does not keep it from being done."""

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
import sqlalchemy as sa

from kjfz_bot.app.jobs import MAX_ATTEMPTS, PAUSE, Jobs, Later, Step
from kjfz_bot.services import retention
from kjfz_bot.services.retention import AT_ONCE, KEPT
from kjfz_bot.storage import jobs
from kjfz_bot.storage.jobs import Job
from kjfz_bot.storage.schema import JOB, PERSON
from kjfz_bot.storage.store import UnitOfWork
from tests.unit.app.house import ASKED, NOON, House

DAY = timedelta(days=1)


@pytest.fixture
def working(house: House) -> Iterator[House]:
    """A house whose writer runs in its thread, since jobs wait for it."""
    house.writer.start()
    yield house
    house.writer.stop(5)


def _work(house: House) -> None:
    Jobs(house.store, house.writer, lambda: house.now).run_due()


def _hear(house: House, *names: str) -> None:
    for told in [house.send(name, "hello") for name in names]:
        told.result(5)
    house.writer.work(lambda _uow: None).result(5)
    house.writer.work(lambda _uow: None).result(5)


def _people(house: House) -> int:
    with house.store.reading() as uow:
        return uow.connection.execute(sa.select(sa.func.count()).select_from(PERSON)).scalar_one()


def _job_states(house: House, kind: str) -> list[str]:
    with house.store.reading() as uow:
        found = uow.connection.execute(sa.select(JOB.c.state).where(JOB.c.kind == kind).order_by(JOB.c.id))
        return list(found.scalars())


def test_a_conversation_is_kept_for_fourteen_days(working: House) -> None:
    """On the fourteenth day it is still there."""
    _hear(working, "ada")

    working.now += KEPT
    _work(working)

    assert working.lines("ada") == ["> hello", ASKED]


def test_after_that_it_is_removed(working: House) -> None:
    """A moment later nothing of it is left, and its browser is a newcomer's."""
    _hear(working, "ada")

    working.now += KEPT + timedelta(seconds=1)
    _work(working)

    assert (working.lines("ada"), _people(working)) == ([], 0)
    _hear(working, "ada")
    assert working.lines("ada") == ["> hello", ASKED]


def test_every_answer_begins_the_fourteen_days_anew(working: House) -> None:
    """What counts is when the person was last heard."""
    _hear(working, "ada")
    working.now += 13 * DAY
    _hear(working, "ada")

    working.now += 13 * DAY
    _work(working)

    assert _people(working) == 1


def test_a_days_work_is_asked_for_once(working: House) -> None:
    """Restarts and second looks on one day add nothing; the next day does."""
    _work(working)
    _work(working)
    working.now += DAY
    _work(working)

    assert _job_states(working, "retention") == ["done", "done"]


def test_a_server_that_was_down_for_a_month_catches_up(working: House) -> None:
    """One run removes everybody whose time came meanwhile, in as many steps as it takes."""
    _hear(working, *(f"p{n}" for n in range(2 * AT_ONCE + 1)))

    working.now += 30 * DAY
    _work(working)

    assert _people(working) == 0
    assert _job_states(working, "retention") == ["done"]


def test_a_job_goes_on_where_it_was_killed(working: House) -> None:
    """Steps that were committed are not done again, the rest is."""
    with working.store.transaction() as uow:
        jobs.add(uow, "retention", "2026-03-01", NOON, {})
        job = jobs.first(uow)
        assert job is not None
        jobs.count_attempt(uow, job)
        jobs.advance(uow, job, {"removed": 50})
    _hear(working, "ada")
    working.now += KEPT + DAY

    _work(working)

    with working.store.reading() as uow:
        done = uow.connection.execute(sa.select(JOB).where(JOB.c.key == "2026-03-01")).one()
    assert (done.state, done.progress) == ("done", '{"removed": 51}')


def test_a_job_that_fails_is_tried_again_later_and_given_up_in_the_end(working: House) -> None:
    """It does not keep the others from being done."""
    with working.store.transaction() as uow:
        jobs.add(uow, "forget", "not a number", NOON - DAY, {})

    for _ in range(MAX_ATTEMPTS + 1):
        _work(working)
        working.now += PAUSE

    assert _job_states(working, "forget") == ["dead"]
    assert _job_states(working, "retention") == ["done"]


def test_what_takes_long_is_made_while_no_look_is_open(working: House) -> None:
    """Nobody who writes waits for it; what it made is the first step."""
    open_looks: list[bool] = []

    def maker(uow: UnitOfWork, _job: Job, _now: datetime) -> Later:
        def make() -> Step:
            open_looks.append(not uow.connection.closed)
            return then

        return Later(make)

    def then(uow: UnitOfWork, job: Job, now: datetime) -> None:
        jobs.add(uow, "forget", f"after {job.key}", now + DAY, {})

    with working.store.transaction() as uow:
        jobs.add(uow, "long", "work", NOON - DAY, {})

    Jobs(working.store, working.writer, lambda: working.now, makers={"long": maker}).run_due()

    assert open_looks == [False]
    assert _job_states(working, "long") == ["done"]
    assert _job_states(working, "forget") == ["waiting"]


def test_nobody_is_removed_with_a_message_waiting(house: House) -> None:
    """Who comes back on the fifteenth day is answered, even if the house is just cleaning up."""
    house.talk("ada", "hello")
    house.now += KEPT + DAY
    house.send("ada", "buy milk")
    house.writer.cycle()

    with house.store.transaction() as uow:
        assert retention.remove_expired(uow, house.now) == 0
    house.settle()

    assert house.notes() == ["buy milk"]


def test_jobs_work_in_the_background_until_they_are_stopped(working: House) -> None:
    """Started, they do what is due unasked; stopped, they are gone."""
    background = Jobs(working.store, working.writer, lambda: working.now)
    background.start()

    while _job_states(working, "retention") != ["done"]:
        working.writer.work(lambda _uow: None).result(5)

    background.stop()
