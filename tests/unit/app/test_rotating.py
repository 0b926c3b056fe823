"""A new master key: everything opens with it alone, also what is said while it is brought in, also after a kill."""

import base64
from pathlib import Path

import pytest
from pydantic import SecretStr

from kjfz_bot.app.rotating import drop_old, rotate
from kjfz_bot.app.settings import Settings
from kjfz_bot.errors import KeyFileError
from kjfz_bot.storage import key_file, rotation
from tests.unit.app.house import ASKED, House


@pytest.fixture
def settings(house: House) -> Settings:
    """An operator's, for the database of the house."""
    return Settings(data_dir=house.directory, database_url=SecretStr(house.url))


def _file(house: House) -> Path:
    return house.directory / key_file.FILE_NAME


def _keys(house: House) -> list[str]:
    return [line for line in _file(house).read_text().splitlines() if not line.startswith("#")]


def test_after_a_rotation_the_new_key_opens_everything_alone(house: House, settings: Settings) -> None:
    """The old one is of no use to anybody any more."""
    said = house.talk("ada", "hello", "buy milk")
    (old,) = _keys(house)
    heard: list[tuple[int, int]] = []

    assert rotate(settings, lambda *step: heard.append(step)) == 3
    house.store.close()
    assert drop_old(settings) == 1

    (new,) = _keys(house)
    assert new != old
    house.restart()
    assert house.lines("ada") == said
    assert heard[-1] == (3, 3)
    _file(house).write_text(f"{old}\n")
    with pytest.raises(KeyFileError, match="not the one this database was written with"):
        house.restart()


def test_a_server_works_on_beside_a_rotation(house: House, settings: Settings) -> None:
    """It opens what was wrapped anew, and what it wraps itself with the earlier key still opens."""
    house.talk("ada", "hello")

    rotate(settings, lambda *_: None)
    house.writer.restore()

    assert house.talk("ada", "buy milk")[-1] == ASKED
    assert house.talk("ben", "hello")[-1] == ASKED
    house.restart()
    assert house.talk("ben", "sell bread")[-2] == "Kept."


def test_earlier_keys_stay_while_they_are_needed(house: House, settings: Settings) -> None:
    """What a server wrapped meanwhile would be lost with them."""
    rotate(settings, lambda *_: None)
    house.talk("ben", "hello")
    house.store.close()

    with pytest.raises(KeyFileError, match="Run `kjfz-bot keys rotate` first"):
        drop_old(settings)
    assert rotate(settings, lambda *_: None) == 1
    assert drop_old(settings) == 1


def test_earlier_keys_stay_while_a_server_runs(house_on_files: House) -> None:
    """It may wrap with them at any moment."""
    settings = Settings(data_dir=house_on_files.directory)
    rotate(settings, lambda *_: None)

    with pytest.raises(KeyFileError, match="Stop every server"):
        drop_old(settings)


def test_a_rotation_that_was_cut_off_is_gone_on_with(house: House, settings: Settings) -> None:
    """No third key is made for it."""
    house.talk("ada", "hello")
    key_file.add(_file(house))

    rotate(settings, lambda *_: None)

    assert len(_keys(house)) == 2
    house.store.close()
    house.restart()
    with house.store.reading() as uow:
        assert rotation.behind(uow, house.store.masters) == 0


def test_a_key_file_is_changed_whole_or_not_at_all(tmp_path: Path) -> None:
    """It is for this user only, as before, and every line is a key."""
    path = tmp_path / "kjfz.key"
    key_file.make(path)

    key_file.add(path)

    lines = [line for line in path.read_text().splitlines() if not line.startswith("#")]
    assert [len(base64.b64decode(line)) for line in lines] == [32, 32]
    assert path.stat().st_mode & 0o777 == 0o600
    assert [other.name for other in tmp_path.iterdir()] == ["kjfz.key"]
