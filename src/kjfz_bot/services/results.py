"""A VP's results register: what came of the work, where it is filed and listed; added, put right, taken out.

A correction takes out what stood there and adds another, so what was overtaken meanwhile is seen. Whoever may read the
hours of a term may read its register; only whoever serves writes into it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from kjfz_bot.dialog.inbound import No, Ok
from kjfz_bot.dialog.result_form import DONE, KINDS, NEW, NOT_FILED
from kjfz_bot.domain.appointment import Appointment
from kjfz_bot.domain.calendar import shanghai_date
from kjfz_bot.services import access, hours, pages
from kjfz_bot.services.places import NOTHING
from kjfz_bot.services.registry import SERVICES, Actor, NotThere, Service, with_first
from kjfz_bot.services.service_figures import Programmes, rules_of
from kjfz_bot.storage import audit, service_results
from kjfz_bot.storage.audit import Deed
from kjfz_bot.storage.service_results import Result
from kjfz_bot.storage.store import UnitOfWork

WRITE = "claim_hours"
"""What the gate is asked of whoever writes into a register: it is kept by whoever serves."""

PAGE = 6
UNDO = timedelta(hours=1)
MOST = 10_000
"""The largest number of anything."""

SAID = ("kind", "title", "number", "day", "market", "platforms", "used_first")
GONE, NOT_IN_TERM = "results_of-gone", "results_of-not_in_term"


def services(programmes: Programmes) -> dict[str, Service]:
    """The services of registers under these programmes."""
    return with_first(
        programmes,
        (results_page, ("term",), ()),
        (look_at_result, ("term", "result"), ()),
        (result_days, ("term",), ()),
        (save_result, ("term", "before", *SAID), (GONE, NOT_IN_TERM)),
        (undo_result, (), ()),
        (withdraw_result, ("before",), ()),
        (restore_result, (), ()),
    )


def results_page(_programmes: Programmes, uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]) -> Ok | No:
    """The register of a term, the latest result first; a new one before them, and that nothing more is wanted last."""
    gate = access.gate(uow, actor)
    term = hours.readable(uow, gate, inputs["term"])
    found = service_results.of_appointment(uow, term.id)[::-1]
    start = pages.start_of(inputs["cursor"])
    new = [[NEW, {"text": "results_of-result.new"}]] if gate.can(WRITE, term.thing).allowed else []
    lines = [[f"{each.id}", _line(each)] for each in found[start : start + PAGE]]
    return pages.page([*new, *lines, [DONE, {"text": "results_of-result.done"}]], start, len(found), size=PAGE)


def _line(result: Result) -> dict[str, Any]:
    args = {"title": result.title, "kind": {"text": f"result-kind.{result.kind}"}, "day": result.day.isoformat()}
    return {"text": "results_of-result.item", "args": args}


def look_at_result(_programmes: Programmes, uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]) -> Ok | No:
    """A result with all it says, which a change begins with."""
    gate = access.gate(uow, actor)
    term = hours.readable(uow, gate, inputs["term"])
    result = next(
        (each for each in service_results.of_appointment(uow, term.id) if f"{each.id}" == inputs["result"]), None
    )
    if result is None:
        raise NotThere(inputs["result"])
    value = {
        "id": result.id,
        "kind": result.kind,
        "title": result.title,
        "number": result.number,
        "day": result.day.isoformat(),
        "market": result.market_number,
        "listed": list(result.platforms),
        "used_first": result.used_first,
        "acts": ["change", "withdraw"] if gate.can(WRITE, term.thing).allowed else [],
    }
    return Ok(value=value, text_args={"result": result_words(result, term.firm.programme)})


def result_words(result: Result, programme: str) -> dict[str, Any]:
    """A result with all that is said of it, in a line."""
    platforms = [{"text": f"{programme}-platform-{each}", "or": each} for each in result.platforms]
    args = {
        "day": result.day.isoformat(),
        "title": result.title,
        "kind": {"text": f"result-kind.{result.kind}"},
        "number": result.number,
        "market": result.market_number or NOTHING,
        "platforms": {"join": platforms} if platforms else NOTHING,
        "used_first": f"{result.used_first}".lower(),
    }
    return {"text": "statement-result", "args": args}


def result_days(_programmes: Programmes, uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]) -> Ok | No:
    """Between which days a result of a term can lie."""
    first, last = _days(hours.readable(uow, access.gate(uow, actor), inputs["term"]), actor)
    return Ok({"min": first.isoformat(), "max": last.isoformat()})


def _days(term: Appointment, actor: Actor) -> tuple[date, date]:
    return term.starts_on, max(min(term.ends_on, shanghai_date(actor.now)), term.starts_on)


def save_result(programmes: Programmes, uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]) -> Ok | No:
    """Put a result into the register, in the place of what it was before where it was changed."""
    term = _own(uow, actor, inputs["term"])
    result = _result(programmes, term, inputs)
    first, last = _days(term, actor)
    if not first <= result.day <= last:
        return No(NOT_IN_TERM, "day")
    before = inputs["before"]
    if before is not None and not service_results.remove(uow, term.id, int(before["id"]), actor.now):
        return No(GONE)
    kept = service_results.add(uow, result, actor.now)
    _record(uow, actor, term, "result_changed" if before is not None else "result_added")
    value = {"id": kept.id, "before": None if before is None else before["id"], "term": hours.called(term)}
    return Ok(value=value, text_args={"result": result_words(kept, term.firm.programme)}, undo_until=actor.now + UNDO)


def _own(uow: UnitOfWork, actor: Actor, option: object) -> Appointment:
    term = hours.term_of(uow, option)
    access.require(uow, actor, WRITE, None if term is None else term.thing)
    assert term is not None
    return term


def _result(programmes: Programmes, term: Appointment, said: Mapping[str, Any]) -> Result:
    """What was answered, as far as the programme asks it; NotThere for what no question offers."""
    rules = rules_of(programmes, term.firm.programme)
    platforms = tuple(each for each in rules.platforms if each in (said["platforms"] or ()))
    number = int(said["number"] or 1)
    if said["kind"] not in KINDS or not 1 <= number <= MOST:
        raise NotThere(said["kind"])
    found = Result(
        id=0,
        appointment=term.id,
        person=term.person,
        day=date.fromisoformat(said["day"]),
        kind=said["kind"],
        title=" ".join(said["title"].split()),
        number=number,
    )
    if rules.results_clause is None or found.kind in NOT_FILED:
        return found
    return replace(found, market_number=said["market"] or None, platforms=platforms, used_first=said["used_first"])


def undo_result(_programmes: Programmes, uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]) -> Ok | No:
    """Take out what was just put in, and put back what stood there before."""
    done = inputs["value"]
    term = _own(uow, actor, done["term"])
    if not service_results.remove(uow, term.id, done["id"], actor.now):
        raise NotThere(done["id"])
    if done["before"] is not None:
        service_results.restore(uow, term.id, done["before"])
    _record(uow, actor, term, "result_undone")
    return Ok()


def withdraw_result(_programmes: Programmes, uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]) -> Ok | No:
    """Take a result out of the register; that it is out already comes to the same."""
    found = service_results.numbered(uow, int(inputs["before"]["id"]))
    term = _own(uow, actor, None if found is None else found[0].appointment)
    assert found is not None
    result, _ = found
    service_results.remove(uow, term.id, result.id, actor.now)
    _record(uow, actor, term, "result_withdrawn")
    value = {"id": result.id, "term": hours.called(term)}
    return Ok(value=value, text_args={"title": result.title}, undo_until=actor.now + UNDO)


def restore_result(_programmes: Programmes, uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]) -> Ok | No:
    """Put a result back that was just taken out."""
    done = inputs["value"]
    term = _own(uow, actor, done["term"])
    if not service_results.restore(uow, term.id, done["id"]):
        raise NotThere(done["id"])
    _record(uow, actor, term, "result_restored")
    return Ok()


def _record(uow: UnitOfWork, actor: Actor, term: Appointment, action: str) -> None:
    audit.record(uow, Deed(term.id, action, actor.now, {"by": actor.person}))


SERVICES.update(services({}))
