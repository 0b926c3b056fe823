"""A VP logs service time: in a message, step by step, as before, for a week; and puts right what is logged.

What may be entered is the ledger's to say (`ledger.py`); here is how answers become claims, and what is said of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from kjfz_bot.dialog.entry_words import NOTHING, day_words, length_words
from kjfz_bot.dialog.inbound import No, Ok
from kjfz_bot.dialog.service_form import AGAIN, WEEK, entries_of
from kjfz_bot.domain.appointment import Appointment
from kjfz_bot.domain.calendar import shanghai_date
from kjfz_bot.domain.service_entry import UNDO, Claim, Entry
from kjfz_bot.domain.service_limits import Hindrance
from kjfz_bot.domain.service_progress import progress
from kjfz_bot.services import access, entry_lines, hours_telling, ledger
from kjfz_bot.services.ledger import Overtaken, Programmes
from kjfz_bot.services.registry import SERVICES, Actor, NotThere, Service, with_first
from kjfz_bot.storage import appointments, entries, files, service_totals
from kjfz_bot.storage.store import UnitOfWork

PAGE = 8
LATELY = 30
"""Entries among which those of before are looked for that can be repeated."""
REPEATABLE = 5
WEEKS = 14
"""Days back in which working days without an entry are offered."""
MOST = 31
"""Entries one message may make."""

HOW = ("said", "entries", "last", "days", "which_day", "day", "which_length", "length")
"""The answers that say when, and how long."""
WRITTEN = ("term", *HOW, "activity", "category", "place", "paper_1", "paper_2", "clash")

REPLACE, OTHER = "replace:", "other"

REFUSALS = (
    *("no_minutes", "no_span", "minutes_not_span", "unknown_duty", "future", "too_old", "outside_term"),
    *("not_under_way", "overlaps", "day_full", "over_cap", "twin"),
)
HINDERED = tuple(f"log_form-hindrance.{reason}" for reason in REFUSALS)
CLASHING = "log_form-clashing"
TOO_MANY, DOUBTFUL = "log_form-too_many", "log_fix-doubtful"
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
        (my_entries, ("term",), ()),
        (look_at_my_entry, ("entry",), ()),
        (entry_before, ("seen",), ()),
        (correct_entry, ("seen", "anew"), (*HINDERED, DOUBTFUL, TOO_MANY)),
        (withdraw_entry, ("seen",), ()),
        (insist_on_entry, ("seen", "reason"), ()),
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
    term = _term(uow, actor, inputs["term"])
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
    term, today = _term(uow, actor, inputs["term"]), shanghai_date(actor.now)
    days = [today - timedelta(days=back) for back in reversed(range(WEEKS))]
    days = [day for day in days if term.starts_on <= day <= term.ends_on and day.isoweekday() <= 5]
    logged = {entry.day for entry in entries.live_on(uow, actor.person, days)}
    return Ok([[day.isoformat(), day_words(day)] for day in days if day not in logged])


def term_days(programmes: Programmes, uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]) -> Ok | No:
    """Between which days service time can be logged today."""
    term, today = _term(uow, actor, inputs["term"]), shanghai_date(actor.now)
    earliest = max(term.starts_on, today - timedelta(days=ledger.rules(programmes, term).back_days))
    return Ok({"min": earliest.isoformat(), "max": min(today, term.ends_on).isoformat()})


def log_clashes(programmes: Programmes, uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]) -> Ok | No:
    """Where an entry of the same term stands in the way: to put the new one in its place, or not; else nothing."""
    term = _term(uow, actor, inputs["term"])
    claims = _claims(uow, actor, inputs)
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
    term = _term(uow, actor, inputs["term"])
    claims = _claims(uow, actor, inputs)
    if len(claims) > MOST:
        return No(TOO_MANY, _asked(inputs), {"most": f"{MOST}"})
    clash = f"{inputs['clash'] or ''}"
    if clash == OTHER:
        return No(CLASHING, _asked(inputs))
    if clash.startswith(REPLACE):
        made = ledger.correct(uow, actor, programmes, int(clash.removeprefix(REPLACE)), claims)
    else:
        made = ledger.claim(uow, actor, programmes, term.id, claims)
    if isinstance(made, Overtaken):
        return No(CLASHING, _asked(inputs))
    if isinstance(made, Hindrance):
        return _hindered(uow, made, claims, inputs)
    return _logged(programmes, uow, actor, term, made)


def _hindered(uow: UnitOfWork, found: Hindrance, claims: Sequence[Claim], inputs: Mapping[str, Any]) -> No:
    return No(
        f"log_form-hindrance.{found.reason}", _asked(inputs), entry_lines.hindrance(uow, found, claims[found.index])
    )


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
    for entry in found:
        if isinstance(ledger.reverse(uow, actor, entry.id, "undo"), Overtaken):
            return No(LATE)
    before, _ = entries.numbered(uow, {entry.corrects for entry in found if entry.corrects is not None})
    for entry in before:
        ledger.claim(uow, actor, programmes, entry.appointment, [entry.claim], twice=True)
    return Ok()


def _claims(uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]) -> list[Claim]:
    """What was said as the ledger takes it: one claim a day and span; papers show the first."""
    made = [_complete(claimed, inputs) for claimed in _begun(uow, actor, inputs)]
    papers = tuple(dict.fromkeys(_papers(uow, actor, inputs)))
    return [replace(claimed, files=papers if place == 0 else ()) for place, claimed in enumerate(made)]


def _begun(uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]) -> Iterator[Claim]:
    """The claims of the way that was picked, with the day and the length where these were asked."""
    said, last = entries_of(inputs["entries"]), _last(uow, actor, inputs)
    if said:
        for each in said:
            yield from _of_words(each, inputs)
    else:
        days = inputs["days"] if inputs["said"] == WEEK and inputs["days"] else [inputs["day"]]
        for day in days:
            yield from _on(date.fromisoformat(day), last, inputs)


def _last(uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]) -> Entry | None:
    if inputs["said"] != AGAIN or inputs["last"] is None:
        return None
    (found,), _ = entries.numbered(uow, [int(inputs["last"].partition(":")[0])])
    if found.person != actor.person:
        raise NotThere(found.id)
    return found


def _of_words(each: Mapping[str, Any], inputs: Mapping[str, Any]) -> Iterator[Claim]:
    """One entry in free words; what it lacked was asked for all that lacked it."""
    day = date.fromisoformat(each["day"] or inputs["which_day"] or inputs["day"])
    parts = [(each["minutes"], each["start"], each["end"])]
    if each["minutes"] is None:
        parts = list(_lengths(inputs["length"] if inputs["length"] is not None else inputs["which_length"]))
    for minutes, start, end in parts:
        yield Claim(day, minutes, start, end, each.get("category"), each["place"], each["activity"] or "")


def _on(day: date, last: Entry | None, inputs: Mapping[str, Any]) -> Iterator[Claim]:
    if last is not None:
        yield Claim(day, last.minutes, activity=last.claim.activity)
        return
    for minutes, start, end in _lengths(inputs["length"]):
        yield Claim(day, minutes, start, end)


def _lengths(answer: Any) -> Iterator[tuple[int, int | None, int | None]]:
    """A length as it was answered: the minutes of a button, or what was read, in spans where it was said in spans."""
    if isinstance(answer, Mapping):
        spans = answer["spans"]
        yield from ((end - start, start, end) for start, end in spans)
        if not spans:
            yield answer["minutes"], None, None
    else:
        yield int(answer), None, None


def _complete(claimed: Claim, inputs: Mapping[str, Any]) -> Claim:
    """With what holds for all of it: the activity where it was asked, the duty, the place."""
    return replace(
        claimed,
        activity=claimed.activity or inputs.get("activity") or "",
        category=inputs.get("category") if inputs.get("category") is not None else claimed.category,
        place=inputs.get("place") if inputs.get("place") is not None else claimed.place,
    )


def _papers(uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]) -> Iterator[str]:
    for name in ("paper_1", "paper_2"):
        paper = inputs.get(name)
        if isinstance(paper, Mapping) and "file_id" in paper:
            file = files.find(uow, paper["file_id"])
            if file is None or file.person != actor.person:
                raise NotThere(paper["file_id"])
            yield file.public_id


def my_entries(_programmes: Programmes, uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]) -> Ok | No:
    """The VP's own entries, newest first."""
    _term(uow, actor, inputs["term"])
    start = int(inputs["cursor"] or 0)
    found = entries.newest(uow, actor.person, start, PAGE + 1)
    return Ok(
        {
            "items": [[f"{entry.id}", entry_lines.with_state(entry)] for entry in found[:PAGE]],
            "next": start + PAGE if len(found) > PAGE else None,
            "previous": max(start - PAGE, 0) if start else None,
        }
    )


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
    claimed = entry.claim
    before = {
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
    return Ok({"before": [before]})


def correct_entry(programmes: Programmes, uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]) -> Ok | No:
    """Put what was said anew in the place of an entry; the firm confirms it again."""
    entry, _ = _entry(uow, actor, inputs["seen"]["entry"])
    said = entries_of(inputs["anew"])
    if not said or any(each["day"] is None or each["minutes"] is None for each in said):
        return No(DOUBTFUL, "anew")
    claims = [claimed for each in said for claimed in _of_words(each, {})]
    claims[0] = replace(claims[0], files=entry.claim.files, counted=entry.claim.counted)
    if len(claims) > MOST:
        return No(TOO_MANY, "anew", {"most": f"{MOST}"})
    made = ledger.correct(uow, actor, programmes, entry.id, claims)
    if isinstance(made, Overtaken):
        return _overtaken(made)
    if isinstance(made, Hindrance):
        found = claims[made.index]
        return No(f"log_form-hindrance.{made.reason}", "anew", entry_lines.hindrance(uow, made, found))
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


def _term(uow: UnitOfWork, actor: Actor, which: object) -> Appointment:
    """A term the actor serves; NotThere for any other."""
    number = f"{which}".partition(":")[0]
    term = appointments.numbered(uow, int(number)) if number.isascii() and number.isdigit() else None
    access.require(uow, actor, "claim_hours", None if term is None else term.thing)
    assert term is not None
    return term


SERVICES.update(services({}))
