"""Firms confirm the hours of their VPs a page at a time, all of it or all but some, or dispute some with a reason.

What is confirmed is what was shown, in the state in which it was shown; of what changed since, it is said what became
of it, by whom and when. Nobody confirms hours of their own, whatever roles they hold.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from kjfz_bot.dialog.entry_words import length_words
from kjfz_bot.dialog.inbound import No, Ok
from kjfz_bot.domain.service_entry import Entry
from kjfz_bot.services import access, hours_telling, ledger, pages
from kjfz_bot.services.hours_waiting import (
    ACTION,
    DISPUTED,
    SHOWN,
    Waiting,
    head_words,
    named,
    page,
    page_words,
    waiting,
)
from kjfz_bot.services.hours_words import became_words, groups, is_short, line
from kjfz_bot.services.ledger import Marked
from kjfz_bot.services.looks import looked, opened_by
from kjfz_bot.services.registry import Actor, service
from kjfz_bot.storage import appointments, entries, ledgers
from kjfz_bot.storage.store import UnitOfWork


@service("confirm_views")
def confirm_views(uow: UnitOfWork, actor: Actor, _inputs: Mapping[str, Any]) -> Ok | No:
    """What there is to look at: all that waits, where it fits on a page, else the newest, or one VP's week."""
    count = len(_waiting(uow, actor).entries)
    views: list[list[Any]] = []
    if count:
        args = {"shown": min(count, SHOWN), "count": count}
        views.append(["all", {"text": "confirm-view.some" if count > SHOWN else "confirm-view.every", "args": args}])
    if count > SHOWN:
        views.append(["group", {"text": "confirm-view.by-week"}])
    return Ok(views)


@service("hours_groups")
def hours_groups(uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]) -> Ok | No:
    """VPs and weeks of which something waits, the newest week first."""
    found = groups(_waiting(uow, actor).entries)
    start = pages.start_of(inputs["cursor"])
    several = len({group.firm for group in found}) > 1
    shown = found[start : start + pages.PAGE]
    return pages.page(
        [[group.option, head_words(uow, group, names_firm=several)] for group in shown], start, len(found)
    )


@service("look_at_waiting_hours", reads=("view", "group"))
def look_at_waiting_hours(uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]) -> Ok | No:
    """A page of what waits; what is said of it counts for the entries that were on it. VPs can read who looked."""
    found: Iterable[Entry] = _waiting(uow, actor).entries
    if inputs["view"] == "group":
        found = [entry for group in groups(found) if group.option == inputs["group"] for entry in group.entries]
    return _page(uow, actor, found, disputed=False)


@service("look_at_disputed")
def look_at_disputed(uow: UnitOfWork, actor: Actor, _inputs: Mapping[str, Any]) -> Ok | No:
    """The newest of what the firm disputed and nobody has settled, each with what was said of it."""
    return _page(uow, actor, _waiting(uow, actor, disputed=True).entries, disputed=True)


def _page(uow: UnitOfWork, actor: Actor, found: Iterable[Entry], *, disputed: bool) -> Ok:
    shown = page(found)
    on_it = [entry for group in shown for entry in group.entries]
    gate = access.gate(uow, actor)
    for person, appointment in {entry.person: entry.appointment for entry in on_it}.items():
        term = appointments.numbered(uow, appointment)
        assert term is not None
        looked(uow, actor, person, opened_by(uow, gate.role_for(ACTION, term.thing), "hours", ACTION))
    seen = {
        "shown": [[entry.id, entry.state, entry.minutes] for entry in on_it],
        "more": [entry.id for entry in on_it if entry.claim.files or not is_short(entry)],
        "disputed": disputed,
    }
    length = length_words(sum(entry.minutes for entry in on_it))
    return Ok(value=seen, text_args={"page": page_words(uow, shown), "count": len(on_it), "length": length})


@service("hours_shown", reads=("seen",))
def hours_shown(uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]) -> Ok | No:
    """The entries of the page that was seen, to pick some of them."""
    return Ok(
        _options(named(uow, access.gate(uow, actor), ACTION, [number for number, _, _ in inputs["seen"]["shown"]]))
    )


@service("hours_with_more", reads=("seen",))
def hours_with_more(uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]) -> Ok | No:
    """Those of them that have more than a line shows: pictures, or more words."""
    return Ok(_options(named(uow, access.gate(uow, actor), ACTION, inputs["seen"]["more"])))


def _options(found: Sequence[Entry]) -> list[list[Any]]:
    return [[f"{entry.id}", line(entry)] for entry in found]


@service("confirm_hours", reads=("seen", "leave_out"))
def confirm_hours(uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]) -> Ok | No:
    """Confirm what was seen but for what is left out, so far as it is still as it was seen."""
    left_out = {int(number) for number in inputs["leave_out"] or ()}
    wanted = {number: state for number, state, _ in inputs["seen"]["shown"] if number not in left_out}
    same, changed = _as_seen(uow, actor, wanted)
    marked = ledger.confirm(uow, actor, same) if same else Marked()
    return Ok(text_args={**_came_of(uow, actor, marked, changed), "left_out": len(left_out)})


@service("dispute_hours", reads=("seen", "which", "reason"))
def dispute_hours(uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]) -> Ok | No:
    """Dispute some of what was seen, with a reason, which their VPs are told."""
    picked = {int(number) for number in inputs["which"] or ()}
    wanted = {number: state for number, state, _ in inputs["seen"]["shown"] if number in picked}
    same, changed = _as_seen(uow, actor, wanted)
    marked = ledger.dispute(uow, actor, same, f"{inputs['reason']}") if same else Marked()
    hours_telling.disputed(uow, actor, marked.done, f"{inputs['reason']}")
    return Ok(text_args=_came_of(uow, actor, marked, changed))


@service("what_else_waits")
def what_else_waits(uow: UnitOfWork, actor: Actor, _inputs: Mapping[str, Any]) -> Ok | No:
    """What is left for somebody when they leave, and what waits for a colleague, since they served it themselves."""
    found = _waiting(uow, actor)
    disputed = len(_waiting(uow, actor, disputed=True).entries)
    firm = "no" if access.gate(uow, actor).scopes(ACTION) else "none"
    return Ok(text_args={"count": len(found.entries), "own": len(found.own), "disputed": disputed, "firm": firm})


def _waiting(uow: UnitOfWork, actor: Actor, *, disputed: bool = False) -> Waiting:
    return waiting(uow, access.gate(uow, actor), DISPUTED if disputed else ("waiting",), actor.now)


def _as_seen(uow: UnitOfWork, actor: Actor, wanted: Mapping[int, str]) -> tuple[list[int], list[Entry]]:
    """Of entries that were seen in a state, whose ledgers are held from now on, those that are in it, and the others.

    A colleague may have disputed what was seen as waiting: to confirm that all the same is for whoever knows of it.
    """
    ledgers.hold(uow, (entry.person for entry in named(uow, access.gate(uow, actor), ACTION, wanted)))
    found, ended = entries.numbered(uow, wanted)
    same = [entry.id for entry in found if entry.id not in ended and entry.state == wanted[entry.id]]
    return same, [entry for entry in found if entry.id not in same]


def _came_of(uow: UnitOfWork, actor: Actor, marked: Marked, changed: Sequence[Entry]) -> dict[str, Any]:
    left = [*changed, *(overtaken.entry for overtaken in marked.left if overtaken.entry is not None)]
    lines = [became_words(uow, entry, actor.person) for entry in left]
    return {
        "count": len(marked.done),
        "length": length_words(sum(entry.minutes for entry in marked.done)),
        "changed": {"lines": lines} if lines else "none",
    }
