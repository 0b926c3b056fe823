"""Draws a chart as a PNG picture, wide enough to be read on a telephone, in the shipped Chinese font."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import BinaryIO

from PIL import Image, ImageDraw, ImageFont
from pylopdf_fonts_zh_cn import sans_path

from kjfz_bot.making.picture import Bar, Chart, Panel, length_of, read

WIDTH = 1200
MARGIN = 56

TITLE, REMARK, NAME, HINT, LABEL, SMALLEST = 52, 30, 38, 28, 34, 26
"""Sizes of letters; a label too long for its column is set a little smaller, or in two lines of the smallest."""

ROW, BAR = 58, 34
"""Heights of a row and of the bar in it."""

LABELS = 440
"""The column of labels; bars begin behind it."""

GAP = 20
PAPER, INK, GREY, RULE, TRACK = "#FFFFFF", "#1A2230", "#4A5565", "#C9D1DC", "#EEF2F7"
SHADES = ("#1F5FA8", "#B4530A", "#1D7A4F", "#6B3FA0")
"""The colours of panels, one after the other; each stands out against the paper without being seen as a colour."""

LIGHTER = {"#1F5FA8": "#9DBFE3", "#B4530A": "#E8B98F", "#1D7A4F": "#9BCDB4", "#6B3FA0": "#C4ACE0"}
"""What the second part of a bar is drawn in, by the shade of the first."""

MARK, DASH = "#C0392B", 10
SAMPLE = 28
"""The square that shows a shade, beside its name."""

Font = ImageFont.FreeTypeFont


@cache
def font(size: int) -> Font:
    """The shipped font in a size."""
    return ImageFont.truetype(str(sans_path()), size)


@dataclass(slots=True)
class _Sheet:
    """The picture while it is drawn, and how far down it is filled."""

    draw: ImageDraw.ImageDraw
    down: int = MARGIN

    def text(self, text: str, size: int, colour: str, below: int) -> None:
        """A line of text over the whole width."""
        shown, letters = _fitted(text, size, WIDTH - 2 * MARGIN)
        self.draw.text((MARGIN, self.down), shown, fill=colour, font=letters)
        self.down += round(size * 1.35) + below

    def rule(self) -> None:
        """A line across."""
        self.draw.line((MARGIN, self.down, WIDTH - MARGIN, self.down), fill=RULE, width=2)
        self.down += GAP


def make(told: bytes, made: BinaryIO) -> None:
    """Draw the chart to `made`."""
    chart = read(told)
    height = _drawn(chart, Image.new("RGB", (WIDTH, 1)))
    picture = Image.new("RGB", (WIDTH, height), PAPER)
    _drawn(chart, picture)
    picture.quantize(64).save(made, "PNG", optimize=True)


def _drawn(chart: Chart, picture: Image.Image) -> int:
    """Draw a chart from its top; what is drawn below the picture is not seen. Returns how high it is."""
    sheet = _Sheet(ImageDraw.Draw(picture))
    sheet.text(chart.title, TITLE, INK, 4)
    sheet.text(chart.remark, REMARK, GREY, GAP)
    for panel, shade in zip(chart.panels, SHADES * len(chart.panels), strict=False):
        sheet.rule()
        _panel(sheet, panel, shade, chart.nothing)
    return sheet.down + MARGIN - GAP


def _panel(sheet: _Sheet, panel: Panel, shade: str, nothing: str) -> None:
    sheet.text(panel.title, NAME, INK, 0 if panel.hint else GAP // 2)
    if panel.hint:
        sheet.text(panel.hint, HINT, GREY, GAP // 2)
    _key(sheet, panel, shade)
    if not panel.bars:
        sheet.text(nothing, LABEL, GREY, 0)
    numbers = max((font(LABEL).getlength(bar.said) for bar in panel.bars), default=0)
    room = WIDTH - 2 * MARGIN - LABELS - 2 * GAP - round(numbers)
    top = sheet.down
    for bar in panel.bars:
        _bar(sheet, bar, shade, (room, panel.most))
    if panel.mark and panel.bars:
        across = MARGIN + LABELS + GAP + length_of(panel.mark, panel.most, room)
        for down in range(top, sheet.down, 2 * DASH):
            sheet.draw.line((across, down, across, min(down + DASH, sheet.down)), fill=MARK, width=4)
    sheet.down += GAP


def _key(sheet: _Sheet, panel: Panel, shade: str) -> None:
    """What each shade and the line stand for, a line each."""
    signs = list(zip((shade, LIGHTER[shade]), panel.parts, strict=False))
    signs += [(MARK, panel.marked)] if panel.mark else []
    for colour, name in signs:
        middle, left = sheet.down + HINT * 2 // 3, MARGIN
        half = SAMPLE // 2 if colour != MARK else 2
        sheet.draw.rectangle((left, middle - half, left + SAMPLE, middle + half), fill=colour)
        shown, letters = _fitted(name, HINT, WIDTH - 2 * MARGIN - SAMPLE - GAP)
        sheet.draw.text((left + SAMPLE + GAP, middle), shown, fill=GREY, font=letters, anchor="lm")
        sheet.down += round(HINT * 1.45)
    sheet.down += GAP // 2 if signs else 0


def _bar(sheet: _Sheet, bar: Bar, shade: str, scale: tuple[int, int]) -> None:
    """One bar: its label in a column of its own, then the bar on its track, and its number behind it."""
    room, most = scale
    middle, start = sheet.down + ROW // 2, MARGIN + LABELS + GAP
    for line, letters, above in _label(bar.label):
        sheet.draw.text((MARGIN + LABELS, middle - above), line, fill=INK, font=letters, anchor="rm")
    top, bottom = middle - BAR // 2, middle + BAR // 2
    sheet.draw.rounded_rectangle((start, top, start + room, bottom), 6, fill=TRACK)
    first, second = length_of(bar.count, most, room), length_of(bar.more, most, room)
    for length, colour in ((first + second, LIGHTER[shade]), (first, shade)):
        if length and (colour == shade or second):
            radius = min(6, length // 2)
            sheet.draw.rounded_rectangle((start, top, start + max(length, 4), bottom), radius, fill=colour)
    sheet.draw.text((WIDTH - MARGIN, middle), bar.said, fill=INK, font=font(LABEL), anchor="rm")
    sheet.down += ROW


def _label(text: str) -> list[tuple[str, Font, int]]:
    """The lines of a label, each with its font and how far above the middle of its row it stands."""
    for size in range(LABEL, SMALLEST, -2):
        if font(size).getlength(text) <= LABELS:
            return [(text, font(size), 0)]
    letters, half = font(SMALLEST), SMALLEST // 2 + 2
    end = next(end for end in range(len(text) - 1, 0, -1) if letters.getlength(text[:end]) <= LABELS)
    end = text.rfind(" ", 0, end + 1) if " " in text[: end + 1] else end
    rest, letters = _fitted(text[end:].strip(), SMALLEST, LABELS)
    return [(text[:end], letters, half), (rest, letters, -half)]


def _fitted(text: str, size: int, room: int) -> tuple[str, Font]:
    """A text, and the font in which it fits: smaller where it must be, and cut where even that is too wide."""
    while size > SMALLEST and font(size).getlength(text) > room:
        size -= 2
    letters = font(size)
    if letters.getlength(text) <= room:
        return text, letters
    while text and letters.getlength(f"{text}…") > room:
        text = text[:-1]
    return f"{text}…", letters
