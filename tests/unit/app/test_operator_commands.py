"""What an operator does to a database from the command line, as real processes: output and exit codes."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from kjfz_bot.app.lanes import MAX_ATTEMPTS
from tests.unit.app.house import House
from tests.unit.app.test_cli import CommandLine


@pytest.fixture
def bot(tmp_path: Path) -> CommandLine:
    """The command line in an empty folder."""
    return CommandLine(tmp_path)


@pytest.fixture(scope="module")
def used(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data directory of a server that was used and stopped."""
    directory = tmp_path_factory.mktemp("used")
    house = House(directory)
    house.talk("ada", "hello", "boom")
    for _ in range(MAX_ATTEMPTS):
        house.wait(60)
    house.close()
    return directory


@pytest.fixture
def database(bot: CommandLine, used: Path) -> Path:
    """A copy of it where the commands look."""
    return Path(shutil.copytree(used, bot.folder / "data"))


def test_verify_says_that_all_is_well(bot: CommandLine, database: Path) -> None:
    """Exit status 0 and one line."""
    result = bot.run("verify")

    assert (result.returncode, result.stdout) == (0, "Everything is as it must be.\n")


def test_verify_says_what_is_wrong_and_where(bot: CommandLine, database: Path) -> None:
    """Exit status 1, one line for each finding."""
    with closing(sqlite3.connect(database / "kjfz.db")) as connection:
        connection.execute("UPDATE conversation SET seq = 99")
        connection.commit()

    result = bot.run("verify")

    assert result.returncode == 1
    assert "I3: conversation of person" in result.stdout
    assert result.stdout.endswith("1 findings\n")


def test_verify_without_a_database_makes_none(bot: CommandLine) -> None:
    """The directory is named, and stays empty."""
    result = bot.run("verify")

    assert result.returncode == 1
    assert "There is no database in" in result.stderr
    assert not (bot.folder / "data").exists()


def test_dead_letters_are_listed_without_their_words(bot: CommandLine, database: Path) -> None:
    """Number, channel, kind and moment; the operator sees no content."""
    result = bot.run("dead-letters", "list")

    assert "\tweb\ttext\t2026-03-01T04:00:00+00:00\n" in result.stdout
    assert "boom" not in result.stdout
    assert "ada" not in result.stdout


def test_a_dead_letter_is_dropped_after_a_question(bot: CommandLine, database: Path) -> None:
    """No means no; `--yes` asks nothing."""
    number = bot.run("dead-letters", "list").stdout.partition("\t")[0]

    refused = bot.run("dead-letters", "drop", number, typed="n\n")
    dropped = bot.run("dead-letters", "drop", number, "--yes")

    assert (refused.returncode, dropped.returncode) == (1, 0)
    assert bot.run("dead-letters", "list").stdout == ""


def test_a_conversation_is_saved_and_played_again(bot: CommandLine, database: Path) -> None:
    """The address is asked for, so that it is in no list of commands. The shipped dialogues answer otherwise here."""
    saved = database / "saved.jsonl"

    written = bot.run("save-conversation", "web", str(saved), typed="ada\ny\n")
    played = bot.run("replay", str(saved))

    assert "2 messages, with their answers, are in" in written.stdout
    assert played.returncode == 1
    assert played.stdout.startswith("Message 1 ")
    assert '"text": "Your note?"' in played.stdout.partition("--- now")[0]


def test_a_missing_or_wrong_key_refuses_to_start(bot: CommandLine, database: Path) -> None:
    """Exit status 2, what to do, and no key file made in its place."""
    kept = (database / "kjfz.key").read_bytes()
    (database / "kjfz.key").unlink()
    missing = bot.run("serve")
    made = (database / "kjfz.key").exists()
    (database / "kjfz.key").write_bytes(kept.replace(kept.splitlines()[-1], b"A" * 43 + b"="))

    wrong = bot.run("serve")

    assert (missing.returncode, wrong.returncode, made) == (2, 2, False)
    assert "kjfz.key is missing" in missing.stderr
    assert "is not the one this database was written with" in wrong.stderr
