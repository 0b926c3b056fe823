"""Everything is checked once, by as many processes at a time as a small server has processors."""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from kjfz_bot.files.checker import check
from kjfz_bot.files.verdict import Checked
from tests.unit.files.packages import Sample


class Laboratory:
    """Checks samples and keeps the copies that were made of them."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def check(self, samples: Mapping[str, Sample]) -> dict[str, Checked]:
        """What came of each."""
        with ThreadPoolExecutor(2) as processes:
            return dict(zip(samples, processes.map(self._check, range(len(samples)), samples.values()), strict=True))

    def copy_of(self, sample: Sample) -> bytes:
        """The clean copy made of a picture."""
        self._check(0, sample)
        return (self._folder / "0 copy").read_bytes()

    def _check(self, number: int, sample: Sample) -> Checked:
        content = self._folder / str(number)
        content.write_bytes(sample.content)
        return check(content, sample.name, self._folder / f"{number} copy")


@pytest.fixture(scope="module")
def laboratory(tmp_path_factory: pytest.TempPathFactory) -> Laboratory:
    return Laboratory(tmp_path_factory.mktemp("laboratory"))
