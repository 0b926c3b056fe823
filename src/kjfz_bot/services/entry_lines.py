"""Entries of service time as services name them: in a line, with their state, and why one cannot be entered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from kjfz_bot.dialog.entry_words import NOTHING, Words, dated_words, length_words, line_words
from kjfz_bot.dialog.inbound import No
from kjfz_bot.domain.service_entry import Claim
from kjfz_bot.domain.service_limits import Hindrance
from kjfz_bot.storage import organisations
from kjfz_bot.storage.store import UnitOfWork


def line(claimed: Claim) -> Words:
    """All of an entry in a line."""
    span = None if claimed.start is None or claimed.end is None else (claimed.start, claimed.end)
    return line_words(claimed.day, claimed.minutes, span=span, activity=claimed.activity, place=claimed.place)


def hindered(uow: UnitOfWork, found: Hindrance, claims: Sequence[Claim], at: str | None) -> No:
    """Why something cannot be entered and what stands in the way; `at` is the question that is put again."""
    return No(f"log_form-hindrance.{found.reason}", at, _hindrance(uow, found, claims[found.index]))


def _hindrance(uow: UnitOfWork, found: Hindrance, claimed: Claim) -> Mapping[str, Any]:
    entry = found.entry
    firm = None if entry is None else organisations.find(uow, entry.firm)
    return {
        "line": line(claimed),
        "other": NOTHING if entry is None else line(entry.claim),
        "firm": NOTHING if firm is None else firm.name,
        "day": dated_words(claimed.day),
        "limit": _limit(found.limit),
        "left": NOTHING if found.left is None else length_words(found.left),
        "length": length_words(max(claimed.minutes, 0)),
    }


def _limit(limit: int | date | None) -> Words | str:
    if limit is None:
        return NOTHING
    return dated_words(limit) if isinstance(limit, date) else length_words(limit)
