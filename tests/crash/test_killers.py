"""A message that kills every process that works on it: it is given up, and it is the only one."""

from pathlib import Path

from kjfz_bot.app.lanes import MAX_ATTEMPTS
from tests.crash.forked import in_child
from tests.unit.app.house import House


def _live(directory: Path) -> None:
    house = House(directory)
    house.settle()
    house.close()


def test_a_message_that_kills_takes_no_other_with_it(tmp_path: Path) -> None:
    """Twenty people write at once, the words of one are deadly: five processes die, nineteen notes are kept."""
    house = House(tmp_path)
    names = [f"p{n}" for n in range(20)]
    for name in names:
        house.talk(name, "hello")
    for name in names:
        house.send(name, "die" if name == "p7" else name)
    house.writer.cycle()
    house.close()

    lives = 0
    while not in_child(lambda: _live(tmp_path)):
        lives += 1

    house = House(tmp_path)
    # The first attempt was counted by the process that stored the messages, and ended before it came to work on them.
    assert lives == MAX_ATTEMPTS - 1
    assert sorted(house.notes()) == sorted(name for name in names if name != "p7")
    assert [body for body, state, _ in house.letters() if state == "dead"] == ["die"]
    house.close()
