"""Writes a document of a case from its template; where the template cannot be filled in, says why and ends."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import BinaryIO

from jinja2.exceptions import TemplateError

from kjfz_bot.making.inside.filling import filled
from kjfz_bot.making.inside.paper_check import of_error
from kjfz_bot.making.papers import finding_line, read


def make(told: bytes, made: BinaryIO) -> None:
    """Write the document to `made`."""
    said = read(told)
    template = Path(said.template)
    try:
        filled(template, said).save(made)
    except TemplateError as error:
        sys.stdout.buffer.write(finding_line(of_error(template, "the text", error)))
        sys.stdout.flush()
        raise
