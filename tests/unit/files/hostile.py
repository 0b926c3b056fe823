"""Files made to harm, to hide or to deceive, each with the reason for which it has to be refused."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pikepdf
from PIL import Image

from kjfz_bot.files.inside.office import _MAIN_TYPES as MAIN_TYPES
from kjfz_bot.files.verdict import Reason
from tests.unit.files.honest import handmade_pdf, pdf, picture
from tests.unit.files.packages import (
    HEAD,
    SHEET,
    WORD,
    Entry,
    Sample,
    docx,
    docx_parts,
    forged,
    forged_docx,
    relations,
    types,
    xlsx,
    xlsx_parts,
    zipped,
)

OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
MACRO_TYPE = "application/vnd.ms-word.document.macroEnabled.main+xml"
RELS = "word/_rels/document.xml.rels"
_DOUBLED = "".join(
    f'<!ENTITY {longer} "{f"&{short};" * 10}">' for short, longer in zip("abcdefghi", "bcdefghij", strict=True)
)
LAUGHS = f'<!DOCTYPE l [<!ENTITY a "ha">{_DOUBLED}]>'
READS_A_FILE = '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>'


@dataclass(frozen=True, slots=True)
class Trap:
    """A hostile file and why it is to be refused."""

    sample: Sample
    reason: Reason


Named = tuple[str, Trap]


def _trap(what: str, name: str, content: bytes, reason: Reason) -> Named:
    return f"{what} ({name})", Trap(Sample(name, content), reason)


def _names() -> Iterator[Named]:
    whole = docx()
    for name in (
        "a.exe",
        "a",
        "a.pdf.exe",
        ".pdf",
        "a.zip",
        "a.svg",
        "a.html",
        "a.js",
        "a.docx.",
        "a\u202exdp.jpg.bat",
    ):
        yield _trap("name that is none of ours", name, whole, "format")
    for name in ("a.docm", "a.XLSM", "a.dotm", "a.xlsb"):
        yield _trap("name of macros", name, whole, "macros")
    for name in ("a.doc", "a.xls", "a.rtf"):
        yield _trap("name of old times", name, OLD, "old-format")
    for name in ("a.heic", "a.webp", "a.gif", "a.tiff"):
        yield _trap("name of another picture", name, picture("PNG"), "picture-format")


def _deceptions() -> Iterator[Named]:
    svg = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
    page = b"<html><script>alert(1)</script></html>"
    for name in ("a.jpg", "a.png", "a.pdf", "a.docx", "a.xlsx"):
        yield _trap("nothing", name, b"", "empty")
        yield _trap("program", name, b"MZ\x90\0" + bytes(500), "mismatch")
    for name in ("a.jpg", "a.png"):
        yield _trap("svg", name, svg, "mismatch")
        yield _trap("page", name, page, "mismatch")
        yield _trap("gif", name, picture("GIF", "P"), "mismatch")
        yield _trap("webp", name, picture("WEBP"), "mismatch")
    yield _trap("drawing", "a.jpg", picture("PNG"), "mismatch")
    yield _trap("photo", "a.pdf", picture("JPEG"), "mismatch")
    yield _trap("archive", "a.pdf", docx(), "mismatch")
    yield _trap("page before a pdf", "a.pdf", page + handmade_pdf(), "mismatch")


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def _png(width: int, height: int, *, depth: int = 1, data: bytes = b"", extra: bytes = b"") -> bytes:
    head = struct.pack(">IIBBBBB", width, height, depth, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + _chunk(b"IHDR", head)
        + extra
        + _chunk(b"IDAT", zlib.compress(data))
        + _chunk(b"IEND", b"")
    )


def _resized_jpg(width: int, height: int) -> bytes:
    whole = bytearray(picture("JPEG"))
    place = whole.index(b"\xff\xc0")
    whole[place + 5 : place + 9] = struct.pack(">HH", height, width)
    return bytes(whole)


def _pictures() -> Iterator[Named]:
    yield _trap("50 000 x 50 000", "a.png", _png(50_000, 50_000, data=bytes(3_000_000)), "too-many-pixels")
    yield _trap("one row too many", "a.png", _png(8000, 5001), "too-many-pixels")
    yield _trap("2^31 wide", "a.png", _png(2**31 - 1, 1), "too-many-pixels")
    yield _trap("65 500 x 65 500", "a.jpg", _resized_jpg(65_500, 65_500), "too-many-pixels")
    yield _trap("no width", "a.png", _png(0, 10), "damaged")
    photo, drawing = picture("JPEG", size=(400, 300), quality=95), picture("PNG", size=(400, 300))
    yield _trap("cut off", "a.jpg", photo[: len(photo) // 2], "damaged")
    yield _trap("cut off", "a.png", drawing[: len(drawing) // 2], "damaged")
    yield _trap("nothing but its beginning", "a.jpg", photo[:3], "damaged")
    yield _trap("nothing but its beginning", "a.png", drawing[:8], "damaged")
    yield _trap("page behind a beginning", "a.jpg", b"\xff\xd8\xff<html><script>alert(1)</script>", "damaged")
    yield _trap("fewer rows than said", "a.png", _png(6000, 6000, depth=8, data=bytes(1000)), "damaged")
    words = _chunk(b"zTXt", b"Comment\0\0" + zlib.compress(bytes(90_000_000)))
    yield _trap("words that unpack to 90 MB", "a.png", _png(8, 8, data=bytes(16), extra=words), "damaged")
    broken = bytearray(drawing)
    broken[broken.index(b"IHDR") + 5] ^= 1
    yield _trap("changed on the way", "a.png", bytes(broken), "damaged")


def _links(kind: str, target: str, mode: str = "External") -> dict[str, bytes]:
    return {RELS: relations((kind, target, mode))}


def _bombs() -> Iterator[Named]:
    zeros = bytes(5 * 1024 * 1024)
    yield _trap("bomb", "a.docx", docx({"word/media/a.bin": zeros}), "unpacks-too-large")
    yield _trap("bomb of 200 MB", "a.xlsx", xlsx({"xl/a.bin": bytes(200 * 1024 * 1024)}), "unpacks-too-large")
    small = {f"word/media/{number}.bin": bytes(1024 * 1024) for number in range(150)}
    yield _trap("bomb in small parts", "a.docx", docx(small), "unpacks-too-large")
    many = {f"word/{number}.xml": b"<a/>" for number in range(1100)}
    yield _trap("1 100 parts", "a.docx", docx(many), "unpacks-too-large")
    lie = Entry(b"word/media/a.bin", zeros, listed_size=100)
    yield _trap("bomb called small", "a.docx", forged_docx(lie), "unpacks-too-large")
    huge = Entry(b"word/media/a.bin", b"a", listed_size=2**32 - 2)
    yield _trap("part called huge", "a.docx", forged_docx(huge), "unpacks-too-large")
    kernel = Entry(b"0.bin", zeros[:60_000])
    sharing = [Entry(b"%d.bin" % number, kernel.content, offset=0) for number in range(1, 900)]
    yield _trap("parts that share bytes", "a.docx", forged([kernel, *sharing]), "unpacks-too-large")
    twice = [Entry(b"a.xml", b"<a/>"), Entry(b"b.xml", b"<a/>", offset=0)]
    yield _trap("two parts in one place", "a.docx", forged(twice), "package")
    for what, beginning in {
        "zip": zipped({"a": b"a"}),
        "rar": b"Rar!\x1a\x07\x01\0",
        "7z": b"7z\xbc\xaf\x27\x1c",
        "gz": b"\x1f\x8b\x08",
        "program": b"MZ\x90\0",
        "old object": OLD,
    }.items():
        yield _trap(f"{what} inside", "a.docx", docx({"word/media/image1.png": beginning}), "embedded")
    yield _trap("workbook inside", "a.docx", docx({"word/embeddings/a.xlsx": xlsx()}), "embedded")


def _unsafe_names() -> Iterator[Named]:
    for name in ("../a.xml", "/etc/passwd", "word/../../a", "C:/a.xml", "a//b", "./a", "word\\a.xml", "a\nb"):
        yield _trap(f"part {name!r}", "a.docx", forged_docx(Entry(name.encode(), b"<a/>")), "package")
    yield _trap("part with a null", "a.docx", forged_docx(Entry(b"a.xml\0.png", b"<a/>")), "package")
    twice = Entry(b"word/document.xml", WORD.encode())
    yield _trap("part twice", "a.docx", forged_docx(twice), "package")
    yield _trap("part twice but for its case", "a.docx", docx({"WORD/Document.xml": b"<a/>"}), "package")
    two_names = Entry(b"word/vbaProject.bin", b"a", listed_name=b"word/innocent.bin")
    yield _trap("part of two names", "a.docx", forged_docx(two_names), "package")


def _archives() -> Iterator[Named]:
    whole = docx()
    yield _trap("cut off", "a.docx", whole[: len(whole) // 2], "damaged")
    yield _trap("page behind", "a.docx", whole + b"<html></html>", "damaged")
    yield _trap("archive behind a picture", "a.docx", b"PK\x03\x04" + picture("JPEG") + whole, "package")
    yield _trap("no parts", "a.docx", b"PK\x03\x04" + zipped({}), "damaged")
    yield _trap("wrong sum", "a.docx", forged_docx(Entry(b"a.xml", b"<a/>", listed_checksum=1)), "damaged")
    yield _trap("short by one", "a.docx", forged_docx(Entry(b"a.xml", b"<a/>", listed_size=5)), "damaged")
    yield _trap("part with a password", "a.docx", forged_docx(Entry(b"a.xml", b"<a/>", flags=1)), "encrypted")
    yield _trap("packed otherwise", "a.docx", zipped(docx_parts(), zipfile.ZIP_LZMA), "package")
    yield _trap("packed otherwise", "a.xlsx", zipped(xlsx_parts(), zipfile.ZIP_BZIP2), "package")
    yield _trap("any archive", "a.docx", zipped({"a.txt": b"a"}), "damaged")
    yield _trap("no links", "a.docx", _without("_rels/.rels"), "damaged")
    yield _trap("no main part", "a.docx", _without("word/document.xml"), "damaged")
    yield _trap("with a password", "a.docx", OLD + "EncryptedPackage".encode("utf-16-le"), "encrypted")
    yield _trap("of old times", "a.xlsx", OLD + "Workbook".encode("utf-16-le"), "old-format")
    yield _trap("sheet called a text", "a.docx", xlsx(), "mismatch")
    yield _trap("text called a sheet", "a.xlsx", docx(), "mismatch")
    template = MAIN_TYPES["docx"].replace("document.main", "template.main")
    yield _trap("template", "a.docx", docx(overrides={"/word/document.xml": template}), "mismatch")


def _without(name: str) -> bytes:
    return zipped({other: content for other, content in docx_parts().items() if other != name})


def _macros() -> Iterator[Named]:
    project: Mapping[str, bytes] = {"word/vbaProject.bin": OLD}
    yield _trap("macros", "a.docx", docx(project), "macros")
    yield _trap(
        "macros by another name", "a.docx", docx({"word/a.bin": b"a"} | _links("vbaProject", "a.bin", "")), "macros"
    )
    yield _trap("macros by their type", "a.docx", docx(overrides={"/word/document.xml": MACRO_TYPE}), "macros")
    book = "application/vnd.ms-excel.sheet.macroEnabled.main+xml"
    yield _trap("macros by their type", "a.xlsx", xlsx(overrides={"/xl/workbook.xml": book}), "macros")
    yield _trap("macros of old times", "a.xlsx", xlsx({"xl/macrosheets/sheet1.xml": b"<a/>"}), "macros")
    by_default = {
        "[Content_Types].xml": types(
            {"/word/document.xml": MAIN_TYPES["docx"]}, {"bin": "application/vnd.ms-office.vbaProject"}
        )
    }
    yield _trap("macros by an ending", "a.docx", docx(by_default), "macros")


def _outside() -> Iterator[Named]:
    template = {
        "word/_rels/settings.xml.rels": relations(("attachedTemplate", "https://example.org/a.dotm", "External"))
    }
    yield _trap("template elsewhere", "a.docx", docx(template), "outside-links")
    yield _trap("picture elsewhere", "a.docx", docx(_links("image", "https://example.org/a.png")), "outside-links")
    yield _trap("object elsewhere", "a.docx", docx(_links("oleObject", "https://example.org/a")), "outside-links")
    yield _trap("frame elsewhere", "a.docx", docx(_links("frame", "https://example.org/a")), "outside-links")
    for target in (
        r"\\example.org\a",
        "//example.org/a",
        "file:///C:/a.exe",
        "javascript:alert(1)",
        "search-ms:query=a",
    ):
        yield _trap(f"link to {target}", "a.docx", docx(_links("hyperlink", target)), "outside-links")
    linked = {
        "xl/externalLinks/externalLink1.xml": b"<a/>",
        "xl/_rels/workbook.xml.rels": relations(("externalLink", "externalLinks/externalLink1.xml", "")),
    }
    yield _trap("cells elsewhere", "a.xlsx", xlsx(linked), "outside-links")
    data = {"xl/_rels/workbook.xml.rels": relations(("connections", "connections.xml", ""))}
    yield _trap("data elsewhere", "a.xlsx", xlsx(data), "outside-links")
    yield _trap("page in a text", "a.docx", docx(_links("aFChunk", "a.html", "")), "embedded")
    yield _trap("control", "a.docx", docx({"word/activeX/activeX1.xml": b"<a/>"}), "embedded")
    yield _trap("object", "a.xlsx", xlsx({"xl/embeddings/oleObject1.bin": b"a"}), "embedded")


def _declarations() -> Iterator[Named]:
    plain = docx_parts()
    for what, declared in {"reads a file": READS_A_FILE, "laughs": LAUGHS, "declares": "<!DOCTYPE a>"}.items():
        for part in ("[Content_Types].xml", "_rels/.rels", "word/document.xml"):
            root = plain[part].decode().removeprefix(HEAD)
            yield _trap(f"{part} {what}", "a.docx", docx({part: (HEAD + declared + root).encode()}), "package")
    wide = ('<?xml version="1.0" encoding="utf-16"?>' + READS_A_FILE + WORD).encode("utf-16")
    yield _trap("declares in wide letters", "a.docx", docx({"word/document.xml": wide}), "package")
    hidden = {"word/innocent.bin": (READS_A_FILE + WORD).encode()}
    told = {"/word/innocent.bin": "application/vnd.ms-word.other+xml"}
    yield _trap("declares in a part not called so", "a.docx", docx(hidden, told), "package")
    other = HEAD.replace("UTF-8", "cp037") + SHEET
    yield _trap("other letters", "a.xlsx", xlsx({"xl/workbook.xml": other.encode()}), "package")
    yield _trap("no xml", "a.docx", docx({"word/document.xml": b"<w:document>"}), "damaged")
    yield _trap("xml cut off", "a.docx", docx({"_rels/.rels": relations()[:-5]}), "damaged")
    yield _trap(
        "two main parts",
        "a.docx",
        docx({"_rels/.rels": relations(*[("officeDocument", "word/document.xml", "")] * 2)}),
        "damaged",
    )
    yield _trap("long list", "a.docx", docx({"_rels/.rels": b"<a>" + _noise(5_000_000) + b"</a>"}), "package")


def _noise(length: int) -> bytes:
    return Image.effect_noise((1000, length // 1000), 60).tobytes().hex().encode()[:length]


def _action(**entries: Any) -> Callable[[pikepdf.Pdf], None]:
    def shape(document: pikepdf.Pdf) -> None:
        document.Root.OpenAction = document.make_indirect(pikepdf.Dictionary(**entries))

    return shape


def _annotated(**entries: Any) -> Callable[[pikepdf.Pdf], None]:
    def shape(document: pikepdf.Pdf) -> None:
        action = pikepdf.Dictionary(**entries)
        note = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=[0, 0, 9, 9], A=action)
        document.pages[0].obj.Annots = pikepdf.Array([note])

    return shape


def _named_script(document: pikepdf.Pdf) -> None:
    script = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String("app.alert(1)"))
    names = pikepdf.Array([pikepdf.String("a"), document.make_indirect(script)])
    document.Root.Names = pikepdf.Dictionary(JavaScript=pikepdf.Dictionary(Names=names))


def _attached(document: pikepdf.Pdf) -> None:
    document.attachments["a.exe"] = b"MZ"


def _hidden_attachment(document: pikepdf.Pdf) -> None:
    document.Root.Other = document.make_indirect(pikepdf.Stream(document, b"MZ", Type=pikepdf.Name.EmbeddedFile))


def _content_elsewhere(document: pikepdf.Pdf) -> None:
    document.pages[0].obj.Contents = pikepdf.Stream(document, b"", F=pikepdf.String("//example.org/a"))


def _dynamic_form(document: pikepdf.Pdf) -> None:
    document.Root.AcroForm = pikepdf.Dictionary(XFA=pikepdf.Stream(document, b"<xdp/>"))


def _locked(user: str) -> bytes:
    return pdf(encryption=pikepdf.Encryption(owner="owner", user=user))


def _letters() -> Iterator[Named]:
    plain = handmade_pdf()
    script: dict[str, Any] = {"S": pikepdf.Name.JavaScript, "JS": pikepdf.String("app.alert(1)")}
    packed = pikepdf.ObjectStreamMode.generate
    followed = pikepdf.Array([pikepdf.Dictionary(**script)])
    acting: dict[str, bytes] = {
        "script on opening": pdf(_action(**script)),
        "script in a packed object": pdf(_action(**script), object_stream_mode=packed),
        "script by hand": handmade_pdf(b"/OpenAction << /S /JavaScript /J#53 (app.alert\\(1\\)) >> "),
        "script by name": pdf(_named_script),
        "script after another action": pdf(_annotated(S=pikepdf.Name.GoTo, Next=followed)),
        "program started": pdf(_annotated(S=pikepdf.Name.Launch, F=pikepdf.String("cmd.exe"))),
        "program started on opening": pdf(_action(S=pikepdf.Name.Launch, F=pikepdf.String("cmd.exe"))),
        "address on opening": pdf(_action(S=pikepdf.Name.URI, URI=pikepdf.String("https://example.org"))),
        "form sent away": pdf(_annotated(S=pikepdf.Name.SubmitForm, F=pikepdf.String("https://example.org"))),
        "other file opened": pdf(_annotated(S=pikepdf.Name.GoToR, F=pikepdf.String(r"\\example.org\a"))),
        "form of another kind": pdf(_dynamic_form),
    }
    for what, content in acting.items():
        yield _trap(what, "a.pdf", content, "active")
    yield _trap("file attached", "a.pdf", pdf(_attached), "embedded")
    yield _trap("file attached", "b.pdf", pdf(_hidden_attachment), "embedded")
    yield _trap("content elsewhere", "a.pdf", pdf(_content_elsewhere), "outside-links")
    yield _trap("with a password", "a.pdf", _locked("secret"), "encrypted")
    yield _trap("with a password for changes", "a.pdf", _locked(""), "encrypted")
    yield _trap("nothing but its name", "a.pdf", b"%PDF-1.7\n", "damaged")
    yield _trap("text", "a.pdf", b"%PDF-1.7\nnothing of the kind\nstartxref\n0\n%%EOF", "damaged")
    yield _trap("cut off", "a.pdf", plain[:-60], "damaged")
    yield _trap("table not where it is said", "a.pdf", plain.replace(b"startxref\n", b"startxref\n1"), "damaged")
    yield _trap("page behind", "a.pdf", plain + b"<html><script>alert(1)</script>", "damaged")
    yield _trap("archive behind", "a.pdf", plain + zipped({"a": b"a"}), "damaged")
    yield _trap("archive as well", "a.pdf", _also_archive(plain), "mismatch")
    twofold = handmade_pdf(b"/OpenAction << /S /Launch /S /GoTo /F (cmd.exe) >> ")
    yield _trap("action of two kinds", "a.pdf", twofold, "damaged")
    yield _trap("no pages", "a.pdf", pdf(pages=0), "damaged")
    yield _trap("objects that unpack to gigabytes", "a.pdf", _packed_bomb(), "damaged")


def _also_archive(plain: bytes) -> bytes:
    """A PDF file in the comment of an archive that begins like a PDF file."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as archive:
        archive.writestr("a", b"a")
        archive.comment = plain[plain.rindex(b"startxref") :]
    return plain[: plain.rindex(b"startxref")] + whole.getvalue()


