"""What a family is: phrasings made by rule, each with the value it must have because of how it was made."""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from kjfz_bot.language.understand import understand

NOW = datetime.fromisoformat("2026-03-11T10:00+08:00")
SEED = 20260311
_DECIDING = {"logs": ("date", "minutes"), "durations": ("minutes", "start", "end"), "dates": ("date",)}

Expected = Mapping[str, str | int | None]


@dataclass(frozen=True, slots=True)
class Item:
    """A phrasing and what it says; None is what must be asked."""

    text: str
    expected: Expected


@dataclass(frozen=True, slots=True)
class Family:
    """Phrasings of one kind that differ in form only."""

    kind: str
    name: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """How a family is read: how many right, and which are asked though they need not be, or wrong."""

    family: Family
    asked: tuple[Item, ...]
    wrong: tuple[Item, ...]

    @property
    def right(self) -> int:
        """How many are read as they were made."""
        return len(self.family.items) - len(self.asked) - len(self.wrong)

    @property
    def share(self) -> float:
        """The part that is right."""
        return self.right / len(self.family.items)


def family(kind: str, name: str, items: Iterable[tuple[str, Expected]], most: int = 400) -> Family:
    """A family of each phrasing once, at most so many of them, always the same ones."""
    unique = [Item(text, expected) for text, expected in dict(items).items()]
    chosen = unique if len(unique) <= most else random.Random(SEED).sample(unique, most)
    return Family(kind, name, tuple(chosen))


def figure(of: Family) -> Figure:
    """Read every item of a family."""
    asked: list[Item] = []
    wrong: list[Item] = []
    for item in of.items:
        value = understand(of.kind, {"input": item.text}, NOW)
        assert isinstance(value, dict)
        differing = [value.get(name) for name in _DECIDING[of.kind] if value.get(name) != item.expected.get(name)]
        if differing:
            (asked if all(part is None for part in differing) else wrong).append(item)
    return Figure(of, tuple(asked), tuple(wrong))


def rows(*texts: str) -> list[str]:
    """The phrases of a table, parted by strokes."""
    return [phrase for text in texts for phrase in text.split("|")]


def pairs(*texts: str) -> list[tuple[str, int]]:
    """Phrases with the number each stands for, as in "半天=240|2h=120"."""
    return [(phrase, int(value)) for phrase, _, value in (row.rpartition("=") for row in rows(*texts))]
