"""What happens when the disk is full or broken, and how the writer ends."""

from collections.abc import Iterator

import pytest

from kjfz_bot.errors import StoreBroken, StoreError, StoreFull
from kjfz_bot.testing.disk import LimitedDisk, failing_disk
from tests.unit.app.house import ASKED, House

LONG = "x" * 50_000


@pytest.fixture
def threaded(house: House) -> Iterator[House]:
    """A house whose writer works in its own thread, as in a server."""
    house.writer.start()
    yield house
    house.writer.stop(5)


def test_nothing_is_acknowledged_that_is_not_stored(house: House) -> None:
    """On a full disk the sender is told so, and nothing of the message is there."""
    house.talk("ada", "hello")
    LimitedDisk(house.store).fill()

    told = house.send("ada", LONG)
    house.settle()

    with pytest.raises(StoreFull, match="Make room"):
        told.result()
    assert house.lines("ada") == ["> hello", ASKED]


def test_what_was_acknowledged_is_answered_when_there_is_room_again(house: House) -> None:
    """However long the disk stays full, a stored message is not given up."""
    house.talk("ada", "hello")
    told = house.send("ada", LONG)
    house.writer.cycle()
    disk = LimitedDisk(house.store)
    disk.fill(room=0)
    for _ in range(50):
        house.wait(10)
    assert house.notes() == []

    disk.free()
    house.wait(10)

    assert told.result()
    assert house.notes() == [LONG]
    assert house.letters()[-1][1:] == ("done", 1)


def test_a_clock_that_is_put_back_holds_nothing_up(house: House) -> None:
    """The short wait for a full disk does not become an hour."""
    house.talk("ada", "hello")
    disk = LimitedDisk(house.store)
    disk.fill(room=0)
    house.send("ada", LONG)
    house.settle()
    disk.free()

    house.wait(-3600)

    assert house.talk("ada", "hello again")[-1] == ASKED


def test_a_small_message_may_still_fit_where_a_large_one_does_not(house_on_files: House) -> None:
    """A batch that does not fit is taken apart: whoever can be stored is."""
    house = house_on_files
    house.talk("ada", "hello")
    house.talk("ben", "hello")
    LimitedDisk(house.store).fill()

    large, small = house.send("ada", LONG), house.send("ben", "hi")
    house.writer.cycle()

    assert isinstance(large.exception(), StoreFull)
    assert small.result()


def test_a_broken_disk_ends_the_writer(threaded: House) -> None:
    """Nothing is tried again on a disk that failed: whoever waits is told, and the process has to end."""
    with failing_disk(threaded.store):
        told = threaded.send("ada", "hello")

        assert isinstance(threaded.writer.failed.exception(5), StoreBroken)
    assert isinstance(told.exception(5), StoreError)
    with pytest.raises(StoreError, match="is ending"):
        threaded.send("ada", "hello")


def test_stopping_finishes_what_is_in_hand(house: House) -> None:
    """Everything handed in before the end is stored and answered."""
    house.writer.start()
    told = [house.send(f"p{n}", "hello") for n in range(200)]

    house.writer.stop(20)

    assert all(future.result(0) for future in told)
    assert house.waiting() == []


def test_after_the_end_nothing_is_taken_in(house: House) -> None:
    """Whoever comes too late is told, and does not wait for ever."""
    house.writer.start()
    house.writer.stop(5)

    with pytest.raises(StoreError, match="Send it again"):
        house.send("ada", "hello")


def test_what_an_earlier_process_left_is_taken_up(house: House) -> None:
    """A message that was stored and not answered is answered by the next process, unasked."""
    house.talk("ada", "hello")
    house.send("ada", "buy milk")
    house.writer.cycle()

    house.restart()
    house.settle()

    assert house.notes() == ["buy milk"]


def test_other_work_is_done_between_the_turns(house: House) -> None:
    """Its result, or what went wrong, comes back to whoever asked; the turns go on."""
    good = house.writer.work(lambda uow: list(uow.take_ids(1)))
    bad = house.writer.work(lambda _uow: 1 / 0)
    house.send("ada", "hello")

    house.settle()

    assert len(good.result()) == 1
    assert isinstance(bad.exception(), ZeroDivisionError)
    assert house.lines("ada")[-1] == ASKED


def test_whose_lines_are_new_is_told_after_the_commit(house: House) -> None:
    """Both when a message is stored and when it is answered."""
    house.send("ada", "hello")

    house.writer.cycle()
    stored = list(house.stirred)
    house.settle()

    assert [key.external_id for key in stored] == ["ada"]
    assert [key.external_id for key in house.stirred] == ["ada", "ada"]


def test_what_was_tried_before_shares_its_commit_with_nobody(house: House) -> None:
    """It may be what ended the process before, or what no commit takes: nobody else's turn or message is with it."""
    for name in ("ada", "ben"):
        house.talk(name, "hello")
    house.send("ada", "first")
    house.writer.cycle()
    house.restart()
    house.writer.cycle()
    house.send("ben", "second")

    with house.commits() as commits:
        house.writer.cycle()

    assert commits == [1, 1]
