"""A firm that confirmed by mistake says so: nothing is undone by it, but whoever can put it right is told.

Hours count from the moment they are confirmed, and a VP may rely on them. So the VP is asked to correct or withdraw
them, and the officers, who can strike or correct them, are told as well.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from kjfz_bot.dialog.inbound import No, Ok
from kjfz_bot.domain.service_entry import Entry
from kjfz_bot.services import access, hours_telling
from kjfz_bot.services.hours_waiting import ACTION, SHOWN, named
from kjfz_bot.services.hours_words import became_words, line
from kjfz_bot.services.registry import Actor, NotThere, service
from kjfz_bot.storage import appointments, audit, entries
from kjfz_bot.storage.audit import Deed
from kjfz_bot.storage.confirmed_hours import confirmed_by
from kjfz_bot.storage.store import UnitOfWork

LATELY = timedelta(days=7)
"""How long after a confirmation it can be said that it was a mistake; later it is for an officer's sample check."""


@service("hours_confirmed_lately")
def hours_confirmed_lately(uow: UnitOfWork, actor: Actor, _inputs: Mapping[str, Any]) -> Ok | No:
    """The entries that somebody confirmed lately, the latest first."""
    return Ok([[f"{entry.id}", line(entry)] for entry in _confirmed(uow, actor)])


@service("doubt_hours", reads=("wrong", "why"))
def doubt_hours(uow: UnitOfWork, actor: Actor, inputs: Mapping[str, Any]) -> Ok | No:
    """Tell VPs and officers of entries that were confirmed by mistake; the entries stay as they are."""
    picked = named(uow, access.gate(uow, actor), ACTION, [int(number) for number in inputs["wrong"] or ()])
    if not inputs["why"]:
        raise NotThere(inputs["why"])
    still = {entry.id for entry in _confirmed(uow, actor)}
    found = [entry for entry in picked if entry.id in still]
    hours_telling.doubted(uow, actor, found, f"{inputs['why']}")
    said: dict[str, str | int] = {"by": actor.person, "reason": "given"}
    audit.record(
        uow, *(Deed(each.appointment, "hours_doubted", actor.now, {**said, "entry": each.id}) for each in found)
    )
    changed = [became_words(uow, entry, actor.person) for entry in picked if entry.id not in still]
    return Ok(text_args={"count": len(found), "changed": {"lines": changed} if changed else "none"})


def _confirmed(uow: UnitOfWork, actor: Actor) -> list[Entry]:
    """What somebody confirmed lately and is still so, as far as they may still say something of it."""
    order = {number: place for place, number in enumerate(confirmed_by(uow, actor.person, actor.now - LATELY, SHOWN))}
    found, ended = entries.numbered(uow, order)
    gate = access.gate(uow, actor)
    may = {}
    for number in {entry.appointment for entry in found}:
        term = appointments.numbered(uow, number)
        may[number] = term is not None and gate.can(ACTION, term.thing).allowed
    live = [each for each in found if each.id not in ended and each.state == "confirmed" and may[each.appointment]]
    return sorted(live, key=lambda entry: order[entry.id])
