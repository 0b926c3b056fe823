"""The import commands as an operator sees them: a look, a question, what was not taken, and what there is."""

from pathlib import Path

import pytest

from tests.imports import lists
from tests.imports.house import Programme
from tests.unit.app.test_cli import CommandLine


@pytest.fixture
def bot(tmp_path: Path) -> CommandLine:
    """The command line in an empty folder with a database."""
    bot = CommandLine(tmp_path)
    Programme(tmp_path / "data")
    return bot


def test_a_list_is_looked_at_and_imported_with_its_problems_told(bot: CommandLine) -> None:
    """The look writes nothing; the marked copy lies beside the list."""
    wrong = (*lists.unit(1)[:1], "工厂", *lists.unit(1)[2:])
    file = str(lists.write(bot.folder / "units.xlsx", lists.UNITS, [lists.unit(0), wrong]))
    options = ("import", "units", file, "--programme", "ningbo", "--lang", "en")

    looked = bot.run(*options, "--dry-run")
    before = bot.run("import", "list")
    done = bot.run(*options, "--yes")
    after = bot.run("import", "list")

    assert "2 rows: 1 can be imported, 1 cannot." in looked.stdout
    assert "Row 3: “Kind of unit” has no “工厂”." in looked.stdout
    assert before.stdout == ""
    assert "1 rows imported, 1 not." in done.stdout
    assert (bot.folder / "units.problems.xlsx").exists()
    assert after.stdout.split("\t")[1:7] == ["units", "ningbo", "-", "done", "2", "1"]


def test_what_is_no_list_is_refused_in_a_line(bot: CommandLine) -> None:
    """Exit status 2, what is wrong and what to do; a template is not written over anything."""
    file = bot.folder / "units.xlsx"
    file.write_bytes(b"name,kind")

    refused = bot.run("import", "units", str(file), "--programme", "ningbo", "--lang", "en")
    kept = bot.run("import", "template", "units", str(file))
    undone = bot.run("import", "undo", "17", "--yes")

    assert (refused.returncode, refused.stderr.count("\n")) == (2, 1)
    assert "Save it as .xlsx" in refused.stderr
    assert "Give the name of a new file" in kept.stderr
    assert "There is no batch 17" in undone.stderr
