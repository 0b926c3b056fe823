"""The first sheet of an xlsx file as another process writes it down, whatever that process says or does."""

import json
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook

from kjfz_bot.files.checker import Limits
from kjfz_bot.files.kinds import MEGABYTE
from kjfz_bot.files.tables import LONGEST, MOST_ROWS, TableRow, read_table
from kjfz_bot.files.verdict import Accepted, Checked, Refused, to_line


def _file(rows: Sequence[Sequence[object]]) -> bytes:
    book = Workbook(write_only=True)
    page = book.create_sheet()
    for row in rows:
        page.append(list(row))
    saved = BytesIO()
    book.save(saved)
    return saved.getvalue()


def test_every_kind_of_cell_comes_back_as_it_was() -> None:
    """Without the empty ones at a row's end, and without empty rows."""
    cells = ("甲\n乙", 12, 1.5, True, datetime(2026, 3, 1, 8, 30), date(2026, 3, 2), time(8, 30), timedelta(hours=64))

    table = read_table(_file([cells, (), (None, "x", None)]))

    read = (*cells[:5], datetime(2026, 3, 2), *cells[6:])
    assert table == (TableRow(1, read), TableRow(3, (None, "x")))


def test_a_list_as_long_as_may_be_is_read_within_the_limits() -> None:
    """As many rows as are taken, as wide as the widest kind."""
    rows = [tuple(f"{number} 甬江研究院 {at}" for at in range(11)) for number in range(MOST_ROWS)]

    table = read_table(_file(rows))

    assert isinstance(table, tuple)
    assert len(table) == MOST_ROWS


def test_a_file_that_needs_more_than_it_may_have_is_refused() -> None:
    """The process ends, and this one goes on."""
    limits = Limits(memory=96 * MEGABYTE)

    assert read_table(_file([tuple(range(50)) for _ in range(20_000)]), limits) == Refused("unchecked")


@pytest.mark.parametrize(
    "said",
    [
        b"{",
        b"[[1]]",
        b"7",
        json.dumps([["1", [], None]]).encode(),
        json.dumps([[1, {}, None]]).encode(),
        json.dumps([[1, [[]], None]]).encode(),
        json.dumps([[1, [{"eval": "1"}], None]]).encode(),
        json.dumps([[1, [{"date": "soon"}], None]]).encode(),
        json.dumps([[1, [{"timedelta": 1e300}], None]]).encode(),
        json.dumps([[1, ["x"], "odd"]]).encode(),
        json.dumps([[1, ["x"], ["odd"]]]).encode(),
        b"[" * 100_000,
        b"9" * 5000,
    ],
)
def test_what_a_process_says_that_was_taken_over_is_not_believed(said: bytes, tmp_path: Path) -> None:
    """Nothing but rows of cells is."""
    line = to_line(Checked(Accepted("xlsx", rewritten=True)))
    inside = tmp_path / "inside.py"
    inside.write_text(f"import os, sys\nos.write(int(sys.argv[2]), {said!r})\nprint({line!r})")

    assert read_table(b"PK", inside=inside) == Refused("unchecked")


def test_more_than_a_list_can_have_is_not_taken_in(tmp_path: Path) -> None:
    """However long the other process writes."""
    line = to_line(Checked(Accepted("xlsx", rewritten=True)))
    inside = tmp_path / "inside.py"
    inside.write_text(f"import os, sys\nos.write(int(sys.argv[2]), b' ' * {LONGEST + 1})\nprint({line!r})")

    assert read_table(b"PK", inside=inside) == Refused("unpacks-too-large")
