"""A document of a case as it is handed to the process that writes it: the names a template may use, and their words.

Which words these are is decided by services; how a template is filled in is `inside/`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from kjfz_bot.domain.workflow import DOCUMENTS

PAPER, CHECK = "paper", "paper_check"
"""What the process is asked for: to write one, and to look whether templates can be filled in."""

NAMES: Mapping[str, str] = {
    "programme": "what the programme is called",
    "case_number": "the case number",
    "number": "the number of a letter, once it was issued",
    "made_on": "the day it was made",
    "clause": "the clause the document rests on",
    "office": "the office that decided",
    "expert": "the expert's name",
    "unit": "the sending unit",
    "firm": "the firm",
    "need": "the title of the firm's need",
    "need_number": "the number of the need",
    "title": "the title of the joint project",
    "aims": "its aims",
    "schedule": "its schedule",
    "deliverables": "what it is to deliver",
    "discipline": "social sciences and humanities, or other",
    "budget": "its funds",
    "duties": "what the expert is to do",
    "plan": "what the expert plans",
    "contact_person": "the unit's contact person",
    "post_name": "the name of the post",
    "starts_on": "the first day of the term",
    "ends_on": "the last day of the term",
    "months": "the months a term normally has",
    "contract_until": "the last day of the expert's contract with the unit",
    "certificate_until": "the last day on which the expert's certificate is valid",
    "notice_from": "the first day of a public notice",
    "notice_until": "the last day of a public notice",
}
"""The words a template may name, and what each is; one that nobody said comes out as a line to write on."""

FLAGS: Mapping[str, str] = {
    "draft": "it is for the parties to check, and not issued",
    "three_parties": "the unit is a party of the agreement",
}
"""What a template may ask with `if`."""

ROWS = "rows"
"""The list a template may go through with `for`."""

ROW_NAMES: Mapping[str, str] = {
    "place": "its place in the list",
    "number": "the case number",
    "expert": "the expert's name",
    "unit": "the sending unit",
    "firm": "the firm",
    "need": "the title of the need or project",
}
"""What each row of the notice list has."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A document to be written: which, what each name stands for, which flags are up, and its rows."""

    kind: str
    words: Mapping[str, str] = field(default_factory=dict)
    flags: frozenset[str] = frozenset()
    rows: tuple[Mapping[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Told:
    """What the process is told: the template's file, and what to fill in."""

    template: str
    words: Mapping[str, str]
    flags: Sequence[str]
    rows: Sequence[Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Finding:
    """Why a template cannot be filled in: which file, where in it, what is wrong, and how to mend it."""

    file: str
    place: str
    problem: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.file}: {self.place}: {self.problem} {self.remedy}"


def line_of(paper: Paper, template: Path) -> bytes:
    """A document on its way to the process."""
    return _line(asdict(Told(f"{template}", paper.words, sorted(paper.flags), list(paper.rows))))


def read(line: bytes) -> Told:
    """What `line_of` says."""
    return Told(**json.loads(line))


def line_of_check(templates: Sequence[Path]) -> bytes:
    """Which templates are to be looked at."""
    return _line([f"{path}" for path in templates])


def read_check(line: bytes) -> list[Path]:
    """What `line_of_check` says."""
    return [Path(path) for path in json.loads(line)]


def finding_line(finding: Finding) -> bytes:
    """What is wrong, on its way back."""
    return _line(asdict(finding))


def read_finding(line: bytes) -> Finding:
    """What `finding_line` says."""
    return Finding(**json.loads(line))


def sample(kind: str) -> Paper:
    """A document of which every name stands for itself, with two rows: plainly nobody's."""
    words = {name: f"[{name}]" for name in NAMES}
    rows = tuple({name: f"[{name} {count}]" for name in ROW_NAMES} for count in (1, 2))
    return Paper(kind, words, frozenset(FLAGS), rows)


def kind_of(file: str) -> str | None:
    """The kind of document a template's file is for, by its name; None where it is none."""
    kind = file.split(".")[0]
    return kind if kind in DOCUMENTS else None


def _line(said: Any) -> bytes:
    return json.dumps(said, ensure_ascii=False).encode() + b"\n"
