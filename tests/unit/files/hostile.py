"""Files made to harm, to hide or to deceive, each with the reason for which it has to be refused."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping

from PIL import Image

from kjfz_bot.files.inside.office import MAIN_TYPES
from tests.unit.files.honest import handmade_pdf, picture
from tests.unit.files.hostile_pdf import letters
from tests.unit.files.packages import (
    HEAD,
    SHEET,
    WORD,
    Entry,
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
from tests.unit.files.traps import Named, Trap, trap

OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
MACRO_TYPE = "application/vnd.ms-word.document.macroEnabled.main+xml"
RELS = "word/_rels/document.xml.rels"
_DOUBLED = "".join(
    f'<!ENTITY {longer} "{f"&{short};" * 10}">' for short, longer in zip("abcdefghi", "bcdefghij", strict=True)
)
LAUGHS = f'<!DOCTYPE l [<!ENTITY a "ha">{_DOUBLED}]>'
READS_A_FILE = '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>'


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
        yield trap("name that is none of ours", name, whole, "format")
    for name in ("a.docm", "a.XLSM", "a.dotm", "a.xlsb"):
        yield trap("name of macros", name, whole, "macros")
    for name in ("a.doc", "a.xls", "a.rtf"):
        yield trap("name of old times", name, OLD, "old-format")
    for name in ("a.heic", "a.webp", "a.gif", "a.tiff"):
        yield trap("name of another picture", name, picture("PNG"), "picture-format")


def _deceptions() -> Iterator[Named]:
    svg = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
    page = b"<html><script>alert(1)</script></html>"
    for name in ("a.jpg", "a.png", "a.pdf", "a.docx", "a.xlsx"):
        yield trap("nothing", name, b"", "empty")
        yield trap("program", name, b"MZ\x90\0" + bytes(500), "mismatch")
    for name in ("a.jpg", "a.png"):
        yield trap("svg", name, svg, "mismatch")
        yield trap("page", name, page, "mismatch")
        yield trap("gif", name, picture("GIF", "P"), "mismatch")
        yield trap("webp", name, picture("WEBP"), "mismatch")
    yield trap("drawing", "a.jpg", picture("PNG"), "mismatch")
    yield trap("photo", "a.pdf", picture("JPEG"), "mismatch")
    yield trap("archive", "a.pdf", docx(), "mismatch")
    yield trap("page before a pdf", "a.pdf", page + handmade_pdf(), "mismatch")


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
    yield trap("50 000 x 50 000", "a.png", _png(50_000, 50_000, data=bytes(3_000_000)), "too-many-pixels")
    yield trap("one row too many", "a.png", _png(8000, 5001), "too-many-pixels")
    yield trap("2^31 wide", "a.png", _png(2**31 - 1, 1), "too-many-pixels")
    yield trap("65 500 x 65 500", "a.jpg", _resized_jpg(65_500, 65_500), "too-many-pixels")
    yield trap("no width", "a.png", _png(0, 10), "damaged")
    photo, drawing = picture("JPEG", size=(400, 300), quality=95), picture("PNG", size=(400, 300))
    yield trap("cut off", "a.jpg", photo[: len(photo) // 2], "damaged")
    yield trap("cut off", "a.png", drawing[: len(drawing) // 2], "damaged")
    yield trap("nothing but its beginning", "a.jpg", photo[:3], "damaged")
    yield trap("nothing but its beginning", "a.png", drawing[:8], "damaged")
    yield trap("page behind a beginning", "a.jpg", b"\xff\xd8\xff<html><script>alert(1)</script>", "damaged")
    yield trap("fewer rows than said", "a.png", _png(6000, 6000, depth=8, data=bytes(1000)), "damaged")
    words = _chunk(b"zTXt", b"Comment\0\0" + zlib.compress(bytes(90_000_000)))
    yield trap("words that unpack to 90 MB", "a.png", _png(8, 8, data=bytes(16), extra=words), "damaged")
    broken = bytearray(drawing)
    broken[broken.index(b"IHDR") + 5] ^= 1
    yield trap("changed on the way", "a.png", bytes(broken), "damaged")


def _links(kind: str, target: str, mode: str = "External") -> dict[str, bytes]:
    return {RELS: relations((kind, target, mode))}


def _bombs() -> Iterator[Named]:
    zeros = bytes(5 * 1024 * 1024)
    yield trap("bomb", "a.docx", docx({"word/media/a.bin": zeros}), "unpacks-too-large")
    yield trap("bomb of 200 MB", "a.xlsx", xlsx({"xl/a.bin": bytes(200 * 1024 * 1024)}), "unpacks-too-large")
    small = {f"word/media/{number}.bin": bytes(1024 * 1024) for number in range(150)}
    yield trap("bomb in small parts", "a.docx", docx(small), "unpacks-too-large")
    many = {f"word/{number}.xml": b"<a/>" for number in range(1100)}
    yield trap("1 100 parts", "a.docx", docx(many), "unpacks-too-large")
    lie = Entry(b"word/media/a.bin", zeros, listed_size=100)
    yield trap("bomb called small", "a.docx", forged_docx(lie), "unpacks-too-large")
    huge = Entry(b"word/media/a.bin", b"a", listed_size=2**32 - 2)
    yield trap("part called huge", "a.docx", forged_docx(huge), "unpacks-too-large")
    kernel = Entry(b"0.bin", zeros[:60_000])
    sharing = [Entry(b"%d.bin" % number, kernel.content, offset=0) for number in range(1, 900)]
    yield trap("parts that share bytes", "a.docx", forged([kernel, *sharing]), "unpacks-too-large")
    twice = [Entry(b"a.xml", b"<a/>"), Entry(b"b.xml", b"<a/>", offset=0)]
    yield trap("two parts in one place", "a.docx", forged(twice), "package")
    for what, beginning in {
        "zip": zipped({"a": b"a"}),
        "rar": b"Rar!\x1a\x07\x01\0",
        "7z": b"7z\xbc\xaf\x27\x1c",
        "gz": b"\x1f\x8b\x08",
        "program": b"MZ\x90\0",
        "old object": OLD,
    }.items():
        yield trap(f"{what} inside", "a.docx", docx({"word/media/image1.png": beginning}), "embedded")
    yield trap("workbook inside", "a.docx", docx({"word/embeddings/a.xlsx": xlsx()}), "embedded")


def _unsafe_names() -> Iterator[Named]:
    for name in ("../a.xml", "/etc/passwd", "word/../../a", "C:/a.xml", "a//b", "./a", "word\\a.xml", "a\nb"):
        yield trap(f"part {name!r}", "a.docx", forged_docx(Entry(name.encode(), b"<a/>")), "package")
    yield trap("part with a null", "a.docx", forged_docx(Entry(b"a.xml\0.png", b"<a/>")), "package")
    twice = Entry(b"word/document.xml", WORD.encode())
    yield trap("part twice", "a.docx", forged_docx(twice), "package")
    yield trap("part twice but for its case", "a.docx", docx({"WORD/Document.xml": b"<a/>"}), "package")
    two_names = Entry(b"word/vbaProject.bin", b"a", listed_name=b"word/innocent.bin")
    yield trap("part of two names", "a.docx", forged_docx(two_names), "package")


def _archives() -> Iterator[Named]:
    whole = docx()
    yield trap("cut off", "a.docx", whole[: len(whole) // 2], "damaged")
    yield trap("page behind", "a.docx", whole + b"<html></html>", "damaged")
    yield trap("archive behind a picture", "a.docx", b"PK\x03\x04" + picture("JPEG") + whole, "package")
    yield trap("no parts", "a.docx", b"PK\x03\x04" + zipped({}), "damaged")
    yield trap("wrong sum", "a.docx", forged_docx(Entry(b"a.xml", b"<a/>", listed_checksum=1)), "damaged")
    yield trap("short by one", "a.docx", forged_docx(Entry(b"a.xml", b"<a/>", listed_size=5)), "damaged")
    yield trap("part with a password", "a.docx", forged_docx(Entry(b"a.xml", b"<a/>", flags=1)), "encrypted")
    yield trap("packed otherwise", "a.docx", zipped(docx_parts(), zipfile.ZIP_LZMA), "package")
    yield trap("packed otherwise", "a.xlsx", zipped(xlsx_parts(), zipfile.ZIP_BZIP2), "package")
    yield trap("any archive", "a.docx", zipped({"a.txt": b"a"}), "damaged")
    yield trap("no links", "a.docx", _without("_rels/.rels"), "damaged")
    yield trap("no main part", "a.docx", _without("word/document.xml"), "damaged")
    yield trap("with a password", "a.docx", OLD + "EncryptedPackage".encode("utf-16-le"), "encrypted")
    yield trap("of old times", "a.xlsx", OLD + "Workbook".encode("utf-16-le"), "old-format")
    yield trap("sheet called a text", "a.docx", xlsx(), "mismatch")
    yield trap("text called a sheet", "a.xlsx", docx(), "mismatch")
    template = MAIN_TYPES["docx"].replace("document.main", "template.main")
    yield trap("template", "a.docx", docx(overrides={"/word/document.xml": template}), "mismatch")


def _without(name: str) -> bytes:
    return zipped({other: content for other, content in docx_parts().items() if other != name})


def _macros() -> Iterator[Named]:
    project: Mapping[str, bytes] = {"word/vbaProject.bin": OLD}
    yield trap("macros", "a.docx", docx(project), "macros")
    yield trap(
        "macros by another name", "a.docx", docx({"word/a.bin": b"a"} | _links("vbaProject", "a.bin", "")), "macros"
    )
    yield trap("macros by their type", "a.docx", docx(overrides={"/word/document.xml": MACRO_TYPE}), "macros")
    book = "application/vnd.ms-excel.sheet.macroEnabled.main+xml"
    yield trap("macros by their type", "a.xlsx", xlsx(overrides={"/xl/workbook.xml": book}), "macros")
    yield trap("macros of old times", "a.xlsx", xlsx({"xl/macrosheets/sheet1.xml": b"<a/>"}), "macros")
    by_default = {
        "[Content_Types].xml": types(
            {"/word/document.xml": MAIN_TYPES["docx"]}, {"bin": "application/vnd.ms-office.vbaProject"}
        )
    }
    yield trap("macros by an ending", "a.docx", docx(by_default), "macros")


def _outside() -> Iterator[Named]:
    template = {
        "word/_rels/settings.xml.rels": relations(("attachedTemplate", "https://example.org/a.dotm", "External"))
    }
    yield trap("template elsewhere", "a.docx", docx(template), "outside-links")
    yield trap("picture elsewhere", "a.docx", docx(_links("image", "https://example.org/a.png")), "outside-links")
    yield trap("object elsewhere", "a.docx", docx(_links("oleObject", "https://example.org/a")), "outside-links")
    yield trap("frame elsewhere", "a.docx", docx(_links("frame", "https://example.org/a")), "outside-links")
    for target in (
        r"\\example.org\a",
        "//example.org/a",
        "file:///C:/a.exe",
        "javascript:alert(1)",
        "search-ms:query=a",
    ):
        yield trap(f"link to {target}", "a.docx", docx(_links("hyperlink", target)), "outside-links")
    linked = {
        "xl/externalLinks/externalLink1.xml": b"<a/>",
        "xl/_rels/workbook.xml.rels": relations(("externalLink", "externalLinks/externalLink1.xml", "")),
    }
    yield trap("cells elsewhere", "a.xlsx", xlsx(linked), "outside-links")
    data = {"xl/_rels/workbook.xml.rels": relations(("connections", "connections.xml", ""))}
    yield trap("data elsewhere", "a.xlsx", xlsx(data), "outside-links")
    yield trap("page in a text", "a.docx", docx(_links("aFChunk", "a.html", "")), "embedded")
    yield trap("control", "a.docx", docx({"word/activeX/activeX1.xml": b"<a/>"}), "embedded")
    yield trap("object", "a.xlsx", xlsx({"xl/embeddings/oleObject1.bin": b"a"}), "embedded")


def _declarations() -> Iterator[Named]:
    plain = docx_parts()
    for what, declared in {"reads a file": READS_A_FILE, "laughs": LAUGHS, "declares": "<!DOCTYPE a>"}.items():
        for part in ("[Content_Types].xml", "_rels/.rels", "word/document.xml"):
            root = plain[part].decode().removeprefix(HEAD)
            yield trap(f"{part} {what}", "a.docx", docx({part: (HEAD + declared + root).encode()}), "package")
    wide = ('<?xml version="1.0" encoding="utf-16"?>' + READS_A_FILE + WORD).encode("utf-16")
    yield trap("declares in wide letters", "a.docx", docx({"word/document.xml": wide}), "package")
    hidden = {"word/innocent.bin": (READS_A_FILE + WORD).encode()}
    told = {"/word/innocent.bin": "application/vnd.ms-word.other+xml"}
    yield trap("declares in a part not called so", "a.docx", docx(hidden, told), "package")
    other = HEAD.replace("UTF-8", "cp037") + SHEET
    yield trap("other letters", "a.xlsx", xlsx({"xl/workbook.xml": other.encode()}), "package")
    yield trap("no xml", "a.docx", docx({"word/document.xml": b"<w:document>"}), "damaged")
    yield trap("xml cut off", "a.docx", docx({"_rels/.rels": relations()[:-5]}), "damaged")
    yield trap(
        "two main parts",
        "a.docx",
        docx({"_rels/.rels": relations(*[("officeDocument", "word/document.xml", "")] * 2)}),
        "damaged",
    )
    yield trap("long list", "a.docx", docx({"_rels/.rels": b"<a>" + _noise(5_000_000) + b"</a>"}), "package")


def _noise(length: int) -> bytes:
    return Image.effect_noise((1000, length // 1000), 60).tobytes().hex().encode()[:length]


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
        letters,
    )
    return dict(named for make in makers for named in make())