def _packed_bomb() -> bytes:
    """Objects in a stream that is packed twice."""
    deflate, first = zlib.compressobj(9), io.BytesIO()
    for _ in range(700):
        first.write(deflate.compress(bytes(1024 * 1024)))
    first.write(deflate.flush())
    packed = zlib.compress(first.getvalue(), 9)
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>",
        b"<< /Type /ObjStm /N 1 /First 4 /Filter [/FlateDecode /FlateDecode] /Length %d >>\nstream\n%s\nendstream"
        % (len(packed), packed),
    ]
    body, places = b"%PDF-1.7\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    rows = [b"\0\0\0\0\0\0\xff", *(b"\1" + struct.pack(">I", place) + b"\0\0" for place in places)]
    rows += [b"\2" + struct.pack(">I", 4) + b"\0\0", b"\1" + struct.pack(">I", len(body)) + b"\0\0"]
    table = b"".join(rows)
    head = b"<< /Type /XRef /Size 7 /Root 1 0 R /W [1 4 2] /Length %d >>" % len(table)
    return body + b"6 0 obj\n%s\nstream\n%s\nendstream\nendobj\nstartxref\n%d\n%%%%EOF" % (head, table, len(body))


def traps() -> dict[str, Trap]:
    """All of them, by what they do."""
    makers = (
        _names,
        _deceptions,
        _pictures,
        _bombs,
        _unsafe_names,
        _archives,
        _macros,
        _outside,
        _declarations,
        _letters,
    )
    return dict(named for make in makers for named in make())
