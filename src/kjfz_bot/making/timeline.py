"""A timeline as it is handed to the process that draws it: stations below one another; and the same in characters."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Literal

TIMELINE = "timeline"
"""What the process is asked for."""

State = Literal["done", "back", "now", "end", "next"]
"""A station that was passed, from which it went back, where it is, where it ended, and one that is still to come."""

_SIGNS: dict[State, str] = {"done": "●", "back": "↺", "now": "▶", "end": "■", "next": "○"}


@dataclass(frozen=True, slots=True)
class Station:
    """A station: what it is, and below that who took it or has it, when, and on which clause."""

    name: str
    below: str
    state: State


@dataclass(frozen=True, slots=True)
class Timeline:
    """A picture: what it is of, what it is about and when it was drawn, and its stations from the first to the last."""

    title: str
    remark: str
    stations: tuple[Station, ...]


def line_of(timeline: Timeline) -> bytes:
    """A timeline on its way to the process."""
    return json.dumps(asdict(timeline), ensure_ascii=False).encode() + b"\n"


def read(line: bytes) -> Timeline:
    """What `line_of` says."""
    said = json.loads(line)
    return Timeline(said["title"], said["remark"], tuple(Station(**station) for station in said["stations"]))


def in_characters(timeline: Timeline) -> str:
    """The timeline where there are no pictures: a sign and a line for each station."""
    return "\n".join(_lines(timeline))


def _lines(timeline: Timeline) -> Iterator[str]:
    for station in timeline.stations:
        yield f"{_SIGNS[station.state]} {station.name}"
        if station.below:
            yield f"  {station.below}"
