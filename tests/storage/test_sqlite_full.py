"""A disk without room, or broken: nothing is half kept, the error says what to do, and writing goes on once it can."""

from collections.abc import Callable
from pathlib import Path

import pytest

from kjfz_bot.errors import StoreBroken, StoreFull
from kjfz_bot.storage import inbox
from kjfz_bot.storage.inbox import Letter
from kjfz_bot.storage.store import Store
from kjfz_bot.testing.disk import LimitedDisk, failing_disk
from tests.storage.conftest import NOON

Post = Callable[..., Letter]


@pytest.fixture
def database_url() -> str:
    """None: what is limited here is a file."""
    return ""


def test_a_full_disk_is_named_and_keeps_nothing_of_the_transaction(store: Store, post: Post, tmp_path: Path) -> None:
    """What was there stays, what was being written is gone as a whole."""
    letter = post("1")
    LimitedDisk(store).fill()

    with pytest.raises(StoreFull, match=rf"{tmp_path}.* is full.*Make room"):
        _write_much(store, letter)

    assert _waiting(store) == 1


def test_writing_goes_on_when_there_is_room_again(store: Store, post: Post) -> None:
    """Nothing has to be started anew."""
    letter = post("1")
    disk = LimitedDisk(store)
    disk.fill()
    with pytest.raises(StoreFull):
        _write_much(store, letter)

    disk.free()
    _write_much(store, letter)

    assert _waiting(store) == 101


def test_a_disk_that_fails_is_told_apart(store: Store, post: Post) -> None:
    """After an error of the disk nothing more can be trusted, so it is not an error to try again after."""
    letter = post("1")

    with failing_disk(store), pytest.raises(StoreBroken, match="SQLITE_IOERR_FSYNC"):
        _write_much(store, letter)

    assert _waiting(store) == 1


def _write_much(store: Store, letter: Letter) -> None:
    with store.transaction() as uow:
        seqs = uow.take_ids(100)
        inbox.add(uow, [Letter(seq, letter.address, f"n{seq}", "text", "x" * 10_000, NOON, NOON) for seq in seqs])


def _waiting(store: Store) -> int:
    with store.reading() as uow:
        return len(inbox.waiting(uow))
