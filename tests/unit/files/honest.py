"""Files as honest people send them, by the programs that write them and by hand."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import docx as word
import openpyxl
import pikepdf
import xlsxwriter
from fpdf import FPDF
from openpyxl.styles import Font
from PIL import Image, PngImagePlugin
from reportlab.pdfgen import canvas

from tests.unit.files import packages
from tests.unit.files.packages import Sample


def painted(mode: str = "RGB", size: tuple[int, int] = (64, 48)) -> Image.Image:
    """A picture in which no two corners look alike."""
    grey = Image.linear_gradient("L").resize(size)
    if mode in {"1", "L", "P", "LA", "RGB", "RGBA", "CMYK"}:
        if mode == "RGB":
            return Image.merge("RGB", (grey, grey.transpose(Image.Transpose.ROTATE_180), grey.point([0] * 256)))
        return grey.convert(mode)
    return Image.new(mode, size, 700)


def picture(form: str, mode: str = "RGB", size: tuple[int, int] = (64, 48), **options: Any) -> bytes:
    """A picture as a file."""
    whole = io.BytesIO()
    painted(mode, size).save(whole, form, **options)
    return whole.getvalue()


def exif(orientation: int | None = None, *, place: bool = False) -> Image.Exif:
    """What a camera notes: which way is up, and where it was."""
    noted = Image.Exif()
    noted[0x010F] = "Camera"
    if orientation is not None:
        noted[0x0112] = orientation
    if place:
        noted[0x8825] = {1: "N", 2: (29.0, 52.0, 30.0), 3: "E", 4: (121.0, 33.0, 12.0)}
    return noted


def _photos() -> Iterator[tuple[str, Sample]]:
    for mode in ("L", "RGB", "CMYK"):
        yield f"photo {mode}", Sample("photo.jpg", picture("JPEG", mode))
        yield f"photo {mode} progressive", Sample("photo.jpg", picture("JPEG", mode, progressive=True))
    for orientation in range(1, 9):
        yield f"photo turned {orientation}", Sample("photo.jpeg", picture("JPEG", exif=exif(orientation)))
    options: dict[str, dict[str, Any]] = {
        "coarse": {"quality": 1},
        "fine": {"quality": 100, "subsampling": 0},
        "optimised": {"optimize": True},
        "with a comment": {"comment": b"taken in the workshop"},
        "with resolution": {"dpi": (300, 300)},
        "with a place": {"exif": exif(place=True)},
        "with a profile": {"icc_profile": b"\0" * 200},
        "with restarts": {"restart_marker_rows": 1},
        "as RGB": {"keep_rgb": True},
        "with broken EXIF": {"exif": b"Exif\0\0MM\0*\0\0\0\x08\xff\xff"},
    }
    for what, given in options.items():
        yield f"photo {what}", Sample("photo.JPG", picture("JPEG", **given))
    yield "photo of one dot", Sample("dot.jpg", picture("JPEG", size=(1, 1)))
    yield "photo of a phone", Sample("IMG_0001.jpg", picture("JPEG", size=(4000, 3000), exif=exif(6, place=True)))
    yield "photo with a second", Sample("pair.jpg", _pair())
    yield "photo as large as may be", Sample("large.jpg", picture("JPEG", size=(8000, 5000), exif=exif(8)))


def _pair() -> bytes:
    whole = io.BytesIO()
    painted().save(whole, "MPO", save_all=True, append_images=[painted(size=(32, 24))])
    return whole.getvalue()


def _drawings() -> Iterator[tuple[str, Sample]]:
    for mode in ("1", "L", "LA", "P", "RGB", "RGBA", "I;16"):
        yield f"drawing {mode}", Sample("drawing.png", picture("PNG", mode))
    words = PngImagePlugin.PngInfo()
    words.add_text("Comment", "drawn by somebody", zip=True)
    options: dict[str, dict[str, Any]] = {
        "seen through": {"transparency": (0, 0, 0)},
        "with words": {"pnginfo": words},
        "with EXIF": {"exif": exif(3, place=True)},
        "hardly packed": {"compress_level": 0},
    }
    for what, given in options.items():
        yield f"drawing {what}", Sample("drawing.png", picture("PNG", **given))
    yield "drawing of a palette seen through", Sample("drawing.png", picture("PNG", "P", transparency=b"\0\x80"))
    moving: dict[str, Any] = {"save_all": True, "append_images": [painted("L")]}
    yield "drawing that moves", Sample("moving.PNG", picture("PNG", "L", **moving))
    yield "drawing as large as may be", Sample("large.png", picture("PNG", "L", size=(8000, 5000)))


def pdf(shape: Callable[[pikepdf.Pdf], None] = lambda _document: None, pages: int = 1, **saving: Any) -> bytes:
    """A PDF file of blank pages, shaped by a test."""
    whole = io.BytesIO()
    with pikepdf.new() as document:
        for _ in range(pages):
            document.add_blank_page()
        shape(document)
        document.save(whole, **saving)
    return whole.getvalue()


def handmade_pdf(catalogue: bytes = b"", after: bytes = b"\n") -> bytes:
    """A PDF file of the first kind, with a table of its own and nothing compressed."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R " + catalogue + b">>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>",
    ]
    body, table = b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n", b"0000000000 65535 f \n"
    for number, content in enumerate(objects, start=1):
        table += b"%010d 00000 n \n" % len(body)
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    end = b"trailer << /Size 4 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % len(body)
    return body + b"xref\n0 4\n" + table + end + after


