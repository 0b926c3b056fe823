"""Writes the template of a statement of service time: `python -m tools.statement_template`.

What it says comes from the locales; here is how it is laid out. An office that wants another layout changes this file,
or the document itself in any word processor: what stands in braces is filled in.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_ROW_HEIGHT_RULE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from tools.counted_field import add_counted

TEMPLATE = Path(__file__).parents[1] / "src" / "kjfz_bot" / "making" / "inside" / "statement.docx"

LATIN, CHINESE = "Times New Roman", "SimSun"
"""Fonts that a word processor of an office has."""

WIDTHS = (2.3, 2.4, 1.9, 3.9, 1.5, 7.4, 2.5, 3.8)
"""Centimetres of the columns of entries."""

SMALL, TITLE = Pt(9), Pt(16)


def write(path: Path = TEMPLATE) -> None:
    """Write the template."""
    document = Document()
    _lay_out(document)
    title = document.add_paragraph()
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _run(title, "{{ title }}", TITLE, bold=True)
    _looped(document, "fact in facts", ("{{ fact.label }}", "{{ fact.value }}"), (4.0, 21.7))
    document.add_paragraph()
    _entries(document)
    document.add_paragraph()
    _looped(document, "sum in sums", ("{{ sum.label }}", "{{ sum.value }}"), (15.0, 4.0))
    for name in ("results", "notes"):
        _paragraphs(document, name)
    document.add_paragraph()
    _stamps(document)
    _footer(document.sections[0].footer.paragraphs[0])
    document.save(str(path))


def _lay_out(document: Any) -> None:
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(29.7), Cm(21.0)
    section.left_margin = section.right_margin = Cm(2.0)
    section.top_margin = section.bottom_margin = Cm(1.8)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = LATIN, Pt(10.5)
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), CHINESE)
    normal.paragraph_format.space_after = Pt(2)
    document.core_properties.author = ""
    document.core_properties.comments = ""


def _run(paragraph: Any, text: str, size: Any = None, *, bold: bool = False) -> None:
    run = paragraph.add_run(text)
    run.bold = bold or None
    if size is not None:
        run.font.size = size


def _table(document: Any, widths: tuple[float, ...], rows: int, *, ruled: bool) -> Any:
    table = document.add_table(rows, len(widths), style="Table Grid" if ruled else None)
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Cm(width)
    return table


def _looped(document: Any, loop: str, cells: tuple[str, str], widths: tuple[float, float]) -> None:
    """A row for each of something: a name in bold letters, and what it is."""
    table = _table(document, widths, 3, ruled=False)
    table.cell(0, 0).paragraphs[0].add_run(f"{{%tr for {loop} %}}")
    for at, text in enumerate(cells):
        _run(table.cell(1, at).paragraphs[0], text, bold=not at)
    table.cell(2, 0).paragraphs[0].add_run("{%tr endfor %}")


def _entries(document: Any) -> None:
    """The entries: headers that stand again on each page, and rows that no page parts."""
    table = _table(document, WIDTHS, 4, ruled=True)
    _mark(table.rows[0], "w:tblHeader")
    _mark(table.rows[2], "w:cantSplit")
    for at in range(len(WIDTHS)):
        _run(table.cell(0, at).paragraphs[0], f"{{{{ columns[{at}] }}}}", SMALL, bold=True)
        _run(table.cell(2, at).paragraphs[0], f"{{{{ row[{at}] }}}}", SMALL)
    table.cell(1, 0).paragraphs[0].add_run("{%tr for row in rows %}")
    table.cell(3, 0).paragraphs[0].add_run("{%tr endfor %}")


def _mark(row: Any, name: str) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement(name))


def _paragraphs(document: Any, name: str) -> None:
    document.add_paragraph(f"{{%p for line in {name} %}}")
    _run(document.add_paragraph(), "{{ line }}", SMALL)
    document.add_paragraph("{%p endfor %}")


def _stamps(document: Any) -> None:
    """Three places side by side, each with room for a stamp and a line for the date."""
    table = _table(document, (8.5, 8.6, 8.6), 1, ruled=True)
    _mark(table.rows[0], "w:cantSplit")
    table.rows[0].height, table.rows[0].height_rule = Cm(3.2), WD_ROW_HEIGHT_RULE.AT_LEAST
    for at, cell in enumerate(table.rows[0].cells):
        _run(cell.paragraphs[0], f"{{{{ stamps[{at}] }}}}")
        dated = cell.add_paragraph()
        dated.paragraph_format.space_before = Pt(42)
        _run(dated, "{{ dated }}")


def _footer(paragraph: Any) -> None:
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _run(paragraph, "{{ page[0] }} ", SMALL)
    add_counted(paragraph, "PAGE", SMALL)
    _run(paragraph, " {{ page[1] }} ", SMALL)
    add_counted(paragraph, "NUMPAGES", SMALL)
    _run(paragraph, " {{ page[2] }}", SMALL)


if __name__ == "__main__":
    write()
