"""Writes the templates of documents of a case: `python -m tools.paper_templates`.

What they say is in `paper_words/`, one file a language; here is how it is laid out. An office that wants other words
changes the documents in Word, in a folder of its own (`docs/tasks/edit-a-document.md`).
"""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

import yaml
from docx import Document
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_ROW_HEIGHT_RULE, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from kjfz_bot.making.templates import SHIPPED, file_name
from tools.counted_field import add_counted

WORDS = Path(__file__).parent / "paper_words"

LATIN, SONG, FANG, HEI = "Times New Roman", "SimSun", "FangSong", "SimHei"
"""Fonts that a word processor of a Chinese office has: for letters and numbers, small print, text, and headings."""

TEXT_WIDTH = 16.0
"""Centimetres between the margins."""

LINE = "{{ line }}"
"""Stands in the words for a line to write on, up to the margin."""

SMALL = Pt(9)
THE_SAME_EVERY_TIME = (2026, 1, 1, 0, 0, 0)
"""The day of every part in the file, so that the same words make the same file."""


@dataclass(frozen=True, slots=True)
class Size:
    """How large text and title are, and how far lines stand apart, in points."""

    text: float
    line: float
    title: float


SIZES: Mapping[str, Size] = {"form": Size(12, 20, 18), "english": Size(11, 17, 16), "letter": Size(16, 30, 24)}
"""A form has to fit on few pages; a letter is read from some way off."""


