"""What is made to harm, to hide or to deceive is refused, for the reason that tells an honest sender what to do."""

import pytest

from kjfz_bot.files.kinds import MEGABYTE
from kjfz_bot.files.verdict import REASONS, Checked
from tests.unit.files.conftest import Laboratory
from tests.unit.files.hostile import traps
from tests.unit.files.traps import Trap

SAID_ELSEWHERE = {"too-large", "unchecked", "lost"}
"""Reasons for which no file has to be made: its length alone, a check that failed, one that never came."""


@pytest.fixture(scope="module")
def set_up() -> dict[str, Trap]:
    return traps()


@pytest.fixture(scope="module")
def checked(laboratory: Laboratory, set_up: dict[str, Trap]) -> dict[str, Checked]:
    return laboratory.check({what: trap.sample for what, trap in set_up.items()})


def test_hostile_files_are_refused(checked: dict[str, Checked], set_up: dict[str, Trap]) -> None:
    """Each of sixty and more is refused for its own reason."""
    reasons = {what: getattr(one.verdict, "reason", "taken") for what, one in checked.items()}

    wrong = {what: reasons[what] for what, trap in set_up.items() if reasons[what] != trap.reason}

    assert wrong == {}
    assert len(set_up) >= 60


def test_every_reason_has_a_file(set_up: dict[str, Trap]) -> None:
    """No reason is said that no file was ever refused for."""
    assert {trap.reason for trap in set_up.values()} == set(REASONS) - SAID_ELSEWHERE


def test_no_hostile_file_takes_more_than_512_megabytes(checked: dict[str, Checked]) -> None:
    """Whatever a file claims or unpacks to."""
    assert max(one.peak for one in checked.values()) <= 512 * MEGABYTE
