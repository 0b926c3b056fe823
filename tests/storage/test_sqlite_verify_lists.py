"""What was taken over from lists and changed by other hands: each way is found, and named by its rule and place."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from kjfz_bot.storage.store import FILE_NAME
from tests.imports import lists
from tests.imports.house import Programme


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with one of everything."""
    programme = Programme(tmp_path_factory.mktemp("imported"))
    programme.imported("units", lists.unit(0))
    programme.imported("firms", lists.firm(0))
    programme.imported("experts", lists.expert(0))
    programme.imported("appointments", lists.appointment(0))
    programme.imported("needs", lists.need(0))
    assert programme.findings() == []
    return programme.directory


@pytest.mark.parametrize(
    ("script", "finding"),
    [
        ("UPDATE opening_balance SET minutes = 600000", "H1: opening balance of appointment"),
        ("UPDATE opening_balance SET service_year = service_year - 1", "H1: opening balance of appointment"),
        ("UPDATE opening_balance SET source = x'01'", "sealed: opening balance of appointment"),
        ("UPDATE appointment SET ends_on = starts_on", "H1: appointment"),
        ("UPDATE appointment SET programme = 'changping'", "S1: appointment"),
        ("UPDATE awaited SET name = phone", "sealed: awaited"),
        ("DELETE FROM import_row WHERE thing = 'appointment'", "A2: import"),
        ("UPDATE import_row SET number = 1 WHERE thing = 'organisation'", "A2: import"),
        ("UPDATE import_row SET number = 1 WHERE thing = 'need'", "A2: import"),
        ("UPDATE need SET made_by = (SELECT MIN(id) FROM person)", "D3: need"),
    ],
)
def test_each_way_of_changing_what_was_imported_is_named(
    imported: Path, tmp_path: Path, script: str, finding: str
) -> None:
    """The finding says which rule is broken, and in which row."""
    shutil.copytree(imported, tmp_path / "copy")
    with closing(sqlite3.connect(tmp_path / "copy" / FILE_NAME)) as connection:
        connection.executescript(f"PRAGMA foreign_keys=OFF; {script}")

    found = Programme(tmp_path / "copy").findings()

    assert any(each.startswith(finding) for each in found), found
