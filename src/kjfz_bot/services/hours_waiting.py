"""What of hours waits for a person of a firm: which entries they may say something of, and a page of them in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from kjfz_bot.dialog.entry_words import length_words
from kjfz_bot.domain.service_entry import Entry, State
from kjfz_bot.services.access import Gate
from kjfz_bot.services.hours_words import Group, groups, line, vp_words, week_words
from kjfz_bot.services.registry import NotThere
from kjfz_bot.storage import appointments, entries, organisations
from kjfz_bot.storage.store import UnitOfWork

ACTION = "confirm_hours"

MOST = 500
"""Entries of a firm that are looked at; what waits behind them comes once these are dealt with."""

SHOWN = 30
"""Entries on a page at most. Nothing is confirmed that was not on one."""

DISPUTED: tuple[State, ...] = ("disputed", "insisted")
"""States of entries that the firm disputed and may think better of."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """Entries of firms of somebody's, whichever they served themselves apart: those another of the firm confirms."""

    entries: tuple[Entry, ...]
    own: tuple[Entry, ...]


def waiting(uow: UnitOfWork, gate: Gate, states: Sequence[State], now: datetime) -> Waiting:
    """What waits in one of these states at the firms for which somebody confirms hours, the newest week first."""
    found: dict[int, Entry] = {}
    for scope in gate.scopes(ACTION):
        found |= {entry.id: entry for entry in entries.pending(uow, scope, states, MOST, now)}
    may = {number: _may(uow, gate, number) for number in {entry.appointment for entry in found.values()}}
    ordered = [entry for group in groups(found.values()) for entry in group.entries]
    return Waiting(
        tuple(entry for entry in ordered if may[entry.appointment]),
        tuple(entry for entry in ordered if entry.person == gate.holder.person),
    )


def _may(uow: UnitOfWork, gate: Gate, appointment: int) -> bool:
    term = appointments.numbered(uow, appointment)
    return term is not None and gate.can(ACTION, term.thing).allowed


def named(uow: UnitOfWork, gate: Gate, action: str, numbers: Iterable[int]) -> list[Entry]:
    """Entries in the order in which they are named, reversed ones too; NotThere where somebody may not for one."""
    order = {number: place for place, number in enumerate(numbers)}
    found, _ = entries.numbered(uow, order)
    if len(found) != len(order):
        raise NotThere(order)
    for number in {entry.appointment for entry in found}:
        term = appointments.numbered(uow, number)
        gate.require(action, None if term is None else term.thing)
    return sorted(found, key=lambda entry: order[entry.id])


def page(found: Iterable[Entry]) -> list[Group]:
    """The groups of the first entries that a page has room for; a group that does not fit goes on with the next."""
    return groups(list(found)[:SHOWN])


def page_words(uow: UnitOfWork, shown: Sequence[Group]) -> dict[str, Any]:
    """Every entry of a page in a line, below whose they are and in which week."""
    several = len({group.firm for group in shown}) > 1
    lines: list[Any] = []
    for group in shown:
        lines += [head_words(uow, group, names_firm=several), *(_line(uow, entry) for entry in group.entries)]
    return {"lines": lines}


def head_words(uow: UnitOfWork, group: Group, *, names_firm: bool) -> dict[str, Any]:
    """A VP and a week, with how many entries there are and how long they come to."""
    firm = organisations.find(uow, group.firm)
    assert firm is not None
    args = {
        "vp": vp_words(uow, group.person, firm.programme),
        "firm": firm.name if names_firm else "none",
        "week": week_words(group.monday),
        "count": len(group.entries),
        "length": length_words(group.minutes),
    }
    return {"text": "vp-hours-group", "args": args}


def _line(uow: UnitOfWork, entry: Entry) -> dict[str, Any]:
    args = {"line": line(entry), "files": len(entry.claim.files), "insisted": "none"}
    if entry.state in DISPUTED:
        args["insisted"] = _reasons(uow, entry)
    return {"text": "vp-hours-entry", "args": args}


def _reasons(uow: UnitOfWork, entry: Entry) -> Any:
    """Why it was disputed, and why the VP insists."""
    said = {mark.kind: mark.reason or "none" for mark in entries.marks_of(uow, entry)}
    args = {"disputed": said.get("disputed", "none"), "insisted": said.get("insisted", "none")}
    return {"text": "vp-hours-reasons", "args": args}
