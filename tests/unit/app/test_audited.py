"""Whatever changes something leaves a row in the audit, in the same commit; reading leaves none."""

import json
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
import sqlalchemy as sa

from kjfz_bot.app.jobs import Jobs
from kjfz_bot.services.retention import KEPT
from kjfz_bot.storage import jobs
from kjfz_bot.storage.audit_roots import RootFile
from kjfz_bot.storage.schema import AUDIT
from kjfz_bot.storage.store import FILE_NAME
from tests.unit.app.house import NOON, House
from tools.audit_verifier import verify


def _deeds(house: House) -> list[dict[str, Any]]:
    with house.store.reading() as uow:
        return [json.loads(entry) for entry in uow.connection.execute(sa.select(AUDIT.c.entry)).scalars()]


@pytest.fixture
def background(house: House) -> Iterator[Jobs]:
    """Jobs over a writer that runs in its thread."""
    house.writer.start()
    yield Jobs(house.store, house.writer, lambda: house.now)
    house.writer.stop(5)


def test_a_service_that_did_something_is_recorded(house: House) -> None:
    """Which one, for whom, when, and a fingerprint of what it was given; not what was said."""
    house.talk("ada", "hello", "buy milk")

    (deed,) = _deeds(house)
    assert {name: deed[name] for name in ("action", "step", "why", "seq")} == {
        "action": "keep_note",
        "step": "save",
        "why": "do",
        "seq": 1,
    }
    assert len(deed["inputs"]) == 64
    assert "milk" not in json.dumps(deed)


@pytest.mark.parametrize("note", ["boom", "half"])
def test_what_was_taken_back_is_not_recorded(house: House, note: str) -> None:
    """A deed is in the transaction of what it records."""
    house.talk("ada", "hello", note)

    assert (_deeds(house), house.notes()) == ([], [])


def test_erasing_is_recorded_and_nothing_else_is_left(house: House, background: Jobs) -> None:
    """The chain of somebody who was silent too long ends with that."""
    house.send("ada", "hello").result(5)
    house.writer.work(lambda _uow: None).result(5)
    house.now += KEPT + timedelta(days=1)

    background.run_due()

    assert [(deed["action"], deed["by"]) for deed in _deeds(house)] == [("erased", "retention")]


def test_the_days_root_is_published_outside_the_database(house: House, background: Jobs) -> None:
    """It covers every chain, and a verifier of its own agrees."""
    for name in ("ada", "ben", "cy"):
        for text in ("hello", "a note"):
            house.send(name, text).result(5)
            house.writer.work(lambda _uow: None).result(5)
            house.writer.work(lambda _uow: None).result(5)

    background.run_due()

    (root,) = RootFile(house.directory).read()
    assert (root.day, root.chains) == ("2026-03-01", 3)
    assert list(verify(house.url or str(house.store.directory / FILE_NAME), RootFile(house.directory).path)) == []


def test_a_root_that_was_published_before_the_kill_is_not_published_twice(house: House, background: Jobs) -> None:
    """The job's last step is done again and finds its line."""
    background.run_due()
    with house.store.transaction() as uow:
        jobs.add(uow, "seal", "2026-03-01 again", NOON, {})
        uow.connection.exec_driver_sql("DELETE FROM job WHERE key = '2026-03-01' AND kind = 'seal'")
        uow.connection.exec_driver_sql("UPDATE job SET key = '2026-03-01' WHERE kind = 'seal'")

    background.run_due()

    assert [root.day for root in RootFile(house.directory).read()] == ["2026-03-01"]
