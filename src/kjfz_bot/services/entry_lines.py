"""Entries of service time as services name them: in a line, with their state, and why one cannot be entered."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from kjfz_bot.dialog.entry_words import NOTHING, Words, dated_words, length_words, line_words
from kjfz_bot.domain.service_entry import Claim, Entry
from kjfz_bot.domain.service_limits import Hindrance
from kjfz_bot.storage import organisations
from kjfz_bot.storage.store import UnitOfWork


def line(claimed: Claim) -> Words:
    """All of an entry in a line."""
    span = None if claimed.start is None or claimed.end is None else (claimed.start, claimed.end)
    return line_words(claimed.day, claimed.minutes, span=span, activity=claimed.activity, place=claimed.place)


def with_state(entry: Entry) -> Words:
    """The same with what became of it."""
    return {
        "text": "entry-stated",
        "args": {"line": line(entry.claim), "state": {"text": f"entry-state.{entry.state}"}},
    }


def hindrance(uow: UnitOfWork, found: Hindrance, claimed: Claim) -> Mapping[str, Any]:
    """The variables of the words that say why something cannot be entered, and what stands in the way."""
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
