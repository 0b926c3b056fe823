"""A VP puts right what is logged: says an entry anew or a part of it, takes it back, insists against a dispute."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from kjfz_bot.dialog.entry_words import NOTHING
from kjfz_bot.dialog.inbound import No, Ok
from kjfz_bot.domain.service_entry import UNDO, Entry
from kjfz_bot.domain.service_limits import Hindrance
from kjfz_bot.services import entry_lines, hours_telling, ledger, pages
from kjfz_bot.services.hours_words import stated
from kjfz_bot.services.ledger import Overtaken, Programmes
from kjfz_bot.services.registry import SERVICES, Actor, NotThere, Service, with_first
from kjfz_bot.services.service_claims import SAID, claims_said, own_term
from kjfz_bot.storage import appointments, entries
from kjfz_bot.storage.store import UnitOfWork


def services(programmes: Programmes) -> dict[str, Service]:
    """The services of correcting under these programmes."""
    return with_first(
        programmes,
        (my_entries, ("term",), ()),
        (look_at_my_entry, ("entry",), ()),
        (entry_before, ("seen",), ()),
        (correct_entry, ("seen", "anew"), SAID),
        (withdraw_entry, ("seen",), ()),
        (insist_on_entry, ("seen", "reason"), ()),
    )


def my_entries(_programmes: Programmes, uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]) -> Ok | No:
    """The VP's own entries, newest first."""
    own_term(uow, actor, inputs["term"])
    start = pages.start_of(inputs["cursor"])
    found = entries.newest(uow, actor.person, start, pages.PAGE + 1)
    return pages.page([[f"{entry.id}", stated(entry)] for entry in found[: pages.PAGE]], start, start + len(found))


def look_at_my_entry(_programmes: Programmes, uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]) -> Ok | No:
    """One entry as it stands, with what was last said of it, and what its VP may do with it."""
    entry, ended = _entry(uow, actor, inputs["entry"])
    marks = entries.marks_of(uow, entry)
    reason = marks[-1].reason if marks and not ended else None
    term = appointments.numbered(uow, entry.appointment)
    assert term is not None
    category = entry.claim.category
    args = {
        "line": entry_lines.line(entry.claim),
        "category": NOTHING if category is None else {"text": f"{term.firm.programme}-duty-{category}"},
        "state": {"text": f"entry-state.{'reversed' if ended else entry.state}"},
        "reason": reason or NOTHING,
    }
    return Ok(value={"entry": entry.id, "state": entry.state, "acts": [] if ended else _acts(entry)}, text_args=args)


def _acts(entry: Entry) -> list[str]:
    found = {
        "insist": entry.state == "disputed",
        "correct": entry.state != "checked",
        "withdraw": entry.state != "checked",
    }
    return [name for name, may in found.items() if may]


def entry_before(_programmes: Programmes, uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]) -> Ok | No:
    """The entry that is put right, as what is said of it anew begins with."""
    entry, _ = _entry(uow, actor, inputs["seen"]["entry"])
    return Ok({"before": [said_before(entry)]})


def said_before(entry: Entry) -> dict[str, Any]:
    """An entry as an answer in free words has it."""
    claimed = entry.claim
    return {
        "day": claimed.day.isoformat(),
        "minutes": claimed.minutes,
        "start": claimed.start,
        "end": claimed.end,
        "activity": claimed.activity or None,
        "place": claimed.place,
        "category": claimed.category,
        "duty": None,
        "day_readings": [],
        "minutes_readings": [],
    }


def correct_entry(programmes: Programmes, uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]) -> Ok | No:
    """Put what was said anew in the place of an entry; the firm confirms it again."""
    entry, _ = _entry(uow, actor, inputs["seen"]["entry"])
    claims = claims_said(inputs["anew"], "anew")
    if isinstance(claims, No):
        return claims
    claims[0] = replace(claims[0], files=entry.claim.files, counted=entry.claim.counted)
    made = ledger.correct(uow, actor, programmes, entry.id, claims)
    if isinstance(made, Overtaken):
        return _overtaken(made)
    if isinstance(made, Hindrance):
        return entry_lines.hindered(uow, made, claims, "anew")
    hours_telling.corrected(uow, actor, entry, made)
    term = appointments.numbered(uow, entry.appointment)
    assert term is not None
    lines = {"lines": [entry_lines.line(each.claim) for each in made]}
    args = {"lines": lines, "line": NOTHING, "firm": term.firm.name, "gone": "no"}
    return Ok(value=[each.id for each in made], text_args=args, undo_until=actor.now + UNDO)


def withdraw_entry(_programmes: Programmes, uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]) -> Ok | No:
    """Take an entry back."""
    entry, _ = _entry(uow, actor, inputs["seen"]["entry"])
    found = ledger.reverse(uow, actor, entry.id, "withdrawn")
    if isinstance(found, Overtaken):
        return _overtaken(found)
    hours_telling.withdrawn(uow, actor, found)
    return _said_of(entry)


def insist_on_entry(_programmes: Programmes, uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]) -> Ok | No:
    """Have the officers decide on an entry that the firm disputes."""
    entry, _ = _entry(uow, actor, inputs["seen"]["entry"])
    found = ledger.insist(uow, actor, [entry.id], inputs["reason"])
    hours_telling.insisted(uow, actor, found.done, inputs["reason"])
    return _overtaken(found.left[0]) if found.left else _said_of(entry)


def _said_of(entry: Entry) -> Ok:
    return Ok(text_args={"line": entry_lines.line(entry.claim), "gone": "no"})


def _overtaken(found: Overtaken) -> Ok:
    """What became of an entry while its VP was at it; nothing was changed."""
    state = "reversed" if found.why == "reversed" or found.entry is None else found.entry.state
    return Ok(text_args={"line": {"text": f"entry-state.{state}"}, "lines": NOTHING, "firm": NOTHING, "gone": "yes"})


def _entry(uow: UnitOfWork, actor: Actor, number: object) -> tuple[Entry, bool]:
    """An entry of the actor's own, and whether it is reversed; NotThere for any other."""
    text = f"{number}"
    found, ended = entries.numbered(uow, [int(text)] if text.isascii() and text.isdigit() else [])
    if not found or found[0].person != actor.person:
        raise NotThere(number)
    return found[0], found[0].id in ended


SERVICES.update(services({}))
