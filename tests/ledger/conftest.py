"""A small programme that runs, on each database."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kjfz_bot.storage.store import open_store
from tests.ledger.world import World, build


@pytest.fixture
def world(tmp_path: Path, database_url: str) -> Iterator[World]:
    """Everybody there is, and nothing entered yet."""
    store = open_store(tmp_path, serving=False, url=database_url)
    yield build(store)
    store.close()
