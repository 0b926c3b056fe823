"""What was said of service time, as the check page shows it: every entry in full, a length with its spans."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from kjfz_bot.dialog.entry_words import length_words, line_words, span_text
from kjfz_bot.dialog.spoken import spoken
from kjfz_bot.texts.catalogue import Catalogue

KINDS = frozenset({"log", "duration"})
"""The kinds of answers that are shown here."""


def shown(texts: Catalogue, lang: str, kind: str, value: Any) -> str:
    """An answer of one of the kinds in words."""
    if kind == "log":
        return _entries(texts, lang, value)
    spans = ", ".join(span_text(start, end) for start, end in value["spans"])
    length = str(spoken(texts, lang, length_words(value["minutes"])))
    return f"{spans} ({length})" if spans else length


def _entries(texts: Catalogue, lang: str, value: Sequence[Mapping[str, Any]]) -> str:
    """One entry in the line, several below one another."""
    lines = [str(spoken(texts, lang, _words(entry))) for entry in value]
    return lines[0] if len(lines) == 1 else "".join(f"\n• {line}" for line in lines)


def _words(entry: Mapping[str, Any]) -> Mapping[str, Any]:
    start, end = entry["start"], entry["end"]
    return line_words(
        None if entry["day"] is None else date.fromisoformat(entry["day"]),
        entry["minutes"],
        span=None if start is None else (start, end),
        activity=entry["activity"],
        place=entry["place"],
    )