def _added_to(whole: bytes) -> bytes:
    """A PDF file saved a second time, with the change behind the first."""
    before = whole.rindex(b"xref\n0 4")
    place = len(whole)
    change = b"4 0 obj\n<< /Title (a second time) >>\nendobj\n"
    table = b"xref\n4 1\n%010d 00000 n \n" % place
    end = b"trailer << /Size 5 /Root 1 0 R /Info 4 0 R /Prev %d >>\nstartxref\n%d\n%%%%EOF\n"
    return whole + change + table + end % (before, place + len(change))


def _written() -> bytes:
    page = FPDF()
    page.set_title("Service report")
    for number in range(3):
        page.add_page()
        page.set_font("helvetica", size=12)
        page.cell(text=f"page {number}", link="https://example.org/")
    return bytes(page.output())


def _formed() -> bytes:
    whole = io.BytesIO()
    page = canvas.Canvas(whole)
    page.bookmarkPage("one")
    page.addOutlineEntry("One", "one")
    page.acroForm.textfield(name="name", x=100, y=700)
    page.acroForm.checkbox(name="agreed", x=100, y=650)
    page.linkURL("https://example.org/", (0, 0, 100, 100))
    page.showPage()
    page.save()
    return whole.getvalue()


def _goes_to_a_page(document: pikepdf.Pdf) -> None:
    document.Root.OpenAction = pikepdf.Array([document.pages[0].obj, pikepdf.Name.Fit])


def _goes_by_an_action(document: pikepdf.Pdf) -> None:
    target = pikepdf.Array([document.pages[0].obj, pikepdf.Name.Fit])
    document.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.GoTo, D=target)


def _described(document: pikepdf.Pdf) -> None:
    with document.open_metadata() as metadata:
        metadata["dc:title"] = "Report"


def _letters() -> Iterator[tuple[str, Sample]]:
    streams = pikepdf.ObjectStreamMode
    yield "pdf by hand", Sample("a.pdf", handmade_pdf())
    yield "pdf that ends at once", Sample("a.pdf", handmade_pdf(after=b""))
    yield "pdf that ends in blank lines", Sample("a.PDF", handmade_pdf(after=b"\r\n\r\n\0"))
    yield "pdf added to", Sample("a.pdf", _added_to(handmade_pdf()))
    yield "pdf with text", Sample("报告.pdf", _written())
    yield "pdf with a form", Sample("a.pdf", _formed())
    yield "pdf of a picture", Sample("scan.pdf", picture("PDF"))
    yield "pdf of many pages", Sample("a.pdf", pdf(pages=500))
    yield "pdf with packed objects", Sample("a.pdf", pdf(object_stream_mode=streams.generate))
    yield "pdf without packed objects", Sample("a.pdf", pdf(object_stream_mode=streams.disable))
    yield "pdf for the web", Sample("a.pdf", pdf(linearize=True, pages=9))
    yield "pdf 2.0", Sample("a.pdf", pdf(force_version="2.0"))
    yield "pdf that opens at a page", Sample("a.pdf", pdf(_goes_to_a_page))
    yield "pdf that goes to a page", Sample("a.pdf", pdf(_goes_by_an_action))
    yield "pdf with a description", Sample("a.pdf", pdf(_described))


def _saved(save: Callable[[io.BytesIO], Any]) -> bytes:
    whole = io.BytesIO()
    save(whole)
    return whole.getvalue()


def _text() -> bytes:
    text = word.Document()
    text.core_properties.author = "Somebody"
    text.add_heading("Service report")
    text.add_table(2, 2).cell(0, 0).text = "hours"
    text.add_picture(io.BytesIO(picture("PNG")))
    text.sections[0].header.paragraphs[0].text = "header"
    text.part.relate_to("https://example.org/?a=1&b=2", f"{packages.OFFICE}/hyperlink", is_external=True)
    text.part.relate_to("mailto:somebody@example.org", f"{packages.OFFICE}/hyperlink", is_external=True)
    return _saved(text.save)


