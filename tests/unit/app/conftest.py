"""The house that tests of the way of a message share."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.unit.app.house import House


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    """A house on an empty database."""
    opened = House(tmp_path)
    yield opened
    opened.close()
