"""Job rows: asked for once, found when due, and how far they have come."""

from datetime import timedelta

from kjfz_bot.storage import jobs
from kjfz_bot.storage.jobs import Job
from kjfz_bot.storage.store import Store
from tests.storage.conftest import NOON


def _first(store: Store) -> Job | None:
    with store.reading() as uow:
        return jobs.first(uow)


def test_the_same_job_is_asked_for_once(store: Store) -> None:
    """Two schedulers that ask for one day's work make one row."""
    with store.transaction() as uow:
        asked = [jobs.add(uow, "retention", "2026-03-01", NOON, {}) for _ in range(2)]

    assert asked == [True, False]


def test_the_job_due_first_is_first(store: Store) -> None:
    """Jobs come by their time, not by when they were asked for."""
    with store.transaction() as uow:
        jobs.add(uow, "retention", "later", NOON + timedelta(hours=1), {})
        jobs.add(uow, "retention", "sooner", NOON, {"n": 1}, actor=7)

    first = _first(store)

    assert first is not None
    assert (first.key, first.arguments, first.actor, first.due_at) == ("sooner", {"n": 1}, 7, NOON)


def test_progress_and_attempts_survive(store: Store) -> None:
    """A job goes on where it was, and its attempts are counted."""
    with store.transaction() as uow:
        jobs.add(uow, "retention", "x", NOON, {})
    job = _first(store)
    assert job is not None

    with store.transaction() as uow:
        jobs.count_attempt(uow, job)
        jobs.advance(uow, job, {"removed": 50})
        jobs.postpone(uow, job, NOON + timedelta(minutes=5))

    again = _first(store)
    assert again is not None
    assert (again.attempts, again.progress, again.due_at) == (1, {"removed": 50}, NOON + timedelta(minutes=5))


def test_a_finished_or_given_up_job_is_not_found_again(store: Store) -> None:
    """Neither is done twice, nor asked for again under the same key."""
    for key, end in (("done", jobs.finish), ("dead", jobs.give_up)):
        with store.transaction() as uow:
            jobs.add(uow, "retention", key, NOON, {})
        job = _first(store)
        assert job is not None
        with store.transaction() as uow:
            end(uow, job)
            assert not jobs.add(uow, "retention", key, NOON, {})

    assert _first(store) is None
