"""One fixture a database: every test here runs on each. What belongs to one of them says so in its file name."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kjfz_bot.storage import inbox
from kjfz_bot.storage.inbox import Letter
from kjfz_bot.storage.people import AddressBook, AddressKey
from kjfz_bot.storage.store import Store, open_store

NOON = datetime(2026, 3, 1, 4, tzinfo=UTC)

OpenStore = Callable[[], Store]


@pytest.fixture
def opening(database_url: str, tmp_path: Path) -> OpenStore:
    """Opens the database of this test, again and again the same one."""
    return lambda: open_store(tmp_path, serving=False, url=database_url)


@pytest.fixture
def store(opening: OpenStore) -> Iterator[Store]:
    """An open, empty database."""
    opened = opening()
    yield opened
    opened.close()


@pytest.fixture
def post(store: Store) -> Callable[..., Letter]:
    """Puts a letter into the inbox, as an arrival would."""

    def put(update_id: str, name: str = "ada", body: str = "hello", at: datetime = NOON) -> Letter:
        key = AddressKey("web", name)
        with store.transaction() as uow:
            address = AddressBook().resolve(uow, {key: "en"}, at)[key]
            (seq,) = uow.take_ids(1)
            letter = Letter(seq, address, update_id, "text", body, at, at)
            inbox.add(uow, [letter])
        return letter

    return put
