"""A process that is killed at any statement or commit of a message's way: the next one comes to the same end."""

from itertools import count
from pathlib import Path

from kjfz_bot.testing.crash import die_at_moment
from tests.crash.forked import in_child
from tests.unit.app.house import ASKED, KEPT, House

STORY = ["> hello", ASKED, "> buy milk", KEPT, ASKED]


def _say(directory: Path, update_id: str, text: str) -> None:
    house = House(directory)
    house.send("ada", text, update_id)
    house.settle()
    house.close()


def test_a_kill_at_any_moment_loses_nothing_and_doubles_nothing(tmp_path: Path) -> None:
    """The message is delivered again after the kill, as channels do; it is acted on and answered once."""
    for moment in count(1):
        directory = tmp_path / str(moment)
        _say(directory, "1", "hello")

        def life(directory: Path = directory, moment: int = moment) -> None:
            die_at_moment(moment)
            _say(directory, "2", "buy milk")

        survived = in_child(life)
        _say(directory, "2", "buy milk")

        house = House(directory)
        assert (house.lines("ada"), house.notes()) == (STORY, ["buy milk"]), f"killed at moment {moment}"
        house.close()
        if survived:
            break
    assert moment > 12  # two commits and every statement of both were among the moments


def test_a_stored_message_needs_no_second_delivery(tmp_path: Path) -> None:
    """Once the storing commit is through, the message is answered even if nobody ever sends it again."""
    for moment in count(1):
        directory = tmp_path / str(moment)
        _say(directory, "1", "hello")

        def life(directory: Path = directory, moment: int = moment) -> None:
            die_at_moment(moment)
            _say(directory, "2", "buy milk")

        survived = in_child(life)
        house = House(directory)
        stored = house.lines("ada")[-1] == "> buy milk"
        house.settle()

        finished = house.lines("ada") == STORY
        assert finished or not stored, f"killed at moment {moment}"
        house.close()
        if survived:
            break
