"""The map of the data in the forms in which it is printed: a table, JSON, and the page in the documentation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from rich.table import Table

from kjfz_bot.storage import data_map
from kjfz_bot.storage.data_map import Place

HEADINGS = ("column", "kept as", "of whom", "what for", "how long", "erasing")

_WHOLE = HEADINGS[:2]
"""What is looked for, and so is not broken in two lines."""

_HEAD = """# The map of the data

What every column of the database holds. `kjfz-bot data-map --markdown` makes this page from `storage/data_map.py`,
which tests compare with the schema: a column that is not in it fails them.

| kept as | what that means |
| --- | --- |
| sealed | encrypted with a key of the person it is of, for this one row; erasing them destroys the key |
| house | encrypted with the key of what belongs to nobody |
| index | a keyed hash by which a row is found; it cannot be read back |
| wrapped | a key, encrypted by another |
| hash | proves something and says nothing |
| id | a number or name that means nothing outside |
| clear | as it is: kinds, states, moments, counts |
"""


def map_json() -> list[dict[str, Any]]:
    """One object a column."""
    return [asdict(place) for place in data_map.places()]


def map_table() -> Table:
    """The map for a terminal."""
    table = Table()
    for number, heading in enumerate(HEADINGS):
        table.add_column(heading, no_wrap=number < len(_WHOLE))
    for place in data_map.places():
        table.add_row(*_cells(place))
    return table


def map_markdown() -> str:
    """The page of the documentation."""
    return "\n".join([_HEAD, *_sections()])


def _sections() -> Iterator[str]:
    for name, table in data_map.TABLES.items():
        yield f"## {name}\n"
        yield f"Of: {table.whose}. Kept: {table.kept}. When a person is erased: {table.erasing}.\n"
        yield "| column | kept as | what for |"
        yield "| --- | --- | --- |"
        for column, entry in table.columns.items():
            emptied = "; emptied when that other person is erased" if column in table.others else ""
            yield f"| `{column}` | {entry.kind} | {entry.purpose}{emptied} |"
        yield ""


def _cells(place: Place) -> tuple[str, ...]:
    return (f"{place.table}.{place.column}", place.kind, place.whose, place.purpose, place.kept, place.erasing)
