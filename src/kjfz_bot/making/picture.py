"""A chart as it is handed to the process that draws it: groups of bars below one another; and in characters."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Sequence
from dataclasses import asdict, dataclass

PICTURE = "picture"
"""What the process is asked for."""

LONGEST_BAR = 20
"""Characters of the longest bar where a chart is made of them."""

_BLOCK = "█"


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar: what it stands for, and how much."""

    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Panel:
    """Bars that are compared with each other, below a title; `hint` says what is counted where the title does not."""

    title: str
    bars: tuple[Bar, ...]
    hint: str = ""


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
        Panel(panel["title"], tuple(Bar(**bar) for bar in panel["bars"]), panel["hint"]) for panel in said["panels"]
    ]
    return Chart(said["title"], said["remark"], tuple(panels), said["nothing"])


def in_characters(chart: Chart) -> str:
    """The chart where there are no pictures: each bar a line, so that labels and bars stand below one another."""
    parts = [f"{panel.title}\n{_bars(panel.bars) or chart.nothing}" for panel in chart.panels]
    return "\n\n".join(parts)


def _bars(bars: Sequence[Bar]) -> str:
    most = max((bar.count for bar in bars), default=0)
    widest = max((_width(bar.label) for bar in bars), default=0)
    labels = [f"{bar.label}{' ' * (widest - _width(bar.label))}" for bar in bars]
    drawn = [f"{_BLOCK * length_of(bar.count, most, LONGEST_BAR)} {bar.count:,}".strip() for bar in bars]
    return "\n".join(f"{label} {bar}" for label, bar in zip(labels, drawn, strict=True))


def length_of(count: int, most: int, room: int) -> int:
    """How long a bar is of the room there is; what is not nothing can be seen."""
    return max(round(room * count / most), 1) if count else 0


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)
