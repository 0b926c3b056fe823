"""Fills templates in: a small language of names, `if` and `for`, in a sandbox, over values that are never read as such.

A template is an office's own, so nothing in it may do more than say where a word stands.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Any

from docxtpl import DocxTemplate
from jinja2 import StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from lxml import etree
from markupsafe import Markup

from kjfz_bot.making.papers import FLAGS, NAMES, ROW_NAMES, ROWS, Told
from kjfz_bot.making.typed import printable

BLANK = "_" * 14
"""The line to write on where nobody said anything."""

NOTHING = "—"
"""What stands in a list where there is nothing."""

_FOOTNOTES = "wordprocessingml.footnotes+xml"


def typed(text: str) -> Markup:
    """A text escaped. Its underscores too, since the library takes `{_{` for a way to write `{{`."""
    lines = printable(text).replace("\r\n", "\n").replace("\r", "\n")
    return Markup(escape(lines).replace("_", "&#95;"))  # noqa: S704 - it was escaped just now


def environment() -> ImmutableSandboxedEnvironment:
    """What templates are read in: no filter, no function, no name but those that are given."""
    made = ImmutableSandboxedEnvironment(autoescape=True, undefined=StrictUndefined, finalize=_or_blank)
    made.globals.clear()
    made.filters.clear()
    made.tests.clear()
    return made


def _or_blank(value: Any) -> Any:
    """A line to write on in place of nothing; asked for only where a word is put in, so that `if` still knows."""
    return BLANK if value == "" else value


def context(told: Told) -> dict[str, Any]:
    """What the names of a template stand for."""
    words = {name: typed(told.words.get(name, "")) for name in NAMES}
    flags = {name: name in told.flags for name in FLAGS}
    rows = [{name: typed(row.get(name, "")) or NOTHING for name in ROW_NAMES} for row in told.rows]
    return {**words, **flags, ROWS: rows}


def filled(template: Path, told: Told) -> DocxTemplate:
    """A template with the words in it."""
    document = DocxTemplate(template)
    document.render(context(told), environment(), autoescape=True)
    return document


def sources(document: DocxTemplate) -> Iterator[tuple[str, str]]:
    """All that is read of a document as a template: where it stands, and its source."""
    document.render_init()
    yield "the text", document.patch_xml(document.get_xml())
    for name, uri in (("the header", document.HEADER_URI), ("the footer", document.FOOTER_URI)):
        for _, part in document.get_headers_footers(uri):
            yield name, document.patch_xml(document.get_part_xml(part))
    for part in document.docx.part.package.parts:
        if part.content_type.endswith(_FOOTNOTES):
            yield "the footnotes", document.patch_xml(part.blob.decode("utf-8"))
    said = document.docx.core_properties
    for name in ("author", "comments", "identifier", "language", "subject", "title"):
        yield f"the file's property '{name}'", getattr(said, name)


def raw(document: DocxTemplate) -> Iterator[tuple[str, str]]:
    """The same as it stands, before the library makes of it what it reads."""
    document.render_init()
    yield "the text", _letters(document.docx.element.body)
    for name, uri in (("the header", document.HEADER_URI), ("the footer", document.FOOTER_URI)):
        for _, part in document.get_headers_footers(uri):
            yield name, _letters(etree.fromstring(part.blob))


def _letters(element: Any) -> str:
    return "".join(element.itertext())
