"""The house and the office that tests of the way of a message share."""

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
import structlog

from tests.unit.app.house import House
from tests.unit.app.office import Office


@pytest.fixture(autouse=True)
def _own_logs() -> Iterator[None]:
    """Take back what a test set up for the log of the process."""
    handlers, level = logging.root.handlers[:], logging.root.level
    yield
    structlog.reset_defaults()
    logging.root.handlers[:] = handlers
    logging.root.setLevel(level)


@pytest.fixture
def house(tmp_path: Path, database_url: str) -> Iterator[House]:
    """A house on an empty database."""
    opened = House(tmp_path, database_url)
    yield opened
    opened.close()


@pytest.fixture
def house_on_files(sqlite_database: Path) -> Iterator[House]:
    """A house whose database is a file, for tests of what is in files."""
    opened = House(sqlite_database)
    yield opened
    opened.close()


@pytest.fixture
def office(tmp_path: Path, database_url: str) -> Iterator[Office]:
    """The shipped dialogues on an empty database, which is sound to the last row when a test has ended."""
    opened = Office(tmp_path, database_url)
    yield opened
    assert opened.findings() == []
    opened.close()
