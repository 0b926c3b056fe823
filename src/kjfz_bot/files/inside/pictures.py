"""Looks at pictures: sized by what their header says, then decoded and written anew, so that only the picture stays.

What is left behind: places and times of EXIF, comments, thumbnails, colour profiles, further frames, and whatever else
was before, between or after the picture's own bytes.
"""

from __future__ import annotations

import struct
from typing import Any, BinaryIO

from PIL import Image, ImageOps, JpegImagePlugin

from kjfz_bot.files.kinds import Kind
from kjfz_bot.files.verdict import Accepted, Refusal, Verdict

MAX_PIXELS = 40_000_000
QUALITY = 90
"""How finely a photo is written where that cannot be taken from what was sent."""

_FINEST = 255  # coarser steps than a byte holds are for pictures of twelve bits

Image.MAX_IMAGE_PIXELS = None  # the size is judged here, by a limit of ours

_FORMATS = {"jpg": ("JPEG",), "png": ("PNG",)}
_KEPT_MODES = {"jpg": frozenset({"L", "RGB"}), "png": frozenset({"1", "L", "LA", "P", "RGB", "RGBA", "I;16"})}


def look(kind: Kind, content: BinaryIO, copy: BinaryIO) -> Verdict:
    """Write the picture anew to `copy`."""
    try:
        picture: Image.Image = Image.open(content, formats=_FORMATS[kind])
    except (OSError, SyntaxError, ValueError):
        raise Refusal("damaged") from None
    if picture.width * picture.height > MAX_PIXELS:
        raise Refusal("too-many-pixels", most=MAX_PIXELS // 1_000_000)
    upright = _turned(picture)
    if kind == "jpg":
        how = _as_before(upright)
        _bare(upright, kind).save(copy, "JPEG", **how)
    else:
        _bare(upright, kind).save(copy, "PNG")
    return Accepted(kind, rewritten=True)


def _as_before(picture: Image.Image) -> dict[str, Any]:
    """How finely a photo is written, so that its copy is no larger and no worse: as it was before."""
    tables = getattr(picture, "quantization", {})
    if picture.mode not in _KEPT_MODES["jpg"] or not tables or max(map(max, tables.values())) > _FINEST:
        return {"quality": QUALITY}
    return {"qtables": tables, "subsampling": JpegImagePlugin.get_sampling(picture)}


def _turned(picture: Image.Image) -> Image.Image:
    """The first frame, turned as its EXIF says it is to be seen."""
    try:
        picture.load()
    except (OSError, SyntaxError, ValueError):
        raise Refusal("damaged") from None
    try:
        ImageOps.exif_transpose(picture, in_place=True)
    except (OSError, SyntaxError, ValueError, TypeError, LookupError, struct.error):
        return picture  # whoever wrote the EXIF did not write the picture
    return picture


def _bare(picture: Image.Image, kind: Kind) -> Image.Image:
    """The picture with nothing beside its pixels but what they need to be seen through."""
    seen_through = picture.info.get("transparency")
    if picture.mode not in _KEPT_MODES[kind]:
        picture = picture.convert("RGB")
    picture.info = {} if seen_through is None or kind == "jpg" else {"transparency": seen_through}
    return picture
