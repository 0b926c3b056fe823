"""Looks at PDF files: whole, readable without a password, and with nothing in their structure that acts or attaches.

Pages are not drawn and contents not decoded; only what holds the file together is read, compressed tables and objects
included. A name that only a script or a page's content would make is not seen here.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from typing import BinaryIO

import pikepdf

from kjfz_bot.files.kinds import Kind
from kjfz_bot.files.verdict import Accepted, Refusal, Verdict

_TAIL = 1024

_SMALL_REPAIR = "missing or invalid; repairing"
"""What is said of a page that lacks an entry it need not have. Whatever else is said is of something that could not be
read here, and that another program might read."""

ACTIVE_KEYS = frozenset({"/JS", "/JavaScript", "/XFA", "/RichMedia", "/RichMediaContent", "/RichMediaSettings"})
ACTIVE_ACTIONS = frozenset(
    {
        "/JavaScript",
        "/Launch",
        "/SubmitForm",
        "/ImportData",
        "/GoToE",
        "/GoToR",
        "/Rendition",
        "/RichMediaExecute",
        "/Movie",
        "/Sound",
        "/GoTo3DView",
    }
)
ATTACHING_KEYS = frozenset({"/EmbeddedFiles", "/EF"})
"""Names under which another file is carried inside."""

HARMLESS_FIRST_ACTIONS = frozenset({"/GoTo", "/Named"})
"""What may happen on opening: showing a page, as many programs ask for."""


def look(kind: Kind, content: BinaryIO, _copy: BinaryIO) -> Verdict:
    """Read what holds the file together."""
    _whole(content)
    try:
        with pikepdf.open(content, attempt_recovery=False, suppress_warnings=True) as document:
            if document.is_encrypted:
                raise Refusal("encrypted", kind=kind)
            _judge(document)
            if any(_SMALL_REPAIR not in warning for warning in document.get_warnings()):
                raise Refusal("damaged")
    except pikepdf.PasswordError:
        raise Refusal("encrypted", kind=kind) from None
    except pikepdf.PdfError:
        raise Refusal("damaged") from None
    return Accepted(kind)


def _whole(content: BinaryIO) -> None:
    """Refuse what does not end as a PDF file does, and what is an archive as well."""
    size = content.seek(0, 2)
    content.seek(max(0, size - _TAIL))
    tail = content.read()
    _, table, after = tail.rpartition(b"startxref")
    place, end, rest = after.partition(b"%%EOF")
    if not table or not end or not place.strip().isdigit() or rest.strip(b"\0\t\n\f\r "):
        raise Refusal("damaged")
    if zipfile.is_zipfile(content):
        raise Refusal("mismatch", kind="pdf")
    content.seek(0)


def _judge(document: pikepdf.Pdf) -> None:
    """Look at every object, once; what they contain directly lies within them."""
    if not len(document.pages):
        raise Refusal("damaged")
    _judge_opening(document.Root.get("/OpenAction"))
    for thing in document.objects:
        for dictionary in _dictionaries(thing):
            _judge_dictionary(dictionary)


def _judge_opening(action: object) -> None:
    if isinstance(action, pikepdf.Dictionary) and str(action.get("/S")) not in HARMLESS_FIRST_ACTIONS:
        raise Refusal("active")


def _dictionaries(thing: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """The dictionaries of an object, also within others; not those that are objects of their own, which come anyway."""
    waiting = [thing]
    while waiting:
        this = waiting.pop()
        if isinstance(this, (pikepdf.Dictionary, pikepdf.Stream)):
            yield this
            parts = [part for _key, part in this.items()]  # noqa: PERF102 - it is no dict of Python's
        elif isinstance(this, pikepdf.Array):
            parts = list(this.as_list())
        else:
            continue
        waiting.extend(part for part in parts if isinstance(part, pikepdf.Object) and not part.is_indirect)


def _judge_dictionary(dictionary: pikepdf.Object) -> None:
    names = set(dictionary.keys())
    if names & ACTIVE_KEYS or str(dictionary.get("/S")) in ACTIVE_ACTIONS:
        raise Refusal("active")
    if names & ATTACHING_KEYS or dictionary.get("/Type") == "/EmbeddedFile":
        raise Refusal("embedded", kind="pdf")
    if isinstance(dictionary, pikepdf.Stream) and "/F" in names:  # the stream's content is in another file
        raise Refusal("outside-links", kind="pdf")
