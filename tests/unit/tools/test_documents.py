"""What the documents claim holds: links lead somewhere, the README's tables match the program."""

import re
from pathlib import Path

import pytest
from typer.main import get_command

from kjfz_bot.app.cli import cli
from kjfz_bot.app.settings import Settings, variable
from tools.gates.finding import SourceFile, tracked_files

ROOT = Path(__file__).parents[3]
DOCUMENTS = [file for file in tracked_files(ROOT) if file.path.endswith(".md")]
README = (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.path)
def test_links_within_the_tree_lead_somewhere(document: SourceFile) -> None:
    """A renamed file takes its links along."""
    targets = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", document.text)

    missing = [target for target in targets if not (ROOT / document.path).parent.joinpath(target).exists()]

    assert missing == []


def test_the_readme_lists_every_setting_with_its_default() -> None:
    """The table of settings is the settings."""
    rows = dict(re.findall(r"^\| `(KJFZ_\w+)` \| (\S+) \|", README, re.MULTILINE))

    assert list(rows) == [variable(name) for name in Settings.model_fields]
    for name, field in Settings.model_fields.items():
        if name != "data_dir":
            assert rows[variable(name)].strip("`").lower() == (str(field.default).lower() or "empty")


def test_the_readme_lists_every_command() -> None:
    """The table of commands is the commands, but for `version`."""
    listed = set(re.findall(r"^\| `kjfz-bot ([a-z -]+)", README, re.MULTILINE))

    assert {name.strip() for name in listed} == set(command_names(get_command(cli))) - {"version"}


def command_names(group: object, before: str = "") -> list[str]:
    """The full names of all commands below a group, in any depth."""
    commands: dict[str, object] = getattr(group, "commands", {})
    if not commands:
        return [before.strip()]
    return [name for word, inner in commands.items() for name in command_names(inner, f"{before} {word}")]