def _texts() -> Iterator[tuple[str, Sample]]:
    strict = {"_rels/.rels": packages.relations(("officeDocument", "/word/document.xml", ""), base=packages.STRICT)}
    wide = {
        "word/document.xml": '<?xml version="1.0" encoding="utf-16"?>'.encode("utf-16")
        + packages.WORD.encode("utf-16-le")
    }
    neighbours = packages.relations(("hyperlink", "附件1.docx", "External"), ("hyperlink", "http://[x", "Internal"))
    long = word.Document()
    for number in range(300):
        long.add_paragraph(f"paragraph {number} " * 20)
    yield "text", Sample("报告 (1).docx", _text())
    yield "empty text", Sample("a.DOCX", _saved(word.Document().save))
    yield "long text", Sample("a.docx", _saved(long.save))
    yield "text by hand", Sample("a.docx", packages.docx())
    yield "text not packed", Sample("a.docx", packages.zipped(packages.docx_parts(), how=0))
    yield "strict text", Sample("a.docx", packages.docx(strict))
    yield "text in wide letters", Sample("a.docx", packages.docx(wide))
    yield "text with folders", Sample("a.docx", packages.docx({"word/": b"", "word/media/": b""}))
    yield "text with links", Sample("a.docx", packages.docx({"word/_rels/document.xml.rels": neighbours}))
    yield "text with fonts", Sample("a.docx", packages.docx({"word/fonts/font1.odttf": bytes(range(256))}))
    yield "text with a thumbnail", Sample("a.docx", packages.docx({"docProps/thumbnail.jpeg": picture("JPEG")}))
    yield "text with Chinese parts", Sample("a.docx", packages.docx({"customXml/项目.xml": b"<a/>"}))


def _workbook(fill: Callable[[Any, Any], None], **options: Any) -> bytes:
    whole = io.BytesIO()
    with xlsxwriter.Workbook(whole, options) as book:
        fill(book, book.add_worksheet())
    return whole.getvalue()


def _with_everything(book: Any, sheet: Any) -> None:
    for row in range(20):
        sheet.write_row(row, 0, [row, row * 1.5, "=A1+B1", date(2026, 1, 1).isoformat()])
    chart = book.add_chart({"type": "line"})
    chart.add_series({"values": "=Sheet1!$A$1:$A$20"})
    sheet.insert_chart("F1", chart)
    sheet.insert_image("F20", "a.png", {"image_data": io.BytesIO(picture("PNG"))})
    sheet.write_comment("A1", "a note")
    sheet.write_url("A30", "https://example.org/")
    sheet.write_url("A31", "internal:Sheet1!A1")
    sheet.data_validation("B1", {"validate": "list", "source": ["a", "b"]})
    sheet.conditional_format("A1:A20", {"type": "3_color_scale"})
    sheet.add_table("C1:D20")
    sheet.protect("a password")
    book.set_properties({"author": "Somebody"})


def _with_many_rows(_book: Any, sheet: Any) -> None:
    for row in range(5000):
        sheet.write_row(row, 0, [row, "same", 0, 0, 0, 0, 0, 0])


def _ledger() -> bytes:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(["姓名", "日期", "小时"])
    sheet.append(["张三", date(2026, 3, 1), 4.5])
    sheet.merge_cells("A5:C5")
    sheet["A1"].font = Font(bold=True)
    sheet.protection.enable()
    book.create_sheet("第二页")["B2"] = "=SUM('Sheet'!C:C)"
    return _saved(book.save)


def _sheets() -> Iterator[tuple[str, Sample]]:
    settings = {"xl/printerSettings/printerSettings1.bin": bytes(60_000)}
    vml = {"xl/drawings/vmlDrawing1.vml": b"<xml><v:shape>not sound<br></v:shape></xml>"}
    yield "sheet with everything", Sample("工时.xlsx", _workbook(_with_everything))
    yield "sheet of many rows", Sample("a.xlsx", _workbook(_with_many_rows))
    yield "sheet written row by row", Sample("a.xlsx", _workbook(_with_many_rows, constant_memory=True))
    yield "sheet without shared words", Sample("a.xlsx", _workbook(_with_everything, in_memory=True))
    yield "ledger", Sample("台账.XLSX", _ledger())
    yield "empty sheet", Sample("a.xlsx", _saved(openpyxl.Workbook().save))
    yield "sheet by hand", Sample("a.xlsx", packages.xlsx())
    yield "sheet with a printer", Sample("a.xlsx", packages.xlsx(settings))
    yield "sheet with an old drawing", Sample("a.xlsx", packages.xlsx(vml))


def samples() -> dict[str, Sample]:
    """All of them, by what they are."""
    return dict([*_photos(), *_drawings(), *_letters(), *_texts(), *_sheets()])
