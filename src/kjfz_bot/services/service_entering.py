"""Officers enter hours for a VP beyond what the VP may enter, and correct what was taken over from before the ledger.

Both are marked as theirs, with a reason; the VP is told, and can correct or withdraw what was entered. Nobody confirms
hours in a firm's stead: what an officer enters waits for the firm.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from kjfz_bot.dialog.entry_words import NOTHING, dated_words, length_words
from kjfz_bot.dialog.inbound import No, Ok
from kjfz_bot.domain.appointment import Appointment, Opening
from kjfz_bot.domain.service_limits import Hindrance
from kjfz_bot.domain.service_progress import Year
from kjfz_bot.services import access, entry_lines, ledger, service_figures
from kjfz_bot.services.firms import people_told
from kjfz_bot.services.hours_words import line, vp_words
from kjfz_bot.services.ledger import Overtaken, Programmes
from kjfz_bot.services.notices import notify
from kjfz_bot.services.registry import SERVICES, Actor, NotThere, Service, with_first
from kjfz_bot.services.service_claims import SAID, claims_said
from kjfz_bot.services.service_table import CORRECT, term_of
from kjfz_bot.storage import ledgers, organisations
from kjfz_bot.storage.notices import Notice
from kjfz_bot.storage.store import UnitOfWork

CHANGED, IMPOSSIBLE = "service_opening-changed", "service_opening-impossible"


def services(programmes: Programmes) -> dict[str, Service]:
    """The services of entering for somebody under these programmes."""
    return with_first(
        programmes,
        (enter_for_vp, ("term", "said", "reason"), SAID),
        (opening_years, ("term",), ()),
        (correct_opening, ("term", "year", "hours", "source", "reason"), (CHANGED, IMPOSSIBLE)),
    )


def _chargeable(uow: UnitOfWork, actor: Actor, number: object) -> Appointment:
    """A term in which the actor corrects hours."""
    term = term_of(uow, actor, number)
    access.require(uow, actor, CORRECT, term.thing)
    return term


def enter_for_vp(programmes: Programmes, uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]) -> Ok | No:
    """Enter what was said for the VP, all of it or nothing; where something stands in the way, say what."""
    term = _chargeable(uow, actor, inputs["term"])
    claims = claims_said(inputs["said"], "said")
    if isinstance(claims, No):
        return claims
    made = ledger.enter_for(uow, actor, programmes, term.id, claims, f"{inputs['reason'] or ''}")
    if isinstance(made, Hindrance):
        return entry_lines.hindered(uow, made, claims, "said")
    vp = vp_words(uow, term.person, term.firm.programme)
    lines = {"lines": [{"text": "vp-hours-line", "args": {"line": line(entry)}} for entry in made]}
    args = {"vp": vp, "firm": term.firm.name, "lines": lines, "count": len(made)}
    told = {**args, "office": _office(uow, actor, term), "reason": inputs["reason"]}
    for person in people_told(uow, term.firm.id, term.person):
        _tell(uow, person, "hours_entered_for", f"{made[0].id}", actor.now, told)
    return Ok(text_args=args)


def opening_years(programmes: Programmes, uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]) -> Ok | No:
    """The service years that have begun, each with what was taken over for it, which the option names too."""
    term = _chargeable(uow, actor, inputs["term"])
    found = service_figures.progress_of(uow, programmes, term, actor.now)
    return Ok([[_seen(term, year.number), _opening_words(year)] for year in found.years])


def _seen(term: Appointment, year: int) -> str:
    """A service year as it was seen: its number, and the minutes taken over for it."""
    opening = _opening(term, year)
    return f"{year}:{opening.minutes if opening is not None else ''}"


def _opening(term: Appointment, year: int) -> Opening | None:
    return next((each for each in term.openings if each.year == year), None)


def _opening_words(year: Year) -> dict[str, Any]:
    args = {
        "number": year.number,
        "begins": dated_words(year.begins),
        "ends": dated_words(year.ends),
        **_taken_over(year.opening),
    }
    return {"text": "service_opening-year.item", "args": args}


def _taken_over(opening: Opening | None) -> dict[str, Any]:
    return {
        "length": NOTHING if opening is None else length_words(opening.minutes),
        "source": NOTHING if opening is None else opening.source,
    }


def correct_opening(_programmes: Programmes, uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]) -> Ok | No:
    """Put another opening balance in the place of the one that was seen, or none; said before and after."""
    term = _chargeable(uow, actor, inputs["term"])
    ledgers.hold(uow, [term.person])
    term = _chargeable(uow, actor, inputs["term"])
    number = f"{inputs['year']}".partition(":")[0]
    if not (number.isascii() and number.isdigit()):
        raise NotThere(number)
    year = int(number)
    if _seen(term, year) != inputs["year"]:
        return No(CHANGED, "year")
    minutes = round(float(inputs["hours"]) * 60)
    after = Opening(year, minutes, f"{inputs['source'] or ''}") if minutes else None
    reason = f"{inputs['reason'] or ''}"
    made = ledger.correct_opening(uow, actor, term.id, year, after, reason)
    if isinstance(made, Overtaken):
        return No(CHANGED, "year")
    if isinstance(made, tuple):
        return No(IMPOSSIBLE, "hours")
    before = _taken_over(_opening(term, year))
    args = {
        "year": year,
        "firm": term.firm.name,
        "before": before["length"],
        "before_source": before["source"],
        "after": length_words(minutes) if minutes else NOTHING,
        "after_source": inputs["source"] or NOTHING,
    }
    told = {**args, "office": _office(uow, actor, term), "reason": reason}
    _tell(
        uow,
        term.person,
        "hours_opening",
        f"{term.id}:{inputs['year']}:{minutes}:{actor.now.isoformat()}",
        actor.now,
        told,
    )
    return Ok(text_args=args)


def _office(uow: UnitOfWork, actor: Actor, term: Appointment) -> str:
    """What the office is called for which the actor acts."""
    role = access.gate(uow, actor).role_for(CORRECT, term.thing)
    found = organisations.find(uow, role.organisation)
    assert found is not None
    return found.name


def _tell(uow: UnitOfWork, person: int, topic: str, cause: str, now: datetime, args: Mapping[str, Any]) -> None:
    notify(uow, Notice(person, topic, cause, "decision", now, args=args))


SERVICES.update(services({}))