class Sheet:
    """A template being written."""

    def __init__(self, words: Mapping[str, Any], size: Size, *, chinese: bool) -> None:
        self.document: Any = Document()
        self.words, self.size, self.chinese = words, size, chinese
        self._lay_out()

    def _lay_out(self) -> None:
        section = self.document.sections[0]
        section.page_width, section.page_height = Cm(21.0), Cm(29.7)
        section.left_margin = section.right_margin = Cm((21.0 - TEXT_WIDTH) / 2)
        section.top_margin, section.bottom_margin = Cm(2.8), Cm(2.4)
        section.header_distance = section.footer_distance = Cm(1.4)
        normal = self.document.styles["Normal"]
        normal.font.name, normal.font.size = LATIN, Pt(self.size.text)
        normal.element.rPr.rFonts.set(qn("w:eastAsia"), FANG)
        normal.element.rPr.append(_element("w:lang", val="en-US", eastAsia="zh-CN"))
        form = normal.paragraph_format
        form.space_before = form.space_after = Pt(0)
        form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.AT_LEAST, Pt(self.size.line)
        form.widow_control = True
        self.document.core_properties.author = ""
        self.document.core_properties.comments = ""
        self._header(section.header.paragraphs[0])
        self._footer(section.footer.paragraphs[0])

    def _header(self, paragraph: Any) -> None:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        _run(paragraph, f"{{% if draft %}}{self.words['draft']}{{% endif %}}", SONG, SMALL)

    def _footer(self, paragraph: Any) -> None:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        before, between, after = self.words["page"]
        _run(paragraph, f"{before} ", SONG, SMALL)
        add_counted(paragraph, "PAGE", SMALL)
        _run(paragraph, f" {between} ", SONG, SMALL)
        add_counted(paragraph, "NUMPAGES", SMALL)
        _run(paragraph, f" {after}", SONG, SMALL)

    def paragraph(self, text: str, *, indented: bool = False) -> Any:
        """A paragraph; Chinese ones that are indented begin two characters in, English ones stand a little apart."""
        paragraph = self.document.add_paragraph()
        words, line, _ = self._worded(text).partition(LINE)
        _run(paragraph, words)
        if line:
            stops = paragraph.paragraph_format.tab_stops
            stops.add_tab_stop(Cm(TEXT_WIDTH), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.LINES)
            paragraph.add_run().add_tab()
        if self.chinese:
            if indented:
                _indent(paragraph, 2 * self.size.text)
        else:
            paragraph.paragraph_format.space_after = Pt(3)
        return paragraph

    def title(self, text: str) -> None:
        """The title in the middle."""
        paragraph = self.document.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.paragraph_format.space_after = Pt(self.size.text)
        paragraph.paragraph_format.keep_with_next = True
        _run(paragraph, text, HEI, Pt(self.size.title), bold=not self.chinese)

    def centred(self, text: str) -> None:
        """A line in the middle, below a title."""
        paragraph = self.paragraph(text)
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.paragraph_format.space_after = Pt(self.size.text / 2)

    def numbered(self, text: str) -> None:
        """The number of a letter, only where it has one."""
        self._control("if not draft")
        paragraph = self.paragraph(text)
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        paragraph.paragraph_format.space_after = Pt(self.size.text)
        self._control("endif")

    def heading(self, text: str) -> None:
        """The name of a part, which stays with what follows."""
        paragraph = self.document.add_paragraph()
        paragraph.paragraph_format.space_before = Pt(self.size.text / 2)
        paragraph.paragraph_format.keep_with_next = True
        _run(paragraph, text, HEI, bold=not self.chinese)

    def text(self, text: str) -> None:
        """A paragraph of the text; what cannot grow long stays on one page, and so below its heading."""
        paragraph = self.paragraph(text, indented=True)
        paragraph.paragraph_format.keep_together = "{{" not in text

    def party(self, text: str) -> None:
        """Who agrees: not indented, so that they stand below one another."""
        self.paragraph(text)

    def facts(self, facts: list[list[str]]) -> None:
        """What it is about: names in one column, words in the other."""
        table = self._table((3.8, TEXT_WIDTH - 3.8), len(facts))
        for row, (label, value) in zip(table.rows, facts, strict=True):
            _mark(row, "w:cantSplit")
            _run(_in(row.cells[0]), label, HEI, bold=not self.chinese)
            _run(_in(row.cells[1]), value)

    def listing(self, said: Mapping[str, Any]) -> None:
        """The rows of a list: headers that stand again on each page, and rows that no page parts."""
        self._gap()
        table = self._table(tuple(said["widths"]), 4)
        _mark(table.rows[0], "w:tblHeader")
        _mark(table.rows[2], "w:cantSplit")
        for at, (header, name) in enumerate(zip(said["headers"], said["cells"], strict=True)):
            _run(_in(table.cell(0, at)), header, HEI, Pt(10.5))
            _run(_in(table.cell(2, at)), f"{{{{ row.{name} }}}}", size=Pt(10.5))
        table.cell(1, 0).paragraphs[0].add_run("{%tr for row in rows %}")
        table.cell(3, 0).paragraphs[0].add_run("{%tr endfor %}")
        self._gap()

    def sign(self, places: list[list[str]]) -> None:
        """Places side by side in which is signed and stamped; no page parts them from one another."""
        self._gap()
        width = TEXT_WIDTH / len(places)
        table = self._table((width,) * len(places), 1)
        _mark(table.rows[0], "w:cantSplit")
        table.rows[0].height, table.rows[0].height_rule = Cm(4.2), WD_ROW_HEIGHT_RULE.AT_LEAST
        for cell, lines in zip(table.rows[0].cells, places, strict=True):
            _run(cell.paragraphs[0], lines[0])
            for line in lines[1:]:
                paragraph = cell.add_paragraph()
                paragraph.paragraph_format.space_before = Pt(24 if len(lines) > 2 else 56)
                _run(paragraph, self._worded(line))
            cell.paragraphs[-1].alignment = WD_ALIGN_PARAGRAPH.RIGHT

    def signature(self, lines: list[str]) -> None:
        """Who signs, at the right below a letter; the lines stay together."""
        for number, line in enumerate(lines):
            paragraph = self.paragraph(line)
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
            form = paragraph.paragraph_format
            form.space_before = Pt(3 * self.size.text if number == 0 else self.size.text / 2)
            form.keep_with_next = number < len(lines) - 1
            form.keep_together = True

    def only(self, flag: str) -> None:
        """What follows is only there where a flag is up."""
        self._control(f"if {flag}")

    def otherwise(self, _flag: str) -> None:
        """What follows is only there where it is not."""
        self._control("else")

    def end(self, _flag: str) -> None:
        """What follows is there again in any case."""
        self._control("endif")

    def _control(self, tag: str) -> None:
        self.document.add_paragraph(f"{{%p {tag} %}}")

    def _gap(self) -> None:
        paragraph = self.document.add_paragraph()
        paragraph.paragraph_format.line_spacing_rule = WD_LINE_SPACING.EXACTLY
        paragraph.paragraph_format.line_spacing = Pt(10)
        paragraph.paragraph_format.keep_with_next = True

    def _worded(self, text: str) -> str:
        return text.replace("{{ date }}", self.words["date"])

    def _table(self, widths: tuple[float, ...], rows: int) -> Any:
        table = self.document.add_table(rows, len(widths), style="Table Grid")
        table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Cm(width)
            for cell in column.cells:
                cell.width = Cm(width)
        return table


