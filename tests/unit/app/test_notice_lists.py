"""The list of decided cases, as a document and as a sheet, opened again with other libraries."""

from datetime import date, datetime
from io import BytesIO

from docx import Document
from openpyxl import load_workbook

from kjfz_bot.app.notice_lists import write_notice
from kjfz_bot.making.statement import Form
from kjfz_bot.making.templates import Templates
from kjfz_bot.services.notice_lists import Notice, NoticeRow
from kjfz_bot.sheets.notices import COLUMNS, NoticeWords
from tests.unit.app.office import Office, content

TYPED = "=1+1 a&b <c> {{ expert }} {% x %}\nline"
ROWS = (
    NoticeRow("K7M2Q9", "王伟", "Unit One", "Seal Works", "密封件漂移"),
    NoticeRow("A23456", f"E {TYPED}", f"U {TYPED}", f"F {TYPED}", f"N {TYPED}"),
    NoticeRow("B23456", None, None, None, None),
)
NOTICE = Notice("ningbo", "4.3", ROWS, date(2026, 3, 2), date(2026, 3, 6))
WORDS = NoticeWords(content().texts, "zh-CN")


def written(office: Office, form: Form, notice: Notice = NOTICE) -> BytesIO:
    """The list, taken out of the vault again."""
    made = write_notice(office.store.vault, form, notice, WORDS, office.now, Templates())
    assert made.kind == form
    return BytesIO(b"".join(office.store.vault.open(made.stored)))


def test_as_a_document_it_says_who_was_decided_on_and_until_when(office: Office) -> None:
    """With the programme, its clause, and where to send an objection; a draft for the office to stamp."""
    document = Document(written(office, "docx"))
    said = "\n".join(paragraph.text for paragraph in document.paragraphs)
    (table,) = document.tables

    assert "根据宁波市“科技副总”方案（条款 4.3）" in said
    assert "公布时间：2026年3月2日至2026年3月6日" in said
    assert "宁波市科技局（盖章）" in said
    assert document.sections[0].header.paragraphs[0].text == "草稿，供各方核对"
    assert [[cell.text for cell in row.cells] for row in table.rows[1:]] == [
        ["1", "K7M2Q9", "王伟", "Unit One", "Seal Works", "密封件漂移"],
        ["2", "A23456", *(f"{name} {TYPED}" for name in "EUFN")],
        ["3", "B23456", "—", "—", "—", "—"],
    ]


def test_as_a_sheet_every_cell_is_what_it_is(office: Office) -> None:
    """Places are numbers, and what was typed is text, whatever it begins with."""
    (sheet,) = load_workbook(written(office, "xlsx")).worksheets
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=3)]

    assert rows[0] == ["序号", "办件号", "专家", "派出单位", "企业", "需求或项目"]
    assert rows[1:] == [
        [1, "K7M2Q9", "王伟", "Unit One", "Seal Works", "密封件漂移"],
        [2, "A23456", *(f"{name} {TYPED}" for name in "EUFN")],
        [3, "B23456", None, None, None, None],
    ]
    assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)
    assert sheet["A1"].value == "宁波市“科技副总”方案：名单"


def test_an_empty_list_is_one_too(office: Office) -> None:
    """With its headers alone."""
    notice = Notice("changping", None, ())

    (table,) = Document(written(office, "docx", notice)).tables
    (sheet,) = load_workbook(written(office, "xlsx", notice)).worksheets

    assert len(table.rows) == 1
    assert sheet["A3"].value == "序号"
    assert len(COLUMNS) == sheet.max_column


def test_it_is_named_by_its_day() -> None:
    """So that two of them can lie side by side."""
    assert WORDS.file_name("xlsx", datetime.fromisoformat("2026-03-01T04:00+00:00")) == "名单 2026-03-01.xlsx"
