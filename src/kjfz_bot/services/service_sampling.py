"""Officers look into a sample of confirmed hours, drawn by chance; what may be worth a look is drawn sooner.

The seed stays in the audit, with where, how far back and how many: so the draw can be made once more.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Mapping
from datetime import timedelta
from typing import Any

from kjfz_bot.dialog.entry_words import length_words
from kjfz_bot.dialog.inbound import No, Ok
from kjfz_bot.dialog.service_acts import MOST
from kjfz_bot.domain.access import Scope
from kjfz_bot.domain.calendar import shanghai_date
from kjfz_bot.domain.service_entry import Entry
from kjfz_bot.domain.service_sample import drawn, weights
from kjfz_bot.services import access, hints, need_tables, service_figures
from kjfz_bot.services.pages import PAGE, page, start_of
from kjfz_bot.services.registry import SERVICES, Actor, NotThere, Service, with_first
from kjfz_bot.services.seats import place
from kjfz_bot.services.service_desk import CHECK, ENOUGH, is_officers, named_line
from kjfz_bot.services.service_figures import Programmes
from kjfz_bot.storage import appointments, audit, entries, organisations, service_traces
from kjfz_bot.storage.audit import Deed
from kjfz_bot.storage.store import UnitOfWork

DAYS: Mapping[str, int] = {"month": 31, "quarter": 92, "year": 366}
"""How far back a sample may go, by what that is called."""

TERMS: Mapping[str, int] = {"month": 100, "quarter": 60, "year": 20}
"""Terms that are looked into at once, fewer the further back; of more, so many are drawn first."""


def services(programmes: Programmes) -> dict[str, Service]:
    """The services of samples under these programmes."""
    return with_first(
        programmes,
        (sample_firms, ("where",), ()),
        (draw_sample, ("where", "firm", "days", "count"), ()),
        (sample_entries, ("drawn",), ()),
        (sample_figures, ("where", "drawn"), ()),
    )


def sample_firms(programmes: Programmes, uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]) -> Ok | No:
    """The firms of a place at which VPs serve, a page of them."""
    order = need_tables.chosen(uow, actor, programmes, inputs["where"], CHECK)
    found = service_figures.lines(uow, programmes, order.scope, actor.now)
    named = sorted({(each.term.firm_name, each.term.firm) for each in found})
    start = start_of(inputs["cursor"])
    return page([[f"{number}", name] for name, number in named[start : start + PAGE]], start, len(named))


def draw_sample(programmes: Programmes, uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]) -> Ok | No:
    """Draw so many confirmed entries of a place or firm, but none in which the actor has a stake."""
    scope = _scope(programmes, uow, actor, inputs)
    days, count = f"{inputs['days']}", int(inputs["count"])
    if days not in DAYS or not 0 < count <= MOST:
        raise NotThere((days, count))
    seed = secrets.token_hex(8)
    found = _population(uow, actor, scope, days, seed)
    may_be_checked = [entry.id for entry in found if entry.state == "confirmed"]
    told = [hint for own in hints.of_entries(uow, found).values() for hint in own]
    picked = drawn(seed, weights(may_be_checked, (hint.entries for hint in told)), count)
    said = {"key": place(scope), "inputs": seed, "cause": days}
    audit.record(uow, Deed(actor.person, "hours_sampled", actor.now, {"by": actor.person, **said, "rows": len(picked)}))
    hinted = {number for hint in told for number in hint.entries}
    value = {"entries": picked, "hinted": sorted(hinted & set(picked)), "seed": seed}
    args = {"count": len(picked), "among": len(may_be_checked), "hinted": len(value["hinted"]), "seed": seed}
    return Ok(value=value, text_args=args)


def _scope(programmes: Programmes, uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]) -> Scope:
    """The place, or one firm in it; NotThere for a firm elsewhere."""
    order = need_tables.chosen(uow, actor, programmes, inputs["where"], CHECK)
    number = f"{inputs['firm'] or ''}"
    if not number:
        return order.scope
    firm = organisations.find(uow, int(number)) if number.isascii() and number.isdigit() else None
    if firm is None or firm.programme != order.programme or order.district not in (None, firm.district):
        raise NotThere(number)
    return Scope(order.programme, firm.district, firm.id)


def _population(uow: UnitOfWork, actor: Actor, scope: Scope, days: str, seed: str) -> list[Entry]:
    """The live entries of terms that the actor may check, nothing of them opened."""
    gate, today = access.gate(uow, actor), shanghai_date(actor.now)
    since = today - timedelta(days=DAYS[days])
    terms = drawn(seed, dict.fromkeys(service_traces.terms(uow, scope, since, today), 1), TERMS[days])
    read = (appointments.numbered(uow, number) for number in terms)
    may = [term.id for term in read if term is not None and gate.can(CHECK, term.thing).allowed]
    return service_traces.of_terms(uow, may, since, today)


def sample_entries(_programmes: Programmes, uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]) -> Ok | No:
    """What of a sample is still to be looked at, what may be worth it marked; nothing once all is."""
    left = [entry for entry in _sampled(uow, actor, inputs["drawn"]) if entry.state == "confirmed"]
    hinted = set(inputs["drawn"]["hinted"])
    start = start_of(inputs["cursor"])
    shown = left[start : start + PAGE]
    items = [[f"{entry.id}", _item(uow, entry, is_hinted=entry.id in hinted)] for entry in shown]
    return page(items, start, len(left), ENOUGH)


def _item(uow: UnitOfWork, entry: Entry, *, is_hinted: bool) -> dict[str, Any]:
    term = appointments.numbered(uow, entry.appointment)
    assert term is not None
    args = {"line": named_line(uow, term, entry), "hinted": f"{is_hinted}".lower()}
    return {"text": "service_sample-entry.item", "args": args}


def _sampled(uow: UnitOfWork, actor: Actor, sample: Mapping[str, Any]) -> list[Entry]:
    """The live entries of a sample, in the order in which they were drawn; NotThere where one is not the actor's."""
    found, ended = entries.numbered(uow, (int(number) for number in sample["entries"]))
    _require(uow, actor, found)
    order = {int(number): rank for rank, number in enumerate(sample["entries"])}
    return sorted((entry for entry in found if entry.id not in ended), key=lambda entry: order[entry.id])


def _require(uow: UnitOfWork, actor: Actor, found: Iterable[Entry]) -> None:
    gate = access.gate(uow, actor)
    for number in {entry.appointment for entry in found}:
        term = appointments.numbered(uow, number)
        if term is None or not is_officers(gate, term):
            raise NotThere(number)


def sample_figures(programmes: Programmes, uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]) -> Ok | No:
    """What came of a sample, and how much of the place's confirmed hours is checked by now."""
    live = _sampled(uow, actor, inputs["drawn"])
    order = need_tables.chosen(uow, actor, programmes, inputs["where"], CHECK)
    years = [line.year for line in service_figures.lines(uow, programmes, order.scope, actor.now) if line.year]
    args = {
        "count": len(inputs["drawn"]["entries"]),
        "checked": sum(entry.state == "checked" for entry in live),
        "gone": len(inputs["drawn"]["entries"]) - len(live),
        "open": sum(entry.state != "checked" for entry in live),
        "all_checked": length_words(sum(year.sums.checked for year in years)),
        "all_confirmed": length_words(sum(year.sums.confirmed for year in years)),
    }
    return Ok(text_args=args)


SERVICES.update(services({}))
