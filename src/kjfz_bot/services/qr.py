"""A link as a picture, to be held before a telephone."""

from __future__ import annotations

from base64 import b64encode
from io import BytesIO, StringIO
from typing import TYPE_CHECKING

from kjfz_bot.dialog.message import Document

if TYPE_CHECKING:
    import segno

PIXELS = 6
"""The side of one square of the picture: large enough to be read off a screen, small enough for one."""


def picture(link: str, name: str) -> Document:
    """A link as a picture called `name`, and nothing but it; in characters where there are no pictures."""
    drawn = BytesIO()
    _made(link).save(drawn, kind="png", scale=PIXELS)
    return Document(f"{name}.png", "image/png", b64encode(drawn.getvalue()).decode(), base64=True, drawn=blocks(link))


def blocks(link: str) -> str:
    """A link as a picture made of characters."""
    drawn = StringIO()
    _made(link).terminal(drawn, compact=True)
    return drawn.getvalue()


def _made(link: str) -> segno.QRCode:
    import segno  # with the first invitation: a start would wait for it

    return segno.make(link, error="m", micro=False)
