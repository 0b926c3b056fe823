"""Files of lists: what is read of their build, and what we write is text whatever it looks like."""

import re
import zipfile
from collections.abc import Callable
from io import BytesIO

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from kjfz_bot.app.content import load_content
from kjfz_bot.domain.sheet import COLUMNS, KINDS, Kind
from kjfz_bot.sheets import writing
from kjfz_bot.sheets.reading import Sheet, UnreadableSheet, read_sheet
from kjfz_bot.sheets.words import SheetWords
from tests.imports import lists

ROWS = [lists.unit(number) for number in range(3)]


def _words(kind: Kind = "units") -> SheetWords:
    content = load_content()
    return SheetWords(content.texts, kind, content.programmes["ningbo"])


def _file(change: Callable[[Worksheet], object] = lambda _page: None, headers: tuple[str, ...] = lists.UNITS) -> bytes:
    book = Workbook()
    page = book.active
    assert page is not None
    for row in (headers, *ROWS):
        page.append(list(row))
    change(page)
    saved = BytesIO()
    book.save(saved)
    return saved.getvalue()


def _damage(sheet: Sheet) -> dict[int, str | None]:
    return {row.number: row.damage for row in sheet.rows}


def test_merged_cells_and_hidden_rows_are_named() -> None:
    """Every row a merged area reaches into, and no other."""

    def change(page: Worksheet) -> None:
        page.merge_cells("A2:A3")
        page.row_dimensions[4].hidden = True

    sheet = read_sheet(_file(change), _words())

    assert _damage(sheet) == {2: "merged", 3: "merged", 4: "hidden"}


def test_titles_above_and_empty_rows_between_are_passed_over() -> None:
    """Rows keep the numbers they have in the file."""

    def change(page: Worksheet) -> None:
        page.insert_rows(3)
        page.insert_rows(1)
        page["A1"] = "2026年派出单位名单"
        page.merge_cells("A1:D1")

    sheet = read_sheet(_file(change), _words())

    assert _damage(sheet) == {3: None, 5: None, 6: None}


def test_headers_are_found_in_either_language_and_order() -> None:
    """Other columns are told, and passed over."""
    sheet = read_sheet(_file(headers=("Unit *", "Kind of unit", "备注", "区 县")), _words())

    assert (sheet.columns, sheet.unknown) == ({"name": 0, "unit_kind": 1, "district": 3}, ("备注",))


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"name,kind\n", "not_xlsx"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "not_xlsx"),
        (_file()[:-200], "not_xlsx"),
        (_file(headers=("甲", "乙", "丙", "丁")), "no_header"),
        (_file(headers=("单位名称", "代码", "统一社会信用代码", "区县")), "missing_column"),
        (_file(headers=("单位名称", "单位类型", "单位全称", "区县")), "double_column"),
        (_file(lambda page: page.delete_rows(2, 3)), "empty"),
        (_file(lambda page: page.cell(30_000, 1, "x")), "too_big"),
    ],
)
def test_a_file_that_is_no_such_list_is_refused(content: bytes, reason: str) -> None:
    """Before any row is looked at."""
    with pytest.raises(UnreadableSheet) as refused:
        read_sheet(content, _words())

    assert refused.value.reason == reason


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    """By the sizes its own directory names."""
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("xl/workbook.xml", bytes(101_000_000))

    with pytest.raises(UnreadableSheet, match="too_big"):
        read_sheet(packed.getvalue(), _words())


def test_a_formula_is_never_evaluated_nor_written() -> None:
    """What the marked copy repeats of it is text; so is whatever looks like a formula or a link."""

    def change(page: Worksheet) -> None:
        page["A2"] = '=HYPERLINK("https://example.org")'
        page["A3"] = "https://example.org"
        page["A4"] = "#REF!"

    sheet = read_sheet(_file(change), _words())
    copy = writing.marked(_words(), sheet, [(row, "=1+1") for row in sheet.rows])

    assert [row.cells[0] for row in sheet.rows] == ['=HYPERLINK("https://example.org")', "https://example.org", "="]
    with zipfile.ZipFile(BytesIO(copy)) as packed:
        parts = [packed.read(name).decode() for name in packed.namelist() if name.startswith("xl/worksheets/")]
    assert not any(re.search(r"<f[ >]|<hyperlink", part) for part in parts)


def test_a_marked_copy_keeps_columns_and_types() -> None:
    """It is read again as it was, with the problems beside it passed over."""
    sheet = read_sheet(_file(lambda page: page.cell(2, 3, 12.5)), _words())

    again = read_sheet(writing.marked(_words(), sheet, [(row, "wrong") for row in sheet.rows]), _words())

    assert (again.columns, again.problem_at) == (sheet.columns, len(sheet.headers))
    assert [row.cells[:-1] for row in again.rows] == [row.cells for row in sheet.rows]


@pytest.mark.parametrize("kind", KINDS)
def test_a_template_is_read_as_what_it_is_for(kind: Kind) -> None:
    """Filled with anything, it has every column of its kind; the page beside it explains each in both languages."""
    made = writing.template(_words(kind))
    book = load_workbook(BytesIO(made))
    book.worksheets[0].append(["x" for _ in COLUMNS[kind]])
    saved = BytesIO()
    book.save(saved)

    sheet = read_sheet(saved.getvalue(), _words(kind))

    assert list(sheet.columns) == [column.id for column in COLUMNS[kind]]
    assert book.worksheets[1].max_row >= 2 * len(COLUMNS[kind])
