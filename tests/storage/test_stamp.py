"""A demonstration's database says what it is: it is neither taken for a real one, nor a real one for it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kjfz_bot.errors import StoreInUse, WrongDatabase
from kjfz_bot.storage import key_file, stamp
from kjfz_bot.storage.discard import discard_demo
from kjfz_bot.storage.store import FILE_NAME, Store, open_store
from tests.postgres import Cluster
from tests.storage.conftest import NOON

Open = Callable[[bool | None], Store]


@pytest.fixture(params=["sqlite", "postgresql"])
def new(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Open]:
    """Opens a database of this test, in which nothing is at first."""
    url, postgres = "", None
    if request.param == "postgresql":
        postgres = request.getfixturevalue("postgres")
        assert isinstance(postgres, Cluster)
        url = postgres.new_database()
    yield lambda demo: open_store(tmp_path, serving=True, url=url, demo=demo)


def test_a_real_server_refuses_a_demonstration(new: Open) -> None:
    """It says which database, why, and what to do; the people in it are left as they are."""
    new(True).close()

    with pytest.raises(WrongDatabase, match=r"is the demonstration's.*Nothing in it was changed.*kjfz-bot demo.*set K"):
        new(False)

    new(True).close()


def test_a_demonstration_refuses_what_is_none(new: Open) -> None:
    """It never comes near what real people wrote."""
    new(False).close()

    with pytest.raises(WrongDatabase, match=r"is not a demonstration's.*Nothing in it was changed.*kjfz-bot serve"):
        new(True)

    new(False).close()


def test_operators_look_at_either(new: Open) -> None:
    """Commands beside the server open whatever they are pointed at."""
    new(True).close()

    store = new(None)

    assert stamp.is_demo(store.database)
    store.close()


def test_being_filled_is_kept_or_not_with_the_transaction(new: Open) -> None:
    """Half of the invented people is none of them."""
    store = new(True)
    with pytest.raises(LookupError), store.transaction() as uow:
        stamp.note_filled(uow.connection, NOON)
        raise LookupError
    with store.reading() as uow:
        before = stamp.is_filled(uow.connection)
    with store.transaction() as uow:
        stamp.note_filled(uow.connection, NOON)
        after = stamp.is_filled(uow.connection)
    store.close()

    assert (before, after) == (False, True)


def test_a_demonstration_is_thrown_away_with_its_key(tmp_path: Path) -> None:
    """Its whole folder goes, and nothing beside it."""
    directory = tmp_path / "demo"
    open_store(directory, serving=True, demo=True).close()
    (tmp_path / "kept").touch()

    assert discard_demo(directory)

    assert [path.name for path in tmp_path.iterdir()] == ["kept"]
    assert not discard_demo(directory)


def test_a_database_of_real_people_is_never_thrown_away(tmp_path: Path) -> None:
    """Also where it lies in the place of a demonstration."""
    open_store(tmp_path, serving=True, demo=False).close()

    with pytest.raises(WrongDatabase, match="is not a demonstration's"):
        discard_demo(tmp_path)

    assert {FILE_NAME, key_file.FILE_NAME} <= {path.name for path in tmp_path.iterdir()}


def test_a_demonstration_that_is_served_is_not_thrown_away(tmp_path: Path) -> None:
    """Whoever serves it would go on with a file that has no name."""
    store = open_store(tmp_path, serving=True, demo=True)

    with pytest.raises(StoreInUse):
        discard_demo(tmp_path)

    store.close()
    assert (tmp_path / FILE_NAME).exists()


def test_a_start_that_made_nothing_yet_is_no_hindrance(tmp_path: Path) -> None:
    """An empty file is nobody's database."""
    (tmp_path / FILE_NAME).touch()

    assert not discard_demo(tmp_path)

    open_store(tmp_path, serving=True, demo=True).close()
