"""A round of 500 decisions: within ten seconds, by the job as it runs in a server, beside everything else."""

from pathlib import Path
from time import monotonic

import pytest

from kjfz_bot.dialog.inbound import Ok
from kjfz_bot.storage.store import open_store
from tests.cases.meeting import Meeting
from tests.cases.spoken import opened, run_jobs
from tests.cases.world import build

CASES, SOME, SECONDS = 500, 60, 10.0


@pytest.mark.prove
def test_five_hundred_are_decided_in_ten_seconds(tmp_path: Path, database_url: str, prove_full: bool) -> None:
    """Looked at, begun, and decided to the last one and its notice; the sample has fewer and asks for no speed."""
    cases = CASES if prove_full else SOME
    store = open_store(tmp_path, serving=False, url=database_url)
    meeting = Meeting(build(store))
    meeting.wait(cases)
    number = meeting.made()
    began = monotonic()
    seen = meeting.look(number)
    looked = monotonic() - began
    began = monotonic()
    assert isinstance(meeting.decide(seen), Ok)
    asked = monotonic() - began
    store.close()

    office = opened(tmp_path, database_url)
    office.now = meeting.world.now
    began = monotonic()
    run_jobs(office)
    took = monotonic() - began
    office.close()

    store = open_store(tmp_path, serving=False, url=database_url)
    meeting.world.store = store
    done = [each[1] for each in meeting.results(number)]
    store.close()
    print(f"looked at in {looked:.2f} s, begun in {asked:.2f} s, decided in {took:.2f} s")  # noqa: T201 - a figure
    assert done == ["done"] * cases
    assert took <= SECONDS or not prove_full
