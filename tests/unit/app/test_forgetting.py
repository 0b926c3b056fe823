"""Who asks to be forgotten is forgotten at once, and is a newcomer from then on."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from kjfz_bot.app.jobs import Jobs
from kjfz_bot.services.retention import FAREWELL
from kjfz_bot.storage.schema import JOB, PERSON
from tests.unit.app.house import ASKED, GOODBYE, House

SECRET = "the red umbrella"


@pytest.fixture
def working(house: House) -> Iterator[House]:
    """A house whose writer runs in its thread, since jobs wait for it."""
    house.talk("ada", "hello", SECRET, "/gone")
    house.writer.start()
    yield house
    house.writer.stop(5)


def _read(directory: Path) -> bytes:
    return b"".join(path.read_bytes() for path in directory.iterdir())


def _count(house: House, table: sa.Table) -> int:
    with house.store.reading() as uow:
        return uow.connection.execute(sa.select(sa.func.count()).select_from(table)).scalar_one()


def test_the_last_words_are_all_that_is_left(house: House) -> None:
    """They ask nothing, since nothing of the conversation goes on; others keep theirs."""
    house.talk("ben", "hello")
    house.talk("ada", "hello")

    assert house.talk("ada", "/gone") == [GOODBYE]
    assert house.lines("ben") == ["> hello", ASKED]


def test_what_was_said_is_in_no_file_any_more(house_on_files: House) -> None:
    """No job has to run for that, and no process has to end: a kill right after the turn finds nothing."""
    house = house_on_files
    house.talk("ada", "hello", SECRET)
    assert SECRET.encode() in _read(house.directory)
    with house.store.transaction() as uow:
        uow.connection.execute(sa.delete(JOB).where(JOB.c.kind == "note"))

    house.talk("ada", "/gone")

    assert SECRET.encode() not in _read(house.directory)


def test_the_next_message_begins_anew(house: House) -> None:
    """In the language spoken before, and what is answered then is kept."""
    house.talk("ada", "hello", "/gone")
    house.restart()

    assert house.talk("ada", "hi") == [GOODBYE, "> hi", ASKED]
    assert house.talk("ada", "buy milk")[-2:] == ["Kept.", ASKED]


def test_what_waits_behind_the_wish_goes_too(house: House) -> None:
    """Whatever was sent before the last words were read belongs to what is forgotten."""
    house.talk("ada", "hello")
    for text in ("/gone", "one", "two"):
        house.send("ada", text)
    house.settle()

    assert house.lines("ada") == [GOODBYE]
    assert house.waiting() == []
    assert house.notes() == []


def test_the_address_goes_once_the_last_words_could_be_read(working: House) -> None:
    """Then no row is left of them."""
    jobs = Jobs(working.store, working.writer, lambda: working.now)
    jobs.run_due()
    assert working.lines("ada") == [GOODBYE]

    working.now += FAREWELL
    jobs.run_due()

    assert (working.lines("ada"), _count(working, PERSON)) == ([], 0)


def test_who_comes_back_before_that_stays(working: House) -> None:
    """The newcomer's answers are not taken for the old ones."""
    working.send("ada", "hi").result(5)

    working.now += FAREWELL
    Jobs(working.store, working.writer, lambda: working.now).run_due()

    assert working.lines("ada")[:2] == [GOODBYE, "> hi"]


def test_a_wish_whose_turn_fails_forgets_nothing(house: House) -> None:
    """Either all of it is gone with the last words said, or nothing is."""
    house.talk("ada", "hello")
    house.send("ada", "/gone")
    house.writer.cycle()
    with house.store.transaction() as uow:
        uow.connection.execute(sa.text("CREATE TABLE pet (owner bigint NOT NULL REFERENCES person (id))"))
        uow.connection.execute(sa.text("INSERT INTO pet SELECT id FROM person"))

    house.writer.cycle()

    assert house.lines("ada") == ["> hello", ASKED, "> /gone"]
