"""The world that tests of cases share: sound to the last row when a test has ended."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kjfz_bot.storage.store import open_store
from tests.cases.world import World, build


@pytest.fixture
def world(tmp_path: Path, database_url: str) -> Iterator[World]:
    """Everybody a case in Ningbo passes through."""
    store = open_store(tmp_path, serving=False, url=database_url)
    yield build(store)
    store.close()


@pytest.fixture
def changping(tmp_path: Path, database_url: str) -> Iterator[World]:
    """The same in Changping."""
    store = open_store(tmp_path, serving=False, url=database_url)
    yield build(store, "changping")
    store.close()
