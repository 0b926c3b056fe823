"""A VP logs service time: in a message, step by step, as before, for a week. Putting it right: `service_fix.py`.

What may be entered is the ledger's to say (`ledger.py`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from kjfz_bot.dialog.entry_words import NOTHING, day_words, length_words
from kjfz_bot.dialog.inbound import No, Ok
from kjfz_bot.domain.appointment import Appointment
from kjfz_bot.domain.calendar import shanghai_date
from kjfz_bot.domain.service_entry import UNDO, Claim, Entry
from kjfz_bot.domain.service_limits import Hindrance
from kjfz_bot.domain.service_progress import progress
from kjfz_bot.domain.workdays import is_workday
from kjfz_bot.services import entry_lines, hours_telling, ledger
from kjfz_bot.services.ledger import Overtaken, Programmes
from kjfz_bot.services.registry import SERVICES, Actor, NotThere, Service, with_first
from kjfz_bot.services.service_claims import HINDERED, MOST, TOO_MANY, claims_of, own_term
from kjfz_bot.storage import appointments, entries, service_totals
from kjfz_bot.storage.store import UnitOfWork

LATELY = 30
"""Entries among which those of before are looked for that can be repeated."""
REPEATABLE = 5
WEEKS = 14
"""Days back in which working days without an entry are offered."""

HOW = ("said", "entries", "last", "days", "which_day", "day", "which_length", "length")
"""The answers that say when, and how long."""
WRITTEN = ("term", *HOW, "activity", "category", "place", "paper_1", "paper_2", "clash")

REPLACE, OTHER = "replace:", "other"

CLASHING = "log_form-clashing"
LATE = "log_form-undo_late"


def services(programmes: Programmes) -> dict[str, Service]:
    """The services of logging under these programmes."""
    return with_first(
        programmes,
        (my_terms, (), ()),
        (last_entries, ("term",), ()),
        (days_to_fill, ("term",), ()),
        (term_days, ("term",), ()),
        (log_clashes, ("term", *HOW), ()),
        (log_service, WRITTEN, (*HINDERED, CLASHING, TOO_MANY)),
        (take_entries_back, (), (LATE,)),
    )


def my_terms(programmes: Programmes, uow: UnitOfWork, actor: Actor, _inputs: Mapping[str, Any]) -> Ok | No:
    """The terms under way that service time can be logged on, by their firms."""
    found = [term for term in appointments.of_person(uow, actor.person) if term.is_under_way]
    counted = [term for term in found if _counts(programmes, term)]
    return Ok([[f"{term.id}:{term.firm.programme}", term.firm.name] for term in counted])


def _counts(programmes: Programmes, term: Appointment) -> bool:
    programme = programmes.get(term.firm.programme)
    return programme is not None and programme.service is not None


def last_entries(_programmes: Programmes, uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]) -> Ok | No:
    """The entries of before that can be made again, each once, newest first."""
    term = own_term(uow, actor, inputs["term"])
    found: dict[Any, Entry] = {}
    for entry in entries.newest(uow, actor.person, 0, LATELY):
        if entry.appointment == term.id:
            found.setdefault((entry.claim.activity, entry.minutes), entry)
    return Ok([[again(entry), _again_words(entry)] for entry in list(found.values())[:REPEATABLE]])


def again(entry: Entry) -> str:
    """An entry as an option to repeat: its number, its duty and its place, which the check page shows."""
    return f"{entry.id}:{entry.claim.category or ''}:{entry.claim.place or ''}"


def _again_words(entry: Entry) -> dict[str, Any]:
    args = {"activity": entry.claim.activity, "length": length_words(entry.minutes)}
    return {"text": "log_form-last-line", "args": args}


def days_to_fill(_programmes: Programmes, uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]) -> Ok | No:
    """The working days of the last two weeks on which nothing is logged, latest last."""
    term, today = own_term(uow, actor, inputs["term"]), shanghai_date(actor.now)
    days = [today - timedelta(days=back) for back in reversed(range(WEEKS))]
    days = [day for day in days if term.starts_on <= day <= term.ends_on and is_workday(day)]
    logged = {entry.day for entry in entries.live_on(uow, actor.person, days)}
    return Ok([[day.isoformat(), day_words(day)] for day in days if day not in logged])


def term_days(programmes: Programmes, uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]) -> Ok | No:
    """Between which days service time can be logged today."""
    term, today = own_term(uow, actor, inputs["term"]), shanghai_date(actor.now)
    earliest = max(term.starts_on, today - timedelta(days=ledger.rules(programmes, term).back_days))
    return Ok({"min": earliest.isoformat(), "max": min(today, term.ends_on).isoformat()})


def log_clashes(programmes: Programmes, uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]) -> Ok | No:
    """Where an entry of the same term stands in the way: to put the new one in its place, or not; else nothing."""
    term = own_term(uow, actor, inputs["term"])
    claims = claims_of(uow, actor, inputs)
    found = ledger.hindered(uow, actor, programmes, term.id, claims)
    if found is None or not _can_be_replaced(found, term, claims):
        return Ok([])
    assert found.entry is not None
    instead = {"text": "log_form-clash-replace", "args": {"line": entry_lines.line(found.entry.claim)}}
    return Ok([[f"{REPLACE}{found.entry.id}", instead], [OTHER, {"text": "log_form-clash-other"}]])


def _can_be_replaced(found: Hindrance, term: Appointment, claims: Sequence[Claim]) -> bool:
    """An entry of the same term that nobody has checked; one new entry at a time."""
    entry = found.entry
    same = entry is not None and entry.id and entry.appointment == term.id and entry.state != "checked"
    return bool(same) and found.reason in ("overlaps", "twin") and len(claims) == 1


def log_service(programmes: Programmes, uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]) -> Ok | No:
    """Enter what was said, all of it or nothing; where something stands in the way, say what."""
    term = own_term(uow, actor, inputs["term"])
    claims = claims_of(uow, actor, inputs)
    if len(claims) > MOST:
        return No(TOO_MANY, _asked(inputs), {"most": f"{MOST}"})
    clash = f"{inputs['clash'] or ''}"
    if clash == OTHER:
        return No(CLASHING, _asked(inputs))
    if clash.startswith(REPLACE):
        made = _put_in_place(programmes, uow, actor, int(clash.removeprefix(REPLACE)), claims)
    else:
        made = ledger.claim(uow, actor, programmes, term.id, claims)
    if isinstance(made, Overtaken):
        return No(CLASHING, _asked(inputs))
    if isinstance(made, Hindrance):
        return entry_lines.hindered(uow, made, claims, _asked(inputs))
    return _logged(programmes, uow, actor, term, made)


def _put_in_place(
    programmes: Programmes, uow: UnitOfWork, actor: Actor, number: int, claims: Sequence[Claim]
) -> list[Entry] | Hindrance | Overtaken:
    """Put what was said in the place of an entry; the firm hears of it where it had said something of that."""
    before, _ = entries.numbered(uow, [number])
    made = ledger.correct(uow, actor, programmes, number, claims)
    if isinstance(made, list):
        hours_telling.corrected(uow, actor, before[0], made)
    return made


def _asked(inputs: Mapping[str, Any]) -> str | None:
    """The question that said when and how long, which is put again."""
    asked = ("length", "day", "which_day", "which_length", "days", "entries")
    return next((name for name in asked if inputs.get(name) is not None), None)


def _logged(programmes: Programmes, uow: UnitOfWork, actor: Actor, term: Appointment, made: Sequence[Entry]) -> Ok:
    """What was entered, and what the year comes to with it."""
    rules = ledger.rules(programmes, term)
    year = progress(term, service_totals.of_appointment(uow, term.id), rules, shanghai_date(actor.now)).current
    left = None if year is None else year.left
    args = {
        "count": len(made),
        "lines": {"lines": [entry_lines.line(entry.claim) for entry in made]},
        "firm": term.firm.name,
        "confirmed": length_words(0 if year is None else year.headline),
        "waiting": length_words(0 if year is None else year.sums.waiting),
        "left": NOTHING if left is None else length_words(left),
    }
    return Ok(value=[entry.id for entry in made], text_args=args, undo_until=actor.now + UNDO)


def take_entries_back(programmes: Programmes, uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]) -> Ok | No:
    """Undo what was just logged; what it came in the place of is entered once more, and waits for the firm again.

    An entry of which somebody has said something meanwhile stays, and with it all that was logged together.
    """
    found, _ = entries.numbered(uow, [int(number) for number in inputs["value"]])
    if not found or any(entry.person != actor.person for entry in found):
        raise NotThere(inputs["value"])
    before, _ = entries.numbered(uow, {entry.corrects for entry in found if entry.corrects is not None})
    try:
        with uow.savepoint():
            for entry in found:
                _must_be(ledger.reverse(uow, actor, entry.id, "undo"))
            for entry in before:
                _must_be(ledger.claim(uow, actor, programmes, entry.appointment, [entry.claim], twice=True))
    except _CannotBeUndone:
        return No(LATE)
    return Ok()


class _CannotBeUndone(Exception):
    """A part of what was logged together stays, so all of it does."""


def _must_be(done: object) -> None:
    if isinstance(done, Overtaken | Hindrance):
        raise _CannotBeUndone


SERVICES.update(services({}))
