"""The map of the data as it is printed."""

import json
from pathlib import Path

import pytest

from kjfz_bot.app.content import load_content
from kjfz_bot.app.mapping import HEADINGS, map_json, map_markdown
from kjfz_bot.storage import data_map
from tests.unit.app.test_cli import CommandLine

ROOT = Path(__file__).parents[3]


def test_the_page_in_the_documentation_is_the_map() -> None:
    """`kjfz-bot data-map --markdown > docs/data-map.md` makes it anew."""
    assert (ROOT / "docs" / "data-map.md").read_text("utf-8") == map_markdown()


def test_a_script_reads_one_object_a_column() -> None:
    """With everything the table has."""
    columns = sum(len(table.columns) for table in data_map.TABLES.values())

    assert len(map_json()) == columns
    assert all(len(place) == len(HEADINGS) + 1 for place in map_json())


def test_the_command_prints_a_table_json_and_the_page(tmp_path: Path) -> None:
    """As a process."""
    bot = CommandLine(tmp_path)

    table, as_json, page = bot.run("data-map"), bot.run("data-map", "--json"), bot.run("data-map", "--markdown")

    assert "address.external_id" in table.stdout
    assert json.loads(as_json.stdout) == map_json()
    assert page.stdout == map_markdown()


@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_what_people_have_is_named_in_their_language(language: str) -> None:
    """Every table and column of a person has a heading in their file."""
    texts = load_content().texts

    for name, table in data_map.of_people().items():
        assert texts.has(language, f"data-{name}")
        told = [column for column, entry in table.columns.items() if entry.kind in {"sealed", "id", "clear"}]
        missing = [column for column in told if not texts.has(language, f"data-column-{column}")]
        assert set(missing) <= set(table.others)
