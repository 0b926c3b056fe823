"""The shipped server, killed where it hurts, refused where it must be, and ended politely."""

import signal
import threading
from pathlib import Path
from typing import Any

import pytest

from kjfz_bot.testing.crash import POINTS
from tests.crash.served import Served, Visitor

SAID = ("/start", "/check", "1", "back", "/check", "2")


def _shown(lines: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Lines without what differs between two runs: numbers and times."""
    return [{name: value for name, value in line.items() if name not in {"id", "at"}} for line in lines]


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    """The conversation as it goes when nobody is killed."""
    with Served(tmp_path_factory.mktemp("undisturbed")) as served:
        visitor = Visitor(served)
        for text in SAID:
            visitor.say(text)
    return _shown(visitor.lines)


@pytest.mark.parametrize("point", POINTS)
@pytest.mark.prove
def test_after_a_kill_the_conversation_goes_on_as_if_nothing_had_been(
    point: str, tmp_path: Path, undisturbed: list[dict[str, Any]]
) -> None:
    """The same question stands, the answers are intact, nothing is said twice."""
    with Served(tmp_path) as served:
        visitor = Visitor(served)
        for text in SAID[:3]:
            visitor.say(text)
        served.again(point)
        first = served.process
        for text in SAID[3:]:
            visitor.say(text)

        assert first.poll() == -signal.SIGKILL
        assert _shown(visitor.lines) == undisturbed


def test_a_second_server_on_the_same_database_is_refused(tmp_path: Path) -> None:
    """It says who has it and what to do, shows no traceback, and the first goes on."""
    with Served(tmp_path) as first, Served(tmp_path) as second:
        status, errors = second.end()

        assert status == 1
        assert f"already served by process {first.process.pid}" in errors
        assert "KJFZ_DATA_DIR" in errors
        assert "Traceback" not in errors
        Visitor(first).say("/start")


def test_sigterm_ends_the_server_after_what_is_in_hand(tmp_path: Path) -> None:
    """Every acknowledged message is answered when the process ends with status 0."""
    with Served(tmp_path) as served:
        visitors = [Visitor(served) for _ in range(5)]
        threads = [threading.Thread(target=visitor.say, args=("/start",)) for visitor in visitors]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

        status, errors = served.end()

        assert (served.said.startswith("kjfz-bot is ready: http://127.0.0.1:"), status) == (True, 0)
        assert "Traceback" not in errors
