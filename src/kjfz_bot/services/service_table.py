"""Officers see how VPs of their district or programme stand: one by one, those behind first, or put together.

Lists are made of sums that are kept; only the names on a page are opened. A VP's page leads to their entries by month.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, get_args

from kjfz_bot.dialog.entry_words import NOTHING, dated_words, length_words
from kjfz_bot.dialog.inbound import No, Ok
from kjfz_bot.domain.appointment import Appointment
from kjfz_bot.domain.calendar import month_ends, shanghai_date
from kjfz_bot.domain.service_progress import Year
from kjfz_bot.services import access, hints, need_tables, service_figures
from kjfz_bot.services.hours_words import stated, vp_words
from kjfz_bot.services.looks import looked, opened_by
from kjfz_bot.services.pages import PAGE, page, start_of
from kjfz_bot.services.places import district_words
from kjfz_bot.services.registry import SERVICES, Actor, NotThere, Service, with_first
from kjfz_bot.services.service_desk import CHECK, ENOUGH, count_insisted, is_officers
from kjfz_bot.services.service_figures import By, Group, Line, Programmes, grouped
from kjfz_bot.storage import appointments, entries
from kjfz_bot.storage.store import UnitOfWork

DESK = "desk"
"""The one option of whoever looks after service time."""

EACH = "vps"
"""The way of looking at VPs one by one; the others put them together."""

CORRECT = "correct_hours"
"""What the gate is asked: to enter hours for somebody, and to correct what was taken over."""

MONTHS = 24
"""Months that are offered at most, the latest first."""


def services(programmes: Programmes) -> dict[str, Service]:
    """The services of officers' tables under these programmes."""
    return with_first(
        programmes,
        (service_desks, (), ()),
        (what_waits_for_officers, (), ()),
        (places_of_hours, (), ()),
        (table_ways, ("where",), ()),
        (service_groups, ("where", "by"), ()),
        (service_vps, ("where", "by", "group"), ()),
        (look_at_vp, ("term",), ()),
        (vp_acts, ("term",), ()),
        (vp_months, ("term",), ()),
        (entries_of_month, ("term", "month"), ()),
    )


def service_desks(_programmes: Programmes, uow: UnitOfWork, actor: Actor, _inputs: Mapping[str, Any]) -> Ok | No:
    """That somebody looks after service time as an officer; nothing for anybody else."""
    return Ok([[DESK, DESK]] if access.gate(uow, actor).scopes(CHECK) else [])


def what_waits_for_officers(
    _programmes: Programmes, uow: UnitOfWork, actor: Actor, _inputs: Mapping[str, Any]
) -> Ok | No:
    """How many disputes wait for the actor."""
    return Ok(text_args={"count": count_insisted(uow, access.gate(uow, actor))})


def places_of_hours(programmes: Programmes, uow: UnitOfWork, actor: Actor, _inputs: Mapping[str, Any]) -> Ok | No:
    """Where an officer sees all service time: a programme, and each district of it, or a district alone."""
    return Ok(need_tables.places(programmes, uow, actor, CHECK))


def table_ways(_programmes: Programmes, _uow: UnitOfWork, _actor: Actor, inputs: Mapping[str, Any]) -> Ok | No:
    """One by one or together; by district where there may be several."""
    in_one = ":" in f"{inputs['where']}"
    ways = [EACH, *(by for by in get_args(By) if not (in_one and by == "district"))]
    return Ok([[way, {"text": f"service_table-ways.{way}"}] for way in ways])


def _lines(programmes: Programmes, uow: UnitOfWork, actor: Actor, where: object) -> list[Line]:
    """The terms of a place that run today."""
    order = need_tables.chosen(uow, actor, programmes, where, CHECK)
    return service_figures.lines(uow, programmes, order.scope, actor.now)


def _key(found: Line, by: object) -> str:
    """What the firm, unit or district of a term is called as an option."""
    term = found.term
    return {"firm": f"{term.firm}", "unit": f"{term.unit}", "district": term.district or ""}[f"{by}"]


def service_groups(programmes: Programmes, uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]) -> Ok | No:
    """What the VPs of each firm, unit or district come to, where most are behind first."""
    by = next((way for way in get_args(By) if way == inputs["by"]), None)
    if by is None:
        raise NotThere(inputs["by"])
    order = need_tables.chosen(uow, actor, programmes, inputs["where"], CHECK)
    parted: dict[str, list[Line]] = {}
    for found in _lines(programmes, uow, actor, inputs["where"]):
        parted.setdefault(_key(found, by), []).append(found)
    groups = [(key, grouped(own, by)[0]) for key, own in parted.items()]
    groups.sort(key=lambda each: (-each[1].behind, each[1].name, each[0]))
    items = [[key, _group_words(order.programme, by, key, group)] for key, group in groups]
    start = start_of(inputs["cursor"])
    return page(items[start : start + PAGE], start, len(items))


def _group_words(programme: str, by: By, key: str, group: Group) -> dict[str, Any]:
    args = {
        "name": district_words(programme, key or None) if by == "district" else group.name,
        "terms": group.terms,
        "behind": group.behind,
        "confirmed": length_words(group.headline),
        **_beside(group.waiting, group.disputed),
    }
    return {"text": "service_table-group.item", "args": args}


def _beside(waiting: int, disputed: int) -> dict[str, Any]:
    return {
        "waiting": length_words(waiting) if waiting else NOTHING,
        "disputed": length_words(disputed) if disputed else NOTHING,
    }


