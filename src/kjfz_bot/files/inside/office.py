"""Looks at docx and xlsx files: what their list of parts and of links says, and that each part is what it is listed as.

A text or a sheet is not read. Its XML is only followed to its end, to see that it is sound and declares nothing.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import BinaryIO
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element, ParseError
from xml.parsers import expat

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from kjfz_bot.files.inside import packages
from kjfz_bot.files.kinds import Kind
from kjfz_bot.files.verdict import Accepted, Refusal, Verdict

CONTENT_TYPES = "[Content_Types].xml"
MAX_LIST = 4 * 1024 * 1024
"""Bytes of a list of parts or links; real ones have a few thousand."""

MAIN_TYPES: Mapping[Kind, str] = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
}
"""What the main part of each kind is called."""

_MACROS = re.compile(r"macroenabled|vbaproject|vbadata|macrosheet|dialogsheet", re.IGNORECASE)
_CARRYING = re.compile(r"(^|/)(embeddings|activex)/", re.IGNORECASE)
_CARRYING_LINKS = frozenset({"oleobject", "package", "control", "activexcontrolbinary", "afchunk"})
_OUTSIDE_LINKS = frozenset({"externallink", "externallinkpath", "connections", "querytable", "attachedtemplate"})
_MACRO_LINKS = frozenset({"vbaproject", "wordvbadata", "xlmacrosheet", "xlintlmacrosheet", "dialogsheet"})
_SAFE_SCHEMES = frozenset({"", "http", "https", "mailto", "tel"})
_ENCODINGS = frozenset({"utf-8", "utf-16", "us-ascii"})
_OLD = b"\xd0\xcf\x11\xe0"
_OLD_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


@dataclass(frozen=True, slots=True)
class Link:
    """What one part says of another, or of something outside; `kind` is the last word of its type, in small letters."""

    source: str
    kind: str
    target: str
    outside: bool


def look(kind: Kind, content: BinaryIO, _copy: BinaryIO) -> Verdict:
    """Judge the package, then its lists, then each part."""
    if content.read(len(_OLD)) == _OLD:
        content.seek(0)
        raise Refusal("encrypted", kind=kind) if _OLD_ENCRYPTED in content.read() else Refusal("old-format")
    parts = {info.filename: info for info in packages.entries(content)}
    types = _list(content, parts, CONTENT_TYPES)
    links = [link for name in parts if name.endswith(".rels") for link in _links(_list(content, parts, name), name)]
    _judge_macros(types, links, parts)
    _judge_links(links, kind)
    _judge_main(types, links, parts, kind)
    if any(_CARRYING.search(name) for name in parts):
        raise Refusal("embedded", kind=kind)
    listed = _types_of(types)
    for info in parts.values():
        _judge_part(content, info, kind, follows=info.filename.endswith((".xml", ".rels")) or _is_xml(info, listed))
    return Accepted(kind)


def _list(content: BinaryIO, parts: Mapping[str, zipfile.ZipInfo], name: str) -> Element:
    """A list of parts or links, as it stands in the package."""
    info = parts.get(name)
    if info is None:
        raise Refusal("damaged")
    if info.file_size > MAX_LIST:
        raise Refusal("package")
    try:
        return fromstring(b"".join(packages.unpacked(content, info)), forbid_dtd=True)
    except DefusedXmlException:
        raise Refusal("package") from None
    except (ParseError, ValueError, LookupError):
        raise Refusal("damaged") from None


def _links(list_: Element, name: str) -> Iterator[Link]:
    """What a list of links says; its own name says whose they are."""
    folder, _, file = name.rpartition("_rels/")
    for entry in list_:
        kind = entry.get("Type", "").rpartition("/")[2].casefold()
        outside = entry.get("TargetMode", "").casefold() == "external"
        yield Link(folder + file.removesuffix(".rels"), kind, entry.get("Target", ""), outside)


def _types_of(types: Element) -> Mapping[str, str]:
    """What each part is: by its name with a slash before it, or by its ending with a dot before it."""
    found = {}
    for entry in types:
        key = entry.get("PartName") or f".{entry.get('Extension', '')}"
        found[key.casefold()] = entry.get("ContentType", "").casefold()
    return found


def _type_of(name: str, listed: Mapping[str, str]) -> str:
    key = f"/{name}".casefold()
    return listed.get(key) or listed.get(f".{key.rpartition('.')[2]}", "")


def _is_xml(info: zipfile.ZipInfo, listed: Mapping[str, str]) -> bool:
    return _type_of(info.filename, listed).endswith(("+xml", "/xml"))


def _judge_macros(types: Element, links: Sequence[Link], names: Iterable[str]) -> None:
    told = any(_MACROS.search(value) for entry in types for value in entry.attrib.values())
    if told or any(link.kind in _MACRO_LINKS for link in links) or any(_MACROS.search(name) for name in names):
        raise Refusal("macros")


def _judge_links(links: Sequence[Link], kind: Kind) -> None:
    for link in links:
        if link.kind in _OUTSIDE_LINKS or (link.outside and (link.kind != "hyperlink" or not _is_safe(link.target))):
            raise Refusal("outside-links", kind=kind)
        if link.kind in _CARRYING_LINKS:
            raise Refusal("embedded", kind=kind)


def _is_safe(target: str) -> bool:
    """Whether following a link, which a person has to click, leads to no more than a page, a letter or a call."""
    try:
        return urlsplit(target).scheme in _SAFE_SCHEMES and not target.lstrip().startswith((r"\\", "//"))
    except ValueError:
        return False


def _judge_main(types: Element, links: Sequence[Link], names: Collection[str], kind: Kind) -> None:
    """Refuse a package whose main part is missing, doubled, or of another kind than the file's name says."""
    main = [link.target.lstrip("/") for link in links if link.source == "" and link.kind == "officedocument"]
    if len(main) != 1 or main[0] not in names:
        raise Refusal("damaged")
    if _type_of(main[0], _types_of(types)) != MAIN_TYPES[kind]:
        raise Refusal("mismatch", kind=kind)


def _judge_part(content: BinaryIO, info: zipfile.ZipInfo, kind: Kind, *, follows: bool) -> None:
    """Unpack a part once: it must not begin like something carried inside, and XML must be sound."""
    parser = _parser() if follows else None
    beginning = b""
    for part in packages.unpacked(content, info):
        if len(beginning) < packages.LONGEST_MAGIC:
            beginning += part[: packages.LONGEST_MAGIC]
            if beginning.startswith(packages.CARRIED):
                raise Refusal("embedded", kind=kind)
        if parser is not None:
            _follow(parser, part)
    if parser is not None:
        _follow(parser, b"", last=True)


def _parser() -> expat.XMLParserType:
    """Follows XML to its end and makes nothing of it; a document type, in which entities would be, is refused."""
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = _refuse
    parser.EntityDeclHandler = _refuse
    parser.XmlDeclHandler = _judge_encoding
    return parser


def _refuse(*_declared: object) -> None:
    raise Refusal("package")


def _judge_encoding(_version: str, encoding: str | None, _standalone: int) -> None:
    if encoding is not None and encoding.casefold() not in _ENCODINGS:
        raise Refusal("package")


def _follow(parser: expat.XMLParserType, part: bytes, *, last: bool = False) -> None:
    try:
        parser.Parse(part, last)
    except (expat.ExpatError, LookupError, ValueError):
        raise Refusal("damaged") from None
