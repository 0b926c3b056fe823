"""Which kinds of files are taken, and what gives each of them away. What is in one is for the checks in `inside/`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Kind = Literal["jpg", "png", "pdf", "docx", "xlsx"]
Untaken = Literal["format", "picture-format", "old-format", "macros"]

MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Form:
    """How a kind is recognised: the endings of its names and the first bytes of its content; what it is served as."""

    kind: Kind
    endings: tuple[str, ...]
    magic: tuple[bytes, ...]
    media_type: str
    picture: bool = False


_OFFICE_MAGIC = (
    b"PK\x03\x04",
    b"\xd0\xcf\x11\xe0",
)  # the second is what a password makes of them, and is refused by name
_OFFICE = "application/vnd.openxmlformats-officedocument"

FORMS: Mapping[Kind, Form] = {
    form.kind: form
    for form in (
        Form("jpg", ("jpg", "jpeg"), (b"\xff\xd8\xff",), "image/jpeg", picture=True),
        Form("png", ("png",), (b"\x89PNG\r\n\x1a\n",), "image/png", picture=True),
        Form("pdf", ("pdf",), (b"%PDF-",), "application/pdf"),
        Form("docx", ("docx",), _OFFICE_MAGIC, f"{_OFFICE}.wordprocessingml.document"),
        Form("xlsx", ("xlsx",), _OFFICE_MAGIC, f"{_OFFICE}.spreadsheetml.sheet"),
    )
}
"""Everything that is taken; nothing else is."""

_BY_ENDING: Mapping[str, Kind] = {ending: form.kind for form in FORMS.values() for ending in form.endings}

# What people send instead, with what is said to each: how to make one of the kinds above of it.
_MACRO_ENDINGS = frozenset({"docm", "dotm", "xlsm", "xltm", "xlam", "xlsb", "pptm"})
_OLD_ENDINGS = frozenset({"doc", "dot", "xls", "xlt", "wps", "et", "rtf", "odt", "ods"})
_PHONE_PICTURES = frozenset({"heic", "heif", "avif", "webp", "tif", "tiff", "bmp", "gif"})


def ending_of(name: str) -> str:
    """The ending of a file's name in small letters; empty where it has none."""
    stem, dot, ending = name.rpartition(".")
    return ending.strip().casefold() if dot and stem else ""


def kind_of_name(name: str) -> Kind | None:
    """The kind a name promises."""
    return _BY_ENDING.get(ending_of(name))


def why_not(name: str) -> Untaken:
    """The reason why a file with this name, which is of no kind that is taken, is refused."""
    ending = ending_of(name)
    if ending in _MACRO_ENDINGS:
        return "macros"
    if ending in _OLD_ENDINGS:
        return "old-format"
    return "picture-format" if ending in _PHONE_PICTURES else "format"


def begins_like(kind: Kind, beginning: bytes) -> bool:
    """Whether content that begins so can be of this kind."""
    return beginning.startswith(FORMS[kind].magic)