BLOCKS: Mapping[str, Callable[[Sheet, Any], None]] = {
    "title": Sheet.title,
    "centred": Sheet.centred,
    "numbered": Sheet.numbered,
    "to": Sheet.party,
    "party": Sheet.party,
    "heading": Sheet.heading,
    "text": Sheet.text,
    "facts": Sheet.facts,
    "list": Sheet.listing,
    "sign": Sheet.sign,
    "signature": Sheet.signature,
    "only": Sheet.only,
    "else": Sheet.otherwise,
    "end": Sheet.end,
}
"""What a document is made of, by the word that begins it in a file of words."""


def write(folder: Path = SHIPPED) -> None:
    """Write every template of every language."""
    folder.mkdir(exist_ok=True)
    for file in sorted(WORDS.glob("*.yaml")):
        said = yaml.safe_load(file.read_text("utf-8"))
        for kind, paper in said["papers"].items():
            sheet = Sheet(said["words"], SIZES[paper["size"]], chinese=file.stem.startswith("zh"))
            for block in paper["blocks"]:
                ((name, value),) = block.items()
                BLOCKS[name](sheet, value)
            (folder / file_name(kind, file.stem)).write_bytes(_packed(sheet.document))


def _packed(document: Any) -> bytes:
    """The document as a file that is the same each time it is made."""
    first, packed = BytesIO(), BytesIO()
    document.save(first)
    with zipfile.ZipFile(first) as parts, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as again:
        for part in parts.infolist():
            info = zipfile.ZipInfo(part.filename, THE_SAME_EVERY_TIME)
            info.compress_type = zipfile.ZIP_DEFLATED
            again.writestr(info, parts.read(part))
    return packed.getvalue()


def _run(paragraph: Any, text: str, font: str | None = None, size: Any = None, *, bold: bool = False) -> None:
    run = paragraph.add_run(text)
    run.bold = bold or None
    if font is not None:
        run.font.name = LATIN
        run._r.rPr.rFonts.set(qn("w:eastAsia"), font)
    if size is not None:
        run.font.size = size


def _indent(paragraph: Any, points: float) -> None:
    """Two characters, whatever size an office makes them."""
    paragraph.paragraph_format.first_line_indent = Pt(points)
    paragraph._p.pPr.find(qn("w:ind")).set(qn("w:firstLineChars"), "200")


def _in(cell: Any) -> Any:
    """The paragraph of a cell, its lines close to one another and away from the rules."""
    cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    paragraph = cell.paragraphs[0]
    form = paragraph.paragraph_format
    form.line_spacing_rule = WD_LINE_SPACING.SINGLE
    form.space_before = form.space_after = Pt(3)
    return paragraph


def _mark(row: Any, name: str) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement(name))


def _element(name: str, **attributes: str) -> Any:
    element = OxmlElement(name)
    for attribute, value in attributes.items():
        element.set(qn(f"w:{attribute}"), value)
    return element


if __name__ == "__main__":
    write()
