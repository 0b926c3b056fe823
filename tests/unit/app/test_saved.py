"""A saved conversation, played again, gives the same answers; the first that is not the same is shown."""

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from rich.console import Console

from kjfz_bot.app import operating, saved
from kjfz_bot.app.settings import Settings
from kjfz_bot.app.turn import Conductor
from kjfz_bot.app.wiring import wired_content
from kjfz_bot.app.writer import Writer
from kjfz_bot.errors import SavedFileError, StoreError
from kjfz_bot.services.registry import SERVICES
from kjfz_bot.storage.people import AddressKey
from tests.unit.app.house import House

ADA = AddressKey("web", "ada-canary")
SAID = ("/start", "/check", "1", "2", "r9:none", "1", "/lang", "2", "back", "/check", "nonsense")


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database in which somebody talked with the shipped dialogues, in both languages."""
    directory = tmp_path_factory.mktemp("said")
    house = House(directory)
    house.writer = Writer(
        house.store, Conductor(wired_content(), SERVICES, "en"), lambda: house.now, lambda _keys: None
    )
    house.writer.restore()
    for number, text in enumerate(SAID):
        house.send(ADA.external_id, text, f"u{number}", "zh-CN")
        house.wait(7)
    house.close()
    return directory


@pytest.fixture
def talked(said: Path, tmp_path: Path) -> Settings:
    """The settings of a copy of it."""
    return Settings(data_dir=Path(shutil.copytree(said, tmp_path, dirs_exist_ok=True)))


def _save(settings: Settings) -> Path:
    path = settings.data_dir / "saved.jsonl"
    assert operating.save_conversation(settings, ADA, path) == len(SAID)
    return path


def test_a_saved_conversation_played_again_gives_the_same_answers(talked: Settings) -> None:
    """Also where it changed its language, and whatever the server's own is."""
    assert operating.replay_file(_save(talked)) is None


def test_the_first_difference_is_shown(talked: Settings) -> None:
    """Which message, what was said, what was answered then and now."""
    file = saved.read(_save(talked).read_text())
    third = file.exchanges[2]
    other = {**third.replies[0], "text": "something else"}
    changed = replace(third, replies=(other, *third.replies[1:]))

    difference = saved.replay(
        wired_content(), replace(file, exchanges=(*file.exchanges[:2], changed, *file.exchanges[3:]))
    )

    assert difference is not None
    assert difference.number == 3
    assert "something else" in str(difference)
    assert str(difference).startswith("Message 3 (2026-03-01T04:00:21+00:00) is answered differently.\n> 1\n")


def test_the_file_names_nobody(talked: Settings) -> None:
    """Neither the address nor the person's number is in it, and only this user may read it."""
    path = _save(talked)

    assert "canary" not in path.read_text()
    assert path.stat().st_mode & 0o777 == 0o600


def test_that_it_was_saved_stays_in_the_audit(talked: Settings) -> None:
    """Once for each file, with its hash."""
    _save(talked)

    assert operating.findings(talked, Console(quiet=True)) == []


def test_a_file_that_is_there_is_not_written_over(talked: Settings) -> None:
    """It is named, and nothing is recorded."""
    path = _save(talked)

    with pytest.raises(SavedFileError, match="cannot be made: File exists"):
        operating.save_conversation(talked, ADA, path)


def test_an_address_nobody_wrote_from_has_no_conversation(talked: Settings) -> None:
    """What was typed is not repeated."""
    with pytest.raises(StoreError, match="Nobody has written from that address on the channel 'web'"):
        operating.save_conversation(talked, AddressKey("web", "ben"), talked.data_dir / "saved.jsonl")


def test_a_file_that_was_changed_is_refused(talked: Settings) -> None:
    """Playing it again would show nothing about what happened."""
    path = _save(talked)
    path.write_text(path.read_text().replace("nonsense", "sense"))

    with pytest.raises(SavedFileError, match="was changed since it was saved"):
        operating.replay_file(path)


@pytest.mark.parametrize("text", ["", "hello", "{}", json.dumps({"conversation": 2}), "[1]"])
def test_another_file_is_refused(talked: Settings, text: str) -> None:
    """It says which command makes the right one."""
    path = talked.data_dir / "other"
    path.write_text(text)

    with pytest.raises(SavedFileError, match="no saved conversation"):
        operating.replay_file(path)
