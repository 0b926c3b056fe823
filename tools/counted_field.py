"""Numbers in a Word document that the word processor counts, such as those of its pages."""

from __future__ import annotations

from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn


def add_counted(paragraph: Any, name: str, size: Any) -> None:
    """Add a number that is counted, in letters of a size; what only shows documents shows the first page's."""
    for kind, tag, text in (
        ("begin", "w:fldChar", ""),
        ("", "w:instrText", name),
        ("separate", "w:fldChar", ""),
        ("", "w:t", "1"),
        ("end", "w:fldChar", ""),
    ):
        run = paragraph.add_run()
        run.font.size = size
        element = OxmlElement(tag)
        element.text = text
        if kind:
            element.set(qn("w:fldCharType"), kind)
        run._r.append(element)
