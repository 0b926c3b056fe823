"""A statement of service time as it is handed to the process that writes it: all of it in words, and its lengths."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Literal

Form = Literal["docx", "xlsx"]
FORMS: tuple[Form, ...] = ("docx", "xlsx")
"""What a statement can be written as; so the process is asked for it."""


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that is stated, and what it is called."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Amount:
    """A sum in minutes, and of what."""

    label: str
    minutes: int


@dataclass(frozen=True, slots=True)
class Row:
    """One entry; `day` is an ISO day."""

    day: str
    span: str
    minutes: int
    category: str
    place: str
    activity: str
    state: str
    confirmed: str


@dataclass(frozen=True, slots=True)
class Words:
    """What a statement is called, what stands above its columns, below its places for stamps, and around page numbers.

    `page` stands before the page's number, between that and how many there are, and after it.
    """

    title: str
    sheet: str
    columns: tuple[str, ...]
    stamps: tuple[str, ...]
    dated: str
    page: tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Statement:
    """All of a statement: whose and of when, its entries, what they come to, results, and how it is to be read."""

    words: Words
    facts: tuple[Fact, ...]
    rows: tuple[Row, ...]
    sums: tuple[Amount, ...]
    results: tuple[str, ...]
    notes: tuple[str, ...]


def line_of(statement: Statement) -> bytes:
    """A statement on its way to the process."""
    return json.dumps(asdict(statement), ensure_ascii=False).encode() + b"\n"


def read(line: bytes) -> Statement:
    """What `line_of` says."""
    said = json.loads(line)
    words = said["words"]
    return Statement(
        words=Words(
            words["title"],
            words["sheet"],
            tuple(words["columns"]),
            tuple(words["stamps"]),
            words["dated"],
            _three(words["page"]),
        ),
        facts=tuple(Fact(**fact) for fact in said["facts"]),
        rows=tuple(Row(**row) for row in said["rows"]),
        sums=tuple(Amount(**amount) for amount in said["sums"]),
        results=tuple(said["results"]),
        notes=tuple(said["notes"]),
    )


def _three(parts: Sequence[str]) -> tuple[str, str, str]:
    before, between, after = parts
    return before, between, after
