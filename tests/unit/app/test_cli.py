"""The command line as an operator meets it: real processes, their output, their exit codes."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

COMMAND = Path(sys.executable).with_name("kjfz-bot")


class CommandLine:
    """Runs commands in a folder of their own, with only the settings given."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def run(self, *arguments: str, typed: str = "", **settings: str) -> subprocess.CompletedProcess[str]:
        """One command, what is piped into it, and its `KJFZ_` settings."""
        return subprocess.run(
            [COMMAND, *arguments],
            cwd=self.folder,
            env=os.environ | {"KJFZ_DATA_DIR": str(self.folder / "data")} | settings,
            input=typed,
            capture_output=True,
            encoding="utf-8",
            timeout=60,
        )


@pytest.fixture
def bot(tmp_path: Path) -> CommandLine:
    """The command line in an empty folder."""
    return CommandLine(tmp_path)


def test_config_as_json_names_value_and_source(bot: CommandLine) -> None:
    """A script can read which settings are in force."""
    done = bot.run("config", "--json", KJFZ_PORT="8200")

    lines = {line["variable"]: line for line in json.loads(done.stdout)}
    assert (lines["KJFZ_PORT"]["value"], lines["KJFZ_PORT"]["source"]) == ("8200", "environment")
    assert lines["KJFZ_HOST"]["source"] == "default"


def test_config_as_table_shows_every_setting(bot: CommandLine) -> None:
    """A person sees the same values."""
    done = bot.run("config", KJFZ_PORT="8200")

    assert "KJFZ_PORT" in done.stdout
    assert "8200" in done.stdout


def test_a_misspelt_setting_is_warned_about_and_no_more(bot: CommandLine) -> None:
    """The warning names the nearest setting; the command still runs."""
    done = bot.run("config", KJFZ_PROT="8200")

    assert done.returncode == 0
    assert "KJFZ_PROT is no setting. Did you mean KJFZ_PORT?" in done.stderr


def test_a_bad_setting_is_one_message_and_exit_2(bot: CommandLine) -> None:
    """No traceback is shown for what an operator can mend."""
    done = bot.run("config", KJFZ_PORT="http")

    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert done.stderr.startswith("kjfz-bot: KJFZ_PORT (environment) cannot be used.")


def test_the_version_is_the_installed_one(bot: CommandLine) -> None:
    """The number is that of pyproject.toml."""
    done = bot.run("version")

    assert done.stdout.strip() == "0.1.0"
