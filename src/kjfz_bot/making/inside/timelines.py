"""Draws a timeline as a PNG picture, wide enough to be read on a telephone, in the shipped Chinese font."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from PIL import Image, ImageDraw

from kjfz_bot.making.inside.pictures import GAP, GREY, INK, MARGIN, PAPER, REMARK, RULE, TITLE, WIDTH, Font, font
from kjfz_bot.making.timeline import State, Station, Timeline, read

NAME, BELOW = 40, 30
"""Sizes of letters of a station's name and of what stands below it."""

DOT, RAIL = 17, 6
"""Half the width of a station's dot, and the width of the line between two."""

TEXT = MARGIN + 4 * DOT
"""Where texts of stations begin."""

APART = 30
MOST_LINES = 4
"""Lines of a text at most; one that is longer ends in dots."""

DONE, NOW, BACK, ENDED = "#1D7A4F", "#1F5FA8", "#B4530A", "#4A5565"
COLOURS: dict[State, str] = {"done": DONE, "back": BACK, "now": NOW, "end": ENDED, "next": RULE}
NOW_PAPER = "#EAF2FB"
"""What the station where it is stands on."""


@dataclass(slots=True)
class _Sheet:
    """The picture while it is drawn, and how far down it is filled."""

    draw: ImageDraw.ImageDraw
    down: int = MARGIN

    def text(self, text: str, size: int, colour: str, left: int = MARGIN) -> None:
        """A text in as many lines as it needs."""
        for line in _broken(text, font(size), WIDTH - MARGIN - left):
            self.draw.text((left, self.down), line, fill=colour, font=font(size))
            self.down += round(size * 1.35)


def make(told: bytes, made: BinaryIO) -> None:
    """Draw the timeline to `made`."""
    timeline = read(told)
    height = _drawn(timeline, Image.new("RGB", (WIDTH, 1)))
    picture = Image.new("RGB", (WIDTH, height), PAPER)
    _drawn(timeline, picture)
    picture.quantize(64).save(made, "PNG", optimize=True)


def _drawn(timeline: Timeline, picture: Image.Image) -> int:
    """Draw a timeline from its top; what is drawn below the picture is not seen. Returns how high it is."""
    sheet = _Sheet(ImageDraw.Draw(picture))
    sheet.text(timeline.title, TITLE, INK)
    sheet.down += GAP // 2
    sheet.text(timeline.remark, REMARK, GREY)
    sheet.down += GAP
    sheet.draw.line((MARGIN, sheet.down, WIDTH - MARGIN, sheet.down), fill=RULE, width=2)
    sheet.down += APART
    for place, station in enumerate(timeline.stations):
        _station(sheet, station, last=place == len(timeline.stations) - 1)
    return sheet.down + MARGIN - APART


def _station(sheet: _Sheet, station: Station, *, last: bool) -> None:
    top, size = sheet.down, round(NAME * 1.35)
    if station.state == "now":
        height = size * len(_broken(station.name, font(NAME), WIDTH - MARGIN - TEXT))
        height += round(BELOW * 1.35) * len(_broken(station.below, font(BELOW), WIDTH - MARGIN - TEXT))
        box = (MARGIN // 2, top - APART // 2, WIDTH - MARGIN // 2, top + height + APART // 2)
        sheet.draw.rounded_rectangle(box, 14, fill=NOW_PAPER)
    sheet.text(station.name, NAME, INK if station.state != "next" else GREY, TEXT)
    sheet.text(station.below, BELOW, GREY, TEXT)
    sheet.down += APART
    middle, across, colour = top + size // 2, MARGIN + DOT, COLOURS[station.state]
    if not last:
        rail = COLOURS["next"] if station.state in ("now", "next") else colour
        sheet.draw.rectangle((across - RAIL // 2, middle + DOT + 8, across + RAIL // 2, sheet.down - 2), fill=rail)
    dot = (across - DOT, middle - DOT, across + DOT, middle + DOT)
    _dot(sheet, station.state, dot, colour)


def _dot(sheet: _Sheet, state: State, dot: tuple[int, int, int, int], colour: str) -> None:
    """Each state has a shape of its own, since colours alone are not seen by everybody."""
    left, top, right, bottom = dot
    if state == "now":
        sheet.draw.polygon(((left, top), (right + 4, (top + bottom) // 2), (left, bottom)), fill=colour)
    elif state == "end":
        sheet.draw.rectangle(dot, fill=colour)
    elif state == "back":
        sheet.draw.arc(dot, 300, 240, fill=colour, width=7)
        sheet.draw.polygon(((left - 2, top + 4), (left + 16, top - 4), (left + 14, top + 16)), fill=colour)
    else:
        filled = colour if state == "done" else PAPER
        sheet.draw.ellipse(dot, fill=filled, outline=colour, width=5)


def _broken(text: str, letters: Font, room: int) -> list[str]:
    """A text in lines that fit: parted between words where it has some, else anywhere."""
    lines = list(_lines(text, letters, room))
    if len(lines) <= MOST_LINES:
        return lines
    kept = lines[:MOST_LINES]
    while kept[-1] and letters.getlength(f"{kept[-1]}…") > room:
        kept[-1] = kept[-1][:-1]
    return [*kept[:-1], f"{kept[-1]}…"]


def _lines(text: str, letters: Font, room: int) -> Iterator[str]:
    rest = text.strip()
    while rest:
        end = _end(rest, letters, room)
        yield rest[:end].rstrip()
        rest = rest[end:].lstrip()


def _end(text: str, letters: Font, room: int) -> int:
    """Where the first line of a text ends: not inside a word, and not so that the next begins with its comma."""
    if letters.getlength(text) <= room:
        return len(text)
    end = next(end for end in range(len(text) - 1, 0, -1) if end == 1 or letters.getlength(text[:end]) <= room)
    begins = _word_at(text, end)
    if begins > end // 2:
        return begins
    return end - 1 if text[end] in "，。；：、）”》" and end > 1 else end


def _word_at(text: str, end: int) -> int:
    """Where the word, or the date, begins that a place lies in; the place itself where it lies in none."""
    begins = end
    while begins and text[begins].isascii() and text[begins - 1].isascii() and text[begins] != " ":
        begins -= 1
    return begins