def service_vps(programmes: Programmes, uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]) -> Ok | No:
    """VPs one by one, those furthest behind first; of a group where one was picked."""
    found = _lines(programmes, uow, actor, inputs["where"])
    if inputs["by"] != EACH:
        found = [each for each in found if _key(each, inputs["by"]) == f"{inputs['group']}"]
    found.sort(key=_behind)
    start = start_of(inputs["cursor"])
    programme = need_tables.chosen(uow, actor, programmes, inputs["where"], CHECK).programme
    items = [[f"{each.term.id}", _vp_words(uow, programme, each)] for each in found[start : start + PAGE]]
    return page(items, start, len(found), ENOUGH)


def _behind(found: Line) -> tuple[int, str, int]:
    """Where a VP stands in the list: by how far they are behind an even share."""
    pace = None if found.year is None else found.year.pace
    return (0 if pace is None else pace.served - pace.due, found.term.firm_name, found.term.id)


def _vp_words(uow: UnitOfWork, programme: str, found: Line) -> dict[str, Any]:
    year = found.year
    args = {"vp": vp_words(uow, found.term.person, programme), "firm": found.term.firm_name, **_year_args(year)}
    return {"text": "service_table-term.item", "args": args}


def _year_args(year: Year | None) -> dict[str, Any]:
    """What a year comes to, as variables of a text."""
    if year is None:
        return dict.fromkeys(("confirmed", "waiting", "disputed", "left", "behind"), NOTHING)
    late = year.pace.due - year.pace.served if year.pace is not None else 0
    return {
        "confirmed": length_words(year.headline),
        **_beside(year.sums.waiting, year.sums.disputed),
        "left": length_words(year.left) if year.left else NOTHING,
        "behind": length_words(late) if late > 0 else NOTHING,
    }


def term_of(uow: UnitOfWork, actor: Actor, number: object) -> Appointment:
    """A term in the actor's charge as an officer; NotThere for any other."""
    text = f"{number}"
    term = appointments.numbered(uow, int(text)) if text.isascii() and text.isdigit() else None
    if term is None or not is_officers(access.gate(uow, actor), term):
        raise NotThere(number)
    return term


def look_at_vp(programmes: Programmes, uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]) -> Ok | No:
    """How one VP stands, year by year, and what may be worth a look; they can read who looked."""
    term = term_of(uow, actor, inputs["term"])
    role = access.gate(uow, actor).role_for("read_hours", term.thing)
    looked(uow, actor, term.person, opened_by(uow, role, "hours", "read_hours"))
    found = service_figures.progress_of(uow, programmes, term, actor.now)
    years = [_year_words(year) for year in found.years]
    today = shanghai_date(actor.now)
    args = {
        "vp": vp_words(uow, term.person, term.firm.programme),
        "firm": term.firm.name,
        "unit": term.unit.name,
        "since": dated_words(term.starts_on),
        "until": dated_words(term.ends_on),
        "years": {"lines": years} if years else NOTHING,
        "hints": hints.lines(hints.of_term(uow, term.id, today)),
    }
    return Ok(value={"term": term.id}, text_args=args)


def _year_words(year: Year) -> dict[str, Any]:
    opening, checked = year.opening, year.sums.checked
    args = {
        "number": year.number,
        "begins": dated_words(year.begins),
        "ends": dated_words(year.ends),
        **_year_args(year),
        "checked": length_words(checked) if checked else NOTHING,
        "opening": NOTHING if opening is None else length_words(opening.minutes),
        "source": NOTHING if opening is None else opening.source,
        "owed": NOTHING if year.owed is None else length_words(year.owed),
    }
    return {"text": "service_vp-year", "args": args}


def vp_acts(_programmes: Programmes, uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]) -> Ok | No:
    """What may be done from a VP's page: who has a stake in it only looks."""
    term = term_of(uow, actor, inputs["term"])
    may = access.gate(uow, actor).can(CORRECT, term.thing).allowed
    acts = ("months", *(("enter", "opening") if may else ()), "leave")
    return Ok([[act, {"text": f"service_vp-acts.{act}"}] for act in acts])


def vp_months(programmes: Programmes, uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]) -> Ok | No:
    """The months in which a VP entered something, the latest first."""
    term = term_of(uow, actor, inputs["term"])
    found = service_figures.progress_of(uow, programmes, term, actor.now).months
    latest = sorted(found, reverse=True)[:MONTHS]
    return Ok([[month, _month_words(month, found[month].claimed, found[month].entries)] for month in latest])


def _month_words(month: str, minutes: int, count: int) -> dict[str, Any]:
    year, number = month.split("-")
    args = {"year": year, "name": {"text": f"service-month.m{int(number)}"}}
    return {"text": "service_vp-month.item", "args": {**args, "length": length_words(minutes), "count": count}}


def entries_of_month(_programmes: Programmes, uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]) -> Ok | No:
    """The entries of a month, each with what became of it."""
    term = term_of(uow, actor, inputs["term"])
    first, last = month_ends(*_month(inputs["month"]))
    items, start = list(_items(uow, term, first, last)), start_of(inputs["cursor"])
    return page(items[start : start + PAGE], start, len(items), ENOUGH)


def _month(text: object) -> tuple[int, int]:
    year, _, month = f"{text}".partition("-")
    if not (year.isdigit() and month.isdigit() and 1 <= int(month) <= 12):
        raise NotThere(text)
    return int(year), int(month)


def _items(uow: UnitOfWork, term: Appointment, first: date, last: date) -> Iterator[list[Any]]:
    for entry in entries.between(uow, term.id, first, last):
        yield [f"{entry.id}", stated(entry)]


SERVICES.update(services({}))
