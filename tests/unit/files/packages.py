"""Office files made by hand, part by part, so that a test can put in them what no program writes."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass

from kjfz_bot.files.inside.office import MAIN_TYPES

RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships"
WORD = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body/></w:document>'
SHEET = '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheets/></workbook>'
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

Parts = dict[str, bytes]


@dataclass(frozen=True, slots=True)
class Sample:
    """A file as somebody sends it."""

    name: str
    content: bytes


def relations(*links: tuple[str, str, str], base: str = OFFICE) -> bytes:
    """A list of links: (kind, target, mode)."""
    entries = "".join(
        f'<Relationship Id="r{place}" Type="{base}/{kind}" Target="{target}"'
        + (f' TargetMode="{mode}"' if mode else "")
        + "/>"
        for place, (kind, target, mode) in enumerate(links)
    )
    return f'{HEAD}<Relationships xmlns="{RELATIONS}">{entries}</Relationships>'.encode()


def types(overrides: Mapping[str, str], defaults: Mapping[str, str] | None = None) -> bytes:
    """A list of what parts are."""
    known = {"rels": "application/vnd.openxmlformats-package.relationships+xml", "xml": "application/xml"} | dict(
        defaults or {}
    )
    told = "".join(f'<Default Extension="{end}" ContentType="{type_}"/>' for end, type_ in known.items())
    told += "".join(f'<Override PartName="{name}" ContentType="{type_}"/>' for name, type_ in overrides.items())
    return f'{HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">{told}</Types>'.encode()


def docx_parts(extra: Mapping[str, bytes] | None = None, overrides: Mapping[str, str] | None = None) -> Parts:
    """The parts of the smallest text."""
    return {
        "[Content_Types].xml": types({"/word/document.xml": MAIN_TYPES["docx"]} | dict(overrides or {})),
        "_rels/.rels": relations(("officeDocument", "word/document.xml", "")),
        "word/document.xml": (HEAD + WORD).encode(),
    } | dict(extra or {})


def xlsx_parts(extra: Mapping[str, bytes] | None = None, overrides: Mapping[str, str] | None = None) -> Parts:
    """The parts of the smallest workbook."""
    return {
        "[Content_Types].xml": types({"/xl/workbook.xml": MAIN_TYPES["xlsx"]} | dict(overrides or {})),
        "_rels/.rels": relations(("officeDocument", "xl/workbook.xml", "")),
        "xl/workbook.xml": (HEAD + SHEET).encode(),
    } | dict(extra or {})


def zipped(parts: Mapping[str, bytes], how: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A package of parts."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", how) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return whole.getvalue()


def docx(extra: Mapping[str, bytes] | None = None, overrides: Mapping[str, str] | None = None) -> bytes:
    """A text with further parts."""
    return zipped(docx_parts(extra, overrides))


def xlsx(extra: Mapping[str, bytes] | None = None, overrides: Mapping[str, str] | None = None) -> bytes:
    """A workbook with further parts."""
    return zipped(xlsx_parts(extra, overrides))


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of an archive, each of whose claims can be a lie."""

    name: bytes
    content: bytes
    listed_name: bytes | None = None
    listed_size: int | None = None
    listed_checksum: int | None = None
    offset: int | None = None
    flags: int = 0


def forged(entries: list[Entry]) -> bytes:
    """An archive written byte by byte."""
    body, listing = b"", b""
    for entry in entries:
        deflate = zlib.compressobj(9, zlib.DEFLATED, -15)
        packed = deflate.compress(entry.content) + deflate.flush()
        size = len(entry.content) if entry.listed_size is None else entry.listed_size
        checksum = zlib.crc32(entry.content) if entry.listed_checksum is None else entry.listed_checksum
        claims = struct.pack("<HHHHHIII", 20, entry.flags, 8, 0, 33, checksum, len(packed), size)
        name = entry.name if entry.listed_name is None else entry.listed_name
        offset = len(body) if entry.offset is None else entry.offset
        listing += b"PK\x01\x02" + struct.pack("<H", 20) + claims
        listing += struct.pack("<HHHHHII", len(name), 0, 0, 0, 0, 0, offset) + name
        if entry.offset is None:
            body += b"PK\x03\x04" + claims + struct.pack("<HH", len(entry.name), 0) + entry.name + packed
    count = len(entries)
    return body + listing + b"PK\x05\x06" + struct.pack("<HHHHIIH", 0, 0, count, count, len(listing), len(body), 0)


def forged_docx(*extra: Entry) -> bytes:
    """A text in a forged archive."""
    return forged([*(Entry(name.encode(), content) for name, content in docx_parts().items()), *extra])
