"""A chart as it is handed to the process that draws it: groups of bars below one another; and in characters."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator
from dataclasses import asdict, dataclass

PICTURE = "picture"
"""What the process is asked for."""

LONGEST_BAR = 20
"""Characters of the longest bar where a chart is made of them."""

_SIGNS = ("█", "▒")


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar: what it stands for, and how much; `more` goes on behind that in another shade.

    What stands behind it is the count, unless it is `shown` in other words.
    """

    label: str
    count: int
    more: int = 0
    shown: str = ""

    @property
    def said(self) -> str:
        """How much it is, in words or figures."""
        return self.shown or f"{self.count:,}"


@dataclass(frozen=True, slots=True)
class Panel:
    """Bars that are compared with each other, below a title; `hint` says what is counted where the title does not.

    `parts` name the two shades of bars that have some. A line goes down all bars at the length of `mark`, and is
    `marked` as what it is; none at 0.
    """

    title: str
    bars: tuple[Bar, ...]
    hint: str = ""
    parts: tuple[str, ...] = ()
    mark: int = 0
    marked: str = ""

    @property
    def most(self) -> int:
        """What the longest bar or the line stands for."""
        return max([self.mark, *(bar.count + bar.more for bar in self.bars)])


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture: what it is of, when and of which part, its panels, and what stands where a panel has no bar."""

    title: str
    remark: str
    panels: tuple[Panel, ...]
    nothing: str


def line_of(chart: Chart) -> bytes:
    """A chart on its way to the process."""
    return json.dumps(asdict(chart), ensure_ascii=False).encode() + b"\n"


def read(line: bytes) -> Chart:
    """What `line_of` says."""
    said = json.loads(line)
    panels = [
        Panel(**{**panel, "bars": tuple(Bar(**bar) for bar in panel["bars"]), "parts": tuple(panel["parts"])})
        for panel in said["panels"]
    ]
    return Chart(said["title"], said["remark"], tuple(panels), said["nothing"])


def in_characters(chart: Chart) -> str:
    """The chart where there are no pictures: each bar a line, so that labels and bars stand below one another."""
    return "\n\n".join("\n".join(_lines(chart, panel)) for panel in chart.panels)


def _lines(chart: Chart, panel: Panel) -> Iterator[str]:
    yield panel.title
    yield from (f"{sign} {part}" for sign, part in zip(_SIGNS, panel.parts, strict=False))
    yield _bars(panel) or chart.nothing


def _bars(panel: Panel) -> str:
    widest = max((_width(bar.label) for bar in panel.bars), default=0)
    labels = [f"{bar.label}{' ' * (widest - _width(bar.label))}" for bar in panel.bars]
    drawn = [f"{_drawn(bar, panel.most)} {bar.said}".strip() for bar in panel.bars]
    return "\n".join(f"{label} {bar}" for label, bar in zip(labels, drawn, strict=True))


def _drawn(bar: Bar, most: int) -> str:
    lengths = (length_of(bar.count, most, LONGEST_BAR), length_of(bar.more, most, LONGEST_BAR))
    return "".join(sign * length for sign, length in zip(_SIGNS, lengths, strict=True))


def length_of(count: int, most: int, room: int) -> int:
    """How long a bar is of the room there is; what is not nothing can be seen."""
    return max(round(room * count / most), 1) if count else 0


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)
