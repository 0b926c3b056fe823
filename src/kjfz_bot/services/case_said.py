"""What was said in the forms of a case, as whoever may read the case reads it: each part by its name, in words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from kjfz_bot.domain import personal
from kjfz_bot.domain.case import Event
from kjfz_bot.domain.workflow import FIELDS, FieldKind, Side
from kjfz_bot.language.money import show_fen
from kjfz_bot.services.places import NOTHING
from kjfz_bot.storage.cases import Kept

READS_SCORES: tuple[Side, ...] = ("city", "talent_office")
"""Sides that read what reviewers wrote; everybody else only that they did."""

ABOUT_OTHERS = frozenset({"contact_person"})
"""Parts in which somebody is named who is not here."""


def said(kept: Kept, event: Event, side: Side | None) -> Any:
    """The parts of a form, one a line, as long as they count; none where there are none for this side."""
    hidden = event.side == "reviewer" and side not in READS_SCORES
    lines = [] if hidden or not _counts(kept, event) else list(_lines(event))
    return {"lines": lines} if lines else NOTHING


def _counts(kept: Kept, event: Event) -> bool:
    """Whether it is the newest of its step and side; of reviewers, whether it is from a seat that was named last."""
    state = kept.case.state
    if event.side != "reviewer":
        return event.seq in state.decided.values()
    named = [values["reviewers"] for values in state.values.values() if values.get("reviewers")]
    return bool(named) and event.seat in named[-1]


def _lines(event: Event) -> Iterator[dict[str, Any]]:
    for name in FIELDS:
        value = event.values.get(name)
        if value not in (None, "", [], ()):
            shown = personal.other(f"{value}") if name in ABOUT_OTHERS else _SHOWN[FIELDS[name]](name, value)
            yield {"text": "case-said", "args": {"field": {"text": f"case-field-{name}"}, "value": shown}}


def _as_it_is(_name: str, value: Any) -> Any:
    return f"{value}"


def _counted(words: str) -> Callable[[str, Any], Any]:
    return lambda _name, value: {"text": words, "args": {"count": len(value)}}


_SHOWN: Mapping[FieldKind, Callable[[str, Any], Any]] = {
    "text": _as_it_is,
    "date": _as_it_is,
    "number": _as_it_is,
    "money": lambda _name, value: {"text": "yuan", "args": {"amount": show_fen(value)}},
    "choice": lambda name, value: {"text": f"case_form-{name}.o-{value}", "or": f"{value}"},
    "files": _counted("case-said_files"),
    "people": _counted("case-said_people"),
}
