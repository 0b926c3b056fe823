"""What honest people send is taken, whatever program wrote it."""

import pytest

from kjfz_bot.files.kinds import MEGABYTE, kind_of_name
from kjfz_bot.files.verdict import Accepted, Checked
from tests.unit.files.conftest import Laboratory
from tests.unit.files.honest import samples
from tests.unit.files.packages import Sample


@pytest.fixture(scope="module")
def sent() -> dict[str, Sample]:
    return samples()


@pytest.fixture(scope="module")
def checked(laboratory: Laboratory, sent: dict[str, Sample]) -> dict[str, Checked]:
    return laboratory.check(sent)


def test_honest_files_are_taken(checked: dict[str, Checked], sent: dict[str, Sample]) -> None:
    """Each of sixty and more is taken as what its name says; of pictures a copy is kept instead."""
    kinds = {what: kind_of_name(sample.name) for what, sample in sent.items()}

    wrong = {
        what: checked[what].verdict
        for what, kind in kinds.items()
        if kind is None or checked[what].verdict != Accepted(kind, rewritten=kind in {"jpg", "png"})
    }

    assert wrong == {}
    assert len(sent) >= 60


def test_no_check_needs_more_than_512_megabytes(checked: dict[str, Checked]) -> None:
    """Not even for the largest pictures that are taken; each process says what it needed."""
    peaks = {what: one.peak for what, one in checked.items()}

    assert min(peaks.values()) > 0
    assert max(peaks.values()) <= 512 * MEGABYTE
    assert peaks["photo as large as may be"] > 200 * MEGABYTE  # so it was measured where it matters
