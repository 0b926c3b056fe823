"""A process that is killed at any statement or commit of a message's way: the next one comes to the same end."""

import shutil
import time
from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest

from kjfz_bot.storage import key_file
from kjfz_bot.testing.crash import die_at_moment
from tests.crash.forked import in_child
from tests.slate import Slate
from tests.unit.app.house import ASKED, KEPT, House

STORY = ["> hello", ASKED, "> buy milk", KEPT, ASKED]

OpenHouse = Callable[[], House]


@pytest.fixture(params=["sqlite", "postgresql"])
def build(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[int], OpenHouse]:
    """Makes an empty database for each moment; what it returns opens a house on it, again and again."""
    if request.param == "sqlite":
        empty: Path = request.getfixturevalue("migrated_file")

        def on_sqlite(moment: int) -> OpenHouse:
            folder = shutil.copytree(empty, tmp_path / str(moment))
            return lambda: House(folder)

        return on_sqlite
    slate: Slate = request.getfixturevalue("slate")
    shutil.copy(request.getfixturevalue("migrated")[1], tmp_path / key_file.FILE_NAME)

    def on_postgres(_moment: int) -> OpenHouse:
        url = slate.wiped()
        return lambda: House(tmp_path, url)

    return on_postgres


def _settle(house: House) -> None:
    """Work until nothing waits: a killed process's session may keep its lanes for a blink."""
    house.settle()
    for _ in range(100):
        if not house.waiting():
            return
        time.sleep(0.05)
        house.wait(1)


def _say(open_house: OpenHouse, update_id: str, text: str) -> None:
    house = open_house()
    house.send("ada", text, update_id)
    _settle(house)
    house.close()


def test_a_kill_at_any_moment_loses_nothing_and_doubles_nothing(build: Callable[[int], OpenHouse]) -> None:
    """The message is delivered again after the kill, as channels do; it is acted on and answered once."""
    for moment in count(1):
        open_house = build(moment)
        _say(open_house, "1", "hello")

        def life(open_house: OpenHouse = open_house, moment: int = moment) -> None:
            die_at_moment(moment)
            _say(open_house, "2", "buy milk")

        survived = in_child(life)
        _say(open_house, "2", "buy milk")

        house = open_house()
        assert (house.lines("ada"), house.notes()) == (STORY, ["buy milk"]), f"killed at moment {moment}"
        assert {state for _, state, _ in house.letters()} == {"done"}, f"killed at moment {moment}"
        house.close()
        if survived:
            break
    assert moment > 12  # two commits and every statement of both were among the moments


def test_a_stored_message_needs_no_second_delivery(build: Callable[[int], OpenHouse]) -> None:
    """Once the storing commit is through, the message is answered even if nobody ever sends it again."""
    for moment in count(1):
        open_house = build(moment)
        _say(open_house, "1", "hello")

        def life(open_house: OpenHouse = open_house, moment: int = moment) -> None:
            die_at_moment(moment)
            _say(open_house, "2", "buy milk")

        survived = in_child(life)
        house = open_house()
        stored = house.lines("ada")[-1] == "> buy milk"
        _settle(house)

        finished = house.lines("ada") == STORY
        assert finished or not stored, f"killed at moment {moment}"
        house.close()
        if survived:
            break
