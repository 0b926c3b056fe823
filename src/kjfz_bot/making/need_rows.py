"""The rows of the table of needs: its columns, what stands in each, and what the process is asked for that reads them.

Who may have which rows, and by which words, is decided before by whoever asks; here is neither a right nor a language.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime

from kjfz_bot.domain.access import Scope
from kjfz_bot.domain.calendar import shanghai_date
from kjfz_bot.domain.need import Need, State
from kjfz_bot.domain.sheet import Cell
from kjfz_bot.making.table import Content

SHORT, NAME, LONG = 12, 24, 44
"""Widths of columns, in Latin letters: of a word or a day, of a name or a line, of a text that is wrapped."""

TEN_THOUSAND_YUAN = 1_000_000
"""In fen; budgets are told in these."""

COLUMNS: Mapping[str, tuple[Content, int]] = {
    "number": ("text", SHORT),
    "firm": ("text", NAME),
    "named": ("text", SHORT),
    "district": ("text", SHORT),
    "field": ("text", NAME),
    "title": ("text", NAME),
    "scene": ("text", LONG),
    "problem": ("text", LONG),
    "present": ("text", LONG),
    "target": ("text", LONG),
    "limits": ("text", LONG),
    "keywords": ("text", NAME),
    "expert": ("text", NAME),
    "form": ("text", SHORT),
    "budget": ("number", SHORT),
    "vps": ("number", SHORT),
    "vps_reason": ("text", NAME),
    "state": ("text", SHORT),
    "submitted": ("day", SHORT),
    "published": ("day", SHORT),
    "valid_until": ("day", SHORT),
}
"""What stands in each column, and how wide it is."""


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of a table in one language, those of districts, fields, forms and states by their ids.

    `hidden` stands in place of the name of a firm that hides it; None where whoever asks may read it.
    """

    hidden: str | None
    named: str
    unnamed: str
    between: str
    districts: Mapping[str, str]
    fields: Mapping[str, str]
    forms: Mapping[str, str]
    states: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Asked:
    """What the process that reads is asked for: the needs of a scope in some states, at the address of a database."""

    database: str
    scope: Scope
    states: tuple[State, ...]
    wording: Wording


@dataclass(frozen=True, slots=True)
class Found:
    """What it says in the end: how many rows it has written, and whether a firm is in them that hides its name."""

    count: int
    hiding: bool


def line_of(said: Asked | Found) -> bytes:
    """What is asked or was found, on its way between the processes."""
    return json.dumps(asdict(said), ensure_ascii=False).encode() + b"\n"


def read_asked(line: bytes) -> Asked:
    """What is asked for."""
    said = json.loads(line)
    return Asked(said["database"], Scope(**said["scope"]), tuple(said["states"]), Wording(**said["wording"]))


def read_found(line: bytes) -> Found:
    """What was found."""
    return Found(**json.loads(line))


def cells(need: Need, words: Wording) -> list[Cell]:
    """The row of a need."""
    said = need.statement
    return [
        need.public_id,
        need.firm.name if said.named or words.hidden is None else words.hidden,
        words.named if said.named else words.unnamed,
        _worded(words.districts, need.district),
        _worded(words.fields, said.field),
        said.title,
        said.scene,
        said.problem,
        said.present,
        said.target,
        said.limits,
        words.between.join(said.keywords),
        said.expert,
        words.forms[said.form],
        _in_ten_thousands(said.budget),
        said.vps,
        said.vps_reason,
        words.states[need.state],
        _day(need.submitted_at),
        _day(need.published_at),
        said.valid_until,
    ]


def _worded(words: Mapping[str, str], value: str | None) -> str | None:
    """A district or field by the name its programme has for it."""
    return None if value is None else words.get(value, value)


def _in_ten_thousands(fen: int | None) -> int | float | None:
    """An amount in units of ten thousand yuan, whole where it is whole."""
    if fen is None:
        return None
    return fen // TEN_THOUSAND_YUAN if fen % TEN_THOUSAND_YUAN == 0 else fen / TEN_THOUSAND_YUAN


def _day(moment: datetime | None) -> date | None:
    return None if moment is None else shanghai_date(moment)
